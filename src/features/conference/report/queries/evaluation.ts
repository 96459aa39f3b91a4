import type { Db, Tx } from "../../../../platform/db/database.ts";
import type { DistrictId } from "../../../../platform/district/district.ts";
import { daysBefore } from "../../../../platform/retention/rule.ts";
import type { Permit } from "../../../../platform/rights/permit.ts";
import { conferenceRows } from "../../queries/conferences.ts";
import type { Conference } from "../../queries/conferences.ts";
import { evaluationAt, evaluationDays } from "../../rules/stages.ts";
import { openQuestions, ratings } from "../rules/evaluation.ts";
import type { EvaluationInput, OpenQuestion, Rating, TextState } from "../rules/evaluation.ts";
import "../tables.ts";

/** Words that somebody wrote, as the organisers read them. */
export interface EvaluationText {
  readonly id: string;
  readonly question: OpenQuestion;
  readonly text: string;
  readonly state: TextState;
  readonly shown: string | null;
  readonly version: number;
}

/** Words that everyone may read. */
export interface Quote {
  readonly question: OpenQuestion;
  readonly words: string;
}

const hourMs = 60 * 60 * 1000;

/** The conferences of which one can say now how they were, the latest first. Public. */
export async function evaluatedNow(db: Db, districtId: DistrictId, now: Date): Promise<Conference[]> {
  const conferences = await conferenceRows(db, districtId)
    .where("ends_at", ">", daysBefore(now, evaluationDays))
    .where("ends_at", "<=", new Date(now.getTime() + hourMs))
    .orderBy("ends_at", "desc")
    .execute();
  return conferences.filter((one) => evaluationAt(one, now) === "open");
}

/** What a browser has answered about a conference; undefined when it has not. */
export async function ownAnswer(db: Db, districtId: DistrictId, conferenceId: string, participantKey: string): Promise<EvaluationInput | undefined> {
  const answer = await db
    .selectFrom("conference.evaluation_answer")
    .select(["id", "rating"])
    .where("district", "=", districtId)
    .where("conference_id", "=", conferenceId)
    .where("participant_key", "=", participantKey)
    .executeTakeFirst();
  if (!answer) return undefined;
  const texts = await db
    .selectFrom("conference.evaluation_text")
    .select(["question", "text"])
    .where("district", "=", districtId)
    .where("answer_id", "=", answer.id)
    .execute();
  const textOf = (question: OpenQuestion) => texts.find((one) => one.question === question)?.text ?? "";
  return { rating: answer.rating, good: textOf("good"), different: textOf("different") };
}

/** How many have answered, and how many of them on paper. */
export async function countAnswers(db: Db, permit: Permit<"conference.prepare" | "conference.register">, conferenceId: string): Promise<{ count: number; paper: number }> {
  return db
    .selectFrom("conference.evaluation_answer")
    .select((eb) => [eb.fn.countAll<number>().as("count"), eb.fn.countAll<number>().filterWhere("came_on", "=", "paper").as("paper")])
    .where("district", "=", permit.districtId)
    .where("conference_id", "=", conferenceId)
    .executeTakeFirstOrThrow();
}

/** How many answered what, in the order of the scale; to be told in bands only. */
export async function countRatings(db: Db, districtId: DistrictId, conferenceId: string): Promise<number[]> {
  const rows = await db
    .selectFrom("conference.evaluation_answer")
    .select((eb) => ["rating", eb.fn.countAll<number>().as("count")])
    .where("district", "=", districtId)
    .where("conference_id", "=", conferenceId)
    .groupBy("rating")
    .execute();
  const counts = new Map<Rating, number>(rows.map(({ rating, count }) => [rating, count]));
  return ratings.map((rating) => counts.get(rating) ?? 0);
}

/** Everything that people wrote about a conference. Ids are random, so the order tells nothing. */
export async function evaluationTexts(db: Db | Tx, permit: Permit<"conference.prepare">, conferenceId: string): Promise<EvaluationText[]> {
  return db
    .selectFrom("conference.evaluation_text")
    .select(["id", "question", "text", "state", "shown", "version"])
    .where("district", "=", permit.districtId)
    .where("conference_id", "=", conferenceId)
    .orderBy("id")
    .execute();
}

/** What everyone may read of what people wrote. Public. */
export async function releasedQuotes(db: Db, districtId: DistrictId, conferenceId: string): Promise<Quote[]> {
  const rows = await db
    .selectFrom("conference.evaluation_text")
    .select(["question", "shown"])
    .where("district", "=", districtId)
    .where("conference_id", "=", conferenceId)
    .where("state", "=", "released")
    .orderBy("id")
    .execute();
  return openQuestions.flatMap((question) => rows.flatMap((row) => (row.question === question && row.shown !== null ? [{ question, words: row.shown }] : [])));
}
