import type { Bilingual } from "../../../platform/i18n/lang.ts";

/** What somebody may need now, in the order in which it is most pressing. Addresses and the database hold these names. */
export const needs = ["use", "wound", "bed", "food", "talk", "shower", "women", "kit", "treatment", "legal", "charge"] as const;

export type Need = (typeof needs)[number];

export const needWords: Readonly<Record<Need, Bilingual>> = {
  use: { da: "Sikkert sted at tage stoffer", en: "Safe place to use" },
  wound: { da: "Sår og sygepleje", en: "Wounds and nurse" },
  bed: { da: "Seng i nat", en: "Bed tonight" },
  food: { da: "Mad", en: "Food" },
  talk: { da: "Nogen at tale med", en: "Someone to talk to" },
  shower: { da: "Bad og tøj", en: "Shower and clothes" },
  women: { da: "Kun for kvinder", en: "Women only" },
  kit: { da: "Kanyler og udstyr", en: "Needles and kit" },
  treatment: { da: "Behandling", en: "Treatment" },
  legal: { da: "Retshjælp", en: "Legal help" },
  charge: { da: "Oplad telefonen", en: "Charge a phone" },
};

export function isNeed(text: string): text is Need {
  return needs.some((need) => need === text);
}
