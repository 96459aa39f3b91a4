import { defineTexts } from "../../../platform/i18n/lang.ts";

/** Who is left to grade a report, and when they are too few. */
export const texts = defineTexts(
  {
    few: (left: number) => (left === 0 ? "Der er ingen, der kan vurdere den" : `Kun ${left} kan vurdere den`),
    missing: (needed: number) => (needed === 1 ? "Den mangler én vurdering mere, før alle kan læse den." : `Den skal vurderes af ${needed}, før alle kan læse den. Den, der melder, tæller ikke med.`),
    sameSide: "Alle, der kan vurdere den, er fra den aktør, der har meldt den",
    otherParty: "Den ene af de to skal komme fra en anden aktør.",
    give: "Giv en mere rollen Tilbud eller Koordinator",
    ask: "Bed en koordinator om at give en mere rollen Tilbud.",
    toCall: "De kan vurdere den",
    urgent: "Ring til dem, hvis det haster.",
    noPhone: "Intet telefonnummer",
  },
  {
    few: (left) => (left === 0 ? "There is nobody who can grade it" : `Only ${left} can grade it`),
    missing: (needed) => (needed === 1 ? "It lacks one more grading before everyone can read it." : `${needed} have to grade it before everyone can read it. Whoever reports does not count.`),
    sameSide: "All who can grade it come from the party that reported it",
    otherParty: "One of the two has to come from another party.",
    give: "Give one more person the role Service or Coordinator",
    ask: "Ask a coordinator to give one more person the role Service.",
    toCall: "They can grade it",
    urgent: "Call them if it is urgent.",
    noPhone: "No phone number",
  },
);
