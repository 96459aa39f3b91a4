import type { RetentionRule } from "../../platform/retention/rule.ts";

/** What is decided, and who does it. */
export const retention: readonly RetentionRule[] = [
  {
    key: "decisions",
    what: { da: "Beslutninger og opgaver", en: "Decisions and tasks" },
    why: { da: "Det er det, vi har besluttet og gjort", en: "They are what we decided and did" },
    where: { da: "Offentligt, uden oplysninger om enkelte personer", en: "Public, without data on individual people" },
    howLong: { da: "Bliver stående: det er akter", en: "Stay: they are records" },
    tables: ["decisions.*"],
  },
];
