import { v7 as uuidv7 } from "uuid";
import { refusePersonPhones } from "../../../network/person-phones.ts";
import { refuseLeftParty } from "../../../network/assign.ts";
import { findParty } from "../../../network/queries.ts";
import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import { forgetFile } from "../../../platform/files/stored-files.ts";
import type { StoredFile } from "../../../platform/files/uploads.ts";
import { dayOf } from "../../../platform/i18n/dates.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { Refusal, notNow } from "../../../platform/web/form.ts";
import type { LetterRow } from "../queries/letters.ts";
import { forgetItem } from "../../../thread/commands.ts";
import type { Origin } from "../../../thread/kinds.ts";
import { recordLetter } from "./record.ts";

const mostAttachments = 10;

export interface DraftDetails {
  /** A party that takes letters; null when it is not chosen yet, and in an open letter. */
  readonly addresseeId: string | null;
  /** To whom an open letter is, in words. */
  readonly audience?: string | null;
  readonly title: string;
  /** Markdown. */
  readonly body: string;
  /** The addressee's own number, "" when it is not known. */
  readonly theirNumber?: string;
  /** null: six weeks after it is sent. */
  readonly dueDay?: string | null;
}

/**
 * Begins a letter on a decision, or on what a workshop recommends. The thread ties the two when it is made through it.
 * @param originId what all letters of one case are written on
 * @throws Refusal `addressee: no_letters | party_left`, `title | body: person_phone`
 */
