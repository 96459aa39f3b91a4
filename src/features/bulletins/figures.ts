import type { BulletinFigure } from "../../platform/web/feature.ts";
import type { Lang } from "../../platform/i18n/lang.ts";

/**
 * The figures that may be shown together: none about nuisance without one about the lives of people who use drugs.
 */
export function bothSides(figures: readonly BulletinFigure[]): readonly BulletinFigure[] {
  const hasTwin = figures.some(({ about }) => about === "lives");
  return figures.filter(({ about }) => about !== "nuisance" || hasTwin);
}

const few = { da: "få", en: "a few" } as const;

/** "12", or "få" where a small number could lead to somebody. */
export function countInWords({ count }: Pick<BulletinFigure, "count">, lang: Lang): string {
  return count === "few" ? few[lang] : String(count);
}
