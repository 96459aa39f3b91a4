/** What is open at a moment, from the times that stand in a help page, and in which words: the same as the server would say. */

const minute = 60_000;
const day = 24 * 60 * minute;
/** Whoever sets out now may come too late. */
export const soon = 30 * minute;

/** Texts by name; `{}` stands for what is filled in. */
export type Words = Readonly<Record<string, string | undefined>>;

export interface Opening {
  readonly from: number;
  readonly to: number;
  /** Which one of those in the page. */
  readonly index: number;
}

/** From when a page counts: the minute in which it was made. */
export const countsFrom = (made: number): number => Math.floor(made / minute) * minute;

/** What is open or opens next, by `from_to` in minutes from when the page counts. */
export function nextOpening(times: string, began: number, now: number): Opening | undefined {
  return times
    .split(" ")
    .filter(Boolean)
    .map((pair) => pair.split("_"))
    .map(([from, to], index) => ({ from: began + Number(from) * minute, to: to ? began + Number(to) * minute : Infinity, index }))
    .find(({ to }) => to > now);
}

/** "Åbent til kl. 22.00", "Åbner i morgen kl. 08.00". */
export function stateInWords(next: Opening | undefined, now: number, words: Words, lang: string): string {
  const fill = (text: string | undefined, value: string | number) => (text ?? "").replace("{}", String(value));
  if (!next) return words["closed"] ?? "";
  if (next.from <= now) {
    if (next.to === Infinity) return words["open"] ?? "";
    return fill(next.to - now <= soon ? words["soon"] : words["until"], whenIs(next.to, now, words, lang));
  }
  const minutes = Math.ceil((next.from - now) / minute);
  return minutes <= 60 ? fill(words["in"], minutes) : fill(words["opens"], whenIs(next.from, now, words, lang));
}

/** The words for what only a visit brings. */
export function wordsOfVisits(words: Words): Words {
  return { ...words, open: words["whoOpen"], until: words["whoUntil"], soon: words["whoSoon"], in: words["whoIn"], opens: "{}", closed: words["whoClosed"] };
}

/** "kl. 08.00", with the day when it is not today or this night, in Danish time wherever the phone is. */
export function whenIs(at: number, now: number, words: Words, lang: string): string {
  const locale = lang === "en" ? "en-GB" : "da-DK";
  const format = (moment: number, how: Intl.DateTimeFormatOptions, by = locale) => new Intl.DateTimeFormat(by, { timeZone: "Europe/Copenhagen", ...how }).format(moment);
  const clock = `${lang === "en" ? "" : "kl. "}${format(at, { hour: "2-digit", minute: "2-digit" })}`;
  // Swedish writes a date as it sorts.
  const dayNumber = (moment: number) => Date.parse(format(moment, { dateStyle: "short" }, "sv-SE")) / day;
  const days = dayNumber(at) - dayNumber(now);
  const hour = (moment: number) => Number(format(moment, { hour: "2-digit", hourCycle: "h23" }).slice(0, 2));
  const isThisNight = days === 1 && hour(at) < 6 && hour(now) >= 6;
  if (days === 0 || isThisNight) return clock;
  if (days === 1) return (words["tomorrow"] ?? "").replace("{}", clock);
  // A week away the name of a day would be today's.
  return `${format(at, Math.abs(days) < 7 ? { weekday: "long" } : { day: "numeric", month: "long" })} ${clock}`;
}
