import type { Bilingual } from "../../../platform/i18n/lang.ts";

/** What programs can fetch about conferences, each in one sentence. */
export const given = {
  conference: { da: "En konference til kalenderen", en: "A conference for the calendar" },
  calendar: { da: "Et offentliggjort program til kalenderen", en: "A published programme for the calendar" },
  ownProgramme: { da: "Ens eget program på en konference, til kalenderen", en: "One’s own programme at a conference, for the calendar" },
  programme: { da: "Et offentliggjort program med tider og lokaler", en: "A published programme with times and rooms" },
} as const satisfies Readonly<Record<string, Bilingual>>;
