import type { District } from "../../../../platform/district/district.ts";
import type { OutgoingMail } from "../../../../platform/mail/outbox.ts";
import { renderMail } from "../../../../platform/mail/render.ts";
import type { Conference } from "../../queries/conferences.ts";
import type { Session } from "../../rules/programme/programme.ts";
import { minuteOf, wholeSpan } from "../../rules/when.ts";
import { mailWords as t } from "../texts/mail.ts";

/**
 * Gives whoever facilitates a workshop their link, in Danish.
 * @param href absolute address of the workshop's page
 */
export function facilitatorMail(order: {
  readonly district: District;
  readonly conference: Conference;
  readonly workshop: Pick<Session, "title">;
  readonly to: string;
  readonly href: string;
  readonly expiresAt: Date;
}): OutgoingMail {
  const { district, conference, workshop, to, href, expiresAt } = order;
  const { contactFunction, contactPhone, contactMail } = conference;
  return {
    districtId: district.id,
    to,
    subject: t.subject(workshop.title),
    ...renderMail({
      lang: "da",
      greeting: t.greeting,
      paragraphs: [t.lead(workshop.title, conference.title), `${wholeSpan(conference, "da")}\n${conference.place}`, t.what, t.public, t.until(minuteOf(expiresAt, "da"))],
      link: { href, label: t.open },
      footer: t.footer(conference.organiser, district.bodyName, [contactFunction, contactPhone, contactMail].filter(Boolean).join(" · ")),
    }),
    purpose: "conference.facilitate",
    about: { kind: "conference", id: conference.id },
  };
}
