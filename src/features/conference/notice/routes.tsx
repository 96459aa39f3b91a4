import { idOfForm, pageIn } from "../../../platform/web/address.ts";
import { freshForm } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import { form, page } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { publishedHere } from "../routes/here.ts";
import { noteHeard } from "./commands/hearers.ts";
import { noteProgrammeHeard } from "./commands/programme-hearers.ts";
import { noticePaths } from "./paths.ts";
import { everyHearerOf } from "./queries/programme-hearers.ts";
import { toldSchema } from "./schema.ts";
import { TellPage, listQuery } from "./views/tell.tsx";

type Registrar = Visit<"conference.register">;

const right = "conference.register";

const showsTold = (visit: Registrar) => visit.query("group") === "told";

async function tellPage(visit: Registrar, problem: FormProblem = freshForm()) {
  const conference = await publishedHere(visit);
  if (!conference) return undefined;
  visit.c.header("Cache-Control", "no-store");
  const hearers = (await everyHearerOf(visit.db, visit.permit, conference, visit.deps)).filter(({ byMail }) => !byMail);
  return <TellPage {...{ visit, conference, hearers, problem }} showsTold={showsTold(visit)} page={pageIn(visit)} />;
}

/** Who must be told by hand that a conference was moved or cancelled, or their programme changed, and that they have been. */
export const noticeRoutes: readonly Route[] = [
  page(noticePaths.tell, right, (visit) => tellPage(visit)),
  form(noticePaths.tellOne, right, toldSchema, {
    unseen: true,
    save: async (visit, tx, input) => {
      const conferenceId = idOfForm(visit);
      await noteHeard(tx, visit.permit, { conferenceId, id: idOfForm(visit, "hearer") }, input, visit.now);
      return noticePaths.tell.to(visit, { id: conferenceId }, listQuery(showsTold(visit), pageIn(visit)));
    },
    again: tellPage,
  }),
  form(noticePaths.tellOfProgramme, right, toldSchema, {
    unseen: true,
    save: async (visit, tx, input) => {
      const conferenceId = idOfForm(visit);
      await noteProgrammeHeard(tx, visit.permit, { conferenceId, id: idOfForm(visit, "registration") }, input, visit.now);
      return noticePaths.tell.to(visit, { id: conferenceId }, listQuery(showsTold(visit), pageIn(visit)));
    },
    again: tellPage,
  }),
];
