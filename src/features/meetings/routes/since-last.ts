import type { Feature, SinceLast, SinceLastPart } from "../../../platform/web/feature.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { daysBefore } from "../../../platform/retention/rule.ts";
import { meetingBefore } from "../queries/meetings.ts";
import type { Meeting, ReadingPermit } from "../queries/meetings.ts";
import type { SentNews } from "../sent-agenda.ts";

/** How far back the first meeting of a series looks. */
const firstLooksBackDays = 56;

export interface SinceLastMeeting {
  /** The meeting before; undefined for the first of a series. */
  readonly before: Meeting | undefined;
  readonly told: readonly SinceLast[];
}

/** What these features tell at the top of an agenda, in the order they ask for. */
export function sinceLastParts(features: readonly Feature[]): readonly SinceLastPart[] {
  return features.flatMap((feature) => feature.sinceLast ?? []).sort((a, b) => a.order - b.order);
}

/** What has happened since the meeting before; undefined while that one has not been held, and once minutes are approved. */
export async function tellSinceLast(
  parts: readonly SinceLastPart[],
  visit: Visit & { readonly permit: ReadingPermit },
  meeting: Meeting,
): Promise<SinceLastMeeting | undefined> {
  if (meeting.approvedAt || meeting.cancelledAt) return undefined;
  const before = await meetingBefore(visit.db, visit.permit, meeting);
  if (before && before.startsAt > visit.now) return undefined;
  const since = before?.startsAt ?? daysBefore(meeting.startsAt, firstLooksBackDays);
  const told = await Promise.all(parts.map((part) => part.tell(visit, since)));
  return { before, told: told.filter((one) => one !== undefined) };
}

/** The same as it goes out with an agenda: words only. */
export function asNews(told: readonly SinceLast[]): SentNews[] {
  return told.map(({ title, lines }) => ({
    title,
    lines: lines.map(({ text, about, status }) => ({ text, about, status: status.label })),
  }));
}
