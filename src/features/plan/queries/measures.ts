import { sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { readsInside } from "../../../thread/reader.ts";
import type { Reader } from "../../../thread/reader.ts";
import { isUnderWay } from "../measure.ts";
import type { DatedStatus, MeasureStatus } from "../measure.ts";
import "../tables.ts";

/** A measure as lists show it. Days are calendar days. */
export interface MeasureLine {
  readonly id: string;
  readonly title: string;
  readonly goalId: string | null;
  readonly partyId: string | null;
  readonly fromDay: string | null;
  readonly toDay: string | null;
  readonly isPublished: boolean;
  readonly status: MeasureStatus;
  /** Day of the proof it stands on; null while nothing has been shown. */
  readonly provenDay: string | null;
}

/** A measure as its own page shows it. */
export interface Measure extends MeasureLine {
  readonly description: string;
  readonly createdAt: Date;
  readonly publishedAt: Date | null;
  readonly version: number;
}

export interface Proof extends DatedStatus {
  readonly id: string;
  readonly words: string;
  readonly link: string | null;
  readonly file: { readonly name: string; readonly type: string; readonly size: number } | null;
}

/** Every published measure, in the order they begin. Public. */
export async function publishedMeasures(db: Db, districtId: DistrictId, goalId?: string): Promise<MeasureLine[]> {
  const rows = measureLines(db, districtId).where("m.published_at", "is not", null);
  return (goalId === undefined ? rows : rows.where("m.goal_id", "=", goalId)).execute();
}

/** Measures that are not public yet, oldest first. */
export async function draftMeasures(db: Db, permit: Permit<"plan.manage">): Promise<MeasureLine[]> {
  return measureLines(db, permit.districtId).where("m.published_at", "is", null).execute();
}

/** Measures that a party answers for and that are not finished, drafts too. */
export async function measuresUnderWay(db: Db, { districtId }: Permit<string>, partyId: string): Promise<MeasureLine[]> {
  const measures = await measureLines(db, districtId).where("m.party_id", "=", partyId).execute();
  return measures.filter(({ status }) => isUnderWay(status));
}

/** One measure; as long as it is a draft, only for readers of the network's inside. */
export async function findMeasure(
  db: Db | Tx,
  districtId: DistrictId,
  id: string,
  reader: Reader,
): Promise<Measure | undefined> {
  const row = measureLines(db, districtId)
    .select(["m.description", "m.created_at as createdAt", "m.published_at as publishedAt", "m.version"])
    .where("m.id", "=", id);
  return (readsInside(reader, "measure") ? row : row.where("m.published_at", "is not", null)).executeTakeFirst();
}

/** Everything that shows how a measure moved, newest first. */
export async function proofsOf(db: Db, districtId: DistrictId, measureId: string): Promise<Proof[]> {
  const rows = await db
    .selectFrom("plan.proof")
    .select(["id", "day", "status_after as statusAfter", "words", "link", "file_name", "file_type", "file_size"])
    .where("district", "=", districtId)
    .where("measure_id", "=", measureId)
    .orderBy("day", "desc")
    .orderBy("id", "desc")
    .execute();
  return rows.map(({ file_name: name, file_type: type, file_size: size, ...proof }) => ({
    ...proof,
    file: name !== null && type !== null && size !== null ? { name, type, size } : null,
  }));
}

/** That a proof was taken back, when and why. */
export interface WithdrawnProof {
  readonly id: string;
  readonly why: string;
  readonly withdrawnAt: Date;
}

/** The proofs of a measure that were taken back, newest first. Public. */
export async function withdrawnProofsOf(db: Db, districtId: DistrictId, measureId: string): Promise<WithdrawnProof[]> {
  return db
    .selectFrom("plan.withdrawn_proof")
    .select(["id", "why", "withdrawn_at as withdrawnAt"])
    .where("district", "=", districtId)
    .where("measure_id", "=", measureId)
    .orderBy("withdrawn_at", "desc")
    .orderBy("id", "desc")
    .execute();
}

/** Whether a proof of a measure has been taken back. */
export async function isWithdrawn(tx: Tx, districtId: DistrictId, measureId: string, proofId: string): Promise<boolean> {
  const row = await tx
    .selectFrom("plan.withdrawn_proof")
    .select("id")
    .where("district", "=", districtId)
    .where("measure_id", "=", measureId)
    .where("id", "=", proofId)
    .executeTakeFirst();
  return row !== undefined;
}

/** The proof a measure stands on now. */
export async function lastProof(db: Db | Tx, districtId: DistrictId, measureId: string): Promise<DatedStatus | undefined> {
  return db
    .selectFrom("plan.proof")
    .select(["day", "status_after as statusAfter"])
    .where("district", "=", districtId)
    .where("measure_id", "=", measureId)
    .orderBy("day", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** The file of a proof of a published measure. Public. */
export async function findProofFile(
  db: Db,
  districtId: DistrictId,
  measureId: string,
  proofId: string,
): Promise<{ key: string; name: string; type: string } | undefined> {
  const row = await db
    .selectFrom("plan.proof as p")
    .innerJoin("plan.measure as m", (join) =>
      join.onRef("m.district", "=", "p.district").onRef("m.id", "=", "p.measure_id"),
    )
    .select(["p.file_key as key", "p.file_name as name", "p.file_type as type"])
    .where("p.district", "=", districtId)
    .where("p.id", "=", proofId)
    .where("p.measure_id", "=", measureId)
    .where("m.published_at", "is not", null)
    .executeTakeFirst();
  if (!row || row.key === null || row.name === null || row.type === null) return undefined;
  return { key: row.key, name: row.name, type: row.type };
}

/** For how many published measures a proof has come since a moment, whatever day it speaks of. Public. */
export async function countProven(db: Db, districtId: DistrictId, since: Date): Promise<number> {
  const { count } = await db
    .selectFrom("plan.proof as p")
    .innerJoin("plan.measure as m", (join) =>
      join.onRef("m.district", "=", "p.district").onRef("m.id", "=", "p.measure_id"),
    )
    .select((eb) => eb.fn.count<number>("m.id").distinct().as("count"))
    .where("p.district", "=", districtId)
    .where("p.created_at", ">", since)
    .where("m.published_at", "is not", null)
    .executeTakeFirstOrThrow();
  return count;
}

function measureLines(db: Db | Tx, districtId: DistrictId) {
  return db
    .selectFrom("plan.measure as m")
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom("plan.proof as p")
          .select(["p.day", "p.status_after"])
          .whereRef("p.district", "=", "m.district")
          .whereRef("p.measure_id", "=", "m.id")
          .orderBy("p.day", "desc")
          .orderBy("p.id", "desc")
          .limit(1)
          .as("last"),
      (join) => join.onTrue(),
    )
    .select((eb) => [
      "m.id",
      "m.title",
      "m.goal_id as goalId",
      "m.party_id as partyId",
      "m.from_day as fromDay",
      "m.to_day as toDay",
      "last.day as provenDay",
      sql<boolean>`m.published_at is not null`.as("isPublished"),
      eb.fn.coalesce("last.status_after", sql<MeasureStatus>`'planned'`).as("status"),
    ])
    .where("m.district", "=", districtId)
    .orderBy("m.from_day")
    .orderBy("m.id");
}

/** The party that answers for a measure, as a list for what is made from it. */
export async function partyOfMeasure(tx: Tx, districtId: DistrictId, id: string): Promise<string[]> {
  const row = await tx
    .selectFrom("plan.measure")
    .select("party_id as partyId")
    .where("district", "=", districtId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row?.partyId ? [row.partyId] : [];
}
