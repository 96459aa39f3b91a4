import { validate as isUuid } from "uuid";
import type { Db, Tx } from "../db/database.ts";
import type { DistrictId } from "../district/district.ts";
import type { Permit } from "../rights/permit.ts";
import { normalEmail } from "./member.ts";
import type { Member, MemberRole } from "./member.ts";
import "./tables.ts";

/** One member with how to reach them, also one who has left; undefined when the district has none such. */
export async function findMember(db: Db | Tx, permit: Permit<string>, id: string): Promise<Member | undefined> {
  // Ids come out of addresses; one that is none is no member's.
  if (!isUuid(id)) return undefined;
  return memberRows(db, permit.districtId).where("id", "=", id).executeTakeFirst();
}

/** Everyone who is a member now, in Danish alphabetical order. */
export async function listMembers(db: Db | Tx, permit: Permit<string>): Promise<Member[]> {
  return memberRows(db, permit.districtId).where("ended_at", "is", null).execute();
}

/** Those of the given members who still are members, for invitations and reminders. */
export async function membersById(db: Db | Tx, permit: Permit<string>, ids: readonly string[]): Promise<Member[]> {
  if (ids.length === 0) return [];
  return memberRows(db, permit.districtId).where("id", "in", ids).where("ended_at", "is", null).execute();
}

/** Names by id, also of those who have left; nothing that tells how to reach them. */
export async function memberNames(db: Db | Tx, districtId: DistrictId): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom("platform.member")
    .select(["id", "name"])
    .where("district", "=", districtId)
    .execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

export interface Membership {
  readonly districtId: DistrictId;
  readonly memberId: string;
  readonly name: string;
  readonly roles: readonly MemberRole[];
}

/** Everywhere an address belongs to a member now, oldest first. Only for signing in: it says nothing to a visitor. */
export async function membersByEmail(db: Db | Tx, email: string): Promise<Membership[]> {
  return db
    .selectFrom("platform.member")
    .select(["district as districtId", "id as memberId", "name", "roles"])
    .where("email", "=", normalEmail(email))
    .where("ended_at", "is", null)
    .orderBy("created_at")
    .execute();
}

/** Where to mail a link to sign in, and what to call whom; undefined for whoever is no member any more or has no address. */
export async function addressToSignIn(
  db: Db | Tx,
  districtId: DistrictId,
  memberId: string,
): Promise<{ readonly name: string; readonly email: string } | undefined> {
  const member = await db
    .selectFrom("platform.member")
    .select(["name", "email"])
    .where("district", "=", districtId)
    .where("id", "=", memberId)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return member?.email ? { name: member.name, email: member.email } : undefined;
}

function memberRows(db: Db | Tx, districtId: DistrictId) {
  return db
    .selectFrom("platform.member")
    .select([
      "id",
      "name",
      "email",
      "phone",
      "reach",
      "centre_name as centreName",
      "roles",
      "version",
      "created_at as createdAt",
      "ended_at as endedAt",
    ])
    .where("district", "=", districtId)
    .orderBy("name", (order) => order.collate("da-x-icu"))
    .orderBy("id");
}
