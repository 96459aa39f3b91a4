import type { District } from "../../../../platform/district/district.ts";
import type { OutgoingMail } from "../../../../platform/mail/outbox.ts";
import { renderMail } from "../../../../platform/mail/render.ts";
import type { Conference } from "../../queries/conferences.ts";
import { minuteOf } from "../../rules/when.ts";
import { newAddressWords } from "../texts/mail.ts";
import { mailFooter } from "./mail.ts";

/**
 * Asks whoever reads the mail of an address whether it is theirs, in Danish. It tells nothing of the registration in which somebody wrote
 * it, not even a name: it may be a stranger's.
 * @param href absolute address of the page with the button
 */
export function newAddressMail(order: { readonly district: District; readonly conference: Conference; readonly email: string; readonly expiresAt: Date; readonly href: string }): OutgoingMail {
  const { district, conference, email, expiresAt, href } = order;
  const t = newAddressWords;
  return {
    districtId: district.id,
    to: email,
    subject: t.subject(conference.title),
    ...renderMail({
      lang: "da",
      greeting: t.greeting,
      paragraphs: [t.lead(conference.title), t.yours, t.notYours(minuteOf(expiresAt, "da"))],
      link: { href, label: t.open },
      footer: mailFooter(district, conference, t.why),
    }),
    purpose: "conference.registration",
    about: { kind: "conference", id: conference.id },
  };
}
