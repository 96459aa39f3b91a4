import { minutesOfDay, weekdays } from "../../../../hours/schedule.ts";
import type { Line, Span, Weekday } from "../../../../hours/schedule.ts";
import { commonWeek, usualWeek } from "../../../../hours/usual-week.ts";
import type { WeekCounts } from "../../../../hours/usual-week.ts";
import { spansOfWeek } from "../../../../hours/week-spans.ts";
import type { Lang } from "../../../../platform/i18n/lang.ts";
import { visitWords } from "../../../../hours/line-words.ts";
import type { Service, VisitLine } from "../service.ts";

/** "ma–fr 8–16, lø 10–14.30": the hours of a usual week in few characters, and what comes more seldom after them. */
export function serviceHours({ schedule }: Service, lang: Lang): string {
  return joined(weekWords(usualWeek(schedule), lang), seldom(schedule.lines, lang));
}

/** The hours in which somebody visits: as everywhere, only while the place itself is open. */
export function visitHours({ schedule }: Service, visits: readonly VisitLine[], lang: Lang): string {
  const week = commonWeek(usualWeek({ lines: visits, closures: [] }), usualWeek(schedule));
  return joined(weekWords(week, lang), seldom(visits, lang));
}

/** How many minutes of a usual week. */
export function minutesOpen(week: WeekCounts): number {
  return week.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0);
}

const joined = (weekly: string, others: readonly string[]) => [weekly, ...others].filter(Boolean).join(", ");

const seldom = (lines: readonly Line[], lang: Lang) =>
  lines.filter(({ rhythm }) => rhythm.kind !== "weekly").map((line) => visitWords(line, lang));

/** A usual week in words; "" when nothing is ever open. Days with the same hours are told together. */
export function weekWords(week: WeekCounts, lang: Lang): string {
  const t = words[lang];
  const days = spansOfWeek(week);
  const told = weekdays.map((day) => (days[day - 1] ?? []).map((span) => spanInShort(span, lang)).join(t.and));
  const kinds = [...new Set(told)].filter(Boolean);
  return kinds
    .map((hours) => {
      const same = weekdays.filter((day) => told[day - 1] === hours);
      if (same.length === 7) return hours === t.allDay ? t.always : `${t.daily} ${hours}`;
      return `${daysInShort(same, lang)} ${hours}`;
    })
    .join(", ");
}

/** "ma–on og fr": three days in a row and more by their ends. */
function daysInShort(days: readonly Weekday[], lang: Lang): string {
  const t = words[lang];
  const runs: Weekday[][] = [];
  for (const day of days) {
    const last = runs.at(-1);
    if (last?.at(-1) === day - 1) last.push(day);
    else runs.push([day]);
  }
  const name = (day: Weekday | undefined) => (day === undefined ? "" : t.days[day - 1]);
  const parts = runs.flatMap((run) => (run.length > 2 ? [`${name(run[0])}–${name(run.at(-1))}`] : run.map(name)));
  return [parts.slice(0, -1).join(", "), parts.at(-1) ?? ""].filter(Boolean).join(t.and);
}

/** "8–16", "8.30–16", "22–4", "hele døgnet". */
function spanInShort({ from, to }: Span, lang: Lang): string {
  if (from === 0 && to === minutesOfDay) return words[lang].allDay;
  return `${clockInShort(from, lang)}–${clockInShort(to > minutesOfDay ? to - minutesOfDay : to, lang)}`;
}

function clockInShort(minutes: number, lang: Lang): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return rest === 0 ? String(hours) : `${hours}${lang === "da" ? "." : ":"}${String(rest).padStart(2, "0")}`;
}

const words = {
  da: { days: ["ma", "ti", "on", "to", "fr", "lø", "sø"], and: " og ", daily: "hver dag", allDay: "hele døgnet", always: "døgnet rundt" },
  en: { days: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"], and: " and ", daily: "every day", allDay: "all day and night", always: "day and night" },
} as const;
