import { defineTexts } from "../../../../platform/i18n/lang.ts";

const phones = (count: number) => `${count} ${count === 1 ? "telefon" : "telefoner"}`;
const phonesEn = (count: number) => `${count} ${count === 1 ? "phone" : "phones"}`;

/** What everyone reads of what workshops recommend, and who supports it. */
export const texts = defineTexts(
  {
    kind: "Anbefaling fra en workshop",
    statuses: { put_forward: "Fremsat", onward: "Bragt videre", taken_back: "Taget tilbage" },
    title: "Anbefalinger",
    lead: "Det er workshopperne kommet til. Åbn en anbefaling for at se, hvad der bliver af den.",
    workshop: "Workshop",
    conference: "Konference",
    released: "Offentlig fra",
    why: "Hvorfor",
    whose: "Anbefalingen er workshoppens. Den er ikke en beslutning.",
    support: "Støtte i salen",
    hands: (forIt: number, against: number, unsure: number) =>
      `Vist med hænder: ${forIt} for, ${against} imod${unsure > 0 ? `, ${unsure} ved ikke` : ""}.`,
    voted: (voters: number, forIt: number, against: number, unsure: number) =>
      `Stemt på telefon: ${phones(voters)}. ${forIt} for, ${against} imod, ${unsure} ved ikke.`,
    votedFew: (fewest: number) => `Stemt på telefon: færre end ${fewest} har stemt. Så fortæller vi ikke, hvad de svarede.`,
    voting: (voters: number) => `Stemt på telefon indtil nu: ${phones(voters)}. Svarene tælles, når afstemningen lukker.`,
    earlierWording: "Det var om en tidligere ordlyd.",
    both: "Hænder og telefoner er talt hver for sig: de samme personer kan have brugt begge.",
    notAsked: "Salen er ikke spurgt.",
    supportOf: (workshop: string, conference: string) => `Anbefalet af workshoppen “${workshop}” på konferencen “${conference}”.`,
    onward: {
      title: "Bring den videre",
      lead: "Det, du laver af anbefalingen, får dens tråd med. Så kan alle se, hvor det kommer fra.",
      back: "Tag anbefalingen tilbage",
      backHint: "Så kan kun I læse den, og ordene kan rettes. Det, der allerede er lavet af den, bliver stående.",
      edit: "Workshoppens side",
    },
  },
  {
    kind: "Recommendation of a workshop",
    statuses: { put_forward: "Put forward", onward: "Brought further", taken_back: "Taken back" },
    title: "Recommendations",
    lead: "This is what the workshops came to. Open a recommendation to see what comes of it.",
    workshop: "Workshop",
    conference: "Conference",
    released: "Public since",
    why: "Why",
    whose: "The recommendation is the workshop’s. It is no decision.",
    support: "Support in the room",
    hands: (forIt, against, unsure) => `Show of hands: ${forIt} for, ${against} against${unsure > 0 ? `, ${unsure} do not know` : ""}.`,
    voted: (voters, forIt, against, unsure) => `Voted by phone: ${phonesEn(voters)}. ${forIt} for, ${against} against, ${unsure} do not know.`,
    votedFew: (fewest) => `Voted by phone: fewer than ${fewest} have voted. Then we do not tell what they answered.`,
    voting: (voters) => `Voted by phone so far: ${phonesEn(voters)}. The answers are counted when the vote closes.`,
    earlierWording: "That was about an earlier wording.",
    both: "Hands and phones are counted apart: the same people may have used both.",
    notAsked: "The room has not been asked.",
    supportOf: (workshop, conference) => `Recommended by the workshop “${workshop}” at the conference “${conference}”.`,
    onward: {
      title: "Bring it further",
      lead: "What you make of the recommendation carries its thread, so that everyone sees where it comes from.",
      back: "Take the recommendation back",
      backHint: "Then only you can read it, and its words can be changed. What has been made of it already stays.",
      edit: "The workshop’s page",
    },
  },
);
