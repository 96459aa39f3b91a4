import { sql } from "kysely";
import { v7 as uuidv7 } from "uuid";
import { refusePersonPhones } from "../../../network/person-phones.ts";
import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import { permitByLink, findPersonalLink, revokePersonalLinks } from "../../../platform/identity/personal-links.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { Refusal, notNow } from "../../../platform/web/form.ts";
import { isRunning, mayWithdraw, mostWaiting, takesCandidates, withdrawPurpose } from "../election.ts";
import type { ElectionRow } from "../queries/elections.ts";
import type { CandidateInput } from "../schema.ts";
import { mailCandidate } from "./mails.ts";
import type { MailSettings } from "./mails.ts";
import { lockElection, stageOf } from "./record.ts";

type Manager = Permit<"elections.manage">;

/**
 * Somebody offers to stand. They wait until a coordinator has confirmed it with them; with a mail address they get a link
 * to withdraw by, which also helps whoever was offered by somebody else.
 * @throws Refusal `"": too_late | many_waiting`, `name: name_taken`, `name | text: person_phone`
 */
export async function offerToStand(
  tx: Tx,
  districtId: DistrictId,
  settings: MailSettings,
  electionId: string,
  input: CandidateInput,
  now: Date,
): Promise<void> {
  const election = await lockElection(tx, districtId, electionId);
  if (!takesCandidates(stageOf(election), now)) throw new Refusal({ field: "", code: "too_late" });
  if ((await waitingIn(tx, election)) >= mostWaiting) throw new Refusal({ field: "", code: "many_waiting" });
  const candidate = await addCandidate(tx, election, input, "form", now);
  await mailCandidate(tx, settings, election, candidate, { kind: "received" });
}

/**
 * The secretary enters somebody who offered on paper, by phone or by mail, and has said yes to being public.
 * @throws Refusal as `offerToStand`
 */
export async function enterCandidate(
  tx: Tx,
  permit: Manager,
  settings: MailSettings,
  electionId: string,
  input: CandidateInput,
  now: Date,
): Promise<{ id: string }> {
  const election = await lockElection(tx, permit.districtId, electionId);
  if (!takesCandidates(stageOf(election), now)) throw new Refusal({ field: "", code: "too_late" });
  const candidate = await addCandidate(tx, election, input, "secretary", now);
  await mailCandidate(tx, settings, election, candidate, { kind: "standing" });
  await tell(tx, permit, "elections.enter", election, candidate.id);
  return { id: candidate.id };
}

/**
 * A coordinator has spoken with somebody who offered: they stand, and their name and text are public.
 * @throws Refusal `"": not_now`
 */
export async function confirmCandidate(
  tx: Tx,
  permit: Manager,
  settings: MailSettings,
  electionId: string,
  id: string,
): Promise<void> {
  const election = await lockElection(tx, permit.districtId, electionId);
  if (election.status !== "call") throw notNow();
  const candidate = await tx
    .updateTable("elections.candidate")
    .set({ status: "standing" })
    .where("district", "=", permit.districtId)
    .where("election_id", "=", electionId)
    .where("id", "=", id)
    .where("status", "=", "waiting")
    .returning(["id", "name", "email"])
    .executeTakeFirst();
  if (!candidate) throw notNow();
  await mailCandidate(tx, settings, election, candidate, { kind: "standing" });
  await tell(tx, permit, "elections.confirm", election, id);
}

/**
 * Somebody who offered cannot stand, and is told why. What they wrote is erased at once.
 * @throws Refusal `"": not_now`
 */
export async function refuseCandidate(
  tx: Tx,
  permit: Manager,
  settings: MailSettings,
  electionId: string,
  id: string,
  reason: string,
  now: Date,
): Promise<void> {
  const election = await lockElection(tx, permit.districtId, electionId);
  if (election.status !== "call") throw notNow();
  const candidate = await tx
    .deleteFrom("elections.candidate")
    .where("district", "=", permit.districtId)
    .where("election_id", "=", electionId)
    .where("id", "=", id)
    .where("status", "=", "waiting")
    .returning(["id", "name", "email"])
    .executeTakeFirst();
  if (!candidate) throw notNow();
  await mailCandidate(tx, settings, election, candidate, { kind: "refused", reason });
  await endLink(tx, election, id, now);
  await tell(tx, permit, "elections.refuse", election, id);
}

/**
 * Refuses everyone who still waits for one reason, so that a heap of made-up offers does not hold up the list. Whoever
 * came after the coordinator had looked goes on waiting.
 * @param seenAt when the coordinator saw who waits
 * @throws Refusal `"": not_now` when nobody of them waits any more
 */
