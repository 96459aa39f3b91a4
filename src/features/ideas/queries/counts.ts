import { dayOf } from "../../../platform/i18n/dates.ts";
import type { Db } from "../../../platform/db/database.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import type { DayCount } from "../../../thread/feature.ts";
import "../tables.ts";

/** How many ideas came on each day since a moment, newest first; days without any are left out. */
export async function ideasPerDay(db: Db, permit: Permit<"audit.read">, since: Date): Promise<DayCount[]> {
  return db
    .selectFrom("ideas.idea")
    .select((eb) => ["sent_on as day", eb.fn.countAll<number>().as("count")])
    .where("district", "=", permit.districtId)
    .where("sent_on", ">=", dayOf(since))
    .groupBy("sent_on")
    .orderBy("sent_on", "desc")
    .execute();
}
