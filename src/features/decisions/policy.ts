import { definePolicy } from "../../platform/rights/roles.ts";

/** Members read what is internal; coordinators write down what was decided. */
export const policy = definePolicy({
  "decisions.manage": ["coordinator", "admin"],
  "decisions.read_internal": ["member", "provider", "coordinator", "admin"],
  "tasks.read": ["member", "provider", "coordinator", "admin"],
  "tasks.finish": ["member", "provider", "coordinator", "admin"],
});
