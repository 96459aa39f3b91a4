import type { District } from "../../platform/district/district.ts";
import { formatDate, formatDay } from "../../platform/i18n/dates.ts";
import type { MailPurpose } from "../../platform/mail/purposes.ts";
import type { OutgoingMail } from "../../platform/mail/outbox.ts";
import { renderMail } from "../../platform/mail/render.ts";
import { lastDayToCorrect } from "./cycle.ts";
import { answerCorrectionsPath, cyclePath, publishPath, readMinutesPath } from "./paths.ts";
import type { Meeting } from "./queries/meetings.ts";
import { minutesMailTexts } from "./texts/minutes-mail.ts";

interface ToOne {
  readonly district: District;
  readonly meeting: Meeting;
  readonly to: { readonly name: string; readonly email: string };
  readonly publicUrl: string;
}

const t = minutesMailTexts.da;

/** The mail with which minutes are sent: what to do with them and until when, and one link to read and correct. */
export function sentMail(
  mail: ToOne & {
    readonly meeting: { readonly silentDay: string };
    readonly wasThere: boolean;
    readonly version: number;
    readonly token: string;
  },
): OutgoingMail {
  const { district, meeting, wasThere, version, token, publicUrl } = mail;
  const until = formatDay(lastDayToCorrect(meeting.silentDay), "da");
  const day = formatDay(meeting.silentDay, "da");
  return letter(mail, "meetings.send_minutes", {
    subject: t.sent.subject(meeting.seriesName, formatDate(meeting.startsAt, "da")),
    paragraphs: [
      version === 1 ? t.sent.first(formatDate(meeting.startsAt, "da")) : t.sent.again(formatDate(meeting.startsAt, "da"), version),
      wasThere ? t.sent.wasThere(until) : t.sent.wasNotThere,
      t.sent.silently(day),
    ],
    link: { href: publicUrl + readMinutesPath.to(danishPlace(district), { token }), label: wasThere ? t.sent.readAndCorrect : t.sent.read },
  });
}

/** The mail that answers everything one person proposed in one go. */
export function answerMail(
  mail: ToOne & {
    readonly answers: readonly { readonly title: string; readonly verdict: "accept" | "decline"; readonly reason: string }[];
  },
): OutgoingMail {
  const { meeting, answers } = mail;
  return letter(mail, "meetings.answer_correction", {
    subject: t.answer.subject(formatDate(meeting.startsAt, "da")),
    paragraphs: [
      t.answer.intro(answers.length, formatDate(meeting.startsAt, "da")),
      ...answers.map(({ title, verdict, reason }) => `${title}: ${t.answer[verdict]}${reason ? `\n${t.answer.reason(reason)}` : ""}`),
      t.answer.where,
    ],
  });
}

/** Tells a coordinator that a first correction waits; the next ones are found beside it. */
export function correctionMail(mail: ToOne): OutgoingMail {
  const { district, meeting, publicUrl } = mail;
  return letter(mail, "meetings.correct", {
    subject: t.correction.subject(formatDate(meeting.startsAt, "da")),
    paragraphs: [t.correction.body],
    link: { href: publicUrl + answerCorrectionsPath.to(danishPlace(district), { id: meeting.id }), label: t.correction.link },
  });
}

/** Tells a coordinator that the day of silent approval has come, but a correction waits. */
export function heldUpMail(mail: ToOne & { readonly open: number }): OutgoingMail {
  const { district, meeting, open, publicUrl } = mail;
  return letter(mail, "meetings.held_up", {
    subject: t.heldUp.subject(formatDate(meeting.startsAt, "da")),
    paragraphs: [t.heldUp.body(open)],
    link: { href: publicUrl + answerCorrectionsPath.to(danishPlace(district), { id: meeting.id }), label: t.correction.link },
  });
}

/** Tells a coordinator that minutes were approved silently, and that the public version waits for a look. */
export function silentlyApprovedMail(mail: ToOne & { readonly documentNumber: string }): OutgoingMail {
  const { district, meeting, documentNumber, publicUrl } = mail;
  return letter(mail, "meetings.approved_silently", {
    subject: t.silently.subject(formatDate(meeting.startsAt, "da")),
    paragraphs: [t.silently.body(documentNumber), t.silently.look],
    link: { href: publicUrl + publishPath.to(danishPlace(district), { id: meeting.id }), label: t.silently.link },
  });
}

/** Asks a coordinator to look at the public version that another has written. */
export function lookMail(mail: ToOne): OutgoingMail {
  const { district, meeting, publicUrl } = mail;
  return letter(mail, "meetings.ask_for_look", {
    subject: t.look.subject(formatDate(meeting.startsAt, "da")),
    paragraphs: [t.look.body],
    link: { href: publicUrl + publishPath.to(danishPlace(district), { id: meeting.id }), label: t.look.link },
  });
}

interface Words {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  /** The page of the minutes for members, when absent. */
  readonly link?: { readonly href: string; readonly label: string };
}

function letter({ district, meeting, to, publicUrl }: ToOne, purpose: MailPurpose, { subject, paragraphs, link }: Words): OutgoingMail {
  const page = { href: publicUrl + cyclePath.to(danishPlace(district), { id: meeting.id }), label: t.answer.link };
  return {
    districtId: district.id,
    to: to.email,
    subject,
    ...renderMail({
      lang: "da",
      greeting: t.greeting(to.name),
      paragraphs,
      link: link ?? page,
      footer: t.footer(district.bodyName),
    }),
    purpose,
    about: { kind: "meeting", id: meeting.id },
  };
}

const danishPlace = (district: District) => ({ districtId: district.id, lang: "da" as const });
