import type { District } from "../../platform/district/district.ts";
import { formatDayAndDate } from "../../platform/i18n/dates.ts";
import type { MailAttachment, OutgoingMail } from "../../platform/mail/outbox.ts";
import { renderMail } from "../../platform/mail/render.ts";
import { changesInWords, linesInWords, sentWhen } from "./agenda-document.ts";
import type { AgendaChange, SentAgenda } from "./sent-agenda.ts";
import { sentAgendaTexts } from "./texts/sent-agenda.ts";

interface AgendaMail {
  readonly district: Pick<District, "id" | "bodyName">;
  readonly meetingId: string;
  readonly sent: SentAgenda;
  /** Since the version before; empty the first time. */
  readonly changes: readonly AgendaChange[];
  readonly isFirst: boolean;
  readonly member: { readonly name: string; readonly email: string };
  readonly attachments: readonly MailAttachment[];
  readonly hasPdf: boolean;
  /** Attachments that are left out because the mail would be too large. */
  readonly tooLarge: boolean;
  /** The meeting's page, absolute. */
  readonly url: string;
}

/** The mail with an agenda: when and where, what has changed, every line; as text, with the paper and its files. */
export function agendaMail(mail: AgendaMail): OutgoingMail {
  const { district, sent, changes, isFirst, member, hasPdf, tooLarge } = mail;
  const t = sentAgendaTexts.da.mail;
  const day = formatDayAndDate(new Date(sent.startsAt), "da");
  const lines = linesInWords(sent, "da").map(({ title, facts, attachments }) =>
    [title, facts, ...attachments.map((name) => `${sentAgendaTexts.da.paper.attachments}: ${name}`)].filter(Boolean).join("\n"),
  );
  const news = sent.news.map(({ title, lines: told }) =>
    [`${title}:`, ...told.map(({ text, about, status }) => `- ${[text, about, status].filter(Boolean).join(" · ")}`)].join("\n"),
  );
  return {
    districtId: district.id,
    to: member.email,
    subject: (isFirst ? t.subject : t.subjectAgain)(sent.series, day),
    ...renderMail({
      lang: "da",
      greeting: t.greeting(member.name),
      paragraphs: [
        (isFirst ? t.intro : t.introAgain)(sent.series),
        t.when(sentWhen(sent, "da"), sent.place),
        ...(changes.length > 0 ? [changesInWords(changes, "da").join("\n")] : []),
        ...news,
        ...lines,
        ...(hasPdf ? [t.pdf] : []),
        ...(tooLarge ? [t.tooLarge] : []),
      ],
      link: { href: mail.url, label: t.link },
      footer: t.footer(district.bodyName),
    }),
    attachments: mail.attachments,
    purpose: "meetings.send_agenda",
    about: { kind: "meeting", id: mail.meetingId },
  };
}
