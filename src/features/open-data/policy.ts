import { definePolicy } from "../../platform/rights/roles.ts";

/** What everyone may fetch needs no right. */
export const policy = definePolicy({});
