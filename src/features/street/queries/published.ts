import type { Db } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import type { ObservationKind, ObservationStatus } from "../observation.ts";
import type { PatternStatus } from "../pattern.ts";
import "../tables.ts";

/** An observation as everyone may read it: nothing in it was written by the one who reported. */
export interface PublishedObservation {
  readonly id: string;
  readonly kind: ObservationKind;
  readonly line: string;
  readonly placeName: string;
  readonly reportedAt: Date;
  readonly status: ObservationStatus;
  readonly statusAt: Date;
  readonly statusReason: string;
}

/** How many published observations stand on one page. */
export const publishedPageSize = 20;

/** Published observations, the newest first. @param page counts from 1 */
export async function listPublished(
  db: Db,
  districtId: DistrictId,
  page: number,
  pageSize = publishedPageSize,
): Promise<{ observations: PublishedObservation[]; pages: number }> {
  const rows = await publishedRows(db, districtId)
    .orderBy("o.published_at", "desc")
    .orderBy("o.id", "desc")
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  const { count } = await db
    .selectFrom("street.observation")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("district", "=", districtId)
    .where("published_at", "is not", null)
    .executeTakeFirstOrThrow();
  return { observations: rows.map(published), pages: Math.max(1, Math.ceil(Number(count) / pageSize)) };
}

/** One published observation; undefined alike for one that is private and one that is not there. */
export async function findPublished(
  db: Db,
  districtId: DistrictId,
  id: string,
): Promise<PublishedObservation | undefined> {
  const row = await publishedRows(db, districtId).where("o.id", "=", id).executeTakeFirst();
  return row && published(row);
}

/** A pattern as everyone may read it. */
export interface PublishedPattern {
  readonly id: string;
  readonly title: string;
  readonly line: string;
  readonly createdAt: Date;
  readonly status: PatternStatus;
  readonly statusAt: Date;
}

/** One published pattern; undefined alike for one that is private and one that is not there. */
export async function findPublishedPattern(
  db: Db,
  districtId: DistrictId,
  id: string,
): Promise<PublishedPattern | undefined> {
  const row = await db
    .selectFrom("street.pattern")
    .select([
      "id",
      "title",
      "public_line as line",
      "created_at as createdAt",
      "status",
      "status_at as statusAt",
    ])
    .where("district", "=", districtId)
    .where("id", "=", id)
    .where("published_at", "is not", null)
    .executeTakeFirst();
  return row && { ...row, line: row.line ?? "" };
}

function publishedRows(db: Db, districtId: DistrictId) {
  return db
    .selectFrom("street.observation as o")
    .innerJoin("street.place as p", (join) =>
      join.onRef("p.district", "=", "o.district").onRef("p.id", "=", "o.public_place_id"),
    )
    .select([
      "o.id",
      "o.kind",
      "o.public_line as line",
      "p.name as placeName",
      "o.reported_at as reportedAt",
      "o.status",
      "o.status_at as statusAt",
      "o.status_reason as statusReason",
    ])
    .where("o.district", "=", districtId)
    .where("o.published_at", "is not", null);
}

function published<R extends { line: string | null }>(row: R): R & { line: string } {
  return { ...row, line: row.line ?? "" };
}
