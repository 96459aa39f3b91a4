import { validate as isUuid } from "uuid";
import { recordChange } from "../audit/commands.ts";
import type { Db, Tx } from "../db/database.ts";
import type { Permit } from "../rights/permit.ts";
import { allLinkPurposes, findLinkPurpose } from "./link-purposes.ts";
import "./tables.ts";

/** A personal link that still opens something. What opens it is known to its holder only. */
export interface OpenLink {
  readonly id: string;
  readonly purpose: string;
  readonly subjectId: string;
  /** null when it is no member's. */
  readonly member: { readonly id: string; readonly name: string } | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** Which open links to look at; "" is every one. */
export interface OpenLinkFilter {
  readonly purpose: string;
  readonly memberId: string;
}

type LinkPermit = Permit<"personal_links.read" | "personal_links.revoke">;

/** How many links are open for each purpose, of one member or of all. */
export async function countOpenLinks(
  db: Db,
  permit: LinkPermit,
  memberId: string,
  now: Date,
): Promise<ReadonlyMap<string, number>> {
  const rows = await openLinks(db, permit, { purpose: "", memberId }, now)
    .select(({ fn }) => ["link.purpose", fn.countAll<number>().as("count")])
    .groupBy("link.purpose")
    .execute();
  return new Map(rows.map(({ purpose, count }) => [purpose, Number(count)]));
}

/** One page of the open links, newest first. */
export async function listOpenLinks(
  db: Db,
  permit: LinkPermit,
  filter: OpenLinkFilter,
  now: Date,
  range: { readonly limit: number; readonly offset: number },
): Promise<OpenLink[]> {
  const rows = await openLinks(db, permit, filter, now)
    .select([
      "link.id",
      "link.purpose",
      "link.subject_id as subjectId",
      "link.member_id as memberId",
      "member.name as memberName",
      "link.created_at as createdAt",
      "link.expires_at as expiresAt",
    ])
    .orderBy("link.created_at", "desc")
    .orderBy("link.id", "desc")
    .limit(range.limit)
    .offset(range.offset)
    .execute();
  return rows.map(({ memberId, memberName, ...link }) => ({
    ...link,
    member: memberId === null ? null : { id: memberId, name: memberName ?? "" },
  }));
}

/**
 * Closes one link at once. One that is closed already stays as it is.
 * @returns false when the district has no such link, or one that nobody else may close
 */
export async function revokeLink(tx: Tx, permit: Permit<"personal_links.revoke">, id: string, now: Date): Promise<boolean> {
  if (!isUuid(id)) return false;
  const link = await tx
    .selectFrom("platform.personal_link")
    .select(["purpose", "member_id", "revoked_at"])
    .where("district", "=", permit.districtId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!link || findLinkPurpose(link.purpose)?.staysOpen) return false;
  if (link.revoked_at !== null) return true;
  await tx
    .updateTable("platform.personal_link")
    .set({ revoked_at: now })
    .where("district", "=", permit.districtId)
    .where("id", "=", id)
    .execute();
  const before = { purpose: link.purpose, memberId: link.member_id };
  await recordChange(tx, permit, { action: "personal_links.revoke", kind: "personal-link", id, before });
  return true;
}

/**
 * Closes all open links of one member at once.
 * @returns how many were open
 */
export async function revokeLinksOfMember(
  tx: Tx,
  permit: Permit<"personal_links.revoke">,
  memberId: string,
  now: Date,
): Promise<number> {
  if (!isUuid(memberId)) return 0;
  const lasting = allLinkPurposes().filter(({ staysOpen }) => staysOpen).map(({ purpose }) => purpose);
  const closed = await tx
    .updateTable("platform.personal_link")
    .set({ revoked_at: now })
    .where("district", "=", permit.districtId)
    .where("member_id", "=", memberId)
    .where("revoked_at", "is", null)
    .where("expires_at", ">", now)
    .$if(lasting.length > 0, (query) => query.where("purpose", "not in", lasting))
    .returning("id")
    .execute();
  if (closed.length > 0)
    await recordChange(tx, permit, {
      action: "personal_links.revoke_all",
      kind: "member",
      id: memberId,
      before: { openLinks: closed.length },
      after: { openLinks: 0 },
    });
  return closed.length;
}

function openLinks(db: Db, permit: LinkPermit, { purpose, memberId }: OpenLinkFilter, now: Date) {
  return db
    .selectFrom("platform.personal_link as link")
    .leftJoin("platform.member as member", (join) =>
      join.onRef("member.district", "=", "link.district").onRef("member.id", "=", "link.member_id"),
    )
    .where("link.district", "=", permit.districtId)
    .where("link.revoked_at", "is", null)
    .where("link.expires_at", ">", now)
    .where("member.ended_at", "is", null)
    .$if(purpose !== "", (query) => query.where("link.purpose", "=", purpose))
    .$if(memberId !== "", (query) => query.where("link.member_id", "=", memberId));
}
