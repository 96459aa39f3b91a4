import { minutesOfDay } from "../../../../hours/schedule.ts";
import type { Span, Weekday } from "../../../../hours/schedule.ts";
import type { Bilingual, Lang } from "../../../../platform/i18n/lang.ts";
import type { Gap, GapEdge, GapTime } from "./gaps.ts";
import { clock, weekdayName } from "../../../../hours/line-words.ts";
import type { Need } from "../needs.ts";

/** "Ingen kan behandle et sår: hver nat 23.00–09.00". */
export function gapWords({ need, time }: Pick<Gap, "need" | "time">, lang: Lang): string {
  return `${nobody[need][lang]}: ${timeWords(time, lang)}`;
}

/** "hver nat 00.00–07.00", "mandag til torsdag 16.00–08.00 næste morgen", "fra fredag kl. 16.00 til mandag kl. 08.00". */
export function timeWords(time: GapTime, lang: Lang): string {
  const t = words[lang];
  switch (time.kind) {
    case "always":
      return t.always;
    case "long":
      return t.fromTo(edgeWords(time.from, lang), edgeWords(time.to, lang));
    case "days":
      return daysWords(time.days, time.span, lang);
  }
}

/** "98" or "97,5": hours of a week. */
export function hoursOf({ minutes }: Pick<Gap, "minutes">, lang: Lang): string {
  return new Intl.NumberFormat(lang, { maximumFractionDigits: 1 }).format(minutes / 60);
}

const edgeWords = ({ day, minutes }: GapEdge, lang: Lang) => words[lang].at(weekdayName(day, lang), clock(minutes, lang));

const morning = 10 * 60;
const evening = 20 * 60;

/** Whether people would call it a night. */
function isNight({ from, to }: Span): boolean {
  return (from >= evening && to <= minutesOfDay + morning) || (from <= 6 * 60 && to <= morning);
}

function daysWords(days: readonly Weekday[], span: Span, lang: Lang): string {
  const t = words[lang];
  const over = span.to - minutesOfDay;
  const hours = `${clock(span.from, lang)}–${span.to === minutesOfDay ? t.midnight : clock(over > 0 ? over : span.to, lang)}`;
  if (days.length === 7 && isNight(span)) return `${t.everyNight} ${hours}`;
  const next = over <= 0 ? "" : ` ${over <= morning ? t.nextMorning : t.nextDay}`;
  return `${days.length === 7 ? t.everyDay : listOfDays(days, lang)} ${hours}${next}`;
}

/** "mandag til fredag", "tirsdag og torsdag": three in a row and more are told by their ends. */
function listOfDays(days: readonly Weekday[], lang: Lang): string {
  const t = words[lang];
  const runs: Weekday[][] = [];
  for (const day of days) {
    const last = runs.at(-1);
    if (last && last.at(-1) === day - 1) last.push(day);
    else runs.push([day]);
  }
  // Sunday to Thursday is one run.
  const last = runs.at(-1);
  if (runs.length > 1 && last?.at(-1) === 7 && runs[0]?.[0] === 1) runs.splice(0, runs.length, [...last, ...runs[0]], ...runs.slice(1, -1));
  const named = (day: Weekday | undefined) => (day === undefined ? "" : weekdayName(day, lang));
  const parts = runs.flatMap((run) => (run.length > 2 ? [t.to(named(run[0]), named(run.at(-1)))] : run.map(named)));
  return [parts.slice(0, -1).join(", "), parts.at(-1) ?? ""].filter(Boolean).join(` ${t.and} `);
}

/** What nobody does for a need, as the beginning of a sentence. */
const nobody: Readonly<Record<Need, Bilingual>> = {
  use: { da: "Ingen har et sikkert sted at tage stoffer", en: "No safe place to use" },
  wound: { da: "Ingen kan behandle et sår", en: "No one can dress a wound" },
  bed: { da: "Ingen har en seng", en: "No one has a bed" },
  food: { da: "Ingen har mad", en: "No one has food" },
  talk: { da: "Der er ingen at tale med", en: "There is no one to talk to" },
  shower: { da: "Ingen har et bad og rent tøj", en: "No one has a shower and clean clothes" },
  women: { da: "Intet sted er kun for kvinder", en: "No place is for women only" },
  kit: { da: "Ingen giver rene kanyler og udstyr", en: "No one gives out clean needles and kit" },
  treatment: { da: "Ingen tager imod til behandling", en: "No one takes people in for treatment" },
  legal: { da: "Ingen giver retshjælp", en: "No one gives legal help" },
  charge: { da: "Man kan ikke oplade en telefon", en: "There is nowhere to charge a phone" },
};

const words = {
  da: {
    always: "hele ugen, døgnet rundt",
    fromTo: (from: string, to: string) => `fra ${from} til ${to}`,
    at: (day: string, time: string) => `${day} kl. ${time}`,
    to: (first: string, last: string) => `${first} til ${last}`,
    and: "og",
    midnight: "24.00",
    everyNight: "hver nat",
    everyDay: "hver dag",
    nextMorning: "næste morgen",
    nextDay: "næste dag",
  },
  en: {
    always: "all week, day and night",
    fromTo: (from: string, to: string) => `from ${from} to ${to}`,
    at: (day: string, time: string) => `${day} ${time}`,
    to: (first: string, last: string) => `${first} to ${last}`,
    and: "and",
    midnight: "24:00",
    everyNight: "every night",
    everyDay: "every day",
    nextMorning: "the next morning",
    nextDay: "the next day",
  },
} as const;
