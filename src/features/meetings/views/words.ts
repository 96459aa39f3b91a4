import { formatDate, formatDayAndDate, formatTime } from "../../../platform/i18n/dates.ts";
import type { Lang } from "../../../platform/i18n/lang.ts";
import type { Member } from "../../../platform/identity/member.ts";
import type { Meeting, Series } from "../queries/meetings.ts";
import { weekdayOf } from "../series.ts";
import { agendaTexts } from "../texts/agenda.ts";
import { invitationTexts } from "../texts/invitations.ts";
import { meetingTexts } from "../texts/meeting.ts";

/** "onsdag den 25. november 2026 kl. 16.00-18.00" */
export function whenWords(meeting: Pick<Meeting, "startsAt" | "endsAt">, lang: Lang): string {
  const hours = meetingTexts[lang].meeting.hours(formatTime(meeting.startsAt, lang), formatTime(meeting.endsAt, lang));
  const day = formatDayAndDate(meeting.startsAt, lang);
  return lang === "da" ? `${day} ${hours}` : `${day}, ${hours}`;
}

/** "Møde 12, 25. november 2026" */
export function meetingName(meeting: Pick<Meeting, "number" | "startsAt">, lang: Lang): string {
  return meetingTexts[lang].meeting.name(meeting.number, formatDate(meeting.startsAt, lang));
}

/** "Hver 6. uge, onsdag kl. 16.00-18.00" */
export function rhythmWords(series: Series, lang: Lang): string {
  const t = meetingTexts[lang];
  const weekday = t.series.weekdays[weekdayOf(series.firstDay) - 1] ?? "";
  const clock = (time: string) => (lang === "da" ? time.replace(":", ".") : time);
  return t.forum.every(series.everyWeeks, weekday, clock(series.fromTime), clock(series.toTime));
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
  const kilobytes = Math.max(1, Math.round(size / 1000));
  const bytes = size < 1_000_000 ? `${kilobytes} kB` : `${formatDecimal(size / 1_000_000, lang)} MB`;
  return `${type === "application/pdf" ? pdf : photo}, ${bytes}`;
}

function formatDecimal(value: number, lang: Lang): string {
  const text = value.toFixed(1);
  return lang === "da" ? text.replace(".", ",") : text;
}
