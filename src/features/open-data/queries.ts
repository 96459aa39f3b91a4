import { sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import type { DistrictId } from "../../platform/district/district.ts";
import type { ItemRef } from "../../thread/commands.ts";
import "../../thread/tables.ts";

/** One public item of the thread, with the public ones that it came from. */
export interface OpenItem extends ItemRef {
  readonly title: string;
  readonly at: Date;
  readonly status: string;
  readonly statusAt: Date;
  readonly cameFrom: readonly ItemRef[];
}

/** So many are told at once. */
export const mostAtOnce = 500;

/**
 * Public items in the order of their ids, which is about the order in which they were made.
 * @param after the last id that is known; undefined from the beginning
 */
export async function openItems(db: Db, districtId: DistrictId, after: string | undefined): Promise<OpenItem[]> {
  const { rows } = await sql<OpenItem>`
    select i.kind, i.id, i.public_title as title, i.at, i.status, i.status_at as "statusAt",
      (select coalesce(jsonb_agg(jsonb_build_object('kind', o.kind, 'id', o.id) order by o.at, o.id), '[]')
        from thread.link l
        join thread.item o on o.district = l.district and o.kind = l.from_kind and o.id = l.from_id and o.public_title is not null
        where l.district = i.district and l.to_kind = i.kind and l.to_id = i.id) as "cameFrom"
    from thread.item i
    where i.district = ${districtId} and i.public_title is not null and i.id > ${after ?? "00000000-0000-0000-0000-000000000000"}
    order by i.id
    limit ${mostAtOnce}`.execute(db);
  return rows;
}
