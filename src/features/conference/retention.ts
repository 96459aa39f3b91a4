import type { RetentionRule } from "../../platform/retention/rule.ts";
import { forgetNames, forgetNeeds } from "./commands/registration-retention.ts";
import { namesKeptDays, needsKeptDays } from "./rules/registration/registration.ts";

/** What conferences keep of those who are not registered: what was public anyway. */
export const retention: readonly RetentionRule[] = [
  {
    key: "conference.programme",
    what: {
      da: "Konferencer og deres programmer, med navne på dem, der taler og leder workshops",
      en: "Conferences and their programmes, with the names of those who speak and lead workshops",
    },
    why: { da: "For at vise, hvor forslag kommer fra", en: "To show where proposals come from" },
    where: {
      da: "Offentligt, når programmet er offentliggjort. Kun de personer, der har sagt ja, er nævnt",
      en: "Public once the programme is published. Only people who have agreed are named",
    },
    howLong: { da: "Bliver stående: det er akter. Kladder, til de slettes", en: "Stay: they are records. Drafts, until they are deleted" },
    tables: ["conference.conference", "conference.round", "conference.session", "conference.workshop_round", "conference.version"],
  },
  {
    key: "conference.needs",
    what: {
      da: "Hvad deltagere på en konference har brug for: mad, adgang, tolk, hjælp til at komme frem",
      en: "What participants of a conference need: food, access, an interpreter, help to get there",
    },
    why: { da: "Så alle kan være med", en: "So that everyone can take part" },
    where: { da: "Kun hos arrangørerne og den, der skrev det", en: "With the organisers and whoever wrote it only" },
    howLong: {
      da: `Til ${needsKeptDays} dage efter konferencen, eller til man melder fra`,
      en: `Until ${needsKeptDays} days after the conference, or until one cancels`,
    },
    tables: ["conference.need"],
    erase: forgetNeeds,
  },
  {
    key: "conference.registrations",
    what: {
      da: "Hvem der er tilmeldt en konference: navn, aktør eller nabo, hvordan man kan nå dem, og hvilke workshops de ønsker",
      en: "Who is registered for a conference: name, party or neighbour, how to reach them, and the workshops they wish for",
    },
    why: { da: "For at give pladser i rækkefølge og fortælle, hvis noget ændres", en: "To give seats in order and tell of changes" },
    where: { da: "Kun hos arrangørerne. Din egen tilmelding åbner du med dit link eller din kode", en: "With the organisers only. Your own registration opens with your link or your code" },
    howLong: {
      da: `Navn, mail, telefon og adresse til ${namesKeptDays} dage efter konferencen. Hvor mange der kom, og for hvilke aktører, bliver stående`,
      en: `Name, mail, phone and address until ${namesKeptDays} days after the conference. How many came, and for which parties, stays`,
    },
    tables: ["conference.registration"],
    erase: forgetNames,
  },
  {
    key: "conference.reading",
    what: {
      da: "Læsemapper: tekster med resumé, fil og kilde, og navne på dem, der har skrevet dem",
      en: "Reading packs: texts with summary, file and source, and the names of those who wrote them",
    },
    why: { da: "For at deltagerne kan forberede sig, og andre senere kan se, hvad forslagene bygger på", en: "So that participants can prepare, and others can later see what proposals are built on" },
    where: {
      da: "Offentligt fra det tidspunkt, der er sat. Før kan kun de, der forbereder konferencen, se dem",
      en: "Public from the moment that was set. Before only those see them who prepare the conference",
    },
    howLong: { da: "Bliver stående: det er akter. Ellers til de slettes, filen inden for et døgn", en: "Stay: they are records. Otherwise until they are deleted, the file within a day" },
    tables: ["conference.reading_pack", "conference.reading_text"],
  },
];
