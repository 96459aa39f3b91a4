import type { Db, Tx } from "../../../platform/db/database.ts";
import { idOfForm, pageIn } from "../../../platform/web/address.ts";
import { freshForm, notNow } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import { form, page } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { findPublished } from "../queries/conferences.ts";
import type { Conference } from "../queries/conferences.ts";
import { publishedHere } from "../routes/here.ts";
import { noteHeard } from "./commands/hearers.ts";
import { noteProgrammeHeard } from "./commands/programme-hearers.ts";
import { noticePaths } from "./paths.ts";
import { everyHearerOf } from "./queries/programme-hearers.ts";
import { toldSchema } from "./schema.ts";
import { TellPage, lastPageOf, listQuery } from "./views/tell.tsx";

type Registrar = Visit<"conference.register">;

const right = "conference.register";

const showsTold = (visit: Registrar) => visit.query("group") === "told";

/** Those whom mail does not reach. */
const byHand = async (db: Db | Tx, visit: Registrar, conference: Conference) => (await everyHearerOf(db, visit.permit, conference, visit.deps)).filter(({ byMail }) => !byMail);

const lastPage = (visit: Registrar, hearers: Awaited<ReturnType<typeof byHand>>) => lastPageOf(hearers.filter(({ toldAt }) => (toldAt !== null) === showsTold(visit)));

async function tellPage(visit: Registrar, problem?: FormProblem) {
  const conference = await publishedHere(visit);
  if (!conference) return undefined;
  visit.c.header("Cache-Control", "no-store");
  const hearers = await byHand(visit.db, visit, conference);
  // A form that was sent from a page that is empty by now comes back on the last.
  if (!problem && pageIn(visit) > lastPage(visit, hearers)) return undefined;
  return <TellPage {...{ visit, conference, hearers }} problem={problem ?? freshForm()} showsTold={showsTold(visit)} page={pageIn(visit)} />;
}

/** Back to where a button was pressed: to the last page when that was the last line of its page. */
async function backToList(visit: Registrar, tx: Tx, id: string): Promise<string> {
  const conference = await findPublished(tx, visit.districtId, id);
  if (!conference) throw notNow();
  return noticePaths.tell.to(visit, { id }, listQuery(showsTold(visit), Math.min(pageIn(visit), lastPage(visit, await byHand(tx, visit, conference)))));
}

/** Who must be told by hand that a conference was moved or cancelled, or their programme changed, and that they have been. */
export const noticeRoutes: readonly Route[] = [
  page(noticePaths.tell, right, (visit) => tellPage(visit)),
  form(noticePaths.tellOne, right, toldSchema, {
    unseen: true,
    save: async (visit, tx, input) => {
      const conferenceId = idOfForm(visit);
      await noteHeard(tx, visit.permit, { conferenceId, id: idOfForm(visit, "hearer") }, input, visit.now);
      return backToList(visit, tx, conferenceId);
    },
    again: tellPage,
  }),
  form(noticePaths.tellOfProgramme, right, toldSchema, {
    unseen: true,
    save: async (visit, tx, input) => {
      const conferenceId = idOfForm(visit);
      await noteProgrammeHeard(tx, visit.permit, { conferenceId, id: idOfForm(visit, "registration") }, input, visit.now);
      return backToList(visit, tx, conferenceId);
    },
    again: tellPage,
  }),
];
