import type { RetentionRule } from "../platform/retention/rule.ts";

/** Who is in the network, and who speaks for whom. */
export const networkRule: RetentionRule = {
  key: "network",
  what: { da: "Aktører, og hvem der taler for hvilken", en: "Parties, and who speaks for which" },
  why: { da: "For at vide, hvem der er hørt", en: "To know who has been heard" },
  where: { da: "I netværket. Offentligt står kun aktøren", en: "In the network. In public only the party is named" },
  howLong: { da: "Bliver stående", en: "Stays" },
  tables: ["network.*"],
};
