import type { RetentionRule } from "../retention/rule.ts";

/** What the program needs to run: nothing in it is about a person but the ids that tasks are given. */
export const installationRule: RetentionRule = {
  key: "platform.installation",
  what: {
    da: "Bydelens oplysninger, indstillinger og opgaver, programmet har for",
    en: "The neighbourhood's details, settings, and work the program has to do",
  },
  why: { da: "Så Kvarter virker", en: "So that Kvarter works" },
  where: {
    da: "På vores egen server. Om personer står der højst et nummer, som siger, hvor deres oplysninger ligger",
    en: "On our own server. About persons there is at most a number that says where their details lie",
  },
  howLong: {
    da: "Så længe bydelen er her. Udførte opgaver i en uge",
    en: "As long as the neighbourhood is here. Work that is done, for a week",
  },
  tables: ["platform.district", "platform.setting", "platform.guard", "platform.counter", "public.migration", "jobs.*"],
};
