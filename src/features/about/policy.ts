import { definePolicy } from "../../platform/rights/roles.ts";

/** Everyone may know what this is and what is kept. */
export const policy = definePolicy({});
