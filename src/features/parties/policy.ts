import { definePolicy } from "../../platform/rights/roles.ts";

/** Who keeps the list of parties, members and representations. Seeing which parties there are needs no right. */
export const policy = definePolicy({
  "parties.manage": ["coordinator", "admin"],
});
