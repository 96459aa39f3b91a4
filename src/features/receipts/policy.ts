import { definePolicy } from "../../platform/rights/roles.ts";

/** Whoever has a code may see what it opens. */
export const policy = definePolicy({});
