import { addDays, startOfDay } from "../../platform/i18n/dates.ts";

export const electionStatuses = ["call", "closed", "voting", "counting", "approved", "seated", "cancelled"] as const;

export type ElectionStatus = (typeof electionStatuses)[number];

export type CandidateStatus = "waiting" | "standing" | "withdrawn";
export type Seat = "elected" | "deputy";

/** How somebody was given a ballot: on paper, as a card with a code, or a code by mail. */
export const handoutKinds = ["paper", "card", "mail"] as const;

export type HandoutKind = (typeof handoutKinds)[number];

/** The days and hours of an election; a day counts until it ends. */
export interface Timetable {
  readonly candidatesDay: string;
  readonly withdrawDay: string;
  /** From when one can vote on screen. */
  readonly votingDay: string;
  readonly hallFrom: Date;
  /** When the voting ends, on paper and on screen. */
  readonly hallUntil: Date;
}

type Stage = Timetable & { readonly status: ElectionStatus };

const endOfDay = (day: string) => startOfDay(addDays(day, 1));

/** So many may wait at a time to be confirmed or refused, so that nobody can bury an election under made-up candidates. */
export const mostWaiting = 60;

/** Whether one can stand now. */
export function takesCandidates({ status, candidatesDay }: Stage, now: Date): boolean {
  return status === "call" && now < endOfDay(candidatesDay);
}

/** Until when a candidate withdraws by their own link; the name then never gets on a ballot. */
export function withdrawsUntil({ withdrawDay }: Timetable): Date {
  return endOfDay(withdrawDay);
}

/** Whether a candidate may still withdraw by their own link. */
export function mayWithdraw(stage: Stage, now: Date): boolean {
  return (stage.status === "call" || stage.status === "closed") && now < withdrawsUntil(stage);
}

/** Whether the list of candidates may be closed: everyone has had their time. */
export function mayClose({ status, candidatesDay }: Stage, now: Date): boolean {
  return status === "call" && now >= endOfDay(candidatesDay);
}

/** Whether the voting may be opened. */
export function mayOpen({ status, votingDay, hallUntil }: Stage, now: Date): boolean {
  return status === "closed" && now >= startOfDay(votingDay) && now < hallUntil;
}

/** Whether votes are taken at this moment. */
export function takesVotes({ status, hallUntil }: Stage, now: Date): boolean {
  return status === "voting" && now < hallUntil;
}

/**
 * Whether the counting may begin: never before the hour that was promised. Nobody need have opened the voting on screen:
 * on paper one votes in the hall all the same.
 */
export function mayCount({ status, hallUntil }: Stage, now: Date): boolean {
  return (status === "voting" || status === "closed") && now >= hallUntil;
}

/** Whether ballots are printed, codes are made and ballots handed out. */
export function handsOut({ status, hallUntil }: Stage, now: Date): boolean {
  return (status === "closed" || status === "voting") && now < hallUntil;
}

/** Whether the result is fixed. */
export function isApproved({ status }: { readonly status: ElectionStatus }): boolean {
  return status === "approved" || status === "seated";
}

/** Whether it goes on: neither fixed nor given up. */
export function isRunning(stage: { readonly status: ElectionStatus }): boolean {
  return !isApproved(stage) && stage.status !== "cancelled";
}

/** What a candidate's personal link is for. */
export const withdrawPurpose = "elections.withdraw";
