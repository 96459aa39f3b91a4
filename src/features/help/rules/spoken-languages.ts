import type { Bilingual } from "../../../platform/i18n/lang.ts";

/** Languages that are spoken at services, by their ISO 639-1 codes. */
export const spokenLanguages = ["da", "en", "sv", "no", "de", "pl", "ro", "ar", "fa", "so", "fr", "es", "ru", "kl"] as const;

export type SpokenLanguage = (typeof spokenLanguages)[number];

export const languageWords: Readonly<Record<SpokenLanguage, Bilingual>> = {
  da: { da: "dansk", en: "Danish" },
  en: { da: "engelsk", en: "English" },
  sv: { da: "svensk", en: "Swedish" },
  no: { da: "norsk", en: "Norwegian" },
  de: { da: "tysk", en: "German" },
  pl: { da: "polsk", en: "Polish" },
  ro: { da: "rumænsk", en: "Romanian" },
  ar: { da: "arabisk", en: "Arabic" },
  fa: { da: "farsi", en: "Farsi" },
  so: { da: "somali", en: "Somali" },
  fr: { da: "fransk", en: "French" },
  es: { da: "spansk", en: "Spanish" },
  ru: { da: "russisk", en: "Russian" },
  kl: { da: "grønlandsk", en: "Greenlandic" },
};
