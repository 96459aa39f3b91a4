import type { Db, Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import type { CorrectionStatus } from "../corrections.ts";
import "../tables.ts";

/** What somebody who was there wants changed in one item, and what came of it. */
export interface Correction {
  readonly id: string;
  readonly itemId: string;
  /** null: the secretary's own. */
  readonly memberId: string | null;
  readonly spokeAs: string;
  readonly assisted: boolean;
  readonly base: string;
  readonly proposed: string;
  readonly note: string;
  readonly proposedAt: Date;
  readonly status: CorrectionStatus;
  readonly reason: string;
  readonly decidedAt: Date | null;
  readonly result: string | null;
  readonly toldAt: Date | null;
}

/**
 * Every correction of a meeting's minutes, the oldest first. For members, who see them on the minutes' page or behind
 * their own link; never for visitors.
 */
export async function correctionsOf(db: Db | Tx, districtId: DistrictId, meetingId: string): Promise<Correction[]> {
  return db
    .selectFrom("meetings.correction")
    .select([
      "id",
      "item_id as itemId",
      "member_id as memberId",
      "spoke_as as spokeAs",
      "assisted",
      "base",
      "proposed",
      "note",
      "proposed_at as proposedAt",
      "status",
      "reason",
      "decided_at as decidedAt",
      "result",
      "told_at as toldAt",
    ])
    .where("district", "=", districtId)
    .where("meeting_id", "=", meetingId)
    .orderBy("proposed_at")
    .orderBy("id")
    .execute();
}

/** How many corrections of each of these meetings' minutes wait for an answer. */
export async function openCorrections(
  db: Db | Tx,
  districtId: DistrictId,
  meetingIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (meetingIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("meetings.correction")
    .select(["meeting_id as meetingId", (eb) => eb.fn.countAll<number>().as("count")])
    .where("district", "=", districtId)
    .where("meeting_id", "in", [...meetingIds])
    .where("status", "=", "open")
    .groupBy("meeting_id")
    .execute();
  return new Map(rows.map(({ meetingId, count }) => [meetingId, count]));
}
