import type { Bilingual } from "../../../platform/i18n/lang.ts";

/** What programs can fetch of a dialogue, each in one sentence. */
export const given = {
  counts: { da: "Resultatet af et spørgsmål, der er lukket, i tal, der ikke fortæller om nogen", en: "The result of a question that has closed, in figures that tell of nobody" },
  answers: { da: "Svarene på et spørgsmål, der er lukket, som filer til Polis, hvis de ikke kan føres tilbage til nogen", en: "The answers to a question that has closed, as files for Polis, where they cannot be traced to anybody" },
} as const satisfies Readonly<Record<string, Bilingual>>;
