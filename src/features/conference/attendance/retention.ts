import type { RetentionRule } from "../../../platform/retention/rule.ts";
import { namesKeptDays } from "../registration/rules/registration.ts";
import { forgetBadges, forgetPresses, forgetTimes } from "./commands/forget.ts";
import { pressesKeptDays } from "./rules/door.ts";

/** Who came, and what their badge said: kept as long as the names, the numbers longer. */
export const attendanceRetention: readonly RetentionRule[] = [
  {
    key: "conference.door_presses",
    what: { da: "Hvert tryk ved døren til en konference: hvem der kom hvornår, og hvad der blev fortrudt", en: "Each press at the door of a conference: who came when, and what was undone" },
    why: { da: "Så flere telefoner kan skrive med, også uden net, og hver person tæller én gang", en: "So that several phones can note who comes, also without a line, and each person counts once" },
    where: { da: "Kun hos arrangørerne, og på dagen hos hjælpere med et link", en: "With the organisers only, and on the day with helpers who have a link" },
    howLong: { da: `Til ${pressesKeptDays} dage efter konferencen`, en: `Until ${pressesKeptDays} days after the conference` },
    tables: ["conference.door_press"],
    erase: forgetPresses,
  },
  {
    key: "conference.attendance",
    what: { da: "Hvem af de tilmeldte der kom til en konference, og hvornår", en: "Who of those registered came to a conference, and when" },
    why: { da: "For at vide, hvor mange der kom, og for hvilke aktører", en: "To know how many came, and for which parties" },
    where: { da: "Kun hos arrangørerne. Andre ser antal", en: "With the organisers only. Others see numbers" },
    howLong: {
      da: `Tidspunktet til ${namesKeptDays} dage efter konferencen, når også navnet bliver slettet. At nogen kom, bliver stående uden navn`,
      en: `The time until ${namesKeptDays} days after the conference, when the name is erased too. That somebody came stays, without a name`,
    },
    tables: ["conference.attendance"],
    erase: forgetTimes,
  },
  {
    key: "conference.badges",
    what: { da: "Hvad der skal stå på et navneskilt, og hvornår det er printet", en: "What a badge shall say, and when it was printed" },
    why: { da: "Så man selv bestemmer, hvad man bliver kaldt", en: "So that people decide themselves what they are called" },
    where: { da: "Hos arrangørerne og den, der skrev det, og på skiltet", en: "With the organisers and whoever wrote it, and on the badge" },
    howLong: { da: `Til ${namesKeptDays} dage efter konferencen`, en: `Until ${namesKeptDays} days after the conference` },
    tables: ["conference.badge"],
    erase: forgetBadges,
  },
];
