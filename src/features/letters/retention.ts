import type { RetentionRule } from "../../platform/retention/rule.ts";

/** What goes out of the house and comes back. */
export const retention: readonly RetentionRule[] = [
  {
    key: "letters",
    what: { da: "Breve og svar, med bilag", en: "Letters and replies, with what is attached" },
    why: { da: "For at se, hvad vi har bedt om, og hvad der blev svaret", en: "To see what we asked for, and what was answered" },
    where: {
      da: "Offentligt, uden oplysninger om enkelte personer. Kladder ser kun koordinatorerne",
      en: "Public, without data on individual people. Only the coordinators see drafts",
    },
    howLong: {
      da: "Bliver stående: det er akter. Kommer der ord om en person med, kan koordinatorerne fjerne dem",
      en: "Stay: they are records. If words about a person get into them, the coordinators can take them out",
    },
    tables: ["letters.*", "platform.stored_file"],
  },
];
