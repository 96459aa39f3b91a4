import { definePolicy } from "../../platform/rights/roles.ts";

/** Coordinators write down what was decided; members see the tasks and say when one is done. */
export const policy = definePolicy({
  "decisions.manage": ["coordinator", "admin"],
  "tasks.read": ["member", "provider", "moderator", "coordinator", "admin"],
  "tasks.finish": ["member", "provider", "moderator", "coordinator", "admin"],
});
