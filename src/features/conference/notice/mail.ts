import type { District } from "../../../platform/district/district.ts";
import type { MailAttachment, OutgoingMail } from "../../../platform/mail/outbox.ts";
import { renderMail } from "../../../platform/mail/render.ts";
import { invitedFooter } from "../invitation/rules/mail.ts";
import { mailWords as invitationWords } from "../invitation/texts/mail.ts";
import type { Conference } from "../queries/conferences.ts";
import { mailFooter } from "../registration/rules/mail.ts";
import { mailWords } from "../registration/texts/mail.ts";
import { changeWords } from "../rules/programme/change-words.ts";
import { wholeSpan } from "../rules/when.ts";
import { hasOtherTime } from "./head.ts";
import { movedMailWords, programmeChangedWords } from "./mail-words.ts";
import type { Hearer } from "./queries/hearers.ts";
import type { ProgrammeHearer } from "./queries/programme-hearers.ts";

/**
 * Tells somebody when and where their conference is now, and what they knew, in Danish.
 * @param order `href`: absolute address of their own page; none when there is nothing to answer any more
 */
export function movedMail(order: {
  readonly district: District;
  readonly conference: Conference;
  readonly hearer: Pick<Hearer, "name" | "state" | "knew"> & { readonly email: string };
  readonly href: string | undefined;
  readonly attachments: readonly MailAttachment[];
}): OutgoingMail {
  const { district, conference, hearer, href, attachments } = order;
  const t = movedMailWords;
  const { knew, state } = hearer;
  const isElsewhere = knew.place !== conference.place;
  const isLater = hasOtherTime(knew, conference);
  const what = isLater ? (isElsewhere ? "both" : "time") : "place";
  const [was, is] = [wholeSpan(knew, "da"), wholeSpan(conference, "da")];
  const words = state === "seated" || state === "waiting" || state === "offered" ? t[state] : t.invited;
  return {
    districtId: district.id,
    to: hearer.email,
    subject: `${t.subject[what]}: ${conference.title}`,
    ...renderMail({
      lang: "da",
      greeting: mailWords.greeting(hearer.name ?? ""),
      paragraphs: [
        words.lead(conference.title, t.lead[what]),
        isLater ? t.time(was, is) : t.sameTime(is),
        isElsewhere ? t.place(knew.place, conference.place) : t.samePlace(conference.place),
        words.stands,
        ["", t.calendar, t.calendarWithProgramme][attachments.length] ?? "",
      ].filter(Boolean),
      ...(href !== undefined && { link: { href, label: state === null ? invitationWords.button : state === "offered" ? mailWords.answer : mailWords.open } }),
      footer: state === null ? invitedFooter(district, conference) : mailFooter(district, conference),
    }),
    purpose: "conference.moved",
    about: { kind: "conference", id: conference.id },
    attachments,
  };
}

/**
 * Tells somebody what has changed in their own programme, with what was and what is, in Danish.
 * @param order `href`: absolute address of their own page; `attachments`: what they have in their calendar, put right
 */
export function programmeChangedMail(order: {
  readonly district: District;
  readonly conference: Conference;
  readonly hearer: Pick<ProgrammeHearer, "name" | "changes"> & { readonly email: string };
  readonly href: string;
  readonly attachments: readonly MailAttachment[];
}): OutgoingMail {
  const { district, conference, hearer, href, attachments } = order;
  const t = programmeChangedWords;
  const dropped = hearer.changes.filter(({ kind }) => kind === "dropped" || kind === "round_dropped");
  return {
    districtId: district.id,
    to: hearer.email,
    subject: t.subject(conference.title),
    ...renderMail({
      lang: "da",
      greeting: mailWords.greeting(hearer.name ?? ""),
      paragraphs: [
        t.lead(conference.title),
        ...hearer.changes.map((change) => changeWords(change, "da")),
        t.rest,
        [wholeSpan(conference, "da"), conference.place].join("\n"),
        attachments.length > 1 ? t.calendars : t.calendar,
        ...(dropped.length > 0 ? [t.dropped] : []),
      ],
      link: { href, label: mailWords.open },
      footer: mailFooter(district, conference),
    }),
    purpose: "conference.programme_changed",
    about: { kind: "conference", id: conference.id },
    attachments,
  };
}
