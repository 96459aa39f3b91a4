import { recordChange } from "../../../../platform/audit/commands.ts";
import type { Tx } from "../../../../platform/db/database.ts";
import { sendJob } from "../../../../platform/jobs/jobs.ts";
import { Refusal, notNow } from "../../../../platform/web/form.ts";
import { conferenceKindName, lockConference, recordConference } from "../../commands/records.ts";
import type { Preparing } from "../../commands/records.ts";
import type { Conference } from "../../queries/conferences.ts";
import { stageOf } from "../../rules/stages.ts";
import { reportNotes, reportWords } from "../queries/report.ts";
import type { ReportNote, ReportWords } from "../queries/report.ts";
import { tellOfNote } from "./mails.ts";
import type { From } from "./mails.ts";
import { refuseNamed } from "./no-names.ts";
import "../../tables.ts";
import "../tables.ts";

/** When it is, and where mails come from. */
interface Telling extends From {
  readonly now: Date;
}

/** The job that writes to those who were there that the report is out. */
export const tellOfReportJobName = "tell-of-conference-report";

/**
 * Saves the words around what is counted. Those of a published report are public at once, and everyone reads when and why they were
 * put right. Those who had its mail are told.
 * @param input `why`: kept of a published report only
 * @throws Refusal `"": not_now | changed_meanwhile`, `why: required` when it is out, `introduction | closing | why: personal`
 */
export async function saveReport(tx: Tx, permit: Preparing, conferenceId: string, { version, why, ...words }: ReportWords & { readonly why: string }, { now, ...from }: Telling): Promise<void> {
  const conference = await lockHeld(tx, permit, conferenceId, now);
  const before = await reportWords(tx, permit.districtId, conferenceId);
  if (before.version !== version) throw new Refusal({ field: "", code: "changed_meanwhile" });
  const isCorrected = conference.reportedAt !== null && (before.introduction !== words.introduction || before.closing !== words.closing);
  if (isCorrected && why === "") throw new Refusal({ field: "why", code: "required" });
  await refuseNamed(tx, permit.districtId, conferenceId, isCorrected ? { ...words, why } : words);
  await tx
    .insertInto("conference.report")
    .values({ district: permit.districtId, conference_id: conferenceId, ...words, version: version + 1 })
    .onConflict((conflict) => conflict.columns(["district", "conference_id"]).doUpdateSet({ ...words, version: version + 1 }))
    .execute();
  if (isCorrected) await addNote(tx, permit, conference, { kind: "corrected", why, notedAt: now }, from);
  const { introduction, closing } = before;
  await recordChange(tx, permit, { action: "conference.save_report", kind: conferenceKindName, id: conferenceId, before: { introduction, closing }, after: isCorrected ? { ...words, why } : words });
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

/**
 * Takes a published report back, for a reason that everyone reads where it stood. It can be put right and published again. Those who
 * had its mail are told of both.
 * @throws Refusal `"": not_now` when none is out, `reason: personal`
 */
export async function withdrawReport(tx: Tx, permit: Preparing, conferenceId: string, reason: string, { now, ...from }: Telling): Promise<void> {
  const { districtId } = permit;
  const conference = await lockHeld(tx, permit, conferenceId, now);
  if (!conference.reportedAt) throw notNow();
  await refuseNamed(tx, districtId, conferenceId, { reason });
  await tx.updateTable("conference.conference").set({ reported_at: null }).where("district", "=", districtId).where("id", "=", conferenceId).execute();
  await addNote(tx, permit, conference, { kind: "withdrawn", why: reason, notedAt: now }, from);
  await recordConference(tx, districtId, conferenceId, now);
  await recordChange(tx, permit, { action: "conference.withdraw_report", kind: conferenceKindName, id: conferenceId, after: { reason } });
}

/** The conference is held by the caller, so that notes count up. */
async function addNote(tx: Tx, { districtId }: Preparing, conference: Conference, { kind, why, notedAt }: ReportNote, from: From): Promise<void> {
  const { id: conferenceId } = conference;
  const { length } = await reportNotes(tx, districtId, conferenceId);
  await tx.insertInto("conference.report_note").values({ district: districtId, conference_id: conferenceId, number: length + 1, kind, why, noted_at: notedAt }).execute();
  await tellOfNote(tx, from, conference, { kind, why });
}

/** There is a report of what has been held only. @throws Refusal `"": not_now` */
async function lockHeld(tx: Tx, permit: Preparing, conferenceId: string, now: Date): Promise<Conference> {
  const conference = await lockConference(tx, permit.districtId, conferenceId);
  if (stageOf(conference, now) !== "held") throw notNow();
  return conference;
}
