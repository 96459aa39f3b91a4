import { sql } from "kysely";
import type { Expression, SqlBool } from "kysely";
import type { Db, Tx } from "../platform/db/database.ts";
import type { DistrictId } from "../platform/district/district.ts";
import { timeZone } from "../platform/i18n/dates.ts";
import type { ItemRef } from "./commands.ts";
import { allKinds, kindOf } from "./kinds.ts";
import type { ItemKind, Station } from "./kinds.ts";
import { kindsReadInside } from "./reader.ts";
import type { Reader } from "./reader.ts";
import "./tables.ts";

export type { Reader };

export interface ThreadItem {
  readonly kind: string;
  readonly id: string;
  readonly title: string;
  readonly status: string;
  readonly statusAt: Date;
  readonly at: Date;
  /** Steps from the item asked for: negative towards its origin, positive towards what came of it. */
  readonly distance: number;
  readonly isPublic: boolean;
}

/**
 * The red thread through an item: everything it came from and everything that came of it, the oldest day first, and never an
 * effect before its cause: a conference to come stands above its invitation. Items the reader may not see are passed over, what
 * lies beyond them is not.
 */
export async function threadOf(
  db: Db | Tx,
  districtId: DistrictId,
  ref: ItemRef,
  reader: Reader,
): Promise<ThreadItem[]> {
  const inside = sql`i.kind = any(${kindsReadInside(reader)}::text[])`;
  const result = await sql<ThreadItem>`
    with recursive
    back as (
      select ${ref.kind}::text as kind, ${ref.id}::uuid as id, 0 as distance, timestamptz 'infinity' as turn
      union
      select l.from_kind, l.from_id, b.distance - 1, least(b.turn, i.at)
      from back b
      join thread.link l on l.district = ${districtId} and l.to_kind = b.kind and l.to_id = b.id
      join thread.item i on i.district = l.district and i.kind = l.from_kind and i.id = l.from_id
      where b.distance > -12
    ),
    onward as (
      select ${ref.kind}::text as kind, ${ref.id}::uuid as id, 0 as distance, timestamptz '-infinity' as turn
      union
      select l.to_kind, l.to_id, o.distance + 1, greatest(o.turn, i.at)
      from onward o
      join thread.link l on l.district = ${districtId} and l.from_kind = o.kind and l.from_id = o.id
      join thread.item i on i.district = l.district and i.kind = l.to_kind and i.id = l.to_id
      where o.distance < 12
    ),
    walked as (
      select kind, id, case when min(distance) < 0 then min(distance) else max(distance) end as distance,
        case when min(distance) < 0 then min(turn) else max(turn) end as turn
      from (select * from back union all select * from onward) as both_ways group by kind, id
    )
    select i.kind, i.id, case when ${inside} then i.title else coalesce(i.public_title, '') end as title, i.status, i.status_at as "statusAt", i.at, w.distance,
      i.public_title is not null as "isPublic"
    from walked w join thread.item i on i.district = ${districtId} and i.kind = w.kind and i.id = w.id
    where ${inside} or i.public_title is not null or w.distance = 0
    order by sign(w.distance), (w.turn at time zone ${timeZone})::date, w.distance, i.at, i.id`.execute(db);
  return result.rows;
}

/** What this reader may see of the titles of some items, by kind and id: `letter 0190…`. Items without are left out. */
export async function titlesOf(
  db: Db | Tx,
  districtId: DistrictId,
  refs: readonly ItemRef[],
  reader: Reader,
): Promise<ReadonlyMap<string, string>> {
  if (refs.length === 0) return new Map();
  const rows = await db
    .selectFrom("thread.item as i")
    .select(["i.kind", "i.id", titleFor(reader).as("title")])
    .where("i.district", "=", districtId)
    .where(({ eb, refTuple, tuple }) =>
      eb(
        refTuple("i.kind", "i.id"),
        "in",
        refs.map(({ kind, id }) => tuple(kind, id)),
      ),
    )
    .execute();
  return new Map(rows.filter(({ title }) => title !== "").map(({ kind, id, title }) => [`${kind} ${id}`, title]));
}

/** The newest public items of some kinds, for the home page. */
export async function newestPublicItems(
  db: Db,
  districtId: DistrictId,
  kinds: readonly string[],
  limit: number,
): Promise<ThreadItem[]> {
  const rows = await db
    .selectFrom("thread.item")
    .select(["kind", "id", "public_title as title", "status", "status_at as statusAt", "at"])
    .where("district", "=", districtId)
    .where("kind", "in", [...kinds])
    .where("public_title", "is not", null)
    .orderBy("status_at", "desc")
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, title: row.title ?? "", distance: 0, isPublic: true }));
}

/** Whether an item in this status counts at its kind's station. */
const counts = ({ countedWhen }: ItemKind, status: string) => !countedWhen || countedWhen.includes(status);

/** How many public items have reached each station of the thread, as their kinds count them. */
export async function countByStation(db: Db, districtId: DistrictId): Promise<Record<Station, number>> {
  const rows = await db
    .selectFrom("thread.item")
    .select(["kind", "status", (eb) => eb.fn.countAll<number>().as("count")])
    .where("district", "=", districtId)
    .where("public_title", "is not", null)
    .groupBy(["kind", "status"])
    .execute();
  const reached: Record<Station, number> = { seen: 0, talked: 0, decided: 0, answered: 0, done: 0 };
  for (const { kind: name, status, count } of rows) {
    const kind = kindOf(name);
    if (counts(kind, status)) reached[kind.station] += count;
  }
  return reached;
}

