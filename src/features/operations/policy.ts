import { definePolicy } from "../../platform/rights/roles.ts";

/** Who sees how the program is doing, who may let mails and jobs go once more, and who may raise the guard. */
export const policy = definePolicy({
  "operations.read": ["coordinator", "admin"],
  "operations.retry": ["coordinator", "admin"],
  "operations.guard": ["admin"],
});
