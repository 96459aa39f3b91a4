import type { Db, Tx } from "../../../platform/db/database.ts";
import { findPersonalLink, permitByLink } from "../../../platform/identity/personal-links.ts";
import { memberNames } from "../../../platform/identity/queries.ts";
import { idIn, idOfForm } from "../../../platform/web/address.ts";
import { freshForm, notNow } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import { everyone, form, page } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { gradeAlert } from "../commands/grade.ts";
import { mayChange } from "../commands/out.ts";
import { gradePurpose } from "../link-purposes.ts";
import { paths } from "../paths.ts";
import { gradersLeft, shortageAmong } from "../queries/graders-left.ts";
import { findReport, gradingsOf, listGraders } from "../queries/reports.ts";
import type { GradePermit, Report } from "../queries/reports.ts";
import { gradeSchema } from "../schema.ts";
import { OnePage } from "../views/one.tsx";

/** Everything about a report that its page shows. */
async function shown(visit: Visit, permit: GradePermit, report: Report, problem: FormProblem) {
  const { actor } = permit;
  const memberId = actor.kind === "member" || actor.kind === "link" ? actor.memberId : null;
  const [gradings, names] = await Promise.all([gradingsOf(visit.db, permit, report.id), memberNames(visit.db, visit.districtId)]);
  const left = report.status === "waiting" ? await gradersLeft(visit.db, permit, report, gradings, visit.now) : [];
  const shortage = report.status === "waiting" ? shortageAmong(gradings, left) : undefined;
  return { visit, report, gradings, left, shortage, memberId, problem, reporterName: report.reportedBy === null ? undefined : names.get(report.reportedBy) };
}

async function ownPage(visit: Visit<"alerts.grade">, problem: FormProblem) {
  const id = idIn(visit);
  const report = id && (await findReport(visit.db, visit.permit, id));
  if (!report) return undefined;
  const props = await shown(visit, visit.permit, report, problem);
  const others = visit.may("alerts.assist") ? props.left.filter(({ id: one }) => one !== props.memberId) : [];
  const changeable = await mayChange(visit.db, visit.permit, report, visit.now);
  return <OnePage {...props} choices={others} toCall={others} mayChange={changeable} action={paths.grade.to(visit, { id: report.id })} byLink={false} />;
}

/** The report behind a link whose holder may still grade. */
async function behindLink(db: Db | Tx, visit: Visit) {
  const link = await findPersonalLink(db, visit.districtId, gradePurpose, visit.param("token"), visit.now);
  if (!link) return undefined;
  const permit = permitByLink(link);
  const report = await findReport(db, permit, link.subjectId);
  const graders = await listGraders(db, permit);
  return report && graders.some(({ id }) => id === link.memberId) ? { permit, report } : undefined;
}

async function linkPage(visit: Visit, problem: FormProblem) {
  visit.c.header("Cache-Control", "no-store");
  const found = await behindLink(visit.db, visit);
  if (!found) return undefined;
  const action = paths.gradeByLink.to(visit, { token: visit.param("token") });
  return <OnePage {...await shown(visit, found.permit, found.report, problem)} choices={[]} toCall={[]} mayChange={false} action={action} byLink />;
}

const sendingOf = ({ district, deps, now }: Visit) => ({ district, publicUrl: deps.publicUrl, now });

const savedAs = { waiting: "graded", refused: "refused", published: "published", closed: "graded" } as const;

/** One report and what somebody says of it, signed in or by the link in a mail. Opening the link changes nothing. */
export const gradeRoutes: readonly Route[] = [
  page(paths.workOne, "alerts.grade", (visit) => ownPage(visit, freshForm())),
  form(paths.grade, "alerts.grade", gradeSchema, {
    save: async (visit, tx, input) => {
      const id = idOfForm(visit);
      const status = await gradeAlert(tx, visit.permit, id, input, sendingOf(visit));
      return paths.workOne.to(visit, { id }, { saved: savedAs[status] });
    },
    again: ownPage,
  }),
  page(paths.gradeByLink, everyone, (visit) => linkPage(visit, freshForm())),
  form(paths.gradeByLink, everyone, gradeSchema, {
    limit: "link",
    save: async (visit, tx, input) => {
      const found = await behindLink(tx, visit);
      if (!found) throw notNow();
      const status = await gradeAlert(tx, found.permit, found.report.id, input, sendingOf(visit));
      return paths.gradeByLink.to(visit, { token: visit.param("token") }, { saved: savedAs[status] });
    },
    again: linkPage,
  }),
];
