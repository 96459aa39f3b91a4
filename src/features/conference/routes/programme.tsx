import { idOfForm } from "../../../platform/web/address.ts";
import { freshForm } from "../../../platform/web/form.ts";
import type { FormProblem, FormValues } from "../../../platform/web/form.ts";
import { form, page } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { cancelConference } from "../commands/conferences.ts";
import { markLetterSent, publishProgramme } from "../commands/publish.ts";
import { saveRounds } from "../commands/rounds.ts";
import { moveInProgramme, removeSession } from "../commands/sessions.ts";
import { timeValues } from "../rules/programme/form-values.ts";
import { noticePaths } from "../notice/paths.ts";
import { hearersOf, reachedNow } from "../notice/queries/hearers.ts";
import { everyHearerOf, reachedByPublishing } from "../notice/queries/programme-hearers.ts";
import { paths } from "../paths.ts";
import { versionsOf, workingProgramme } from "../queries/programme.ts";
import { cancelSchema, letterSchema, moveSchema, nothingSchema, publishSchema, roundsSchema } from "../schema.ts";
import { PreparePage } from "../views/prepare.tsx";
import { RoundsPage } from "../views/rounds-form.tsx";
import { PublishPage } from "../views/stages.tsx";
import { openHere } from "./here.ts";

type Preparer = Visit<"conference.prepare">;

const right = "conference.prepare";

async function preparePage(visit: Preparer, problem: FormProblem = freshForm()) {
  const conference = await openHere(visit, problem);
  if (!conference) return undefined;
  const [programme, versions, reached, hearers] = await Promise.all([
    workingProgramme(visit.db, visit.permit, conference),
    versionsOf(visit.db, visit.districtId, conference.id),
    reachedNow(visit.db, visit.permit, conference.id, visit.deps),
    everyHearerOf(visit.db, visit.permit, conference, visit.deps),
  ]);
  return <PreparePage {...{ visit, conference, programme, versions, reached, hearers, problem }} />;
}

async function publishPage(visit: Preparer, problem: FormProblem = freshForm()) {
  const conference = await openHere(visit, problem);
  if (!conference) return undefined;
  const [programme, versions] = await Promise.all([
    workingProgramme(visit.db, visit.permit, conference),
    versionsOf(visit.db, visit.districtId, conference.id),
  ]);
  const [last] = versions;
  const reached = last && (await reachedByPublishing(visit.db, visit.permit, conference.id, last, programme, visit.deps));
  return <PublishPage {...{ visit, conference, programme, versions, reached, problem }} />;
}

async function roundsPage(visit: Preparer, problem?: FormProblem) {
  const conference = await openHere(visit, problem);
  if (!conference) return undefined;
  const { rounds } = await workingProgramme(visit.db, visit.permit, conference);
  const known: FormValues = Object.fromEntries(
    rounds.flatMap(({ number, ...time }) => Object.entries(roundFields(number, time))),
  );
  return <RoundsPage {...{ visit, conference }} problem={problem ?? freshForm(known)} />;
}

function roundFields(number: number, time: Parameters<typeof timeValues>[0]): FormValues {
  const { day = "", fromTime = "", toTime = "" } = timeValues(time);
  return { [`day${number}`]: day, [`from${number}`]: fromTime, [`to${number}`]: toTime };
}

/** The desk at which a programme is built, and its way to everyone. */
export const programmeRoutes: readonly Route[] = [
  page(paths.programme, right, (visit) => preparePage(visit)),
  page(paths.rounds, right, (visit) => roundsPage(visit)),
  form(paths.rounds, right, roundsSchema, {
    unseen: true,
    save: async (visit, tx, { rounds }) => {
      const id = idOfForm(visit);
      await saveRounds(tx, visit.permit, id, rounds, visit.now);
      return paths.programme.to(visit, { id }, { saved: "programme" });
    },
    again: roundsPage,
  }),
  form(paths.move, right, moveSchema, {
    unseen: true,
    save: async (visit, tx, input) => {
      const id = idOfForm(visit);
      await moveInProgramme(tx, visit.permit, id, input, visit.now);
      return `${paths.programme.to(visit, { id }, { saved: "moved" })}#${input.key}`;
    },
    again: preparePage,
  }),
  form(paths.removeSession, right, nothingSchema, {
    unseen: true,
    save: async (visit, tx) => {
      const id = idOfForm(visit);
      await removeSession(tx, visit.permit, id, idOfForm(visit, "session"), visit.now);
      return paths.programme.to(visit, { id }, { saved: "programme" });
    },
    again: preparePage,
  }),
  page(paths.publish, right, (visit) => publishPage(visit)),
  form(paths.publish, right, publishSchema, {
    save: async (visit, tx, input) => {
      const id = idOfForm(visit);
      await publishProgramme(tx, visit.permit, id, input, { secret: visit.deps.secret, now: visit.now });
      return paths.conference.to(visit, { id }, { saved: "published" });
    },
    again: publishPage,
  }),
  form(paths.letter, right, letterSchema, {
    save: async (visit, tx, { number }) => {
      const id = idOfForm(visit);
      await markLetterSent(tx, visit.permit, id, number, visit.now);
      return paths.programme.to(visit, { id }, { saved: "letter" });
    },
    again: preparePage,
  }),
  form(paths.cancel, right, cancelSchema, {
    save: async (visit, tx, { reason }) => {
      const id = idOfForm(visit);
      await cancelConference(tx, visit.permit, id, reason, { secret: visit.deps.secret, now: visit.now });
      const byHand = (await hearersOf(tx, visit.permit, id, visit.deps)).some(({ byMail }) => !byMail);
      return (byHand ? noticePaths.tell : paths.conference).to(visit, { id }, { saved: "cancelled" });
    },
    again: preparePage,
  }),
];
