import type { Db, Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import type { SupporterRef } from "../commands/support.ts";
import { shownSupport } from "../idea.ts";
import { texts } from "../texts/ideas.ts";
import "../tables.ts";
import { findIdea } from "./ideas.ts";

/** Whether a browser supports an idea; for the browser itself, which holds what the key is made of. */
export async function supports(db: Db, { district, ideaId, key }: SupporterRef): Promise<boolean> {
  const row = await db
    .selectFrom("ideas.support")
    .select("key")
    .where("district", "=", district)
    .where("idea_id", "=", ideaId)
    .where("key", "=", key)
    .executeTakeFirst();
  return row !== undefined;
}

/** What a public idea says and how many support it, in Danish, for those who deal with what is made of it. */
export async function supportOfIdea(tx: Tx, districtId: DistrictId, id: string): Promise<string | undefined> {
  const idea = await findIdea(tx, districtId, id);
  if (!idea) return undefined;
  const t = texts.da;
  const shown = shownSupport(idea.supporters);
  const parts = [
    idea.what,
    `${t.forWhom}: ${idea.forWhom}`,
    idea.place && `${t.where}: ${idea.place}`,
    `${t.kind}: ${shown === "few" ? t.support.few : t.support.many(shown)}.`,
  ];
  return parts.filter(Boolean).join("\n\n");
}
