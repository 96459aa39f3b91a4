import type { Db } from "../../../platform/db/database.ts";
import type { SupporterRef } from "../commands/support.ts";
import "../tables.ts";

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
