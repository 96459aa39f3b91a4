import { sql } from "kysely";
import type { Db } from "../../../platform/db/database.ts";
import { timeZone } from "../../../platform/i18n/dates.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import type { ObservationKind } from "../observation.ts";
import type { DayCount } from "../../../thread/feature.ts";
import "../tables.ts";

/** How many reports came on each day since a moment, newest first; days without any are left out. */
export async function reportsPerDay(db: Db, permit: Permit<"audit.read">, since: Date): Promise<DayCount[]> {
  const { rows } = await sql<DayCount>`
    select (reported_at at time zone ${timeZone})::date as day, count(*) as count
    from street.observation where district = ${permit.districtId} and reported_at >= ${since}
    group by 1 order by 1 desc`.execute(db);
  return rows;
}

/** How many reports of each kind have come since a moment; kinds without any are left out. For members, as bare numbers. */
export async function reportsByKind(
  db: Db,
  { districtId }: Permit<string>,
  since: Date,
): Promise<{ kind: ObservationKind; count: number }[]> {
  return db
    .selectFrom("street.observation")
    .select((eb) => ["kind", eb.fn.countAll<number>().as("count")])
    .where("district", "=", districtId)
    .where("reported_at", ">", since)
    .groupBy("kind")
    .orderBy("kind")
    .execute();
}
