import type { Db, Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import type { Edge } from "../agenda.ts";
import "../tables.ts";
import type { ReadingPermit } from "./meetings.ts";

export interface Standing {
  readonly id: string;
  readonly title: string;
  readonly edge: Edge;
  readonly plannedMinutes: number | null;
}

/** What stands on every agenda of a series, in the order it has there. */
export async function listStanding(db: Db | Tx, permit: ReadingPermit, seriesId: string): Promise<Standing[]> {
  return db
    .selectFrom("meetings.standing")
    .select(["id", "title", "edge", "planned_minutes as plannedMinutes"])
    .where("district", "=", permit.districtId)
    .where("series_id", "=", seriesId)
    .where("ended_at", "is", null)
    .orderBy("edge")
    .orderBy("position")
    .execute();
}

/** Whether an item is one meeting's turn of a standing item. */
export async function isStanding(db: Db | Tx, districtId: DistrictId, itemId: string): Promise<boolean> {
  const item = await db
    .selectFrom("meetings.item")
    .select("standing_id")
    .where("district", "=", districtId)
    .where("id", "=", itemId)
    .executeTakeFirst();
  return item !== undefined && item.standing_id !== null;
}
