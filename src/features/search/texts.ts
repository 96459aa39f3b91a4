import { defineTexts } from "../../platform/i18n/lang.ts";

export const texts = defineTexts(
  {
    title: "Søg",
    titleWith: (words: string) => `Søg: ${words}`,
    lead: "Søg i alt det, der er offentligt: henvendelser, møder, beslutninger, breve, svar, planen og dokumenterne.",
    leadMember: "Søg i alt det, du må se.",
    label: "Hvad leder du efter?",
    button: "Søg",
    doorTitle: "Slå noget op",
    doorText: "Søg i beslutninger, breve, svar, planen og de gamle dokumenter.",
    found: (count: number) => (count === 1 ? "1 resultat" : `${count} resultater`),
    foundMore: (count: number) => `Over ${count} resultater`,
    nothing: (words: string) => `Vi fandt ikke noget om “${words}”`,
    elsewhere: "Leder du efter noget af det her?",
    nothingBody: "Prøv med færre ord, eller med et andet ord for det samme. Bøjninger finder vi selv: “opgange” finder også “opgang”.",
  },
  {
    title: "Search",
    titleWith: (words) => `Search: ${words}`,
    lead: "Search everything that is public: reports, meetings, decisions, letters, replies, the plan and the documents. The texts are in Danish.",
    leadMember: "Search everything you may see. The texts are in Danish.",
    label: "What are you looking for?",
    button: "Search",
    doorTitle: "Look something up",
    doorText: "Search decisions, letters, replies, the plan and the old documents.",
    found: (count) => (count === 1 ? "1 result" : `${count} results`),
    foundMore: (count) => `More than ${count} results`,
    nothing: (words) => `We found nothing about “${words}”`,
    elsewhere: "Are you looking for one of these?",
    nothingBody: "Try fewer words, or another word for the same thing, in Danish. We find inflections ourselves: “opgange” also finds “opgang”.",
  },
);
