import type { Tx } from "../../../../platform/db/database.ts";
import type { Permit } from "../../../../platform/rights/permit.ts";
import { lockConference } from "../../commands/records.ts";
import { hasProgrammeOf } from "../../notice/commands/forget.ts";
import { untoldIn } from "../queries/seating.ts";
import { toldSeats } from "../rules/programme.ts";
import "../tables.ts";
import { recordSeating } from "./records.ts";

/**
 * Notes that those without mail have been told of their seats, on paper or by phone.
 * @param at when the page was made that they were told from; whose seats have changed since stays on the list
 */
export async function noteTold(tx: Tx, permit: Permit<"conference.allocate">, conferenceId: string, at: Date): Promise<void> {
  await lockConference(tx, permit.districtId, conferenceId);
  const told = (await untoldIn(tx, permit, conferenceId, "other")).filter(({ placedAt }) => placedAt <= at);
  for (const { registrationId, seats } of told) {
    await hasProgrammeOf(tx, permit.districtId, registrationId, at);
    await tx
      .updateTable("conference.placement")
      .set({ told: toldSeats(seats) })
      .where("district", "=", permit.districtId)
      .where("registration_id", "=", registrationId)
      .execute();
  }
  await recordSeating(tx, permit, "conference.note_told", conferenceId, { people: told.length });
}
