import type { RetentionRule } from "../../platform/retention/rule.ts";

/** What the work began with. */
export const retention: readonly RetentionRule[] = [
  {
    key: "records",
    what: { da: "Gamle dokumenter, skrevet af", en: "Old documents, as transcripts" },
    why: { da: "Så alle kan læse, hvad arbejdet begyndte med", en: "So that everyone can read what the work began with" },
    where: {
      da: "Offentligt. Navne og telefonnumre på personer er udeladt",
      en: "Public. Names and phone numbers of persons are left out",
    },
    howLong: { da: "Bliver stående: det er akter", en: "Stay: they are records" },
    tables: ["records.*"],
  },
];
