import { v7 as uuidv7 } from "uuid";
import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { may } from "../../../platform/rights/roles.ts";
import { Refusal, notNow } from "../../../platform/web/form.ts";
import { recordItem } from "../../../thread/commands.ts";
import { expiryOf } from "../alert.ts";
import { alertItem, alertItemKind } from "../alert-item.ts";
import type { Sending } from "../alert-mail.ts";
import { isEnough, verdictOf } from "../grading.ts";
import type { Credibility } from "../grading.ts";
import { policy } from "../policy.ts";
import { findReport, gradingsOf, listGraders, speaksFor } from "../queries/reports.ts";
import type { GivenGrading, GradePermit, Report } from "../queries/reports.ts";
import type { GradeInput } from "../schema.ts";
import { askGraders, tellGraders, tellReporter } from "./tell.ts";
import "../tables.ts";

/**
 * One person's word on a report. The second yes publishes it, the first no refuses it, in the same transaction.
 * @returns what the report is now
 * @throws Refusal `"": not_now | own_report | graded_already | same_side`, `publish: too_little`, `grader: invalid_choice | own_report | graded_already`
 */
export async function gradeAlert(tx: Tx, permit: GradePermit, alertId: string, input: GradeInput, sending: Sending): Promise<Report["status"]> {
  const { now } = sending;
  const report = await lockWaiting(tx, permit, alertId);
  const gradings = await gradingsOf(tx, permit, alertId);
  const { grader, enteredBy } = await whoGrades(tx, permit, report, gradings, input.grader);
  const { credibility, severity, publish, reason } = input;
  if (publish && !isEnough(credibility, severity)) throw new Refusal({ field: "publish", code: "too_little" });
  const ownParty = await speaksFor(tx, permit, grader, report.partyId, now);
  const given: GivenGrading[] = [...gradings, { grader, enteredBy, credibility, severity, publish, ownParty }];
  const verdict = verdictOf(given);
  if (verdict.kind === "same_side") throw new Refusal({ field: "", code: "same_side" });
  await tx
    .insertInto("alerts.grading")
    .values({ district: permit.districtId, id: uuidv7(), alert_id: alertId, grader, entered_by: enteredBy, credibility, severity, publish, own_party: ownParty, at: now })
    .execute();
  const assisted = grader !== enteredBy;
  await recordChange(tx, permit, { action: "alerts.grade", kind: alertItemKind, id: alertId, after: { credibility, severity, publish, assisted, ...(assisted && { memberId: grader }) } });
  switch (verdict.kind) {
    case "waiting":
      await tx.updateTable("alerts.alert").set({ asked_at: now }).where("district", "=", permit.districtId).where("id", "=", alertId).execute();
      await askGraders(tx, permit, report, given, sending);
      return "waiting";
    case "refused":
      await refuse(tx, permit, report, reason, sending);
      return "refused";
    case "published":
      await publishAlert(tx, permit, report, verdict.credibility, sending);
      return "published";
  }
}

/** A report nobody has graded for days does not go out by itself; its reporter hears of it. */
export async function lapseReport(tx: Tx, permit: GradePermit, alertId: string, sending: Sending): Promise<void> {
  await refuse(tx, permit, await lockWaiting(tx, permit, alertId), undefined, sending);
}

/** A report that waits, locked, so that of two who grade at once the second sees the first. @throws Refusal `"": not_now` */
export async function lockWaiting(tx: Tx, permit: GradePermit, alertId: string): Promise<Report> {
  await tx.selectFrom("alerts.alert").select("id").where("district", "=", permit.districtId).where("id", "=", alertId).forUpdate().execute();
  const report = await findReport(tx, permit, alertId);
  if (report?.status !== "waiting") throw notNow();
  return report;
}

/** Whose word it is, and who enters it. Neither has reported it, and neither does it twice. The program itself is nobody. */
async function whoGrades(tx: Tx, permit: GradePermit, report: Report, gradings: readonly GivenGrading[], asked: string) {
  const { actor } = permit;
  if (actor.kind === "system") return { grader: null, enteredBy: null };
  const enteredBy = actor.kind === "visitor" ? null : actor.memberId;
  if (enteredBy === null) throw notNow();
  const graders = await listGraders(tx, permit);
  if (!graders.some(({ id }) => id === enteredBy)) throw notNow();
  if (enteredBy === report.reportedBy) throw new Refusal({ field: "", code: "own_report" });
  if (gradings.some((one) => one.enteredBy === enteredBy || one.grader === enteredBy)) throw new Refusal({ field: "", code: "graded_already" });
  if (asked === "" || asked === enteredBy) return { grader: enteredBy, enteredBy };
  const maySpeakForOthers = actor.kind === "member" && may(policy["alerts.assist"], actor.roles);
  if (!maySpeakForOthers || !graders.some(({ id }) => id === asked)) throw new Refusal({ field: "grader", code: "invalid_choice" });
  if (asked === report.reportedBy) throw new Refusal({ field: "grader", code: "own_report" });
  if (gradings.some((one) => one.enteredBy === asked || one.grader === asked)) throw new Refusal({ field: "grader", code: "graded_already" });
  return { grader: asked, enteredBy };
}

async function refuse(tx: Tx, permit: GradePermit, report: Report, reason: string | undefined, sending: Sending): Promise<void> {
  const row = { status: "refused" as const, ended_at: sending.now, refusal: reason ?? "" };
  await tx.updateTable("alerts.alert").set(row).where("district", "=", permit.districtId).where("id", "=", report.id).execute();
  await recordChange(tx, permit, { action: "alerts.refuse", kind: alertItemKind, id: report.id, after: { reason: reason ?? "" } });
  await tellReporter(tx, permit, report, { kind: "refused", reason }, sending);
}

async function publishAlert(tx: Tx, permit: GradePermit, report: Report, credibility: Credibility, sending: Sending): Promise<void> {
  const { districtId } = permit;
  const { now } = sending;
  const expiresAt = expiryOf(now, report.days);
  const row = { status: "published" as const, credibility, published_at: now, changed_at: now, expires_at: expiresAt };
  await tx.updateTable("alerts.alert").set(row).where("district", "=", districtId).where("id", "=", report.id).execute();
  const edition = { number: 1, at: now, changed: "", words: JSON.stringify(report.words), expires_at: expiresAt };
  await tx.insertInto("alerts.edition").values({ district: districtId, alert_id: report.id, ...edition }).execute();
  await recordItem(tx, districtId, alertItem({ ...report, publishedAt: now, learnt: "" }, "current", now));
  await recordChange(tx, permit, { action: "alerts.publish", kind: alertItemKind, id: report.id, after: { credibility, until: expiresAt } });
  await tellGraders(tx, permit, report, { kind: "published" }, sending);
}
