import type { Tx } from "../../../platform/db/database.ts";
import { dayOf } from "../../../platform/i18n/dates.ts";
import { countByDistrict, daysBefore } from "../../../platform/retention/rule.ts";
import type { Erased, RetentionTools } from "../../../platform/retention/rule.ts";
import { forgetItem } from "../../../thread/commands.ts";
import "../tables.ts";

/** How long the keys of those who support an idea are kept after it was closed or taken down. */
export const keysKeptDays = 30;

/** How long an idea that was returned is kept. */
export const returnedKeptDays = 365;

/** How long at most one that nobody has decided about. */
export const unreadKeptDays = 730;

/** Destroys which browsers support ideas that are over; how many there were stays. */
export async function forgetSupporters(tx: Tx, { now }: Pick<RetentionTools, "now">): Promise<readonly Erased[]> {
  const gone = await tx
    .deleteFrom("ideas.support as s")
    .using("ideas.idea as i")
    .whereRef("i.district", "=", "s.district")
    .whereRef("i.id", "=", "s.idea_id")
    .where("i.status", "in", ["closed", "returned"])
    .where("i.status_at", "<", daysBefore(now, keysKeptDays))
    .returning("s.district")
    .execute();
  return countByDistrict(gone);
}

/** Deletes ideas a year after they were returned, and those that nobody has decided about in two. */
export async function forgetOldIdeas(tx: Tx, { now }: Pick<RetentionTools, "now">): Promise<readonly Erased[]> {
  const gone = await tx
    .deleteFrom("ideas.idea")
    .where((eb) =>
      eb.or([
        eb("status", "=", "returned").and("status_at", "<", daysBefore(now, returnedKeptDays)),
        eb("status", "in", ["received", "read"]).and("sent_on", "<", dayOf(daysBefore(now, unreadKeptDays))),
      ]),
    )
    .returning(["district", "id"])
    .execute();
  // One that was taken down has a place in the thread still.
  for (const { district, id } of gone) await forgetItem(tx, district, { kind: "idea", id });
  return countByDistrict(gone);
}
