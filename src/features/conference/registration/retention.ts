import type { RetentionRule } from "../../../platform/retention/rule.ts";
import { forgetNames, forgetNeeds, forgetUnconfirmed } from "./commands/forget.ts";
import { addressWaitsDays } from "./rules/link.ts";
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
  {
    key: "conference.unconfirmed_addresses",
    what: { da: "En ny e-mail, som nogen har skrevet i en tilmelding, og som ingen har bekræftet endnu", en: "A new email address that somebody has written into a registration, and that nobody has confirmed yet" },
    why: { da: "For at spørge den, der læser e-mailen, om den er deres, før vi bruger den", en: "To ask whoever reads the email whether it is theirs before we use it" },
    where: { da: "Kun hos arrangørerne og den, der skrev den", en: "With the organisers and whoever wrote it only" },
    howLong: {
      da: `Til den er bekræftet eller taget tilbage, og højst ${addressWaitsDays} dage`,
      en: `Until it is confirmed or taken back, and ${addressWaitsDays} days at most`,
    },
    tables: ["conference.unconfirmed_address"],
    erase: forgetUnconfirmed,
  },
];
