import { randomUUID } from "node:crypto";
import { refusePersonPhones } from "../../../network/person-phones.ts";
import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { dayOf, startOfDay } from "../../../platform/i18n/dates.ts";
import { hashReceiptCode, makeReceiptCode } from "../../../platform/receipt-code.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import type { ItemRef } from "../../../thread/commands.ts";
import type { Way } from "../idea.ts";
import "../tables.ts";

/** An idea to be kept. The party and the way it came have been checked against who sends it. */
export interface NewIdea {
  readonly title: string;
  readonly what: string;
  readonly forWhom: string;
  readonly place: string;
  readonly partyId: string | null;
  readonly cameBy: Way;
  /** What it comes from, such as a question of the dialogue. */
  readonly origins: readonly ItemRef[];
}

/**
 * Keeps an idea until a coordinator has read it. Of who sent it nothing is kept but the party, if it is a party's, and of
 * when only the day. Only what members do for a party or for somebody else is an event of the audit.
 * @returns the id, and the code that opens the receipt: it is kept nowhere and cannot be read again
 * @throws Refusal `person_phone` beside a text that holds somebody's number
 */
export async function sendIdea(
  tx: Tx,
  permit: Permit<string>,
  { title, what, forWhom, place, partyId, cameBy, origins }: NewIdea,
  now: Date,
): Promise<{ id: string; receiptCode: string }> {
  const { districtId: district } = permit;
  await refusePersonPhones(tx, district, { title, what, forWhom, place });
  // Not one with a time in it, as other ids have: its address will be public.
  const id = randomUUID();
  const receiptCode = makeReceiptCode();
  await tx
    .insertInto("ideas.idea")
    .values({
      district,
      id,
      title,
      what,
      for_whom: forWhom,
      place,
      party_id: partyId,
      came_by: cameBy,
      receipt_hash: hashReceiptCode("ideas", receiptCode),
      sent_on: dayOf(now),
      status: "received",
      status_at: startOfDay(dayOf(now)),
      return_reason: null,
      outcome: null,
      published_at: null,
    })
    .execute();
  if (origins.length > 0)
    await tx
      .insertInto("ideas.origin")
      .values(origins.map(({ kind, id: item }) => ({ district, idea_id: id, item_kind: kind, item_id: item })))
      .execute();
  if (partyId !== null || cameBy !== "web")
    await recordChange(tx, permit, { action: "ideas.send", kind: "idea", id, after: { partyId, cameBy } });
  return { id, receiptCode };
}
