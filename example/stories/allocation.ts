import { allocate } from "../../src/allocation/allocation.ts";
import { publishedWorkshops } from "../../src/features/conference/registration/queries/registrations.ts";
import { pinSeats } from "../../src/features/conference/seating/commands/by-hand.ts";
import { askDraft, finishDraft } from "../../src/features/conference/seating/commands/drafts.ts";
import { publishAllocation } from "../../src/features/conference/seating/commands/publish.ts";
import { draftsOf } from "../../src/features/conference/seating/queries/seating.ts";
import type { Telling } from "../acting.ts";

/** Those of the crowd who need the interpreter: there is one, who can only be in one room. */
const withInterpreter = [23, 59];

/** Allocates the workshops of a conference by what its people wished for, and publishes that. */
export async function allocatePlaces({ tx, district, permit }: Telling, conferenceId: string, tried: Date, published: Date): Promise<void> {
  const allocating = permit("conference.allocate");
  const [first] = await publishedWorkshops(tx, district.id, conferenceId);
  if (first) await pinSeats(tx, allocating, conferenceId, { numbers: withInterpreter, sessionId: first.id, round: 1, reason: "Tolken er her (eksempel)" }, tried);
  const number = await askDraft(tx, allocating, conferenceId, new Map(), tried);
  const [draft] = await draftsOf(tx, allocating, conferenceId);
  if (!draft) throw new Error("there is no draft of the allocation");
  await finishDraft(tx, { districtId: district.id, conferenceId, number }, await allocate(draft.problem), tried);
  await publishAllocation(tx, permit("conference.publish_allocation"), conferenceId, number, published);
}
