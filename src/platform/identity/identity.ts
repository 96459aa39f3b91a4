import type { Context } from "hono";
import { sql } from "kysely";
import type { Db, Tx } from "../db/database.ts";
import type { DistrictId } from "../district/district.ts";
import type { Actor } from "../rights/permit.ts";
import type { Role } from "../rights/roles.ts";
import type { Identity, SignedInSession } from "../web/deps.ts";
import type { AuthSettings } from "./auth.ts";
import { confirmSignInPath } from "./paths.ts";
import type { Membership } from "./queries.ts";
import { readSessionCookie } from "./session-cookie.ts";
import { prolongSession, today } from "./sessions.ts";
import { addressWithoutMail, makeSignInToken } from "./sign-in.ts";
import "./tables.ts";

export interface IdentityOptions extends AuthSettings {
  readonly db: Db;
}

/** Ties requests to people: one query for a request with a session, none for one without. */
export function createIdentity({ db, ...settings }: IdentityOptions): Identity {
  const sessions = new WeakMap<Context, Promise<SignedInSession | undefined>>();
  const sessionOf = (c: Context) => {
    const known = sessions.get(c) ?? readSession(db, c, settings);
    sessions.set(c, known);
    return known;
  };
  return {
    session: sessionOf,
    async actorIn(c, districtId): Promise<Actor> {
      const session = await sessionOf(c);
      const here = session?.memberships.find((membership) => membership.districtId === districtId);
      if (!session || !here) return { kind: "visitor" };
      return { kind: "member", memberId: here.memberId, name: here.name, roles: here.roles, sessionKey: session.key };
    },
    rolesNow: (sessionKey, districtId) => rolesNow(db, sessionKey, districtId),
    signInLinkFor: (districtId, memberId) => signInLinkFor(db, settings, districtId, memberId),
  };
}

/**
 * An address that signs a member in once, within a day.
 * @throws Error when there is no such member
 */
export async function signInLinkFor(
  db: Db | Tx,
  settings: AuthSettings,
  districtId: DistrictId,
  memberId: string,
): Promise<string> {
  const member = await db
    .selectFrom("platform.member")
    .select(["name", "email"])
    .where("district", "=", districtId)
    .where("id", "=", memberId)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  if (!member) throw new Error("there is no such member");
  const person = { name: member.name, email: member.email ?? addressWithoutMail(memberId) };
  const token = await makeSignInToken(db, settings, person, 24 * 60 * 60);
  return `${settings.publicUrl}${confirmSignInPath.to({ lang: "da" }, {}, { token })}`;
}

async function rolesNow(db: Db, sessionKey: string, districtId: DistrictId): Promise<readonly Role[]> {
  const member = await db
    .selectFrom("identity.session as session")
    .innerJoin("platform.member as member", "member.person_id", "session.person_id")
    .select("member.roles")
    .where("session.id", "=", sessionKey)
    .where("session.expires_at", ">", sql<Date>`now()`)
    .where("member.district", "=", districtId)
    .where("member.ended_at", "is", null)
    .executeTakeFirst();
  return member?.roles ?? [];
}

async function readSession(db: Db, c: Context, settings: AuthSettings): Promise<SignedInSession | undefined> {
  const token = await readSessionCookie(c, settings);
  if (token === undefined) return undefined;
  const rows = await db
    .selectFrom("identity.session as session")
    .innerJoin("identity.person as person", "person.id", "session.person_id")
    .leftJoin("platform.member as member", (join) =>
      join.onRef("member.person_id", "=", "person.id").on("member.ended_at", "is", null),
    )
    .select([
      "session.id as key",
      sql<boolean>`session.last_used_on < ${today}`.as("isFirstUseToday"),
      "person.id as personId",
      "person.email as personEmail",
      "person.name as personName",
      "member.district as districtId",
      "member.id as memberId",
      "member.name as name",
      "member.roles as roles",
    ])
    .where("session.token", "=", token)
    .where("session.expires_at", ">", sql<Date>`now()`)
    .orderBy("member.created_at")
    .execute();
  const [first] = rows;
  if (!first) return undefined;
  if (first.isFirstUseToday) await prolongSession(db, first.key);
  const memberships: Membership[] = rows.flatMap(({ districtId, memberId, name, roles }) =>
    districtId === null || memberId === null || name === null || roles === null
      ? []
      : [{ districtId, memberId, name, roles }],
  );
  const { key, personId, personEmail } = first;
  return { key, personId, personEmail, name: memberships[0]?.name ?? first.personName, memberships };
}
