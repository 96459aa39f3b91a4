import type { Db, Tx } from "../platform/db/database.ts";
import type { DistrictId } from "../platform/district/district.ts";
import type { ItemRef } from "./commands.ts";
import "./tables.ts";

/** How an item stands, for a feature that knows of it only that it is there. */
export interface StandingItem {
  readonly id: string;
  readonly title: string;
  readonly at: Date;
  readonly status: string;
}

/** One item as it stands; the title is its inside, so the caller must know that its readers may read it. */
export async function findItem(db: Db | Tx, districtId: DistrictId, ref: ItemRef): Promise<StandingItem | undefined> {
  return standingItems(db, ref.kind).where("district", "=", districtId).where("id", "=", ref.id).executeTakeFirst();
}

/** The items of a kind whose time lies in a period, in one district, the first first; titles are their inside. */
export async function itemsBetween(
  db: Db | Tx,
  districtId: DistrictId,
  kind: string,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<StandingItem[]> {
  return standingItems(db, kind)
    .where("district", "=", districtId)
    .where("at", ">=", from)
    .where("at", "<", to)
    .orderBy("at")
    .orderBy("id")
    .execute();
}

function standingItems(db: Db | Tx, kind: string) {
  return db.selectFrom("thread.item").select(["id", "title", "at", "status"]).where("kind", "=", kind);
}
