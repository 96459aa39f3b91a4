import type { RetentionRule } from "../../../platform/retention/rule.ts";
import { namesKeptDays } from "../registration/rules/registration.ts";
import { forgetHearers } from "./commands/forget.ts";

/** Who must be told of a change, and who has been: kept as long as the names are. */
export const noticeRetention: readonly RetentionRule[] = [
  {
    key: "conference.hearers",
    what: {
      da: "Hvem der skal have besked, når en konference er flyttet eller aflyst, eller deres eget program er ændret, og hvem der har fået den",
      en: "Who must be told when a conference is moved or cancelled, or their own programme has changed, and who has been told",
    },
    why: { da: "Så ingen kommer forgæves", en: "So that nobody comes in vain" },
    where: { da: "Kun hos arrangørerne", en: "With the organisers only" },
    howLong: { da: `Til ${namesKeptDays} dage efter konferencen`, en: `Until ${namesKeptDays} days after the conference` },
    tables: ["conference.hearer", "conference.programme_hearer"],
    erase: forgetHearers,
  },
];
