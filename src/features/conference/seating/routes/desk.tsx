import { partyNames } from "../../../../network/queries.ts";
import { idIn, idOfForm, pageIn } from "../../../../platform/web/address.ts";
import { freshForm } from "../../../../platform/web/form.ts";
import type { FormProblem } from "../../../../platform/web/form.ts";
import { form, page, stream } from "../../../../platform/web/routes.ts";
import type { Route } from "../../../../platform/web/routes.ts";
import { findPublished } from "../../queries/conferences.ts";
import { versionsOf } from "../../queries/programme.ts";
import { askDraft, draftTopic } from "../commands/drafts.ts";
import { publishAllocation } from "../commands/publish.ts";
import { problemNow } from "../commands/records.ts";
import { noteTold } from "../commands/told.ts";
import { seatingPaths } from "../paths.ts";
import { publishedAllocation, publishedProblem, takenSeats } from "../queries/published.ts";
import { draftsOf, participantsOf, pinsOf, placedIn, seedOf, untoldIn } from "../queries/seating.ts";
import type { Draft, Participant } from "../queries/seating.ts";
import { personalProgramme } from "../rules/programme.ts";
import { whyWords } from "../rules/why.ts";
import { changedSince, placesOf, storedProblem } from "../rules/problem.ts";
import { publishAllocationSchema, toldByHandSchema, trySchema } from "../schema.ts";
import { DeskPage } from "../views/desk.tsx";
import type { Allocator } from "../views/desk.tsx";
import { PrintPage } from "../views/print.tsx";
import { PeoplePage, peopleOnAPage } from "../views/people.tsx";
import type { Listed } from "../views/people.tsx";

const right = "conference.allocate";

/** A published conference with what its allocation is made from. Names stand beside places, so nothing keeps the page. */
async function deskHere(visit: Allocator) {
  visit.c.header("Cache-Control", "no-store");
  const id = idIn(visit);
  const conference = id && (await findPublished(visit.db, visit.districtId, id));
  if (!conference) return undefined;
  const { db, districtId, permit } = visit;
  const [[last], people, drafts, published] = await Promise.all([
    versionsOf(db, districtId, conference.id),
    participantsOf(db, permit, conference.id),
    draftsOf(db, permit, conference.id),
    publishedAllocation(db, districtId, conference.id),
  ]);
  return last && { conference, programme: last.programme, workshops: placesOf(last.programme), people, drafts, published };
}

async function deskPage(visit: Allocator, problem: FormProblem = freshForm()) {
  const here = await deskHere(visit);
  if (!here) return undefined;
  const { db, districtId, permit } = visit;
  const { conference, people, drafts } = here;
  const [pins, untold, seed, names] = await Promise.all([
    pinsOf(db, permit, conference.id),
    untoldIn(db, permit, conference.id, "other"),
    seedOf(db, permit, conference.id),
    partyNames(db, districtId, [...new Set(people.flatMap(({ partyId }) => partyId ?? []))]),
  ]);
  const changed = drafts[0] ? changedSince(drafts[0].problem, problemNow({ ...here, pins, seed })) : { registrations: false, places: false };
  return <DeskPage {...{ visit, ...here, changed, problem }} untold={untold.length} partyNames={names} />;
}

async function peoplePage(visit: Allocator) {
  const here = await deskHere(visit);
  if (!here) return undefined;
  const { conference, people, drafts, published } = here;
  const draft = drafts.find(({ allocation }) => allocation !== undefined);
  const isDraft = draft !== undefined && (visit.query("of") === "draft" || !published);
  if (!isDraft && !published) return undefined;
  const listed = isDraft ? inDraft(people, draft) : await inPlaces(visit, conference.id, people);
  const number = pageIn(visit);
  const shown = listed.slice((number - 1) * peopleOnAPage, number * peopleOnAPage);
  if (shown.length === 0 && number > 1) return undefined;
  const titles = new Map(here.workshops.map(({ id, title }) => [id, title]));
  return <PeoplePage {...{ visit, conference, isDraft, titles }} people={shown} page={number} total={listed.length} />;
}

async function printPage(visit: Allocator) {
  const here = await deskHere(visit);
  if (!here?.published) return undefined;
  const { conference, programme, workshops } = here;
  const untold = await untoldIn(visit.db, visit.permit, conference.id, "other");
  const taken = await takenSeats(visit.db, visit.districtId, conference.id);
  const titles = new Map(workshops.map(({ id, title }) => [id, title]));
  const sheets = untold.map((one) => ({ ...one, entries: personalProgramme(programme, one.seats, taken), why: whyWords(one.why, visit.lang, titles) }));
  return <PrintPage {...{ visit, conference, sheets }} />;
}

function inDraft(people: readonly Participant[], { allocation }: Draft): Listed[] {
  const own = new Map(allocation?.people.map((one) => [one.participant, one]));
  return people.map((one) => {
    const allotted = own.get(String(one.number));
    const seats = allotted?.seats ?? [];
    return {
      ...one,
      seats: seats.map(({ workshop, round, rank, isPinned }) => ({ sessionId: workshop, round: round + 1, rank, cameBy: isPinned ? "hand" : "allocation" })),
      why: allotted?.explanation,
    };
  });
}

async function inPlaces(visit: Allocator, conferenceId: string, people: readonly Participant[]): Promise<Listed[]> {
  const placed = await placedIn(visit.db, visit.permit, conferenceId);
  return people.map((one) => ({ ...one, seats: placed.get(one.registrationId)?.seats ?? [], why: placed.get(one.registrationId)?.why }));
}

/** What the organisers see and do with the places of workshops. */
export const deskRoutes: readonly Route[] = [
  page(seatingPaths.desk, right, (visit) => deskPage(visit)),
  stream(seatingPaths.deskNews, right, async (visit) => {
    const id = idIn(visit);
    const conference = id && (await findPublished(visit.db, visit.districtId, id));
    return conference ? draftTopic(conference.id) : undefined;
  }),
  form(seatingPaths.try, right, trySchema, {
    unseen: true,
    save: async (visit, tx, tried) => {
      const id = idOfForm(visit);
      await askDraft(tx, visit.permit, id, tried, visit.now);
      return seatingPaths.desk.to(visit, { id }, { saved: "tried" });
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
  page(seatingPaths.people, right, peoplePage),
  page(seatingPaths.print, right, printPage),
  form(seatingPaths.toldByHand, right, toldByHandSchema, {
    unseen: true,
    save: async (visit, tx, { at }) => {
      const id = idOfForm(visit);
      await noteTold(tx, visit.permit, id, at);
      return seatingPaths.desk.to(visit, { id }, { saved: "told" });
    },
    again: printPage,
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
