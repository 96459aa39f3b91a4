import { pageIn } from "../../platform/web/address.ts";
import { everyone, page } from "../../platform/web/routes.ts";
import type { Route } from "../../platform/web/routes.ts";
import { searchItems } from "../../thread/search.ts";
import { readerOf } from "../../thread/reader.ts";
import { searchPath } from "./paths.ts";
import { longestSearch } from "./schema.ts";
import { SearchPage, resultsOnAPage } from "./views.tsx";

const nothing = { items: [], total: 0, isMore: false };

export const routes: readonly Route[] = [
  page(searchPath, everyone, async (visit) => {
    const words = visit.query("q").replaceAll("\u0000", "").slice(0, longestSearch).toWellFormed().trim();
    const number = pageIn(visit);
    const range = { limit: resultsOnAPage, offset: (number - 1) * resultsOnAPage };
    const found = words === "" ? nothing : await searchItems(visit.db, visit.districtId, words, readerOf(visit), range);
    if (found.items.length === 0 && number > 1) return visit.c.redirect(searchPath.to(visit, {}, { q: words }), 302);
    return <SearchPage {...{ visit, words, ...found }} page={number} />;
  }, { limit: "search" }),
];
