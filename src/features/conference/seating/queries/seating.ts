import type { Allocation } from "../../../../allocation/allocation.ts";
import type { Problem } from "../../../../allocation/problem.ts";
import type { Db, Tx } from "../../../../platform/db/database.ts";
import type { Permit } from "../../../../platform/rights/permit.ts";
import { registrationRows } from "../../registration/queries/registrations.ts";
import type { Registration } from "../../registration/queries/registrations.ts";
import { readStoredProblem } from "../rules/problem.ts";
import type { Pin, Wishing } from "../rules/problem.ts";
import { toldSeats } from "../rules/programme.ts";
import type { Seat } from "../rules/programme.ts";
import { readAllocation, readWhy } from "../rules/stored-allocation.ts";
import type { Why } from "../rules/stored-allocation.ts";
import "../../tables.ts";
import "../tables.ts";

/** Whoever looks after the places: to publish them is a right of its own, which needs to see them too. */
export type Allocating = Permit<"conference.allocate" | "conference.publish_allocation">;

/** Somebody with a seat at the conference. */
export interface Participant extends Wishing {
  /** null once it has been erased. */
  readonly name: string | null;
  readonly cameBy: Registration["cameBy"];
  readonly email: string | null;
  readonly phone: string | null;
  readonly address: string | null;
}

/**
 * Everybody who has a seat at the conference, in the order of the queue: those whose workshops are allocated.
 * @param registrationId when only one of them is asked for
 */
export async function participantsOf(db: Db | Tx, permit: Allocating, conferenceId: string, registrationId?: string): Promise<Participant[]> {
  const rows = await registrationRows(db, permit.districtId)
    .where("conference_id", "=", conferenceId)
    .where("state", "=", "seated")
    .$if(registrationId !== undefined, (query) => query.where("id", "=", registrationId as string))
    .orderBy("number")
    .execute();
  return rows.map(({ id, number, name, cameBy, partyId, wishes, email, phone, address }) => ({ registrationId: id, number, name, cameBy, partyId, wishes, email, phone, address }));
}

/** One of them; undefined for somebody who has no seat. */
export async function participantOf(db: Db | Tx, permit: Allocating, conferenceId: string, registrationId: string): Promise<Participant | undefined> {
  return (await participantsOf(db, permit, conferenceId, registrationId))[0];
}

/** The seats that the organisers give beforehand. */
export function pinsOf(db: Db | Tx, permit: Allocating, conferenceId: string): Promise<Pin[]> {
  return db
    .selectFrom("conference.pin")
    .select(["registration_id as registrationId", "round", "session_id as sessionId", "reason"])
    .where("district", "=", permit.districtId)
    .where("conference_id", "=", conferenceId)
    .orderBy("round")
    .orderBy("created_at")
    .orderBy("registration_id")
    .execute();
}

/** What allocations of a conference are drawn with. Secret until one is published. */
export async function seedOf(db: Db | Tx, permit: Allocating, conferenceId: string): Promise<string> {
  const { seed } = await db
    .selectFrom("conference.conference")
    .select("seed")
    .where("district", "=", permit.districtId)
    .where("id", "=", conferenceId)
    .executeTakeFirstOrThrow();
  return seed;
}

/** An allocation that was tried. */
export interface Draft {
  /** Counts from 1. */
  readonly number: number;
  readonly problem: Problem;
  /** undefined while it is being computed, and when that was given up. */
  readonly allocation: Allocation | undefined;
  readonly askedAt: Date;
  readonly doneAt: Date | null;
  readonly failedAt: Date | null;
}

/** The drafts that are kept, the newest first: it, and the one before it. */
export async function draftsOf(db: Db | Tx, permit: Allocating, conferenceId: string): Promise<Draft[]> {
  const rows = await db
    .selectFrom("conference.allocation_draft")
    .select(["number", "problem", "allocation", "asked_at as askedAt", "done_at as doneAt", "failed_at as failedAt"])
    .where("district", "=", permit.districtId)
    .where("conference_id", "=", conferenceId)
    .orderBy("number", "desc")
    .execute();
  return rows.map(({ problem, allocation, ...row }) => ({
    ...row,
    problem: readStoredProblem(problem),
    allocation: allocation === null ? undefined : readAllocation(allocation),
  }));
}

/** Somebody whom the published allocation knows, with the seats they have now. */
export interface Placed {
  readonly registrationId: string;
  readonly why: Why;
  readonly isLate: boolean;
  /** The seats they were last told of, as `toldSeats` writes them; null when they have been told nothing. */
  readonly told: string | null;
  /** When their seats last changed. */
  readonly placedAt: Date;
  readonly seats: readonly Seat[];
}

/** Everybody's places as they are now, by registration; or one person's alone. */
export async function placedIn(db: Db | Tx, permit: Allocating, conferenceId: string, registrationId?: string): Promise<ReadonlyMap<string, Placed>> {
  const placements = await db
    .selectFrom("conference.placement")
    .select(["registration_id as registrationId", "explanation", "is_late as isLate", "told", "placed_at as placedAt"])
    .where("district", "=", permit.districtId)
    .where("conference_id", "=", conferenceId)
    .$if(registrationId !== undefined, (query) => query.where("registration_id", "=", registrationId as string))
    .execute();
  const seats = await db
    .selectFrom("conference.seat")
    .select(["registration_id as registrationId", "round", "session_id as sessionId", "rank", "came_by as cameBy", "reason"])
    .where("district", "=", permit.districtId)
    .where("conference_id", "=", conferenceId)
    .$if(registrationId !== undefined, (query) => query.where("registration_id", "=", registrationId as string))
    .orderBy("round")
    .execute();
  const own = Map.groupBy(seats, ({ registrationId }) => registrationId);
  return new Map(
    placements.map(({ explanation, ...one }) => [
      one.registrationId,
      { ...one, why: readWhy(explanation), seats: own.get(one.registrationId) ?? [] },
    ]),
  );
}

/** Those with mail, or those without, who have not been told of the seats they have now. */
export async function untoldIn(db: Db | Tx, permit: Allocating, conferenceId: string, reach: "mail" | "other"): Promise<(Participant & Placed)[]> {
  const [people, placed] = [await participantsOf(db, permit, conferenceId), await placedIn(db, permit, conferenceId)];
  return people.flatMap((one) => {
    const place = placed.get(one.registrationId);
    return place && (one.email !== null) === (reach === "mail") && place.told !== toldSeats(place.seats) ? [{ ...one, ...place }] : [];
  });
}
