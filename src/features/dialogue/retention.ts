import type { RetentionRule } from "../../platform/retention/rule.ts";
import { forgetHands } from "./commands/forget-hands.ts";
import { eraseUnpublished } from "./commands/erase.ts";
import { forgetImports } from "./commands/import.ts";
import { forgetParticipants } from "./commands/results.ts";

/** What dialogues keep, and how it ends. */
export const retention: readonly RetentionRule[] = [
  {
    key: "dialogue.answers",
    what: {
      da: "Hvad du svarer i en dialog, hvem du siger, du er her (nabo, bruger stoffer, arbejder her), og om det var på nettet, en fælles tablet eller papir. Aldrig navn, adresse, IP eller klokkeslæt",
      en: "What you answer in a dialogue, who you say you are here (neighbour, uses drugs, works here), and whether it was on the web, a shared tablet or paper. Never a name, an address, an IP or a time of day",
    },
    why: {
      da: "For at se, hvad alle kan støtte, og hvad der deler os. Du kan selv ændre det eller trække det tilbage",
      en: "To see what everyone can support, and what divides us. You can change it or take it back",
    },
    where: {
      da: "Svarene hører til et tilfældigt tal i din browser eller til nummeret på et ark papir, og ingen kan se, hvad du svarer. Alle kan se tal for mindst fem personer. Hvor mange der har svaret, viser vi med det samme. Hvad de svarer, ændrer sig i tallene kun, når fem eller flere gør forskellen, så længe spørgsmålet er åbent; indtil da gemmer vi også et svar, du har rettet eller trukket tilbage. Når spørgsmålet lukker, tæller alle svar, som de står. Når spørgsmålet er lukket, og så mange har svaret, at ingen kan kendes på det, kan alle hente svarene som rækker uden navn, tid og ståsted. Koordinatorer kan hente dem med ståsted; hver gang står i loggen med en grund",
      en: "The answers belong to a random number in your browser or to the number of a sheet of paper, and nobody can see what you answer. Everyone can see figures of five people or more. How many have answered is shown at once. What they answer only changes in the figures when five or more make the difference, as long as the question is open; until then we also keep an answer that you have changed or taken back. When the question closes, all answers count as they stand. Once the question is closed and so many have answered that nobody can be known by it, everyone can fetch the answers as rows without name, time and perspective. Coordinators can fetch them with perspectives; each time stands in the log with a reason",
    },
    howLong: {
      da: "Til 30 dage efter, at spørgsmålet lukker. Så bliver kun tallene tilbage",
      en: "Until 30 days after the question closes. Then only the figures are left",
    },
    tables: ["dialogue.participant", "dialogue.answer", "dialogue.counted"],
    erase: forgetParticipants,
  },
  {
    key: "dialogue.hands",
    what: {
      da: "Hvilke tablets der tog imod svar, hvilke svarark der er lavet og tastet ind, og hvilken medarbejder der gjorde det. Ikke hvem der svarede",
      en: "Which tablets took answers, which answer sheets were made and typed in, and which worker did so. Not who answered",
    },
    why: {
      da: "Så personer uden egen telefon kan være med, så intet ark tæller to gange, og så en tablet kan lukkes igen",
      en: "So that people without a phone of their own can take part, no sheet counts twice, and a tablet can be closed again",
    },
    where: {
      da: "Hos koordinatorerne og dem, der arbejder i et tilbud",
      en: "With the coordinators and those who work at a service",
    },
    howLong: {
      da: "Til 30 dage efter, at spørgsmålet lukker",
      en: "Until 30 days after the question closes",
    },
    tables: ["dialogue.kiosk", "dialogue.sheet_run", "dialogue.sheet"],
    erase: forgetHands,
  },
  {
    key: "dialogue.written",
    what: {
      da: "Udsagn, du selv skriver i en dialog, en klage, hvis du klager, og hvem der læste dem. Aldrig navn, adresse, IP eller klokkeslæt for dig",
      en: "Statements you write in a dialogue yourself, an appeal if you appeal, and who read them. Never your name, address, IP or a time of day",
    },
    why: {
      da: "Så andre kan svare på det, du mener, og du kan følge, hvad der sker med det",
      en: "So that others can answer what you think, and you can follow what happens with it",
    },
    where: {
      da: "Kun de moderatorer, forummet har valgt, læser det, til det er offentligt. De ser ikke, hvem du er, eller hvad du har svaret. Af koden på din kvittering gemmer vi kun et aftryk",
      en: "Only the moderators whom the forum has chosen read it until it is public. They see neither who you are nor what you have answered. Of the code on your receipt we keep a fingerprint only",
    },
    howLong: {
      da: "30 dage efter, at spørgsmålet lukker, sletter vi, hvem der skrev hvad, og ordene i det, der ikke blev offentligt. Offentlige udsagn bliver stående",
      en: "30 days after the question closes we erase who wrote what, and the words of what did not become public. Public statements stay",
    },
    tables: ["dialogue.statement", "dialogue.moderation"],
    erase: eraseUnpublished,
  },
  {
    key: "dialogue.questions",
    what: { da: "Spørgsmål, udsagn og resultater i dialogen", en: "Questions, statements and results of the dialogue" },
    why: { da: "Så alle kan se, hvad der blev spurgt om, og hvad der kom ud af det", en: "So that everyone can see what was asked and what came of it" },
    where: { da: "Offentligt, når spørgsmålet er åbnet", en: "Public once the question has been opened" },
    howLong: { da: "Bliver stående som en del af den røde tråd", en: "Stay, as a part of the thread" },
    tables: ["dialogue.question", "dialogue.statement", "dialogue.result"],
  },
  {
    key: "dialogue.imports",
    what: {
      da: "Svar fra et andet værktøj, som en koordinator har læst ind og ser på, før de bliver til et spørgsmål",
      en: "Answers from another tool that a coordinator has read in and looks at before they become a question",
    },
    why: { da: "Så koordinatoren kan se, hvad der kommer ind, før det gemmes", en: "So that the coordinator can see what comes in before it is stored" },
    where: { da: "Hos koordinatorerne", en: "With the coordinators" },
    howLong: { da: "Et døgn", en: "One day" },
    tables: ["dialogue.import"],
    erase: forgetImports,
  },
];
