import type { Tx } from "../../../platform/db/database.ts";
import { downloadHeaders } from "../../../platform/files/download-headers.ts";
import { idIn, idOfForm } from "../../../platform/web/address.ts";
import { freshForm, notNow } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import { form, page } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { madeFrom, originsOf, threadOf } from "../../../thread/queries.ts";
import { readerOf } from "../../../thread/reader.ts";
import { joinInPattern, publishPattern, setPatternStatus, takeOutOfPattern } from "../commands/patterns.ts";
import { publishObservation, setStatus, withdrawObservation } from "../commands/triage.ts";
import { paths } from "../paths.ts";
import { countInbox, findObservation, listInbox, readInboxFilter } from "../queries/inbox.ts";
import { findPattern, listPatterns } from "../queries/patterns.ts";
import { listPlaces } from "../queries/places.ts";
import { joinSchema, patternSchema, triageSchema } from "../schema.ts";
import type { PatternChange, Triage } from "../schema.ts";
import { InboxItemPage } from "../views/inbox-item.tsx";
import { InboxPatternPage, InboxPatternsPage } from "../views/inbox-patterns.tsx";
import { InboxPage } from "../views/inbox.tsx";

type Coordinator = Visit<"street.triage">;

const saved = { saved: "1" };

async function inboxPage(visit: Coordinator, problem: FormProblem) {
  visit.c.header("Cache-Control", "no-store");
  const filter = readInboxFilter(visit.query);
  const [lines, counts, patterns] = await Promise.all([
    listInbox(visit.db, visit.permit, filter),
    countInbox(visit.db, visit.permit),
    listPatterns(visit.db, visit.permit, true),
  ]);
  // A form that was refused comes back, also when the list has become shorter meanwhile.
  if (lines.length === 0 && filter.page > 1 && problem.errors.length === 0) return undefined;
  const refs = lines.map(({ id }) => ({ kind: "observation", id }));
  const inPatterns = await madeFrom(visit.db, visit.districtId, refs, ["pattern"], readerOf(visit));
  return <InboxPage {...{ visit, problem, lines, counts, filter, patterns, inPatterns }} />;
}

async function itemPage(visit: Coordinator, problem: FormProblem) {
  visit.c.header("Cache-Control", "no-store");
  const id = idIn(visit);
  const observation = id && (await findObservation(visit.db, visit.permit, id));
  if (!observation) return undefined;
  const mentioned = [observation.placeId, observation.publicPlaceId].filter((one) => one !== null);
  const [places, patterns, thread] = await Promise.all([
    listPlaces(visit.db, visit.districtId, mentioned),
    listPatterns(visit.db, visit.permit, true),
    threadOf(visit.db, visit.districtId, { kind: "observation", id: observation.id }, readerOf(visit)),
  ]);
  return <InboxItemPage {...{ visit, problem, observation, places, patterns, thread }} />;
}

async function patternPage(visit: Coordinator, problem: FormProblem) {
  const id = idIn(visit);
  const pattern = id && (await findPattern(visit.db, visit.permit, id));
  if (!pattern) return undefined;
  const thread = await threadOf(
    visit.db,
    visit.districtId,
    { kind: "pattern", id: pattern.id },
    readerOf(visit),
  );
  const origins = await originsOf(visit.db, visit.districtId, [{ kind: "pattern", id: pattern.id }], readerOf(visit));
  const observations = origins.filter(({ kind }) => kind === "observation");
  return <InboxPatternPage {...{ visit, problem, pattern, thread, observations }} />;
}

async function triage(visit: Coordinator, tx: Tx, input: Triage): Promise<boolean> {
  const id = idOfForm(visit);
  switch (input.do) {
    case "status":
      return setStatus(tx, visit.permit, id, input, visit.now);
    case "publish": {
      const { publicLine, publicPlace: publicPlaceId, version } = input;
      return publishObservation(tx, visit.permit, id, { publicLine, publicPlaceId, version }, visit.now);
    }
    case "withdraw":
      return withdrawObservation(tx, visit.permit, id, input);
  }
}

async function changePattern(visit: Coordinator, tx: Tx, input: PatternChange): Promise<boolean> {
  const id = idOfForm(visit);
  switch (input.do) {
    case "publish":
      return publishPattern(tx, visit.permit, id, input, visit.now);
    case "status":
      return setPatternStatus(tx, visit.permit, id, input.status, visit.now);
    case "takeOut":
      return takeOutOfPattern(tx, visit.permit, id, input.observation);
  }
}

async function photo(visit: Coordinator): Promise<Response | undefined> {
  const id = idIn(visit);
  const observation = id && (await findObservation(visit.db, visit.permit, id));
  if (!observation || !observation.photoKey || !(await visit.deps.files.exists(observation.photoKey)))
    return undefined;
  return new Response(await visit.deps.files.stream(observation.photoKey), {
    headers: { ...downloadHeaders("foto.jpg", "image/jpeg", "inline"), "Cache-Control": "private, no-store" },
  });
}

/** What coordinators do with what was reported. */
export const inboxRoutes: readonly Route[] = [
  page(paths.inbox, "street.triage", (visit) => inboxPage(visit, freshForm())),
  form(paths.inbox, "street.triage", joinSchema, {
    save: async (visit, tx, { observation, pattern, title }) => {
      const id = await joinInPattern(
        tx,
        visit.permit,
        { observationIds: observation, patternId: pattern, title },
        visit.now,
      );
      return paths.inboxPattern.to(visit, { id }, saved);
    },
    again: inboxPage,
  }),
  page(paths.inboxPatterns, "street.triage", async (visit) => (
    <InboxPatternsPage visit={visit} patterns={await listPatterns(visit.db, visit.permit)} />
  )),
  page(paths.inboxPattern, "street.triage", (visit) => patternPage(visit, freshForm())),
  form(paths.inboxPattern, "street.triage", patternSchema, {
    save: async (visit, tx, input) => {
      if (!(await changePattern(visit, tx, input))) throw notNow();
      return paths.inboxPattern.to(visit, { id: visit.param("id") }, saved);
    },
    again: patternPage,
  }),
  page(paths.inboxItem, "street.triage", (visit) => itemPage(visit, freshForm())),
  form(paths.inboxItem, "street.triage", triageSchema, {
    save: async (visit, tx, input) => {
      if (!(await triage(visit, tx, input))) throw notNow();
      return paths.inboxItem.to(visit, { id: visit.param("id") }, saved);
    },
    again: itemPage,
  }),
  page(paths.photo, "street.triage", photo),
];
