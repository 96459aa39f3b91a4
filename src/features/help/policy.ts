import { definePolicy } from "../../platform/rights/roles.ts";

/** Finding help needs no right. Providers edit the services of the parties they speak for, coordinators all of them. */
export const policy = definePolicy({
  "help.edit": ["provider", "coordinator", "admin"],
  "help.manage": ["coordinator", "admin"],
});
