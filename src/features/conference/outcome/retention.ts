import type { RetentionRule } from "../../../platform/retention/rule.ts";
import { forgetNotes } from "./commands/forget.ts";
import { notesKeptDays } from "./rules/recommendation.ts";
import { voteMinutes } from "./rules/support.ts";

/** Notes end; what was recommended, and with how much support, stays. Who voted how is never known. */
export const outcomeRetention: readonly RetentionRule[] = [
  {
    key: "conference.workshop_notes",
    what: { da: "Noter fra workshops på en konference", en: "Notes from the workshops of a conference" },
    why: { da: "Så arrangørerne kan skrive, hvad der blev talt om", en: "So that the organisers can write what was talked about" },
    where: { da: "Kun hos arrangørerne og den, der leder workshoppen", en: "With the organisers and whoever facilitates the workshop only" },
    howLong: { da: `Til ${notesKeptDays} dage efter konferencen`, en: `Until ${notesKeptDays} days after the conference` },
    tables: ["conference.workshop_note"],
    erase: forgetNotes,
  },
  {
    key: "conference.recommendations",
    what: {
      da: "Anbefalinger fra workshops, og hvor mange der støttede dem med hænder eller på telefon",
      en: "Recommendations of workshops, and how many supported them with hands or by phone",
    },
    why: { da: "For at vise, hvor forslag kommer fra, og hvad der bliver af dem", en: "To show where proposals come from, and what comes of them" },
    where: {
      da: "Offentligt, når arrangørerne har læst og frigivet dem. Før kun hos dem og den, der leder workshoppen",
      en: "Public once the organisers have read and released them. Before, with them and whoever facilitates the workshop only",
    },
    howLong: { da: "Bliver stående: det er akter", en: "Stay: they are records" },
    tables: ["conference.recommendation", "conference.ballot"],
  },
  {
    key: "conference.votes",
    what: {
      da: "Stemmer på telefon i en workshop: et svar og en nøgle, der ikke kan føres tilbage til en telefon",
      en: "Votes by phone in a workshop: an answer and a key that cannot be traced to a phone",
    },
    why: { da: "Så hver telefon tæller én gang, og man kan rette sit svar", en: "So that each phone counts once, and one can change one’s answer" },
    where: { da: "Ingen kan se dem, kun hvor mange der har stemt", en: "Nobody sees them, only how many have voted" },
    howLong: {
      da: `Til afstemningen lukker, højst ${voteMinutes} minutter. Så lægges de sammen og slettes`,
      en: `Until the vote closes, ${voteMinutes} minutes at most. Then they are added up and deleted`,
    },
    tables: ["conference.ballot_vote"],
  },
];
