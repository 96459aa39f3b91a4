import { refusePersonPhones } from "../../../network/person-phones.ts";
import { refuseLeftParty } from "../../../network/assign.ts";
import { partiesOfMembers } from "../../../network/queries.ts";
import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import { dayOf } from "../../../platform/i18n/dates.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { Refusal, notNow } from "../../../platform/web/form.ts";
import { areSame, longerThan, phaseOf, saysNothing } from "../bulletin.ts";
import type { Lines } from "../bulletin.ts";
import { contributionOf } from "../queries.ts";
import type { AssistedInput, LinesInput } from "../schema.ts";
import { addParties, lockBulletin, recordBulletin } from "./records.ts";

interface PartyRef {
  readonly meetingId: string;
  readonly partyId: string;
}

/**
 * Takes a party's five lines from a member who speaks for it today, signed in or by a personal link. Until the deadline they can be
 * changed; what comes later, or when members can already read the bulletin, waits for a coordinator to take it in.
 * @returns whether it waits
 * @throws Refusal `"": not_now` when they do not speak for the party, `"": begun | cancelled | changed_meanwhile`,
 * `<line>: person_phone`
 */
export async function writeOwnLines(
  tx: Tx,
  permit: Permit<"bulletins.write">,
  ref: PartyRef,
  { version, ...lines }: LinesInput,
  now: Date,
): Promise<"stands" | "waits"> {
  const { districtId, actor } = permit;
  const { meetingId, partyId } = ref;
  const memberId = "memberId" in actor ? actor.memberId : null;
  if (memberId === null || !(await speaksFor(tx, districtId, memberId, partyId, now)))
    throw notNow();
  const { bulletin, phase } = await lockWritable(tx, districtId, meetingId, now);
  const known = await lockContribution(tx, districtId, ref, version);
  await refusePersonPhones(tx, districtId, lines);
  const waits = phase === "late" || bulletin.publishedAt !== null;
  const standing = known.late ?? known.lines;
  if (areSame(standing, lines)) return known.late ? "waits" : "stands";
  await save(tx, districtId, ref, waits ? { late: lines, at: now } : { lines, at: now, assisted: false });
  const after = { partyId, memberId, assisted: false, ...(waits && { late: true }) };
  await recordChange(tx, permit, { action: "bulletins.write", kind: "bulletin", id: meetingId, after });
  return waits ? "waits" : "stands";
}

/** Whether somebody speaks for a party today. */
export async function speaksFor(
  tx: Parameters<typeof partiesOfMembers>[0],
  districtId: DistrictId,
  memberId: string,
  partyId: string,
  now: Date,
): Promise<boolean> {
  const spoken = await partiesOfMembers(tx, districtId, [memberId], dayOf(now));
  return spoken.some((one) => one.partyId === partyId);
}

/**
 * Enters what a party has said by phone, on paper or in person, kept and logged as assisted; or makes its lines shorter,
 * and keeps its own words beside them. Until the meeting begins. A party that was asked and has left since keeps its place.
 * @throws Refusal `"": not_now | begun | cancelled | changed_meanwhile | party_left`, `<line>: person_phone | longer`
 */
export async function enterLines(
  tx: Tx,
  permit: Permit<"bulletins.prepare">,
  ref: PartyRef,
  { how, version, ...lines }: AssistedInput,
  now: Date,
): Promise<void> {
  const { districtId } = permit;
  const { bulletin } = await lockWritable(tx, districtId, ref.meetingId, now);
  if (!(await isAsked(tx, districtId, ref))) await refuseLeftParty(tx, districtId, "", ref.partyId);
  const known = await lockContribution(tx, districtId, ref, version);
  await refusePersonPhones(tx, districtId, lines);
  if (areSame(known.lines, lines)) return;
  if (how === "shortened") {
    const longer = longerThan(known.lines, lines);
    if (longer.length > 0) throw new Refusal(...longer.map((field) => ({ field, code: "longer" })));
    await save(tx, districtId, ref, { lines, original: known.original ?? known.lines });
  } else {
    await save(tx, districtId, ref, { lines, at: now, assisted: true });
  }
  const action = how === "shortened" ? "bulletins.shorten" : "bulletins.write";
  const after = { partyId: ref.partyId, ...(how === "told" && { assisted: true }) };
  await recordChange(tx, permit, { action, kind: "bulletin", id: ref.meetingId, after });
  if (bulletin.publishedAt) await recordBulletin(tx, permit, ref.meetingId);
}

