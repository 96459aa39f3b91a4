import type { Tx } from "../../../platform/db/database.ts";
import { countByDistrict, daysBefore } from "../../../platform/retention/rule.ts";
import type { Erased, RetentionTools } from "../../../platform/retention/rule.ts";
import "../tables.ts";

/** How long it is kept who was asked and what they answered, after it is over; and drafts that nobody was sent. */
export const answersKeptDays = 90;

/** Erases who was asked and their answers, where the poll ended or its last time passed long ago, in every district. */
export async function forgetAnswers(tx: Tx, { now }: Pick<RetentionTools, "now">): Promise<readonly Erased[]> {
  const until = daysBefore(now, answersKeptDays);
  const gone = await tx
    .deleteFrom("polls.invitee")
    .using("polls.poll as p")
    .whereRef("p.district", "=", "polls.invitee.district")
    .whereRef("p.id", "=", "polls.invitee.poll_id")
    .where((eb) =>
      eb.or([
        eb.and([eb("p.status", "in", ["chosen", "cancelled"]), eb("p.status_at", "<", until)]),
        eb.and([
          eb("p.status", "=", "open"),
          eb(
            eb
              .selectFrom("polls.time as t")
              .select(({ fn }) => fn.max("t.ends_at").as("last"))
              .whereRef("t.district", "=", "p.district")
              .whereRef("t.poll_id", "=", "p.id"),
            "<",
            until,
          ),
        ]),
      ]),
    )
    .returning("polls.invitee.district")
    .execute();
  return countByDistrict(gone);
}

/** Erases drafts that have lain for long, in every district. */
export async function forgetDrafts(tx: Tx, { now }: Pick<RetentionTools, "now">): Promise<readonly Erased[]> {
  const gone = await tx
    .deleteFrom("polls.poll")
    .where("status", "=", "draft")
    .where("created_at", "<", daysBefore(now, answersKeptDays))
    .returning("district")
    .execute();
  return countByDistrict(gone);
}
