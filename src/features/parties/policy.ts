import { definePolicy } from "../../platform/rights/roles.ts";

/**
 * Who keeps the list of parties, members and representations; and what members change about themselves. Seeing which
 * parties there are needs no right.
 */
export const policy = definePolicy({
  "parties.manage": ["coordinator", "admin"],
  "parties.own": ["member", "provider", "moderator", "coordinator", "admin"],
});
