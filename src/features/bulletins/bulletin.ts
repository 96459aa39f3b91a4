import { addDays, dayOf, startOfDay } from "../../platform/i18n/dates.ts";

/** What every party is asked, in this order. */
export const prompts = ["happened", "seen", "doing", "need", "good"] as const;

export type Prompt = (typeof prompts)[number];

/** A party's five lines; "" where it wrote nothing. */
export type Lines = Readonly<Record<Prompt, string>>;

export const noLines: Lines = { happened: "", seen: "", doing: "", need: "", good: "" };

/** The most characters of one line. */
export const longestLine = 160;

/** Days before the meeting on which parties are asked by themselves, and on which they can answer for the last time. */
export const daysAhead = { asked: 10, lastDay: 2 } as const;

/** What the thread tells of a meeting. */
export interface KnownMeeting {
  readonly id: string;
  readonly title: string;
  readonly at: Date;
  readonly status: string;
}

/** The last calendar day on which a party's lines stand by themselves. Follows the meeting when it is moved. */
export function lastDay(meeting: Pick<KnownMeeting, "at">): string {
  return addDays(dayOf(meeting.at), -daysAhead.lastDay);
}

/** Whether the day has come on which parties are asked without anybody pressing. */
export function isTimeToAsk(meeting: Pick<KnownMeeting, "at">, now: Date): boolean {
  return dayOf(now) >= addDays(dayOf(meeting.at), -daysAhead.asked);
}

/** open: lines stand at once · late: a coordinator takes them in · over: the meeting has begun · cancelled: so is this */
export type Phase = "open" | "late" | "over" | "cancelled";

/** What can still be written for a meeting. */
export function phaseOf(meeting: Pick<KnownMeeting, "at" | "status">, now: Date): Phase {
  if (meeting.status === "cancelled") return "cancelled";
  if (meeting.status !== "planned" || meeting.at <= now) return "over";
  return now < startOfDay(addDays(lastDay(meeting), 1)) ? "open" : "late";
}

/** Who is asked for a party: its representatives; its deputies while it has none. */
export function whoIsAsked<S extends { readonly isDeputy: boolean }>(speakers: readonly S[]): readonly S[] {
  const representatives = speakers.filter(({ isDeputy }) => !isDeputy);
  return representatives.length > 0 ? representatives : speakers;
}

/** The lines that say something, in order. */
export function saidIn(lines: Lines): { readonly prompt: Prompt; readonly text: string }[] {
  return prompts.map((prompt) => ({ prompt, text: lines[prompt] })).filter(({ text }) => text !== "");
}

export function saysNothing(lines: Lines): boolean {
  return saidIn(lines).length === 0;
}

/** The lines of `to` that are longer than they were: shortening says nothing that the party has not said. */
export function longerThan(from: Lines, to: Lines): Prompt[] {
  return prompts.filter((prompt) => to[prompt].length > from[prompt].length);
}

export function areSame(one: Lines, other: Lines): boolean {
  return prompts.every((prompt) => one[prompt] === other[prompt]);
}
