import { definePolicy } from "../../platform/rights/roles.ts";

/** Searching is open to everyone; what is found depends on who reads. */
export const policy = definePolicy({});
