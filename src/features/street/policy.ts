import { definePolicy } from "../../platform/rights/roles.ts";

/** Reporting needs no right. Reading what was reported, and deciding what becomes public, does. */
export const policy = definePolicy({ "street.triage": ["coordinator", "admin"] });
