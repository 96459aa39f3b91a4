import type { Selectable } from "kysely";
import type { Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import { revokePersonalLinks } from "../../../platform/identity/personal-links.ts";
import { notNow } from "../../../platform/web/form.ts";
import { recordItem } from "../../../thread/commands.ts";
import { answerPurpose } from "../link-purposes.ts";
import type { PollTable } from "../tables.ts";

export type PollRow = Selectable<PollTable>;

/** Locks a poll until the transaction ends. @throws Refusal `"": not_now` when there is none */
export async function lockPoll(tx: Tx, districtId: DistrictId, id: string): Promise<PollRow> {
  const row = await tx
    .selectFrom("polls.poll")
    .selectAll()
    .where("district", "=", districtId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notNow();
  return row;
}

/** Takes a poll a step on, in its row and in its thread. */
export async function moveOn(
  tx: Tx,
  row: PollRow,
  change: Pick<PollRow, "status"> & Partial<PollRow>,
  now: Date,
): Promise<void> {
  const after = await tx
    .updateTable("polls.poll")
    .set({ ...change, status_at: now })
    .where("district", "=", row.district)
    .where("id", "=", row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await recordItem(tx, row.district, {
    kind: "date-poll",
    id: row.id,
    at: row.created_at,
    status: after.status,
    statusAt: now,
    title: after.title,
    text: [after.place, after.cancelled_because].filter(Boolean).join("\n"),
    publicTitle: null,
  });
}

/** Closes every link to answer a poll that has ended. */
export async function closeLinks(tx: Tx, { district, id }: Pick<PollRow, "district" | "id">, now: Date): Promise<void> {
  await revokePersonalLinks(tx, { districtId: district, purpose: answerPurpose, subjectId: id }, now);
}
