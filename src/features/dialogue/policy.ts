import { definePolicy } from "../../platform/rights/roles.ts";

/**
 * Coordinators ask. Everyone answers and writes statements, and everyone reads what came out. What people write is read
 * first by coordinators and by those members who have been made moderators. Whoever works at a service helps those without
 * a phone.
 */
export const policy = definePolicy({
  "dialogue.manage": ["coordinator", "admin"],
  "dialogue.moderate": ["moderator", "coordinator", "admin"],
  "dialogue.assist": ["provider", "coordinator", "admin"],
  /** Everything that somebody has answered, row by row with perspectives; each time is logged with its reason. */
  "dialogue.export": ["coordinator"],
});
