import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import type { Db } from "../platform/db/database.ts";
import { plannedEachTime } from "../platform/db/prepared-client.ts";
import type { DistrictId } from "../platform/district/district.ts";
import { dayOf, startOfDay } from "../platform/i18n/dates.ts";
import { allKinds, kindOf } from "./kinds.ts";
import { kindsReadInside } from "./reader.ts";
import type { Reader } from "./reader.ts";
import { cutAtHits, marked } from "./search-excerpt.ts";
import type { Excerpt } from "./search-excerpt.ts";
import { readSearch } from "./search-words.ts";
import type { Search } from "./search-words.ts";
import "./tables.ts";

export interface FoundItem {
  readonly kind: string;
  readonly id: string;
  readonly title: string;
  readonly at: Date;
  readonly status: string;
  readonly statusAt: Date;
  /** A piece of its text around what was searched for. */
  readonly excerpt: Excerpt;
}

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

/** Where it is searched and for whom, and which part of what is found. */
interface Asking {
  readonly districtId: DistrictId;
  readonly reader: Reader;
  readonly page: { readonly limit: number; readonly offset: number };
}

/** Reads what was typed, once for all that is searched with it. */
export function searchOf(typed: string, now: Date): Search {
  const names = allKinds().map(({ kind, label, calledAlso = [] }) => ({ kind, names: [label.da, label.en, ...calledAlso] }));
  return readSearch(typed, names, dayOf(now));
}

/**
 * Items that fit, best first: those of a kind or a time that was named, those that hold all words, then those with words that
 * only begin with them. Danish full text: "opgange" finds "opgang". How well one fits is asked of the newest
 * hits only; where very much is found, the others follow by their time. Hits are counted some pages ahead and no further,
 * so that a word that stands everywhere costs the same after twelve years as after one. Kinds of which there may be hundreds
 * that say the same, such as statements, come after all others.
 */
export function searchItems(db: Db, search: Search, asking: Asking): Promise<Found> {
  const all = sql`websearch_to_tsquery('danish', ${search.all})`;
  const begun = sql`to_tsquery('danish', ${search.begun})`;
  const { named } = search;
  const steps: Step[] = [
    { name: "whole", query: all, isLast: false },
    { name: "begun", query: begun, isLast: false, ifFew: "whole" },
    { name: "whole_last", query: all, isLast: true },
    { name: "begun_last", query: begun, isLast: true, ifFew: "whole" },
  ];
  return find(db, named ? [{ name: "named", query: sql`to_tsquery('danish', ${named.begun})`, named }, ...steps] : steps, sql`(${all} || ${begun})`, asking);
}

/**
 * Items that hold at least one of the words, also as they are spelt with letters that other keyboards lack: when nothing fits better.
 * @param phrases each of which is enough as well, word after word
 */
export function searchItemsRoughly(db: Db, search: Search, phrases: readonly string[], asking: Asking): Promise<Found> {
  const any = sql`(${sql.join([sql`to_tsquery('danish', ${search.any})`, ...phrases.map((phrase) => sql`phraseto_tsquery('danish', ${phrase})`)], sql` || `)})`;
  return find(db, [{ name: "whole", query: any, isLast: false }, { name: "whole_last", query: any, isLast: true }], any, asking);
}

/** The same items as they stand at a moment, and without what is not told of them any more, where their kinds know better than what was written. */
export async function standingNow(db: Db, districtId: DistrictId, items: readonly FoundItem[], now: Date): Promise<FoundItem[]> {
  const kinds = [...new Set(items.map(({ kind }) => kind))];
  const known = await Promise.all(
    kinds.map(async (kind) => [kind, await kindOf(kind).statusesAt?.(db, districtId, items.filter((item) => item.kind === kind).map(({ id }) => id), now)] as const),
  );
  const byKind = new Map(known);
  return items.map((item) => {
    const { isUntold = false, ...standing } = byKind.get(item.kind)?.get(item.id) ?? {};
    return { ...item, ...standing, ...(isUntold && { excerpt: [] }) };
  });
}

/** One way in which items fit. An item is found by the first that it fits. */
interface Step {
  readonly name: string;
  readonly query: RawBuilder<unknown>;
  /** Whether among the kinds that come last, or among the others; absent: among all. */
  readonly isLast?: boolean;
  /** Not looked for when this step has found more than is counted. */
  readonly ifFew?: string;
  readonly named?: NonNullable<Search["named"]>;
}

