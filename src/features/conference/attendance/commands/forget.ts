import type { Tx } from "../../../../platform/db/database.ts";
import { countByDistrict, daysBefore } from "../../../../platform/retention/rule.ts";
import type { Erased, RetentionTools } from "../../../../platform/retention/rule.ts";
import { namesKeptDays } from "../../registration/rules/registration.ts";
import { pressesKeptDays } from "../rules/door.ts";
import "../../registration/tables.ts";
import "../../tables.ts";
import "../tables.ts";

/** Deletes the presses at the door, some days after their conference. */
export async function forgetPresses(tx: Tx, { now }: Pick<RetentionTools, "now">): Promise<readonly Erased[]> {
  const gone = await tx
    .deleteFrom("conference.door_press as p")
    .using("conference.registration as r")
    .innerJoin("conference.conference as c", (join) => join.onRef("c.district", "=", "r.district").onRef("c.id", "=", "r.conference_id"))
    .whereRef("r.district", "=", "p.district")
    .whereRef("r.id", "=", "p.registration_id")
    .where("c.ends_at", "<", daysBefore(now, pressesKeptDays))
    .returning("p.district")
    .execute();
  return countByDistrict(gone);
}

/** Takes away when somebody came, with their name; that they came stays. */
export async function forgetTimes(tx: Tx, { now }: Pick<RetentionTools, "now">): Promise<readonly Erased[]> {
  const gone = await tx
    .updateTable("conference.attendance as a")
    .from("conference.conference as c")
    .set({ came_at: null })
    .whereRef("c.district", "=", "a.district")
    .whereRef("c.id", "=", "a.conference_id")
    .where("a.came_at", "is not", null)
    .where("c.ends_at", "<", daysBefore(now, namesKeptDays))
    .returning("a.district")
    .execute();
  return countByDistrict(gone);
}

/** Deletes what stood on badges, with the names. */
export async function forgetBadges(tx: Tx, { now }: Pick<RetentionTools, "now">): Promise<readonly Erased[]> {
  const gone = await tx
    .deleteFrom("conference.badge as b")
    .using("conference.registration as r")
    .innerJoin("conference.conference as c", (join) => join.onRef("c.district", "=", "r.district").onRef("c.id", "=", "r.conference_id"))
    .whereRef("r.district", "=", "b.district")
    .whereRef("r.id", "=", "b.registration_id")
    .where("c.ends_at", "<", daysBefore(now, namesKeptDays))
    .returning("b.district")
    .execute();
  return countByDistrict(gone);
}
