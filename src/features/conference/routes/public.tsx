import { idIn, pageIn } from "../../../platform/web/address.ts";
import { sendUnlessKnown } from "../../../platform/web/conditional.ts";
import { holdsUntil } from "../../../platform/web/holds-until.ts";
import { everyone, page, sharedPage } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { threadOf } from "../../../thread/queries.ts";
import { readerOf } from "../../../thread/reader.ts";
import { threadSteps } from "../../../thread/steps.ts";
import { conferenceCalendar, programmeCalendar } from "../rules/programme/calendar.ts";
import { conferenceKindName } from "../commands/records.ts";
import { paths } from "../paths.ts";
import { programmeData, programmeShape } from "../rules/programme/programme-data.ts";
import { listConferences } from "../queries/conferences.ts";
import { versionsOf } from "../queries/programme.ts";
import { recommendationKindName } from "../outcome/commands/records.ts";
import { releasedRecommendations } from "../outcome/queries/recommendations.ts";
import { publicReading } from "../reading/queries.ts";
import { countStates } from "../registration/queries/registrations.ts";
import { fullnessIn } from "../registration/rules/seats.ts";
import { given } from "../texts/given.ts";
import { nextTurn } from "../rules/stages.ts";
import { ConferencePage } from "../views/conference.tsx";
import { ConferencesPage, conferencesOnAPage } from "../views/list.tsx";
import { publishedHere } from "./here.ts";

async function conferencesPage(visit: Visit) {
  const number = pageIn(visit);
  const { conferences, total } = await listConferences(visit.db, visit.districtId, {
    limit: conferencesOnAPage,
    offset: (number - 1) * conferencesOnAPage,
  });
  if (conferences.length === 0 && number > 1) return undefined;
  keptUntil(visit, conferences);
  return <ConferencesPage {...{ visit, conferences, total }} page={number} />;
}

async function conferencePage(visit: Visit) {
  const told = await published(visit);
  const id = idIn(visit);
  // Threads and search lead here, for those who prepare it also while it is a draft.
  if (!told) return id && visit.may("conference.prepare") ? visit.c.redirect(paths.programme.to(visit, { id })) : undefined;
  const item = { kind: conferenceKindName, id: told.conference.id };
  const reader = readerOf(visit);
  const thread = await threadOf(visit.db, visit.districtId, item, reader);
  const reading = await publicReading(visit.db, visit.districtId, told.conference, told.versions[0], visit.now);
  const recommendations = await releasedRecommendations(visit.db, visit.districtId, { conferenceId: item.id });
  const fullness = fullnessIn(told.conference.capacity, await countStates(visit.db, visit.districtId, item.id));
  keptUntil(visit, [told.conference]);
  if (reading.releasedAt && reading.releasedAt > visit.now) holdsUntil(visit, [reading.releasedAt]);
  const onward = new Set(thread.flatMap(({ kind, id: one, status }) => (kind === recommendationKindName && status === "onward" ? [one] : [])));
  // The recommendations stand on the page itself; below it stands what came of them.
  const further = thread.filter(({ kind }) => kind !== recommendationKindName);
  return <ConferencePage {...{ visit, ...told, fullness, recommendations, onward }} reading={reading.groups} thread={threadSteps(visit, further, item, reader)} />;
}

async function published(visit: Visit) {
  const conference = await publishedHere(visit);
  if (!conference) return undefined;
  return { conference, versions: await versionsOf(visit.db, visit.districtId, conference.id) };
}

/** A page that is kept says nothing any more once a conference begins or ends, or its registration opens or closes. */
function keptUntil(visit: Visit, conferences: readonly Parameters<typeof nextTurn>[0][]): void {
  const turns = conferences.flatMap((one) => nextTurn(one, visit.now)?.getTime() ?? []);
  if (turns.length > 0) visit.c.set("trueUntil", new Date(Math.min(...turns)));
}

const calendarType = "text/calendar; charset=utf-8";
const cacheControl = "public, max-age=300";

export const publicRoutes: readonly Route[] = [
  sharedPage(paths.conferences, conferencesPage),
  sharedPage(paths.conference, conferencePage),
  page(paths.calendar, everyone, async (visit) => {
    const told = await published(visit);
    if (!told) return undefined;
    const { district, lang, deps } = visit;
    const url = deps.publicUrl + paths.conference.to(visit, { id: told.conference.id });
    return sendUnlessKnown(visit.c, { body: conferenceCalendar({ district, lang, url, ...told }), type: calendarType, name: "konference.ics", cacheControl });
  }, { gives: { what: given.conference, type: "text/calendar" } }),
  page(paths.programmeCalendar, everyone, async (visit) => {
    const told = await published(visit);
    if (!told) return undefined;
    const { district, lang, deps } = visit;
    const url = deps.publicUrl + paths.conference.to(visit, { id: told.conference.id });
    return sendUnlessKnown(visit.c, { body: programmeCalendar({ district, lang, url, ...told }), type: calendarType, name: "program.ics", cacheControl });
  }, { gives: { what: given.calendar, type: "text/calendar" } }),
  page(paths.programmeJson, everyone, async (visit) => {
    const told = await published(visit);
    const last = told?.versions[0];
    if (!told || !last) return undefined;
    const url = visit.deps.publicUrl + paths.conference.to(visit, { id: told.conference.id });
    return sendUnlessKnown(visit.c, { body: programmeData(told.conference, last, url), type: "application/json; charset=utf-8", name: "program.json", cacheControl });
  }, { gives: { what: given.programme, type: "application/json", schema: programmeShape } }),
];
