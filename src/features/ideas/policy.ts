import { definePolicy } from "../../platform/rights/roles.ts";

/** Sending, reading and supporting ideas needs no right. Deciding what becomes public, and what came of it, does. */
export const policy = definePolicy({ "ideas.manage": ["coordinator", "admin"] });
