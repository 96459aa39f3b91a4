import { definePolicy } from "../../platform/rights/roles.ts";

/** Coordinators see how the district is set; only admins change it. */
export const policy = definePolicy({
  "district.read": ["coordinator", "admin"],
  "district.manage": ["admin"],
});
