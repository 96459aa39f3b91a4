import { Temporal } from "temporal-polyfill";
import { formatDay } from "../../platform/i18n/dates.ts";
import type { Lang } from "../../platform/i18n/lang.ts";
import { texts } from "./texts.ts";

export interface Task {
  readonly id: string;
  readonly title: string;
  readonly partyId: string;
  readonly partyName: string;
  /** The party has left the network: somebody must find another one, or say what came of it. */
  readonly partyHasLeft: boolean;
  readonly dueDay: string;
  readonly isPublic: boolean;
  readonly doneAt: Date | null;
  readonly doneNote: string;
  /** Somebody else wrote down for the party that it is done. */
  readonly doneAssisted: boolean;
  /** In what capacity they did; null when nobody did, or it was not noted. */
  readonly writtenBy: TaskWriter | null;
  /** Why it is open again after it was done; null while it never has been. */
  readonly reopened: { readonly at: Date; readonly reason: string } | null;
  /** What the party last asked for; null when it has never needed more time. */
  readonly moreTime: MoreTime | null;
  /** Counts its changes: who began to write on an older one is told. */
  readonly version: number;
}

/** Somebody who wrote for a party that is not theirs: a coordinator, or whoever speaks for the party named. */
export type TaskWriter = { readonly by: "coordinator" } | { readonly by: "party"; readonly name: string };

/** A party that needs more time for a task, and what was answered. */
export interface MoreTime {
  readonly id: string;
  readonly wantedDay: string;
  readonly reason: string;
  /** Somebody else wrote it down for the party. */
  readonly assisted: boolean;
  readonly askedAt: Date;
  /** null while nobody has answered. */
  readonly answer: "yes" | "no" | null;
  readonly answerNote: string;
}

/** Whether the party waits for an answer to its wish for more time. */
export function waitsForAnswer({ doneAt, moreTime }: Pick<Task, "doneAt" | "moreTime">): boolean {
  return doneAt === null && moreTime !== null && moreTime.answer === null;
}

/** Which of the open tasks one looks at. */
export const openViews = ["open", "late", "soon", "time"] as const;

export type OpenView = (typeof openViews)[number];

/** So many days ahead a task is due soon, and is told of in the weekly mail. */
export const soonDays = 21;

/** Whether an open task is among those one looks at. */
export function isAmong(view: OpenView, task: Task, today: string): boolean {
  const days = daysUntil(task.dueDay, today);
  if (view === "late") return days < 0;
  if (view === "soon") return days >= 0 && days <= soonDays;
  return view === "open" || waitsForAnswer(task);
}

/** How far a due day is from today in whole days: 0 today, negative when it has passed. */
export function daysUntil(dueDay: string, today: string): number {
  return Temporal.PlainDate.from(today).until(Temporal.PlainDate.from(dueDay)).days;
}

type PartyOfTasks = Pick<Task, "partyId" | "partyName" | "partyHasLeft"> & { readonly tasks: Task[] };

/** Tasks by the party that has them, in the order they come. */
export function byParty(tasks: readonly Task[]): PartyOfTasks[] {
  const groups = new Map<string, PartyOfTasks>();
  for (const task of tasks) {
    const { partyId, partyName, partyHasLeft } = task;
    const group = groups.get(partyId) ?? { partyId, partyName, partyHasLeft, tasks: [] };
    group.tasks.push(task);
    groups.set(partyId, group);
  }
  return [...groups.values()];
}

/** A due day as it reads today, and whether it has passed: "senest 3. marts 2026", "frist i dag". */
export function dueInWords(dueDay: string, today: string, lang: Lang): { words: string; isLate: boolean } {
  const t = texts[lang].task;
  const days = daysUntil(dueDay, today);
  if (days < 0) return { words: t.late(formatDay(dueDay, lang), -days), isLate: true };
  if (days === 0) return { words: t.today, isLate: false };
  if (days === 1) return { words: t.tomorrow, isLate: false };
  return { words: t.dueOn(formatDay(dueDay, lang)), isLate: false };
}
