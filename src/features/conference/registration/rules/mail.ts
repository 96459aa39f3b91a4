import type { District } from "../../../../platform/district/district.ts";
import type { MailAttachment, OutgoingMail } from "../../../../platform/mail/outbox.ts";
import { renderMail } from "../../../../platform/mail/render.ts";
import type { Conference } from "../../queries/conferences.ts";
import type { Registration } from "../queries/registrations.ts";
import type { SeatState } from "./registration.ts";
import { mailWords } from "../texts/mail.ts";
import { minuteOf, wholeSpan } from "../../rules/when.ts";

/** What a mail can tell somebody: how they stand, or that the whole conference is cancelled. */
export type RegistrationNews = SeatState | "called_off";

/**
 * Tells somebody how their registration stands, in Danish. It repeats nothing of what they need: phones are shared.
 * @param href absolute address of their own page
 */
export function registrationMail(order: {
  readonly district: District;
  readonly conference: Conference;
  readonly registration: Registration & { readonly email: string };
  readonly news: RegistrationNews;
  /** Somebody has signed up with the same address once more: no other seat came of it. */
  readonly signedUpAgain: boolean;
  /** How many wait before them. */
  readonly before: number;
  readonly href: string;
  readonly attachments: readonly MailAttachment[];
}): OutgoingMail {
  const { district, conference, registration, news, signedUpAgain, before, href, attachments } = order;
  const t = mailWords;
  const deadline = registration.offerExpiresAt ? minuteOf(registration.offerExpiresAt, "da") : "";
  // Whoever has signed up again is told more of it.
  const notYou = signedUpAgain ? [] : [t.notYou];
  const told: Readonly<Record<RegistrationNews, readonly string[]>> = {
    seated: [t.seated.lead(conference.title), t.seated.change, ...notYou],
    waiting: [t.waiting.lead(conference.title), t.waiting.place(before + 1), t.waiting.next, ...notYou],
    offered: [t.offered.lead(conference.title), t.offered.until(deadline), t.offered.otherwise, ...notYou],
    cancelled: [t.cancelled.lead(conference.title), t.cancelled.calendar],
    declined: [t.declined.lead(conference.title)],
    expired: [t.expired.lead(conference.title), t.expired.again],
    called_off: [t.called_off.lead(conference.title), conference.cancelReason ?? "", t.cancelled.calendar],
  };
  const whenAndWhere = news === "called_off" ? [] : [[wholeSpan(conference, "da"), conference.place].join("\n")];
  const [lead = "", ...rest] = told[news];
  return {
    districtId: district.id,
    to: registration.email,
    subject: (signedUpAgain ? t.signedUpAgain : t[news]).subject(conference.title),
    ...renderMail({
      lang: "da",
      greeting: t.greeting(registration.name ?? ""),
      paragraphs: (signedUpAgain ? [t.signedUpAgain.lead, lead, ...whenAndWhere, ...rest, t.signedUpAgain.change, t.signedUpAgain.other] : [lead, ...whenAndWhere, ...rest]).filter(Boolean),
      link: { href, label: news === "offered" ? t.answer : t.open },
      footer: mailFooter(district, conference),
    }),
    purpose: "conference.registration",
    about: { kind: "conference", id: conference.id },
    attachments,
  };
}

/** Who writes, whom one can ask (a function, a number, an address), and why one gets the mail. */
export function mailFooter({ bodyName }: District, { organiser, contactFunction, contactPhone, contactMail }: Conference, why: string = mailWords.why): string {
  return mailWords.footer(organiser, bodyName, [contactFunction, contactPhone, contactMail].filter(Boolean).join(" · "), why);
}
