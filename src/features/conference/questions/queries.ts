import type { Db, Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import type { Answers, Question } from "./question.ts";
import "./tables.ts";

/** What the organiser asks those who register, in order. They stand in the form, so everyone may know. */
export function questionsOf(db: Db | Tx, districtId: DistrictId, conferenceId: string): Promise<Question[]> {
  return db
    .selectFrom("conference.question")
    .select(["id", "position", "kind", "words", "words_en as wordsEn", "options", "options_en as optionsEn", "is_required as isRequired", "version"])
    .where("district", "=", districtId)
    .where("conference_id", "=", conferenceId)
    .orderBy("position")
    .execute();
}

/** How many have answered each question of a conference; those nobody has answered are not in it. */
export async function answerCounts(db: Db | Tx, permit: Permit<"conference.prepare">, conferenceId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom("conference.question_answer as a")
    .innerJoin("conference.question as q", (join) => join.onRef("q.district", "=", "a.district").onRef("q.id", "=", "a.question_id"))
    .select((eb) => ["q.id", eb.fn.countAll<number>().as("count")])
    .where("q.district", "=", permit.districtId)
    .where("q.conference_id", "=", conferenceId)
    .groupBy("q.id")
    .execute();
  return new Map(rows.map(({ id, count }) => [id, count]));
}

/** What one person answered; for whoever may see what they need. */
export async function answersOf(db: Db | Tx, districtId: DistrictId, registrationId: string): Promise<Answers> {
  const rows = await db
    .selectFrom("conference.question_answer")
    .select(["question_id", "answer"])
    .where("district", "=", districtId)
    .where("registration_id", "=", registrationId)
    .execute();
  return new Map(rows.map(({ question_id: id, answer }) => [id, answer]));
}
