import { pageIn } from "../../platform/web/address.ts";
import type { HomeDoor } from "../../platform/web/feature.ts";
import { everyone, page } from "../../platform/web/routes.ts";
import type { Route } from "../../platform/web/routes.ts";
import { searchItems } from "../../thread/search.ts";
import { readerOf } from "../../thread/reader.ts";
import { searchPath } from "./paths.ts";
import { longestSearch } from "./schema.ts";
import { SearchPage, resultsOnAPage } from "./views.tsx";

const nothing = { items: [], total: 0, isMore: false };

/** @param doors what stands where nothing was found: many ask where they can sleep, or whom they can tell */
export const searchRoutes = (doors: readonly HomeDoor[]): Route[] => [
  page(searchPath, everyone, async (visit) => {
    const words = visit.query("q").replaceAll("\u0000", "").slice(0, longestSearch).toWellFormed().trim();
    const number = pageIn(visit);
    const range = { limit: resultsOnAPage, offset: (number - 1) * resultsOnAPage };
    const found = words === "" ? nothing : await searchItems(visit.db, visit.districtId, words, readerOf(visit), range);
    if (found.items.length === 0 && number > 1) return visit.c.redirect(searchPath.to(visit, {}, { q: words }), 302);
    const elsewhere = doors.map(({ path, title, text }) => ({ href: path.to(visit, {}), title: title[visit.lang], text: text[visit.lang] }));
    return <SearchPage {...{ visit, words, elsewhere, ...found }} page={number} />;
  }, { limit: "search" }),
];
