import { defineTexts } from "../../../platform/i18n/lang.ts";

/** What is said when a number of places is lowered to fewer than have one, and what then becomes of those. */
export const texts = defineTexts(
  {
    label: "Der skal være færre pladser alligevel",
    seated: (n: number) => `${n} har en plads eller er tilbudt en. Skriv mindst ${n}, eller sæt kryds ved, at der skal være færre.`,
    kept: (n: number) => (n === 1 ? "Den, der har pladsen, beholder den. Ingen nye får en plads, før der er en ledig." : `De ${n} beholder deres plads. Ingen nye får en, før der er en ledig.`),
    seatedHere: (n: number) => `${n} har en plads her. Skriv mindst ${n}, eller sæt kryds ved, at der skal være færre.`,
    keptHere: "De, der har en plads, beholder den, til I flytter dem. Ingen nye får en, før der er en ledig.",
    removing: (n: number) => (n === 1 ? "1 har en plads i workshoppen. Giv besked, og flyt den, der har pladsen, til en anden." : `${n} har en plads i workshoppen. Giv dem besked, og flyt dem til en anden.`),
  },
  {
    label: "There shall be fewer places all the same",
    seated: (n) => `${n} ${n === 1 ? "has" : "have"} a place or ${n === 1 ? "is" : "are"} offered one. Write at least ${n}, or tick that there shall be fewer.`,
    kept: (n) => (n === 1 ? "Whoever has the place keeps it. Nobody new gets one until one is free." : `The ${n} keep their places. Nobody new gets one until one is free.`),
    seatedHere: (n) => `${n} ${n === 1 ? "has" : "have"} a place here. Write at least ${n}, or tick that there shall be fewer.`,
    keptHere: "Those who have a place keep it until you move them. Nobody new gets one until one is free.",
    removing: (n) => (n === 1 ? "1 person has a place in the workshop. Tell them, and move them to another." : `${n} people have a place in the workshop. Tell them, and move them to another.`),
  },
);
