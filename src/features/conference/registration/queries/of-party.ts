import type { Db } from "../../../../platform/db/database.ts";
import type { Permit } from "../../../../platform/rights/permit.ts";
import { activeStates } from "../rules/registration.ts";
import "../tables.ts";

/** How many are registered for a party at a conference that has not ended. */
export interface RegisteredFor {
  readonly conferenceId: string;
  readonly title: string;
  readonly startsAt: Date;
  readonly count: number;
}

/** The conferences to come that people are registered for who come for a party, the next first. */
export async function registeredFor(db: Db, { districtId }: Permit<string>, partyId: string, now: Date): Promise<RegisteredFor[]> {
  return db
    .selectFrom("conference.registration as r")
    .innerJoin("conference.conference as c", (join) => join.onRef("c.district", "=", "r.district").onRef("c.id", "=", "r.conference_id"))
    .select((eb) => ["c.id as conferenceId", "c.title", "c.starts_at as startsAt", eb.fn.countAll<number>().as("count")])
    .where("r.district", "=", districtId)
    .where("r.party_id", "=", partyId)
    .where("r.state", "in", [...activeStates])
    .where("c.cancelled_at", "is", null)
    .where("c.ends_at", ">", now)
    .groupBy(["c.id", "c.title", "c.starts_at"])
    .orderBy("c.starts_at")
    .execute();
}
