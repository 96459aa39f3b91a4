import type { RetentionRule } from "../../../platform/retention/rule.ts";
import { forgetNames, forgetNeeds } from "./commands/forget.ts";
import { namesKeptDays, needsKeptDays } from "./rules/registration.ts";

/** Who takes part, and what they need: kept as long as it is of use, and no longer. */
export const registrationRetention: readonly RetentionRule[] = [
  {
    key: "conference.needs",
    what: {
      da: "Hvad deltagere på en konference har brug for: mad, adgang, tolk, hjælp til at komme frem, og svar på arrangørens egne spørgsmål",
      en: "What participants of a conference need: food, access, an interpreter, help to get there, and answers to the organiser’s own questions",
    },
    why: { da: "Så alle kan være med", en: "So that everyone can take part" },
    where: { da: "Kun hos arrangørerne og den, der skrev det", en: "With the organisers and whoever wrote it only" },
    howLong: {
      da: `Til ${needsKeptDays} dage efter konferencen, eller til man melder fra`,
      en: `Until ${needsKeptDays} days after the conference, or until one cancels`,
    },
    tables: ["conference.need", "conference.question_answer"],
    erase: forgetNeeds,
  },
  {
    key: "conference.registrations",
    what: {
      da: "Hvem der er tilmeldt en konference: navn, aktør eller nabo, hvordan man kan nå dem, hvilke workshops de ønsker, og hvilke tekster de har fået sendt",
      en: "Who is registered for a conference: name, party or neighbour, how to reach them, the workshops they wish for, and which texts they have been sent",
    },
    why: { da: "For at give pladser i rækkefølge og fortælle, hvis noget ændres", en: "To give seats in order and tell of changes" },
    where: { da: "Kun hos arrangørerne. Din egen tilmelding åbner du med dit link eller din kode", en: "With the organisers only. Your own registration opens with your link or your code" },
    howLong: {
      da: `Navn, mail, telefon og adresse til ${namesKeptDays} dage efter konferencen. Hvor mange der kom, og for hvilke aktører, bliver stående`,
      en: `Name, email, phone and address until ${namesKeptDays} days after the conference. How many came, and for which parties, stays`,
    },
    tables: ["conference.registration", "conference.reading_told"],
    erase: forgetNames,
  },
];
