import { recordChange } from "../../../../platform/audit/commands.ts";
import type { Tx } from "../../../../platform/db/database.ts";
import type { Permit } from "../../../../platform/rights/permit.ts";
import { Refusal, notNow } from "../../../../platform/web/form.ts";
import { linkItems } from "../../../../thread/commands.ts";
import { conferenceKindName, lockConference } from "../../commands/records.ts";
import { findRecommendation, recommendationsForWork } from "../queries/recommendations.ts";
import { voteEndsAt } from "../rules/support.ts";
import { announceOutcome, lockOutcome, recommendationKindName, recordRecommendation } from "./records.ts";
import type { WorkshopRef } from "./records.ts";
import type { ReadRef } from "./recommendations.ts";

type Preparing = Permit<"conference.prepare">;

/**
 * Lets everyone read what a workshop recommends, and gives each recommendation its place in the thread.
 * @param read what whoever releases has read: nothing else goes out
 * @throws Refusal `"": not_now | changed_meanwhile | vote_open` when there is nothing, something else now, or a vote on one goes on
 */
export async function releaseRecommendations(tx: Tx, permit: Preparing, ref: WorkshopRef, read: readonly ReadRef[], now: Date): Promise<void> {
  const waiting = (await lockOutcome(tx, permit, ref)).filter(({ releasedAt }) => !releasedAt);
  if (waiting.length === 0) throw notNow();
  const isRead = waiting.every(({ id, version }) => read.some((one) => one.id === id && one.version === version));
  if (!isRead) throw new Refusal({ field: "", code: "changed_meanwhile" });
  if (voteEndsAt(waiting, now)) throw new Refusal({ field: "", code: "vote_open" });
  for (const { id, firstReleasedAt } of waiting) {
    await tx
      .updateTable("conference.recommendation")
      .set({ released_at: now, first_released_at: firstReleasedAt ?? now })
      .where("district", "=", permit.districtId)
      .where("id", "=", id)
      .execute();
    await recordRecommendation(tx, permit.districtId, id, now);
    await linkItems(tx, permit.districtId, { kind: conferenceKindName, id: ref.conferenceId }, { kind: recommendationKindName, id });
  }
  await announceOutcome(tx, permit.districtId, ref);
  await recordChange(tx, permit, {
    action: "conference.release_recommendations",
    kind: conferenceKindName,
    id: ref.conferenceId,
    after: { recommendations: waiting.map(({ sentence }) => sentence) },
  });
}

/**
 * Takes a public recommendation back, so that its words can be changed; that of a cancelled conference too, so that no words have to
 * stay public. What was made of it stays as it is.
 * @throws Refusal `"": not_now` when it is not public
 */
export async function takeBack(tx: Tx, permit: Preparing, id: string, now: Date): Promise<WorkshopRef> {
  const found = await findRecommendation(tx, permit.districtId, id);
  if (!found) throw notNow();
  const ref = { conferenceId: found.conferenceId, workshopId: found.workshopId };
  await lockConference(tx, permit.districtId, ref.conferenceId);
  const one = (await recommendationsForWork(tx, permit, ref)).find((recommendation) => recommendation.id === id);
  if (!one?.releasedAt) throw notNow();
  await tx
    .updateTable("conference.recommendation")
    .set({ released_at: null, version: one.version + 1 })
    .where("district", "=", permit.districtId)
    .where("id", "=", id)
    .execute();
  await recordRecommendation(tx, permit.districtId, id, now);
  await announceOutcome(tx, permit.districtId, ref);
  await recordChange(tx, permit, { action: "conference.take_back_recommendation", kind: recommendationKindName, id });
  return ref;
}
