import { partyNames } from "../../../../network/queries.ts";
import { idOfForm } from "../../../../platform/web/address.ts";
import { freshForm } from "../../../../platform/web/form.ts";
import type { FormProblem } from "../../../../platform/web/form.ts";
import { form, page, stream } from "../../../../platform/web/routes.ts";
import type { Route } from "../../../../platform/web/routes.ts";
import { versionsOf } from "../../queries/programme.ts";
import { publishedHere } from "../../routes/here.ts";
import { askDraft, draftTopic } from "../commands/drafts.ts";
import { publishAllocation } from "../commands/publish.ts";
import { problemNow } from "../commands/records.ts";
import { seatingPaths } from "../paths.ts";
import { publishedAllocation, publishedProblem, takenSeats } from "../queries/published.ts";
import { draftsOf, participantsOf, pinsOf, placedIn, seedOf, untoldIn } from "../queries/seating.ts";
import { changedSince, placesOf, storedProblem } from "../rules/problem.ts";
import { misfits } from "../rules/programme.ts";
import { publishAllocationSchema, trySchema } from "../schema.ts";
import { DeskPage } from "../views/desk.tsx";
import type { Allocator } from "../views/desk.tsx";

const right = "conference.allocate";

/** A published conference with what its allocation is made from. Names stand beside places, so nothing keeps the page. */
export async function deskHere(visit: Allocator) {
  visit.c.header("Cache-Control", "no-store");
  const conference = await publishedHere(visit);
  if (!conference) return undefined;
  const { db, districtId, permit } = visit;
  const [[last], people, drafts, published] = await Promise.all([
    versionsOf(db, districtId, conference.id),
    participantsOf(db, permit, conference.id),
    draftsOf(db, permit, conference.id),
    publishedAllocation(db, districtId, conference.id),
  ]);
  if (!last) return undefined;
  const workshops = placesOf(last.programme);
  const titles: ReadonlyMap<string, string> = new Map(workshops.map((workshop) => [workshop.id, workshop.title]));
  return { conference, programme: last.programme, workshops, titles, people, drafts, published };
}

/** The desk once more with what was typed into one of its forms, or fresh. */
export async function deskPage(visit: Allocator, problem: FormProblem = freshForm()) {
  const here = await deskHere(visit);
  if (!here) return undefined;
  const { db, districtId, permit } = visit;
  const { conference, programme, people, drafts } = here;
  const [pins, placed, taken, untold, seed, names] = await Promise.all([
    pinsOf(db, permit, conference.id),
    placedIn(db, permit, conference.id),
    takenSeats(db, districtId, conference.id),
    untoldIn(db, permit, conference.id, "other"),
    seedOf(db, permit, conference.id),
    partyNames(db, districtId, [...new Set(people.flatMap(({ partyId }) => partyId ?? []))]),
  ]);
  const changed = drafts[0] ? changedSince(drafts[0].problem, problemNow({ ...here, pins, seed })) : { registrations: false, places: false };
  const late = here.published ? people.filter(({ registrationId }) => !placed.has(registrationId)) : [];
  return <DeskPage {...{ visit, ...here, pins, changed, late, problem }} untold={untold.length} misfits={misfits(programme, taken)} partyNames={names} />;
}

/** The desk at which places are allocated. */
export const deskRoutes: readonly Route[] = [
  page(seatingPaths.desk, right, (visit) => deskPage(visit)),
  stream(seatingPaths.deskNews, right, async (visit) => {
    const conference = await publishedHere(visit);
    return conference ? draftTopic(conference.id) : undefined;
  }),
  form(seatingPaths.try, right, trySchema, {
    unseen: true,
    save: async (visit, tx, tried) => {
      const id = idOfForm(visit);
      await askDraft(tx, visit.permit, id, tried, visit.now);
      return seatingPaths.desk.to(visit, { id });
    },
    again: deskPage,
  }),
  form(seatingPaths.publish, "conference.publish_allocation", publishAllocationSchema, {
    save: async (visit, tx, { draft }) => {
      const id = idOfForm(visit);
      await publishAllocation(tx, visit.permit, id, draft, visit.now);
      return seatingPaths.desk.to(visit, { id }, { saved: "published" });
    },
    again: deskPage,
  }),
  page(seatingPaths.problem, right, async (visit) => {
    const here = await deskHere(visit);
    const problem = here?.published && (await publishedProblem(visit.db, visit.permit, here.conference.id));
    return (
      problem &&
      visit.c.body(storedProblem(problem), 200, { "Content-Type": "application/json; charset=utf-8", "Content-Disposition": 'attachment; filename="fordeling.json"' })
    );
  }),
];
