import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { countByDistrict } from "../../../platform/retention/rule.ts";
import type { Erased, ErasingTools } from "../../../platform/retention/rule.ts";
import { Refusal } from "../../../platform/web/form.ts";
import { nextTime, placesHoldAtMostMs } from "../rules/now/free-places-form.ts";
import type { EditPermit } from "../queries/services.ts";
import type { PlacesInput } from "../schema.ts";
import { lockOwnService } from "./services.ts";
import "../tables.ts";

/**
 * Says how much room a service has, or no longer says it. The last word holds: nobody needs to have seen the one before.
 * @throws Refusal `"": not_now` when it is not theirs or not there, `FIELD: until_within`
 */
export async function sayFreePlaces(tx: Tx, permit: EditPermit, serviceId: string, input: PlacesInput, now: Date): Promise<void> {
  const { id } = await lockOwnService(tx, permit, serviceId, now);
  const about = { action: "help.places", kind: "service", id } as const;
  if (input.level === "unsaid") {
    const gone = await tx.deleteFrom("help.free_places").where("district", "=", permit.districtId).where("service_id", "=", id).executeTakeFirst();
    if (gone.numDeletedRows > 0n) await recordChange(tx, permit, { ...about, after: { level: input.level } });
    return;
  }
  const until = input.until ?? nextTime(input.time, now);
  if (until <= now || until.getTime() - now.getTime() > placesHoldAtMostMs) throw new Refusal({ field: "until", code: "until_within" });
  const said = { level: input.level, said_at: now, until };
  await tx
    .insertInto("help.free_places")
    .values({ district: permit.districtId, service_id: id, ...said })
    .onConflict((existing) => existing.columns(["district", "service_id"]).doUpdateSet(said))
    .execute();
  await recordChange(tx, permit, { ...about, after: { level: input.level, until } });
}

/** What no longer holds. */
export async function forgetFreePlaces(tx: Tx, { now }: ErasingTools): Promise<readonly Erased[]> {
  return countByDistrict(await tx.deleteFrom("help.free_places").where("until", "<=", now).returning("district").execute());
}
