import type { Tx } from "../../../../platform/db/database.ts";
import type { DistrictId } from "../../../../platform/district/district.ts";
import { sendJob } from "../../../../platform/jobs/jobs.ts";
import type { Permit } from "../../../../platform/rights/permit.ts";
import { Refusal } from "../../../../platform/web/form.ts";
import { registrationAt } from "../../rules/stages.ts";
import { publishedAllocation } from "../queries/published.ts";
import { draftsOf } from "../queries/seating.ts";
import { outcomeOf } from "../rules/outcome.ts";
import { changedSince, storedProblem } from "../rules/problem.ts";
import "../tables.ts";
import { addPlacements } from "./placements.ts";
import { lockBasis, problemNow, recordSeating } from "./records.ts";

/** The job that writes to everybody with mail whose places have changed since they were last told. */
export const tellProgrammesJobName = "tell-programmes";

/** Asks for mails to those whose places have changed. */
export async function tellProgrammes(tx: Tx, districtId: DistrictId, conferenceId: string): Promise<void> {
  await sendJob(tx, tellProgrammesJobName, { districtId, conferenceId });
}

/**
 * Publishes a draft: everybody has the places it gives them. It is what would be computed at this moment, or it is not published:
 * who has registered, cancelled, or wished otherwise since then, and every place of the programme, counts.
 * @param number of the draft that was looked at
 * @returns the version
 * @throws Refusal `"": not_now | no_rounds | registration_open | draft_gone | draft_published | registrations_changed | places_changed`
 */
export async function publishAllocation(tx: Tx, permit: Permit<"conference.publish_allocation">, conferenceId: string, number: number, now: Date): Promise<number> {
  const { districtId } = permit;
  const basis = await lockBasis(tx, permit, conferenceId, now);
  if (registrationAt(basis.conference, now) !== "closed") throw new Refusal({ field: "", code: "registration_open" });
  const [draft] = await draftsOf(tx, permit, conferenceId);
  if (draft?.number !== number || !draft.allocation) throw new Refusal({ field: "", code: "draft_gone" });
  const last = await publishedAllocation(tx, districtId, conferenceId);
  if (last?.draftNumber === number) throw new Refusal({ field: "", code: "draft_published" });
  const changed = changedSince(draft.problem, problemNow(basis));
  if (changed.places) throw new Refusal({ field: "", code: "places_changed" });
  if (changed.registrations) throw new Refusal({ field: "", code: "registrations_changed" });
  const version = (last?.version ?? 0) + 1;
  const outcome = outcomeOf(draft.problem, draft.allocation, basis.workshops);
  await tx
    .insertInto("conference.allocation")
    .values({ district: districtId, conference_id: conferenceId, version, draft_number: number, published_at: now, problem: storedProblem(draft.problem), outcome: JSON.stringify(outcome) })
    .execute();
  await tx.deleteFrom("conference.seat").where("district", "=", districtId).where("conference_id", "=", conferenceId).execute();
  await addPlacements(tx, districtId, basis, draft.allocation.people, "allocation", now);
  await tellProgrammes(tx, districtId, conferenceId);
  await recordSeating(tx, permit, "conference.publish_allocation", conferenceId, { version, draft: number, people: outcome.people });
  return version;
}
