import type { Db } from "../../../platform/db/database.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import type { PatternStatus } from "../pattern.ts";
import "../tables.ts";

/** A pattern as coordinators read it. */
export interface PrivatePattern {
  readonly id: string;
  readonly title: string;
  readonly createdAt: Date;
  readonly status: PatternStatus;
  readonly statusAt: Date;
  readonly publicLine: string | null;
  readonly publishedAt: Date | null;
  readonly version: number;
}

/** Patterns, the newest first; those that others may still join when `openOnly`. */
export async function listPatterns(
  db: Db,
  permit: Permit<"street.triage">,
  openOnly = false,
): Promise<PrivatePattern[]> {
  return patternRows(db, permit)
    .$if(openOnly, (query) => query.where("status", "=", "open"))
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(300)
    .execute();
}

/** One pattern as a coordinator reads it. */
export async function findPattern(
  db: Db,
  permit: Permit<"street.triage">,
  id: string,
): Promise<PrivatePattern | undefined> {
  return patternRows(db, permit).where("id", "=", id).executeTakeFirst();
}

function patternRows(db: Db, permit: Permit<"street.triage">) {
  return db
    .selectFrom("street.pattern")
    .select([
      "id",
      "title",
      "created_at as createdAt",
      "status",
      "status_at as statusAt",
      "public_line as publicLine",
      "published_at as publishedAt",
      "version",
    ])
    .where("district", "=", permit.districtId);
}
