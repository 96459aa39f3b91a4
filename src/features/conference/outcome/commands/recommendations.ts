import { v7 as uuidv7 } from "uuid";
import { refusePersonPhones } from "../../../../network/person-phones.ts";
import { recordChange } from "../../../../platform/audit/commands.ts";
import type { Tx } from "../../../../platform/db/database.ts";
import { Refusal, notNow } from "../../../../platform/web/form.ts";
import { conferenceKindName } from "../../commands/records.ts";
import { isEditable, mostRecommendations, neighbourOf } from "../rules/recommendation.ts";
import type { Move } from "../rules/recommendation.ts";
import { takesVotes } from "../rules/support.ts";
import type { Tally } from "../rules/support.ts";
import { announceOutcome, lockOutcome, recommendationIn } from "./records.ts";
import type { Facilitating, WorkshopRef } from "./records.ts";

interface Words {
  readonly sentence: string;
  readonly why: string;
}

/** Which recommendation, as whoever asks read it. */
export interface ReadRef {
  readonly id: string;
  readonly version: number;
}

/**
 * Adds a recommendation after the others of its workshop. Nobody but the facilitator and the organisers reads it yet.
 * @throws Refusal `"": not_now | too_many_recommendations`, `FIELD: person_phone`
 */
export async function addRecommendation(tx: Tx, permit: Facilitating, ref: WorkshopRef, words: Words, now: Date): Promise<{ id: string }> {
  const all = await lockOutcome(tx, permit, ref);
  if (all.length >= mostRecommendations) throw new Refusal({ field: "", code: "too_many_recommendations" });
  await refusePersonPhones(tx, permit.districtId, { ...words });
  const id = uuidv7();
  await tx
    .insertInto("conference.recommendation")
    .values({
      district: permit.districtId,
      id,
      conference_id: ref.conferenceId,
      session_id: ref.workshopId,
      position: all.length + 1,
      ...words,
      created_at: now,
    })
    .execute();
  await announceOutcome(tx, permit.districtId, ref);
  await recordChange(tx, permit, { action: "conference.add_recommendation", kind: conferenceKindName, id: ref.conferenceId, after: { ...words } });
  return { id };
}

/**
 * Changes the words of a recommendation that is not public. Support for another sentence stays, and is told as such.
 * @throws Refusal `"": not_now | changed_meanwhile | is_public`, `sentence: vote_is_open`, `FIELD: person_phone`
 */
export async function changeRecommendation(tx: Tx, permit: Facilitating, ref: WorkshopRef, { id, version }: ReadRef, words: Words, now: Date): Promise<void> {
  const before = recommendationIn(await lockOutcome(tx, permit, ref), id);
  if (before.version !== version) throw new Refusal({ field: "", code: "changed_meanwhile" });
  if (!isEditable(before)) throw new Refusal({ field: "", code: "is_public" });
  await refusePersonPhones(tx, permit.districtId, { ...words });
  const isAnother = before.sentence !== words.sentence;
  const { vote } = before.support;
  if (isAnother && vote && takesVotes(vote, now)) throw new Refusal({ field: "sentence", code: "vote_is_open" });
  await tx
    .updateTable("conference.recommendation")
    .set((eb) => ({ ...words, version: version + 1, ...(isAnother && { wording: eb("wording", "+", 1) }) }))
    .where("district", "=", permit.districtId)
    .where("id", "=", id)
    .execute();
  await announceOutcome(tx, permit.districtId, ref);
  await recordChange(tx, permit, {
    action: "conference.change_recommendation",
    kind: conferenceKindName,
    id: ref.conferenceId,
    before: { sentence: before.sentence, why: before.why },
    after: { ...words },
  });
}

/**
 * Deletes a recommendation that has never been public; nothing happens when it is gone already.
 * @throws Refusal `"": not_now | was_public`
 */
export async function removeRecommendation(tx: Tx, permit: Facilitating, ref: WorkshopRef, id: string): Promise<void> {
  const before = (await lockOutcome(tx, permit, ref)).find((one) => one.id === id);
  if (!before) return;
  if (before.firstReleasedAt) throw new Refusal({ field: "", code: "was_public" });
  await tx.deleteFrom("conference.recommendation").where("district", "=", permit.districtId).where("id", "=", id).execute();
  await tx
    .updateTable("conference.recommendation")
    .set((eb) => ({ position: eb("position", "-", 1) }))
    .where("district", "=", permit.districtId)
    .where("session_id", "=", ref.workshopId)
    .where("position", ">", before.position)
    .execute();
  await announceOutcome(tx, permit.districtId, ref);
  await recordChange(tx, permit, { action: "conference.remove_recommendation", kind: conferenceKindName, id: ref.conferenceId, before: { sentence: before.sentence } });
}

/**
 * Lets a recommendation change places with the one before or after it.
 * @param position where it stood for whoever asks, so that two people do not move it twice
 * @throws Refusal `"": not_now | changed_meanwhile`
 */
export async function moveRecommendation(
  tx: Tx,
  permit: Facilitating,
  ref: WorkshopRef,
  { id, move, position }: { readonly id: string; readonly move: Move; readonly position: number },
): Promise<void> {
  const all = await lockOutcome(tx, permit, ref);
  const one = recommendationIn(all, id);
  if (one.position !== position) throw new Refusal({ field: "", code: "changed_meanwhile" });
  const other = neighbourOf(all, id, move);
  if (!other) throw notNow();
  for (const [moved, to] of [[one, other.position], [other, one.position]] as const)
    await tx
      .updateTable("conference.recommendation")
      .set({ position: to })
      .where("district", "=", permit.districtId)
      .where("id", "=", moved.id)
      .execute();
  await announceOutcome(tx, permit.districtId, ref);
  await recordChange(tx, permit, { action: "conference.move_recommendation", kind: conferenceKindName, id: ref.conferenceId, after: { sentence: one.sentence, move } });
}

/**
 * Writes down a show of hands for the sentence as it stands; null takes it away. Counted before the words are public or after:
 * what a hall shows is no text of ours.
 * @throws Refusal `"": not_now | changed_meanwhile`
 */
export async function noteHands(tx: Tx, permit: Facilitating, ref: WorkshopRef, { id, version }: ReadRef, hands: Tally | null): Promise<void> {
  const before = recommendationIn(await lockOutcome(tx, permit, ref), id);
  if (before.version !== version) throw new Refusal({ field: "", code: "changed_meanwhile" });
  await tx
    .updateTable("conference.recommendation")
    .set((eb) => ({
      hands_for: hands?.for ?? null,
      hands_against: hands?.against ?? null,
      hands_unsure: hands?.unsure ?? null,
      hands_wording: hands ? eb.ref("wording") : null,
      version: version + 1,
    }))
    .where("district", "=", permit.districtId)
    .where("id", "=", id)
    .execute();
  await announceOutcome(tx, permit.districtId, ref);
  await recordChange(tx, permit, { action: "conference.note_hands", kind: conferenceKindName, id: ref.conferenceId, after: { sentence: before.sentence, ...hands } });
}
