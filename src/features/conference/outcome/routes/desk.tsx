import { countLinksTo } from "../../../../platform/identity/personal-links.ts";
import { idOfForm } from "../../../../platform/web/address.ts";
import { freshForm } from "../../../../platform/web/form.ts";
import type { FormProblem } from "../../../../platform/web/form.ts";
import { form, page } from "../../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../../platform/web/routes.ts";
import { paths } from "../../paths.ts";
import { findPublished } from "../../queries/conferences.ts";
import { publishedHere } from "../../routes/here.ts";
import { nothingSchema } from "../../schema.ts";
import { endFacilitating, letFacilitate } from "../commands/facilitators.ts";
import { releaseRecommendations, takeBack } from "../commands/release.ts";
import { outcomePaths } from "../paths.ts";
import { recommendationsForWork } from "../queries/recommendations.ts";
import { notesOf, workshopsOf } from "../queries/workshop.ts";
import { facilitatePurpose } from "../rules/links.ts";
import { inviteSchema, releaseSchema } from "../schema.ts";
import { OutcomeDeskPage } from "../views/desk.tsx";
import { recommendationPage } from "./public.tsx";

type Preparer = Visit<"conference.prepare">;

const right = "conference.prepare";

async function deskPage(visit: Preparer, problem: FormProblem = freshForm()) {
  const conference = await publishedHere(visit);
  if (!conference || conference.cancelledAt) return undefined;
  const { db, districtId, permit, now } = visit;
  const sessions = await workshopsOf(db, districtId, conference.id);
  const [recommendations, links, notes] = await Promise.all([
    recommendationsForWork(db, permit, { conferenceId: conference.id }),
    countLinksTo(db, { districtId, purpose: facilitatePurpose, subjectIds: sessions.map((session) => session.id) }, now),
    Promise.all(sessions.map((session) => notesOf(db, permit, session.id))),
  ]);
  const workshops = sessions.map((workshop, at) => ({
    workshop,
    recommendations: recommendations.filter(({ workshopId }) => workshopId === workshop.id),
    notes: notes[at] ?? [],
    links: links.get(workshop.id) ?? 0,
  }));
  return <OutcomeDeskPage {...{ visit, conference, workshops, problem }} />;
}

const refIn = (visit: Preparer) => ({ conferenceId: idOfForm(visit), workshopId: idOfForm(visit, "workshop") });

const back = (visit: Preparer, saved: string) => `${outcomePaths.desk.to(visit, { id: visit.param("id") }, { saved })}#workshop-${visit.param("workshop")}`;

const orderIn = (visit: Preparer, mail: string | null) => ({ ...refIn(visit), district: visit.district, publicUrl: visit.deps.publicUrl, mail });

/** The desk at which facilitators are let in and what workshops recommend goes out. */
export const outcomeDeskRoutes: readonly Route[] = [
  page(outcomePaths.desk, right, (visit) => deskPage(visit)),
  form(outcomePaths.invite, right, inviteSchema, {
    unseen: true,
    mailField: "mail",
    save: async (visit, tx, { mail }) => {
      await letFacilitate(tx, visit.permit, orderIn(visit, mail), visit.now);
      return back(visit, "sent");
    },
    again: deskPage,
  }),
  form(outcomePaths.print, right, nothingSchema, {
    unseen: true,
    save: async (visit, tx) => outcomePaths.paper.to(visit, { key: await letFacilitate(tx, visit.permit, orderIn(visit, null), visit.now) }),
    again: deskPage,
  }),
  form(outcomePaths.endLinks, right, nothingSchema, {
    unseen: true,
    save: async (visit, tx) => {
      await endFacilitating(tx, visit.permit, refIn(visit), visit.now);
      return back(visit, "ended");
    },
    again: deskPage,
  }),
  form(outcomePaths.release, right, releaseSchema, {
    save: async (visit, tx, { read }) => {
      await releaseRecommendations(tx, visit.permit, refIn(visit), read, visit.now);
      return back(visit, "released");
    },
    again: deskPage,
  }),
  form(outcomePaths.takeBack, right, nothingSchema, {
    save: async (visit, tx) => {
      const { conferenceId } = await takeBack(tx, visit.permit, idOfForm(visit), visit.now);
      // A cancelled conference has no desk any more.
      const isCancelled = (await findPublished(tx, visit.districtId, conferenceId))?.cancelledAt;
      return isCancelled ? paths.conference.to(visit, { id: conferenceId }) : outcomePaths.desk.to(visit, { id: conferenceId }, { saved: "back" });
    },
    again: recommendationPage,
  }),
];
