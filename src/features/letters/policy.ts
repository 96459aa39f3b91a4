import { definePolicy } from "../../platform/rights/roles.ts";

/** What has been sent, and every reply, is for everyone; drafts are for those who write them. */
export const policy = definePolicy({
  "letters.read_drafts": ["coordinator", "admin"],
  "letters.write": ["coordinator", "admin"],
  "letters.send": ["coordinator", "admin"],
  "letters.register_reply": ["coordinator", "admin"],
  "letters.black_out": ["coordinator", "admin"],
});
