import { sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import type { Actor } from "../../../platform/rights/permit.ts";
import { closedItemsFor } from "../closed.ts";
import "../tables.ts";

/** One line of an agenda without any words: enough to number it and to know the hours. */
export interface BareLine {
  readonly itemId: string;
  readonly number: number;
  readonly plannedMinutes: number | null;
  readonly isClosed: boolean;
}

/** Every line of an agenda in order, closed ones too. Holds no words; ids of closed items are never shown. */
export async function bareLinesOf(db: Db | Tx, districtId: DistrictId, meetingId: string): Promise<BareLine[]> {
  const rows = await db
    .selectFrom("meetings.entry as e")
    .innerJoin("meetings.item as i", (join) => join.onRef("i.district", "=", "e.district").onRef("i.id", "=", "e.item_id"))
    .select(["e.item_id as itemId", "e.planned_minutes as plannedMinutes", "i.is_closed as isClosed"])
    .where("e.district", "=", districtId)
    .where("e.meeting_id", "=", meetingId)
    .orderBy("e.position")
    .execute();
  return rows.map((row, index) => ({ ...row, number: index + 1 }));
}

/** The condition under which somebody may read an item `i`: it is open, or closed and they may. */
export function readableBy(actor: Actor) {
  const closed = closedItemsFor(actor);
  if (closed === "all") return sql<boolean>`true`;
  if (closed === "none") return sql<boolean>`not i.is_closed`;
  return sql<boolean>`(not i.is_closed or exists (
    select from meetings.item_reader r
    where r.district = i.district and r.item_id = i.id and r.member_id = ${closed.namedMember}))`;
}
