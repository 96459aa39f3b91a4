import { sql } from "kysely";
import { v7 as uuidv7 } from "uuid";
import { recordChange } from "../audit/commands.ts";
import type { Tx } from "../db/database.ts";
import { lockDistrict } from "../district/lock.ts";
import type { Permit } from "../rights/permit.ts";
import { Refusal } from "../web/form.ts";
import { forgetPeopleWithoutMembership } from "./forget-people.ts";
import { normalEmail } from "./member.ts";
import type { MemberRole, Reach } from "./member.ts";
import { addressWithoutMail, closeSignInLinks } from "./sign-in.ts";
import "./tables.ts";

/** What is known about a member: how to reach them, and what they may do. Empty texts count as nothing. */
export interface MemberDetails {
  readonly name: string;
  readonly reach: Reach;
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly centreName?: string | null;
  readonly roles: readonly MemberRole[];
}

/**
 * Adds a person to the district's network.
 * @returns the id of the new member
 * @throws Refusal `name: required`, `email: required | email_taken`, `phone: required`, `centreName: required`
 */
export async function addMember(tx: Tx, permit: Permit<string>, details: MemberDetails): Promise<string> {
  const row = checkedRow(details);
  await refuseTakenEmail(tx, permit, row.email, undefined);
  const id = uuidv7();
  await tx
    .insertInto("platform.member")
    .values({ ...row, district: permit.districtId, id, person_id: null, ended_at: null })
    .execute();
  await recordChange(tx, permit, { action: "members.add", kind: "member", id, after: withoutContact(row) });
  return id;
}

/**
 * Changes what is known about a member. With another mail address they sign in anew from there, and no link that went to the old
 * one, or was handed over while there was none, opens anything.
 * @returns false when there is no such member any more
 * @throws Refusal as `addMember`, `roles: last_admin`
 */
export async function changeMember(
  tx: Tx,
  permit: Permit<string>,
  id: string,
  details: MemberDetails,
  now: Date,
): Promise<boolean> {
  const row = checkedRow(details);
  const before = await lockMember(tx, permit, id);
  if (!before) return false;
  await refuseTakenEmail(tx, permit, row.email, id);
  if (!row.roles.includes("admin")) await refuseLastAdmin(tx, permit, id, before.roles, "roles");
  const isReadElsewhere = before.email !== row.email;
  await tx
    .updateTable("platform.member")
    .set((eb) => ({ ...row, ...(isReadElsewhere && { person_id: null }), version: eb("version", "+", 1) }))
    .where("district", "=", permit.districtId)
    .where("id", "=", id)
    .execute();
  if (isReadElsewhere) await forgetPeopleWithoutMembership(tx);
  if (isReadElsewhere) await closeSignInLinks(tx, addressWithoutMail(id));
  if (isReadElsewhere && before.email !== null) await revokeLinksOf(tx, permit, id, now);
  await recordChange(tx, permit, {
    action: "members.change",
    kind: "member",
    id,
    before: withoutContact(before),
    after: { ...withoutContact(row), ...(isReadElsewhere && { otherEmail: true }) },
  });
  return true;
}

/**
 * Changes only how a member is reached, so that it never overwrites what somebody else changes of them meanwhile.
 * @returns false when there is no such member any more
 * @throws Refusal `phone | centreName: required`, `reach: no_email`
 */
export async function changeReach(
  tx: Tx,
  permit: Permit<string>,
  id: string,
  details: Pick<MemberDetails, "reach" | "phone" | "centreName">,
): Promise<boolean> {
  const before = await lockMember(tx, permit, id);
  if (!before) return false;
  if (details.reach === "mail" && before.email === null) throw new Refusal({ field: "reach", code: "no_email" });
  const row = checkedRow({ ...details, name: before.name, email: before.email, roles: before.roles });
  await tx
    .updateTable("platform.member")
    .set((eb) => ({ reach: row.reach, phone: row.phone, centre_name: row.centre_name, version: eb("version", "+", 1) }))
    .where("district", "=", permit.districtId)
    .where("id", "=", id)
    .execute();
  await recordChange(tx, permit, {
    action: "members.change",
    kind: "member",
    id,
    before: withoutContact(before),
    after: withoutContact(row),
  });
  return true;
}

