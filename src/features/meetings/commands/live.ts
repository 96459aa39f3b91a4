import type { Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import { announce } from "../../../platform/live/commands.ts";
import type { Erased, RetentionTools } from "../../../platform/retention/rule.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { notNow } from "../../../platform/web/form.ts";
import { minutesTopic, writingMs } from "../live.ts";
import { readableBy } from "../queries/lines.ts";
import "../tables.ts";

/** Tells those who have the minutes of a meeting with this item open. */
export async function announceItem(tx: Tx, districtId: DistrictId, itemId: string): Promise<void> {
  const meetings = await tx
    .selectFrom("meetings.entry as e")
    .innerJoin("meetings.meeting as m", (join) =>
      join.onRef("m.district", "=", "e.district").onRef("m.id", "=", "e.meeting_id"),
    )
    .select("m.id")
    .where("e.district", "=", districtId)
    .where("e.item_id", "=", itemId)
    .where("m.approved_at", "is", null)
    .execute();
  for (const { id } of meetings) await announce(tx, districtId, minutesTopic(id));
}

/**
 * Notes that a member is writing on an item, for some seconds. The others are told when it is news; that it goes on they
 * ask for themselves when those seconds are over.
 * @throws Refusal `"": not_now` when the item is not on that agenda, or closed to them
 */
export async function noteWriting(
  tx: Tx,
  permit: Permit<"meetings.minute">,
  { meetingId, itemId }: { readonly meetingId: string; readonly itemId: string },
  now: Date,
): Promise<void> {
  const { actor, districtId: district } = permit;
  if (actor.kind !== "member") return;
  const entry = await tx
    .selectFrom("meetings.entry as e")
    .innerJoin("meetings.item as i", (join) =>
      join.onRef("i.district", "=", "e.district").onRef("i.id", "=", "e.item_id"),
    )
    .select("e.item_id")
    .where("e.district", "=", district)
    .where("e.meeting_id", "=", meetingId)
    .where("e.item_id", "=", itemId)
    .where(readableBy(actor))
    .executeTakeFirst();
  if (!entry) throw notNow();
  await tx.deleteFrom("meetings.writing").where("district", "=", district).where("until", "<=", now).execute();
  const until = new Date(now.getTime() + writingMs);
  const row = { district, meeting_id: meetingId, item_id: itemId, member_id: actor.memberId };
  const begun = await tx
    .insertInto("meetings.writing")
    .values({ ...row, until })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (begun.numInsertedOrUpdatedRows) return announce(tx, district, minutesTopic(meetingId));
  await tx
    .updateTable("meetings.writing")
    .set({ until })
    .where("district", "=", district)
    .where("meeting_id", "=", meetingId)
    .where("item_id", "=", itemId)
    .where("member_id", "=", actor.memberId)
    .execute();
}

/** Erases what nobody has taken away by writing since. It leaves no certificate: who wrote when is nobody's business. */
export async function forgetWriting(tx: Tx, { now }: Pick<RetentionTools, "now">): Promise<readonly Erased[]> {
  await tx.deleteFrom("meetings.writing").where("until", "<=", now).execute();
  return [];
}
