import { addDays, dayOf } from "../../platform/i18n/dates.ts";

/** What counts when a meeting is near: when somebody last heard of it, what they said, and whether they were reminded. */
export interface ReminderFacts {
  readonly answer: "yes" | "no" | null;
  /** When they got the invitation, or the last notice that it was moved; null when neither reached them by mail. */
  readonly heardAt: Date | null;
  readonly remindedAt: Date | null;
}

/** Whether reminders of a meeting are due: on the day so many days before it, and on every later one until it begins. */
export function isReminderTime(startsAt: Date, remindDays: number | null, now: Date): boolean {
  if (remindDays === null || startsAt <= now) return false;
  return dayOf(now) >= addDays(dayOf(startsAt), -remindDays);
}

/**
 * Whether somebody is reminded: not who said no, nobody twice, and nobody on the day on which they heard of it anyway.
 */
export function wantsReminder({ answer, heardAt, remindedAt }: ReminderFacts, now: Date): boolean {
  return answer !== "no" && remindedAt === null && heardAt !== null && dayOf(heardAt) < dayOf(now);
}
