import type { RetentionRule } from "../../platform/retention/rule.ts";
import { forgetWeeklyMail } from "./commands/weekly.ts";

/** What is decided, who does it, and who is told by mail. */
export const retention: readonly RetentionRule[] = [
  {
    key: "decisions",
    what: {
      da: "Beslutninger, opfølgninger og opgaver, også hvad en aktør svarede, og indstillinger til kommunen",
      en: "Decisions, what looking at them again showed, and tasks, also what a party answered, and papers for the city",
    },
    why: { da: "Det er det, vi har besluttet og gjort", en: "They are what we decided and did" },
    where: { da: "Offentligt, uden oplysninger om enkelte personer", en: "Public, without data on individual people" },
    howLong: { da: "Bliver stående: det er akter", en: "Stay: they are records" },
    tables: [
      "decisions.decision",
      "decisions.presence",
      "decisions.review",
      "decisions.council_paper",
      "decisions.task",
      "decisions.more_time",
    ],
  },
  {
    key: "decisions.weekly_mail",
    what: {
      da: "Hvem der har fået ugens mail om opgaver, og hvem der ikke vil have den",
      en: "Who got the week's email about tasks, and who does not want it",
    },
    why: { da: "Så ingen får den to gange eller mod sin vilje", en: "So that nobody gets it twice or against their will" },
    where: { da: "På vores egen server. Ingen ser det", en: "On our own server. Nobody sees it" },
    howLong: {
      da: "Ugerne i 90 dage. Et nej gælder, til du selv siger ja igen",
      en: "The weeks for 90 days. A no holds until you say yes again",
    },
    tables: ["decisions.weekly_mail", "decisions.no_mail"],
    erase: forgetWeeklyMail,
  },
];
