import type { Feature, MenuEntry, SearchEntry } from "../../platform/web/feature.ts";
import type { Visit } from "../../platform/web/routes.ts";
import { texts } from "./texts.ts";

/** What these features have that can be found besides items: what they name themselves, then their pages that have a door. */
export async function entriesOf(features: readonly Feature[], visit: Visit): Promise<SearchEntry[]> {
  const parts = features.flatMap(({ search }) => search ?? []).toSorted((a, b) => a.order - b.order);
  const named = await Promise.all(parts.map((part) => part.entries(visit)));
  return [...named.flat(), ...pagesOf(features, visit)];
}

/** The pages this visitor has a door to, each once, by all the names of its doors. */
function pagesOf(features: readonly Feature[], visit: Visit): SearchEntry[] {
  const doors = features.flatMap(({ home, menu = [], footer = [], administration = [] }): Pick<MenuEntry, "path" | "label" | "calledAlso">[] => [
    ...[...menu, ...footer, ...administration].filter(({ action }) => action === undefined || visit.may(action)),
    ...(home?.door ? [{ path: home.door.path, label: home.door.title }] : []),
  ]);
  const pages = Map.groupBy(doors, ({ path }) => path.to(visit, {}));
  return [...pages].map(([href, ways]) => ({
    key: `page-${href}`,
    kind: texts[visit.lang].page,
    title: ways[0]?.label[visit.lang] ?? "",
    // What stands on its door names other pages as well.
    text: "",
    isDanish: false,
    alsoFoundBy: ways.flatMap(({ label, calledAlso = [] }) => [label.da, label.en, ...calledAlso]),
    href,
  }));
}
