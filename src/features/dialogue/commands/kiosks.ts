import { v7 as uuidv7 } from "uuid";
import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import { dayOf } from "../../../platform/i18n/dates.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { Refusal, notNow } from "../../../platform/web/form.ts";
import { codeHash, codeOf, codeUntil, kioskEndsAt } from "../rules/answers/kiosk.ts";
import type { KioskEnd } from "../rules/answers/kiosk.ts";
import "../tables.ts";

type Assist = Permit<"dialogue.assist">;

/** The member who acts; nobody when the program does. */
export function memberOf({ actor }: Permit<string>): string | null {
  return actor.kind === "member" ? actor.memberId : null;
}

/**
 * Makes a code that lets one tablet take answers to a question.
 * @returns the kiosk's id, of which the code is made
 * @throws Refusal `"": not_now` when the question cannot be answered today
 */
export async function openKiosk(
  tx: Tx,
  permit: Assist,
  secret: string,
  { questionId, place, end }: { readonly questionId: string; readonly place: string; readonly end: KioskEnd },
  now: Date,
): Promise<string> {
  const question = await tx
    .selectFrom("dialogue.question")
    .select("id")
    .where("district", "=", permit.districtId)
    .where("id", "=", questionId)
    .where("status", "=", "open")
    .where("closes_on", ">=", dayOf(now))
    .forKeyShare()
    .executeTakeFirst();
  if (!question) throw notNow();
  const id = uuidv7();
  await tx
    .insertInto("dialogue.kiosk")
    .values({
      district: permit.districtId,
      id,
      question_id: questionId,
      place,
      opened_by: memberOf(permit),
      opened_at: now,
      code_hash: codeHash(secret, codeOf(secret, id)),
      code_until: codeUntil(now),
      device_hash: null,
      ends_at: kioskEndsAt(end, now),
      ended_at: null,
    })
    .execute();
  await recordChange(tx, permit, { action: "dialogue.open_kiosk", kind: "question", id: questionId, after: { place, end } });
  return id;
}

/**
 * Makes a tablet the kiosk that a code was made for; whatever it was before ends. The same tablet with the same code
 * again is harmless, so that a second press is.
 * @throws Refusal `code: wrong_code` for one that is wrong, too old, or taken by another tablet
 */
export async function takeCode(
  tx: Tx,
  districtId: DistrictId,
  { hash, device }: { readonly hash: string; readonly device: string },
  now: Date,
): Promise<void> {
  const kiosk = await tx
    .selectFrom("dialogue.kiosk")
    .select(["id", "device_hash as device"])
    .where("district", "=", districtId)
    .where("code_hash", "=", hash)
    .where("ended_at", "is", null)
    .where("ends_at", ">", now)
    .where("code_until", ">", now)
    .forUpdate()
    .executeTakeFirst();
  if (!kiosk || (kiosk.device !== null && kiosk.device !== device))
    throw new Refusal({ field: "code", code: "wrong_code" });
  if (kiosk.device === device) return;
  await tx
    .updateTable("dialogue.kiosk")
    .set({ ended_at: now })
    .where("district", "=", districtId)
    .where("device_hash", "=", device)
    .where("ended_at", "is", null)
    .execute();
  await tx
    .updateTable("dialogue.kiosk")
    .set({ device_hash: device })
    .where("district", "=", districtId)
    .where("id", "=", kiosk.id)
    .execute();
}

/** Ends a tablet, or a code that waits; one that has ended stays as it is. */
export async function endKiosk(
  tx: Tx,
  permit: Assist,
  { questionId, id }: { readonly questionId: string; readonly id: string },
  now: Date,
): Promise<void> {
  const ended = await tx
    .updateTable("dialogue.kiosk")
    .set({ ended_at: now })
    .where("district", "=", permit.districtId)
    .where("question_id", "=", questionId)
    .where("id", "=", id)
    .where("ended_at", "is", null)
    .returning("place")
    .executeTakeFirst();
  if (!ended) return;
  await recordChange(tx, permit, {
    action: "dialogue.end_kiosk", kind: "question", id: questionId, after: { place: ended.place },
  });
}
