import { definePolicy } from "../../platform/rights/roles.ts";

/** Those who send links out see which are open, and close them. */
export const policy = definePolicy({
  "personal_links.read": ["coordinator", "admin"],
  "personal_links.revoke": ["coordinator", "admin"],
});
