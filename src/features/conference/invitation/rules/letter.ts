import { formatHours } from "../../../../platform/i18n/dates.ts";
import type { OpenLetter } from "../../../../thread/kinds.ts";
import type { Conference } from "../../queries/conferences.ts";
import { slotsOf } from "../../rules/programme/programme.ts";
import type { Programme } from "../../rules/programme/programme.ts";
import { minuteOf, wholeSpan } from "../../rules/when.ts";
import { texts } from "../../texts/visitors.ts";
import { letterWords } from "../texts/mail.ts";

const plain = (text: string) => text.replaceAll(/([\\`*_[\]<>#|~])/g, "\\$1").replaceAll("\n", " ");

/** The letter that invites to a conference, to begin with: what, when and where, why, the programme, and how one answers. */
export function invitationLetter(conference: Conference & { readonly caseNumber: string }, programme: Programme): OpenLetter {
  const t = letterWords;
  const contact = [conference.contactFunction, conference.contactPhone, conference.contactMail].filter(Boolean).join(" · ");
  const slots = slotsOf(programme).map(
    (slot) => `- ${formatHours(slot, "da")} ${plain(slot.session.kind === "workshop" ? `${texts.da.programme.kinds.workshop}: ${slot.session.title}` : slot.session.title)}`,
  );
  const parts = [
    t.lead(plain(conference.title)),
    `**${plain(wholeSpan(conference, "da"))}**, ${plain(conference.place)}`,
    conference.why,
    `## ${t.programme}`,
    slots.join("\n"),
    `## ${t.answer}`,
    [conference.closesAt ? t.before(minuteOf(conference.closesAt, "da")) : "", t.how].filter(Boolean).join(" "),
    contact && t.contact(plain(contact)),
  ];
  return {
    audience: (conference.targetGroup || t.audience).slice(0, 200),
    title: t.title(conference.title).slice(0, 200),
    body: parts.filter(Boolean).join("\n\n").slice(0, 20_000),
    caseNumber: conference.caseNumber,
    phone: conference.contactPhone,
  };
}
