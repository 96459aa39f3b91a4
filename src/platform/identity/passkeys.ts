import { isIP } from "node:net";
import { generateRegistrationOptions, verifyRegistrationResponse } from "@simplewebauthn/server";
import type { RegistrationResponseJSON } from "@simplewebauthn/server";
import { v7 as uuidv7 } from "uuid";
import type { Db, Tx } from "../db/database.ts";
import { Refusal } from "../web/form.ts";
import type { AuthSettings } from "./auth.ts";
import { isOwnChallenge, makeChallenge } from "./passkey-challenge.ts";
import "./tables.ts";

/** More devices than this nobody has a use for. */
export const mostPasskeys = 10;

/** EdDSA, ES256 and RS256: what devices make today. The newer kinds are experiments in Node still. */
const algorithms = [-8, -7, -257];

/** A passkey as its owner sees it. */
export interface Passkey {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly lastUsedOn: string | null;
}

/** Whether browsers make passkeys for this address: it needs a name, and https unless it is this machine's own. */
export function passkeysWorkAt(publicUrl: string): boolean {
  const { hostname, protocol } = new URL(publicUrl);
  return hostname === "localhost" || (protocol === "https:" && isIP(hostname.replace(/^\[|\]$/g, "")) === 0);
}

/** A person's passkeys, oldest first. */
export async function listPasskeys(db: Db | Tx, personId: string): Promise<Passkey[]> {
  return db
    .selectFrom("identity.passkey")
    .select(["id", "name", "created_at as createdAt", "last_used_on as lastUsedOn"])
    .where("person_id", "=", personId)
    .orderBy("created_at")
    .execute();
}

/** Who makes a passkey, in which session. */
export interface PasskeyOwner {
  readonly personId: string;
  readonly sessionKey: string;
  readonly name: string;
}

/** What a browser needs to make a passkey, as JSON for a page. */
export async function passkeyCreation(db: Db, settings: AuthSettings, owner: PasskeyOwner, now: Date): Promise<string> {
  const known = await db
    .selectFrom("identity.passkey")
    .select(["credential_id as id", "transports"])
    .where("person_id", "=", owner.personId)
    .execute();
  const options = await generateRegistrationOptions({
    rpName: "Kvarter",
    rpID: new URL(settings.publicUrl).hostname,
    userID: new TextEncoder().encode(owner.personId),
    userName: owner.name,
    userDisplayName: owner.name,
    challenge: makeChallenge(settings.secret, owner.sessionKey, now),
    excludeCredentials: known,
    supportedAlgorithmIDs: algorithms,
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  return JSON.stringify(options);
}

/**
 * Keeps the passkey that a browser has made for a person.
 * @param answer what the browser gave, as it came
 * @returns its id
 * @throws Refusal `"": passkey_failed | passkey_limit | passkey_known`
 */
export async function addPasskey(
  tx: Tx,
  settings: AuthSettings,
  owner: PasskeyOwner,
  passkey: { readonly name: string; readonly answer: unknown },
  now: Date,
): Promise<string> {
  const { credential } = await verifiedCreation(settings, owner, passkey.answer, now);
  await tx.selectFrom("identity.person").select("id").where("id", "=", owner.personId).forUpdate().execute();
  if ((await listPasskeys(tx, owner.personId)).length >= mostPasskeys) throw refusal("passkey_limit");
  const kept = await tx
    .insertInto("identity.passkey")
    .values({
      id: uuidv7(),
      person_id: owner.personId,
      credential_id: credential.id,
      public_key: Buffer.from(credential.publicKey),
      counter: String(credential.counter),
      transports: (credential.transports ?? []).slice(0, 8),
      name: passkey.name,
      last_used_on: null,
    })
    .onConflict((conflict) => conflict.column("credential_id").doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!kept) throw refusal("passkey_known");
  return kept.id;
}

/**
 * Removes one of a person's own passkeys.
 * @returns its name; undefined when they have none such
 */
export async function removePasskey(tx: Tx, personId: string, id: string): Promise<string | undefined> {
  const removed = await tx
    .deleteFrom("identity.passkey")
    .where("person_id", "=", personId)
    .where("id", "=", id)
    .returning("name")
    .executeTakeFirst();
  return removed?.name;
}

async function verifiedCreation(settings: AuthSettings, owner: PasskeyOwner, answer: unknown, now: Date) {
  const { origin, hostname } = new URL(settings.publicUrl);
  const verified = await verifyRegistrationResponse({
    response: answer as RegistrationResponseJSON,
    expectedChallenge: (challenge) => isOwnChallenge(settings.secret, owner.sessionKey, challenge, now),
    expectedOrigin: origin,
    expectedRPID: hostname,
    supportedAlgorithmIDs: algorithms,
    requireUserVerification: true,
  }).catch(() => undefined);
  if (!verified?.verified) throw refusal("passkey_failed");
  return verified.registrationInfo;
}

const refusal = (code: string) => new Refusal({ field: "", code });
