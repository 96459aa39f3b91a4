import type { Bilingual } from "../platform/i18n/lang.ts";

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
}
