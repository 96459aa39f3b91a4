import { sql } from "kysely";
import type { Expression, Selectable, SqlBool } from "kysely";
import { partyNames } from "../../../network/queries.ts";
import type { Db, Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import { readsInside } from "../../../thread/reader.ts";
import type { Reader } from "../../../thread/reader.ts";
import type { Attachment, Letter, LetterStatus, Sending } from "../letter.ts";
import type { LetterTable } from "../tables.ts";

export type LetterRow = Selectable<LetterTable>;

/** One letter with its attachments; undefined when there is none that this reader may see. Drafts are not public. */
export async function findLetter(
  db: Db | Tx,
  districtId: DistrictId,
  id: string,
  reader: Reader,
): Promise<Letter | undefined> {
  const row = await db
    .selectFrom("letters.letter")
    .selectAll()
    .where("district", "=", districtId)
    .where("id", "=", id)
    .where(readableBy(reader))
    .executeTakeFirst();
  return row && letterFrom(db, row);
}

/** A letter with all that belongs to it, from its row. */
export async function letterFrom(db: Db | Tx, row: LetterRow): Promise<Letter> {
  const names = await partyNames(db, row.district, row.addressee_id ? [row.addressee_id] : []);
  return {
    id: row.id,
    decisionId: row.decision_id,
    audience: row.audience,
    title: row.title,
    body: row.body,
    theirNumber: row.their_number,
    addresseeId: row.addressee_id,
    addresseeName: row.addressee_name ?? row.audience ?? names.get(row.addressee_id ?? "") ?? "",
    dueDay: row.due_day,
    status: row.status,
    statusAt: row.status_at,
    version: row.version,
    createdAt: row.created_at,
    attachments: await attachmentsOf(db, row.district, row.id),
    blackedOutAt: row.blacked_out_at,
    sending: sendingFrom(row),
  };
}

function sendingFrom(row: LetterRow): Sending | undefined {
  const { case_number, document_number, sent_at, sent_day, sent_by, first_due_day, letterhead, sent_text, sha256 } = row;
  if (!case_number || !document_number || !sent_at || !sent_day || !sent_by) return undefined;
  if (!letterhead || !sent_text || !sha256) return undefined;
  return {
    caseNumber: case_number,
    documentNumber: document_number,
    at: sent_at,
    day: sent_day,
    by: sent_by,
    handedOver: row.handed_over,
    firstDueDay: first_due_day,
    letterhead,
    text: sent_text,
    sha256,
    mailedAt: row.mailed_at,
  };
}

/** A letter's attachments in the order they were added. */
export async function attachmentsOf(db: Db | Tx, districtId: DistrictId, letterId: string): Promise<Attachment[]> {
  return db
    .selectFrom("letters.attachment")
    .select(["id", "name", "type", "size", "sha256", "file_key as fileKey"])
    .where("district", "=", districtId)
    .where("letter_id", "=", letterId)
    .orderBy("id")
    .execute();
}

export const letterFilters = ["all", "waiting", "answered", "drafts"] as const;

export type LetterFilter = (typeof letterFilters)[number];

export interface ListedLetter {
  readonly id: string;
  readonly title: string;
  readonly addresseeId: string | null;
  readonly addresseeName: string;
  readonly documentNumber: string | null;
  readonly sentDay: string | null;
  readonly dueDay: string | null;
  readonly status: LetterStatus;
  readonly statusAt: Date;
}

/** The register of letters that were sent, newest first; with the filter "drafts" those that were not. */
export async function listLetters(
  db: Db,
  districtId: DistrictId,
  reader: Reader,
  choice: { readonly filter: LetterFilter; readonly limit: number; readonly offset: number },
): Promise<{ letters: ListedLetter[]; total: number }> {
  const rows = await db
    .selectFrom("letters.letter")
    .select(["id", "title", "addressee_id as addresseeId", "addressee_name", "audience", "document_number as documentNumber"])
    .select(["sent_day as sentDay", "due_day as dueDay", "status", "status_at as statusAt"])
    .select((eb) => eb.fn.countAll<number>().over().as("total"))
    .where("district", "=", districtId)
    .where(readableBy(reader))
    .where(matching(choice.filter))
    .orderBy("sent_at", (order) => order.desc().nullsFirst())
    .orderBy("id", "desc")
    .limit(choice.limit)
    .offset(choice.offset)
    .execute();
  const ids = rows.flatMap((row) => (row.addresseeId && !row.addressee_name ? [row.addresseeId] : []));
  const names = await partyNames(db, districtId, ids);
  const letters = rows.map(({ addressee_name, audience, ...row }) => ({
    ...row,
    addresseeName: addressee_name ?? audience ?? names.get(row.addresseeId ?? "") ?? "",
  }));
  return { letters, total: rows[0]?.total ?? 0 };
}

/** The letters that wait for a reply, the one that is due first first. Public. */
export async function waitingLetters(db: Db, districtId: DistrictId): Promise<Pick<Letter, "id" | "title" | "status" | "statusAt" | "dueDay">[]> {
  return db
    .selectFrom("letters.letter")
    .select(["id", "title", "status", "status_at as statusAt", "due_day as dueDay"])
    .where("district", "=", districtId)
    .where(matching("waiting"))
    .orderBy("due_day")
    .orderBy("id")
    .execute();
}

/** How many letters each filter shows this reader. */
export async function countLetters(
  db: Db,
  districtId: DistrictId,
  reader: Reader,
): Promise<Record<LetterFilter, number>> {
  const counts = await db
    .selectFrom("letters.letter")
    .select((eb) => [
      eb.fn.countAll<number>().filterWhere(matching("all")).as("all"),
      eb.fn.countAll<number>().filterWhere(matching("waiting")).as("waiting"),
      eb.fn.countAll<number>().filterWhere(matching("answered")).as("answered"),
      eb.fn.countAll<number>().filterWhere(matching("drafts")).as("drafts"),
    ])
    .where("district", "=", districtId)
    .where(readableBy(reader))
    .executeTakeFirstOrThrow();
  return counts;
}

function matching(filter: LetterFilter): Expression<SqlBool> {
  switch (filter) {
    case "all":
      return sql<SqlBool>`status <> 'draft'`;
    case "waiting":
      return sql<SqlBool>`status = 'waiting'`;
    case "answered":
      return sql<SqlBool>`status not in ('draft', 'waiting', 'sent')`;
    case "drafts":
      return sql<SqlBool>`status = 'draft'`;
  }
}

function readableBy(reader: Reader): Expression<SqlBool> {
  return readsInside(reader, "letter") ? sql<SqlBool>`true` : sql<SqlBool>`status <> 'draft'`;
}
