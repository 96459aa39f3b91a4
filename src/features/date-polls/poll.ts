import { addDays, dayOf, startOfDay } from "../../platform/i18n/dates.ts";

/** How a poll stands: being prepared, answered, decided, or given up. */
export const pollStatuses = ["draft", "open", "chosen", "cancelled"] as const;
export type PollStatus = (typeof pollStatuses)[number];

export const fewestTimes = 2;
export const mostTimes = 12;

/** So many days before the deadline those who have not answered are reminded. */
export const remindDaysBefore = 2;

interface Running {
  readonly status: PollStatus;
  /** A calendar day; it counts until it ends. */
  readonly deadline: string;
}

/** Whether those who are asked can still answer by themselves. */
export function takesAnswers({ status, deadline }: Running, now: Date): boolean {
  return status === "open" && now < startOfDay(addDays(deadline, 1));
}

/** Whether the program reminds today: near the deadline, once, and not on the day on which people were asked. */
export function isReminderDue(
  poll: Running & { readonly openedAt: Date | null; readonly remindedAt: Date | null },
  now: Date,
): boolean {
  return (
    takesAnswers(poll, now) &&
    poll.remindedAt === null &&
    poll.openedAt !== null &&
    dayOf(poll.openedAt) < dayOf(now) &&
    dayOf(now) >= addDays(poll.deadline, -remindDaysBefore)
  );
}
