import { sql } from "kysely";
import type { Tx } from "../../../../platform/db/database.ts";
import { hashReceiptCode, makeReceiptCode } from "../../../../platform/receipt-code.ts";
import { Refusal, notNow } from "../../../../platform/web/form.ts";
import { lockOpen } from "../../commands/records.ts";
import { listInvited, sentLetterOf } from "../queries/invitations.ts";
import type { Inviting } from "../queries/invitations.ts";
import { batchCode, mostLetters, toldOf } from "../rules/paper.ts";
import { isToPrint } from "../rules/standing.ts";
import { recordList } from "./list.ts";
import { readyToSend } from "./send.ts";
import type { Sending } from "./send.ts";
import "../tables.ts";

interface PaperOrder {
  /** When the letter was made that whoever asks was told of; "" when of none. */
  readonly told: string;
  readonly publicUrl: string;
  readonly now: Date;
}

/**
 * Makes the code for somebody's letter on paper: from then on they are invited. A code they had opens nothing any more.
 * @returns it; it cannot be read again
 * @throws Refusal `"": letter_needed`, `letter_made` when there is one that they were not told of, `not_now` when the conference is
 *   over, or for somebody who gets mail
 */
export async function makePaperCode(tx: Tx, permit: Inviting, conferenceId: string, id: string, { told, publicUrl, now }: PaperOrder): Promise<string> {
  // Held before the conference, as by somebody who answers: in the other order each would wait for the other.
  const held = await tx.selectFrom("conference.invitation").select("sent_at").where("district", "=", permit.districtId).where("id", "=", id).forUpdate().executeTakeFirst();
  await lockOpen(tx, permit.districtId, conferenceId, now);
  if (!(await sentLetterOf(tx, permit.districtId, conferenceId, publicUrl))) throw new Refusal({ field: "", code: "letter_needed" });
  if (toldOf(held?.sent_at) !== told) throw new Refusal({ field: "", code: "letter_made" });
  const code = makeReceiptCode();
  const made = await tx
    .updateTable("conference.invitation")
    .set((eb) => ({ code_hash: hashReceiptCode("invitation", code), sent_at: eb.fn.coalesce("sent_at", eb.val(now)) }))
    .where("district", "=", permit.districtId)
    .where("conference_id", "=", conferenceId)
    .where("id", "=", id)
    .where("email", "is", null)
    .where("erased_at", "is", null)
    .returning("id")
    .executeTakeFirst();
  if (!made) throw notNow();
  await recordList(tx, permit, "conference.print_invitation", conferenceId, {});
  return code;
}

/**
 * Makes codes for the letters of those without mail who have got none, as many as are made at once: from then on they are invited.
 * No code that somebody has is closed, and who presses again makes letters for nobody twice.
 * @returns how many got one now
 * @throws Refusal `"": not_now | letter_needed | no_registration | registration_over | nobody_to_print`
 */
export async function makeLetters(tx: Tx, permit: Inviting, conferenceId: string, sending: Sending): Promise<number> {
  const { districtId } = permit;
  const { secret, now } = sending;
  await readyToSend(tx, permit, conferenceId, sending);
  const due = (await listInvited(tx, permit, conferenceId, sending)).filter(isToPrint);
  const ids = await heldIds(tx, permit, due.map(({ id }) => id));
  if (ids.length === 0) throw new Refusal({ field: "", code: "nobody_to_print" });
  const hashes = ids.map((id) => hashReceiptCode("invitation", batchCode(secret, id, now)));
  await sql`
    update conference.invitation as i set code_hash = made.hash, sent_at = ${now}
    from unnest(${ids}::uuid[], ${hashes}::text[]) as made (id, hash)
    where i.district = ${districtId} and i.id = made.id`.execute(tx);
  await recordList(tx, permit, "conference.print_invitations", conferenceId, { count: ids.length });
  return ids.length;
}

/** Holds those who still have got nothing, in one order, so that two who press at once wait for each other and not each for both. */
async function heldIds(tx: Tx, { districtId }: Inviting, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .selectFrom("conference.invitation")
    .select("id")
    .where("district", "=", districtId)
    .where("id", "in", ids)
    .where("sent_at", "is", null)
    .orderBy("id")
    .forUpdate()
    .execute();
  return rows.slice(0, mostLetters).map(({ id }) => id);
}
