import { freshForm, notNow } from "../../../../platform/web/form.ts";
import type { FormProblem } from "../../../../platform/web/form.ts";
import { idIn, idOfForm, pageIn } from "../../../../platform/web/address.ts";
import { form, page } from "../../../../platform/web/routes.ts";
import type { Route } from "../../../../platform/web/routes.ts";
import { findPublished } from "../../queries/conferences.ts";
import { versionsOf } from "../../queries/programme.ts";
import { nothingSchema } from "../../schema.ts";
import { moveByHand, pinSeats, releasePin } from "../commands/by-hand.ts";
import { askPlacesAgain } from "../commands/late.ts";
import { noteTold } from "../commands/told.ts";
import { seatingPaths } from "../paths.ts";
import { publishedAllocation, takenSeats } from "../queries/published.ts";
import { participantOf, placedIn, untoldIn } from "../queries/seating.ts";
import type { Draft, Participant } from "../queries/seating.ts";
import { placesOf } from "../rules/problem.ts";
import { personalProgramme } from "../rules/programme.ts";
import { whyWords } from "../rules/why.ts";
import { moveSchema, pinSchema, toldByHandSchema } from "../schema.ts";
import type { Allocator } from "../views/desk.tsx";
import { PeoplePage, peopleOnAPage } from "../views/people.tsx";
import type { Listed } from "../views/people.tsx";
import { PersonPage } from "../views/person.tsx";
import { PrintPage } from "../views/print.tsx";
import { deskHere, deskPage } from "./desk.tsx";

const right = "conference.allocate";

async function peoplePage(visit: Allocator) {
  const here = await deskHere(visit);
  if (!here) return undefined;
  const { conference, people, drafts, published, titles } = here;
  const draft = drafts.find(({ allocation }) => allocation !== undefined);
  const isDraft = draft !== undefined && (visit.query("of") === "draft" || !published);
  if (!isDraft && !published) return undefined;
  const listed = isDraft ? inDraft(people, draft) : await inPlaces(visit, conference.id, people);
  const number = pageIn(visit);
  const shown = listed.slice((number - 1) * peopleOnAPage, number * peopleOnAPage);
  if (shown.length === 0 && number > 1) return undefined;
  return <PeoplePage {...{ visit, conference, isDraft, titles }} people={shown} page={number} total={listed.length} />;
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

async function personPage(visit: Allocator, problem: FormProblem = freshForm()) {
  visit.c.header("Cache-Control", "no-store");
  const { db, districtId, permit } = visit;
  const [id, registrationId] = [idIn(visit), idIn(visit, "registration")];
  const conference = id && (await findPublished(db, districtId, id));
  const person = conference && registrationId && (await participantOf(db, permit, conference.id, registrationId));
  if (!conference || !person) return undefined;
  const [[last], placed, taken, published] = await Promise.all([
    versionsOf(db, districtId, conference.id),
    placedIn(db, permit, conference.id, person.registrationId),
    takenSeats(db, districtId, conference.id),
    publishedAllocation(db, districtId, conference.id),
  ]);
  return (
    last && (
      <PersonPage
        {...{ visit, conference, person, taken, problem }}
        programme={last.programme}
        workshops={placesOf(last.programme)}
        placed={placed.get(person.registrationId)}
        isPublished={published !== undefined}
      />
    )
  );
}

async function printPage(visit: Allocator) {
  const here = await deskHere(visit);
  if (!here?.published) return undefined;
  const { conference, programme, titles } = here;
  const untold = await untoldIn(visit.db, visit.permit, conference.id, "other");
  const taken = await takenSeats(visit.db, visit.districtId, conference.id);
  const sheets = untold.map((one) => ({ ...one, entries: personalProgramme(programme, one.seats, taken), why: whyWords(one.why, visit.lang, titles) }));
  return <PrintPage {...{ visit, conference, sheets }} />;
}

function roundOfForm(visit: Allocator): number {
  const round = Number(visit.param("round"));
  if (!/^\d$/.test(visit.param("round"))) throw notNow();
  return round;
}

/** What the organisers see and do about single people and their places. */
export const peopleRoutes: readonly Route[] = [
  page(seatingPaths.people, right, peoplePage),
  page(seatingPaths.person, right, (visit) => personPage(visit)),
  form(seatingPaths.person, right, moveSchema, {
    unseen: true,
    save: async (visit, tx, input) => {
      const ref = { conferenceId: idOfForm(visit), registrationId: idOfForm(visit, "registration") };
      await moveByHand(tx, visit.permit, ref, input, visit.now);
      return seatingPaths.person.to(visit, { id: ref.conferenceId, registration: ref.registrationId }, { saved: "moved" });
    },
    again: personPage,
  }),
  form(seatingPaths.pin, right, pinSchema, {
    unseen: true,
    save: async (visit, tx, input) => {
      const id = idOfForm(visit);
      await pinSeats(tx, visit.permit, id, input, visit.now);
      return seatingPaths.desk.to(visit, { id }, { saved: "pinned" });
    },
    again: deskPage,
  }),
  form(seatingPaths.release, right, nothingSchema, {
    unseen: true,
    save: async (visit, tx) => {
      const id = idOfForm(visit);
      await releasePin(tx, visit.permit, id, { registrationId: idOfForm(visit, "registration"), round: roundOfForm(visit) }, visit.now);
      return seatingPaths.desk.to(visit, { id }, { saved: "released" });
    },
    again: deskPage,
  }),
  form(seatingPaths.late, right, nothingSchema, {
    unseen: true,
    save: async (visit, tx) => {
      const id = idOfForm(visit);
      await askPlacesAgain(tx, visit.permit, id, visit.now);
      return seatingPaths.desk.to(visit, { id }, { saved: "late" });
    },
    again: deskPage,
  }),
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
];
