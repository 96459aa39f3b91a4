import { definePolicy } from "../../platform/rights/roles.ts";

export const policy = definePolicy({
  "plan.manage": ["coordinator", "admin"],
});
