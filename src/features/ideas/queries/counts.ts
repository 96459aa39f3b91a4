import { sql } from "kysely";
import type { Db } from "../../../platform/db/database.ts";
import { timeZone } from "../../../platform/i18n/dates.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import type { DayCount } from "../../../thread/feature.ts";
import "../tables.ts";

/** How many ideas came on each day since a moment, newest first; days without any are left out. */
export async function ideasPerDay(db: Db, permit: Permit<"audit.read">, since: Date): Promise<DayCount[]> {
  const { rows } = await sql<DayCount>`
    select (sent_at at time zone ${timeZone})::date as day, count(*) as count
    from ideas.idea where district = ${permit.districtId} and sent_at >= ${since}
    group by 1 order by 1 desc`.execute(db);
  return rows;
}
