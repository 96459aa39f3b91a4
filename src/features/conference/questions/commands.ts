import { v7 as uuidv7 } from "uuid";
import { refusePersonPhones } from "../../../network/person-phones.ts";
import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import { Refusal, notNow } from "../../../platform/web/form.ts";
import { conferenceKindName, lockOpen } from "../commands/records.ts";
import type { Preparing } from "../commands/records.ts";
import { answerCounts, questionsOf } from "./queries.ts";
import { mostQuestions } from "./question.ts";
import type { Answers, Question } from "./question.ts";
import type { QuestionInput } from "./schema.ts";
import "./tables.ts";

/** Which question, and of which conference. */
export interface QuestionRef {
  readonly conferenceId: string;
  readonly id: string;
}

type Details = Omit<QuestionInput, "version">;

/**
 * Adds a question, after the others. Those who have registered already can answer it when they change their registration.
 * @throws Refusal `"": not_now | enough_questions`, `FIELD: person_phone`
 */
export async function addQuestion(tx: Tx, permit: Preparing, conferenceId: string, input: Details, now: Date): Promise<string> {
  await lockOpen(tx, permit.districtId, conferenceId, now);
  await refuseUnfit(tx, permit, input);
  const questions = await questionsOf(tx, permit.districtId, conferenceId);
  if (questions.length >= mostQuestions) throw new Refusal({ field: "", code: "enough_questions" });
  const id = uuidv7();
  const position = (questions.at(-1)?.position ?? 0) + 1;
  await tx
    .insertInto("conference.question")
    .values({ district: permit.districtId, id, conference_id: conferenceId, position, ...rowOf(input), created_at: now })
    .execute();
  await tell(tx, permit, "conference.add_question", conferenceId, { after: rowOf(input) });
  return id;
}

/**
 * Changes a question as long as nobody has answered it: an answer to other words would be put into their mouth.
 * @throws Refusal `"": not_now | changed_meanwhile | answered`, `FIELD: person_phone`
 */
export async function changeQuestion(tx: Tx, permit: Preparing, ref: QuestionRef, { version, ...input }: QuestionInput, now: Date): Promise<void> {
  const { question } = await lockQuestion(tx, permit, ref, now);
  if (question.version !== version) throw new Refusal({ field: "", code: "changed_meanwhile" });
  if ((await answerCounts(tx, permit, ref.conferenceId)).has(ref.id)) throw new Refusal({ field: "", code: "answered" });
  await refuseUnfit(tx, permit, input);
  await set(tx, permit, ref.id, { ...rowOf(input), version: version + 1 });
  await tell(tx, permit, "conference.change_question", ref.conferenceId, { before: rowOf(question), after: rowOf(input) });
}

/**
 * Lets a question change places with the one before or after it.
 * @param position where it stood for whoever asks, so that two people do not move it twice
 * @throws Refusal `"": not_now | changed_meanwhile`
 */
export async function moveQuestion(
  tx: Tx,
  permit: Preparing,
  ref: QuestionRef,
  { direction, position }: { readonly direction: "up" | "down"; readonly position: number },
  now: Date,
): Promise<void> {
  const { question, questions } = await lockQuestion(tx, permit, ref, now);
  if (question.position !== position) throw new Refusal({ field: "", code: "changed_meanwhile" });
  const other = questions[questions.indexOf(question) + (direction === "up" ? -1 : 1)];
  if (!other) throw notNow();
  await set(tx, permit, question.id, { position: other.position });
  await set(tx, permit, other.id, { position });
  await tell(tx, permit, "conference.move_question", ref.conferenceId, { before: { words: question.words, position }, after: { words: question.words, position: other.position } });
}

/** Takes a question away, with what was answered to it; nothing happens when it is gone already. @throws Refusal `"": not_now` */
export async function removeQuestion(tx: Tx, permit: Preparing, { conferenceId, id }: QuestionRef, now: Date): Promise<void> {
  await lockOpen(tx, permit.districtId, conferenceId, now);
  const question = (await questionsOf(tx, permit.districtId, conferenceId)).find((one) => one.id === id);
  if (!question) return;
  await tx.deleteFrom("conference.question").where("district", "=", permit.districtId).where("id", "=", id).execute();
  await tell(tx, permit, "conference.remove_question", conferenceId, { before: rowOf(question) });
}

/** Writes what somebody answered instead of what they had answered before. The conference is held by the caller. */
export async function saveAnswers(tx: Tx, districtId: DistrictId, registrationId: string, answers: Answers): Promise<void> {
  await forgetAnswers(tx, districtId, registrationId);
  if (answers.size === 0) return;
  const rows = [...answers].map(([id, answer]) => ({ district: districtId, registration_id: registrationId, question_id: id, answer: [...answer] }));
  await tx.insertInto("conference.question_answer").values(rows).execute();
}

/** Deletes what somebody answered. */
export async function forgetAnswers(tx: Tx, districtId: DistrictId, registrationId: string): Promise<void> {
  await tx.deleteFrom("conference.question_answer").where("district", "=", districtId).where("registration_id", "=", registrationId).execute();
}

async function lockQuestion(tx: Tx, permit: Preparing, ref: QuestionRef, now: Date): Promise<{ question: Question; questions: Question[] }> {
  await lockOpen(tx, permit.districtId, ref.conferenceId, now);
  const questions = await questionsOf(tx, permit.districtId, ref.conferenceId);
  const question = questions.find(({ id }) => id === ref.id);
  if (!question) throw notNow();
  return { question, questions };
}

async function set(tx: Tx, permit: Preparing, id: string, values: Partial<ReturnType<typeof rowOf>> & { position?: number; version?: number }): Promise<void> {
  await tx.updateTable("conference.question").set(values).where("district", "=", permit.districtId).where("id", "=", id).execute();
}

async function tell(
  tx: Tx,
  permit: Preparing,
  action: string,
  conferenceId: string,
  change: { readonly before?: Readonly<Record<string, unknown>>; readonly after?: Readonly<Record<string, unknown>> },
): Promise<void> {
  await recordChange(tx, permit, { action, kind: conferenceKindName, id: conferenceId, ...change });
}

const rowOf = ({ kind, words, wordsEn, options, optionsEn, isRequired }: Details | Question) => ({
  kind,
  words,
  words_en: wordsEn,
  options: [...options],
  options_en: optionsEn && [...optionsEn],
  is_required: isRequired,
});

async function refuseUnfit(tx: Tx, permit: Preparing, { words, wordsEn, options, optionsEn }: Details): Promise<void> {
  await refusePersonPhones(tx, permit.districtId, { words, wordsEn: wordsEn ?? "", options: options.join("\n"), optionsEn: optionsEn?.join("\n") ?? "" });
}
