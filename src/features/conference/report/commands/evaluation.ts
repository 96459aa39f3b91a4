import { randomUUID } from "node:crypto";
import { recordChange } from "../../../../platform/audit/commands.ts";
import type { Tx } from "../../../../platform/db/database.ts";
import { countRevision } from "../../../../platform/district/commands.ts";
import type { DistrictId } from "../../../../platform/district/district.ts";
import type { Permit } from "../../../../platform/rights/permit.ts";
import { Refusal, notNow } from "../../../../platform/web/form.ts";
import { conferenceKindName } from "../../commands/records.ts";
import { findPublished } from "../../queries/conferences.ts";
import { evaluationAt } from "../../rules/stages.ts";
import { onlyCuts, openQuestions } from "../rules/evaluation.ts";
import type { CameOn, EvaluationInput, OpenQuestion } from "../rules/evaluation.ts";
import { refuseNamed } from "./no-names.ts";
import "../tables.ts";

/**
 * Keeps what a browser answers about a conference. One that answers again changes its answer, so it is harmless to repeat.
 * @param participantKey what the browser is in this conference
 * @throws Refusal `"": evaluation_shut`
 */
export async function saveAnswer(tx: Tx, districtId: DistrictId, conferenceId: string, participantKey: string, input: EvaluationInput, now: Date): Promise<void> {
  await refuseShut(tx, districtId, conferenceId, now);
  await writeAnswer(tx, districtId, conferenceId, { participantKey, cameOn: "web", input });
}

/** Enters an answer that came on paper, marked as such. It cannot be found again. @throws Refusal `"": evaluation_shut` */
export async function enterPaperAnswer(tx: Tx, permit: Permit<"conference.register">, conferenceId: string, input: EvaluationInput, now: Date): Promise<void> {
  await refuseShut(tx, permit.districtId, conferenceId, now);
  await writeAnswer(tx, permit.districtId, conferenceId, { participantKey: null, cameOn: "paper", input });
  await recordChange(tx, permit, { action: "conference.enter_evaluation", kind: conferenceKindName, id: conferenceId });
}

async function refuseShut(tx: Tx, districtId: DistrictId, conferenceId: string, now: Date): Promise<void> {
  const conference = await findPublished(tx, districtId, conferenceId);
  if (!conference || evaluationAt(conference, now) !== "open") throw new Refusal({ field: "", code: "evaluation_shut" });
}

interface Answer {
  readonly participantKey: string | null;
  readonly cameOn: CameOn;
  readonly input: EvaluationInput;
}

async function writeAnswer(tx: Tx, districtId: DistrictId, conferenceId: string, { participantKey, cameOn, input }: Answer): Promise<void> {
  // Ids are random: ones made of the time would tell in which order people answered.
  const { id } = await tx
    .insertInto("conference.evaluation_answer")
    .values({ district: districtId, id: randomUUID(), conference_id: conferenceId, participant_key: participantKey, rating: input.rating, came_on: cameOn })
    .onConflict((conflict) => conflict.columns(["district", "conference_id", "participant_key"]).doUpdateSet({ rating: input.rating }))
    .returning("id")
    .executeTakeFirstOrThrow();
  for (const question of openQuestions) await writeText(tx, districtId, { conferenceId, answerId: id, question }, input[question]);
}

/**
 * Words that are the same stay as they stand, also released ones; others have to be read anew. Where released ones go, kept pages of
 * the report go too: somebody has taken them back.
 */
async function writeText(
  tx: Tx,
  districtId: DistrictId,
  { conferenceId, answerId, question }: { readonly conferenceId: string; readonly answerId: string; readonly question: OpenQuestion },
  text: string,
): Promise<void> {
  const before = await tx
    .selectFrom("conference.evaluation_text")
    .select(["text", "state"])
    .where("district", "=", districtId)
    .where("answer_id", "=", answerId)
    .where("question", "=", question)
    .forUpdate()
    .executeTakeFirst();
  if (before?.state === "released" && before.text !== text) await countRevision(tx, districtId);
  if (text === "") {
    await tx.deleteFrom("conference.evaluation_text").where("district", "=", districtId).where("answer_id", "=", answerId).where("question", "=", question).execute();
    return;
  }
  await tx
    .insertInto("conference.evaluation_text")
    .values({ district: districtId, id: randomUUID(), conference_id: conferenceId, answer_id: answerId, question, text })
    .onConflict((conflict) =>
      conflict
        .columns(["district", "answer_id", "question"])
        .doUpdateSet((eb) => ({ text, state: "unread", shown: null, version: eb("conference.evaluation_text.version", "+", 1) }))
        .where("conference.evaluation_text.text", "<>", text),
    )
    .execute();
}

interface TextRef {
  readonly conferenceId: string;
  readonly id: string;
  /** Of the text that was read. */
  readonly version: number;
}

/**
 * Lets everyone read what somebody wrote, perhaps with words left out.
 * @throws Refusal `"": not_now | changed_meanwhile`, `shown: only_cuts | personal`
 */
export async function releaseText(tx: Tx, permit: Permit<"conference.prepare">, ref: TextRef, shown: string): Promise<void> {
  const { text, question } = await lockText(tx, permit, ref);
  if (!onlyCuts(shown, text)) throw new Refusal({ field: "shown", code: "only_cuts" });
  await refuseNamed(tx, permit.districtId, ref.conferenceId, { shown });
  await setText(tx, permit, ref, { state: "released", shown });
  await recordChange(tx, permit, { action: "conference.release_words", kind: conferenceKindName, id: ref.conferenceId, after: { question } });
}

/** Keeps words from the report, also such as were in it. @throws Refusal `"": not_now | changed_meanwhile` */
export async function keepTextBack(tx: Tx, permit: Permit<"conference.prepare">, ref: TextRef): Promise<void> {
  const { question } = await lockText(tx, permit, ref);
  await setText(tx, permit, ref, { state: "kept_back", shown: null });
  await recordChange(tx, permit, { action: "conference.keep_words_back", kind: conferenceKindName, id: ref.conferenceId, after: { question } });
}

async function lockText(tx: Tx, permit: Permit<"conference.prepare">, { conferenceId, id, version }: TextRef): Promise<{ text: string; question: OpenQuestion }> {
  const row = await tx
    .selectFrom("conference.evaluation_text")
    .select(["text", "question", "version"])
    .where("district", "=", permit.districtId)
    .where("conference_id", "=", conferenceId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notNow();
  if (row.version !== version) throw new Refusal({ field: "", code: "changed_meanwhile" });
  return row;
}

async function setText(
  tx: Tx,
  permit: Permit<"conference.prepare">,
  { id, version }: TextRef,
  values: { readonly state: "released" | "kept_back"; readonly shown: string | null },
): Promise<void> {
  await tx
    .updateTable("conference.evaluation_text")
    .set({ ...values, version: version + 1 })
    .where("district", "=", permit.districtId)
    .where("id", "=", id)
    .execute();
}
