import type { RetentionRule } from "../../../platform/retention/rule.ts";

/** Reading packs are public once released. */
export const readingRetention: readonly RetentionRule[] = [
  {
    key: "conference.reading",
    what: {
      da: "Læsemapper: tekster med resumé, fil og kilde, og navne på dem, der har skrevet dem",
      en: "Reading packs: texts with summary, file and source, and the names of those who wrote them",
    },
    why: { da: "For at deltagerne kan forberede sig, og andre senere kan se, hvad forslagene bygger på", en: "So that participants can prepare, and others can later see what proposals are built on" },
    where: {
      da: "Offentligt fra det tidspunkt, der er sat. Før kan kun de, der forbereder konferencen, se dem",
      en: "Public from the moment that was set. Before only those see them who prepare the conference",
    },
    howLong: { da: "Bliver stående: det er akter. Ellers til de slettes, filen inden for et døgn", en: "Stay: they are records. Otherwise until they are deleted, the file within a day" },
    tables: ["conference.reading_pack", "conference.reading_text"],
  },
];
