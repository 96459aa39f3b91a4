import { v7 as uuidv7 } from "uuid";
import { refusePersonPhones } from "../../../network/person-phones.ts";
import { refusePersons } from "../../../network/person-words.ts";
import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { dayOf } from "../../../platform/i18n/dates.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { Refusal } from "../../../platform/web/form.ts";
import { makeFrom } from "../../../thread/commands.ts";
import { kindOf } from "../../../thread/kinds.ts";
import { comesBackAt } from "../review.ts";
import type { ReviewOutcome } from "../review.ts";
import { lockDecision, recordDecision } from "./decisions.ts";

const agendaItem = "agenda-item";

/**
 * Puts a decision whose day has come on the agenda of the coming meeting, once for each day on which it is to be looked at
 * again. Without a coming meeting it waits.
 * @returns whether it was put there now
 */
export async function bringBack(tx: Tx, permit: Permit<"decisions.manage">, id: string, now: Date): Promise<boolean> {
  const { districtId } = permit;
  const decision = await lockDecision(tx, districtId, id);
  const meetingDay = await kindOf(agendaItem).making?.comingDay?.(tx, districtId, now);
  const dueDay = decision.review_day;
  if (dueDay === null || !comesBackAt({ reviewDay: dueDay, status: decision.status }, meetingDay)) return false;
  // Asked under the lock: of two jobs at once the second finds what the first has done.
  const waiting = await tx
    .selectFrom("decisions.review")
    .select("id")
    .where("district", "=", districtId)
    .where("decision_id", "=", id)
    .where("due_day", "=", dueDay)
    .where("outcome", "is", null)
    .executeTakeFirst();
  if (waiting) return false;
  const item = await makeFrom(tx, permit, { kind: "decision", id }, agendaItem, {}, now);
  if (!item) return false;
  await tx
    .insertInto("decisions.review")
    .values({
      district: districtId,
      id: uuidv7(),
      decision_id: id,
      due_day: dueDay,
      item_id: item.id,
      outcome: null,
      next_day: null,
      concluded_at: null,
      created_at: now,
    })
    .execute();
  const after = { reviewDay: dueDay, itemId: item.id };
  await recordChange(tx, permit, { action: "decisions.bring_back", kind: "decision", id, after });
  return true;
}

export interface ReviewResult {
  readonly outcome: ReviewOutcome;
  /** What was changed, or why; "" when there is nothing to say. */
  readonly note: string;
  /** When it comes back; null when it does not. */
  readonly nextDay: string | null;
}

/**
 * Says what came of looking at a decision again, also of one that had not come back to an agenda.
 * @throws Refusal `"": not_now | changed_meanwhile` when somebody else has said it since, `nextDay: date_in_past`,
 * `note: person_phone | personal`
 * @param version of the decision that was read before writing
 */
export async function concludeReview(
  tx: Tx,
  permit: Permit<"decisions.manage">,
  id: string,
  version: number,
  { outcome, note, nextDay }: ReviewResult,
  now: Date,
): Promise<void> {
  const { districtId } = permit;
  const before = await lockDecision(tx, districtId, id);
  if (before.version !== version) throw new Refusal({ field: "", code: "changed_meanwhile" });
  if (nextDay !== null && nextDay <= dayOf(now)) throw new Refusal({ field: "nextDay", code: "date_in_past" });
  await refusePersonPhones(tx, districtId, { note });
  await refusePersons(tx, districtId, { note });
  const concluded = { outcome, note, next_day: nextDay, concluded_at: now };
  const waiting = await tx
    .updateTable("decisions.review")
    .set(concluded)
    .where("district", "=", districtId)
    .where("decision_id", "=", id)
    .where("outcome", "is", null)
    .returning("id")
    .execute();
  if (waiting.length === 0)
    await tx
      .insertInto("decisions.review")
      .values({
        ...concluded,
        district: districtId,
        id: uuidv7(),
        decision_id: id,
        due_day: before.review_day ?? dayOf(now),
        item_id: null,
        created_at: now,
      })
      .execute();
  const lapses = outcome === "lapsed" && before.status !== "lapsed";
  const changes = {
    review_day: nextDay,
    version: version + 1,
    ...(lapses && { status: "lapsed" as const, status_at: now }),
  };
  await tx
    .updateTable("decisions.decision")
    .set(changes)
    .where("district", "=", districtId)
    .where("id", "=", id)
    .execute();
  await recordDecision(tx, districtId, { ...before, ...changes });
  await recordChange(tx, permit, {
    action: "decisions.review",
    kind: "decision",
    id,
    before: { status: before.status, reviewDay: before.review_day },
    after: { outcome, reviewDay: nextDay },
  });
}
