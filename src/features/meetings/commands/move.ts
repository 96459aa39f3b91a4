import { refusePersons } from "../../../network/person-words.ts";
import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { District, DistrictId } from "../../../platform/district/district.ts";
import { dayOf, formatTime } from "../../../platform/i18n/dates.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { Refusal, notNow } from "../../../platform/web/form.ts";
import { isAnyoneInvited } from "../queries/notices.ts";
import { meetingHours } from "../series.ts";
import { appendEntry, removeEntry } from "./carry.ts";
import { giveNotice } from "./notices.ts";
import { isTaken, planNextMeeting } from "./planning.ts";
import { lockOpenMeeting, lockSeriesOf, recordAgendaItem, recordMeeting } from "./records.ts";
import type { OpenMeeting } from "./records.ts";

/** When and where a meeting shall be held from now on. */
export interface Move {
  readonly day: string;
  /** Danish wall time, such as `16:00`. */
  readonly fromTime: string;
  readonly toTime: string;
  readonly place: string;
  /** Why, for everyone to read; may be empty. */
  readonly reason: string;
  /** The version of the meeting that was looked at; absent for the program's own work. */
  readonly version?: number;
}

interface World {
  readonly district: District;
  readonly now: Date;
  readonly publicUrl: string;
}

/**
 * Moves a coming meeting. When invitations are out, everybody who got one hears of it by mail with a new calendar file,
 * the others come on a list, and answers for another day are asked for again. To where it is already it moves nothing.
 * @throws Refusal `"": locked | cancelled | not_now | changed_meanwhile`, `day: date_in_past | taken`, `reason: personal`
 */
export async function moveMeeting(
  tx: Tx,
  permit: Permit<"meetings.prepare">,
  id: string,
  move: Move,
  world: World,
): Promise<void> {
  const { now } = world;
  const meeting = await lockComing(tx, permit.districtId, id, move.version, now);
  const { startsAt, endsAt } = meetingHours(move, move.day);
  if (startsAt <= now) throw new Refusal({ field: "day", code: "date_in_past" });
  if (isWhereItWas(meeting, { startsAt, endsAt, place: move.place })) return;
  if (await isTaken(tx, permit.districtId, meeting.seriesId, startsAt, id)) throw new Refusal({ field: "day", code: "taken" });
  await refusePersons(tx, permit.districtId, { reason: move.reason });
  await tx
    .updateTable("meetings.meeting")
    .set((eb) => ({
      starts_at: startsAt,
      ends_at: endsAt,
      place: move.place,
      sequence: eb("sequence", "+", 1),
      changed_at: now,
    }))
    .where("district", "=", permit.districtId)
    .where("id", "=", id)
    .execute();
  await recordMeeting(tx, permit.districtId, id);
  const isOut = await isAnyoneInvited(tx, permit.districtId, id);
  const otherDay = dayOf(startsAt) !== dayOf(meeting.startsAt);
  if (isOut && otherDay) await askAgain(tx, permit.districtId, id);
  const { day, fromTime, toTime, place, reason } = move;
  await recordChange(tx, permit, {
    action: isOut ? "meetings.move" : "meetings.change_time",
    kind: "meeting",
    id,
    before: timeFields(meeting),
    after: { day, fromTime, toTime, place, ...(reason && { reason }) },
  });
  if (isOut) await giveNotice(tx, permit, { kind: "moved", meetingId: id, was: meeting, reason }, world);
}

/**
 * Cancels a coming meeting, for good. What was on its agenda goes on to the series' next meeting, which is planned if
 * there is none; everybody who was invited hears of it.
 * @throws Refusal `"": locked | cancelled | not_now | changed_meanwhile | no_day`, `reason: personal`
 */
export async function cancelMeeting(
  tx: Tx,
  permit: Permit<"meetings.prepare">,
  id: string,
  { reason, version }: { readonly reason: string; readonly version?: number },
  world: World,
): Promise<void> {
  const { now } = world;
  const meeting = await lockComing(tx, permit.districtId, id, version, now);
  await refusePersons(tx, permit.districtId, { reason });
  await tx
    .updateTable("meetings.meeting")
    .set((eb) => ({ cancelled_at: now, sequence: eb("sequence", "+", 1), changed_at: now }))
    .where("district", "=", permit.districtId)
    .where("id", "=", id)
    .execute();
  const { items, nextId } = await sendItemsOn(tx, permit, meeting, now);
  await recordMeeting(tx, permit.districtId, id);
  await recordChange(tx, permit, {
    action: "meetings.cancel",
    kind: "meeting",
    id,
    before: timeFields(meeting),
    after: { reason, ...(items.length > 0 && { meetingId: nextId, carried: items }) },
  });
  await giveNotice(tx, permit, { kind: "cancelled", meetingId: id, was: meeting, reason }, world);
}

