import type { RetentionRule } from "../platform/retention/rule.ts";

/** The thread holds titles and texts of what the features keep, and no more of it than they do. */
export const threadRule: RetentionRule = {
  key: "thread",
  what: { da: "Den røde tråd: hvad der kom ud af hvad", en: "The red thread: what came of what" },
  why: { da: "Så man kan følge en sag og søge i det hele", en: "So that one can follow something and search it all" },
  where: {
    da: "Det offentlige kan alle se. Resten ser dem, der må se det, det handler om",
    en: "Everyone can see what is public. The rest is for those who may see what it is about",
  },
  howLong: { da: "Lige så længe som det, den binder sammen", en: "As long as what it ties together" },
  tables: ["thread.*"],
};
