import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";
import type { Db, Tx } from "../db/database.ts";
import "./tables.ts";

/** The same form was saved before, or by another request at this very moment: what this one wrote must be undone. */
export class SavedBefore extends Error {}

/**
 * Remembers in the saving transaction where a form led. A second one with the same key waits for the first to end.
 * The address is kept sealed: it may hold the code of somebody's receipt.
 * @throws SavedBefore
 */
export async function rememberForm(tx: Tx, secret: string, key: string, location: string): Promise<void> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("platform.sent_form")
    .values({ key, location: seal(secret, location) })
    .onConflict((conflict) => conflict.column("key").doNothing())
    .executeTakeFirstOrThrow();
  if (!numInsertedOrUpdatedRows) throw new SavedBefore();
}

/** Remembers in the saving transaction where a form led, instead of where an earlier one with the same key did. */
export async function rememberLast(tx: Tx, secret: string, key: string, location: string): Promise<void> {
  const sealed = seal(secret, location);
  await tx
    .insertInto("platform.sent_form")
    .values({ key, location: sealed })
    .onConflict((conflict) => conflict.column("key").doUpdateSet({ location: sealed }))
    .execute();
}

/** Where a form led that was saved before; undefined when it was not, or when the key for signatures has changed. */
export async function findSentForm(db: Db, secret: string, key: string): Promise<string | undefined> {
  const row = await db
    .selectFrom("platform.sent_form")
    .select("location")
    .where("key", "=", key)
    .executeTakeFirst();
  return row && unseal(secret, row.location);
}

function seal(secret: string, text: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", sealingKey(secret), iv);
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64url");
}

function unseal(secret: string, sealed: string): string | undefined {
  const bytes = Buffer.from(sealed, "base64url");
  const decipher = createDecipheriv("aes-256-gcm", sealingKey(secret), bytes.subarray(0, 12));
  try {
    decipher.setAuthTag(bytes.subarray(12, 28));
    return decipher.update(bytes.subarray(28), undefined, "utf8") + decipher.final("utf8");
  } catch {
    return undefined;
  }
}

function sealingKey(secret: string): Buffer {
  return createHmac("sha256", secret).update("where sent forms led").digest();
}
