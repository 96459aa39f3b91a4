import type { Selectable } from "kysely";
import type { Db, Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import type { StoredFile } from "../../../platform/files/uploads.ts";
import type { Mending, Reply, ReplyKind } from "../reply.ts";
import type { ReplyTable } from "../tables.ts";

export type ReplyRow = Selectable<ReplyTable>;

/** One reply. Replies are public; what one said before it was put right is not in it. */
export async function findReply(db: Db | Tx, districtId: DistrictId, id: string): Promise<Reply | undefined> {
  const row = await replyRows(db, districtId).where("id", "=", id).executeTakeFirst();
  return row && (await repliesFrom(db, districtId, [row]))[0];
}

/** All replies to a letter, the first first, also those that were withdrawn. */
export async function repliesTo(db: Db | Tx, districtId: DistrictId, letterId: string): Promise<Reply[]> {
  const rows = await replyRows(db, districtId).where("letter_id", "=", letterId).orderBy("id").execute();
  return repliesFrom(db, districtId, rows);
}

export interface NewestReply {
  readonly id: string;
  readonly kind: ReplyKind;
  readonly receivedDay: string;
  readonly letterTitle: string;
  readonly addresseeName: string;
}

/** The replies that came last, for the home page. */
export async function newestReplies(db: Db, districtId: DistrictId, limit: number): Promise<NewestReply[]> {
  const rows = await newestRows(db, districtId)
    .orderBy("r.received_day", "desc")
    .orderBy("r.id", "desc")
    .limit(limit)
    .execute();
  return rows.map(newestFrom);
}

/** The replies that were registered since a moment, the first first. */
export async function repliesSince(db: Db, districtId: DistrictId, since: Date, limit: number): Promise<NewestReply[]> {
  const rows = await newestRows(db, districtId).where("r.created_at", ">", since).orderBy("r.id").limit(limit).execute();
  return rows.map(newestFrom);
}

/** How many replies were registered since a moment. Public. */
export async function countReplies(db: Db, districtId: DistrictId, since: Date): Promise<number> {
  const { count } = await db
    .selectFrom("letters.reply")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("district", "=", districtId)
    .where("withdrawn_at", "is", null)
    .where("created_at", ">", since)
    .executeTakeFirstOrThrow();
  return count;
}

function newestRows(db: Db, districtId: DistrictId) {
  return db
    .selectFrom("letters.reply as r")
    .innerJoin("letters.letter as l", (join) => join.onRef("l.district", "=", "r.district").onRef("l.id", "=", "r.letter_id"))
    .select(["r.id", "r.kind", "r.received_day as receivedDay", "l.title as letterTitle", "l.addressee_name"])
    .where("r.district", "=", districtId)
    .where("r.withdrawn_at", "is", null);
}

function newestFrom({ addressee_name, ...row }: Omit<NewestReply, "addresseeName"> & { addressee_name: string | null }): NewestReply {
  return { ...row, addresseeName: addressee_name ?? "" };
}

function replyRows(db: Db | Tx, districtId: DistrictId) {
  return db.selectFrom("letters.reply").selectAll().where("district", "=", districtId);
}

async function repliesFrom(db: Db | Tx, districtId: DistrictId, rows: readonly ReplyRow[]): Promise<Reply[]> {
  // Only those that were put right have another version.
  const corrected = rows.flatMap(({ id, version }) => (version > 1 ? [id] : []));
  const corrections = await correctionsOf(db, districtId, corrected);
  return rows.map((row) => replyFrom(row, corrections.filter(({ replyId }) => replyId === row.id)));
}

async function correctionsOf(db: Db | Tx, districtId: DistrictId, ids: readonly string[]): Promise<(Mending & { replyId: string })[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom("letters.earlier_reply")
    .select(["reply_id as replyId", "corrected_at as at", "corrected_by as by", "why"])
    .where("district", "=", districtId)
    .where("reply_id", "in", ids)
    .orderBy("id")
    .execute();
}

function replyFrom(row: ReplyRow, corrections: readonly Mending[]): Reply {
  const { withdrawn_at, withdrawn_by, withdrawn_why, file_removed_at, file_removed_why, file_removed_sha256: sha256 } = row;
  return {
    id: row.id,
    letterId: row.letter_id,
    kind: row.kind,
    reason: row.reason,
    receivedDay: row.received_day,
    dueDayBefore: row.due_day_before,
    newDueDay: row.new_due_day,
    theirNumber: row.their_number,
    function: row.function,
    cameBy: row.came_by,
    file: fileFrom(row),
    fileIsPublic: row.file_is_public,
    createdAt: row.created_at,
    version: row.version,
    corrections,
    withdrawal: withdrawn_at && withdrawn_by && withdrawn_why ? { at: withdrawn_at, by: withdrawn_by, why: withdrawn_why } : null,
    blackedOutAt: row.blacked_out_at,
    fileRemoval: file_removed_at && file_removed_why ? { at: file_removed_at, why: file_removed_why, sha256 } : null,
  };
}

function fileFrom(row: ReplyRow): StoredFile | null {
  const { file_name: name, file_type: type, file_size: size, file_sha256: sha256, file_key: key } = row;
  return name !== null && type !== null && size !== null && sha256 !== null && key !== null
    ? { name, type, size, sha256, key }
    : null;
}
