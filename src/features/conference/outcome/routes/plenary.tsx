import { page, stream } from "../../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../../platform/web/routes.ts";
import { publishedHere } from "../../routes/here.ts";
import { outcomePaths } from "../paths.ts";
import { recommendationsForWork } from "../queries/recommendations.ts";
import { workshopsOf } from "../queries/workshop.ts";
import { outcomeTopic } from "../rules/live.ts";
import { PlenaryPage } from "../views/plenary.tsx";

type Preparer = Visit<"conference.prepare">;

const right = "conference.prepare";

async function conferenceHere(visit: Preparer) {
  const conference = await publishedHere(visit);
  return conference && !conference.cancelledAt ? conference : undefined;
}

/** What organisers put on a projector when all workshops meet, and how it hears of changes. */
export const plenaryRoutes: readonly Route[] = [
  page(outcomePaths.plenary, right, async (visit) => {
    const conference = await conferenceHere(visit);
    if (!conference) return undefined;
    visit.c.header("Cache-Control", "no-store");
    const [workshops, recommendations] = await Promise.all([
      workshopsOf(visit.db, visit.districtId, conference.id),
      recommendationsForWork(visit.db, visit.permit, { conferenceId: conference.id }),
    ]);
    return <PlenaryPage {...{ visit, conference, workshops, recommendations }} />;
  }),
  stream(outcomePaths.plenaryLive, right, async (visit) => {
    const conference = await conferenceHere(visit);
    return conference && outcomeTopic(conference.id);
  }),
];
