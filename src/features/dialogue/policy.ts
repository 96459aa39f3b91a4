import { definePolicy } from "../../platform/rights/roles.ts";

/** Coordinators ask. Everyone answers, and everyone reads what came out. */
export const policy = definePolicy({
  "dialogue.manage": ["coordinator", "admin"],
});
