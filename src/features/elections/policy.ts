import { definePolicy } from "../../platform/rights/roles.ts";

/**
 * The call, the candidates and the result are for everyone. A coordinator holds the election; two members whom the
 * coordinator names count. Looking after the installation gives no right to any of it.
 */
export const policy = definePolicy({
  "elections.manage": ["coordinator"],
  "elections.count": ["member", "provider", "moderator", "coordinator"],
});
