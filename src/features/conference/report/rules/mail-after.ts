import type { District } from "../../../../platform/district/district.ts";
import type { OutgoingMail } from "../../../../platform/mail/outbox.ts";
import { renderMail } from "../../../../platform/mail/render.ts";
import type { Conference } from "../../queries/conferences.ts";
import { evaluationSpan } from "../../rules/stages.ts";
import { minuteOf } from "../../rules/when.ts";
import { mailWords } from "../texts/mail.ts";

/** What somebody who was registered hears after a conference, each once. */
export type MailAfter = "thanks" | "report";

/** Thanks somebody and asks how it was, or tells that the report is out; in Danish. @param href absolute; the same for everyone */
export function mailAfter(order: {
  readonly district: District;
  readonly conference: Conference;
  readonly to: string;
  readonly name: string;
  readonly mail: MailAfter;
  readonly href: string;
}): OutgoingMail {
  const { district, conference, to, name, mail, href } = order;
  const { title, contactFunction, contactPhone, contactMail, organiser } = conference;
  const { thanks, report } = mailWords;
  const paragraphs = mail === "thanks" ? [thanks.lead(title), thanks.ask(minuteOf(evaluationSpan(conference).until, "da")), thanks.anonymous] : [report.lead(title), report.what];
  return {
    districtId: district.id,
    to,
    subject: mailWords[mail].subject(title),
    ...renderMail({
      lang: "da",
      greeting: mailWords.greeting(name),
      paragraphs,
      link: { href, label: mailWords[mail].link },
      footer: mailWords.footer(organiser, district.bodyName, [contactFunction, contactPhone, contactMail].filter(Boolean).join(" · ")),
    }),
    purpose: mail === "thanks" ? "conference.thanks" : "conference.report",
    about: { kind: "conference", id: conference.id },
  };
}
