import type { RetentionRule } from "../../platform/retention/rule.ts";
import { forgetAnswers, forgetDrafts } from "./commands/forget.ts";

/** What date polls keep, and how it ends. */
export const retention: readonly RetentionRule[] = [
  {
    key: "polls.answers",
    what: { da: "Hvem der bliver spurgt om en mødetid, og hvad de svarer", en: "Who is asked about the time of a meeting, and what they answer" },
    why: { da: "For at finde en tid, hvor de fleste kan", en: "To find a time at which most can come" },
    where: {
      da: "Kun hos koordinatorerne. De andre ser, hvor mange der kan",
      en: "With the coordinators only. Others see how many can",
    },
    howLong: {
      da: "Til 90 dage efter, at tiden er valgt eller opgivet, eller at den sidste foreslåede tid er gået",
      en: "Until 90 days after the time was chosen or given up, or the last proposed time has passed",
    },
    tables: ["polls.invitee", "polls.answer"],
    erase: forgetAnswers,
  },
  {
    key: "polls.polls",
    what: { da: "Hvilke mødetider der blev foreslået, og hvilken der blev valgt", en: "Which times were proposed for a meeting, and which was chosen" },
    why: { da: "For at se, hvor et møde kom fra", en: "To see where a meeting came from" },
    where: { da: "Kun hos koordinatorerne", en: "With the coordinators only" },
    howLong: {
      da: "Lige så længe som mødet. En kladde, der ikke er sendt, slettes efter 90 dage",
      en: "As long as the meeting. A draft that was not sent is erased after 90 days",
    },
    tables: ["polls.poll", "polls.time"],
    erase: forgetDrafts,
  },
];
