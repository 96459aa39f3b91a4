import type { Db } from "../../../../platform/db/database.ts";
import type { DistrictId } from "../../../../platform/district/district.ts";
import { activeStates } from "../rules/registration.ts";
import "../tables.ts";
import "../../tables.ts";

/** Conferences of all districts whose queue may have to move: somebody waits, or has been offered a seat. For the job. */
export async function queuesToMove(db: Db, now: Date): Promise<{ districtId: DistrictId; id: string }[]> {
  return db
    .selectFrom("conference.conference as c")
    .select(["c.district as districtId", "c.id"])
    .where("c.published_at", "is not", null)
    .where("c.cancelled_at", "is", null)
    .where("c.starts_at", ">", now)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("conference.registration as r")
          .select("r.id")
          .whereRef("r.district", "=", "c.district")
          .whereRef("r.conference_id", "=", "c.id")
          .where("r.state", "in", ["waiting", "offered"]),
      ),
    )
    .execute();
}

/** Those with mail who have not been told yet that their conference is cancelled, before it would have begun. For the job. */
export async function toldNothingOfCancelling(db: Db, now: Date): Promise<{ districtId: DistrictId; id: string; email: string | null }[]> {
  return db
    .selectFrom("conference.registration as r")
    .innerJoin("conference.conference as c", (join) => join.onRef("c.district", "=", "r.district").onRef("c.id", "=", "r.conference_id"))
    .select(["r.district as districtId", "r.id", "r.email"])
    .where("c.cancelled_at", "is not", null)
    .where("c.starts_at", ">", now)
    .where("r.state", "in", [...activeStates])
    .where("r.email", "is not", null)
    .where((eb) => eb.or([eb("r.told", "is", null), eb("r.told", "<>", "called_off")]))
    .limit(500)
    .execute();
}