export async function refuseWaiting(
  tx: Tx,
  permit: Manager,
  settings: MailSettings,
  electionId: string,
  { reason, seenAt }: { readonly reason: string; readonly seenAt: Date },
  now: Date,
): Promise<void> {
  const election = await lockElection(tx, permit.districtId, electionId);
  if (election.status !== "call") throw notNow();
  const refused = await tx
    .deleteFrom("elections.candidate")
    .where("district", "=", permit.districtId)
    .where("election_id", "=", electionId)
    .where("status", "=", "waiting")
    .where("created_at", "<=", seenAt)
    .returning(["id", "name", "email"])
    .execute();
  if (refused.length === 0) throw notNow();
  for (const candidate of refused) {
    await mailCandidate(tx, settings, election, candidate, { kind: "refused", reason });
    await endLink(tx, election, candidate.id, now);
  }
  const after = { candidates: refused.length };
  await recordChange(tx, permit, { action: "elections.refuse_waiting", kind: "election", id: electionId, after });
}

/**
 * A candidate withdraws by their own link, until the day that was said.
 * @throws Refusal `"": not_now`
 */
export async function withdrawByLink(
  tx: Tx,
  districtId: DistrictId,
  electionId: string,
  token: string,
  now: Date,
): Promise<void> {
  const link = await findPersonalLink(tx, districtId, withdrawPurpose, token, now);
  if (!link) throw notNow();
  const election = await lockElection(tx, districtId, electionId);
  if (!mayWithdraw(stageOf(election), now)) throw notNow();
  await takeOff(tx, election, link.subjectId, now);
  await tell(tx, permitByLink(link), "elections.withdraw", election, link.subjectId);
}

/**
 * A candidate has asked a coordinator to be taken off; also while the voting goes on, when the ballots are printed.
 * @throws Refusal `"": not_now` when the counting has begun
 */
export async function strikeCandidate(
  tx: Tx,
  permit: Manager,
  electionId: string,
  id: string,
  now: Date,
): Promise<void> {
  const election = await lockElection(tx, permit.districtId, electionId);
  if (!isRunning(election) || election.status === "counting") throw notNow();
  await takeOff(tx, election, id, now);
  await tell(tx, permit, "elections.withdraw", election, id);
}

/** Whoever has no number yet leaves no trace; on a drawn list their number stays, without their name. */
async function takeOff(tx: Tx, election: ElectionRow, id: string, now: Date): Promise<void> {
  const removed = await tx
    .deleteFrom("elections.candidate")
    .where("district", "=", election.district)
    .where("election_id", "=", election.id)
    .where("id", "=", id)
    .where("number", "is", null)
    .executeTakeFirstOrThrow();
  const emptied = await tx
    .updateTable("elections.candidate")
    .set({ status: "withdrawn", name: null, text: "", email: null, phone: null })
    .where("district", "=", election.district)
    .where("election_id", "=", election.id)
    .where("id", "=", id)
    .where("status", "=", "standing")
    .executeTakeFirstOrThrow();
  if (removed.numDeletedRows + emptied.numUpdatedRows === 0n) throw notNow();
  await endLink(tx, election, id, now);
}

async function endLink(tx: Tx, election: ElectionRow, id: string, now: Date): Promise<void> {
  await revokePersonalLinks(tx, { districtId: election.district, purpose: withdrawPurpose, subjectId: id }, now);
}

async function waitingIn(tx: Tx, election: ElectionRow): Promise<number> {
  const { count } = await tx
    .selectFrom("elections.candidate")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("district", "=", election.district)
    .where("election_id", "=", election.id)
    .where("status", "=", "waiting")
    .executeTakeFirstOrThrow();
  return count;
}

async function addCandidate(
  tx: Tx,
  election: ElectionRow,
  input: CandidateInput,
  cameBy: "form" | "secretary",
  now: Date,
): Promise<{ id: string; name: string | null; email: string | null }> {
  await refusePersonPhones(tx, election.district, { name: input.name, text: input.text });
  const name = input.name.replaceAll(/\s+/g, " ");
  // Names tell candidates apart on the ballot and in the lot. The election is locked, so nobody adds the same meanwhile.
  const taken = await tx
    .selectFrom("elections.candidate")
    .select("id")
    .where("district", "=", election.district)
    .where("election_id", "=", election.id)
    .where(sql<string>`lower(name)`, "=", sql<string>`lower(${name})`)
    .executeTakeFirst();
  if (taken) throw new Refusal({ field: "name", code: "name_taken" });
  return tx
    .insertInto("elections.candidate")
    .values({
      district: election.district,
      id: uuidv7(),
      election_id: election.id,
      name,
      text: input.text,
      email: input.email || null,
      phone: input.phone || null,
      came_by: cameBy,
      status: cameBy === "secretary" ? "standing" : "waiting",
      number: null,
      outcome: null,
      rank: null,
      representation_id: null,
      created_at: now,
    })
    .returning(["id", "name", "email"])
    .executeTakeFirstOrThrow();
}

/** The audit says what happened to which candidate, never their name: it must be able to go. */
async function tell(tx: Tx, permit: Permit<string>, action: string, election: ElectionRow, candidate: string): Promise<void> {
  await recordChange(tx, permit, { action, kind: "election", id: election.id, after: { candidate } });
}
