import type { WaitingLine } from "../../platform/web/feature.ts";

/** So many lines are told at once; the rest are folded away. */
const mostShown = 7;

/** Before every day, and after all of them. */
const [first, last] = ["", "9999-12-31"];

/** The most urgent first: danger, then by the day on which each should be done, then what has no day as it came. */
export function mostUrgentFirst(lines: readonly WaitingLine[]): WaitingLine[] {
  const dayIn = ({ isUrgent, dueDay }: WaitingLine) => (isUrgent ? first : (dueDay ?? last));
  return lines.toSorted((a, b) => (dayIn(a) < dayIn(b) ? -1 : dayIn(a) > dayIn(b) ? 1 : 0));
}

/** The lines that are told at once, and the rest. One line is never folded away alone. */
export function shownAtOnce(lines: readonly WaitingLine[]): { shown: readonly WaitingLine[]; folded: readonly WaitingLine[] } {
  const end = lines.length === mostShown + 1 ? lines.length : mostShown;
  return { shown: lines.slice(0, end), folded: lines.slice(end) };
}
