import type { Db } from "../db/database.ts";

declare module "../db/database.ts" {
  interface Tables {
    "platform.setting": { key: string; value: string };
  }
}

const key = "example";

/** Remembers that the example was taken away on purpose, so that the next start does not bring it back. */
export async function markExampleRemoved(db: Db): Promise<void> {
  await db
    .insertInto("platform.setting")
    .values({ key, value: "removed" })
    .onConflict((conflict) => conflict.column("key").doNothing())
    .execute();
}

/** Whether the example was taken away on purpose. */
export async function wasExampleRemoved(db: Db): Promise<boolean> {
  const row = await db.selectFrom("platform.setting").select("value").where("key", "=", key).executeTakeFirst();
  return row !== undefined;
}
