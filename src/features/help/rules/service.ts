import { Temporal } from "temporal-polyfill";
import type { Line, Schedule } from "../../../hours/schedule.ts";
import { dayOf } from "../../../platform/i18n/dates.ts";
import type { DoorRules } from "./doors/door-rules.ts";
import type { SpokenLanguage } from "./spoken-languages.ts";
import type { FreePlaces } from "./now/free-places.ts";
import type { Need } from "./needs.ts";
import type { Point } from "./whereabouts.ts";

/** Somebody who comes at certain hours, such as a nurse, and what they then help with. */
export interface VisitLine extends Line {
  readonly label: string;
  /** null: nothing that the place does not always help with. */
  readonly need: Need | null;
}

/** A place to go or to call. */
export interface Service {
  readonly id: string;
  readonly partyId: string;
  readonly partyName: string;
  readonly name: string;
  /** One line. */
  readonly what: string;
  /** The same in English, when somebody wrote it. */
  readonly whatEn: string;
  readonly needs: readonly Need[];
  /** In words, as people find it; "" when the address is secret. */
  readonly place: string;
  /** Where it is on the map, when somebody has said so. */
  readonly point: Point | null;
  /** The address is told on the phone only. */
  readonly isSecret: boolean;
  /** The service's own, as people dial it. */
  readonly phone: string | null;
  readonly languages: readonly SpokenLanguage[];
  readonly door: DoorRules;
  readonly schedule: Schedule;
  readonly visits: readonly VisitLine[];
  readonly checkedAt: Date;
  /** The party that said it is right; null: whoever coordinates the forum. */
  readonly checkedBy: string | null;
  /** Days after which it should be looked at again. */
  readonly checkEvery: number;
  /** When those who speak for its party were last asked whether it is right. */
  readonly askedAt: Date | null;
  /** How much room it has, as its party has last said; it may no longer hold. */
  readonly places: FreePlaces | null;
  /** Counts how often it has been saved. */
  readonly version: number;
}

/** Calendar days since somebody said that it is right, and whether that is too long ago. */
export function freshness({ checkedAt, checkEvery }: Service, now: Date): { days: number; isOverdue: boolean } {
  const passed = Temporal.PlainDate.from(dayOf(checkedAt)).until(dayOf(now), { largestUnit: "days" }).days;
  return { days: Math.max(0, passed), isOverdue: passed > checkEvery };
}

/** So many people before a closed door, within `closedHours`, and the party is asked. */
export const tellsOfClosed = 2;
const hourMs = 60 * 60 * 1000;
const closedHours = 48;
const askAgainDays = 14;

/** Closed doors before this moment no longer count. */
export function closedBefore(now: Date): Date {
  return new Date(now.getTime() - closedHours * hourMs);
}

/**
 * Whether the party may be asked (again). About closed doors: when it has not been within the same two days, unless
 * somebody has looked since. About what is overdue: when it has not been for two weeks.
 */
export function isOldEnoughToAsk(service: Service, why: "overdue" | "closed", now: Date): boolean {
  const { askedAt, checkedAt } = service;
  if (why === "closed") return askedAt === null || askedAt < closedBefore(now) || askedAt < checkedAt;
  const isLongAgo = askedAt === null || now.getTime() - askedAt.getTime() >= askAgainDays * 24 * hourMs;
  return freshness(service, now).isOverdue && isLongAgo;
}
