import { formatDay } from "../platform/i18n/dates.ts";
import type { Lang } from "../platform/i18n/lang.ts";
import { minutesOfDay } from "./schedule.ts";
import type { Line, Rhythm, Span, Weekday } from "./schedule.ts";

const names = {
  da: ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"],
  en: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
} as const;

export function weekdayName(weekday: Weekday, lang: Lang): string {
  return names[lang][weekday - 1] ?? "";
}

/** "08.00–16.00", "22.00–04.00 næste morgen", "hele døgnet". */
export function spanWords({ from, to }: Span, lang: Lang): string {
  if (from === 0 && to === minutesOfDay) return words[lang].allDay;
  const over = to > minutesOfDay;
  return `${clock(from, lang)}–${clock(over ? to - minutesOfDay : to, lang)}${over ? ` ${words[lang].nextDay}` : ""}`;
}

/** When something comes again: "tirsdag og torsdag 10.00–12.00", "hver anden torsdag …, fra 26. november 2026". */
export function visitWords({ days, rhythm, ...span }: Line, lang: Lang): string {
  const t = words[lang];
  const on = days.map((day) => weekdayName(day, lang)).join(t.and);
  return `${rhythmWords(rhythm, on, lang)} ${spanWords(span, lang)}`;
}

function rhythmWords(rhythm: Rhythm, on: string, lang: Lang): string {
  const t = words[lang];
  switch (rhythm.kind) {
    case "weekly":
      return on;
    case "fortnightly":
      return t.everyOther(on, formatDay(rhythm.from, lang));
    case "monthly":
      return t.ofMonth(t.which[rhythm.which], on);
  }
}

/** "08.00" in Danish, "08:00" in English. */
export function clock(minutes: number, lang: Lang): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0"));
  return `${hours}${lang === "da" ? "." : ":"}${rest}`;
}

const words = {
  da: {
    allDay: "hele døgnet",
    nextDay: "næste morgen",
    and: " og ",
    everyOther: (on: string, from: string) => `hver anden ${on} (talt fra ${from})`,
    ofMonth: (which: string, on: string) => `${which} ${on} i måneden`,
    which: { 1: "første", 2: "anden", 3: "tredje", 4: "fjerde", last: "sidste" },
  },
  en: {
    allDay: "day and night",
    nextDay: "the next morning",
    and: " and ",
    everyOther: (on: string, from: string) => `every other ${on} (counted from ${from})`,
    ofMonth: (which: string, on: string) => `the ${which} ${on} of the month`,
    which: { 1: "first", 2: "second", 3: "third", 4: "fourth", last: "last" },
  },
} as const;
