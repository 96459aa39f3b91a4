import type { Bilingual, Lang } from "../platform/i18n/lang.ts";

/** Kinds of parties in the network around a scene. */
export const partyKinds = {
  neighbours: { da: "Naboer", en: "Neighbours" },
  housing: { da: "Boligorganisation", en: "Housing association" },
  committee: { da: "Lokaludvalg", en: "Local committee" },
  service: { da: "Tilbud", en: "Service" },
  users: { da: "Brugerorganisation", en: "User organisation" },
  police: { da: "Politi", en: "Police" },
  city: { da: "Kommunens forvaltning", en: "City administration" },
  business: { da: "Erhverv", en: "Business" },
  school: { da: "Skole eller institution", en: "School or institution" },
  politicians: { da: "Politikere", en: "Politicians" },
} as const satisfies Record<string, Bilingual>;

export type PartyKind = keyof typeof partyKinds;

export interface Party {
  readonly id: string;
  readonly name: string;
  readonly kind: PartyKind;
  readonly takesLetters: boolean;
  /** It has left the network: it keeps what it has, and is given nothing new. */
  readonly hasLeft: boolean;
}

const left: Bilingual = { da: "har forladt netværket", en: "has left the network" };

/** A party's name in a list or a choice: one that has left says so. */
export function nameNow({ name, hasLeft }: Pick<Party, "name" | "hasLeft">, lang: Lang): string {
  return hasLeft ? `${name} (${left[lang]})` : name;
}

/** "Prøvegadens Beboere har forladt netværket." */
export function hasLeftInWords(name: string, lang: Lang): string {
  return `${name} ${left[lang]}.`;
}
