import type { Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import { makePersonalLink } from "../../../platform/identity/personal-links.ts";
import { paths } from "../paths.ts";
import { replyLinkPurpose } from "./replies.ts";
import "../tables.ts";

const linkLifetime = 365 * 24 * 60 * 60 * 1000;

/**
 * Marks a letter as mailed, once.
 * @param letter with the digest of the text that is mailed
 * @returns the office's address; undefined when it was mailed before, goes in another way, or says something else by now
 */
export async function takeUnmailed(
  tx: Tx,
  districtId: DistrictId,
  { id, sha256 }: { readonly id: string; readonly sha256: string },
  now: Date,
): Promise<string | undefined> {
  const row = await tx
    .updateTable("letters.letter")
    .set({ mailed_at: now })
    .where("district", "=", districtId)
    .where("id", "=", id)
    .where("sha256", "=", sha256)
    .where("sent_by", "=", "mail")
    .where("mailed_at", "is", null)
    .returning("office_email")
    .executeTakeFirst();
  return row?.office_email ?? undefined;
}

interface ReplyLink {
  readonly districtId: DistrictId;
  readonly letterId: string;
  readonly sentAt: Date;
  /** Base of addresses, without a slash at the end. */
  readonly publicUrl: string;
}

/** Makes the personal link by which a letter's addressee replies, for a mail with the letter. */
export async function makeReplyUrl(tx: Tx, { districtId, letterId, sentAt, publicUrl }: ReplyLink): Promise<string> {
  const expiresAt = new Date(sentAt.getTime() + linkLifetime);
  const token = await makePersonalLink(tx, { districtId, purpose: replyLinkPurpose, subjectId: letterId, expiresAt });
  return publicUrl + paths.replyByLink.to({ districtId, lang: "da" }, { token });
}
