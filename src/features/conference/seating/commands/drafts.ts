import type { Allocation } from "../../../../allocation/allocation.ts";
import { faultsOf } from "../../../../allocation/problem.ts";
import type { Fault } from "../../../../allocation/problem.ts";
import type { Tx } from "../../../../platform/db/database.ts";
import type { DistrictId } from "../../../../platform/district/district.ts";
import { sendJob } from "../../../../platform/jobs/jobs.ts";
import { announce } from "../../../../platform/live/commands.ts";
import type { Topic } from "../../../../platform/live/topic.ts";
import type { Permit } from "../../../../platform/rights/permit.ts";
import { Refusal } from "../../../../platform/web/form.ts";
import { storedProblem } from "../rules/problem.ts";
import "../tables.ts";
import { lockBasis, problemNow, recordSeating } from "./records.ts";

/** The job that computes a draft. */
export const tryAllocationJobName = "try-allocation";

/** What those hear who look at the allocation of a conference: a draft is there. */
export const draftTopic = (conferenceId: string): Topic => `allocation:${conferenceId}`;

/** Which draft of which conference. */
export interface DraftRef {
  readonly districtId: DistrictId;
  readonly conferenceId: string;
  readonly number: number;
}

/** How many have room, by the workshop's id; one number for each round. */
export type TriedPlaces = ReadonlyMap<string, readonly number[]>;

/**
 * Asks for an allocation of everybody who has a seat at the conference, to look at. It is computed by a job. The last one that
 * is done stays to be compared with.
 * @param tried other places than the programme has, to see what would be
 * @returns the number of the draft
 * @throws Refusal `"": not_now | no_rounds | nobody`, `pins: pins_over_places` when more seats are pinned than a workshop has
 */
export async function askDraft(tx: Tx, permit: Permit<"conference.allocate">, conferenceId: string, tried: TriedPlaces, now: Date): Promise<number> {
  const { districtId } = permit;
  const basis = await lockBasis(tx, permit, conferenceId, now);
  if (basis.people.length === 0) throw new Refusal({ field: "", code: "nobody" });
  const workshops = basis.workshops.map((one) => ({ ...one, places: one.places.map((count, at) => tried.get(one.id)?.[at] ?? count) }));
  const problem = problemNow(basis, workshops);
  const faults = faultsOf(problem);
  if (faults.length > 0) throw new Refusal({ field: "", code: codeOf(faults) });
  const earlier = await tx
    .selectFrom("conference.allocation_draft")
    .select(["number", "done_at"])
    .where("district", "=", districtId)
    .where("conference_id", "=", conferenceId)
    .orderBy("number", "desc")
    .execute();
  const number = (earlier[0]?.number ?? 0) + 1;
  const compared = earlier.find(({ done_at }) => done_at !== null)?.number ?? 0;
  await tx
    .deleteFrom("conference.allocation_draft")
    .where("district", "=", districtId)
    .where("conference_id", "=", conferenceId)
    .where("number", "<>", compared)
    .execute();
  await tx
    .insertInto("conference.allocation_draft")
    .values({ district: districtId, conference_id: conferenceId, number, problem: storedProblem(problem), allocation: null, asked_at: now, done_at: null, failed_at: null })
    .execute();
  await sendJob(tx, tryAllocationJobName, { districtId, conferenceId, number });
  await recordSeating(tx, permit, "conference.try_allocation", conferenceId, { draft: number, people: basis.people.length });
  return number;
}

/** The only contradiction that organisers can make. */
const codeOf = (faults: readonly Fault[]) => (faults.some(({ code }) => code === "pins-over-places") ? "pins_over_places" : "other");

/** Keeps what was computed, unless the draft has been replaced or was computed before. */
export async function finishDraft(tx: Tx, { districtId, conferenceId, number }: DraftRef, allocation: Allocation, now: Date): Promise<void> {
  await tx
    .updateTable("conference.allocation_draft")
    .set({ allocation: JSON.stringify(allocation), done_at: now, failed_at: null })
    .where("district", "=", districtId)
    .where("conference_id", "=", conferenceId)
    .where("number", "=", number)
    .where("done_at", "is", null)
    .execute();
  await announce(tx, districtId, draftTopic(conferenceId));
}

/** Says that a draft will not be computed any more. */
export async function giveUpDraft(tx: Tx, { districtId, conferenceId, number }: DraftRef, now: Date): Promise<void> {
  await tx
    .updateTable("conference.allocation_draft")
    .set({ failed_at: now })
    .where("district", "=", districtId)
    .where("conference_id", "=", conferenceId)
    .where("number", "=", number)
    .where("done_at", "is", null)
    .execute();
  await announce(tx, districtId, draftTopic(conferenceId));
}
