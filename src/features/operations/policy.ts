import { definePolicy } from "../../platform/rights/roles.ts";

/** Who sees which mails and jobs went well, and who may let them go once more. */
export const policy = definePolicy({
  "operations.read": ["coordinator", "admin"],
  "operations.retry": ["coordinator", "admin"],
});
