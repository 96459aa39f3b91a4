import { idOfForm } from "../../../../platform/web/address.ts";
import { freshForm } from "../../../../platform/web/form.ts";
import type { FormProblem } from "../../../../platform/web/form.ts";
import { form, page, stream } from "../../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../../platform/web/routes.ts";
import { publishedHere } from "../../routes/here.ts";
import { nothingSchema } from "../../schema.ts";
import { closeHelperLinks, makeHelperLink } from "../commands/links.ts";
import { attendancePaths } from "../paths.ts";
import { doorCounts } from "../queries.ts";
import { doorTopic } from "../rules/live.ts";
import { OverviewPage } from "../views/overview.tsx";

const right = "conference.check_in";

type Organiser = Visit<typeof right>;

async function conferenceHere(visit: Organiser) {
  visit.c.header("Cache-Control", "no-store");
  return publishedHere(visit);
}

async function overviewPage(visit: Organiser, problem: FormProblem = freshForm()) {
  const conference = await conferenceHere(visit);
  if (!conference) return undefined;
  const counts = await doorCounts(visit.db, visit.districtId, conference.id);
  // What else stands in the address may be longer than any QR code.
  const [made = ""] = /^[\w-]{32}$/.exec(visit.query("link")) ?? [];
  return <OverviewPage {...{ visit, conference, counts, problem, made }} />;
}

/** The day of a conference for its organisers. */
export const overviewRoutes: readonly Route[] = [
  page(attendancePaths.overview, right, (visit) => overviewPage(visit)),
  page(attendancePaths.now, right, async (visit) => {
    const conference = await conferenceHere(visit);
    return conference && visit.c.json(await doorCounts(visit.db, visit.districtId, conference.id), 200, { "Cache-Control": "no-store" });
  }),
  stream(attendancePaths.live, right, async (visit) => {
    const conference = await conferenceHere(visit);
    return conference && doorTopic(conference.id);
  }),
  form(attendancePaths.helper, right, nothingSchema, {
    unseen: true,
    save: async (visit, tx) => {
      const id = idOfForm(visit);
      const link = await makeHelperLink(tx, visit.permit, id, visit.now);
      return attendancePaths.overview.to(visit, { id }, { link });
    },
    again: overviewPage,
  }),
  form(attendancePaths.closeHelpers, right, nothingSchema, {
    unseen: true,
    save: async (visit, tx) => {
      const id = idOfForm(visit);
      await closeHelperLinks(tx, visit.permit, id, visit.now);
      return attendancePaths.overview.to(visit, { id }, { saved: "closed" });
    },
    again: overviewPage,
  }),
];
