import { recordChange } from "../../../../platform/audit/commands.ts";
import type { Tx } from "../../../../platform/db/database.ts";
import { sendJob } from "../../../../platform/jobs/jobs.ts";
import { Refusal, notNow } from "../../../../platform/web/form.ts";
import { conferenceKindName, lockConference, recordConference } from "../../commands/records.ts";
import type { Preparing } from "../../commands/records.ts";
import type { Conference } from "../../queries/conferences.ts";
import { stageOf } from "../../rules/stages.ts";
import { reportWords } from "../queries/report.ts";
import type { ReportWords } from "../queries/report.ts";
import { refuseNamed } from "./no-names.ts";
import "../../tables.ts";
import "../tables.ts";

/** The job that writes to those who were there that the report is out. */
export const tellOfReportJobName = "tell-of-conference-report";

/**
 * Saves the words around what is counted; those of a published report are public at once.
 * @throws Refusal `"": not_now | changed_meanwhile`, `introduction | closing: personal`
 */
export async function saveReport(tx: Tx, permit: Preparing, conferenceId: string, { version, ...words }: ReportWords, now: Date): Promise<void> {
  await lockHeld(tx, permit, conferenceId, now);
  const before = await reportWords(tx, permit.districtId, conferenceId);
  if (before.version !== version) throw new Refusal({ field: "", code: "changed_meanwhile" });
  await refuseNamed(tx, permit.districtId, conferenceId, words);
  await tx
    .insertInto("conference.report")
    .values({ district: permit.districtId, conference_id: conferenceId, ...words, version: version + 1 })
    .onConflict((conflict) => conflict.columns(["district", "conference_id"]).doUpdateSet({ ...words, version: version + 1 }))
    .execute();
  const { introduction, closing } = before;
  await recordChange(tx, permit, { action: "conference.save_report", kind: conferenceKindName, id: conferenceId, before: { introduction, closing }, after: words });
}

/** Lets everyone read the report, and asks for one mail to those who were there. @throws Refusal `"": not_now` when it is out already */
export async function publishReport(tx: Tx, permit: Preparing, conferenceId: string, now: Date): Promise<void> {
  const { districtId } = permit;
  const conference = await lockHeld(tx, permit, conferenceId, now);
  if (conference.reportedAt) throw notNow();
  await tx.updateTable("conference.conference").set({ reported_at: now }).where("district", "=", districtId).where("id", "=", conferenceId).execute();
  await recordConference(tx, districtId, conferenceId, now);
  await recordChange(tx, permit, { action: "conference.publish_report", kind: conferenceKindName, id: conferenceId });
  await sendJob(tx, tellOfReportJobName, { districtId, conferenceId });
}

/** There is a report of what has been held only. @throws Refusal `"": not_now` */
async function lockHeld(tx: Tx, permit: Preparing, conferenceId: string, now: Date): Promise<Conference> {
  const conference = await lockConference(tx, permit.districtId, conferenceId);
  if (stageOf(conference, now) !== "held") throw notNow();
  return conference;
}
