import { idIn } from "../../../../platform/web/address.ts";
import { sendUnlessKnown } from "../../../../platform/web/conditional.ts";
import { freshForm } from "../../../../platform/web/form.ts";
import type { FormProblem } from "../../../../platform/web/form.ts";
import { everyone, page } from "../../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../../platform/web/routes.ts";
import { choicesToMake } from "../../../../thread/make.tsx";
import { threadOf } from "../../../../thread/queries.ts";
import { readerOf } from "../../../../thread/reader.ts";
import { threadSteps } from "../../../../thread/steps.ts";
import { findPublished } from "../../queries/conferences.ts";
import { publishedHere } from "../../routes/here.ts";
import { recommendationKindName } from "../commands/records.ts";
import { outcomePaths } from "../paths.ts";
import { findReleased, findUnreleased, releasedRecommendations } from "../queries/recommendations.ts";
import { workshopsOf } from "../queries/workshop.ts";
import { recommendationsData, recommendationsShape } from "../rules/recommendations-data.ts";
import { RecommendationPage } from "../views/recommendation.tsx";

/** One recommendation that everyone can read; organisers are led to where one is written that nobody else can. */
export async function recommendationPage(visit: Visit, problem: FormProblem = freshForm()) {
  const id = idIn(visit);
  const one = id && (await findReleased(visit.db, visit.districtId, id));
  if (!id || !one) {
    const workshop = id && visit.may("conference.prepare") && (await findUnreleased(visit.db, visit.districtId, id));
    return workshop ? visit.c.redirect(outcomePaths.forWork.workshop.to(visit, { key: workshop })) : undefined;
  }
  const item = { kind: recommendationKindName, id };
  const reader = readerOf(visit);
  const [conference, workshops, thread, choices] = await Promise.all([
    findPublished(visit.db, visit.districtId, one.conferenceId),
    workshopsOf(visit.db, visit.districtId, one.conferenceId),
    threadOf(visit.db, visit.districtId, item, reader),
    choicesToMake(visit, item),
  ]);
  const workshop = workshops.find((session) => session.id === one.workshopId);
  const status = thread.find((step) => step.kind === item.kind && step.id === id)?.status;
  if (!conference) return undefined;
  return <RecommendationPage {...{ visit, conference, workshop, choices, status, problem }} recommendation={one} thread={threadSteps(visit, thread, item, reader)} />;
}

/** What everyone reads, and programs fetch, of what the workshops of a conference recommend. */
export const recommendationRoutes: readonly Route[] = [
  page(outcomePaths.recommendation, everyone, (visit) => recommendationPage(visit)),
  page(
    outcomePaths.data,
    everyone,
    async (visit) => {
      const conference = await publishedHere(visit);
      if (!conference) return undefined;
      const recommendations = await releasedRecommendations(visit.db, visit.districtId, { conferenceId: conference.id });
      const workshops = await workshopsOf(visit.db, visit.districtId, conference.id);
      const urlOf = (one: string) => visit.deps.publicUrl + outcomePaths.recommendation.to(visit, { id: one });
      const body = recommendationsData(conference, workshops, recommendations, urlOf);
      return sendUnlessKnown(visit.c, { body, type: "application/json; charset=utf-8", name: "anbefalinger.json", cacheControl: "public, max-age=300" });
    },
    {
      gives: {
        what: { da: "Det, en konferences workshops anbefaler, med støtten i salen", en: "What the workshops of a conference recommend, with the support in the room" },
        type: "application/json",
        schema: recommendationsShape,
      },
    },
  ),
];
