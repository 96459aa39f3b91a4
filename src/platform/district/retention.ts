import type { RetentionRule } from "../retention/rule.ts";

/** What the program needs to run: nothing in it is about a person. */
export const installationRule: RetentionRule = {
  key: "platform.installation",
  what: {
    da: "Bydelens oplysninger, indstillinger og opgaver, programmet har for",
    en: "The neighbourhood's details, settings, and work the program has to do",
  },
  why: { da: "Så Kvarter virker", en: "So that Kvarter works" },
  where: {
    da: "På vores egen server. Der står ikke noget om personer",
    en: "On our own server. There is nothing about persons in it",
  },
  howLong: {
    da: "Så længe bydelen er her. Udførte opgaver i en uge",
    en: "As long as the neighbourhood is here. Work that is done, for a week",
  },
  tables: ["platform.district", "platform.setting", "platform.guard", "platform.counter", "public.migration", "jobs.*"],
};
