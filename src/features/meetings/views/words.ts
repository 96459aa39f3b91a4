import { sizeWords } from "../../../platform/files/size-words.ts";
import { dayOf, formatDate, formatDayAndDate, formatTime, formatWeekday, formatMonth, startOfDay } from "../../../platform/i18n/dates.ts";
import type { Lang } from "../../../platform/i18n/lang.ts";
import type { Member } from "../../../platform/identity/member.ts";
import type { Meeting } from "../queries/meetings.ts";
import type { Notice } from "../queries/notices.ts";
import type { Series } from "../queries/series.ts";
import { weekdayOf } from "../series.ts";
import { agendaTexts } from "../texts/agenda.ts";
import { invitationTexts } from "../texts/invitations.ts";
import { meetingTexts } from "../texts/meeting.ts";
import { noticeTexts } from "../texts/notices.ts";
import { seriesTexts } from "../texts/series.ts";

/** "onsdag den 25. november 2026 kl. 16.00–18.00" */
export function whenWords(meeting: Pick<Meeting, "startsAt" | "endsAt">, lang: Lang): string {
  const hours = whenHours(meeting, lang);
  const day = formatDayAndDate(meeting.startsAt, lang);
  return lang === "da" ? `${day} ${hours}` : `${day}, ${hours}`;
}

/** "kl. 16.00–18.00" */
export function whenHours(meeting: Pick<Meeting, "startsAt" | "endsAt">, lang: Lang): string {
  return meetingTexts[lang].meeting.hours(formatTime(meeting.startsAt, lang), formatTime(meeting.endsAt, lang));
}

/** What was different before a meeting was moved, and why it was moved or cancelled: short lines for a list. */
export function changeWords(notice: Notice, meeting: Meeting, lang: Lang): string[] {
  const t = noticeTexts[lang];
  const { was, reason } = notice;
  const why = reason ? [t.why(reason)] : [];
  if (notice.kind === "cancelled") return why;
  const otherDay = dayOf(was.startsAt) !== dayOf(meeting.startsAt);
  const otherTime = +was.startsAt !== +meeting.startsAt || +was.endsAt !== +meeting.endsAt;
  const time = otherDay ? whenWords(was, lang) : whenHours(was, lang);
  const otherPlace = was.place !== meeting.place;
  if (otherTime && otherPlace) return [t.was(time, was.place), ...why];
  if (otherTime) return [t.wasTime(time), ...why];
  return otherPlace ? [t.wasPlace(was.place), ...why] : why;
}

/** "november 2026" of a calendar day. */
export function monthOf(day: string, lang: Lang): string {
  return formatMonth(startOfDay(day), lang);
}

/** A calendar day for a narrow column: "ons." and "25". */
export function dayParts(day: string, lang: Lang): { weekday: string; number: string } {
  return { weekday: formatWeekday(startOfDay(day), lang), number: String(Number(day.slice(8))) };
}

/** "Møde 12, 25. november 2026", or without the number for one outside the rhythm. */
export function meetingName(meeting: Pick<Meeting, "number" | "startsAt" | "isExtra">, lang: Lang): string {
  if (meeting.isExtra) return seriesTexts[lang].extraName(formatDate(meeting.startsAt, lang));
  return meetingTexts[lang].meeting.name(meeting.number, formatDate(meeting.startsAt, lang));
}

/** "Hver 6. uge, onsdag kl. 16.00–18.00" */
export function rhythmWords(series: Series, lang: Lang): string {
  const t = meetingTexts[lang];
  const weekday = t.series.weekdays[weekdayOf(series.firstDay) - 1] ?? "";
  const clock = (time: string) => (lang === "da" ? time.replace(":", ".") : time);
  return t.forum.every(series.everyWeeks, weekday, clock(series.fromTime), clock(series.toTime));
}

/** What a series does on holidays: "Mødet holdes 1 dag før." */
export function holidayWords(series: Pick<Series, "holidayRule" | "holidayDays">, lang: Lang): string {
  const t = seriesTexts[lang];
  return series.holidayRule === "move-days"
    ? t.holidayWords["move-days"](t.daysMoved(series.holidayDays))
    : t.holidayWords[series.holidayRule];
}

/** What to do to reach a member who has no mail: a number to call, a paper, a centre. */
export function handWords(member: Member, lang: Lang): string {
  const t = invitationTexts[lang].hand;
  switch (member.reach) {
    case "phone":
      return `${t.phone} ${member.phone ?? ""}`;
    case "centre":
      return `${t.centre} ${member.centreName ?? ""}`;
    case "paper":
      return t.paper;
    case "mail":
      return member.email ?? "";
  }
}

/** Danish content on an English page says so to screen readers. */
export function danish(lang: Lang): "da" | undefined {
  return lang === "da" ? undefined : "da";
}

/** Who presents an item, by function and party: "opsøgende medarbejder, Gadeplan". */
export function presenterWords(item: { presenter: string; presenterParty: { name: string } | null }): string {
  return [item.presenter, item.presenterParty?.name].filter(Boolean).join(", ");
}

/** "PDF, 120 kB" */
export function fileWords({ type, size }: { type: string; size: number }, lang: Lang): string {
  const { pdf, photo } = agendaTexts[lang].attachments;
  return `${type === "application/pdf" ? pdf : photo}, ${sizeWords(size, lang)}`;
}
