import { definePolicy } from "../../platform/rights/roles.ts";

export const policy = definePolicy({
  "conference.prepare": ["coordinator", "admin"],
  "conference.register": ["coordinator", "admin"],
  "conference.check_in": ["coordinator", "admin"],
  "conference.allocate": ["coordinator", "admin"],
  "conference.publish_allocation": ["coordinator", "admin"],
});
