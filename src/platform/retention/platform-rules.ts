import { auditRule } from "../audit/retention.ts";
import { installationRule } from "../district/retention.ts";
import { memberRule, personalLinkRule, signInRule } from "../identity/retention.ts";
import { limitsRule } from "../limits/rule.ts";
import { bounceRule, mailRule } from "../mail/retention.ts";
import { sentFormRule } from "../web/retention.ts";
import type { RetentionRule } from "./rule.ts";

/** What the platform itself keeps. */
export const platformRules: readonly RetentionRule[] = [
  memberRule,
  signInRule,
  personalLinkRule,
  mailRule,
  bounceRule,
  auditRule,
  sentFormRule,
  limitsRule,
  installationRule,
];
