import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import type { Deps } from "../../../platform/web/deps.ts";
import { Refusal, notNow } from "../../../platform/web/form.ts";
import { castBallot, emptyBox, withCodes } from "../ballot-box.ts";
import type { BallotBox } from "../ballot-box.ts";
import { handsOut, takesVotes } from "../election.ts";
import type { HandoutKind } from "../election.ts";
import type { BallotInput } from "../schema.ts";
import { codeOfKey, hashCode, hashReceiver, makeCodesKey, readCode } from "../vote-code.ts";
import { mailCode } from "./mails.ts";
import { lockElection, stageOf } from "./record.ts";

type Manager = Permit<"elections.manage">;
type Settings = Pick<Deps, "secret" | "publicUrl">;

/** More codes than any hall has people. */
const mostCodes = 3000;

/**
 * Makes codes for cards. Only their keyed hashes are kept.
 * @returns the key the cards are made from: whoever has it has the codes, and it cannot be had again
 * @throws Refusal `"": not_now`, `count: too_many_codes`
 */
export async function makeCodes(tx: Tx, permit: Manager, secret: string, id: string, count: number, now: Date): Promise<string> {
  const election = await lockElection(tx, permit.districtId, id);
  if (!handsOut(stageOf(election), now)) throw notNow();
  const box = await lockBox(tx, permit.districtId, id);
  if (box.unused.length + box.used.length + count > mostCodes) throw new Refusal({ field: "count", code: "too_many_codes" });
  const key = makeCodesKey();
  const hashes = codesOf(key, count).map((code) => hashCode(secret, id, code));
  await writeBox(tx, permit.districtId, id, withCodes(box, hashes));
  await recordChange(tx, permit, { action: "elections.codes", kind: "election", id, after: { count } });
  return key;
}

/** The codes of one print-out. */
export function codesOf(key: string, count: number): string[] {
  return Array.from({ length: count }, (_, n) => codeOfKey(key, n));
}

export interface Receiver {
  readonly name: string;
  readonly address: string;
  readonly kind: HandoutKind;
  /** Where the code goes, when it goes by mail. */
  readonly email: string;
}

/**
 * Writes down that somebody who may vote is given a ballot, so that nobody gets two: neither who they are nor which code
 * they get can be read from it.
 * @throws Refusal `"": not_now`, `name: has_ballot`
 */
export async function handOut(
  tx: Tx,
  permit: Manager,
  settings: Settings,
  id: string,
  { name, address, kind, email }: Receiver,
  now: Date,
): Promise<void> {
  const election = await lockElection(tx, permit.districtId, id);
  if (!handsOut(stageOf(election), now)) throw notNow();
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("elections.handout")
    .values({
      district: permit.districtId,
      election_id: id,
      who: hashReceiver(settings.secret, id, name, address),
      kind,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  if (!numInsertedOrUpdatedRows) throw new Refusal({ field: "name", code: "has_ballot" });
  if (kind === "mail") {
    const code = codeOfKey(makeCodesKey(), 0);
    const box = await lockBox(tx, permit.districtId, id);
    await writeBox(tx, permit.districtId, id, withCodes(box, [hashCode(settings.secret, id, code)]));
    await mailCode(tx, settings, election, { name, email }, code);
  }
  await recordChange(tx, permit, { action: "elections.hand_out", kind: "election", id, after: { kind } });
}

/**
 * Puts a ballot into the box. Takes no permit and leaves no event: whoever holds an unused code may vote, and nobody is
 * to know who did. Writes one row only, see adr/0028.
 * @throws Refusal `"": closed`, `crosses: too_many_crosses | withdrawn_meanwhile | invalid_choice`,
 *   `code: code_used | code_unknown`
 */
export async function castVote(
  tx: Tx,
  districtId: DistrictId,
  secret: string,
  id: string,
  ballot: BallotInput,
  now: Date,
): Promise<void> {
  // Votes go beside each other up to the box; closing the voting waits for them, and they for it.
  const election = await tx
    .selectFrom("elections.election")
    .select([
      "crosses", "status", "candidates_day as candidatesDay", "withdraw_day as withdrawDay",
      "voting_day as votingDay", "hall_from as hallFrom", "hall_until as hallUntil",
    ])
    .where("district", "=", districtId)
    .where("id", "=", id)
    .forShare()
    .executeTakeFirst();
  if (!election || !takesVotes(election, now)) throw new Refusal({ field: "", code: "closed" });
  if (ballot.crosses.length > election.crosses) throw new Refusal({ field: "crosses", code: "too_many_crosses" });
  await refuseCrosses(tx, districtId, id, ballot.crosses);
  const code = readCode(ballot.code);
  if (!code) throw new Refusal({ field: "code", code: "code_unknown" });
  const after = castBallot(await lockBox(tx, districtId, id), hashCode(secret, id, code), ballot.crosses);
  if (typeof after === "string") throw new Refusal({ field: "code", code: after });
  await writeBox(tx, districtId, id, after);
}

async function refuseCrosses(tx: Tx, districtId: DistrictId, id: string, crosses: readonly number[]): Promise<void> {
  const candidates = await tx
    .selectFrom("elections.candidate")
    .select(["number", "status"])
    .where("district", "=", districtId)
    .where("election_id", "=", id)
    .execute();
  const statuses = crosses.map((number) => candidates.find((one) => one.number === number)?.status);
  if (statuses.includes("withdrawn")) throw new Refusal({ field: "crosses", code: "withdrawn_meanwhile" });
  if (statuses.some((status) => status !== "standing")) throw new Refusal({ field: "crosses", code: "invalid_choice" });
}

/** The ballot box, held until the transaction ends. */
export async function lockBox(tx: Tx, districtId: DistrictId, id: string): Promise<BallotBox> {
  const box = await tx
    .selectFrom("elections.ballot_box")
    .select(["unused", "used", "ballots", "blank", "votes"])
    .where("district", "=", districtId)
    .where("election_id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return box ?? emptyBox;
}

async function writeBox(tx: Tx, districtId: DistrictId, id: string, box: BallotBox): Promise<void> {
  await tx
    .updateTable("elections.ballot_box")
    .set({ ...box, unused: [...box.unused], used: [...box.used], votes: JSON.stringify(box.votes) })
    .where("district", "=", districtId)
    .where("election_id", "=", id)
    .execute();
}
