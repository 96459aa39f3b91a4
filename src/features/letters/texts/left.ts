import { defineTexts } from "../../../platform/i18n/lang.ts";

/** Words for letters whose addressee leaves the network. */
export const leftTexts = defineTexts(
  {
    hangsOn: {
      title: "Breve, der ikke er besvaret eller sendt",
      text: "Et svar kan stadig skrives ind. En kladde kan først sendes, når den har en anden modtager.",
    },
    waiting: "Kommer der et svar, kan du stadig skrive det ind her.",
    draft: "Vælg en anden modtager, før brevet kan sendes.",
  },
  {
    hangsOn: {
      title: "Letters that are not answered or not sent",
      text: "A reply can still be entered. A draft can only be sent once it has another addressee.",
    },
    waiting: "If a reply comes, you can still enter it here.",
    draft: "Choose another addressee before the letter can be sent.",
  },
);
