import { definePolicy } from "../../platform/rights/roles.ts";

/** The home page is open to everyone; what the features tell there they decide themselves. */
export const policy = definePolicy({});
