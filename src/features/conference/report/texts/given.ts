import type { Bilingual } from "../../../../platform/i18n/lang.ts";

/** What programs can fetch of a report, in one sentence. */
export const given = {
  report: { da: "Tallene i en konferences rapport, og hvad der er kommet ud af den", en: "The numbers of a conference's report, and what has come of it" },
} as const satisfies Readonly<Record<string, Bilingual>>;
