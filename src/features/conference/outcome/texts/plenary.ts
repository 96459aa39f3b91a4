import { defineTexts } from "../../../../platform/i18n/lang.ts";

/** What stands on the projector when all workshops meet. */
export const texts = defineTexts(
  {
    open: "Vis i plenum",
    title: "Anbefalinger fra workshopperne",
    how: "Gå frem og tilbage med piletasterne. Siden følger med, når nogen tæller eller stemmer.",
    back: "Tilbage til anbefalingerne",
    none: "Workshopperne har ikke skrevet anbefalinger endnu. De kommer af sig selv.",
    number: (at: number, of: number) => `${at} af ${of}`,
    next: "Næste",
    previous: "Forrige",
  },
  {
    open: "Show in plenary",
    title: "Recommendations of the workshops",
    how: "Go on and back with the arrow keys. The page follows when somebody counts or votes.",
    back: "Back to the recommendations",
    none: "The workshops have not written recommendations yet. They appear by themselves.",
    number: (at, of) => `${at} of ${of}`,
    next: "Next",
    previous: "Previous",
  },
);
