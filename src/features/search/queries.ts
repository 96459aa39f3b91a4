import { sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import { plannedEachTime } from "../../platform/db/prepared-client.ts";
import type { SearchEntry } from "../../platform/web/feature.ts";
import { cutAtHits, marked } from "../../thread/search-excerpt.ts";
import type { Excerpt } from "../../thread/search-excerpt.ts";
import type { Search } from "../../thread/search-words.ts";
import { insideNames, squeezed } from "./name.ts";

export interface FoundEntry {
  readonly entry: SearchEntry;
  readonly excerpt: Excerpt;
}

/**
 * The entries that fit, best first: the very name, a name with these words, a name that has them together with what it is
 * ("stofindtagelsesrum workshop"), a name that holds them within, then those that say it or are needed for it; what fits alike stays in the order in which it came. The database looks at them by the same rules of Danish as at items, and this process does not wait.
 * @param how "roughly": one of the words is enough, when nothing fits better
 */
export async function fittingEntries(db: Db, search: Search, entries: readonly SearchEntry[], how: "well" | "roughly"): Promise<FoundEntry[]> {
  if (entries.length === 0) return [];
  const isPlain = how === "well" && search.begun !== "";
  const query =
    how === "roughly"
      ? sql`to_tsquery('danish', ${search.any})`
      : sql`(websearch_to_tsquery('danish', ${search.all}) || to_tsquery('danish', ${search.begun}))`;
  const columns = [
    entries.map(({ title }) => title),
    entries.map(({ title }) => squeezed(title)),
    entries.map(({ kind }) => kind),
    entries.map(({ text }) => text),
    entries.map(({ alsoFoundBy = [] }) => alsoFoundBy.join(" ")),
  ].map((column) => sql`${column}::text[]`);
  const result = await sql<{ number: number; excerpt: string }>`${sql.raw(plannedEachTime)}
    select number::int as number, ${marked(sql`text`, query, "whole")} as excerpt
    from unnest(${sql.join(columns)}) with ordinality as entry (title, name, kind, text, others, number),
      lateral (select case
        when name = ${isPlain ? squeezed(search.all) : null} then 0
        when to_tsvector('danish', title) @@ ${query} then 1
        when to_tsvector('danish', title) @@ to_tsquery('danish', ${search.any}) and to_tsvector('danish', concat_ws(' ', kind, title)) @@ ${query} then 2
        when exists (select from unnest(${isPlain ? insideNames(search.all) : []}::text[]) part where position(part in name) > 0) then 3
        when to_tsvector('danish', concat_ws(' ', title, text, others)) @@ ${query} then 4
      end as level) fit
    where level is not null
    order by level, number`.execute(db);
  return result.rows.flatMap(({ number, excerpt }) => {
    const entry = entries[number - 1];
    return entry ? [{ entry, excerpt: cutAtHits(excerpt) }] : [];
  });
}
