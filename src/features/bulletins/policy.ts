import { definePolicy } from "../../platform/rights/roles.ts";

/** Members read bulletins and write the lines of parties they speak for; coordinators ask, enter what comes by phone and paper, and show them. */
export const policy = definePolicy({
  "bulletins.read": ["member", "provider", "moderator", "coordinator", "admin"],
  "bulletins.write": ["member", "provider", "moderator", "coordinator", "admin"],
  "bulletins.prepare": ["coordinator", "admin"],
});
