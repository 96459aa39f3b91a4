import { formatHours } from "../../../../platform/i18n/dates.ts";
import type { District } from "../../../../platform/district/district.ts";
import type { MailAttachment, OutgoingMail } from "../../../../platform/mail/outbox.ts";
import { renderMail } from "../../../../platform/mail/render.ts";
import type { Conference } from "../../queries/conferences.ts";
import { wholeSpan } from "../../rules/when.ts";
import { mailFooter } from "../../registration/rules/mail.ts";
import { mailWords } from "../../registration/texts/mail.ts";
import { programmeMailWords } from "../texts/mail.ts";
import type { Entry } from "./programme.ts";

/**
 * Gives somebody their programme, in Danish, with why they got it.
 * @param order `isChanged`: they have had another one before; `href`: absolute address of their programme
 */
export function programmeMail(order: {
  readonly district: District;
  readonly conference: Conference;
  readonly to: string;
  readonly name: string;
  readonly entries: readonly Entry[];
  readonly why: string;
  readonly isChanged: boolean;
  readonly href: string;
  readonly attachments: readonly MailAttachment[];
}): OutgoingMail {
  const { district, conference, to, name, entries, why, isChanged, href, attachments } = order;
  const t = programmeMailWords;
  return {
    districtId: district.id,
    to,
    subject: (isChanged ? t.changedSubject : t.subject)(conference.title),
    ...renderMail({
      lang: "da",
      greeting: mailWords.greeting(name),
      paragraphs: [
        (isChanged ? t.changedLead : t.lead)(conference.title),
        [wholeSpan(conference, "da"), conference.place].join("\n"),
        entries.map(lineOf).join("\n"),
        why,
        t.calendar,
      ],
      link: { href, label: t.open },
      footer: mailFooter(district, conference),
    }),
    purpose: "conference.programme",
    about: { kind: "conference", id: conference.id },
    attachments,
  };
}

function lineOf(entry: Entry): string {
  if (!("slot" in entry)) return `${formatHours(entry.round, "da")} ${programmeMailWords.none(entry.round.number)}`;
  const { slot } = entry;
  return `${formatHours(slot, "da")} ${[slot.session.title, slot.room].filter(Boolean).join(", ")}`;
}
