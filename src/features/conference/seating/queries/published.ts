import { createHash } from "node:crypto";
import type { Problem } from "../../../../allocation/problem.ts";
import type { Db, Tx } from "../../../../platform/db/database.ts";
import type { DistrictId } from "../../../../platform/district/district.ts";
import type { Permit } from "../../../../platform/rights/permit.ts";
import type { OwnKey } from "../../registration/queries/registrations.ts";
import { readOutcome } from "../rules/outcome.ts";
import type { Outcome } from "../rules/outcome.ts";
import { readStoredProblem } from "../rules/problem.ts";
import type { Seat } from "../rules/programme.ts";
import { slotKey } from "../rules/programme.ts";
import { readWhy } from "../rules/stored-allocation.ts";
import type { Why } from "../rules/stored-allocation.ts";
import "../../tables.ts";
import "../tables.ts";

/** An allocation as everyone knows it. */
export interface Published {
  /** Counts from 1. */
  readonly version: number;
  readonly draftNumber: number;
  readonly publishedAt: Date;
  readonly outcome: Outcome;
}

/** The allocation that holds, the last that was published; undefined before the first. Public. */
export async function publishedAllocation(db: Db | Tx, districtId: DistrictId, conferenceId: string): Promise<Published | undefined> {
  const row = await db
    .selectFrom("conference.allocation")
    .select(["version", "draft_number as draftNumber", "published_at as publishedAt", "outcome"])
    .where("district", "=", districtId)
    .where("conference_id", "=", conferenceId)
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
  return row && { ...row, outcome: readOutcome(row.outcome) };
}

/** What the allocation that holds was computed from; undefined before the first, and once it has been erased. */
export async function publishedProblem(db: Db | Tx, permit: Permit<"conference.allocate">, conferenceId: string): Promise<Problem | undefined> {
  const row = await db
    .selectFrom("conference.allocation")
    .select("problem")
    .where("district", "=", permit.districtId)
    .where("conference_id", "=", conferenceId)
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
  return row && row.problem !== null ? readStoredProblem(row.problem) : undefined;
}

/** What is public of a seed: its SHA-256 from the beginning, itself once something was allocated with it. */
export interface PublicSeed {
  readonly digest: string;
  readonly seed: string | undefined;
}

/** The public side of the seed of a published conference. Public. */
export async function publicSeed(db: Db | Tx, districtId: DistrictId, conferenceId: string): Promise<PublicSeed> {
  const { seed, isTold } = await db
    .selectFrom("conference.conference as c")
    .select(({ exists, selectFrom }) => [
      "c.seed",
      exists(
        selectFrom("conference.allocation as a").select("a.version").whereRef("a.district", "=", "c.district").whereRef("a.conference_id", "=", "c.id"),
      ).as("isTold"),
    ])
    .where("c.district", "=", districtId)
    .where("c.id", "=", conferenceId)
    .executeTakeFirstOrThrow();
  return { digest: createHash("sha256").update(seed, "utf8").digest("hex"), seed: isTold ? seed : undefined };
}

/** One's own places, opened by one's own key; undefined while nothing has been published for them. */
export async function ownPlaces(
  db: Db | Tx,
  districtId: DistrictId,
  { registration }: OwnKey,
): Promise<{ readonly why: Why; readonly placedAt: Date; readonly seats: Seat[] } | undefined> {
  const placement = await db
    .selectFrom("conference.placement")
    .select(["explanation", "placed_at as placedAt"])
    .where("district", "=", districtId)
    .where("registration_id", "=", registration.id)
    .executeTakeFirst();
  return placement && { why: readWhy(placement.explanation), placedAt: placement.placedAt, seats: await seatsOf(db, districtId, registration.id) };
}

/** The seats of one registration, for whoever may see it. */
export function seatsOf(db: Db | Tx, districtId: DistrictId, registrationId: string): Promise<Seat[]> {
  return db
    .selectFrom("conference.seat")
    .select(["round", "session_id as sessionId", "rank", "came_by as cameBy", "reason"])
    .where("district", "=", districtId)
    .where("registration_id", "=", registrationId)
    .orderBy("round")
    .execute();
}

/** The seats of everybody at a conference, for whoever may see them. */
export async function seatsByRegistration(db: Db | Tx, districtId: DistrictId, conferenceId: string): Promise<ReadonlyMap<string, readonly Seat[]>> {
  const rows = await db
    .selectFrom("conference.seat")
    .select(["registration_id as registrationId", "round", "session_id as sessionId", "rank", "came_by as cameBy", "reason"])
    .where("district", "=", districtId)
    .where("conference_id", "=", conferenceId)
    .execute();
  return Map.groupBy(rows, ({ registrationId }) => registrationId);
}

/** How many seats are taken, by slot of the programme. Counts only, so everyone may know. */
export async function takenSeats(db: Db | Tx, districtId: DistrictId, conferenceId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom("conference.seat")
    .select((eb) => ["session_id as sessionId", "round", eb.fn.countAll<number>().as("taken")])
    .where("district", "=", districtId)
    .where("conference_id", "=", conferenceId)
    .groupBy(["session_id", "round"])
    .execute();
  return new Map(rows.map((row) => [slotKey(row), row.taken]));
}
