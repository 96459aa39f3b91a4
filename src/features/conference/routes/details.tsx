import { z } from "zod";
import { idIn, idOfForm } from "../../../platform/web/address.ts";
import { freshForm, notNow } from "../../../platform/web/form.ts";
import type { FormProblem, FormValues } from "../../../platform/web/form.ts";
import { form, page } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { makeFrom } from "../../../thread/commands.ts";
import { kindOf } from "../../../thread/kinds.ts";
import { whereNext } from "../../../thread/make.tsx";
import { threadOf, titlesOf } from "../../../thread/queries.ts";
import { readerOf } from "../../../thread/reader.ts";
import { addConference, changeConference, discardDraft } from "../commands/conferences.ts";
import { conferenceKindName } from "../commands/records.ts";
import { conferenceValues } from "../rules/programme/form-values.ts";
import { conferenceKind } from "../kinds.ts";
import { reachedNow } from "../notice/queries/hearers.ts";
import { paths } from "../paths.ts";
import { draftConferences } from "../queries/conferences.ts";
import { countStates } from "../registration/queries/registrations.ts";
import { fullnessIn } from "../registration/rules/seats.ts";
import { conferenceSchema, nothingSchema } from "../schema.ts";
import { DetailsPage } from "../views/details-form.tsx";
import { DraftsPage } from "../views/list.tsx";
import { openHere } from "./here.ts";

type Preparer = Visit<"conference.prepare">;

const right = "conference.prepare";

/** What a new conference most often is. */
const usual: FormValues = { languages: ["da"], fromTime: "16:00", toTime: "20:00" };

const newPage = (visit: Preparer, problem: FormProblem = freshForm({ ...usual, organiser: visit.district.bodyName })) => (
  <DetailsPage {...{ visit, problem }} action={paths.add.to(visit, {})} back={paths.conferences.to(visit, {})} />
);

async function changePage(visit: Preparer, problem?: FormProblem) {
  const conference = await openHere(visit, problem);
  if (!conference) return undefined;
  const { taken } = fullnessIn(conference.capacity, await countStates(visit.db, visit.districtId, conference.id));
  return (
    <DetailsPage
      visit={visit}
      taken={taken}
      problem={problem ?? freshForm(conferenceValues(conference))}
      stands={conference}
      reached={conference.publishedAt ? await reachedNow(visit.db, visit.permit, conference.id, visit.deps) : undefined}
      action={paths.change.to(visit, { id: conference.id })}
      back={paths.programme.to(visit, { id: conference.id })}
    />
  );
}

async function draftsPage(visit: Preparer) {
  return <DraftsPage visit={visit} drafts={await draftConferences(visit.db, visit.permit)} />;
}

/** A conference that comes of something else: the same form, with its name to begin with when everyone may know that. */
async function makePage(visit: Preparer, problem?: FormProblem) {
  const origin = await originHere(visit);
  if (!origin) return undefined;
  return (
    <DetailsPage
      {...{ visit, origin }}
      problem={problem ?? freshForm({ ...usual, organiser: visit.district.bodyName, title: origin.publicTitle.slice(0, 160) })}
      action={paths.make.to(visit, origin.params)}
      back={origin.href}
    />
  );
}

async function originHere(visit: Preparer) {
  const id = idIn(visit);
  const kind = visit.param("origin");
  if (id === undefined || !conferenceKind.making?.from.includes(kind)) return undefined;
  const thread = await threadOf(visit.db, visit.districtId, { kind, id }, readerOf(visit));
  const item = thread.find((one) => one.kind === kind && one.id === id);
  if (!item) return undefined;
  const publicTitle = (await titlesOf(visit.db, visit.districtId, [{ kind, id }], "visitor")).get(`${kind} ${id}`) ?? "";
  return { kind, id, title: item.title, publicTitle, href: kindOf(kind).href(visit, id), params: { origin: kind, id } };
}

/** Adding a conference, from nothing or from something else, and changing what it is. */
export const detailsRoutes: readonly Route[] = [
  page(paths.add, right, (visit) => newPage(visit)),
  form(paths.add, right, conferenceSchema, {
    save: async (visit, tx, input) => {
      const { id } = await addConference(tx, visit.permit, input, visit.now);
      return paths.programme.to(visit, { id }, { saved: "details" });
    },
    again: newPage,
  }),
  page(paths.drafts, right, draftsPage),
  page(paths.change, right, (visit) => changePage(visit)),
  form(paths.change, right, conferenceSchema, {
    save: async (visit, tx, input) => {
      const id = idOfForm(visit);
      await changeConference(tx, visit.permit, id, input, { secret: visit.deps.secret, now: visit.now });
      return paths.programme.to(visit, { id }, { saved: "details" });
    },
    again: changePage,
  }),
  form(paths.discard, right, nothingSchema, {
    save: async (visit, tx) => {
      await discardDraft(tx, visit.permit, idOfForm(visit));
      return paths.drafts.to(visit, {}, { saved: "discarded" });
    },
    again: draftsPage,
  }),
  page(paths.make, right, (visit) => makePage(visit)),
  form(paths.make, right, z.record(z.string(), z.unknown()), {
    save: async (visit, tx, input) => {
      const origin = await originHere(visit);
      const made = origin && (await makeFrom(tx, visit.permit, origin, conferenceKindName, input as FormValues, visit.now));
      if (!made) throw notNow();
      return whereNext(input as FormValues, paths.programme.to(visit, { id: made.id }, { saved: "details" }));
    },
    again: makePage,
  }),
];
