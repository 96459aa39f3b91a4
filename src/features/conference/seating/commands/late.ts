import type { Allocation } from "../../../../allocation/allocation.ts";
import { withLatecomers } from "../../../../allocation/latecomers.ts";
import type { Problem } from "../../../../allocation/problem.ts";
import type { Tx } from "../../../../platform/db/database.ts";
import type { DistrictId } from "../../../../platform/district/district.ts";
import { sendJob } from "../../../../platform/jobs/jobs.ts";
import type { Permit } from "../../../../platform/rights/permit.ts";
import { lockOpen } from "../../commands/records.ts";
import { slotsOf } from "../../rules/programme/programme.ts";
import { publishedAllocation } from "../queries/published.ts";
import { placedIn } from "../queries/seating.ts";
import type { Allocating, Placed } from "../queries/seating.ts";
import { storedProblem } from "../rules/problem.ts";
import { slotKey } from "../rules/programme.ts";
import { addPlacements } from "./placements.ts";
import { tellProgrammes } from "./publish.ts";
import { lockBasis, problemNow, recordSeating } from "./records.ts";
import type { Basis } from "./records.ts";

/** The job that seats those who have come since an allocation was published. */
export const seatLatecomersJobName = "seat-latecomers";

/** Somebody has a seat at the conference since a moment ago: if its workshops are allocated, they get places too. */
export async function askPlaces(tx: Tx, districtId: DistrictId, conferenceId: string): Promise<void> {
  if (await publishedAllocation(tx, districtId, conferenceId)) await sendJob(tx, seatLatecomersJobName, { districtId, conferenceId });
}

/** Asks for it once more, when it did not happen by itself. @throws Refusal `"": not_now` */
export async function askPlacesAgain(tx: Tx, { districtId }: Permit<"conference.allocate">, conferenceId: string, now: Date): Promise<void> {
  await lockOpen(tx, districtId, conferenceId, now);
  await askPlaces(tx, districtId, conferenceId);
}

/**
 * What is to be computed to seat everybody who came after the allocation was published: all others keep what they have, and get
 * nothing more.
 * @returns undefined when everybody has been seen to, or nothing has been published
 * @throws Refusal `"": not_now | no_rounds`
 */
export async function latecomerProblem(tx: Tx, permit: Allocating, conferenceId: string, now: Date): Promise<Problem | undefined> {
  const found = await lockLatecomers(tx, permit, conferenceId, now);
  return found?.problem;
}

/**
 * Seats those who came late as was computed, unless somebody has come, gone, or been moved meanwhile.
 * @returns whether they are seated; otherwise it has to be computed anew
 * @throws Refusal `"": not_now | no_rounds`
 */
export async function seatLatecomers(tx: Tx, permit: Allocating, conferenceId: string, made: { readonly problem: Problem; readonly allocation: Allocation }, now: Date): Promise<boolean> {
  const found = await lockLatecomers(tx, permit, conferenceId, now);
  if (!found || storedProblem(found.problem) !== storedProblem(made.problem)) return false;
  const late = new Set(found.late.map(({ number }) => String(number)));
  await addPlacements(tx, permit.districtId, found.basis, made.allocation.people.filter(({ participant }) => late.has(participant)), "late", now);
  await tellProgrammes(tx, permit.districtId, conferenceId);
  await recordSeating(tx, permit, "conference.seat_latecomers", conferenceId, { registrations: found.late.map(({ number }) => number) });
  return true;
}

async function lockLatecomers(tx: Tx, permit: Allocating, conferenceId: string, now: Date) {
  const basis = await lockBasis(tx, permit, conferenceId, now);
  if (!(await publishedAllocation(tx, permit.districtId, conferenceId))) return undefined;
  const placed = await placedIn(tx, permit, conferenceId);
  const late = basis.people.filter(({ registrationId }) => !placed.has(registrationId));
  return late.length === 0 ? undefined : { basis, late, problem: problemOfLate(basis, placed) };
}

/**
 * Those who are seated stay so, also where a room has since become smaller, and a seat in what is no longer in the programme
 * counts for nothing. Whoever is pinned comes in, if need be on an extra chair.
 */
function problemOfLate(basis: Basis, placed: ReadonlyMap<string, Placed>): Problem {
  const held = new Set(slotsOf(basis.programme).map(({ key }) => key));
  const published = basis.people.flatMap(({ registrationId, number }) => {
    const place = placed.get(registrationId);
    if (!place) return [];
    const seats = place.seats.filter((seat) => held.has(slotKey(seat))).map(({ sessionId, round, rank }) => ({ workshop: sessionId, round: round - 1, rank, isPinned: true }));
    return [{ participant: String(number), seats, explanation: { code: "settled" as const } }];
  });
  const problem = withLatecomers(problemNow(basis), { people: published });
  const pinned = (workshop: string, round: number) => (problem.pins ?? []).filter((pin) => pin.workshop === workshop && pin.round === round).length;
  return { ...problem, workshops: problem.workshops.map(({ id, places }) => ({ id, places: places.map((count, round) => Math.max(count, pinned(id, round))) })) };
}
