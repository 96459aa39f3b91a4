import type { Lang } from "../../../../platform/i18n/lang.ts";
import type { CellProblem } from "./service-cells.ts";
import { texts } from "../../texts/unread.ts";

const longest = 120;

/** What cannot be taken, in words: what stands there first, then what is wrong with it. */
export function problemWords({ code, value }: Pick<CellProblem, "code" | "value">, lang: Lang): string {
  const t = texts[lang];
  const hours: Readonly<Record<string, string>> = t.hours;
  const problems: Readonly<Record<string, string>> = t.problems;
  const words = (code.startsWith("hours_") ? hours[code.slice("hours_".length)] : problems[code]) ?? t.problems.other;
  const shown = value.length > longest ? `${value.slice(0, longest)} …` : value;
  return shown === "" ? words : `“${shown}” ${words}`;
}
