import { pageIn } from "../../platform/web/address.ts";
import type { HomeDoor } from "../../platform/web/feature.ts";
import { everyone, page } from "../../platform/web/routes.ts";
import type { Route, Visit } from "../../platform/web/routes.ts";
import type { KvarterFeature } from "../../thread/feature.ts";
import { readerOf } from "../../thread/reader.ts";
import { searchItems, searchItemsRoughly, searchOf, standingNow } from "../../thread/search.ts";
import { entriesOf } from "./entries.ts";
import { insideNames, squeezed } from "./name.ts";
import { searchPath } from "./paths.ts";
import { fittingEntries } from "./queries.ts";
import { longestSearch } from "./schema.ts";
import { SearchPage, resultsOnAPage } from "./views.tsx";
import type { Results } from "./views.tsx";

const nothing: Results = { entries: [], items: [], total: 0, isMore: false, isRough: false };

/** One page of what fits; when nothing does, of what fits in part. What is no item stands on the first page, before the items. */
async function resultsOf(visit: Visit, features: readonly KvarterFeature[], words: string, number: number): Promise<Results> {
  const search = searchOf(words, visit.now);
  const entries = number === 1 ? await entriesOf(features, visit) : [];
  const asking = { districtId: visit.districtId, reader: readerOf(visit), page: { limit: resultsOnAPage, offset: (number - 1) * resultsOnAPage } };
  const [fitting, found] = await Promise.all([fittingEntries(visit.db, search, entries, "well"), searchItems(visit.db, search, asking)]);
  if (found.items.length > 0 || fitting.length > 0) return { entries: fitting, ...found, isRough: false };
  const isBeyond = number > 1 && (await searchItems(visit.db, search, { ...asking, page: { limit: 1, offset: 0 } })).items.length > 0;
  if (isBeyond || search.any === "") return nothing;
  // Before the others: what is begun and not waited for yet ends the program when the database goes away meanwhile.
  const places = await placesNamed(visit, features, words);
  const [near, roughly] = await Promise.all([
    fittingEntries(visit.db, search, entries, "roughly"),
    searchItemsRoughly(visit.db, search, places, asking),
  ]);
  return { entries: near, ...roughly, isRough: true };
}

/** Places of the district that what was typed stands in: "Mariakirken" in "Maria Kirkeplads". */
async function placesNamed({ db, districtId }: Visit, features: readonly KvarterFeature[], words: string): Promise<string[]> {
  const names = (await Promise.all(features.map(({ placeNames }) => placeNames?.(db, districtId) ?? []))).flat();
  return names.filter((name) => insideNames(words).some((part) => squeezed(name).includes(part)));
}

/** @param doors what stands where nothing was found: many ask where they can sleep, or whom they can tell */
export const searchRoutes = (doors: readonly HomeDoor[], features: () => readonly KvarterFeature[]): Route[] => [
  page(searchPath, everyone, async (visit) => {
    const words = visit.query("q").replaceAll("\u0000", "").slice(0, longestSearch).toWellFormed().trim();
    const number = pageIn(visit);
    const found = words === "" ? nothing : await resultsOf(visit, features(), words, number);
    if (found.items.length === 0 && number > 1) return undefined;
    const items = await standingNow(visit.db, visit.districtId, found.items, visit.now);
    const elsewhere = doors.map(({ path, title, text }) => ({ href: path.to(visit, {}), title: title[visit.lang], text: text[visit.lang] }));
    return <SearchPage {...{ visit, words, elsewhere, ...found, items }} page={number} />;
  }, { limit: "search" }),
];
