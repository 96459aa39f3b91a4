import { partyNames } from "../../../../network/queries.ts";
import type { Db } from "../../../../platform/db/database.ts";
import { badgeFormats } from "../../../../platform/pdf/badges.ts";
import type { Printed } from "../../../../platform/pdf/protocol.ts";
import { sendPdf } from "../../../../platform/pdf/send.ts";
import { idOfForm } from "../../../../platform/web/address.ts";
import { freshForm } from "../../../../platform/web/form.ts";
import type { FormProblem } from "../../../../platform/web/form.ts";
import { form, page } from "../../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../../platform/web/routes.ts";
import { paths } from "../../paths.ts";
import { publishedWorkshops } from "../../registration/queries/registrations.ts";
import { publishedHere } from "../../routes/here.ts";
import { notePrinted } from "../commands/badges.ts";
import { attendancePaths } from "../paths.ts";
import { listBadged, listExpected } from "../queries.ts";
import { badgesDocument, doorListDocument } from "../rules/badges.ts";
import { printSchema } from "../schema.ts";
import { texts } from "../texts.ts";
import { BadgesPage } from "../views/badges.tsx";

const right = "conference.register";

type Organiser = Visit<typeof right>;

/** The conference of the address, with some people of it whose names are in the answer. */
async function peopleHere<Person>(visit: Organiser, list: (db: Db, permit: Organiser["permit"], conferenceId: string) => Promise<Person[]>) {
  visit.c.header("Cache-Control", "no-store");
  const conference = await publishedHere(visit);
  return conference && { conference, people: await list(visit.db, visit.permit, conference.id) };
}

async function badgesPage(visit: Organiser, problem: FormProblem = freshForm()) {
  const here = await peopleHere(visit, listBadged);
  const workshops = here ? await publishedWorkshops(visit.db, visit.districtId, here.conference.id) : [];
  return here && <BadgesPage visit={visit} {...here} hasWorkshops={workshops.length > 0} problem={problem} />;
}

/** A paper with names is kept by no browser. */
const withNames = (document: Printed, name: string): Promise<Response> => sendPdf(document, `${name}.pdf`, "no-store");

const namesFor = (visit: Visit, people: readonly { readonly partyId: string | null; readonly showsParty: boolean }[]) =>
  partyNames(visit.db, visit.districtId, people.flatMap(({ partyId, showsParty }) => (showsParty && partyId ? [partyId] : [])));

/** Badges, and the list for the door. */
export const paperRoutes: readonly Route[] = [
  page(attendancePaths.badges, right, (visit) => badgesPage(visit)),
  form(attendancePaths.badges, right, printSchema, {
    unseen: true,
    save: async (visit, tx, { who, chosen, withWorkshops }) => {
      const id = idOfForm(visit);
      const people = await listBadged(tx, visit.permit, id);
      const badges = people.filter((one) => who === "all" || (who === "new" ? !one.isPrinted : chosen.includes(one.id)));
      await notePrinted(tx, visit.permit, id, { badges, withWorkshops }, visit.now);
      return attendancePaths.badges.to(visit, { id }, { saved: "made" });
    },
    again: badgesPage,
  }),
  page(attendancePaths.badgesPdf, right, async (visit) => {
    const here = await peopleHere(visit, listBadged);
    const format = badgeFormats.find((one) => one === visit.query("format"));
    const people = here?.people.filter((one) => String(one.printedAt?.getTime()) === visit.query("batch"));
    if (!here || !format || !people || people.length === 0) return undefined;
    const { lang, district, deps } = visit;
    const names = await namesFor(visit, people);
    return withNames(badgesDocument({ conference: here.conference, district, lang, people, partyNames: names }, format, deps.secret), texts[lang].paper.badgesFile);
  }),
  page(attendancePaths.doorList, right, async (visit) => {
    const here = await peopleHere(visit, listExpected);
    if (!here) return undefined;
    const { conference, people } = here;
    const { lang, district, deps } = visit;
    const names = await namesFor(visit, people);
    const url = deps.publicUrl + paths.conference.to(visit, { id: conference.id });
    return withNames(doorListDocument({ conference, district, lang, people, partyNames: names }, url, visit.now), texts[lang].paper.listFile);
  }),
];
