import { approveMinutes } from "../../src/features/meetings/commands/approve.ts";
import { recordAttendance } from "../../src/features/meetings/commands/attendance.ts";
import { closeAgendaItem, saveMinutes } from "../../src/features/meetings/commands/minutes.ts";
import { planNextMeeting } from "../../src/features/meetings/commands/planning.ts";
import type { Telling } from "../acting.ts";
import { idOf } from "../network.ts";
import type { Cast } from "./cast.ts";

const who = ["committee", "neighbours", "users", "service", "housing", "social", "police", "business"];

/** Everyone meets; those named stayed away. */
export async function attend(story: Telling, cast: Cast, meetingId: string, away: readonly string[] = []): Promise<void> {
  const came = who.filter((key) => !away.includes(key));
  await recordAttendance(story.tx, story.permit("meetings.minute"), meetingId, {
    partyIds: came.map((key) => idOf(cast.party, key)),
    present: came.flatMap((key) => cast.member.get(key) ?? []),
    apologies: away.flatMap((key) => cast.member.get(key) ?? []),
  });
}

/** The meeting that comes next, seen from so many days ago. */
export function comingMeeting(story: Telling, cast: Cast, ago: number): Promise<string> {
  return planNextMeeting(story.tx, story.permit("meetings.prepare"), cast.series, story.ago(ago));
}

/** What was said about an item, and whether it is dealt with. */
export async function minute(
  story: Telling,
  ref: { meetingId: string; itemId: string },
  minutes: string,
  outcome: "discussed" | "carried-over",
  ago: number,
): Promise<void> {
  const permit = story.permit("meetings.minute");
  await saveMinutes(story.tx, permit, ref, { minutes, version: 0 });
  await closeAgendaItem(story.tx, permit, ref, outcome, story.ago(ago));
}

/** Approves minutes whose public version says what was said. */
export async function approve(
  story: Telling,
  meetingId: string,
  items: ReadonlyMap<string, { title: string; minutes: string }>,
  ago: number,
): Promise<void> {
  const permit = story.permit("meetings.approve");
  await approveMinutes(story.tx, permit, story.district, meetingId, { items, namesSeen: true }, story.ago(ago));
}
