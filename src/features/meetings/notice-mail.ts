import type { District } from "../../platform/district/district.ts";
import { dayOf, formatDayAndDate, formatHours } from "../../platform/i18n/dates.ts";
import type { OutgoingMail } from "../../platform/mail/outbox.ts";
import { renderMail } from "../../platform/mail/render.ts";
import { calendarFile } from "./calendar.ts";
import { answerPath, meetingPath } from "./paths.ts";
import type { Meeting } from "./queries/meetings.ts";
import type { Notice } from "./queries/notices.ts";
import { invitationTexts } from "./texts/invitations.ts";
import { noticeTexts } from "./texts/notices.ts";

interface NoticeMail {
  readonly district: District;
  /** As it is now. */
  readonly meeting: Meeting;
  readonly notice: Notice;
  readonly member: { readonly name: string; readonly email: string };
  /** Whether an answer of theirs still counts. */
  readonly answered: boolean;
  /** Opens the member's own answer page; absent when there is nothing to answer. */
  readonly token: string | undefined;
  readonly publicUrl: string;
  readonly now: Date;
}

/** The mail that tells one member that a meeting was moved or cancelled, with a calendar file that says so. In Danish. */
export function noticeMail(mail: NoticeMail): OutgoingMail {
  const { district, meeting, notice, member, token, publicUrl, now } = mail;
  const t = noticeTexts.da.mail;
  const place = { districtId: district.id, lang: "da" as const };
  const page = publicUrl + meetingPath.to(place, { id: meeting.id });
  const calendar = calendarFile({ district, meeting, url: page, now, attendee: member });
  const day = formatDayAndDate(meeting.startsAt, "da");
  const moved = notice.kind === "moved";
  return {
    districtId: district.id,
    to: member.email,
    subject: moved ? t.movedSubject(meeting.seriesName, day) : t.cancelledSubject(meeting.seriesName, day),
    ...renderMail({
      lang: "da",
      greeting: invitationTexts.da.mail.greeting(member.name),
      paragraphs: moved ? movedWords(mail) : cancelledWords(mail),
      link: token
        ? { href: publicUrl + answerPath.to(place, { token }), label: invitationTexts.da.mail.link }
        : { href: page, label: t.link },
      footer: invitationTexts.da.mail.footer(district.bodyName),
    }),
    attachments: [
      {
        name: moved ? "moede.ics" : "aflyst.ics",
        type: `text/calendar; charset=utf-8; method=${calendar.method}`,
        content: new TextEncoder().encode(calendar.text),
      },
    ],
    purpose: moved ? "meetings.move" : "meetings.cancel",
    about: { kind: "meeting", id: meeting.id },
  };
}

function movedWords({ meeting, notice, answered }: NoticeMail): string[] {
  const t = noticeTexts.da.mail;
  const { was, reason } = notice;
  const otherTime = +was.startsAt !== +meeting.startsAt || +was.endsAt !== +meeting.endsAt;
  const otherDay = dayOf(was.startsAt) !== dayOf(meeting.startsAt);
  return [
    t.moved(meeting.seriesName),
    otherTime ? t.time(clock(was), clock(meeting)) : t.sameTime(clock(meeting)),
    was.place === meeting.place ? t.samePlace(meeting.place) : t.place(was.place, meeting.place),
    ...(reason ? [t.reason(reason)] : []),
    otherDay ? t.askAgain : answered ? t.answerStands : t.ask,
    t.calendar,
  ];
}

function cancelledWords({ meeting, notice }: NoticeMail): string[] {
  const t = noticeTexts.da.mail;
  return [
    t.cancelled(meeting.seriesName, clock(notice.was), notice.was.place),
    t.reason(notice.reason),
    t.itemsGoOn,
    t.calendarCancelled,
  ];
}

function clock(meeting: { readonly startsAt: Date; readonly endsAt: Date }): string {
  return `${formatDayAndDate(meeting.startsAt, "da")} kl. ${formatHours(meeting, "da")}`;
}

interface ReminderMail {
  readonly district: District;
  readonly meeting: Meeting;
  readonly member: { readonly name: string; readonly email: string };
  /** They have said that they come; otherwise they have said nothing. */
  readonly saidYes: boolean;
  readonly token: string;
  readonly publicUrl: string;
}

/** The mail that reminds one member of a meeting soon, with a link to answer or to change the answer. In Danish. */
export function reminderMail({ district, meeting, member, saidYes, token, publicUrl }: ReminderMail): OutgoingMail {
  const t = noticeTexts.da.mail;
  const own = invitationTexts.da.mail;
  const place = { districtId: district.id, lang: "da" as const };
  return {
    districtId: district.id,
    to: member.email,
    subject: t.reminderSubject(meeting.seriesName, formatDayAndDate(meeting.startsAt, "da")),
    ...renderMail({
      lang: "da",
      greeting: own.greeting(member.name),
      paragraphs: [t.reminder(meeting.seriesName), own.when(clock(meeting), meeting.place), saidYes ? t.saidYes : t.noAnswerYet],
      link: { href: publicUrl + answerPath.to(place, { token }), label: own.link },
      footer: own.footer(district.bodyName),
    }),
    purpose: "meetings.remind",
    about: { kind: "meeting", id: meeting.id },
  };
}
