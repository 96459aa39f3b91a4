import { sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import { partiesOfMembers } from "../../../network/queries.ts";
import { dayOf } from "../../../platform/i18n/dates.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import type { ModerationStep, Reader, Standing } from "../rules/statements/moderation.ts";
import { mostSimilar } from "../rules/statements/similarity.ts";
import type { StatementReason, StatementStatus } from "../rules/statements/statement.ts";
import "../tables.ts";

type Moderate = Permit<"dialogue.moderate">;

/** A statement as those who read it see it; nothing of who wrote it. */
export interface ReadStatement extends Standing {
  readonly id: string;
  readonly questionId: string;
  readonly questionTitle: string;
  readonly text: string;
  /** null for one the question opened with. */
  readonly writtenOn: string | null;
  readonly reason: StatementReason | null;
  readonly note: string;
  readonly appeal: string;
  readonly mergedText: string | null;
  readonly version: number;
  /** Who has decided on it so far, the latest last. */
  readonly before: readonly Reader[];
}

/** What has been done with a statement, for those who read it. */
export interface DoneBefore {
  readonly at: Date;
  readonly step: ModerationStep;
  readonly reason: StatementReason | null;
  /** Parties that whoever did it spoke for; none for the secretariat. */
  readonly parties: readonly string[];
}

export interface SimilarStatement {
  readonly id: string;
  readonly text: string;
  readonly status: StatementStatus;
}

/** Who reads: the member of a permit, and for which parties they speak today; undefined for the program itself. */
export async function readerOf(db: Db | Tx, { districtId, actor }: Moderate, now: Date): Promise<Reader | undefined> {
  if (actor.kind !== "member") return undefined;
  const spoken = await partiesOfMembers(db, districtId, [actor.memberId], dayOf(now));
  return { memberId: actor.memberId, parties: [...new Set(spoken.map(({ partyId }) => partyId))] };
}

/** All statements that wait for somebody, the oldest first. */
export async function listToRead(db: Db | Tx, { districtId }: Moderate): Promise<ReadStatement[]> {
  const rows = await toRead(db, districtId).orderBy("s.written_on").orderBy("s.position").orderBy("s.id").limit(500).execute();
  return rows.map(asRead);
}

/** One statement, whatever its status. */
export async function findToRead(db: Db | Tx, { districtId }: Moderate, id: string): Promise<ReadStatement | undefined> {
  const row = await read(db, districtId).where("s.id", "=", id).executeTakeFirst();
  return row && asRead(row);
}

/** How many statements wait for somebody: in a district, or in one question. */
export async function countToRead(db: Db, districtId: DistrictId, questionId?: string): Promise<number> {
  const { n } = await db
    .selectFrom(
      toRead(db, districtId)
        .$if(questionId !== undefined, (query) => query.where("s.question_id", "=", questionId ?? ""))
        .as("waiting"),
    )
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  return n;
}

/** What has been done with a statement, the first first. */
export async function doneBefore(db: Db, { districtId }: Moderate, id: string): Promise<DoneBefore[]> {
  return db
    .selectFrom("dialogue.moderation")
    .select(["at", "step", "reason", "parties"])
    .where("district", "=", districtId)
    .where("statement_id", "=", id)
    .orderBy("at")
    .orderBy("id")
    .execute();
}

/** Statements of the same question that are like one, published or waiting, the most alike first. */
export async function similarTo(db: Db, { districtId }: Moderate, { id, questionId, text }: ReadStatement): Promise<SimilarStatement[]> {
  const others = await db
    .selectFrom("dialogue.statement")
    .select(["id", "text", "status"])
    .where("district", "=", districtId)
    .where("question_id", "=", questionId)
    .where("id", "<>", id)
    .where("status", "in", ["published", "waiting"])
    .orderBy("position")
    .execute();
  return mostSimilar(text, others);
}

/** Once its words are erased, nobody can decide about a statement any more. */
const isWaiting = sql<boolean>`(s.status = 'waiting' and s.text <> '' and (q.status = 'open' or s.published_on is not null or s.written_on is null))`;
const isAppealed = sql<boolean>`(s.status in ('returned', 'merged') and s.appealed_on is not null and s.appeal_answered_on is null and q.status = 'open')`;

function toRead(db: Db | Tx, districtId: DistrictId) {
  return read(db, districtId).where(sql<boolean>`(${isWaiting} or ${isAppealed})`);
}

function read(db: Db | Tx, districtId: DistrictId) {
  return db
    .selectFrom("dialogue.statement as s")
    .innerJoin("dialogue.question as q", (join) => join.onRef("q.district", "=", "s.district").onRef("q.id", "=", "s.question_id"))
    .leftJoin("dialogue.statement as target", (join) =>
      join
        .onRef("target.district", "=", "s.district")
        .onRef("target.question_id", "=", "s.question_id")
        .onRef("target.id", "=", "s.merged_into"),
    )
    .select([
      "s.id",
      "s.question_id as questionId",
      "q.title as questionTitle",
      "s.text",
      "s.status",
      "s.written_on as writtenOn",
      "s.published_on as publishedOn",
      "s.reason",
      "s.note",
      "s.appeal",
      "s.version",
      "target.text as mergedText",
      isAppealed.as("isAppealed"),
      sql<boolean>`q.status = 'open'`.as("isOpen"),
      sql<Reader[]>`coalesce((
        select json_agg(json_build_object('memberId', m.member_id, 'parties', m.parties) order by m.at, m.id)
        from dialogue.moderation m
        where m.district = s.district and m.question_id = s.question_id and m.statement_id = s.id and m.member_id is not null
      ), '[]')`.as("before"),
    ])
    .where("s.district", "=", districtId)
    .where("q.status", "<>", "draft");
}

type Row = Awaited<ReturnType<ReturnType<typeof read>["execute"]>>[number];

function asRead({ publishedOn, ...row }: Row): ReadStatement {
  return {
    ...row,
    isProposed: row.status === "waiting" && row.reason !== null,
    // One the question opened with has been public from then on.
    wasPublished: row.writtenOn === null || publishedOn !== null,
  };
}
