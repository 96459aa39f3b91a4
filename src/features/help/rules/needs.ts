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

/** What else people type who look for help with it, in Danish and English. */
export const needSearches: Readonly<Record<Need, string>> = {
  use: "fixerum stofindtagelsesrum indtagelsesrum rygerum injicere fixe ryge consumption room injecting smoke",
  wound: "sygeplejerske læge forbinding sårpleje sundhed doctor clinic health",
  bed: "sove overnatning herberg natherberg nødovernatning natcafé sleep shelter hostel night",
  food: "spise sulten måltid morgenmad frokost aftensmad kaffe eat hungry meal coffee",
  talk: "snakke rådgivning værested drop-in advice counselling",
  shower: "vaske vasketøj brusebad toilet hygiejne wash laundry toilet",
  women: "kvinde kvinder kvindehus krisecenter woman shelter",
  kit: "nåle sprøjter folie kondomer naloxon syringes foil condoms naloxone",
  treatment: "afrusning metadon substitution rusmiddelcenter detox methadone",
  legal: "advokat jurist gæld bøde papirer lawyer debt fine papers",
  charge: "oplader strøm telefon opladning charger power phone",
};

export function isNeed(text: string): text is Need {
  return needs.some((need) => need === text);
}
