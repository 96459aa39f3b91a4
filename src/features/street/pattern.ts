import type { Bilingual } from "../../platform/i18n/lang.ts";
import type { Tone } from "../../thread/kinds.ts";

/** Whether more observations may still join. */
export const patternStatuses = {
  open: { words: { da: "Åbent", en: "Open" }, tone: "open" },
  closed: { words: { da: "Afsluttet", en: "Closed" }, tone: "done" },
} as const satisfies Record<string, { words: Bilingual; tone: Tone }>;

export type PatternStatus = keyof typeof patternStatuses;

export const patternStatusNames = Object.keys(patternStatuses) as [PatternStatus, ...PatternStatus[]];
