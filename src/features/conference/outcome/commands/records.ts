import type { Tx } from "../../../../platform/db/database.ts";
import type { DistrictId } from "../../../../platform/district/district.ts";
import { announce } from "../../../../platform/live/commands.ts";
import type { Permit } from "../../../../platform/rights/permit.ts";
import { notNow } from "../../../../platform/web/form.ts";
import { recordItem } from "../../../../thread/commands.ts";
import { kindsMadeFrom } from "../../../../thread/kinds.ts";
import { madeFrom } from "../../../../thread/queries.ts";
import { lockConference } from "../../commands/records.ts";
import { findRecommendation, recommendationsForWork } from "../queries/recommendations.ts";
import type { Recommendation } from "../rules/recommendation.ts";
import { outcomeTopic } from "../rules/live.ts";
import { texts } from "../texts/recommendations.ts";
import "../tables.ts";

/** The kind of a recommendation in the thread. */
export const recommendationKindName = "recommendation";

/** Whoever facilitates a workshop, by a personal link, and organisers, who may do so for them. */
export type Facilitating = Permit<"conference.facilitate"> | Permit<"conference.prepare">;

/** The workshop that somebody was let into. */
export interface WorkshopRef {
  readonly conferenceId: string;
  readonly workshopId: string;
}

/**
 * Holds a workshop's conference until the transaction ends, and reads what the workshop recommends, in its order.
 * @throws Refusal `"": not_now` when it is not public, or cancelled, or the workshop is another's
 */
export async function lockOutcome(tx: Tx, permit: Facilitating, ref: WorkshopRef): Promise<Recommendation[]> {
  const { publishedAt, cancelledAt } = await lockConference(tx, permit.districtId, ref.conferenceId);
  if (!publishedAt || cancelledAt || !(await isHeldAt(tx, permit.districtId, ref))) throw notNow();
  return recommendationsForWork(tx, permit, ref);
}

async function isHeldAt(tx: Tx, districtId: DistrictId, { conferenceId, workshopId }: WorkshopRef): Promise<boolean> {
  const workshop = tx.selectFrom("conference.session").select("id").where("district", "=", districtId).where("id", "=", workshopId);
  return (await workshop.where("conference_id", "=", conferenceId).executeTakeFirst()) !== undefined;
}

/** One of a workshop's recommendations. @throws Refusal `"": not_now` when it is not there */
export function recommendationIn(all: readonly Recommendation[], id: string): Recommendation {
  const one = all.find((recommendation) => recommendation.id === id);
  if (!one) throw notNow();
  return one;
}

/** Tells open pages that a conference's recommendations look different. */
export async function announceOutcome(tx: Tx, districtId: DistrictId, { conferenceId }: Pick<WorkshopRef, "conferenceId">): Promise<void> {
  await announce(tx, districtId, outcomeTopic(conferenceId));
}

/**
 * Writes for the thread how a recommendation stands, once it has been public: put forward, brought further, or taken back. One
 * that was taken back lends the thread none of its words.
 */
export async function recordRecommendation(tx: Tx, districtId: DistrictId, id: string, now: Date): Promise<void> {
  const one = await findRecommendation(tx, districtId, id);
  if (!one?.firstReleasedAt) return;
  const item = { kind: recommendationKindName, id };
  if (!one.releasedAt) {
    await recordItem(tx, districtId, { ...item, at: one.firstReleasedAt, status: "taken_back", statusAt: now, title: texts.da.kind, publicTitle: null });
    return;
  }
  const cameOfIt = await madeOf(tx, districtId, id);
  const text = [one.sentence, one.why].filter(Boolean).join("\n");
  await recordItem(tx, districtId, {
    ...item,
    at: one.firstReleasedAt,
    status: cameOfIt.length > 0 ? "onward" : "put_forward",
    statusAt: now,
    title: one.sentence,
    text,
    publicTitle: one.sentence,
    publicText: text,
  });
}

/** Something has been made of a recommendation. @throws Refusal `"": not_now` when it has been taken back meanwhile */
export async function bringFurther(tx: Tx, districtId: DistrictId, id: string, now: Date): Promise<void> {
  const one = await findRecommendation(tx, districtId, id);
  if (!one?.releasedAt) throw notNow();
  await recordRecommendation(tx, districtId, id, now);
  await announceOutcome(tx, districtId, one);
}

/** Something that was made of a recommendation has been deleted: with nothing left it is put forward, as when it was released. */
export async function bringBack(tx: Tx, districtId: DistrictId, id: string): Promise<void> {
  const one = await findRecommendation(tx, districtId, id);
  if (!one?.releasedAt) return;
  if ((await madeOf(tx, districtId, id)).length === 0) await recordRecommendation(tx, districtId, id, one.releasedAt);
  await announceOutcome(tx, districtId, one);
}

const madeOf = (tx: Tx, districtId: DistrictId, id: string) =>
  madeFrom(tx, districtId, [{ kind: recommendationKindName, id }], kindsMadeFrom(recommendationKindName).map(({ kind }) => kind));
