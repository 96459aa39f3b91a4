import { v7 as uuidv7 } from "uuid";
import { refuseLeftParty } from "../../../network/assign.ts";
import { refusePersonPhones } from "../../../network/person-phones.ts";
import { refuseMembersNames, refusePersons } from "../../../network/person-words.ts";
import { findParty } from "../../../network/queries.ts";
import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { dayOf } from "../../../platform/i18n/dates.ts";
import { forgetMailsAbout } from "../../../platform/mail/outbox.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { Refusal, notNow } from "../../../platform/web/form.ts";
import { isRunning } from "../election.ts";
import { makeSecret } from "../lot.ts";
import type { CallInput } from "../schema.ts";
import { mailCandidates } from "./mails.ts";
import type { MailSettings } from "./mails.ts";
import { candidateNamesIn, lockElection, moveOn, recordElection } from "./record.ts";

type Manager = Permit<"elections.manage">;

/**
 * Calls an election, public at once. The secrets of its lots are made now, so that nobody can choose them later.
 * @throws Refusal `partyId: invalid_choice | party_left`, `candidatesDay: date_in_past`, `voters | standers: person_phone`,
 * `title | voters | standers | place | contact: personal`
 */
export async function callElection(tx: Tx, permit: Manager, call: CallInput, now: Date): Promise<{ id: string }> {
  await refuseCall(tx, permit, call, now);
  const row = await tx
    .insertInto("elections.election")
    .values({
      ...columnsOf(call),
      district: permit.districtId,
      id: uuidv7(),
      status: "call",
      status_at: now,
      order_secret: makeSecret(),
      tie_secret: makeSecret(),
      hall_words: null,
      counter_one: null,
      counter_two: null,
      document_number: null,
      approved_at: null,
      result: null,
      created_at: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await tx.insertInto("elections.ballot_box").values({ district: row.district, election_id: row.id }).execute();
  await recordElection(tx, row);
  await recordChange(tx, permit, { action: "elections.call", kind: "election", id: row.id, after: toldOf(call) });
  return { id: row.id };
}

/**
 * Changes a call while candidates are still looked for.
 * @param version of the call that was read before writing
 * @throws Refusal as `callElection`, `"": not_now | changed_meanwhile`
 */
export async function changeCall(
  tx: Tx,
  permit: Manager,
  id: string,
  version: number,
  call: CallInput,
  now: Date,
): Promise<void> {
  const before = await lockElection(tx, permit.districtId, id);
  if (before.status !== "call") throw notNow();
  if (before.version !== version) throw new Refusal({ field: "", code: "changed_meanwhile" });
  await refuseCall(tx, permit, call, now);
  const after = await tx
    .updateTable("elections.election")
    .set({ ...columnsOf(call), version: version + 1 })
    .where("district", "=", permit.districtId)
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await recordElection(tx, after);
  const told = toldOf(call);
  const known = Object.fromEntries(Object.keys(told).map((key) => [key, before[key as keyof typeof before]]));
  await recordChange(tx, permit, { action: "elections.change", kind: "election", id, before: known, after: told });
}

/**
 * Gives an election up, and says why. What was voted goes at once, uncounted.
 * @throws Refusal `"": not_now` when its result is fixed, `reason: person_phone | personal`
 */
export async function cancelElection(
  tx: Tx,
  permit: Manager,
  settings: MailSettings,
  id: string,
  reason: string,
  now: Date,
): Promise<void> {
  const row = await lockElection(tx, permit.districtId, id);
  if (!isRunning(row)) throw notNow();
  await refusePersonPhones(tx, permit.districtId, { reason });
  await refusePersons(tx, permit.districtId, { reason }, await candidateNamesIn(tx, row));
  await emptyBox(tx, permit, id, now);
  await moveOn(tx, row, "cancelled", now, { cancelled_because: reason });
  await mailCandidates(tx, settings, { ...row, cancelled_because: reason }, "cancelled");
  await recordChange(tx, permit, { action: "elections.cancel", kind: "election", id });
}

/** What is not needed any more when a result is fixed or the election given up: codes, also mailed ones, sums, who was given a ballot. */
export async function emptyBox(tx: Tx, permit: Manager | Permit<"retention.erase">, id: string, now: Date): Promise<void> {
  await forgetMailsAbout(tx, permit.districtId, "elections.code", { kind: "election", id }, now);
  for (const table of ["elections.ballot_box", "elections.handout"] as const)
    await tx.deleteFrom(table).where("district", "=", permit.districtId).where("election_id", "=", id).execute();
}

async function refuseCall(tx: Tx, permit: Manager, call: CallInput, now: Date): Promise<void> {
  await refuseLeftParty(tx, permit.districtId, "partyId", call.partyId);
  const party = await findParty(tx, permit.districtId, call.partyId);
  if (party?.kind !== "neighbours") throw new Refusal({ field: "partyId", code: "invalid_choice" });
  if (call.candidatesDay < dayOf(now)) throw new Refusal({ field: "candidatesDay", code: "date_in_past" });
  const { title, voters, standers, place, contact } = call;
  await refusePersonPhones(tx, permit.districtId, { voters, standers });
  await refusePersons(tx, permit.districtId, { title, voters, standers, place });
  await refuseMembersNames(tx, permit.districtId, "contact", contact);
}

/** What the audit keeps of a call: not how the office is reached. */
function toldOf(call: CallInput) {
  const { contact: _, ...told } = columnsOf(call);
  return told;
}

function columnsOf(call: CallInput) {
  return {
    party_id: call.partyId,
    title: call.title,
    seats: call.seats,
    deputies: call.deputies,
    crosses: call.crosses,
    from_day: call.fromDay,
    to_day: call.toDay,
    voters: call.voters,
    standers: call.standers,
    contact: call.contact,
    candidates_day: call.candidatesDay,
    withdraw_day: call.withdrawDay,
    voting_day: call.votingDay,
    hall_from: call.hallFrom,
    hall_until: call.hallUntil,
    place: call.place,
  };
}
