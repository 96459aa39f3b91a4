import { defineTexts } from "../../../../platform/i18n/lang.ts";

/** What those read who have a place: their programme, and why they got it. */
export const texts = defineTexts(
  {
    title: "Dit program",
    open: "Se dit program",
    lead: "Her er det, du skal på dagen, og hvorfor du fik de workshops.",
    why: "Derfor er det sådan",
    how: "Sådan er pladserne fordelt",
    calendar: "Programmet til din kalender",
    pdf: "Hent som PDF",
    paper: { time: "Klokken", what: "Hvad", fileName: "program", example: "Eksempel" },
    print: "Du kan også printe siden.",
    round: (number: number) => `Workshop, runde ${number}`,
    ranks: {
      wish: (rank: number) => `Det var dit ${rank}. ønske.`,
      unasked: "Du havde ikke ønsket den.",
      late: "Du fik en plads, der var fri.",
      byHand: (reason: string) => `Arrangørerne har givet dig pladsen: ${reason}`,
    },
    none: "Du har ingen plads i den runde.",
    roomIn: (titles: string) => `Der er plads i: ${titles}. Vælg på dagen, eller spørg kontakten.`,
    full: "Alle workshops i runden er fulde. Spørg kontakten.",
    changed: "Pladserne kan ændre sig, hvis programmet ændrer sig. Så får du besked.",
    reasons: {
      noWishes: "Du havde ikke valgt workshops.",
      allWishes: (wishes: number) => (wishes === 1 ? "Du fik det, du ønskede." : `Du fik alle dine ${wishes} ønsker.`),
      bestWishes: (wishes: number) => (wishes === 1 ? "Du fik dit første ønske." : `Du fik dine ${wishes} første ønsker.`),
      settled: "Du har beholdt de pladser, du havde.",
      byHand: "Arrangørerne har ændret dine pladser, efter at de blev fordelt.",
      notRunning: (title: string, rank: number) => `Dit ${rank}. ønske, “${title}”, bliver ikke holdt.`,
      full: (title: string, rank: number, wished: number, places: number) =>
        `“${title}” var dit ${rank}. ønske. Der var ${wished} om ${places} ${places === 1 ? "plads" : "pladser"}.`,
      higher: (count: number) =>
        count === 1 ? " Én af dem, der sidder der, havde sat den lige så højt som dig eller højere." : ` ${count} af dem, der sidder der, havde sat den lige så højt som dig eller højere.`,
      lower: (count: number) =>
        count === 1 ? " Én havde sat den lavere: sådan fik flest et af deres ønsker." : ` ${count} havde sat den lavere: sådan fik flest et af deres ønsker.`,
      unasked: (count: number) => (count === 1 ? " Én plads var givet på forhånd." : ` ${count} pladser var givet på forhånd.`),
      sameRound: (title: string, rank: number, instead: string) => `Dit ${rank}. ønske, “${title}”, har kun plads, når du er i ${instead}.`,
      insteadOne: (title: string, round: number) => `“${title}” (runde ${round})`,
      and: " og ",
      notExamined: (title: string, rank: number) => `Dit ${rank}. ønske var “${title}”. Beregningen nåede ikke at se, om der var plads til dig. Spørg kontakten.`,
    },
    gone: "en workshop, der ikke er i programmet mere",
  },
  {
    title: "Your programme",
    open: "See your programme",
    lead: "Here is what you are in on the day, and why you got those workshops.",
    why: "Why it is so",
    how: "How the places are allocated",
    calendar: "The programme for your calendar",
    pdf: "Fetch as PDF",
    paper: { time: "Time", what: "What", fileName: "programme", example: "Example" },
    print: "You can also print this page.",
    round: (number) => `Workshop, round ${number}`,
    ranks: {
      wish: (rank) => `It was your wish number ${rank}.`,
      unasked: "You had not wished for it.",
      late: "You got a place that was free.",
      byHand: (reason) => `The organisers have given you the place: ${reason}`,
    },
    none: "You have no place in this round.",
    roomIn: (titles) => `There is room in: ${titles}. Choose on the day, or ask the contact.`,
    full: "All workshops of the round are full. Ask the contact.",
    changed: "Places may change if the programme does. We will tell you.",
    reasons: {
      noWishes: "You had chosen no workshops.",
      allWishes: (wishes) => (wishes === 1 ? "You got what you wished for." : `You got all your ${wishes} wishes.`),
      bestWishes: (wishes) => (wishes === 1 ? "You got your first wish." : `You got your first ${wishes} wishes.`),
      settled: "You have kept the places you had.",
      byHand: "The organisers have changed your places since they were allocated.",
      notRunning: (title, rank) => `Your wish number ${rank}, “${title}”, is not held.`,
      full: (title, rank, wished, places) =>
        `“${title}” was your wish number ${rank}. ${wished} wished for ${places} ${places === 1 ? "place" : "places"}.`,
      higher: (count) =>
        count === 1 ? " One of those who sit there ranked it as high as you or higher." : ` ${count} of those who sit there ranked it as high as you or higher.`,
      lower: (count) =>
        count === 1 ? " One ranked it lower: that way most people got one of their wishes." : ` ${count} ranked it lower: that way most people got one of their wishes.`,
      unasked: (count) => (count === 1 ? " One place was given beforehand." : ` ${count} places were given beforehand.`),
      sameRound: (title, rank, instead) => `Your wish number ${rank}, “${title}”, only has room when you are in ${instead}.`,
      insteadOne: (title, round) => `“${title}” (round ${round})`,
      and: " and ",
      notExamined: (title, rank) => `Your wish number ${rank} was “${title}”. The calculation had no time to see whether there was room for you. Ask the contact.`,
    },
    gone: "a workshop that is no longer in the programme",
  },
);
