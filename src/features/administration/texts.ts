import { defineTexts } from "../../platform/i18n/lang.ts";

export const texts = defineTexts(
  {
    title: "Administration",
    lead: "Her passer du det, der får Kvarter til at virke. Kun de døre, du må åbne, står her.",
    doors: "Hvad vil du se efter?",
    emptyTitle: "Her er ikke noget til dig lige nu",
    emptyBody: "En administrator kan se mere. Spørg i dit forum, hvis du mangler noget.",
  },
  {
    title: "Administration",
    lead: "Here you look after what makes Kvarter work. Only the doors you may open stand here.",
    doors: "What do you want to look at?",
    emptyTitle: "There is nothing for you here right now",
    emptyBody: "An administrator can see more. Ask in your forum if you are missing something.",
  },
);
