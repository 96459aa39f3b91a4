import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import type { Db } from "../platform/db/database.ts";
import { plannedEachTime } from "../platform/db/prepared-client.ts";
import type { DistrictId } from "../platform/district/district.ts";
import { allKinds } from "./kinds.ts";
import { kindsReadInside } from "./reader.ts";
import type { Reader } from "./reader.ts";
import "./tables.ts";

export interface FoundItem {
  readonly kind: string;
  readonly id: string;
  readonly title: string;
  readonly at: Date;
  readonly status: string;
  readonly statusAt: Date;
  /** A piece of its text around what was searched for, cut where hits begin and end. */
  readonly excerpt: readonly { readonly text: string; readonly hit: boolean }[];
}

// Characters that no one types mark the hits in an excerpt until they are cut out.
const hitBegins = "\ue000";
const hitEnds = "\ue001";
/** Stands in an excerpt for a hyphen that only joins, which is a minus to the full text search. */
const joins = "\u001f";
const markers = `StartSel="${hitBegins}", StopSel="${hitEnds}"`;
const headline = `${markers}, MaxWords=28, MinWords=12`;

/** A whole number of pages. */
const mostRanked = 100;
/** A short text that holds the words is more about them than minutes that hold them too. */
const byLength = 2;

/** What was found of it, and how much there is: `total` is one more than was counted when `isMore`. */
export interface Found {
  readonly items: readonly FoundItem[];
  readonly total: number;
  readonly isMore: boolean;
}

/**
 * Items whose words match, best first. Danish full text: "opgange" finds "opgang". How well one fits is asked of the newest
 * hits only; where very much is found, the others follow by their time. Hits are counted some pages ahead and no further,
 * so that a word that stands everywhere costs the same after twelve years as after one. Kinds of which there may be hundreds
 * that say the same, such as statements, come after all others.
 */
export async function searchItems(
  db: Db,
  districtId: DistrictId,
  words: string,
  reader: Reader,
  page: { readonly limit: number; readonly offset: number },
): Promise<Found> {
  const query = sql`websearch_to_tsquery('danish', ${words.replaceAll(/(?<=[\p{L}\p{N}])-(?=\d)/gu, "_")})`;
  const marked = (text: RawBuilder<unknown>, how: string) => sql`ts_headline('danish', regexp_replace(${text}, '(?<=\\w)-(?=\\d)', ${joins}, 'g'), ${query}, ${how})`;
  const inside = sql`i.kind = any(${kindsReadInside(reader)}::text[])`;
  const isRanked = page.offset < mostRanked;
  const counted = mostRanked * (1 + Math.floor((page.offset + page.limit) / mostRanked));
  const last = allKinds().filter((kind) => kind.isFoundLast).map((kind) => kind.kind);
  const found = (isLast: boolean) => sql`
    select i.kind, i.id, i.status_at, ${isLast}::boolean as "isLast", case when ${inside} then i.words else i.public_words end as vector
    from thread.item i, ${query} q
    where i.district = ${districtId} and ${isLast ? sql`i.kind = any(${last}::text[])` : sql`i.kind <> all(${last}::text[])`}
      and ((${inside} and i.words @@ q) or (not ${inside} and i.public_title is not null and i.public_words @@ q))
    order by i.status_at desc, i.id
    limit ${counted + 1}`;
  // Texts are long: only those of the page that is shown are read.
  const result = await sql<Omit<FoundItem, "excerpt"> & { excerpt: string; total: number }>`${sql.raw(plannedEachTime)}
    with newest as (
      (${found(false)}) union all (${found(true)})
    ), hits as (
      select kind, id, status_at, "isLast",
        case when ${isRanked} then ts_rank(vector, ${query}, ${byLength}) else 0 end as rank
      from (select * from newest order by "isLast", status_at desc, id limit ${isRanked ? mostRanked : counted}) asked
      order by "isLast", rank desc, status_at desc, id
      limit ${page.limit} offset ${page.offset}
    )
    select i.kind, i.id, i.at, i.status, i.status_at as "statusAt", (select least(count(*), ${counted + 1}) from newest) as total,
      case when ${inside} then i.title else i.public_title end as title,
      concat_ws(' · ', nullif(${marked(sql`i.also_found_by`, `${markers}, HighlightAll=true`)}, ''), ${marked(sql`case when ${inside} then i.text else i.public_text end`, headline)}) as excerpt
    from hits join thread.item i on i.district = ${districtId} and i.kind = hits.kind and i.id = hits.id
    order by hits."isLast", hits.rank desc, hits.status_at desc, hits.id`.execute(db);
  const items = result.rows.map(({ kind, id, title, at, status, statusAt, excerpt }) => ({
    kind,
    id,
    title,
    at,
    status,
    statusAt,
    excerpt: cutAtHits(excerpt),
  }));
  const total = result.rows[0]?.total ?? 0;
  return { items, total, isMore: total > counted };
}

function cutAtHits(excerpt: string): { text: string; hit: boolean }[] {
  return excerpt
    .replaceAll(`${hitEnds}${joins}${hitBegins}`, "-")
    .replaceAll(joins, "-")
    .split(hitBegins)
    .flatMap((part, index) => {
      const [hit = "", rest] = part.split(hitEnds);
      return index === 0 || rest === undefined ? [{ text: part, hit: false }] : [{ text: hit, hit: true }, { text: rest, hit: false }];
    })
    .filter(({ text }) => text !== "");
}
