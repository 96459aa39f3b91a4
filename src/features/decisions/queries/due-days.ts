import type { Db } from "../../../platform/db/database.ts";
import { partiesOfMembers } from "../../../network/queries.ts";
import type { Place } from "../../../platform/web/path.ts";
import type { CalendarDay } from "../../../thread/feature.ts";
import { paths } from "../paths.ts";
import "../tables.ts";

/** When the open tasks of the parties a member speaks for today are due: for the member's own calendar. */
export async function dueDaysOf(db: Db, place: Place, memberId: string, today: string): Promise<CalendarDay[]> {
  const parties = await partiesOfMembers(db, place.districtId, [memberId], today);
  if (parties.length === 0) return [];
  const tasks = await db
    .selectFrom("decisions.task")
    .select(["id", "title", "due_day as day"])
    .where("district", "=", place.districtId)
    .where("party_id", "in", [...new Set(parties.map(({ partyId }) => partyId))])
    .where("done_at", "is", null)
    .orderBy("due_day")
    .orderBy("id")
    .execute();
  return tasks.map((task) => ({ ...task, kind: "task", href: paths.task.to(place, { id: task.id }) }));
}
