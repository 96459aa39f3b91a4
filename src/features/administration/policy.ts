import { definePolicy } from "../../platform/rights/roles.ts";

/** Which doors the page shows is up to each of them. */
export const policy = definePolicy({ "administration.read": ["coordinator", "admin"] });
