import { defineTexts } from "../../../platform/i18n/lang.ts";

/** Where providers paste hours that stand somewhere else already. */
export const texts = defineTexts(
  {
    offer: "Står jeres tider allerede som OSM-tekst (opening_hours)?",
    offerLink: "Indsæt dem her",
    title: (name: string) => `Indsæt tider: ${name}`,
    lead: "Indsæt tiderne, som de står i OpenStreetMap. Du ser, hvordan vi forstår dem, før noget bliver gemt.",
    hours: "Tider (opening_hours)",
    hoursHint: "For eksempel: Mo-Fr 08:00-16:00; PH off",
    read: "Se, hvordan vi forstår dem",
    understood: "Sådan forstår vi dem",
    closed: "lukket",
    holidays: "Helligdage",
    use: "Brug de tider",
    useText: "De tager pladsen for de åbningstider, der står nu. Besøg og resten bliver stående.",
    cannot: (what: string) => `Vi kan ikke vise tiderne: ${what}.`,
  },
  {
    offer: "Do your hours stand as OSM text (opening_hours) already?",
    offerLink: "Paste them here",
    title: (name) => `Paste hours: ${name}`,
    lead: "Paste the hours as they stand in OpenStreetMap. You see how we understand them before anything is saved.",
    hours: "Hours (opening_hours)",
    hoursHint: "For example: Mo-Fr 08:00-16:00; PH off",
    read: "See how we understand them",
    understood: "This is how we understand them",
    closed: "closed",
    holidays: "Public holidays",
    use: "Use these hours",
    useText: "They take the place of the opening hours that stand there now. Visits and the rest stay.",
    cannot: (what) => `We cannot show the hours: ${what}.`,
  },
);
