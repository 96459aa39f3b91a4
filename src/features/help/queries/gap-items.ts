import { v5 as uuidv5 } from "uuid";
import type { Db, Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import { publicTextsOf } from "../../../thread/queries.ts";
import { gapsIn, needWeeks } from "../rules/gaps/gaps.ts";
import { listServices } from "./services.ts";
import { fitsDoors } from "../rules/wanted.ts";
import type { GapDoor } from "../rules/wanted.ts";

export const gapKind = "gap";

// Any fixed UUID will do; it may never change, or gaps that were taken up would be unknown.
const namespace = "6f1c0d3e-8d0a-4a52-9f3b-2b7d5b6f9a10";

/**
 * The id that a gap has in the thread. Gaps are computed and stored nowhere, so it comes from what the gap is: the same need,
 * hours and people have the same thread whenever the forum takes them up.
 */
export function gapId(districtId: DistrictId, key: string, doors: readonly GapDoor[]): string {
  return uuidv5([districtId, key, ...doors].join(" "), namespace);
}

/** The gaps as they are now, for people with these wishes. */
export async function gapsNow(db: Db | Tx, districtId: DistrictId, doors: readonly GapDoor[], now: Date) {
  const services = await listServices(db, districtId);
  const weeks = needWeeks(services.filter((service) => fitsDoors(service, doors)), now);
  return { isEmpty: services.length === 0, weeks, gaps: gapsIn(weeks) };
}

/** A gap that was taken up: its words and figures as everyone may read them. */
export async function findTakenGap(db: Db | Tx, districtId: DistrictId, id: string): Promise<{ title: string; text: string } | undefined> {
  const [item] = await publicTextsOf(db, districtId, [{ kind: gapKind, id }]);
  return item;
}
