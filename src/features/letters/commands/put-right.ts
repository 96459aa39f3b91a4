import { v7 as uuidv7 } from "uuid";
import { refusePersons } from "../../../network/person-words.ts";
import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import { forgetFile } from "../../../platform/files/stored-files.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { Refusal, notNow } from "../../../platform/web/form.ts";
import type { LetterRow } from "../queries/letters.ts";
import type { ReplyRow } from "../queries/replies.ts";
import { isFinal } from "../reply.ts";
import type { Mender } from "../reply.ts";
import { lockLetter } from "./drafts.ts";
import { fileColumns, refuseWording, wordingColumns } from "./replies.ts";
import type { ReplyDetails } from "./replies.ts";
import { recordReplyItem, settleLetter } from "./standing.ts";

type MayRegister = Permit<"letters.register_reply">;

/** A reply as it should have been entered. Without a file the one that is there stays. */
export type Correction = ReplyDetails & { readonly receivedDay: string; readonly why: string };

/**
 * Puts a reply right that was entered on the addressee's behalf. What it said before is kept for those who may do so; that it
 * was put right, and why, everyone reads. The letter then stands as the reply says now.
 * @param version of the reply that was read before writing
 * @throws Refusal `"": not_now | changed_meanwhile | already_answered`, `why: personal`, and as `refuseWording`
 */
export async function correctReply(tx: Tx, permit: MayRegister, id: string, version: number, details: Correction, now: Date): Promise<void> {
  const { letter, reply: before } = await lockEntered(tx, permit.districtId, id);
  const changes = { ...wordingColumns(details), ...(details.file && fileColumns(details.file)), file_is_public: details.fileIsPublic ?? false };
  if (saysNothingNew(before, changes)) return;
  if (before.version !== version) throw new Refusal({ field: "", code: "changed_meanwhile" });
  if (isFinal(changes.kind) && letter.status !== "waiting" && !isFinal(before.kind)) throw new Refusal({ field: "", code: "already_answered" });
  await refuseWording(tx, letter, details, now);
  await refusePersons(tx, permit.districtId, { why: details.why });
  const by = roleBehind(permit);
  const { district, kind, reason, received_day, new_due_day, their_number, function: said } = before;
  await tx
    .insertInto("letters.earlier_reply")
    .values({ district, id: uuidv7(), reply_id: id, kind, reason, received_day, new_due_day, their_number, function: said, corrected_at: now, corrected_by: by, why: details.why })
    .execute();
  if (details.file && before.file_key !== null) await forgetFile(tx, district, before.file_key);
  const row = await change(tx, before, { ...changes, version: version + 1, ...(details.file && { file_removed_at: null, file_removed_why: null, file_removed_sha256: null }) });
  await recordReplyItem(tx, row, letter);
  await settleLetter(tx, letter, "correction");
  await recordChange(tx, permit, {
    action: "letters.correct_reply",
    kind: "reply",
    id,
    before: audited(before),
    after: audited(row),
  });
}

/**
 * Withdraws a reply that was entered on the addressee's behalf and is not theirs, or not to this letter. That it was, and why,
 * everyone reads; the letter stands as if the reply had not come. One that is withdrawn already stays as it is.
 * @param version of the reply that was read before
 * @throws Refusal `"": not_now | changed_meanwhile`, `why: personal`
 */
export async function withdrawReply(
  tx: Tx,
  permit: MayRegister,
  id: string,
  { version, why }: { readonly version: number; readonly why: string },
  now: Date,
): Promise<void> {
  const { letter, reply: before } = await lockReply(tx, permit.districtId, id);
  if (before.withdrawn_at) return;
  if (before.came_by !== "secretary") throw notNow();
  if (before.version !== version) throw new Refusal({ field: "", code: "changed_meanwhile" });
  await refusePersons(tx, permit.districtId, { why });
  const row = await change(tx, before, { withdrawn_at: now, withdrawn_by: roleBehind(permit), withdrawn_why: why, version: version + 1 });
  await recordReplyItem(tx, row, letter);
  await settleLetter(tx, letter, "correction");
  await recordChange(tx, permit, { action: "letters.withdraw_reply", kind: "reply", id, before: audited(before), after: { isWithdrawn: true } });
}

/** Locks a reply and its letter until the transaction ends. @throws Refusal `"": not_now` when there is none */
export async function lockReply(tx: Tx, districtId: DistrictId, id: string): Promise<{ letter: LetterRow; reply: ReplyRow }> {
  const find = () => tx.selectFrom("letters.reply").selectAll().where("district", "=", districtId).where("id", "=", id).executeTakeFirst();
  const seen = await find();
  if (!seen) throw notNow();
  // All that writes a reply locks its letter first; what was read before that may be old.
  const letter = await lockLetter(tx, districtId, seen.letter_id);
  return { letter, reply: (await find()) ?? seen };
}

async function lockEntered(tx: Tx, districtId: DistrictId, id: string): Promise<{ letter: LetterRow; reply: ReplyRow }> {
  const locked = await lockReply(tx, districtId, id);
  if (locked.reply.came_by !== "secretary" || locked.reply.withdrawn_at) throw notNow();
  return locked;
}

async function change(tx: Tx, { district, id }: ReplyRow, changes: Partial<ReplyRow>): Promise<ReplyRow> {
  return tx
    .updateTable("letters.reply")
    .set(changes)
    .where("district", "=", district)
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

function saysNothingNew(before: ReplyRow, changes: Partial<ReplyRow>): boolean {
  return Object.entries(changes).every(([column, value]) => before[column as keyof ReplyRow] === value);
}

function roleBehind({ actor }: Permit<string>): Mender {
  return actor.kind === "member" && !actor.roles.includes("coordinator") ? "admin" : "coordinator";
}

// Neither words of a reply nor why it was changed: they are kept where they can be taken out.
function audited({ kind, received_day, new_due_day, file_sha256, file_is_public }: ReplyRow) {
  return { kind, receivedDay: received_day, dueDay: new_due_day, sha256: file_sha256, isPublic: file_is_public };
}
