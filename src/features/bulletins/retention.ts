import type { RetentionRule } from "../../platform/retention/rule.ts";
import { forgetOldBulletins, forgetWhatStandsBeside } from "./commands/publish.ts";

/** What bulletins keep, and how it ends. */
export const retention: readonly RetentionRule[] = [
  {
    key: "bulletins.bulletin",
    what: { da: "Bulletiner: fem linjer fra hver aktør før et møde, og tal", en: "Bulletins: five lines from each party before a meeting, and figures" },
    why: { da: "Så alle møder frem med det samme billede", en: "So that everyone comes to the meeting with the same picture" },
    where: {
      da: "I netværket. Aldrig offentligt. Der står aktører, ikke hvem der skrev",
      en: "In the network. Never public. It names parties, not who wrote",
    },
    howLong: { da: "Fem år efter, at aktørerne blev spurgt", en: "Five years after the parties were asked" },
    tables: ["bulletins.bulletin", "bulletins.contribution"],
    erase: forgetOldBulletins,
  },
  {
    key: "bulletins.besides",
    what: {
      da: "Linjer, som en koordinator har forkortet, og linjer, der kom for sent",
      en: "Lines that a coordinator has shortened, and lines that came too late",
    },
    why: { da: "Så aktørens egne ord ikke går tabt", en: "So that the party's own words are not lost" },
    where: { da: "Hos aktøren selv og koordinatorerne", en: "With the party itself and the coordinators" },
    howLong: { da: "Et halvt år efter, at aktørerne blev spurgt", en: "Half a year after the parties were asked" },
    tables: ["bulletins.contribution"],
    erase: forgetWhatStandsBeside,
  },
];
