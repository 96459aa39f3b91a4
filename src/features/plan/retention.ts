import type { RetentionRule } from "../../platform/retention/rule.ts";

/** What shows how the plan moves. */
export const retention: readonly RetentionRule[] = [
  {
    key: "plan",
    what: { da: "Mål, indsatser og det, der viser dem, med filer", en: "Goals, measures and what proves them, with files" },
    why: { da: "For at vise, hvordan planen skrider frem", en: "To show how the plan moves" },
    where: { da: "Offentligt, uden oplysninger om enkelte personer", en: "Public, without data on individual people" },
    howLong: { da: "Bliver stående: det er akter", en: "Stay: they are records" },
    tables: ["plan.*", "platform.stored_file"],
  },
];
