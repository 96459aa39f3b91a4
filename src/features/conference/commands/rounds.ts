import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { Refusal } from "../../../platform/web/form.ts";
import type { Round } from "../rules/programme/programme.ts";
import { conferenceKindName, lockOpen } from "./records.ts";
import type { Preparing } from "./records.ts";
import "../tables.ts";

/**
 * Says when workshops are held: all rounds of a conference at once, in the order of the clock.
 * @throws Refusal `"": not_now`, `fromN: round_in_use` for a round that is left out while workshops are held in it
 */
export async function saveRounds(tx: Tx, permit: Preparing, conferenceId: string, rounds: readonly Round[], now: Date): Promise<void> {
  await lockOpen(tx, permit.districtId, conferenceId, now);
  const used = await tx
    .selectFrom("conference.workshop_round")
    .select("round")
    .distinct()
    .where("district", "=", permit.districtId)
    .where("conference_id", "=", conferenceId)
    .orderBy("round")
    .execute();
  const missing = used.filter(({ round }) => !rounds.some(({ number }) => number === round));
  if (missing.length > 0) throw new Refusal(...missing.map(({ round }) => ({ field: `from${round}`, code: "round_in_use" })));
  const numbers = rounds.map(({ number }) => number);
  await tx
    .deleteFrom("conference.round")
    .where("district", "=", permit.districtId)
    .where("conference_id", "=", conferenceId)
    .$if(numbers.length > 0, (query) => query.where("number", "not in", numbers))
    .execute();
  for (const { number, startsAt, endsAt } of rounds)
    await tx
      .insertInto("conference.round")
      .values({ district: permit.districtId, conference_id: conferenceId, number, starts_at: startsAt, ends_at: endsAt })
      .onConflict((conflict) => conflict.columns(["district", "conference_id", "number"]).doUpdateSet({ starts_at: startsAt, ends_at: endsAt }))
      .execute();
  await recordChange(tx, permit, { action: "conference.save_rounds", kind: conferenceKindName, id: conferenceId, after: { rounds: numbers.length } });
}