/**
 * Lets what came too late stand after all, until the meeting begins.
 * @throws Refusal `"": not_now | begun | cancelled | changed_meanwhile`
 */
export async function takeIn(
  tx: Tx,
  permit: Permit<"bulletins.prepare">,
  ref: PartyRef,
  version: number,
  now: Date,
): Promise<void> {
  const { bulletin } = await lockWritable(tx, permit.districtId, ref.meetingId, now);
  const known = await lockContribution(tx, permit.districtId, ref, version);
  if (known.late === null) throw notNow();
  await save(tx, permit.districtId, ref, { lines: known.late, at: now, assisted: false });
  const after = { partyId: ref.partyId };
  await recordChange(tx, permit, { action: "bulletins.take_in", kind: "bulletin", id: ref.meetingId, after });
  if (bulletin.publishedAt) await recordBulletin(tx, permit, ref.meetingId);
}

async function lockWritable(tx: Tx, districtId: DistrictId, meetingId: string, now: Date) {
  const { meeting, bulletin } = await lockBulletin(tx, districtId, meetingId);
  const phase = phaseOf(meeting, now);
  if (phase === "over") throw new Refusal({ field: "", code: "begun" });
  if (phase === "cancelled") throw new Refusal({ field: "", code: "cancelled" });
  return { bulletin, phase };
}

async function isAsked(tx: Tx, districtId: DistrictId, { meetingId, partyId }: PartyRef): Promise<boolean> {
  const row = await tx
    .selectFrom("bulletins.contribution")
    .select("party_id")
    .where("district", "=", districtId)
    .where("meeting_id", "=", meetingId)
    .where("party_id", "=", partyId)
    .executeTakeFirst();
  return row !== undefined;
}

/** A party's place in the bulletin, which is locked; made when the party has come since. */
async function lockContribution(tx: Tx, districtId: DistrictId, { meetingId, partyId }: PartyRef, version: number) {
  await addParties(tx, districtId, meetingId, [partyId]);
  const known = await contributionOf(tx, districtId, meetingId, partyId);
  if (known.version !== version) throw new Refusal({ field: "", code: "changed_meanwhile" });
  return known;
}

type Saved =
  | { readonly late: Lines; readonly at: Date }
  | { readonly lines: Lines; readonly original: Lines }
  | { readonly lines: Lines; readonly at: Date; readonly assisted: boolean };

async function save(tx: Tx, districtId: DistrictId, ref: PartyRef, saved: Saved): Promise<void> {
  await tx
    .updateTable("bulletins.contribution")
    .set((eb) => ({ ...columns(saved), version: eb("version", "+", 1) }))
    .where("district", "=", districtId)
    .where("meeting_id", "=", ref.meetingId)
    .where("party_id", "=", ref.partyId)
    .execute();
}

/** A new answer takes the place of everything before it; a shortening leaves when and how the party answered. */
function columns(saved: Saved) {
  if ("late" in saved) return { late_lines: JSON.stringify(saved.late), late_at: saved.at };
  const lines = JSON.stringify(saved.lines);
  if ("original" in saved) return { lines, original: JSON.stringify(saved.original) };
  const answered_at = saysNothing(saved.lines) ? null : saved.at;
  return { lines, answered_at, assisted: saved.assisted, original: null, late_lines: null, late_at: null };
}
