import { definePolicy } from "../../platform/rights/roles.ts";

export const policy = definePolicy({
  "records.manage": ["coordinator", "admin"],
});
