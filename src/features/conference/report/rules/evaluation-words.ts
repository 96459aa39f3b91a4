import type { Lang } from "../../../../platform/i18n/lang.ts";
import { texts } from "../texts/evaluation.ts";
import { texts as reportTexts } from "../texts/report.ts";
import type { Rating } from "./evaluation.ts";
import type { Band } from "./small-counts.ts";

/** "Mindre god eller dårlig" */
export function bandWords({ steps }: Pick<Band<Rating>, "steps">, lang: Lang): string {
  const words = steps.map((step, at) => (at === 0 ? texts[lang].ratings[step] : lowered(texts[lang].ratings[step])));
  const last = words.pop() ?? "";
  return words.length === 0 ? last : `${words.join(", ")} ${reportTexts[lang].evaluation.or} ${last}`;
}

const lowered = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);

/** How many answered altogether. */
export const answersIn = (bands: readonly Band<Rating>[]): number => bands.reduce((sum, { count }) => sum + count, 0);

/** Whether some steps of the scale are not told apart. */
export const isMerged = (bands: readonly Band<Rating>[]): boolean => bands.some(({ steps }) => steps.length > 1);
