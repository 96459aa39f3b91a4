import type { NotNull } from "kysely";
import type { Db, Tx } from "../../../../platform/db/database.ts";
import type { DistrictId } from "../../../../platform/district/district.ts";
import { daysBefore } from "../../../../platform/retention/rule.ts";
import { evaluationDays } from "../../rules/stages.ts";
import "../../registration/tables.ts";
import "../../tables.ts";
import "../tables.ts";

/** Somebody to whom a mail after a conference has not been written yet. */
export interface ToWrite {
  readonly districtId: DistrictId;
  readonly registrationId: string;
}

/** Those with a seat and a mail address at conferences that have ended and can still be evaluated, who have not been thanked. For the job. */
export function toThank(db: Db, now: Date): Promise<ToWrite[]> {
  return withSeatAndMail(db, "thanks")
    .where("c.ends_at", "<=", now)
    .where("c.ends_at", ">", daysBefore(now, evaluationDays))
    .execute();
}

/** Those with a seat and a mail address at one conference who have not been told of its report. For the job. */
export function toTellOfReport(db: Db, districtId: DistrictId, conferenceId: string): Promise<ToWrite[]> {
  return withSeatAndMail(db, "report").where("c.district", "=", districtId).where("c.id", "=", conferenceId).where("c.reported_at", "is not", null).execute();
}

/** Somebody who can be written to. */
interface Reachable {
  readonly id: string;
  /** null once it has been erased. */
  readonly name: string | null;
  readonly email: string;
}

/** Those with a mail address to whom the mail about a conference's report was written, in the order of the queue. */
export async function hadReportMail(tx: Tx, districtId: DistrictId, conferenceId: string): Promise<Reachable[]> {
  return tx
    .selectFrom("conference.mail_after as m")
    .innerJoin("conference.registration as r", (join) => join.onRef("r.district", "=", "m.district").onRef("r.id", "=", "m.registration_id"))
    .select(["r.id", "r.name", "r.email"])
    .where("m.district", "=", districtId)
    .where("m.mail", "=", "report")
    .where("r.conference_id", "=", conferenceId)
    .where("r.erased_at", "is", null)
    .where("r.email", "is not", null)
    .orderBy("r.number")
    .$narrowType<{ email: NotNull }>()
    .execute();
}

function withSeatAndMail(db: Db, mail: "thanks" | "report") {
  return db
    .selectFrom("conference.registration as r")
    .innerJoin("conference.conference as c", (join) => join.onRef("c.district", "=", "r.district").onRef("c.id", "=", "r.conference_id"))
    .select(["r.district as districtId", "r.id as registrationId"])
    .where("c.published_at", "is not", null)
    .where("c.cancelled_at", "is", null)
    .where("r.state", "=", "seated")
    .where("r.email", "is not", null)
    .where("r.erased_at", "is", null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("conference.mail_after as m")
            .select("m.mail")
            .whereRef("m.district", "=", "r.district")
            .whereRef("m.registration_id", "=", "r.id")
            .where("m.mail", "=", mail),
        ),
      ),
    )
    .orderBy("r.number");
}

/** The names of everybody who is or was registered for a conference, to see that none is in a text for everyone. */
export async function participantNames(tx: Tx, districtId: DistrictId, conferenceId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom("conference.registration")
    .select("name")
    .where("district", "=", districtId)
    .where("conference_id", "=", conferenceId)
    .where("name", "is not", null)
    .execute();
  return rows.flatMap(({ name }) => name ?? []);
}
