import type { Selectable, Updateable } from "kysely";
import { refusePersonPhones } from "../../../network/person-phones.ts";
import { refusePersons } from "../../../network/person-words.ts";
import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { Refusal, notNow } from "../../../platform/web/form.ts";
import { isRecorded, linkItems, recordItem } from "../../../thread/commands.ts";
import { kindOf } from "../../../thread/kinds.ts";
import { isPublic, stepsOpenTo, untitled } from "../idea.ts";
import type { StepInput } from "../schema.ts";
import type { IdeaTable } from "../tables.ts";

type IdeaRow = Selectable<IdeaTable>;
type Manage = Permit<"ideas.manage">;

/**
 * Does what a coordinator decides about an idea: read, published as it was written, returned with a reason, closed with what
 * the forum did with it. Only what has been published has a place in the thread; what is taken down keeps the place without
 * a word of it.
 * @throws Refusal `"": not_now`, `"": changed_meanwhile` when it does not stand as they saw it, `"": personal` when its texts
 * name somebody, `answer: personal`, `note: person_phone`
 */
export async function takeStep(tx: Tx, permit: Manage, id: string, input: StepInput, now: Date): Promise<void> {
  const before = await lockIdea(tx, permit.districtId, id);
  const isAsSeen = before.status === input.seen && (input.seenSince ?? before.status_at.getTime()) === before.status_at.getTime();
  if (!isAsSeen) throw new Refusal({ field: "", code: "changed_meanwhile" });
  if (!stepsOpenTo(before.status).includes(input.do)) throw notNow();
  const after = await write(tx, before, await changeOf(tx, before, input, now));
  if (isPublic(before.status) || isPublic(after.status)) await record(tx, after);
  if (after.status === "published") await tieToOrigins(tx, after, now);
  await recordChange(tx, permit, { action: `ideas.${input.do}`, kind: "idea", id, ...told(before, after) });
}

async function changeOf(tx: Tx, row: IdeaRow, input: StepInput, now: Date): Promise<Updateable<IdeaTable>> {
  const { district } = row;
  const none = { status_at: now, return_reason: null, outcome: null, answer: "" };
  switch (input.do) {
    case "read":
      return { ...none, status: "read" };
    case "publish":
      // It goes out as it was written, so nothing can be taken out of it either.
      await refusePersons(tx, district, { "": [row.title, row.what, row.for_whom, row.place].join("\n") });
      return { ...none, status: "published", published_at: row.published_at ?? now };
    case "return":
      await refusePersonPhones(tx, district, { note: input.note });
      return { ...none, status: "returned", return_reason: input.reason, answer: input.note };
    case "close":
      await refusePersons(tx, district, { answer: input.answer });
      return { ...none, status: "closed", outcome: input.outcome, answer: input.answer };
  }
}

/** Locks an idea until the transaction ends. @throws Refusal `"": not_now` when there is none such */
export async function lockIdea(tx: Tx, districtId: DistrictId, id: string): Promise<IdeaRow> {
  const row = await tx
    .selectFrom("ideas.idea")
    .selectAll()
    .where("district", "=", districtId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notNow();
  return row;
}

async function write(tx: Tx, row: IdeaRow, change: Updateable<IdeaTable>): Promise<IdeaRow> {
  return tx
    .updateTable("ideas.idea")
    .set(change)
    .where("district", "=", row.district)
    .where("id", "=", row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

async function record(tx: Tx, row: IdeaRow): Promise<void> {
  const isShown = isPublic(row.status);
  const title = isShown ? row.title : untitled;
  const text = isShown ? [row.what, row.for_whom, row.place].filter(Boolean).join("\n") : "";
  await recordItem(tx, row.district, {
    kind: "idea",
    id: row.id,
    at: row.published_at ?? row.status_at,
    status: row.outcome ?? row.status,
    statusAt: row.status_at,
    title,
    text,
    publicTitle: isShown ? title : null,
    publicText: text,
  });
}

async function tieToOrigins(tx: Tx, { district, id }: IdeaRow, now: Date): Promise<void> {
  const origins = await tx
    .selectFrom("ideas.origin")
    .select(["item_kind as kind", "item_id as id"])
    .where("district", "=", district)
    .where("idea_id", "=", id)
    .execute();
  for (const origin of origins) {
    if (!(await isRecorded(tx, district, origin))) continue;
    await linkItems(tx, district, origin, { kind: "idea", id });
    await kindOf(origin.kind).ledToMore?.(tx, district, origin.id, now);
  }
}

const told = (before: IdeaRow, after: IdeaRow) => ({
  before: { status: before.status },
  after: {
    status: after.status,
    ...(after.return_reason && { reason: after.return_reason }),
    ...(after.outcome && { outcome: after.outcome, answer: after.answer }),
  },
});
