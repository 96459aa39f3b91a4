import { partiesOfMembers } from "../../../network/queries.ts";
import type { Db, Tx } from "../../../platform/db/database.ts";
import { dayOf } from "../../../platform/i18n/dates.ts";
import { isMailed } from "../../../platform/identity/member.ts";
import type { Member } from "../../../platform/identity/member.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { haveSpoken, shortageOf } from "../grading.ts";
import type { Shortage } from "../grading.ts";
import { listGraders } from "./reports.ts";
import type { GivenGrading } from "./reports.ts";

/** Somebody who has not graded a report yet, and may. */
export interface GraderLeft extends Member {
  /** Whether they speak for the party that reported. */
  readonly ownParty: boolean;
  /** "Daglig leder, Varmestuen": for whom they speak today, in which function. */
  readonly speaksFor: readonly string[];
}

/** Those who may still grade a report: neither whoever reported it, nor who has graded or entered a grading. */
export async function gradersLeft(
  db: Db | Tx,
  permit: Permit<string>,
  { reportedBy, partyId }: { readonly reportedBy: string | null; readonly partyId?: string },
  gradings: readonly GivenGrading[],
  now: Date,
): Promise<GraderLeft[]> {
  const done = haveSpoken({ reportedBy }, gradings);
  const left = (await listGraders(db, permit)).filter(({ id }) => !done.includes(id));
  const spoken = await partiesOfMembers(db, permit.districtId, left.map(({ id }) => id), dayOf(now));
  return left.map((member) => {
    const own = spoken.filter(({ memberId }) => memberId === member.id);
    return { ...member, ownParty: own.some((one) => one.partyId === partyId), speaksFor: own.map((one) => `${one.function}, ${one.partyName}`) };
  });
}

/**
 * Whether a report can go out at all by those who are left. Only those reached by mail count: whoever enters another's word
 * has used their own.
 */
export function shortageAmong(gradings: readonly GivenGrading[], left: readonly GraderLeft[]): Shortage | undefined {
  return shortageOf(gradings, left.filter(isMailed));
}
