import { sql } from "kysely";
import type { Db, Tx } from "../db/database.ts";
import { authOver, longestSessionDays, sessionDays } from "./auth.ts";
import type { AuthSettings } from "./auth.ts";
import type { BrowserFamily, Device, DeviceKind } from "./device.ts";
import "./tables.ts";

/** Opens a session for a person who has proven who they are. Returns what its cookie carries. */
export async function openSession(tx: Tx, settings: AuthSettings, personId: string, device: Device): Promise<string> {
  const { internalAdapter } = await authOver(tx, settings).$context;
  const { token } = await internalAdapter.createSession(personId);
  await describeSession(tx, token, device);
  return token;
}

/** Writes on a session what its owner may know it again by. */
export async function describeSession(tx: Tx, token: string, device: Device): Promise<void> {
  await tx
    .updateTable("identity.session")
    .set({ device: device.kind, browser: device.browser })
    .where("token", "=", token)
    .execute();
}

/** Today in the database, as `last_used_on` has it. */
export const today = sql<string>`(now() at time zone 'Europe/Copenhagen')::date`;

/**
 * Prolongs a session on its first use of a day: thirty days from now, but never beyond the longest a session may live.
 * Later uses on the same day write nothing.
 */
export async function prolongSession(db: Db, key: string): Promise<void> {
  await db
    .updateTable("identity.session")
    .set({
      last_used_on: today,
      expires_at: sql<Date>`least(
        now() + make_interval(days => ${sessionDays}),
        created_at + make_interval(days => ${longestSessionDays})
      )`,
    })
    .where("id", "=", key)
    .where("last_used_on", "<", today)
    .execute();
}

/** One place where a person is signed in. */
export interface OwnSession {
  readonly key: string;
  readonly kind: DeviceKind;
  readonly browser: BrowserFamily;
  readonly openedAt: Date;
  readonly lastUsedOn: string;
  readonly endsAt: Date;
}

/** Where a person is signed in, the one used last first. */
export async function listSessions(db: Db | Tx, personId: string): Promise<OwnSession[]> {
  return db
    .selectFrom("identity.session")
    .select([
      "id as key",
      "device as kind",
      "browser",
      "created_at as openedAt",
      "last_used_on as lastUsedOn",
      "expires_at as endsAt",
    ])
    .where("person_id", "=", personId)
    .where("expires_at", ">", sql<Date>`now()`)
    .orderBy("last_used_on", "desc")
    .orderBy("created_at", "desc")
    .execute();
}

/** Ends one of a person's own sessions; one that is over, or somebody else's, stays as it is. */
export async function endSession(tx: Tx, personId: string, key: string): Promise<void> {
  await tx.deleteFrom("identity.session").where("person_id", "=", personId).where("id", "=", key).execute();
}

/** Ends the session that a browser had until it got another: nobody is to find one in their list that no browser has. */
export async function endReplacedSession(db: Db | Tx, key: string, newToken: string): Promise<void> {
  await db.deleteFrom("identity.session").where("id", "=", key).where("token", "!=", newToken).execute();
}

/** Signs a person out everywhere. */
export async function endAllSessions(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom("identity.session").where("person_id", "=", personId).execute();
}
