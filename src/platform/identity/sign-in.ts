import { createHash } from "node:crypto";
import { isAPIError } from "better-auth/api";
import { sql } from "kysely";
import { v7 as uuidv7 } from "uuid";
import type { Db, Tx } from "../db/database.ts";
import { authOver } from "./auth.ts";
import type { AuthSettings } from "./auth.ts";
import type { Device } from "./device.ts";
import { membersByEmail } from "./queries.ts";
import type { Membership } from "./queries.ts";
import { describeSession, openSession } from "./sessions.ts";
import "./tables.ts";

/** How long a link sent by mail works. */
export const mailedLinkSeconds = 60 * 60;

/** Pressing the button again this soon, from the same page, signs in to the same session instead of failing. */
const pressAgainSeconds = 120;

/** Who a new sign-in link is for. The address is where the link goes; it is proven when the link comes back. */
export interface LinkFor {
  readonly email: string;
  readonly name: string;
}

/**
 * Makes a token that signs in once.
 * @returns the token for the address; only a hash of it is kept
 */
export async function makeSignInToken(
  db: Db | Tx,
  settings: AuthSettings,
  person: LinkFor,
  lifetimeSeconds: number,
): Promise<string> {
  let token = "";
  const auth = authOver(db, settings, { lifetimeSeconds, onToken: (made) => (token = made) });
  await auth.api.signInMagicLink({ body: { email: person.email, name: person.name }, headers: new Headers() });
  return token;
}

/** Closes the links to sign in that were made for a mail address. */
export async function closeSignInLinks(tx: Tx, email: string): Promise<void> {
  await tx
    .deleteFrom("identity.verification")
    .where("identifier", "like", "magic-link:%")
    .where(sql<boolean>`value::jsonb ->> 'email' = ${email}`)
    .execute();
}

/** Signs whoever has this mail address out everywhere: no session, passkey or link that was made so far lets them in any more. */
export async function endAllWaysIn(tx: Tx, email: string): Promise<void> {
  const person = tx.selectFrom("identity.person").select("id").where("email", "=", email);
  await tx.deleteFrom("identity.session").where("person_id", "in", person).execute();
  await tx.deleteFrom("identity.passkey").where("person_id", "in", person).execute();
  await closeSignInLinks(tx, email);
}

/**
 * Whether a token could be used now. Looking does not use it up.
 * @param email whose it must be; anybody's when left out
 */
export async function isSignInToken(db: Db | Tx, token: string, email?: string): Promise<boolean> {
  const found = await db
    .selectFrom("identity.verification")
    .select("id")
    .where("identifier", "=", `magic-link:${hashOf(token)}`)
    .where("expires_at", ">", new Date())
    .$if(email !== undefined, (query) => query.where(sql<boolean>`value::jsonb ->> 'email' = ${email}`))
    .executeTakeFirst();
  return found !== undefined;
}

/** Someone who has just signed in. */
export interface SignedIn {
  /** What the session's cookie carries. */
  readonly sessionToken: string;
  /** Their mail address, as it is kept. */
  readonly email: string;
  /** Where they are a member, oldest first; at least one. */
  readonly memberships: readonly Membership[];
}

/**
 * Uses a token up and opens a session, in the caller's transaction.
 * @param press identifies the page whose button was pressed, so that a second press there is harmless
 * @returns undefined when the token is wrong, used or too old, or when the person is no member any more
 */
export async function signInWithToken(
  tx: Tx,
  settings: AuthSettings,
  token: string,
  press: string,
  device: Device = { kind: "other", browser: "other" },
): Promise<SignedIn | undefined> {
  const pressKey = `pressed:${hashOf(`${token}|${press}`)}`;
  const opened = await openByToken(tx, settings, token);
  if (!opened) return signedInBefore(tx, pressKey);
  const memberships = await joinMemberships(tx, opened.personId, opened.email);
  if (memberships.length === 0) return undefined;
  await describeSession(tx, opened.sessionToken, device);
  await tx
    .insertInto("identity.verification")
    .values({
      id: uuidv7(),
      identifier: pressKey,
      value: opened.sessionToken,
      expires_at: new Date(Date.now() + pressAgainSeconds * 1000),
    })
    .execute();
  return { sessionToken: opened.sessionToken, email: opened.email, memberships };
}

/**
 * Opens a session for whoever a trusted service vouches for, in the caller's transaction.
 * @param email an address that the service has verified, as it is kept
 * @returns undefined when no member has the address
 */
export async function signInVouchedFor(
  tx: Tx,
  settings: AuthSettings,
  email: string,
  device: Device,
): Promise<SignedIn | undefined> {
  const [member] = await membersByEmail(tx, email);
  if (!member) return undefined;
  await tx
    .insertInto("identity.person")
    .values({ id: uuidv7(), name: member.name, email, email_verified: true })
    .onConflict((conflict) => conflict.column("email").doUpdateSet({ email_verified: true }))
    .execute();
  const person = await tx
    .selectFrom("identity.person")
    .select("id")
    .where("email", "=", email)
    .executeTakeFirstOrThrow();
  const memberships = await joinMemberships(tx, person.id, email);
  return { sessionToken: await openSession(tx, settings, person.id, device), email, memberships };
}

/** Where someone without mail stands in better-auth, which knows people by address; nothing is ever sent there. */
export function addressWithoutMail(memberId: string): string {
  return `${memberId}@${hostWithoutMail}`;
}

/** A host that can never exist. */
export const hostWithoutMail = "no-mail.invalid";

async function openByToken(tx: Tx, settings: AuthSettings, token: string) {
  try {
    // No headers of the request: a session keeps neither browser nor IP address.
    const { token: sessionToken, user } = await authOver(tx, settings).api.magicLinkVerify({
      query: { token },
      headers: new Headers(),
    });
    return { sessionToken, personId: user.id, email: user.email };
  } catch (error) {
    // A token that is not good ends in a redirect, which better-auth throws.
    if (isAPIError(error)) return undefined;
    throw error;
  }
}

/** Ties a person to every member with the address they have proven, or to the member without mail they are. */
export async function joinMemberships(tx: Tx, personId: string, email: string): Promise<Membership[]> {
  const [name, host] = email.split("@");
  const memberId = host === hostWithoutMail ? name : undefined;
  await tx
    .updateTable("platform.member")
    .set({ person_id: personId })
    .where("ended_at", "is", null)
    .where((where) =>
      memberId === undefined ? where("email", "=", email) : where("id", "=", memberId).and("email", "is", null),
    )
    .execute();
  return membershipsOf(tx, personId);
}

async function signedInBefore(tx: Tx, pressKey: string): Promise<SignedIn | undefined> {
  const session = await tx
    .selectFrom("identity.verification as press")
    .innerJoin("identity.session as session", "session.token", "press.value")
    .innerJoin("identity.person as person", "person.id", "session.person_id")
    .select(["session.token", "session.person_id", "person.email"])
    .where("press.identifier", "=", pressKey)
    .where("press.expires_at", ">", new Date())
    .executeTakeFirst();
  if (!session) return undefined;
  const memberships = await membershipsOf(tx, session.person_id);
  return memberships.length === 0 ? undefined : { sessionToken: session.token, email: session.email, memberships };
}

/** Where a person is a member now, oldest first. */
async function membershipsOf(tx: Db | Tx, personId: string): Promise<Membership[]> {
  return tx
    .selectFrom("platform.member")
    .select(["district as districtId", "id as memberId", "name", "roles"])
    .where("person_id", "=", personId)
    .where("ended_at", "is", null)
    .orderBy("created_at")
    .execute();
}

/** As better-auth hashes tokens at rest. */
function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
