import { sendPdf } from "../../../../platform/pdf/send.ts";
import { everyone, page, sharedPage } from "../../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../../platform/web/routes.ts";
import { paths } from "../../paths.ts";
import { given } from "../../texts/given.ts";
import { findPublished } from "../../queries/conferences.ts";
import { versionsOf } from "../../queries/programme.ts";
import { findByKey } from "../../registration/queries/registrations.ts";
import { publishedHere } from "../../routes/here.ts";
import { seatingPaths } from "../paths.ts";
import { ownPlaces, publicSeed, publishedAllocation, takenSeats } from "../queries/published.ts";
import { personalCalendar } from "../rules/calendar.ts";
import { personalProgramme } from "../rules/programme.ts";
import { ownProgrammeDocument } from "../rules/programme-paper.ts";
import { placesOf } from "../rules/problem.ts";
import { whyWords } from "../rules/why.ts";
import { texts } from "../texts/own.ts";
import { OwnProgrammePage } from "../views/own.tsx";
import { ToldPage } from "../views/told.tsx";

/** One's own places, opened by the key in the address; undefined while there are none to tell. */
async function ownHere(visit: Visit) {
  visit.c.header("Cache-Control", "no-store");
  const { db, districtId } = visit;
  const own = await findByKey(db, districtId, visit.param("key"), visit.now);
  const conference = own && (await findPublished(db, districtId, own.registration.conferenceId));
  const places = own && (await ownPlaces(db, districtId, own));
  if (!conference || conference.cancelledAt || !places) return undefined;
  const [last] = await versionsOf(db, districtId, conference.id);
  return last && { conference, registration: own.registration, last, ...places };
}

async function ownPage(visit: Visit) {
  const here = await ownHere(visit);
  if (!here) return undefined;
  const { conference, registration, last, why, seats } = here;
  const { programme } = last;
  const taken = await takenSeats(visit.db, visit.districtId, conference.id);
  const titles = new Map(placesOf(programme).map(({ id, title }) => [id, title]));
  return <OwnProgrammePage {...{ visit, conference, registration }} entries={personalProgramme(programme, seats, taken)} why={whyWords(why, visit.lang, titles)} />;
}

/** The same on paper. What is free is left out: it changes while the paper lies there. */
async function ownPdf(visit: Visit) {
  const here = await ownHere(visit);
  if (!here) return undefined;
  const { conference, registration, last, why, seats } = here;
  const { district, lang, deps } = visit;
  const titles = new Map(placesOf(last.programme).map(({ id, title }) => [id, title]));
  const url = deps.publicUrl + paths.conference.to(visit, { id: conference.id });
  const paper = { conference, registration, district, lang, url, entries: personalProgramme(last.programme, seats), why: whyWords(why, lang, titles) };
  return sendPdf(ownProgrammeDocument(paper), `${texts[lang].paper.fileName}.pdf`, "no-store");
}

/** The same for a calendar program. */
async function ownCalendar(visit: Visit) {
  const here = await ownHere(visit);
  if (!here) return undefined;
  const { conference, registration, last, seats, placedAt } = here;
  const { district, lang, deps } = visit;
  const calendar = personalCalendar({
    district, lang, conference,
    registrationId: registration.id,
    entries: personalProgramme(last.programme, seats),
    changedAt: placedAt > last.publishedAt ? placedAt : last.publishedAt,
    url: deps.publicUrl + paths.conference.to(visit, { id: conference.id }),
  });
  return visit.c.body(calendar, 200, { "Content-Type": "text/calendar; charset=utf-8", "Content-Disposition": 'inline; filename="program.ics"' });
}

async function toldPage(visit: Visit) {
  const conference = await publishedHere(visit);
  if (!conference || !conference.closesAt) return undefined;
  const [seed, published] = await Promise.all([publicSeed(visit.db, visit.districtId, conference.id), publishedAllocation(visit.db, visit.districtId, conference.id)]);
  return <ToldPage {...{ visit, conference, seed, published }} />;
}

/** What somebody reads of their own places, and what everyone reads of all. */
export const ownProgrammeRoutes: readonly Route[] = [
  page(seatingPaths.own, everyone, ownPage),
  page(seatingPaths.ownPdf, everyone, ownPdf, { limit: "paper" }),
  page(seatingPaths.ownCalendar, everyone, ownCalendar, { gives: { what: given.ownProgramme, type: "text/calendar" } }),
  sharedPage(seatingPaths.told, toldPage),
];
