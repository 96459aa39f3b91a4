import type { RetentionRule } from "../../../platform/retention/rule.ts";

/** What was asked. What people answered ends with their needs, in the part that keeps registrations. */
export const questionsRetention: readonly RetentionRule[] = [
  {
    key: "conference.questions",
    what: { da: "Hvad en arrangør spørger dem om, der melder sig til en konference", en: "What an organiser asks those who register for a conference" },
    why: { da: "For at kunne planlægge konferencen", en: "To be able to plan the conference" },
    where: { da: "På siden, hvor man melder sig til", en: "On the page where one registers" },
    howLong: { da: "Til de slettes. Der står intet om nogen i dem", en: "Until they are deleted. They say nothing of anybody" },
    tables: ["conference.question"],
  },
];
