import type { Tx } from "../../../platform/db/database.ts";
import { blocksOf } from "../rules/programme/moving.ts";
import type { Moved } from "../rules/programme/moving.ts";
import type { Programme } from "../rules/programme/programme.ts";
import type { Preparing } from "./records.ts";
import "../tables.ts";

/** Writes new times of sessions and rounds. */
export async function saveMoved(tx: Tx, permit: Preparing, conferenceId: string, moved: readonly Moved[]): Promise<void> {
  for (const { key, round, startsAt, endsAt } of moved) {
    const time = { starts_at: startsAt, ends_at: endsAt };
    if (round === undefined)
      await tx
        .updateTable("conference.session")
        .set((eb) => ({ ...time, version: eb("version", "+", 1) }))
        .where("district", "=", permit.districtId)
        .where("conference_id", "=", conferenceId)
        .where("id", "=", key)
        .execute();
    else
      await tx
        .updateTable("conference.round")
        .set(time)
        .where("district", "=", permit.districtId)
        .where("conference_id", "=", conferenceId)
        .where("number", "=", round)
        .execute();
  }
}

/** Writes all times of a programme. */
export async function saveTimes(tx: Tx, permit: Preparing, conferenceId: string, programme: Pick<Programme, "rounds" | "sessions">): Promise<void> {
  await saveMoved(tx, permit, conferenceId, blocksOf(programme));
}
