import { idOfForm } from "../../../platform/web/address.ts";
import { freshForm, notNow } from "../../../platform/web/form.ts";
import type { FormProblem, FormValues } from "../../../platform/web/form.ts";
import { form, page } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { addTimed, addWorkshop, changeTimed, changeWorkshop } from "../commands/sessions.ts";
import { sessionValues, timeValues } from "../rules/programme/form-values.ts";
import { blocksOf } from "../rules/programme/moving.ts";
import { paths } from "../paths.ts";
import { sessionKinds } from "../rules/programme/programme.ts";
import { workingProgramme } from "../queries/programme.ts";
import type { WorkingProgramme } from "../queries/programme.ts";
import { takenSeats } from "../seating/queries/published.ts";
import { timedSchema, workshopSchema } from "../schema.ts";
import { SessionFormPage } from "../views/session-form.tsx";
import { openHere } from "./here.ts";

type Preparer = Visit<"conference.prepare">;

const right = "conference.prepare";

/** How long something is that is put in, until somebody says otherwise; in minutes. */
const usualLength = 30;

const timedKinds = sessionKinds.filter((kind) => kind !== "workshop");

const kindHere = (visit: Preparer) => timedKinds.find((kind) => kind === visit.param("kind"));

async function programmeHere(visit: Preparer, problem?: FormProblem) {
  const conference = await openHere(visit, problem);
  if (!conference) return undefined;
  return { conference, programme: await workingProgramme(visit.db, visit.permit, conference) };
}

async function newTimedPage(visit: Preparer, problem?: FormProblem) {
  const kind = kindHere(visit);
  const here = kind && (await programmeHere(visit, problem));
  return here && <SessionFormPage {...{ visit, kind, ...here }} problem={problem ?? freshForm(nextTime(here.programme))} />;
}

async function newWorkshopPage(visit: Preparer, problem: FormProblem = freshForm()) {
  const here = await programmeHere(visit, problem);
  return here && <SessionFormPage {...{ visit, problem, ...here }} kind="workshop" />;
}

/** After the last thing so far. */
function nextTime(programme: WorkingProgramme): FormValues {
  const ends = blocksOf(programme).map(({ endsAt }) => endsAt.getTime());
  const startsAt = new Date(Math.max(programme.startsAt.getTime(), ...ends));
  return timeValues({ startsAt, endsAt: new Date(startsAt.getTime() + usualLength * 60_000) });
}

/** The form that changes a workshop, or what has a time of its own: the other is not at this address. */
async function changePage(visit: Preparer, isWorkshop: boolean, problem?: FormProblem) {
  const here = await programmeHere(visit, problem);
  const session = here?.programme.sessions.find(({ id }) => id === visit.param("session"));
  if (!here || !session || (session.kind === "workshop") !== isWorkshop) return undefined;
  const taken = isWorkshop ? await takenSeats(visit.db, visit.districtId, here.conference.id) : undefined;
  return <SessionFormPage {...{ visit, session, taken, ...here }} kind={session.kind} problem={problem ?? freshForm(sessionValues(session))} />;
}

const toProgramme = (visit: Preparer, id: string) => paths.programme.to(visit, { id }, { saved: "programme" });

/** The points of a programme. Until it is published nobody sees what is done here. */
export const sessionRoutes: readonly Route[] = [
  page(paths.newSession, right, (visit) => newTimedPage(visit)),
  form(paths.newSession, right, timedSchema, {
    unseen: true,
    save: async (visit, tx, input) => {
      const id = idOfForm(visit);
      const kind = kindHere(visit);
      if (kind === undefined) throw notNow();
      await addTimed(tx, visit.permit, id, kind, input, visit.now);
      return toProgramme(visit, id);
    },
    again: newTimedPage,
  }),
  page(paths.session, right, (visit) => changePage(visit, false)),
  form(paths.session, right, timedSchema, {
    unseen: true,
    save: async (visit, tx, input) => {
      const id = idOfForm(visit);
      await changeTimed(tx, visit.permit, id, idOfForm(visit, "session"), input, visit.now);
      return toProgramme(visit, id);
    },
    again: (visit, problem) => changePage(visit, false, problem),
  }),
  page(paths.newWorkshop, right, (visit) => newWorkshopPage(visit)),
  form(paths.newWorkshop, right, workshopSchema, {
    unseen: true,
    save: async (visit, tx, input) => {
      const id = idOfForm(visit);
      await addWorkshop(tx, visit.permit, id, input, visit.now);
      return toProgramme(visit, id);
    },
    again: newWorkshopPage,
  }),
  page(paths.workshop, right, (visit) => changePage(visit, true)),
  form(paths.workshop, right, workshopSchema, {
    unseen: true,
    save: async (visit, tx, input) => {
      const id = idOfForm(visit);
      await changeWorkshop(tx, visit.permit, id, idOfForm(visit, "session"), input, visit.now);
      return toProgramme(visit, id);
    },
    again: (visit, problem) => changePage(visit, true, problem),
  }),
];
