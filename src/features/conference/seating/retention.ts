import type { RetentionRule } from "../../../platform/retention/rule.ts";
import { namesKeptDays } from "../registration/rules/registration.ts";
import { forgetSeats } from "./commands/forget.ts";

/** Who sits in which workshop, and what that was computed from. */
export const seatingRetention: readonly RetentionRule[] = [
  {
    key: "conference.seating",
    what: {
      da: "Hvem der har plads i hvilken workshop, hvorfor, og hvad fordelingen er regnet ud fra: ønsker og aktører under et nummer",
      en: "Who has a place in which workshop, why, and what the allocation was computed from: wishes and parties under a number",
    },
    why: { da: "For at fordele pladserne og kunne vise, at det gik rigtigt til", en: "To allocate the places, and to be able to show that it was done right" },
    where: {
      da: "Kun hos arrangørerne. Din egen plads ser du med dit link eller din kode. Offentligt står kun, hvor mange der fik hvilket ønske",
      en: "With the organisers only. Your own place you see with your link or your code. Only how many got which wish is public",
    },
    howLong: {
      da: `Til ${namesKeptDays} dage efter konferencen, eller til man melder fra. Hvor mange der fik hvilket ønske, bliver stående`,
      en: `Until ${namesKeptDays} days after the conference, or until one cancels. How many got which wish stays`,
    },
    tables: ["conference.allocation_draft", "conference.allocation", "conference.pin", "conference.placement", "conference.seat"],
    erase: forgetSeats,
  },
];
