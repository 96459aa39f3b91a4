import type { RetentionRule } from "../../../platform/retention/rule.ts";
import { evaluationDays } from "../rules/stages.ts";
import { forgetMailsAfter, forgetTexts, untieAnswers } from "./commands/forget.ts";
import { textsKeptDays } from "./rules/evaluation.ts";

/** What is kept of evaluations and reports. */
export const reportRetention: readonly RetentionRule[] = [
  {
    key: "conference.evaluation",
    what: { da: "Hvordan folk syntes, en konference var, uden navn og tidspunkt", en: "How people thought a conference was, without name and time" },
    why: { da: "For at gøre det bedre næste gang, og fortælle det i rapporten", en: "To do better next time, and to tell it in the report" },
    where: { da: "I rapporten, i tal med fem eller flere bag. Et enkelt svar ser ingen", en: "In the report, in numbers with five or more behind them. Nobody sees a single answer" },
    howLong: {
      da: `Tallene bliver stående. Hvilken browser der svarede hvad, glemmer vi, når evalueringen lukker, ${evaluationDays} dage efter konferencen`,
      en: `The numbers stay. Which browser answered what is forgotten when the evaluation closes, ${evaluationDays} days after the conference`,
    },
    tables: ["conference.evaluation_answer"],
    erase: untieAnswers,
  },
  {
    key: "conference.evaluation_texts",
    what: { da: "Hvad folk skriver om en konference: hvad der var godt, og hvad der skal være anderledes", en: "What people write about a conference: what was good, and what should be different" },
    why: { da: "For at gøre det bedre næste gang", en: "To do better next time" },
    where: {
      da: "Kun hos arrangørerne, til en af dem har læst teksten og taget den med i rapporten. Så kan alle læse den",
      en: "With the organisers only, until one of them has read the text and taken it into the report. Then everyone can read it",
    },
    howLong: { da: `Det, der er taget med i rapporten, bliver stående. Resten til ${textsKeptDays} dage efter konferencen`, en: `What was taken into the report stays. The rest until ${textsKeptDays} days after the conference` },
    tables: ["conference.evaluation_text"],
    erase: forgetTexts,
  },
  {
    key: "conference.report",
    what: { da: "Rapporter om konferencer: arrangørernes egne ord, og hvorfor de er rettet eller trukket tilbage", en: "Reports on conferences: the organisers' own words, and why they were corrected or withdrawn" },
    why: { da: "For at vise, hvad der kom ud af dem", en: "To show what came of them" },
    where: { da: "Offentligt, når rapporten er ude. Før kun hos dem, der forbereder konferencen", en: "Public once the report is out. Before with those who prepare the conference only" },
    howLong: { da: "Bliver stående: det er akter", en: "Stay: they are records" },
    tables: ["conference.report", "conference.report_note"],
  },
  {
    key: "conference.mails_after",
    what: { da: "Om en deltager har fået mailen efter konferencen og mailen om rapporten", en: "Whether a participant has had the email after the conference and the one about the report" },
    why: { da: "For at hver mail kun kommer en gang", en: "So that each email comes only once" },
    where: { da: "Ses af ingen", en: "Seen by nobody" },
    howLong: { da: "Så længe som deltagerens navn", en: "As long as the participant's name" },
    tables: ["conference.mail_after"],
    erase: forgetMailsAfter,
  },
];
