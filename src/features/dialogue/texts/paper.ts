import { defineTexts } from "../../../platform/i18n/lang.ts";

export const paperTexts = defineTexts(
  {
    fileName: "Resultat af dialogen",
    asker: "Spurgt af:",
    period: (from: string, to: string) => `Svar fra ${from} til ${to}.`,
    statement: "Udsagn",
    support: "Støtte",
    share: (percent: number, low: number, high: number, hasOwnColumn: boolean) =>
      hasOwnColumn ? `${percent} %
(${low}–${high} %)` : `${percent} % (${low}–${high} %)`,
    more: (n: number) => `Og ${n} til. De står på siden.`,
    mapWords: (words: string) => `Kort over, hvem der svarer ens. ${words}`,
    how: [
      "Tallene er vores bedste bud på, hvor mange der er enige hos hvert ståsted. I parentes står, hvor usikkert buddet er: I otte af ti tilfælde ligger det rigtige tal der.",
      "Det udsagn står først, som støttes bedst af dem, der støtter det mindst, regnet efter det laveste tal i parentesen. Derfor kan en stor gruppe ikke stemme en lille ned.",
      "Vi siger kun, at noget støttes af alle, når begge tal i parentesen er over 50 % hos hvert ståsted, og når de, der skal høres, hver har givet mindst ti svar.",
      "Vi viser ikke tal for færre end fem personer.",
      "Vi har ikke udvalgt, hvem der svarer. Tallene viser, hvad de mener. De viser ikke, hvad hele bydelen mener.",
      "På siden står alle udsagn i tal.",
    ],
    example: "Eksempel",
  },
  {
    fileName: "Result of the dialogue",
    asker: "Asked by:",
    period: (from, to) => `Answers from ${from} to ${to}.`,
    statement: "Statement",
    support: "Support",
    share: (percent, low, high, hasOwnColumn) => (hasOwnColumn ? `${percent} %
(${low}–${high} %)` : `${percent} % (${low}–${high} %)`),
    more: (n) => `And ${n} more. They stand on the page.`,
    mapWords: (words) => `Map of who answers alike. ${words}`,
    how: [
      "The figures are our best guess of how many of each perspective agree. The brackets show how uncertain the guess is: in eight cases of ten the true figure lies there.",
      "The statement comes first that is supported best by those who support it least, by the lowest figure in the brackets. So a large group cannot vote a small one down.",
      "We only say that all support something when both figures in the brackets are above 50 % for every perspective, and when those who must be heard have each given at least ten answers.",
      "We do not show figures of fewer than five people.",
      "We have not chosen who answers. The figures show what they think. They do not show what the whole neighbourhood thinks.",
      "The page has all statements in figures.",
    ],
    example: "Example",
  },
);