/** The public items that `countByStation` counts at a station, those whose status changed last first. */
export async function itemsAtStation(
  db: Db,
  districtId: DistrictId,
  station: Station,
  page: { readonly limit: number; readonly offset: number },
): Promise<ThreadItem[]> {
  const here = allKinds().filter((kind) => kind.station === station);
  const pairs = here.flatMap((kind) => Object.keys(kind.statuses).filter((status) => counts(kind, status)).map((status) => ({ kind: kind.kind, status })));
  if (pairs.length === 0) return [];
  const rows = await db
    .selectFrom("thread.item")
    .select(["kind", "id", "public_title as title", "status", "status_at as statusAt", "at"])
    .where("district", "=", districtId)
    .where("public_title", "is not", null)
    .where(({ eb, refTuple, tuple }) => eb(refTuple("kind", "status"), "in", pairs.map((one) => tuple(one.kind, one.status))))
    .orderBy("status_at", "desc")
    .orderBy("id", "desc")
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return rows.map((row) => ({ ...row, title: row.title ?? "", distance: 0, isPublic: true }));
}

/**
 * Items of some kinds that came of an item directly, oldest first: the decisions taken on an agenda item. `title` is
 * what the reader may see of it; "" when that is nothing.
 */
export async function madeFrom(
  db: Db | Tx,
  districtId: DistrictId,
  refs: readonly ItemRef[],
  kinds: readonly string[],
  reader: Reader = "member",
): Promise<(ThreadItem & { fromKind: string; fromId: string; publicTitle: string | null })[]> {
  if (refs.length === 0) return [];
  const rows = await db
    .selectFrom("thread.link as l")
    .innerJoin("thread.item as i", (join) =>
      join
        .onRef("i.district", "=", "l.district")
        .onRef("i.kind", "=", "l.to_kind")
        .onRef("i.id", "=", "l.to_id"),
    )
    .select([
      "i.kind",
      "i.id",
      titleFor(reader).as("title"),
      "i.public_title as publicTitle",
      "i.status",
      "i.status_at as statusAt",
      "i.at",
      "l.from_kind as fromKind",
      "l.from_id as fromId",
    ])
    .where("l.district", "=", districtId)
    .where("i.kind", "in", [...kinds])
    .where("l.from_kind", "=", refs[0]?.kind ?? "")
    .where("l.from_id", "in", refs.map((ref) => ref.id))
    .orderBy("l.linked_at")
    .execute();
  return rows.map((row) => ({ ...row, distance: 1, isPublic: row.publicTitle !== null }));
}

/** What items directly came from, oldest first. `title` is what the reader may see of it; "" when that is nothing. */
export async function originsOf(
  db: Db | Tx,
  districtId: DistrictId,
  refs: readonly ItemRef[],
  reader: Reader = "member",
): Promise<{ kind: string; id: string; title: string; publicTitle: string | null; toId: string }[]> {
  if (refs.length === 0) return [];
  return db
    .selectFrom("thread.link as l")
    .innerJoin("thread.item as i", (join) =>
      join
        .onRef("i.district", "=", "l.district")
        .onRef("i.kind", "=", "l.from_kind")
        .onRef("i.id", "=", "l.from_id"),
    )
    .select(["i.kind", "i.id", titleFor(reader).as("title"), "i.public_title as publicTitle", "l.to_id as toId"])
    .where("l.district", "=", districtId)
    .where("l.to_kind", "=", refs[0]?.kind ?? "")
    .where("l.to_id", "in", refs.map((ref) => ref.id))
    .orderBy("l.linked_at")
    .execute();
}

/**
 * Whether something public of a kind came directly of an item: for the `where` of the feature that has the item.
 * @param id the column with the item's id
 */
export function ledToPublic(districtId: DistrictId, from: { kind: string; id: Expression<string> }, kind: string): Expression<SqlBool> {
  return sql<SqlBool>`exists (
    select from thread.link l join thread.item i on i.district = l.district and i.kind = l.to_kind and i.id = l.to_id
    where l.district = ${districtId} and l.from_kind = ${from.kind} and l.from_id = ${from.id}
      and l.to_kind = ${kind} and i.public_title is not null)`;
}

/** What everyone may read of some items, in the order of their moments. Those that are not public are left out. */
export async function publicTextsOf(
  db: Db | Tx,
  districtId: DistrictId,
  refs: readonly ItemRef[],
): Promise<{ kind: string; id: string; title: string; text: string }[]> {
  if (refs.length === 0) return [];
  const rows = await db
    .selectFrom("thread.item as i")
    .select(["i.kind", "i.id", "i.public_title as title", "i.public_text as text"])
    .where("i.district", "=", districtId)
    .where("i.public_title", "is not", null)
    .where(({ eb, refTuple, tuple }) =>
      eb(
        refTuple("i.kind", "i.id"),
        "in",
        refs.map(({ kind, id }) => tuple(kind, id)),
      ),
    )
    .orderBy("i.at")
    .orderBy("i.id")
    .execute();
  return rows.map((row) => ({ ...row, title: row.title ?? "" }));
}

function titleFor(reader: Reader) {
  return sql<string>`case when i.kind = any(${kindsReadInside(reader)}::text[]) then i.title else coalesce(i.public_title, '') end`;
}
