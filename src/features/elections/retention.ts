import type { RetentionRule } from "../../platform/retention/rule.ts";
import { expireElections, forgetCandidates, forgetTallies } from "./commands/retention.ts";

/** What elections keep, and how it ends. */
export const retention: readonly RetentionRule[] = [
  {
    key: "elections.candidates",
    what: {
      da: "Hvem der stiller op til et valg, hvad de skriver, og hvordan de nås",
      en: "Who stands in an election, what they write, and how they are reached",
    },
    why: { da: "Så man kan vælge imellem dem", en: "So that one can choose between them" },
    where: {
      da: "Navn og tekst er offentlige under valget. Mail og telefon ser kun koordinatoren",
      en: "Name and text are public during the election. Only the coordinator sees email and phone",
    },
    howLong: {
      da: "Til 30 dage efter, at resultatet er godkendt. Derefter står kun navnene på dem, der blev valgt eller er suppleanter. Gør ingen valget færdigt, slettes alt et halvt år efter den sidste dag at stemme",
      en: "Until 30 days after the result was approved. After that only the names of those elected and the deputies stay. If nobody finishes the election, all is erased half a year after the last day to vote",
    },
    tables: ["elections.candidate"],
    erase: (tx, { now }) => forgetCandidates(tx, now),
  },
  {
    key: "elections.votes",
    what: {
      da: "Hvor mange stemmer der er, og koderne til at stemme med. Aldrig hvem der stemte på hvem",
      en: "How many votes there are, and the codes to vote with. Never who voted for whom",
    },
    why: { da: "Så hver stemme tæller én gang", en: "So that each vote counts once" },
    where: {
      da: "Som summer, og koder, der ikke kan læses tilbage",
      en: "As sums, and codes that cannot be read back",
    },
    howLong: {
      da: "Slettes, når resultatet er godkendt, eller valget er aflyst. Gør ingen valget færdigt, aflyses det af sig selv et halvt år efter den sidste dag at stemme",
      en: "Erased when the result is approved or the election given up. If nobody finishes it, it is given up by itself half a year after the last day to vote",
    },
    tables: ["elections.ballot_box"],
    erase: (tx, tools) => expireElections(tx, tools),
  },
  {
    key: "elections.handout",
    what: {
      da: "At nogen har fået en stemmeseddel eller en kode",
      en: "That somebody was given a ballot or a code",
    },
    why: { da: "Så ingen får to", en: "So that nobody gets two" },
    where: {
      da: "Navn og adresse står der ikke, kun en kode, der ikke kan læses tilbage",
      en: "Name and address are not there, only a code that cannot be read back",
    },
    howLong: {
      da: "Slettes, når resultatet er godkendt, eller valget er aflyst. Gør ingen valget færdigt, aflyses det af sig selv et halvt år efter den sidste dag at stemme",
      en: "Erased when the result is approved or the election given up. If nobody finishes it, it is given up by itself half a year after the last day to vote",
    },
    tables: ["elections.handout"],
  },
  {
    key: "elections.tally",
    what: { da: "Hvad to personer hver for sig talte af stemmesedler", en: "What two people each counted of paper ballots" },
    why: { da: "For at se, at de er enige", en: "To see that they agree" },
    where: { da: "I netværket, hos dem, der tæller", en: "In the network, with those who count" },
    howLong: { da: "Til 30 dage efter valget. Summerne står i resultatet", en: "Until 30 days after the election. The sums stand in the result" },
    tables: ["elections.tally"],
    erase: (tx, { now }) => forgetTallies(tx, now),
  },
  {
    key: "elections.result",
    what: { da: "Valg, deres regler og resultater", en: "Elections, their rules and results" },
    why: { da: "For at vide, hvem der er valgt, og hvordan", en: "To know who was elected, and how" },
    where: { da: "Offentligt", en: "Public" },
    howLong: { da: "Bliver stående: det er akter", en: "Stay: they are records" },
    tables: ["elections.election"],
  },
];
