import type { MailStatus } from "../../platform/mail/tables.ts";

/** What one may look for among mails; "attention" is what a person can do something about. */
export const mailFilters = {
  all: ["queued", "sending", "maybe_sent", "sent", "failed", "held", "kept"],
  attention: ["failed", "maybe_sent", "held"],
  waiting: ["queued", "sending"],
  sent: ["sent"],
  kept: ["kept"],
} as const satisfies Readonly<Record<string, readonly MailStatus[]>>;

export type MailFilter = keyof typeof mailFilters;

/** The filter an address asks for; all mails for anything else. */
export function readMailFilter(asked: string): MailFilter {
  return Object.hasOwn(mailFilters, asked) ? (asked as MailFilter) : "all";
}
