import { defineTexts } from "../../../platform/i18n/lang.ts";

export const paperTexts = defineTexts(
  {
    fileName: "Resultat af dialogen",
    asker: "Spurgt af:",
    period: (from: string, to: string) => `Svar fra ${from} til ${to}.`,
    statement: "Udsagn",
    support: "Støtte (sandsynligvis mellem)",
    supportOf: (who: string, percent: number, low: number, high: number) => `${who}: ${percent} % (${low}–${high})`,
    few: (who: string) => `${who}: for få svar`,
    more: (n: number) => `Og ${n} til. De står på siden.`,
    mapWords: (words: string) => `Kort over, hvem der svarer ens. ${words}`,
    allOnPage: "Alle udsagn i tal og et eksempel, du kan regne efter, står på siden.",
    example: "Eksempel",
  },
  {
    fileName: "Result of the dialogue",
    asker: "Asked by:",
    period: (from, to) => `Answers from ${from} to ${to}.`,
    statement: "Statement",
    support: "Support (probably between)",
    supportOf: (who, percent, low, high) => `${who}: ${percent} % (${low}–${high})`,
    few: (who) => `${who}: too few answers`,
    more: (n) => `And ${n} more. They stand on the page.`,
    mapWords: (words) => `Map of who answers alike. ${words}`,
    allOnPage: "All statements in figures, and an example that you can check, stand on the page.",
    example: "Example",
  },
);
