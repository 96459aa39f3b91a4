import type { Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import { announce } from "../../../platform/live/commands.ts";
import { placeAmong } from "../agenda.ts";
import type { Edge, ItemStatus } from "../agenda.ts";
import { minutesTopic } from "../live.ts";
import "../tables.ts";

/**
 * Puts the unfinished items of a series' earlier meetings on the agenda of another, in the order they had. What stands on
 * the agenda of a meeting still to come waits for that one. Standing items do not go on: each meeting has its own.
 * @returns their ids
 */
export async function takeOverOpenItems(
  tx: Tx,
  districtId: DistrictId,
  seriesId: string,
  meetingId: string,
  now: Date,
): Promise<string[]> {
  const open = await tx
    .selectFrom("meetings.entry as e")
    .innerJoin("meetings.meeting as m", (join) =>
      join.onRef("m.district", "=", "e.district").onRef("m.id", "=", "e.meeting_id"),
    )
    .innerJoin("meetings.item as i", (join) =>
      join.onRef("i.district", "=", "e.district").onRef("i.id", "=", "e.item_id"),
    )
    .select(["e.item_id as itemId"])
    .distinctOn(["e.item_id"])
    .select(["m.starts_at as startsAt", "e.position", "e.planned_minutes as plannedMinutes"])
    .where("e.district", "=", districtId)
    .where("m.series_id", "=", seriesId)
    .where("m.id", "!=", meetingId)
    .where("i.status", "!=", "discussed")
    .where("i.standing_id", "is", null)
    .where("m.cancelled_at", "is", null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("meetings.entry as other")
            .innerJoin("meetings.meeting as later", (join) =>
              join.onRef("later.district", "=", "other.district").onRef("later.id", "=", "other.meeting_id"),
            )
            .select("other.item_id")
            .whereRef("other.district", "=", "e.district")
            .whereRef("other.item_id", "=", "e.item_id")
            .where("later.starts_at", ">", now)
            .where("later.cancelled_at", "is", null),
        ),
      ),
    )
    .orderBy("e.item_id")
    .orderBy("m.starts_at", "desc")
    .execute();
  const inOrder = open.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime() || a.position - b.position);
  for (const { itemId, plannedMinutes } of inOrder) await appendEntry(tx, districtId, meetingId, itemId, { plannedMinutes });
  return inOrder.map(({ itemId }) => itemId);
}

/** Where and for how long an item stands on an agenda. */
export interface EntryPlace {
  /** null or absent: nobody has said how long it takes. */
  readonly plannedMinutes?: number | null | undefined;
  /** Of a standing item: behind those that begin the agenda, or at its end. */
  readonly edge?: Edge;
}

/**
 * Puts an item last on a meeting's agenda, but before the standing items that end it; nothing happens when it stands
 * there already.
 */
export async function appendEntry(
  tx: Tx,
  districtId: DistrictId,
  meetingId: string,
  itemId: string,
  { plannedMinutes = null, edge }: EntryPlace = {},
): Promise<void> {
  // Its places are counted: two that come at once wait for each other.
  await tx
    .selectFrom("meetings.meeting")
    .select("id")
    .where("district", "=", districtId)
    .where("id", "=", meetingId)
    .forUpdate()
    .executeTakeFirst();
  const entries = await tx
    .selectFrom("meetings.entry as e")
    .innerJoin("meetings.item as i", (join) => join.onRef("i.district", "=", "e.district").onRef("i.id", "=", "e.item_id"))
    .leftJoin("meetings.standing as s", (join) =>
      join.onRef("s.district", "=", "i.district").onRef("s.id", "=", "i.standing_id"),
    )
    .select(["e.item_id as itemId", "e.position", "s.edge"])
    .where("e.district", "=", districtId)
    .where("e.meeting_id", "=", meetingId)
    .orderBy("e.position")
    .execute();
  if (entries.some((entry) => entry.itemId === itemId)) return;
  const behind = entries[placeAmong(entries.map((entry) => entry.edge), edge)];
  const position = behind?.position ?? (entries.at(-1)?.position ?? 0) + 1;
  if (behind)
    await tx
      .updateTable("meetings.entry")
      .set((eb) => ({ position: eb("position", "+", 1) }))
      .where("district", "=", districtId)
      .where("meeting_id", "=", meetingId)
      .where("position", ">=", position)
      .execute();
  await tx
    .insertInto("meetings.entry")
    .values({
      district: districtId,
      meeting_id: meetingId,
      item_id: itemId,
      position,
      planned_minutes: plannedMinutes,
      outcome: null,
    })
    .onConflict((conflict) => conflict.columns(["district", "meeting_id", "item_id"]).doNothing())
    .execute();
  await announce(tx, districtId, minutesTopic(meetingId));
}

/**
 * Lets an item follow what its meetings say of it: its status is that of the last meeting that dealt with it. Dealt
 * with, it leaves a later agenda on which nothing has been written; carried over, it comes onto the next one that is
 * planned. Whoever calls it has locked the agendas of the series, `lockAgendas`.
 */
export async function followOutcome(tx: Tx, districtId: DistrictId, itemId: string, now: Date): Promise<void> {
  const entries = await tx
    .selectFrom("meetings.entry as e")
    .innerJoin("meetings.meeting as m", (join) =>
      join.onRef("m.district", "=", "e.district").onRef("m.id", "=", "e.meeting_id"),
    )
    .select(["m.id", "m.series_id", "m.starts_at", "m.sent_at", "e.outcome", "e.minutes", "e.planned_minutes as plannedMinutes"])
    .where("e.district", "=", districtId)
    .where("e.item_id", "=", itemId)
    .orderBy("m.starts_at", "desc")
    .execute();
  const decisive = entries.find((entry) => entry.outcome !== null);
  const status: ItemStatus = decisive?.outcome ?? "planned";
  // Minutes are often written afterwards: what a meeting says of an item, it said on its day.
  const statusAt = decisive && decisive.starts_at < now ? decisive.starts_at : now;
  await tx
    .updateTable("meetings.item")
    .set({ status, status_at: statusAt })
    .where("district", "=", districtId)
    .where("id", "=", itemId)
    .where("status", "!=", status)
    .execute();
  if (!decisive) return;
  if (status === "discussed") {
    const idle = entries.filter(
      (entry) => entry.starts_at > decisive.starts_at && entry.minutes === "" && entry.sent_at === null,
    );
    for (const entry of idle) await removeEntry(tx, districtId, entry.id, itemId);
    return;
  }
  const next = await tx
    .selectFrom("meetings.meeting")
    .select("id")
    .where("district", "=", districtId)
    .where("series_id", "=", decisive.series_id)
    .where("starts_at", ">", decisive.starts_at)
    .where("approved_at", "is", null)
    .where("sent_at", "is", null)
    .where("cancelled_at", "is", null)
    .where("is_extra", "=", false)
    .orderBy("starts_at")
    .limit(1)
    .executeTakeFirst();
  if (next) await appendEntry(tx, districtId, next.id, itemId, { plannedMinutes: decisive.plannedMinutes });
}

/** Takes an item off one meeting's agenda. */
export async function removeEntry(tx: Tx, districtId: DistrictId, meetingId: string, itemId: string): Promise<void> {
  await tx
    .deleteFrom("meetings.entry")
    .where("district", "=", districtId)
    .where("meeting_id", "=", meetingId)
    .where("item_id", "=", itemId)
    .execute();
  await announce(tx, districtId, minutesTopic(meetingId));
}
