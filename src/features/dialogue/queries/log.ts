import { sql } from "kysely";
import type { Db } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import type { ModeratorStep } from "../rules/statements/moderation.ts";
import type { StatementReason, StatementStatus } from "../rules/statements/statement.ts";
import { sameWritten } from "./same-written.ts";
import "../tables.ts";

/** What was done with one statement, without which one it was. */
export interface LogLine {
  readonly at: Date;
  readonly step: Exclude<ModeratorStep, "propose">;
  readonly reason: StatementReason | null;
  readonly sides: number;
}

/** What has come of everything that participants have written in a question. */
export interface ModerationCounts extends Readonly<Record<StatementStatus, number>> {
  readonly written: number;
  readonly appealed: number;
  /** Public ones that the question opened with or participants wrote, and that have been taken out. */
  readonly takenOut: number;
}

export interface WrittenStatement {
  readonly id: string;
  readonly text: string;
  /** How many others have written the same. */
  readonly sameWritten: number;
}

/** What was settled in a question, the latest first. Public: no texts, and nobody who read. */
export async function moderationLog(db: Db, districtId: DistrictId, questionId: string): Promise<LogLine[]> {
  const rows = await db
    .selectFrom("dialogue.moderation")
    .select(["at", "step", "reason", "sides"])
    .where("district", "=", districtId)
    .where("question_id", "=", questionId)
    .where("sides", "is not", null)
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .limit(1000)
    .$narrowType<{ step: LogLine["step"]; sides: number }>()
    .execute();
  return rows;
}

/** How many statements participants have written in a question, and what has come of them. Public. */
export async function moderationCounts(db: Db, districtId: DistrictId, questionId: string): Promise<ModerationCounts> {
  const ofParticipants = sql<boolean>`written_on is not null`;
  const are = (status: StatementStatus) => sql<number>`count(*) filter (where ${ofParticipants} and published_on is null and status = ${status})::int`;
  return db
    .selectFrom("dialogue.statement")
    .select([
      sql<number>`count(*) filter (where ${ofParticipants})::int`.as("written"),
      sql<number>`count(*) filter (where ${ofParticipants} and status = 'published')::int`.as("published"),
      are("waiting").as("waiting"),
      are("returned").as("returned"),
      are("merged").as("merged"),
      sql<number>`count(*) filter (where appealed_on is not null)::int`.as("appealed"),
      // What was not shown where an import comes from has no reason: nobody here took it out.
      sql<number>`count(*) filter (where status <> 'published' and reason is not null and (written_on is null or published_on is not null))::int`.as("takenOut"),
    ])
    .where("district", "=", districtId)
    .where("question_id", "=", questionId)
    .executeTakeFirstOrThrow();
}

/** Published statements that participants wrote, in their order, with how many wrote the same. Public. */
export async function writtenByParticipants(db: Db, districtId: DistrictId, questionId: string): Promise<WrittenStatement[]> {
  return db
    .selectFrom("dialogue.statement as s")
    .select(["s.id", "s.text", sameWritten])
    .where("s.district", "=", districtId)
    .where("s.question_id", "=", questionId)
    .where("s.status", "=", "published")
    .where((eb) =>
      eb.or([
        eb("s.written_on", "is not", null),
        eb.exists(
          eb
            .selectFrom("dialogue.statement as same")
            .select("same.id")
            .whereRef("same.district", "=", "s.district")
            .whereRef("same.question_id", "=", "s.question_id")
            .whereRef("same.merged_into", "=", "s.id"),
        ),
      ]),
    )
    .orderBy("s.position")
    .execute();
}
