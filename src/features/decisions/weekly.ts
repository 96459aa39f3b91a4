import { Temporal } from "temporal-polyfill";
import { daysUntil, soonDays } from "./task.ts";
import type { Task } from "./task.ts";

/** Somebody who speaks for a party today. */
export interface Speaker {
  readonly memberId: string;
  readonly partyId: string;
  readonly isDeputy: boolean;
}

/** Those who hear of a party's tasks: who represents it; its deputies only while nobody else does. */
export function hearersOf<S extends Speaker>(speakers: readonly S[]): S[] {
  const represented = new Set(speakers.filter((one) => !one.isDeputy).map((one) => one.partyId));
  return speakers.filter((one) => !one.isDeputy || !represented.has(one.partyId));
}

/** Whether the weekly mail tells of a task: it is open, and its day has passed or comes within three weeks. */
export function isToldOf(task: Pick<Task, "doneAt" | "dueDay">, today: string): boolean {
  return task.doneAt === null && daysUntil(task.dueDay, today) <= soonDays;
}

/** What each hearer is told of, by member; nobody for whom there is nothing. */
export function toldTo<T extends Pick<Task, "doneAt" | "dueDay" | "partyId">>(
  tasks: readonly T[],
  speakers: readonly Speaker[],
  today: string,
): Map<string, T[]> {
  const told = new Map<string, T[]>();
  const due = tasks.filter((task) => isToldOf(task, today));
  const hearers = hearersOf(speakers);
  for (const memberId of new Set(hearers.map((one) => one.memberId))) {
    const parties = new Set(hearers.filter((one) => one.memberId === memberId).map((one) => one.partyId));
    const own = due.filter((task) => parties.has(task.partyId));
    if (own.length > 0) told.set(memberId, own);
  }
  return told;
}

/** The Monday of a calendar day's week, which names the week. */
export function mondayOf(day: string): string {
  const date = Temporal.PlainDate.from(day);
  return date.subtract({ days: date.dayOfWeek - 1 }).toString();
}