/** Locks a meeting that has not begun, after its series: planning takes them in the same order. */
async function lockComing(
  tx: Tx,
  districtId: DistrictId,
  id: string,
  version: number | undefined,
  now: Date,
): Promise<OpenMeeting> {
  await lockSeriesOf(tx, districtId, id);
  const meeting = await lockOpenMeeting(tx, districtId, id);
  if (meeting.startsAt <= now) throw notNow();
  if (version !== undefined && version !== meeting.sequence) throw new Refusal({ field: "", code: "changed_meanwhile" });
  return meeting;
}

function isWhereItWas(meeting: OpenMeeting, to: { startsAt: Date; endsAt: Date; place: string }): boolean {
  return (
    meeting.startsAt.getTime() === to.startsAt.getTime() &&
    meeting.endsAt.getTime() === to.endsAt.getTime() &&
    meeting.place === to.place
  );
}

function timeFields({ startsAt, endsAt, place }: OpenMeeting) {
  return { day: dayOf(startsAt), fromTime: formatTime(startsAt, "en"), toTime: formatTime(endsAt, "en"), place };
}

/** An answer was for another day. What they wrote stays, so that they need not write it again. */
async function askAgain(tx: Tx, districtId: DistrictId, meetingId: string): Promise<void> {
  await tx
    .updateTable("meetings.invitation")
    .set({ answer: null, answered_at: null, assisted: false, reminded_at: null })
    .where("district", "=", districtId)
    .where("meeting_id", "=", meetingId)
    .execute();
}

/**
 * Moves what a cancelled meeting should have dealt with to the next agenda, with what was written about it already.
 * Standing items stay: the next meeting has its own.
 */
async function sendItemsOn(
  tx: Tx,
  permit: Permit<"meetings.prepare">,
  meeting: OpenMeeting,
  now: Date,
): Promise<{ items: string[]; nextId: string | undefined }> {
  const open = await tx
    .selectFrom("meetings.entry as e")
    .innerJoin("meetings.item as i", (join) =>
      join.onRef("i.district", "=", "e.district").onRef("i.id", "=", "e.item_id"),
    )
    .select(["e.item_id as itemId", "e.planned_minutes as plannedMinutes", "e.minutes", "e.version"])
    .where("e.district", "=", permit.districtId)
    .where("e.meeting_id", "=", meeting.id)
    .where("e.outcome", "is", null)
    .where("i.standing_id", "is", null)
    .orderBy("e.position")
    .execute();
  const nextId = open.length > 0 ? await nextOf(tx, permit, meeting, now) : undefined;
  if (nextId === undefined) return { items: [], nextId };
  for (const { itemId, plannedMinutes, minutes, version } of open) {
    await appendEntry(tx, permit.districtId, nextId, itemId, { plannedMinutes });
    const moved = await tx
      .updateTable("meetings.entry")
      // Whoever has the field open there, be it empty, has read something older.
      .set((eb) => ({ minutes, version: eb(eb.fn<number>("greatest", ["version", eb.val(version)]), "+", 1) }))
      .where("district", "=", permit.districtId)
      .where("meeting_id", "=", nextId)
      .where("item_id", "=", itemId)
      .where("minutes", "=", "")
      .executeTakeFirst();
    // Somebody has written about it on both agendas: both stay.
    if (moved.numUpdatedRows === 0n) continue;
    await removeEntry(tx, permit.districtId, meeting.id, itemId);
    await recordAgendaItem(tx, permit.districtId, itemId);
  }
  const items = open.map(({ itemId }) => itemId);
  await recordMeeting(tx, permit.districtId, nextId);
  return { items, nextId };
}

/** The next agenda of the series; undefined when the series has ended and nothing more is planned. */
async function nextOf(tx: Tx, permit: Permit<string>, meeting: OpenMeeting, now: Date): Promise<string | undefined> {
  const series = await tx
    .selectFrom("meetings.series")
    .select("ended_at as endedAt")
    .where("district", "=", permit.districtId)
    .where("id", "=", meeting.seriesId)
    .executeTakeFirst();
  if (series?.endedAt === null) return planNextMeeting(tx, permit, meeting.seriesId, now);
  const next = await tx
    .selectFrom("meetings.meeting")
    .select("id")
    .where("district", "=", permit.districtId)
    .where("series_id", "=", meeting.seriesId)
    .where("starts_at", ">", now)
    .where("cancelled_at", "is", null)
    .orderBy("starts_at")
    .limit(1)
    .executeTakeFirst();
  return next?.id;
}