export async function draftLetter(
  tx: Tx,
  permit: Permit<"letters.write">,
  originId: string,
  details: DraftDetails,
  now: Date,
): Promise<{ id: string }> {
  await refuseAddressee(tx, permit.districtId, details.addresseeId);
  await refusePersonPhones(tx, permit.districtId, { title: details.title, body: details.body });
  await tx
    .insertInto("letters.case_file")
    .values({ district: permit.districtId, decision_id: originId, number: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return addDraft(tx, permit, { decision_id: originId, ...changedColumns(details) }, now);
}

/**
 * Begins an open letter: to many at once, on the case of what it comes of, with the words that this begins with.
 * @throws Refusal `"": not_now` when it is too early for one, `title | body | audience: person_phone`
 */
export async function draftOpenLetter(tx: Tx, permit: Permit<"letters.write">, { letter }: Origin, now: Date): Promise<{ id: string }> {
  if (!letter) throw notNow();
  const { caseNumber, phone, ...details } = letter;
  await refusePersonPhones(tx, permit.districtId, details, phone ? [phone] : []);
  return addDraft(tx, permit, { decision_id: null, given_case: caseNumber, given_phone: phone, ...changedColumns({ ...details, addresseeId: null }) }, now);
}

type DraftColumns = ReturnType<typeof changedColumns> & { readonly decision_id: string | null; readonly given_case?: string; readonly given_phone?: string | null };

async function addDraft(tx: Tx, permit: Permit<"letters.write">, columns: DraftColumns, now: Date): Promise<{ id: string }> {
  const { decision_id: originId, ...changed } = columns;
  const row = await tx
    .insertInto("letters.letter")
    .values({
      district: permit.districtId,
      id: uuidv7(),
      ...columns,
      status: "draft",
      status_at: now,
      created_at: now,
      addressee_name: null,
      case_number: null,
      document_number: null,
      sent_at: null,
      sent_day: null,
      first_due_day: null,
      sent_by: null,
      office_email: null,
      letterhead: null,
      sent_text: null,
      sha256: null,
      mailed_at: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await recordLetter(tx, row);
  await recordChange(tx, permit, {
    action: "letters.write",
    kind: "letter",
    id: row.id,
    after: { ...changed, originId },
  });
  return { id: row.id };
}

/**
 * Changes a draft.
 * @param version of the draft that was read before writing
 * @throws Refusal `"": already_sent | changed_meanwhile`, `addressee: no_letters | party_left`, `audience: required`, `dueDay: due_passed`, `title | body | audience: person_phone`
 */
export async function changeLetter(
  tx: Tx,
  permit: Permit<"letters.write">,
  id: string,
  version: number,
  details: DraftDetails,
  now: Date,
): Promise<void> {
  const before = await lockDraft(tx, permit.districtId, id);
  const isOpen = before.audience !== null;
  if (isOpen && !details.audience) throw new Refusal({ field: "audience", code: "required" });
  const changes = changedColumns(isOpen ? { ...details, addresseeId: null, theirNumber: "", dueDay: null } : { ...details, audience: null });
  if (before.version !== version) throw new Refusal({ field: "", code: "changed_meanwhile" });
  if (changes.due_day !== null && changes.due_day <= dayOf(now)) throw new Refusal({ field: "dueDay", code: "due_passed" });
  if (changes.addressee_id !== before.addressee_id) await refuseAddressee(tx, permit.districtId, changes.addressee_id);
  await refusePersonPhones(tx, permit.districtId, { title: details.title, body: details.body, audience: changes.audience ?? "" }, before.given_phone ? [before.given_phone] : []);
  const row = await tx
    .updateTable("letters.letter")
    .set({ ...changes, status_at: now, version: version + 1 })
    .where("district", "=", permit.districtId)
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await recordLetter(tx, row);
  await recordChange(tx, permit, {
    action: "letters.write",
    kind: "letter",
    id,
    before: columnsOf(before),
    after: changes,
  });
}

/**
 * Puts a stored file with a draft.
 * @throws Refusal `"": already_sent`, `file: too_many`
 */
export async function addAttachment(
  tx: Tx,
  permit: Permit<"letters.write">,
  letterId: string,
  file: StoredFile,
  now: Date,
): Promise<{ id: string }> {
  await lockDraft(tx, permit.districtId, letterId);
  const { count } = await tx
    .selectFrom("letters.attachment")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("district", "=", permit.districtId)
    .where("letter_id", "=", letterId)
    .executeTakeFirstOrThrow();
  if (count >= mostAttachments) throw new Refusal({ field: "file", code: "too_many" });
  const id = uuidv7();
  const { key, name, type, size, sha256 } = file;
  await tx
    .insertInto("letters.attachment")
    .values({ district: permit.districtId, id, letter_id: letterId, name, type, size, sha256, file_key: key, created_at: now })
    .execute();
  await recordChange(tx, permit, {
    action: "letters.attach",
    kind: "letter",
    id: letterId,
    after: { attachment: file.name, sha256: file.sha256 },
  });
  return { id };
}

/**
 * Takes an attachment away from a draft, with its file; one that is gone already is no mistake.
 * @throws Refusal `"": not_now | already_sent`
 */
export async function removeAttachment(
  tx: Tx,
  permit: Permit<"letters.write">,
  letterId: string,
  attachmentId: string,
): Promise<void> {
  await lockDraft(tx, permit.districtId, letterId);
  const row = await tx
    .deleteFrom("letters.attachment")
    .where("district", "=", permit.districtId)
    .where("letter_id", "=", letterId)
    .where("id", "=", attachmentId)
    .returning(["name", "sha256", "file_key"])
    .executeTakeFirst();
  if (!row) return;
  await forgetFile(tx, permit.districtId, row.file_key);
  await recordChange(tx, permit, {
    action: "letters.detach",
    kind: "letter",
    id: letterId,
    before: { attachment: row.name, sha256: row.sha256 },
  });
}

/**
 * Deletes a draft with its attachments and its ties in the thread.
 * @throws Refusal `"": not_now | already_sent`
 */
export async function discardLetter(tx: Tx, permit: Permit<"letters.write">, id: string): Promise<void> {
  const row = await lockLetter(tx, permit.districtId, id);
  if (row.status !== "draft") throw new Refusal({ field: "", code: "already_sent" });
  const attachments = await tx
    .deleteFrom("letters.attachment")
    .where("district", "=", permit.districtId)
    .where("letter_id", "=", id)
    .returning("file_key as fileKey")
    .execute();
  for (const { fileKey } of attachments) await forgetFile(tx, permit.districtId, fileKey);
  await tx.deleteFrom("letters.letter").where("district", "=", permit.districtId).where("id", "=", id).execute();
  await forgetItem(tx, permit.districtId, { kind: "letter", id });
  await recordChange(tx, permit, { action: "letters.discard", kind: "letter", id, before: columnsOf(row) });
}

/** Locks a letter until the transaction ends. @throws Refusal `"": not_now` when there is none */
export async function lockLetter(tx: Tx, districtId: DistrictId, id: string): Promise<LetterRow> {
  const row = await findLocked(tx, districtId, id);
  if (!row) throw notNow();
  return row;
}

async function findLocked(tx: Tx, districtId: DistrictId, id: string): Promise<LetterRow | undefined> {
  return tx.selectFrom("letters.letter").selectAll().where("district", "=", districtId).where("id", "=", id).forUpdate().executeTakeFirst();
}

async function lockDraft(tx: Tx, districtId: DistrictId, id: string): Promise<LetterRow> {
  const row = await lockLetter(tx, districtId, id);
  if (row.status !== "draft") throw new Refusal({ field: "", code: "already_sent" });
  return row;
}

async function refuseAddressee(tx: Tx, districtId: DistrictId, partyId: string | null): Promise<void> {
  if (partyId === null) return;
  const party = await findParty(tx, districtId, partyId);
  if (!party?.takesLetters) throw new Refusal({ field: "addressee", code: "no_letters" });
  await refuseLeftParty(tx, districtId, "addressee", partyId);
}

function changedColumns({ addresseeId, audience = null, title, body, theirNumber = "", dueDay = null }: DraftDetails) {
  return { addressee_id: addresseeId, audience, title, body, their_number: theirNumber, due_day: dueDay };
}

function columnsOf({ addressee_id, audience, title, body, their_number, due_day }: LetterRow) {
  return { addressee_id, audience, title, body, their_number, due_day };
}
