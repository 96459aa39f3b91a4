import { dayOf } from "../../../platform/i18n/dates.ts";
import { idIn, idOfForm } from "../../../platform/web/address.ts";
import { freshForm, textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import { form, page } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import type { KvarterFeature } from "../../../thread/feature.ts";
import { daysLeft, isAlertKind } from "../alert.ts";
import { changeAlert, closeAlert, mayChange } from "../commands/out.ts";
import { reportAlert } from "../commands/report.ts";
import { paths } from "../paths.ts";
import { gradersLeft, shortageAmong } from "../queries/graders-left.ts";
import { countGradings, findReport, listReports, reportableParties } from "../queries/reports.ts";
import { changeSchema, closeSchema, reportSchema } from "../schema.ts";
import { ClosePage } from "../views/close.tsx";
import { ReportFormPage } from "../views/report-form.tsx";
import { ChooseKindPage, WorkPage } from "../views/work.tsx";

/** Long enough for word to get round, short enough that somebody looks again. */
const usualDays = "7";

const sendingOf = ({ district, deps, now }: Visit) => ({ district, publicUrl: deps.publicUrl, now });

/** Reporting, changing and ending alerts, in the places that other features name. */
export function workRoutes(features: readonly KvarterFeature[]): readonly Route[] {
  const placesOf = async ({ db, districtId }: Pick<Visit, "db" | "districtId">) =>
    (await Promise.all(features.map((feature) => feature.placeNames?.(db, districtId) ?? []))).flat();

  async function reportPage(visit: Visit<"alerts.report">, problem?: FormProblem) {
    const kind = (problem && textOf(problem, "kind")) || visit.query("kind");
    const parties = await reportableParties(visit.db, visit.permit, visit.now);
    const { actor } = visit.permit;
    const reportedBy = actor.kind === "member" ? actor.memberId : null;
    const shortage = shortageAmong([], await gradersLeft(visit.db, visit.permit, { reportedBy }, [], visit.now));
    if (!isAlertKind(kind) || parties.length === 0) return <ChooseKindPage {...{ visit, shortage }} mayReport={parties.length > 0} />;
    const known = problem ?? freshForm({ seenDay: dayOf(visit.now), days: usualDays });
    return <ReportFormPage {...{ visit, kind, parties, shortage }} problem={known} places={await placesOf(visit)} />;
  }

  async function changePage(visit: Visit<"alerts.report">, problem?: FormProblem) {
    const report = await asked(visit);
    if (report?.status !== "published" || !report.expiresAt || !(await mayChange(visit.db, visit.permit, report, visit.now))) return undefined;
    const { area, ...words } = report.words;
    const known = problem ?? freshForm({ ...words, area, days: String(daysLeft(report.expiresAt, visit.now)) });
    const places = [...new Set([...(await placesOf(visit)), ...area])];
    return <ReportFormPage {...{ visit, report, places }} kind={report.kind} problem={known} parties={[]} />;
  }

  return [
    page(paths.work, "alerts.grade", async (visit) => {
      const [reports, graded] = await Promise.all([listReports(visit.db, visit.permit), countGradings(visit.db, visit.permit)]);
      return <WorkPage {...{ visit, reports, graded }} />;
    }),
    page(paths.report, "alerts.report", (visit) => reportPage(visit)),
    form(paths.report, "alerts.report", reportSchema, {
      unseen: true,
      save: async (visit, tx, input) => {
        const places = await placesOf({ db: visit.db, districtId: visit.districtId });
        const id = await reportAlert(tx, visit.permit, input, places, sendingOf(visit));
        return paths.workOne.to(visit, { id }, { saved: "reported" });
      },
      again: reportPage,
    }),
    page(paths.change, "alerts.report", (visit) => changePage(visit)),
    form(paths.change, "alerts.report", changeSchema, {
      save: async (visit, tx, input) => {
        const id = idOfForm(visit);
        await changeAlert(tx, visit.permit, id, input, await placesOf({ db: visit.db, districtId: visit.districtId }), sendingOf(visit));
        return paths.workOne.to(visit, { id }, { saved: "changed" });
      },
      again: changePage,
    }),
    page(paths.close, "alerts.grade", (visit) => closePage(visit, freshForm())),
    form(paths.close, "alerts.grade", closeSchema, {
      save: async (visit, tx, input) => {
        const id = idOfForm(visit);
        await closeAlert(tx, visit.permit, id, input, visit.now);
        return paths.workOne.to(visit, { id }, { saved: "closed" });
      },
      again: closePage,
    }),
  ];
}

async function asked(visit: Visit<"alerts.report"> | Visit<"alerts.grade">) {
  const id = idIn(visit);
  return id === undefined ? undefined : findReport(visit.db, visit.permit, id);
}

async function closePage(visit: Visit<"alerts.grade">, problem: FormProblem) {
  const report = await asked(visit);
  return report?.status === "published" ? <ClosePage {...{ visit, report, problem }} /> : undefined;
}
