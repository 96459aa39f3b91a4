import { definePolicy } from "../../platform/rights/roles.ts";

/** Who did what is for those who answer for the installation. */
export const policy = definePolicy({ "audit.read": ["admin"] });
