import type { Bilingual } from "../../../platform/i18n/lang.ts";

/** What programs can fetch about help, each in one sentence. */
export const given = {
  text: { da: "Hvad der er åbent lige nu, som kort ren tekst", en: "What is open just now, as short plain text" },
  sms: { da: "Hvor man kan gå hen med et behov nu, på højst 160 tegn", en: "Where one can go with a need now, in at most 160 characters" },
  table: { da: "Alle tilbud som en tabel, med tider som OSM opening_hours", en: "Every service as a table, with hours as OSM opening_hours" },
  about: { da: "Hvilken udgave af HSDS der svares efter", en: "Which version of HSDS is answered" },
  services: { da: "Tilbud efter HSDS 3.0, side for side", en: "Services after HSDS 3.0, page by page" },
  service: { da: "Et tilbud med alt, hvad der hører til", en: "One service with everything that belongs to it" },
  organizations: { da: "Aktører med tilbud, side for side", en: "Organizations with services, page by page" },
  organization: { da: "En aktør med sine tilbud", en: "One organization with its services" },
  atLocations: { da: "Tilbud på deres steder, side for side", en: "Services at their places, page by page" },
  atLocation: { da: "Et tilbud på sit sted", en: "One service at its place" },
  taxonomies: { da: "Listen over behov", en: "The list of needs" },
  taxonomy: { da: "En liste over ord", en: "One list of words" },
  terms: { da: "Behovene, som tilbud er delt op efter", en: "The needs that services are sorted by" },
  term: { da: "Et behov", en: "One need" },
} as const satisfies Readonly<Record<string, Bilingual>>;
