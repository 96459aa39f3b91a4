import { generateAuthenticationOptions, verifyAuthenticationResponse } from "@simplewebauthn/server";
import type { AuthenticationResponseJSON, WebAuthnCredential } from "@simplewebauthn/server";
import { v7 as uuidv7 } from "uuid";
import type { Tx } from "../db/database.ts";
import { Refusal } from "../web/form.ts";
import type { AuthSettings } from "./auth.ts";
import type { Device } from "./device.ts";
import { challengeId, isOwnChallenge, makeChallenge } from "./passkey-challenge.ts";
import { openSession, today } from "./sessions.ts";
import { joinMemberships } from "./sign-in.ts";
import type { SignedIn } from "./sign-in.ts";
import "./tables.ts";

/** What a browser needs to sign in with any passkey it has for this address, as JSON for a page. */
export async function passkeyQuestion(settings: AuthSettings, now: Date): Promise<string> {
  const options = await generateAuthenticationOptions({
    rpID: new URL(settings.publicUrl).hostname,
    challenge: makeChallenge(settings.secret, "visitor", now),
    userVerification: "required",
  });
  return JSON.stringify(options);
}

/**
 * Signs in whoever a passkey belongs to, in the caller's transaction. An answer counts once.
 * @param answer what the browser gave, as it came
 * @throws Refusal `"": passkey_failed`, also when the person is a member nowhere any more
 */
export async function signInWithPasskey(
  tx: Tx,
  settings: AuthSettings,
  answer: unknown,
  device: Device,
  now: Date,
): Promise<SignedIn> {
  const passkey = await lockPasskey(tx, answer);
  if (!passkey) throw failed();
  const { challenge, counter } = await verifiedAnswer(settings, answer, passkey.credential, now);
  await useUp(tx, challenge, now);
  await tx
    .updateTable("identity.passkey")
    .set({ counter: String(counter), last_used_on: today })
    .where("id", "=", passkey.id)
    .execute();
  const { email } = await tx.selectFrom("identity.person").select("email").where("id", "=", passkey.personId).executeTakeFirstOrThrow();
  const memberships = await joinMemberships(tx, passkey.personId, email);
  if (memberships.length === 0) throw failed();
  return { sessionToken: await openSession(tx, settings, passkey.personId, device), email, memberships };
}

async function lockPasskey(tx: Tx, answer: unknown) {
  const id = (answer as { id?: unknown } | null)?.id;
  if (typeof id !== "string") return undefined;
  const row = await tx
    .selectFrom("identity.passkey")
    .select(["id", "person_id as personId", "credential_id", "public_key", "counter"])
    .where("credential_id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return undefined;
  const credential: WebAuthnCredential = {
    id: row.credential_id,
    publicKey: new Uint8Array(row.public_key),
    counter: Number(row.counter),
  };
  return { id: row.id, personId: row.personId, credential };
}

async function verifiedAnswer(settings: AuthSettings, answer: unknown, credential: WebAuthnCredential, now: Date) {
  const { origin, hostname } = new URL(settings.publicUrl);
  let challenge = "";
  const verified = await verifyAuthenticationResponse({
    response: answer as AuthenticationResponseJSON,
    expectedChallenge: (returned) => {
      challenge = returned;
      return isOwnChallenge(settings.secret, "visitor", returned, now);
    },
    expectedOrigin: origin,
    expectedRPID: hostname,
    credential,
    requireUserVerification: true,
  }).catch(() => undefined);
  if (!verified?.verified) throw failed();
  return { challenge, counter: verified.authenticationInfo.newCounter };
}

/** Remembers for as long as a challenge is good that it has been answered; the passkey's row is locked meanwhile. */
async function useUp(tx: Tx, challenge: string, now: Date): Promise<void> {
  const identifier = `answered:${challengeId(challenge)}`;
  const before = await tx
    .selectFrom("identity.verification")
    .select("id")
    .where("identifier", "=", identifier)
    .executeTakeFirst();
  if (before) throw failed();
  await tx
    .insertInto("identity.verification")
    .values({ id: uuidv7(), identifier, value: "", expires_at: new Date(now.getTime() + 24 * 60 * 60 * 1000) })
    .execute();
}

const failed = () => new Refusal({ field: "", code: "passkey_failed" });
