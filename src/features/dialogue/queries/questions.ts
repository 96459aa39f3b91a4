import { sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import type { DayCount } from "../../../thread/feature.ts";
import type { ChannelCounts } from "../rules/answers/channel.ts";
import type { Perspective } from "../rules/perspective.ts";
import type { QuestionStatus } from "../rules/question.ts";
import type { Summary } from "../rules/result/summary.ts";
import "../tables.ts";

export interface Question {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly asker: string;
  readonly outcome: string;
  /** What is not published, as the asker says; "" for the usual words. */
  readonly moderation: string;
  /** Where its answers were brought in from; "" for our own. */
  readonly origin: string;
  readonly closesOn: string;
  readonly mustBeHeard: readonly Perspective[];
  readonly status: QuestionStatus;
  readonly statusAt: Date;
  /** Null while it is a draft. */
  readonly openedAt: Date | null;
  readonly version: number;
  readonly people: number;
}

/** A statement that everyone can read and answer. */
export interface Statement {
  readonly id: string;
  readonly text: string;
  /** Whether the question opened with it; else a participant wrote it. */
  readonly isFromStart: boolean;
}

/** The last result: when it was made, of how many answers. */
export interface Result {
  readonly analysedAt: Date;
  readonly participants: number;
  readonly answers: number;
  readonly summary: Summary;
  /** How many came each way; null for a result from before it was counted. Shown through `shownChannels` only. */
  readonly channels: ChannelCounts | null;
  /** Whether it counts everybody; before that, what in-fives.ts lets in. */
  readonly isFinal: boolean;
}

/** A question with how many have answered it; drafts only for those who may see them. */
export async function findQuestion(
  db: Db,
  districtId: DistrictId,
  id: string,
  withDrafts: boolean,
): Promise<Question | undefined> {
  const question = await questions(db, districtId, withDrafts).where("q.id", "=", id).executeTakeFirst();
  return question && withPeople(question);
}

/** All questions of a district: drafts, then open ones, then closed ones, the newest first in each. */
export async function listQuestions(db: Db, districtId: DistrictId, withDrafts: boolean): Promise<Question[]> {
  const rows = await questions(db, districtId, withDrafts)
    .orderBy(sql`array_position(array['draft', 'open', 'closed'], q.status)`)
    .orderBy("q.status_at", "desc")
    .orderBy("q.id")
    .limit(200)
    .execute();
  return rows.map(withPeople);
}

/** The question that closes next, for the home page. Public. */
export async function nextToClose(db: Db, districtId: DistrictId, today: string): Promise<Question | undefined> {
  const row = await questions(db, districtId, false)
    .where("q.status", "=", "open")
    .where("q.closes_on", ">=", today)
    .orderBy("q.closes_on")
    .orderBy("q.id")
    .limit(1)
    .executeTakeFirst();
  return row && withPeople(row);
}

const withPeople = <T extends { counted: number; kept: number | null }>({ counted, kept, ...row }: T) => ({
  ...row,
  // When keys are destroyed, the result still knows how many there were.
  people: Math.max(counted, kept ?? 0),
});

function questions(db: Db, districtId: DistrictId, withDrafts: boolean) {
  const found = db
    .selectFrom("dialogue.question as q")
    .leftJoin("dialogue.result as r", (join) =>
      join.onRef("r.district", "=", "q.district").onRef("r.question_id", "=", "q.id"),
    )
    .select((eb) => [
      "q.id",
      "q.title",
      "q.why",
      "q.asker",
      "q.outcome",
      "q.moderation",
      "q.origin",
      "q.closes_on as closesOn",
      "q.must_be_heard as mustBeHeard",
      "q.status",
      "q.status_at as statusAt",
      "q.opened_at as openedAt",
      "q.version",
      sql<number | null>`case when q.status = 'closed' then r.participants end`.as("kept"),
      eb
        .selectFrom("dialogue.participant as p")
        .select((inner) => inner.fn.countAll<number>().as("people"))
        .whereRef("p.district", "=", "q.district")
        .whereRef("p.question_id", "=", "q.id")
        .$asScalar()
        .$notNull()
        .as("counted"),
    ])
    .where("q.district", "=", districtId);
  return withDrafts ? found : found.where("q.status", "<>", "draft");
}

/** The published statements of a question, in their order: those it opened with, then as they were published. */
export async function statementsOf(db: Db | Tx, districtId: DistrictId, questionId: string): Promise<Statement[]> {
  return db
    .selectFrom("dialogue.statement")
    .select((eb) => ["id", "text", eb("written_on", "is", null).as("isFromStart")])
    .$narrowType<{ isFromStart: boolean }>()
    .where("district", "=", districtId)
    .where("question_id", "=", questionId)
    .where("status", "=", "published")
    .orderBy("position")
    .execute();
}

/** What was computed last, of what is published now; undefined before the first time. */
export async function resultOf(db: Db | Tx, districtId: DistrictId, questionId: string): Promise<Result | undefined> {
  const row = await db
    .selectFrom("dialogue.result")
    .select(["analysed_at as analysedAt", "participants", "answers", "summary", "channels", "is_final as isFinal"])
    .where("district", "=", districtId)
    .where("question_id", "=", questionId)
    .executeTakeFirst();
  if (!row?.analysedAt || !row.summary) return undefined;
  const published = new Set((await statementsOf(db, districtId, questionId)).map(({ id }) => id));
  return {
    analysedAt: row.analysedAt,
    participants: row.participants,
    answers: row.answers,
    summary: onlyOf(row.summary, published),
    channels: row.channels,
    isFinal: row.isFinal,
  };
}

/** A summary without what it says of statements that have been taken out since. */
function onlyOf(summary: Summary, published: ReadonlySet<string>): Summary {
  const isThere = ({ id }: { id: string }) => published.has(id);
  return {
    ...summary,
    statements: summary.statements.filter(isThere),
    groups: summary.groups.map((group) => ({ ...group, says: group.says.filter(isThere) })),
  };
}

/** Open questions of all districts whose last day has passed. */
export async function questionsToClose(db: Db, today: string): Promise<{ districtId: DistrictId; id: string }[]> {
  return db
    .selectFrom("dialogue.question")
    .select(["district as districtId", "id"])
    .where("status", "=", "open")
    .where("closes_on", "<", today)
    .orderBy("id")
    .execute();
}

/** How many people began to answer, by day; keys that are destroyed are not counted any more. */
export async function peoplePerDay(db: Db, permit: Permit<"audit.read">, since: Date): Promise<DayCount[]> {
  return db
    .selectFrom("dialogue.participant")
    .select((eb) => ["joined_on as day", eb.fn.countAll<number>().as("count")])
    .where("district", "=", permit.districtId)
    .where("joined_on", ">=", sql<string>`${since}::date`)
    .where("channel", "<>", "import")
    .groupBy("joined_on")
    .orderBy("joined_on", "desc")
    .execute();
}
