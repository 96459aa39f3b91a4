import type { District } from "../../../../platform/district/district.ts";
import type { OutgoingMail } from "../../../../platform/mail/outbox.ts";
import type { MailPurpose } from "../../../../platform/mail/purposes.ts";
import { renderMail } from "../../../../platform/mail/render.ts";
import type { Conference } from "../../queries/conferences.ts";
import { evaluationSpan } from "../../rules/stages.ts";
import { minuteOf } from "../../rules/when.ts";
import type { ReportNote } from "../queries/report.ts";
import { mailWords } from "../texts/mail.ts";

/** What somebody who was registered hears after a conference, each once. */
export type MailAfter = "thanks" | "report";

interface Addressed {
  readonly district: District;
  readonly conference: Conference;
  readonly to: string;
  readonly name: string;
  /** Absolute; the same for everyone. */
  readonly href: string;
}

/** Thanks somebody and asks how it was, or tells that the report is out; in Danish. */
export function mailAfter({ mail, ...addressed }: Addressed & { readonly mail: MailAfter }): OutgoingMail {
  const { conference } = addressed;
  const { thanks, report } = mailWords;
  const paragraphs =
    mail === "thanks" ? [thanks.lead(conference.title), thanks.ask(minuteOf(evaluationSpan(conference).until, "da")), thanks.anonymous] : [report.lead(conference.title), report.what];
  return mailOf(addressed, mailWords[mail], paragraphs, mail === "thanks" ? "conference.thanks" : "conference.report");
}

/** Tells somebody that the report they were told of was put right or withdrawn, and why; in Danish. */
export function reportNoteMail({ note, ...addressed }: Addressed & { readonly note: Pick<ReportNote, "kind" | "why"> }): OutgoingMail {
  const t = mailWords[note.kind];
  return mailOf(addressed, t, [t.lead(addressed.conference.title), t.why(note.why), t.next], "conference.report_note");
}

function mailOf({ district, conference, to, name, href }: Addressed, words: { subject: (title: string) => string; link: string }, paragraphs: readonly string[], purpose: MailPurpose): OutgoingMail {
  const { title, contactFunction, contactPhone, contactMail, organiser } = conference;
  return {
    districtId: district.id,
    to,
    subject: words.subject(title),
    ...renderMail({
      lang: "da",
      greeting: mailWords.greeting(name),
      paragraphs,
      link: { href, label: words.link },
      footer: mailWords.footer(organiser, district.bodyName, [contactFunction, contactPhone, contactMail].filter(Boolean).join(" · ")),
    }),
    purpose,
    about: { kind: "conference", id: conference.id },
  };
}
