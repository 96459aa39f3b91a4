import type { District } from "../../../../platform/district/district.ts";
import type { OutgoingMail } from "../../../../platform/mail/outbox.ts";
import { renderMail } from "../../../../platform/mail/render.ts";
import type { Conference } from "../../queries/conferences.ts";
import { minuteOf, wholeSpan } from "../../rules/when.ts";
import { mailWords } from "../texts/mail.ts";
import type { Invitation } from "./standing.ts";

/** What a mail to somebody on the list is: the invitation, the one reminder, or that nothing comes of it. */
export type InvitationNews = "invited" | "reminded" | "called_off";

/** The letter that an invitation goes out with. */
export interface SentLetter {
  /** Its words, as everyone can read them. */
  readonly text: string;
  /** Absolute: where it stands with its numbers, also as PDF. */
  readonly href: string;
}

/**
 * Writes to somebody who is invited, in Danish.
 * @param href absolute address of their own answer; none when there is nothing to answer any more
 */
export function invitationMail(order: {
  readonly district: District;
  readonly conference: Conference;
  readonly invitation: Pick<Invitation, "name"> & { readonly email: string };
  readonly news: InvitationNews;
  readonly letter: SentLetter | undefined;
  readonly href: string | undefined;
}): OutgoingMail {
  const { district, conference, invitation, news, letter, href } = order;
  const t = mailWords;
  const deadline = conference.closesAt ? t.before(minuteOf(conference.closesAt, "da")) : "";
  const where = [wholeSpan(conference, "da"), conference.place].join("\n");
  const paragraphs: Readonly<Record<InvitationNews, readonly string[]>> = {
    invited: [...(letter?.text.split(/\n{2,}/) ?? []), letter ? t.letter(letter.href) : "", t.answer, deadline],
    reminded: [t.reminded.lead(conference.title), where, deadline, t.reminded.no, letter ? t.letter(letter.href) : ""],
    called_off: [t.called_off.lead(conference.title), conference.cancelReason ?? "", t.called_off.nothing],
  };
  return {
    districtId: district.id,
    to: invitation.email,
    subject: t[news].subject(conference.title),
    ...renderMail({
      lang: "da",
      greeting: t.greeting(invitation.name ?? ""),
      paragraphs: paragraphs[news].filter(Boolean),
      ...(href !== undefined && { link: { href, label: t.button } }),
      footer: invitedFooter(district, conference),
    }),
    purpose: "conference.invitation",
    about: { kind: "conference", id: conference.id },
  };
}

/** Who writes, whom one can ask (a function, a number, an address), and why one gets the mail. */
export function invitedFooter({ bodyName }: District, { organiser, contactFunction, contactPhone, contactMail }: Conference): string {
  return mailWords.footer(organiser, bodyName, [contactFunction, contactPhone, contactMail].filter(Boolean).join(" · "));
}
