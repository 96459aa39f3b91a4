import { createHash, randomBytes } from "node:crypto";
import { publishedEmails, publishedPhones } from "../../../network/queries.ts";
import { recordChange } from "../../../platform/audit/commands.ts";
import type { Db, Tx } from "../../../platform/db/database.ts";
import type { District, DistrictId } from "../../../platform/district/district.ts";
import { dayOf, formatTime } from "../../../platform/i18n/dates.ts";
import { memberNames } from "../../../platform/identity/queries.ts";
import { nextNumber } from "../../../platform/numbers/numbers.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { Refusal } from "../../../platform/web/form.ts";
import type { FormError } from "../../../platform/web/form.ts";
import { linkItems } from "../../../thread/commands.ts";
import { looksPersonal } from "../personal.ts";
import type { Finding } from "../personal.ts";
import { canonicalText } from "../published.ts";
import type { PublishedMinutes } from "../published.ts";
import { agendaFor, stateOf } from "../queries/agenda.ts";
import type { AgendaEntry } from "../queries/agenda.ts";
import { findMeeting } from "../queries/meetings.ts";
import { partiesPresent } from "../queries/minutes.ts";
import { followOutcome } from "./carry.ts";
import { lockOpenMeeting, recordAgendaItem, recordMeeting } from "./records.ts";

export interface PublicVersion {
  readonly title: string;
  readonly minutes: string;
}

export interface Approval {
  /** What visitors shall read, by item; an item without a title is left out. */
  readonly items: ReadonlyMap<string, PublicVersion>;
  /** Someone has looked at the words that may be names. */
  readonly namesSeen: boolean;
  /** `stateOf` the agenda that was looked at; absent for the program's own work. */
  readonly state?: string;
}

/**
 * Approves and locks the minutes of a meeting: they get a document number and a checksum, the public version becomes
 * public, and what was not dealt with is carried over. What members wrote in their answers is forgotten.
 * @throws Refusal `"": not_now` before the meeting, `"": locked`, `"": changed_meanwhile`, `title-ID | text-ID: personal`
 * for whole names, phones and mail addresses, `namesSeen: look_at_names` for words that may be names
 */
export async function approveMinutes(
  tx: Tx,
  permit: Permit<"meetings.approve">,
  district: District,
  meetingId: string,
  approval: Approval,
  now: Date,
): Promise<{ documentNumber: string; sha256: string }> {
  const open = await lockOpenMeeting(tx, permit.districtId, meetingId);
  const meeting = await findMeeting(tx, permit, meetingId);
  if (!meeting || open.startsAt > now) throw new Refusal({ field: "", code: "not_now" });
  const agenda = await agendaFor(tx, permit, meetingId);
  if (approval.state !== undefined && approval.state !== stateOf(agenda))
    throw new Refusal({ field: "", code: "changed_meanwhile" });
  await refusePersonal(tx, permit.districtId, approval);

  const parties = await partiesPresent(tx, permit.districtId, meetingId);
  const published: PublishedMinutes = {
    day: dayOf(meeting.startsAt),
    fromTime: formatTime(meeting.startsAt, "da"),
    toTime: formatTime(meeting.endsAt, "da"),
    place: meeting.place,
    series: meeting.seriesName,
    number: meeting.number,
    parties: parties.map((party) => party.name),
    items: agenda.flatMap((entry) => publishedItem(entry, approval.items.get(entry.itemId))),
  };
  const documentNumber = await nextNumber(tx, district, "document", Number(dayOf(now).slice(0, 4)));
  const salt = randomBytes(16).toString("hex");
  const text = canonicalText(published, documentNumber, internalSeal(salt, agenda));
  const sha256 = hashOf(text);
  await tx
    .updateTable("meetings.meeting")
    .set({
      approved_at: now,
      document_number: documentNumber,
      published,
      published_text: text,
      sha256,
      seal_salt: salt,
    })
    .where("district", "=", permit.districtId)
    .where("id", "=", meetingId)
    .execute();
  await tx
    .updateTable("meetings.invitation")
    .set({ note: "" })
    .where("district", "=", permit.districtId)
    .where("meeting_id", "=", meetingId)
    .execute();
  await settleItems(tx, permit.districtId, meetingId, agenda, published, now);
  await recordMeeting(tx, permit.districtId, meetingId);
  const after = { documentNumber, sha256 };
  await recordChange(tx, permit, { action: "meetings.approve", kind: "meeting", id: meetingId, after });
  return { documentNumber, sha256 };
}

/** What in the public versions looks personal, by field of the form. */
export async function personalFindings(
  db: Db | Tx,
  districtId: DistrictId,
  items: ReadonlyMap<string, PublicVersion>,
): Promise<ReadonlyMap<string, readonly Finding[]>> {
  const names = [...(await memberNames(db, districtId)).values()];
  const known = {
    phones: await publishedPhones(db, districtId),
    emails: await publishedEmails(db, districtId),
  };
  const fields = [...items].flatMap(([id, { title, minutes }]) => [
    [`title-${id}`, title] as const,
    [`text-${id}`, title === "" ? "" : minutes] as const,
  ]);
  return new Map(
    fields.map(([field, text]) => [field, looksPersonal(text, names, known)] as const).filter(([, found]) => found.length > 0),
  );
}

async function refusePersonal(tx: Tx, districtId: DistrictId, approval: Approval): Promise<void> {
  const findings = await personalFindings(tx, districtId, approval.items);
  const errors: FormError[] = [...findings]
    .filter(([, found]) => found.some(({ kind }) => kind !== "word"))
    .map(([field]) => ({ field, code: "personal" }));
  if (errors.length === 0 && findings.size > 0 && !approval.namesSeen)
    errors.push({ field: "namesSeen", code: "look_at_names" });
  if (errors.length > 0) throw new Refusal(...errors);
}

function publishedItem(entry: AgendaEntry, version: PublicVersion | undefined): PublishedMinutes["items"] {
  const title = version?.title.trim() ?? "";
  if (title === "" || entry.isClosed) return [];
  const decisions = entry.effects
    .filter((effect) => effect.kind === "decision" && effect.publicTitle !== null)
    .map(({ kind, id, publicTitle }) => ({ kind, id, title: publicTitle ?? "" }));
  // What nobody has closed is carried over with the approval; the next meeting has its own standing items.
  const outcome = entry.outcome ?? (entry.isStanding ? "discussed" : "carried-over");
  return [{ id: entry.itemId, title, minutes: version?.minutes.trim() ?? "", outcome, decisions }];
}

async function settleItems(
  tx: Tx,
  districtId: DistrictId,
  meetingId: string,
  agenda: readonly AgendaEntry[],
  published: PublishedMinutes,
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
    const shown = published.items.find((item) => item.id === itemId);
    if (shown) {
      await tx
        .updateTable("meetings.item")
        .set({ public_title: shown.title })
        .where("district", "=", districtId)
        .where("id", "=", itemId)
        .where("public_title", "is", null)
        .execute();
      await linkItems(tx, districtId, { kind: "agenda-item", id: itemId }, { kind: "meeting", id: meetingId });
    }
    await followOutcome(tx, districtId, itemId, now);
    await recordAgendaItem(tx, districtId, itemId);
  }
}

function internalSeal(salt: string, agenda: readonly AgendaEntry[]): string {
  const content = agenda.map(({ itemId, title, outcome, minutes }) => ({ itemId, title, outcome, minutes }));
  return hashOf(salt + JSON.stringify(content));
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
