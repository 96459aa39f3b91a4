import { defineTexts } from "../../../platform/i18n/lang.ts";

/** The page of one statement, and what is said of it elsewhere. */
export const statementTexts = defineTexts(
  {
    answers: "Det svarer folk",
    tooFew: "Der er for få svar til at vise tal.",
    onward: "Tag det videre",
    onwardLead: "Et dagsordenspunkt får støtten med, som den er i dag.",
    asked: (question: string) => `Udsagn fra dialogen “${question}”.`,
    support: (sides: string) => `Støtte, cirka: ${sides}.`,
    answered: (counts: string, day: string) => `${counts} (${day}).`,
  },
  {
    answers: "What people answer",
    tooFew: "There are too few answers to show figures.",
    onward: "Take it further",
    onwardLead: "An agenda item carries the support with it as it is today.",
    asked: (question) => `A statement of the dialogue “${question}”.`,
    support: (sides) => `Support, about: ${sides}.`,
    answered: (counts, day) => `${counts} (${day}).`,
  },
);