async function find(db: Db, steps: readonly Step[], shown: RawBuilder<unknown>, { districtId, reader, page }: Asking): Promise<Found> {
  const inside = sql`i.kind = any(${kindsReadInside(reader)}::text[])`;
  const isRanked = page.offset < mostRanked;
  const counted = mostRanked * (1 + Math.floor((page.offset + page.limit) / mostRanked));
  const last = allKinds().filter((kind) => kind.isFoundLast).map((kind) => kind.kind);
  const among = (isLast: boolean) => (isLast ? sql`i.kind = any(${last}::text[])` : sql`i.kind <> all(${last}::text[])`);
  // Each step is written so that the index of the words it looks in can be used.
  const fits = ({ query, named }: Step) =>
    named
      ? sql`((${inside} and (numnode(${query}) = 0 or i.words @@ ${query}))
          or (not ${inside} and i.public_title is not null and (numnode(${query}) = 0 or i.public_words @@ ${query}))) and ${isNamed(named)}`
      : sql`((${inside} and i.words @@ ${query}) or (not ${inside} and i.public_title is not null and i.public_words @@ ${query}))`;
  // What only has to be of a kind or a time says nothing of how well it fits: the newest comes first.
  const ranking = steps[0]?.named ? sql`case level when 0 then ${steps[0].query} else ${shown} end` : shown;
  const found = (step: Step, level: number) => sql`${sql.raw(step.name)} as (
      select i.kind, i.id, i.status_at, ${level}::int as level, case when ${inside} then i.words else i.public_words end as vector
      from thread.item i
      where i.district = ${districtId} and ${step.isLast === undefined ? sql`true` : among(step.isLast)} and ${fits(step)}
        and ${step.ifFew === undefined ? sql`true` : sql`(select count(*) from ${sql.raw(step.ifFew)}) <= ${counted}`}
      order by i.status_at desc, i.id
      limit ${counted + 1})`;
  // Texts are long: only those of the page that is shown are read.
  const result = await sql<Omit<FoundItem, "excerpt"> & { excerpt: string; total: number }>`${sql.raw(plannedEachTime)}
    with ${sql.join(steps.map(found))},
    newest as (
      select distinct on (kind, id) * from (${sql.join(steps.map(({ name }) => sql`select * from ${sql.raw(name)}`), sql` union all `)}) each
      order by kind, id, level
    ), hits as (
      select kind, id, status_at, level,
        case when ${isRanked} then ts_rank(vector, ${ranking}, ${byLength}) else 0 end as rank
      from (select * from newest order by level, status_at desc, id limit ${isRanked ? mostRanked : counted}) asked
      order by level, rank desc, status_at desc, id
      limit ${page.limit} offset ${page.offset}
    )
    select i.kind, i.id, i.at, i.status, i.status_at as "statusAt", (select least(count(*), ${counted + 1}) from newest) as total,
      case when ${inside} then i.title else i.public_title end as title,
      concat_ws(' · ', nullif(${marked(sql`i.also_found_by`, shown, "whole")}, ''), ${marked(sql`case when ${inside} then i.text else i.public_text end`, shown, "piece")}) as excerpt
    from hits join thread.item i on i.district = ${districtId} and i.kind = hits.kind and i.id = hits.id
    order by hits.level, hits.rank desc, hits.status_at desc, hits.id`.execute(db);
  const items = result.rows.map(({ kind, id, title, at, status, statusAt, excerpt }) => ({ kind, id, title, at, status, statusAt, excerpt: cutAtHits(excerpt) }));
  const total = result.rows[0]?.total ?? 0;
  return { items, total, isMore: total > counted };
}

function isNamed({ kinds, days }: NonNullable<Search["named"]>) {
  const spans = days.map(({ from, to }) => sql`(i.at >= ${startOfDay(from)} and i.at < ${startOfDay(to)})`);
  return sql.join([...(kinds.length > 0 ? [sql`i.kind = any(${kinds}::text[])`] : []), ...(spans.length > 0 ? [sql`(${sql.join(spans, sql` or `)})`] : [])], sql` and `);
}
