import { refusePersonPhones } from "../../../network/person-phones.ts";
import { refusePersons } from "../../../network/person-words.ts";
import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { membersById } from "../../../platform/identity/queries.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { Refusal, notNow } from "../../../platform/web/form.ts";
import { mayClose, mayCount, mayOpen } from "../election.ts";
import { drawOrder } from "../lot.ts";
import type { ElectionRow } from "../queries/elections.ts";
import { candidateNamesIn, lockElection, moveOn, stageOf } from "./record.ts";

type Manager = Permit<"elections.manage">;

/**
 * Closes the list when everyone has had their time, and draws the order of the ballot.
 * @throws Refusal `"": not_now | still_waiting`
 */
export async function closeList(tx: Tx, permit: Manager, id: string, now: Date): Promise<void> {
  const row = await lockElection(tx, permit.districtId, id);
  if (!mayClose(stageOf(row), now)) throw notNow();
  const candidates = await tx
    .selectFrom("elections.candidate")
    .select(["id", "name", "status"])
    .where("district", "=", permit.districtId)
    .where("election_id", "=", id)
    .execute();
  if (candidates.some(({ status }) => status === "waiting")) throw new Refusal({ field: "", code: "still_waiting" });
  const order = drawOrder(row.order_secret, candidates, ({ name }) => name ?? "");
  for (const [at, candidate] of order.entries())
    await tx
      .updateTable("elections.candidate")
      .set({ number: at + 1 })
      .where("district", "=", permit.districtId)
      .where("id", "=", candidate.id)
      .execute();
  await moveOn(tx, row, "closed", now);
  await tell(tx, permit, "elections.close", row, { candidates: candidates.length });
}

/**
 * Opens the voting, from its day on.
 * @throws Refusal `"": not_now | nobody_to_choose` when there are no more candidates than seats
 */
export async function openVoting(tx: Tx, permit: Manager, id: string, now: Date): Promise<void> {
  const row = await lockElection(tx, permit.districtId, id);
  if (!mayOpen(stageOf(row), now)) throw notNow();
  if ((await standing(tx, row)) <= row.seats) throw new Refusal({ field: "", code: "nobody_to_choose" });
  await moveOn(tx, row, "voting", now);
  await tell(tx, permit, "elections.open", row);
}

/** Who counts, and what was said or thrown in the hall for the lot. */
export interface CountInput {
  readonly hallWords: string;
  readonly counterOne: string;
  readonly counterTwo: string;
}

/**
 * Ends the voting at the hour that was promised. The hall's words are fixed before anybody has seen a figure.
 * @throws Refusal `"": not_now | nobody_to_choose`, `counterOne | counterTwo: invalid_choice`,
 * `hallWords: person_phone | personal`
 */
export async function startCount(tx: Tx, permit: Manager, id: string, input: CountInput, now: Date): Promise<void> {
  const row = await lockElection(tx, permit.districtId, id);
  if (!mayCount(stageOf(row), now)) throw notNow();
  if (row.status === "closed" && (await standing(tx, row)) <= row.seats)
    throw new Refusal({ field: "", code: "nobody_to_choose" });
  await refuseCounters(tx, permit, input);
  const { hallWords, counterOne, counterTwo } = input;
  await refusePersonPhones(tx, permit.districtId, { hallWords });
  await refusePersons(tx, permit.districtId, { hallWords }, await candidateNamesIn(tx, row));
  await moveOn(tx, row, "counting", now, { hall_words: hallWords, counter_one: counterOne, counter_two: counterTwo });
  await tell(tx, permit, "elections.start_count", row, { hallWords, counters: [counterOne, counterTwo] });
}

/**
 * Names other counters. What somebody counted who counts no more is counted anew.
 * @throws Refusal `"": not_now`, `counterOne | counterTwo: invalid_choice`
 */
export async function nameCounters(
  tx: Tx,
  permit: Manager,
  id: string,
  input: Omit<CountInput, "hallWords">,
): Promise<void> {
  const row = await lockElection(tx, permit.districtId, id);
  if (row.status !== "counting") throw notNow();
  await refuseCounters(tx, permit, input);
  const counters = [input.counterOne, input.counterTwo];
  await tx
    .updateTable("elections.election")
    .set({ counter_one: input.counterOne, counter_two: input.counterTwo })
    .where("district", "=", permit.districtId)
    .where("id", "=", id)
    .execute();
  await tx
    .deleteFrom("elections.tally")
    .where("district", "=", permit.districtId)
    .where("election_id", "=", id)
    .where("counter_id", "not in", counters)
    .execute();
  await tell(tx, permit, "elections.counters", row, { counters });
}

/** How many stand. */
export async function standing(tx: Tx, row: Pick<ElectionRow, "district" | "id">): Promise<number> {
  const { count } = await tx
    .selectFrom("elections.candidate")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("district", "=", row.district)
    .where("election_id", "=", row.id)
    .where("status", "=", "standing")
    .executeTakeFirstOrThrow();
  return count;
}

async function refuseCounters(tx: Tx, permit: Manager, { counterOne, counterTwo }: Omit<CountInput, "hallWords">): Promise<void> {
  const members = await membersById(tx, permit, [counterOne, counterTwo]);
  for (const [field, id] of Object.entries({ counterOne, counterTwo })) {
    const counts = members.find((member) => member.id === id)?.roles.some((role) => role !== "admin");
    if (!counts) throw new Refusal({ field, code: "invalid_choice" });
  }
}

async function tell(
  tx: Tx,
  permit: Manager,
  action: string,
  { id }: ElectionRow,
  after: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  await recordChange(tx, permit, { action, kind: "election", id, after });
}
