import { refusePersonPhones } from "../../../network/person-phones.ts";
import { refusePersons } from "../../../network/person-words.ts";
import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { District } from "../../../platform/district/district.ts";
import { dayOf } from "../../../platform/i18n/dates.ts";
import { nextNumber } from "../../../platform/numbers/numbers.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { Refusal, notNow } from "../../../platform/web/form.ts";
import type { Seat } from "../election.ts";
import type { ElectionRow } from "../queries/elections.ts";
import { batchesOf } from "../queries/counting.ts";
import { handedOutOf } from "../queries/voting.ts";
import { resultOf, resultWithoutVote } from "../result.ts";
import type { Result } from "../result.ts";
import { tallyErrors } from "../tally.ts";
import type { Tally } from "../tally.ts";
import { emptyBox } from "./call.ts";
import { mailCandidates } from "./mails.ts";
import type { MailSettings } from "./mails.ts";
import { candidateNamesIn, lockElection, recordElection } from "./record.ts";
import { lockBox } from "./voting.ts";

type Manager = Permit<"elections.manage">;

/**
 * One of the two counters writes what they made of a batch of paper, or corrects it.
 * @throws Refusal `"": not_now` when they do not count this election, and the errors of `tallyErrors`
 */
export async function enterTally(
  tx: Tx,
  permit: Permit<"elections.count">,
  id: string,
  batch: number,
  tally: Tally,
): Promise<void> {
  const election = await lockElection(tx, permit.districtId, id);
  const counter = permit.actor.kind === "member" ? permit.actor.memberId : "";
  if (election.status !== "counting" || ![election.counter_one, election.counter_two].includes(counter)) throw notNow();
  const numbers = (await numbersOf(tx, election)).map(({ number }) => number);
  // A form that names a number nobody has was not ours.
  if (Object.keys(tally.votes).some((number) => !numbers.includes(Number(number)))) throw notNow();
  const votes = Object.fromEntries(numbers.map((number) => [number, tally.votes[number] ?? 0]));
  const errors = tallyErrors({ ...tally, votes }, election.crosses);
  if (errors.length > 0) throw new Refusal(...errors);
  const figures = { ballots: tally.ballots, blank: tally.blank, invalid: tally.invalid, votes: JSON.stringify(votes) };
  await tx
    .insertInto("elections.tally")
    .values({ district: permit.districtId, election_id: id, batch, counter_id: counter, ...figures })
    .onConflict((conflict) =>
      conflict.columns(["district", "election_id", "batch", "counter_id"]).doUpdateSet(figures),
    )
    .execute();
  await recordChange(tx, permit, { action: "elections.tally", kind: "election", id, after: { batch } });
}

/**
 * Fixes the result: counts everything, gives it a number, tells the candidates, and erases codes and who got a ballot.
 * Without more candidates than seats it does so as soon as the list is closed.
 * @throws Refusal `"": not_now | not_settled` while two counters do not agree,
 * `remarks: person_phone | personal`
 */
export async function approveResult(
  tx: Tx,
  permit: Manager,
  settings: MailSettings & { readonly district: District },
  id: string,
  remarks: string,
  now: Date,
): Promise<void> {
  const before = await lockElection(tx, permit.districtId, id);
  await refusePersonPhones(tx, permit.districtId, { remarks });
  await refusePersons(tx, permit.districtId, { remarks }, await candidateNamesIn(tx, before));
  const result = await fixedResult(tx, before);
  const after = await tx
    .updateTable("elections.election")
    .set({
      status: "approved",
      status_at: now,
      document_number: await nextNumber(tx, settings.district, "document", Number(dayOf(now).slice(0, 4))),
      approved_at: now,
      remarks,
      result: JSON.stringify(result),
    })
    .where("district", "=", permit.districtId)
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await writeSeats(tx, after, "elected", result.elected);
  await writeSeats(tx, after, "deputy", result.deputies);
  await emptyBox(tx, permit, id, now);
  await recordElection(tx, after);
  await mailCandidates(tx, settings, after, "result");
  await recordChange(tx, permit, {
    action: "elections.approve",
    kind: "election",
    id,
    after: { documentNumber: after.document_number },
  });
}

async function fixedResult(tx: Tx, row: ElectionRow): Promise<Result> {
  const numbers = (await numbersOf(tx, row)).filter(({ stands }) => stands).map(({ number }) => number);
  if (row.status === "closed") {
    if (numbers.length > row.seats) throw notNow();
    return resultWithoutVote(numbers, row.seats);
  }
  if (row.status !== "counting" || row.hall_words === null) throw notNow();
  const paper = (await batchesOf(tx, row.district, row.id)).map(({ settled }) => settled);
  if (!paper.every((tally) => tally !== undefined)) throw new Refusal({ field: "", code: "not_settled" });
  const box = await lockBox(tx, row.district, row.id);
  return resultOf({
    seats: row.seats,
    deputies: row.deputies,
    numbers,
    handedOut: await handedOutOf(tx, row.district, row.id),
    codesMade: box.unused.length + box.used.length,
    screen: box,
    paper,
    tieSecret: row.tie_secret,
    hallWords: row.hall_words,
  });
}

async function numbersOf(tx: Tx, row: ElectionRow): Promise<{ number: number; stands: boolean }[]> {
  const rows = await tx
    .selectFrom("elections.candidate")
    .select(["number", "status"])
    .where("district", "=", row.district)
    .where("election_id", "=", row.id)
    .where("number", "is not", null)
    .orderBy("number")
    .execute();
  return rows.map(({ number, status }) => ({ number: Number(number), stands: status === "standing" }));
}

async function writeSeats(tx: Tx, row: ElectionRow, outcome: Seat, numbers: readonly number[]): Promise<void> {
  for (const [at, number] of numbers.entries())
    await tx
      .updateTable("elections.candidate")
      .set({ outcome, rank: at + 1 })
      .where("district", "=", row.district)
      .where("election_id", "=", row.id)
      .where("number", "=", number)
      .execute();
}
