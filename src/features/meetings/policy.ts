import { definePolicy } from "../../platform/rights/roles.ts";

/** Visitors read public titles and approved minutes; members the whole agenda; coordinators do the work. */
export const policy = definePolicy({
  "meetings.read": ["member", "provider", "moderator", "coordinator", "admin"],
  "meetings.propose": ["member", "provider", "moderator", "coordinator", "admin"],
  "meetings.correct": ["member", "provider", "moderator", "coordinator", "admin"],
  "meetings.prepare": ["coordinator", "admin"],
  "meetings.minute": ["coordinator", "admin"],
  "meetings.approve": ["coordinator", "admin"],
});
