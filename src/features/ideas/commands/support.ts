import type { Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import { notNow } from "../../../platform/web/form.ts";
import "../tables.ts";
import { lockIdea } from "./triage.ts";

/** One browser's part in one idea. */
export interface SupporterRef {
  readonly district: DistrictId;
  readonly ideaId: string;
  readonly key: string;
}

/** Counts a browser's support for a published idea; the same twice is one. @throws Refusal `"": not_now` */
export async function supportIdea(tx: Tx, who: SupporterRef): Promise<void> {
  await holdOpen(tx, who);
  const added = await tx
    .insertInto("ideas.support")
    .values({ district: who.district, idea_id: who.ideaId, key: who.key })
    .onConflict((conflict) => conflict.doNothing())
    .returning("key")
    .executeTakeFirst();
  if (added) await count(tx, who, 1);
}

/** Takes a browser's support back; where there is none nothing happens. @throws Refusal `"": not_now` */
export async function takeSupportBack(tx: Tx, who: SupporterRef): Promise<void> {
  await holdOpen(tx, who);
  const gone = await tx
    .deleteFrom("ideas.support")
    .where("district", "=", who.district)
    .where("idea_id", "=", who.ideaId)
    .where("key", "=", who.key)
    .returning("key")
    .executeTakeFirst();
  if (gone) await count(tx, who, -1);
}

/** The idea is locked first, so that two presses of one browser, or closing it, wait for each other. */
async function holdOpen(tx: Tx, { district, ideaId }: SupporterRef): Promise<void> {
  const { status } = await lockIdea(tx, district, ideaId);
  if (status !== "published") throw notNow();
}

async function count(tx: Tx, { district, ideaId }: SupporterRef, by: 1 | -1): Promise<void> {
  await tx
    .updateTable("ideas.idea")
    .set((eb) => ({ supporters: eb("supporters", "+", by) }))
    .where("district", "=", district)
    .where("id", "=", ideaId)
    .execute();
}
