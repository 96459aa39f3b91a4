import { addDays, dayOf } from "../../platform/i18n/dates.ts";

/**
 * Where minutes are: being written, sent to those who were there, waiting for an answer to a correction, approved and
 * locked, and in public.
 */
export const stages = ["coming", "draft", "sent", "held-up", "approved", "published"] as const;
export type Stage = (typeof stages)[number];

/** By the next meeting, or because nobody corrected them in time. */
export const approvals = ["meeting", "silence"] as const;
export type Approval = (typeof approvals)[number];

/** What decides where the minutes of a meeting are. */
export interface CycleFacts {
  readonly startsAt: Date;
  readonly sentAt: Date | null;
  /** The calendar day on which they are approved when no correction waits. */
  readonly silentDay: string | null;
  readonly approvedAt: Date | null;
  readonly publishedAt: Date | null;
  readonly openCorrections: number;
}

/** Where the minutes of a meeting are now. */
export function stageOf(facts: CycleFacts, now: Date): Stage {
  if (facts.publishedAt) return "published";
  if (facts.approvedAt) return "approved";
  if (facts.sentAt) return facts.openCorrections > 0 ? "held-up" : "sent";
  return facts.startsAt > now ? "coming" : "draft";
}

/** The day on which minutes sent now are approved silently: whole days to read lie between. */
export function silentDayAfter(sentAt: Date, days: number): string {
  return addDays(dayOf(sentAt), days);
}

/** The last whole day on which one can correct minutes before they are approved silently. */
export function lastDayToCorrect(silentDay: string): string {
  return addDays(silentDay, -1);
}

/** Whether minutes are approved by now because nobody corrected them. One open correction holds them up. */
export function isSilentlyApproved(facts: CycleFacts, now: Date): boolean {
  return stageOf(facts, now) === "sent" && facts.silentDay !== null && dayOf(now) >= facts.silentDay;
}

/** Whether the day of silent approval has come, but a correction holds it up. */
export function isHeldUp(facts: CycleFacts, now: Date): boolean {
  return stageOf(facts, now) === "held-up" && facts.silentDay !== null && dayOf(now) >= facts.silentDay;
}
