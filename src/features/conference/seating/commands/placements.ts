import type { Allocation } from "../../../../allocation/allocation.ts";
import type { Tx } from "../../../../platform/db/database.ts";
import type { DistrictId } from "../../../../platform/district/district.ts";
import type { Why } from "../rules/stored-allocation.ts";
import "../tables.ts";
import type { Basis } from "./records.ts";

/** How many rows are written with one statement: PostgreSQL takes 65,535 values at most. */
const rowsAtOnce = 1000;

/**
 * Gives people the seats of an allocation, and why. What they were last told of is kept.
 * @param allotted those of the allocation whom it is about
 */
export async function addPlacements(
  tx: Tx,
  districtId: DistrictId,
  { conference, people, pins }: Basis,
  allotted: Allocation["people"],
  cameBy: "allocation" | "late",
  now: Date,
): Promise<void> {
  const own = { district: districtId, conference_id: conference.id };
  const ids = new Map(people.map(({ number, registrationId }) => [String(number), registrationId]));
  const rows = allotted.flatMap((one) => {
    const registrationId = ids.get(one.participant);
    return registrationId === undefined ? [] : [{ ...one, registrationId }];
  });
  const placements = rows.map(({ registrationId, explanation }) => ({
    ...own, registration_id: registrationId, explanation: JSON.stringify(explanation satisfies Why), is_late: cameBy === "late", placed_at: now,
  }));
  for (const some of batches(placements))
    await tx
      .insertInto("conference.placement")
      .values(some)
      .onConflict((conflict) =>
        conflict.columns(["district", "registration_id"]).doUpdateSet(({ ref }) => ({
          explanation: ref("excluded.explanation"), is_late: ref("excluded.is_late"), placed_at: ref("excluded.placed_at"),
        })),
      )
      .execute();
  const seats = rows.flatMap(({ registrationId, seats: theirs }) =>
    theirs.map(({ workshop, round, rank, isPinned }) => ({
      ...own,
      registration_id: registrationId,
      round: round + 1,
      session_id: workshop,
      rank,
      came_by: isPinned ? ("hand" as const) : cameBy,
      reason: pins.find((pin) => pin.registrationId === registrationId && pin.round === round + 1)?.reason ?? null,
    })),
  );
  for (const some of batches(seats)) await tx.insertInto("conference.seat").values(some).execute();
}

function batches<T>(rows: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(rows.length / rowsAtOnce) }, (_, at) => rows.slice(at * rowsAtOnce, (at + 1) * rowsAtOnce));
}
