import type { Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import { formatDate, formatDay } from "../../../platform/i18n/dates.ts";
import { notNow } from "../../../platform/web/form.ts";
import { recordItem } from "../../../thread/commands.ts";
import type { ElectionStatus } from "../election.ts";
import type { ElectionRow } from "../queries/elections.ts";
import { texts } from "../texts/election.ts";

/** Locks an election until the transaction ends. @throws Refusal `"": not_now` when there is none */
export async function lockElection(tx: Tx, districtId: DistrictId, id: string): Promise<ElectionRow> {
  const row = await tx
    .selectFrom("elections.election")
    .selectAll()
    .where("district", "=", districtId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notNow();
  return row;
}

/** What the rules of `election.ts` look at. */
export function stageOf(row: ElectionRow) {
  return {
    status: row.status,
    candidatesDay: row.candidates_day,
    withdrawDay: row.withdraw_day,
    votingDay: row.voting_day,
    hallFrom: row.hall_from,
    hallUntil: row.hall_until,
  };
}

/** The names of all who stand, which are public while the election goes on. */
export async function candidateNamesIn(tx: Tx, row: Pick<ElectionRow, "district" | "id">): Promise<string[]> {
  const rows = await tx
    .selectFrom("elections.candidate")
    .select("name")
    .where("district", "=", row.district)
    .where("election_id", "=", row.id)
    .where("status", "=", "standing")
    .execute();
  return rows.flatMap(({ name }) => name ?? []);
}

/** Takes an election a step on, in the row and in its thread. */
export async function moveOn(
  tx: Tx,
  row: ElectionRow,
  status: ElectionStatus,
  now: Date,
  more: Partial<Pick<ElectionRow, "hall_words" | "counter_one" | "counter_two" | "cancelled_because">> = {},
): Promise<void> {
  const after = await tx
    .updateTable("elections.election")
    .set({ ...more, status, status_at: now })
    .where("district", "=", row.district)
    .where("id", "=", row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await recordElection(tx, after);
}

/** Writes how an election stands into the thread; without names, which may have to go again. */
export async function recordElection(tx: Tx, row: ElectionRow): Promise<void> {
  const t = texts.da.item;
  const text = [
    t.seats(row.seats, row.deputies),
    t.period(formatDay(row.from_day, "da"), formatDay(row.to_day, "da")),
    t.hall(formatDate(row.hall_from, "da"), row.place),
    row.voters,
    row.standers,
    row.cancelled_because,
  ]
    .filter(Boolean)
    .join("\n");
  await recordItem(tx, row.district, {
    kind: "election",
    id: row.id,
    at: row.hall_from,
    status: row.status,
    statusAt: row.status_at,
    title: row.title,
    text,
    publicTitle: row.title,
    publicText: text,
    alsoFoundBy: [row.document_number],
  });
}