async function revokeLinksOf(tx: Tx, permit: Permit<string>, memberId: string, now: Date): Promise<void> {
  await tx
    .updateTable("platform.personal_link")
    .set({ revoked_at: now })
    .where("district", "=", permit.districtId)
    .where("member_id", "=", memberId)
    .where("revoked_at", "is", null)
    .execute();
}

/**
 * Ends a membership: rights, personal links and how to reach the person go at once, and, when it was the last, their sessions
 * and passkeys; the name stays for the records.
 * @returns false when there is no such member any more
 * @throws Refusal `"": last_admin`
 */
export async function endMember(tx: Tx, permit: Permit<string>, id: string, now: Date): Promise<boolean> {
  const before = await lockMember(tx, permit, id);
  if (!before) return false;
  await refuseLastAdmin(tx, permit, id, before.roles, "");
  await tx
    .updateTable("platform.member")
    .set({ ended_at: now, email: null, phone: null, centre_name: null, person_id: null })
    .where("district", "=", permit.districtId)
    .where("id", "=", id)
    .execute();
  await forgetPeopleWithoutMembership(tx);
  await revokeLinksOf(tx, permit, id, now);
  await recordChange(tx, permit, { action: "members.end", kind: "member", id, before: withoutContact(before) });
  return true;
}

interface CheckedRow {
  readonly name: string;
  readonly reach: Reach;
  readonly email: string | null;
  readonly phone: string | null;
  readonly centre_name: string | null;
  readonly roles: MemberRole[];
}

function checkedRow(details: MemberDetails): CheckedRow {
  const row = {
    name: details.name.trim(),
    reach: details.reach,
    email: normalEmail(details.email ?? "") || null,
    phone: details.phone?.trim() || null,
    centre_name: details.centreName?.trim() || null,
    roles: [...new Set(details.roles)],
  };
  const required = (field: string) => new Refusal({ field, code: "required" });
  if (row.name === "") throw required("name");
  if (row.reach === "mail" && row.email === null) throw required("email");
  if (row.reach === "phone" && row.phone === null) throw required("phone");
  if (row.reach === "centre" && row.centre_name === null) throw required("centreName");
  return row;
}

async function refuseTakenEmail(
  tx: Tx,
  permit: Permit<string>,
  email: string | null,
  exceptId: string | undefined,
): Promise<void> {
  if (email === null) return;
  // Two coordinators adding the same address at once wait for each other here instead of failing at the index.
  await lockDistrict(tx, permit.districtId);
  const taken = await tx
    .selectFrom("platform.member")
    .select("id")
    .where("district", "=", permit.districtId)
    .where("email", "=", email)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  if (taken && taken.id !== exceptId) throw new Refusal({ field: "email", code: "email_taken" });
}

/** Only an administrator makes others one: when the last has let go of it, nobody in the district can any more. */
async function refuseLastAdmin(tx: Tx, permit: Permit<string>, id: string, before: readonly MemberRole[], field: string): Promise<void> {
  if (!before.includes("admin")) return;
  // Two administrators who let go of each other at once wait for each other here.
  await lockDistrict(tx, permit.districtId);
  const other = await tx
    .selectFrom("platform.member")
    .select("id")
    .where("district", "=", permit.districtId)
    .where("id", "!=", id)
    .where("ended_at", "is", null)
    .where(sql<boolean>`'admin' = any(roles)`)
    .executeTakeFirst();
  if (!other) throw new Refusal({ field, code: "last_admin" });
}

/** Locks a member until the transaction ends, so that what is checked of them still holds. */
export async function lockMember(tx: Tx, permit: Permit<string>, id: string) {
  return tx
    .selectFrom("platform.member")
    .select(["name", "reach", "email", "phone", "centre_name", "roles", "person_id", "version"])
    .where("district", "=", permit.districtId)
    .where("id", "=", id)
    .where("ended_at", "is", null)
    .forUpdate()
    .executeTakeFirst();
}

/** What the audit may keep: that someone can be reached by mail or through a centre, but not where. */
function withoutContact(row: CheckedRow): Readonly<Record<string, unknown>> {
  return { name: row.name, reach: row.reach, roles: row.roles };
}
