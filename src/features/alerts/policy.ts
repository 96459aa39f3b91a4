import { definePolicy } from "../../platform/rights/roles.ts";

/** Reading alerts needs no right. Providers report for the parties they speak for and grade what others report. */
export const policy = definePolicy({
  "alerts.report": ["provider", "coordinator"],
  "alerts.grade": ["provider", "coordinator"],
  // For somebody who has no account, by phone or on paper.
  "alerts.assist": ["coordinator"],
});
