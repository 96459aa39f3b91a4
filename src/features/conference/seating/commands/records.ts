import { recordChange } from "../../../../platform/audit/commands.ts";
import type { Tx } from "../../../../platform/db/database.ts";
import type { Permit } from "../../../../platform/rights/permit.ts";
import { Refusal } from "../../../../platform/web/form.ts";
import { conferenceKindName, lockOpen } from "../../commands/records.ts";
import type { Conference } from "../../queries/conferences.ts";
import { versionsOf } from "../../queries/programme.ts";
import type { Programme } from "../../rules/programme/programme.ts";
import { participantsOf, pinsOf, seedOf } from "../queries/seating.ts";
import type { Allocating, Participant } from "../queries/seating.ts";
import { placesOf, problemOf, roundsOf } from "../rules/problem.ts";
import type { Pin, WorkshopPlaces } from "../rules/problem.ts";

/** Everything an allocation is made from, at one moment. */
export interface Basis {
  readonly conference: Conference;
  /** As it is published: what people have wished from. */
  readonly programme: Programme;
  readonly workshops: readonly WorkshopPlaces[];
  readonly people: readonly Participant[];
  readonly pins: readonly Pin[];
  readonly seed: string;
}

/**
 * Holds a conference until the transaction ends and reads what its allocation is made from.
 * @throws Refusal as `lockOpen`, `"": no_rounds` without workshops in rounds
 */
export async function lockBasis(tx: Tx, permit: Allocating, conferenceId: string, now: Date): Promise<Basis> {
  const conference = await lockOpen(tx, permit.districtId, conferenceId, now);
  const [last] = await versionsOf(tx, permit.districtId, conferenceId);
  const workshops = last ? placesOf(last.programme) : [];
  if (!last || !workshops.some(({ places }) => places.some((count) => count > 0))) throw new Refusal({ field: "", code: "no_rounds" });
  return {
    conference,
    programme: last.programme,
    workshops,
    people: await participantsOf(tx, permit, conferenceId),
    pins: await pinsOf(tx, permit, conferenceId),
    seed: await seedOf(tx, permit, conferenceId),
  };
}

/** The problem of a conference as it stands. @param workshops with other places, to see what would be */
export const problemNow = ({ programme, people, pins, seed, workshops: real }: Omit<Basis, "conference">, workshops: readonly WorkshopPlaces[] = real) =>
  problemOf({ rounds: roundsOf(programme), workshops, people, pins, seed });

/** Tells the audit what was done with the places of a conference; people by their numbers only. */
export async function recordSeating(tx: Tx, permit: Permit<string>, action: string, conferenceId: string, after: Readonly<Record<string, unknown>>): Promise<void> {
  await recordChange(tx, permit, { action, kind: conferenceKindName, id: conferenceId, after });
}
