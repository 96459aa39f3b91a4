import { createHash, randomBytes } from "node:crypto";
import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { District, DistrictId } from "../../../platform/district/district.ts";
import { dayOf } from "../../../platform/i18n/dates.ts";
import { nextNumber } from "../../../platform/numbers/numbers.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { Refusal, notNow } from "../../../platform/web/form.ts";
import type { Approval } from "../cycle.ts";
import { fixedText } from "../minutes-version.ts";
import { agendaFor, stateOf } from "../queries/agenda.ts";
import type { AgendaEntry } from "../queries/agenda.ts";
import { openCorrections } from "../queries/corrections.ts";
import { findMeeting } from "../queries/meetings.ts";
import { memberMinutes, newestVersion } from "../queries/versions.ts";
import { followOutcome } from "./carry.ts";
import { publishMinutes } from "./publish.ts";
import type { Publication } from "./publish.ts";
import { lockAgendas, lockOpenMeeting, recordAgendaItem, recordMeeting } from "./records.ts";

export interface HowApproved {
  readonly how: Approval;
  /** `stateOf` the agenda that was looked at; absent for the program's own work. */
  readonly state?: string;
}

/**
 * Approves and locks the minutes of a meeting: they get a document number and a checksum, and what was not dealt with is
 * carried over. What members wrote in their answers is forgotten. Nothing of it is public yet.
 * @throws Refusal `"": not_now` before the meeting, `"": locked | cancelled`, `"": changed_meanwhile`, `"": open_corrections`
 */
export async function lockMinutes(
  tx: Tx,
  permit: Permit<"meetings.approve">,
  district: District,
  meetingId: string,
  { how, state }: HowApproved,
  now: Date,
): Promise<{ documentNumber: string; seal: string }> {
  const { districtId } = permit;
  await lockAgendas(tx, districtId, meetingId);
  const open = await lockOpenMeeting(tx, districtId, meetingId);
  const meeting = await findMeeting(tx, permit, meetingId);
  if (!meeting || open.startsAt > now) throw notNow();
  if ((await openCorrections(tx, districtId, [meetingId])).size > 0)
    throw new Refusal({ field: "", code: "open_corrections" });
  const agenda = await agendaFor(tx, permit, meetingId);
  if (state !== undefined && state !== stateOf(agenda)) throw new Refusal({ field: "", code: "changed_meanwhile" });
  await settleItems(tx, districtId, meetingId, agenda, now);

  const documentNumber = await nextNumber(tx, district, "document", Number(dayOf(now).slice(0, 4)));
  const salt = randomBytes(16).toString("hex");
  const closed = await closedSeal(tx, permit, meetingId, salt);
  const content = { ...(await memberMinutes(tx, permit, meeting)), ...(closed && { closedSeal: closed }) };
  const text = fixedText(content, documentNumber, randomBytes(16).toString("hex"));
  const seal = hashOf(text);
  const number = ((await newestVersion(tx, districtId, meetingId))?.number ?? 0) + 1;
  await tx
    .insertInto("meetings.version")
    .values({ district: districtId, meeting_id: meetingId, number, reason: "approved", fixed_at: now, content, text, sha256: seal })
    .execute();
  await tx
    .updateTable("meetings.meeting")
    .set({ approved_at: now, approved_how: how, document_number: documentNumber, seal_salt: salt })
    .where("district", "=", districtId)
    .where("id", "=", meetingId)
    .execute();
  await tx
    .updateTable("meetings.invitation")
    .set({ note: "" })
    .where("district", "=", districtId)
    .where("meeting_id", "=", meetingId)
    .execute();
  for (const { itemId } of agenda) await recordAgendaItem(tx, districtId, itemId);
  await recordMeeting(tx, districtId, meetingId);
  const after = { documentNumber, how, seal };
  await recordChange(tx, permit, { action: "meetings.approve", kind: "meeting", id: meetingId, after });
  return { documentNumber, seal };
}

/**
 * Approves minutes by hand and publishes them in the same go.
 * @throws Refusal as `lockMinutes` and `publishMinutes`
 */
export async function approveMinutes(
  tx: Tx,
  permit: Permit<"meetings.approve">,
  district: District,
  meetingId: string,
  approval: Publication & Pick<HowApproved, "state">,
  now: Date,
): Promise<{ documentNumber: string; sha256: string }> {
  const { state } = approval;
  const how = { how: "meeting" as const, ...(state !== undefined && { state }) };
  const { documentNumber } = await lockMinutes(tx, permit, district, meetingId, how, now);
  const { sha256 } = await publishMinutes(tx, permit, meetingId, approval, now);
  return { documentNumber, sha256 };
}

/** A seal of what was said about closed items, which the text for all members does not hold; undefined when there are none. */
async function closedSeal(tx: Tx, permit: Permit<"meetings.approve">, meetingId: string, salt: string): Promise<string | undefined> {
  const closed = (await agendaFor(tx, permit, meetingId)).filter(({ isClosed }) => isClosed);
  if (closed.length === 0) return undefined;
  return hashOf(salt + JSON.stringify(closed.map(({ itemId, title, outcome, minutes }) => ({ itemId, title, outcome, minutes }))));
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** What nobody has closed is carried over with the approval; the next meeting has its own standing items. */
async function settleItems(
  tx: Tx,
  districtId: DistrictId,
  meetingId: string,
  agenda: readonly AgendaEntry[],
  now: Date,
): Promise<void> {
  for (const { itemId, outcome, isStanding } of agenda) {
    if (outcome === null)
      await tx
        .updateTable("meetings.entry")
        .set({ outcome: isStanding ? "discussed" : "carried-over" })
        .where("district", "=", districtId)
        .where("meeting_id", "=", meetingId)
        .where("item_id", "=", itemId)
        .execute();
    await followOutcome(tx, districtId, itemId, now);
  }
}
