import { tidySpans } from "../../../../hours/week.ts";
import { minutesOfDay } from "../../../../hours/schedule.ts";
import type { Span } from "../../../../hours/schedule.ts";

/** Most people write one or two; more than this is a mistake. */
const mostSpans = 6;

const closedWords = /^(lukket|closed|-|–)?$/i;
const allDayWords = /^(døgnet rundt|hele døgnet|24 timer|round the clock|24 hours|24\/7|døgn)$/i;
const timePattern = /^(?:kl\.? ?)?(\d{1,2})(?:[.:]?(\d{2}))?$/;

/**
 * Reads the hours of one day as people write them: "8-16", "8.00–16.00", "10-12 og 14-18", "22-04" until the next
 * morning, "døgnet rundt", "lukket" or nothing.
 * @returns spans in order, none touching another; undefined when it cannot be read
 */
export function readHours(text: string): Span[] | undefined {
  const said = text.trim().replace(/\s+/g, " ");
  if (closedWords.test(said)) return [];
  if (allDayWords.test(said)) return [{ from: 0, to: minutesOfDay }];
  const parts = said.split(/ ?[,;] ?| og | and |\+/).filter((part) => part !== "");
  const spans = parts.map(readSpan);
  if (spans.length > mostSpans || !spans.every((span) => span !== undefined)) return undefined;
  return tidySpans(spans);
}

function readSpan(text: string): Span | undefined {
  const [first, second, ...rest] = text.split(/ ?(?:-|–|—|til|to) ?/);
  const [from, until] = [readTime(first ?? ""), readTime(second ?? "")];
  if (rest.length > 0 || from === undefined || until === undefined || from >= minutesOfDay) return undefined;
  // From midnight to midnight: some mean all day, as many mean closed. A wrong guess would send people to a closed door.
  if (from === 0 && until === 0) return undefined;
  return { from, to: until > from ? until : until + minutesOfDay };
}

/** Minutes after midnight, up to 24:00. */
function readTime(text: string): number | undefined {
  const found = timePattern.exec(text.trim());
  if (!found) return undefined;
  const [hours, minutes] = [Number(found[1]), Number(found[2] ?? 0)];
  return minutes < 60 && hours * 60 + minutes <= minutesOfDay ? hours * 60 + minutes : undefined;
}

/** Hours of a day as they stand in a form: `readHours` reads them back. */
export function writeHours(spans: readonly Span[]): string {
  return spans.map(({ from, to }) => `${clock(from)}–${clock(to > minutesOfDay ? to - minutesOfDay : to)}`).join(", ");
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}.${String(minutes % 60).padStart(2, "0")}`;
}
