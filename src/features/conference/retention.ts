import type { RetentionRule } from "../../platform/retention/rule.ts";

/** What conferences keep of those who are not registered: what was public anyway. */
export const retention: readonly RetentionRule[] = [
  {
    key: "conference.programme",
    what: {
      da: "Konferencer og deres programmer, med navne på dem, der taler og leder workshops",
      en: "Conferences and their programmes, with the names of those who speak and lead workshops",
    },
    why: { da: "For at vise, hvor forslag kommer fra", en: "To show where proposals come from" },
    where: {
      da: "Offentligt, når programmet er offentliggjort. Kun de personer, der har sagt ja, er nævnt",
      en: "Public once the programme is published. Only people who have agreed are named",
    },
    howLong: { da: "Bliver stående: det er akter. Kladder, til de slettes", en: "Stay: they are records. Drafts, until they are deleted" },
    tables: ["conference.conference", "conference.round", "conference.session", "conference.workshop_round", "conference.version"],
  },
];
