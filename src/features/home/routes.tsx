import { listDistricts } from "../../platform/district/queries.ts";
import { pageIn } from "../../platform/web/address.ts";
import type { Feature } from "../../platform/web/feature.ts";
import { sharedPage, sitePage } from "../../platform/web/routes.ts";
import type { Route } from "../../platform/web/routes.ts";
import { stations } from "../../thread/kinds.ts";
import { countByStation, itemsAtStation } from "../../thread/queries.ts";
import { homePath, installationPath, stationPath } from "./paths.ts";
import { StationPage, itemsOnAPage } from "./views/station.tsx";
import { BeginPage, HomePage } from "./views/home.tsx";
import { mostUrgentFirst } from "./waiting.ts";

const mostDoors = 4;

/** The home page shows a part of each of these features, in the order they ask for. */
export function homeRoutes(features: readonly Feature[]): Route[] {
  const parts = features.flatMap((feature) => feature.home ?? []).sort((a, b) => a.order - b.order);
  const waits = features.flatMap((feature) => feature.waits ?? []).sort((a, b) => a.order - b.order);
  const doors = parts.flatMap((part) => part.door ?? []).slice(0, mostDoors);
  return [
    sitePage(installationPath, async (visit) => {
      const [first] = await listDistricts(visit.db);
      if (!first) return <BeginPage visit={visit} />;
      return visit.c.redirect(homePath.to({ districtId: first.id, lang: visit.lang }, {}), 302);
    }),
    sharedPage(homePath, async (visit) => {
      const [counts, ...told] = await Promise.all([
        countByStation(visit.db, visit.districtId),
        ...parts.map((part) => part.alive?.(visit)),
      ]);
      const ways = doors.map(({ path, title, text }) => ({
        href: path.to(visit, {}),
        title: title[visit.lang],
        text: text[visit.lang],
      }));
      // Nobody who is signed in gets the page that is kept for visitors.
      const isMember = visit.actor.kind === "member";
      const waiting = isMember ? (await Promise.all(waits.map((part) => part.forMember(visit)))).flat() : [];
      return <HomePage {...{ visit, counts }} waiting={mostUrgentFirst(waiting)} doors={ways} alive={told.filter(Boolean)} />;
    }),
    sharedPage(stationPath, async (visit) => {
      const station = stations.find((one) => one === visit.param("station"));
      if (!station) return undefined;
      const page = pageIn(visit);
      const [counts, items] = await Promise.all([
        countByStation(visit.db, visit.districtId),
        itemsAtStation(visit.db, visit.districtId, station, { limit: itemsOnAPage, offset: (page - 1) * itemsOnAPage }),
      ]);
      return <StationPage {...{ visit, station, counts, items, page }} />;
    }),
  ];
}
