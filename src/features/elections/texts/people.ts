import { defineTexts } from "../../../platform/i18n/lang.ts";

/** What the coordinator does with one candidate. */
export const peopleTexts = defineTexts(
  {
    enterForm: {
      title: "Skriv en kandidat ind",
      lead: "For en, der stiller op på papir, i telefonen eller med en mail. Du har talt med personen, så navnet står offentligt med det samme.",
      name: "Navnet, som det skal stå på stemmesedlen",
      text: "Hvad vil personen arbejde for?",
      email: "E-mail",
      phone: "Telefon",
      consent: "Vi har personens skriftlige samtykke til, at navn og tekst er offentlige under valget",
      save: "Skriv ind",
    },
    refuseForm: {
      title: "Afvis en kandidat",
      lead: (name: string) => `${name} får grunden med mail. Har personen ikke mail, så ring. Teksten slettes.`,
      reason: "Hvorfor kan personen ikke stille op?",
      button: "Afvis",
    },
    refuseWaitingForm: {
      title: "Afvis alle, der venter",
      lead: (count: number) =>
        `${count === 1 ? "Én person venter" : `${count} personer venter`}. Alle med en mailadresse får samme grund. Det, de har skrevet, slettes. Det kan ikke gøres om.`,
      who: "Hvem det er",
      reason: "Hvorfor kan de ikke stille op?",
      button: "Afvis alle",
    },
    strikeForm: {
      title: "Træk en kandidat af listen",
      lead: (name: string) => `Kun når ${name} selv har bedt om det. Navn og tekst slettes. Kryds ved en, der har trukket sig, tæller ikke for nogen.`,
      button: "Træk af listen",
    },
    seatForm: {
      title: (name: string) => `Giv ${name} sin plads`,
      lead: (what: string, from: string, to: string) => `${what}, fra ${from} til ${to}.`,
      member: "Er personen allerede medlem?",
      memberNone: "Nej, gør personen til medlem",
      newTitle: "Hvis personen ikke er medlem endnu",
      name: "Navn",
      reach: "Hvordan nås personen?",
      reaches: { mail: "Mail", phone: "Telefon", paper: "Papir", centre: "Gennem et værested" },
      email: "E-mail",
      phone: "Telefon",
      centreName: "Hvilket værested?",
      save: "Giv plads",
    },
  },
  {
    enterForm: {
      title: "Enter a candidate",
      lead: "For somebody who stands on paper, by phone or by mail. You have talked with them, so the name is public at once.",
      name: "The name as it shall stand on the ballot",
      text: "What does the person want to work for?",
      email: "E-mail",
      phone: "Phone",
      consent: "We have the person’s written consent that name and text are public during the election",
      save: "Enter",
    },
    refuseForm: {
      title: "Refuse a candidate",
      lead: (name) => `${name} gets the reason by mail. If the person has no mail, call. The text is erased.`,
      reason: "Why can the person not stand?",
      button: "Refuse",
    },
    refuseWaitingForm: {
      title: "Refuse all who wait",
      lead: (count) =>
        `${count === 1 ? "One person waits" : `${count} people wait`}. All with a mail address get the same reason. What they wrote is erased. It cannot be undone.`,
      who: "Who they are",
      reason: "Why can they not stand?",
      button: "Refuse all",
    },
    strikeForm: {
      title: "Take a candidate off the list",
      lead: (name) => `Only when ${name} has asked for it. Name and text are erased. A cross beside somebody who has withdrawn counts for nobody.`,
      button: "Take off the list",
    },
    seatForm: {
      title: (name) => `Give ${name} their seat`,
      lead: (what, from, to) => `${what}, from ${from} to ${to}.`,
      member: "Is the person a member already?",
      memberNone: "No, make the person a member",
      newTitle: "If the person is no member yet",
      name: "Name",
      reach: "How is the person reached?",
      reaches: { mail: "Mail", phone: "Phone", paper: "Paper", centre: "Through a drop-in centre" },
      email: "E-mail",
      phone: "Phone",
      centreName: "Which centre?",
      save: "Give seat",
    },
  },
);
