import { definePolicy } from "../../platform/rights/roles.ts";

/** Coordinators ask and choose. Members read how a poll they are asked in stands, as sums, and answer it. */
export const policy = definePolicy({
  "polls.read": ["member", "provider", "moderator", "coordinator", "admin"],
  "polls.manage": ["coordinator", "admin"],
});
