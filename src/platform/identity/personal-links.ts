import { createHash, randomBytes } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import type { Db, Tx } from "../db/database.ts";
import type { DistrictId } from "../district/district.ts";
import { grant } from "../rights/permit.ts";
import type { Permit } from "../rights/permit.ts";
import { findLinkPurpose } from "./link-purposes.ts";
import "./tables.ts";

/** What a new personal link opens: one thing, for one purpose such as `meetings.answer`. */
export interface NewPersonalLink {
  readonly districtId: DistrictId;
  readonly purpose: string;
  readonly subjectId: string;
  /** Whose link it is; absent for someone who is no member, such as the addressee of a letter. */
  readonly memberId?: string;
  readonly expiresAt: Date;
}

declare const opened: unique symbol;

/** A link whose token was right: only `findPersonalLink` makes one. */
export interface PersonalLink<P extends string = string> {
  readonly [opened]: true;
  readonly purpose: P;
  readonly districtId: DistrictId;
  readonly id: string;
  readonly subjectId: string;
  readonly memberId: string | null;
  readonly expiresAt: Date;
}

/**
 * Makes a personal link in the caller's transaction. Opening it must change nothing: mail scanners open links.
 * @returns the token for the address; it is kept nowhere and cannot be read again
 * @throws Error when no feature has registered the purpose: those who look after links would not know what it opens
 */
export async function makePersonalLink(tx: Tx, link: NewPersonalLink): Promise<string> {
  if (!findLinkPurpose(link.purpose))
    throw new Error(`no feature has registered links for "${link.purpose}": linkPurposes in its feature.ts`);
  const token = randomBytes(24).toString("base64url");
  await tx
    .insertInto("platform.personal_link")
    .values({
      district: link.districtId,
      id: uuidv7(),
      token_hash: hashOf(token),
      purpose: link.purpose,
      subject_id: link.subjectId,
      member_id: link.memberId ?? null,
      expires_at: link.expiresAt,
      revoked_at: null,
    })
    .execute();
  return token;
}

/**
 * The link behind a token; undefined alike for one that is wrong, expired, revoked, for another purpose, or of somebody
 * who has left.
 */
export async function findPersonalLink<P extends string>(
  db: Db | Tx,
  districtId: DistrictId,
  purpose: P,
  token: string,
  now: Date,
): Promise<PersonalLink<P> | undefined> {
  const row = await db
    .selectFrom("platform.personal_link")
    .select(["id", "subject_id as subjectId", "member_id as memberId", "expires_at as expiresAt"])
    .where("district", "=", districtId)
    .where("purpose", "=", purpose)
    .where("token_hash", "=", hashOf(token))
    .where("revoked_at", "is", null)
    .where("expires_at", ">", now)
    // One that was being made at the moment its member left was not there yet to be closed with the others.
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("platform.member as member")
            .select("member.id")
            .whereRef("member.district", "=", "platform.personal_link.district")
            .whereRef("member.id", "=", "platform.personal_link.member_id")
            .where("member.ended_at", "is not", null),
        ),
      ),
    )
    .executeTakeFirst();
  return row && ({ districtId, purpose, ...row } as PersonalLink<P>);
}

/** What a personal link permits: its one purpose, by whoever holds it. The audit then says that a link did it. */
export function permitByLink<P extends string>({ districtId, purpose, id, memberId }: PersonalLink<P>): Permit<P> {
  return grant(districtId, { kind: "link", linkId: id, memberId }, purpose);
}

/** Whether a member holds a link that still opens something, and since when; not what opens it. */
export async function openLinkOf(
  db: Db | Tx,
  { districtId, purpose, subjectId, memberId }: Required<LinksToRevoke>,
  now: Date,
): Promise<{ readonly createdAt: Date; readonly expiresAt: Date } | undefined> {
  return db
    .selectFrom("platform.personal_link")
    .select(["created_at as createdAt", "expires_at as expiresAt"])
    .where("district", "=", districtId)
    .where("purpose", "=", purpose)
    .where("subject_id", "=", subjectId)
    .where("member_id", "=", memberId)
    .where("revoked_at", "is", null)
    .where("expires_at", ">", now)
    .orderBy("created_at", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** How many links still open each of some subjects, whoever holds them; subjects without any are left out. */
export async function countLinksTo(
  db: Db | Tx,
  { districtId, purpose, subjectIds }: { readonly districtId: DistrictId; readonly purpose: string; readonly subjectIds: readonly string[] },
  now: Date,
): Promise<ReadonlyMap<string, number>> {
  if (subjectIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("platform.personal_link")
    .select((eb) => ["subject_id as subjectId", eb.fn.countAll<number>().as("count")])
    .where("district", "=", districtId)
    .where("purpose", "=", purpose)
    .where("subject_id", "in", [...subjectIds])
    .where("revoked_at", "is", null)
    .where("expires_at", ">", now)
    .groupBy("subject_id")
    .execute();
  return new Map(rows.map(({ subjectId, count }) => [subjectId, count]));
}

/** Which links to revoke: all to a subject, or only one member's. */
export interface LinksToRevoke {
  readonly districtId: DistrictId;
  readonly purpose: string;
  readonly subjectId: string;
  readonly memberId?: string;
}

/** Closes links from now on, for instance before a new one is made in their place. */
export async function revokePersonalLinks(tx: Tx, links: LinksToRevoke, now: Date): Promise<void> {
  const { memberId } = links;
  await tx
    .updateTable("platform.personal_link")
    .set({ revoked_at: now })
    .where("district", "=", links.districtId)
    .where("purpose", "=", links.purpose)
    .where("subject_id", "=", links.subjectId)
    .where("revoked_at", "is", null)
    .$if(memberId !== undefined, (query) => query.where("member_id", "=", memberId as string))
    .execute();
}

/** Lets links that still open something end at another time than they were made for: what they are about has been moved. */
export async function endPersonalLinksAt(
  tx: Tx,
  { districtId, purpose, subjectIds }: { readonly districtId: DistrictId; readonly purpose: string; readonly subjectIds: readonly string[] },
  expiresAt: Date,
  now: Date,
): Promise<void> {
  if (subjectIds.length === 0) return;
  await tx
    .updateTable("platform.personal_link")
    .set({ expires_at: expiresAt })
    .where("district", "=", districtId)
    .where("purpose", "=", purpose)
    .where("subject_id", "in", [...subjectIds])
    .where("revoked_at", "is", null)
    .where("expires_at", ">", now)
    .execute();
}

/** The token has 192 random bits, so a plain hash is as good as a slow one. */
function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
