import { idIn } from "../../../platform/web/address.ts";
import { page } from "../../../platform/web/routes.ts";
import type { Route } from "../../../platform/web/routes.ts";
import { everyHearerOf } from "../notice/queries/programme-hearers.ts";
import { paths } from "../paths.ts";
import { findForWork } from "../queries/conferences.ts";
import { progressOf } from "../queries/progress.ts";
import { OverviewPage } from "../views/overview.tsx";

/** What there is to do around a conference, from the first letter to the report. */
export const overviewRoutes: readonly Route[] = [
  page(paths.overview, "conference.prepare", async (visit) => {
    const id = idIn(visit);
    const conference = id && (await findForWork(visit.db, visit.permit, id));
    if (!conference) return undefined;
    const progress = await progressOf(visit.db, visit.permit, conference, visit.deps);
    const hearers = await everyHearerOf(visit.db, visit.permit, conference, visit.deps);
    return <OverviewPage {...{ visit, conference, progress, hearers }} />;
  }),
];
