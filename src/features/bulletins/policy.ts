import { definePolicy } from "../../platform/rights/roles.ts";

/** Members read bulletins; coordinators ask, enter what comes by phone and paper, and show them. */
export const policy = definePolicy({
  "bulletins.read": ["member", "provider", "coordinator", "admin"],
  "bulletins.prepare": ["coordinator", "admin"],
});
