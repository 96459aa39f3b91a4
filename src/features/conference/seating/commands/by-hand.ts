import type { Tx } from "../../../../platform/db/database.ts";
import type { DistrictId } from "../../../../platform/district/district.ts";
import type { Permit } from "../../../../platform/rights/permit.ts";
import { Refusal, notNow } from "../../../../platform/web/form.ts";
import type { FormError } from "../../../../platform/web/form.ts";
import { placesOf } from "../rules/problem.ts";
import type { Pin } from "../rules/problem.ts";
import { slotKey, toldSeats } from "../rules/programme.ts";
import { seatsOf, takenSeats } from "../queries/published.ts";
import "../tables.ts";
import { tellProgrammes } from "./publish.ts";
import { lockBasis, recordSeating } from "./records.ts";
import type { Basis } from "./records.ts";

/** Several people are to be in one workshop in one round, whatever they wished. */
export interface PinInput {
  /** In the queue. */
  readonly numbers: readonly number[];
  readonly sessionId: string;
  readonly round: number;
  readonly reason: string;
}

/**
 * Pins seats: the next allocation gives them first. Another pin of the same person in that round, or in that workshop, is
 * replaced.
 * @throws Refusal `"": not_now | no_rounds`, `who: unknown_numbers | no_room`, `slot: invalid_choice`
 */
export async function pinSeats(tx: Tx, permit: Permit<"conference.allocate">, conferenceId: string, { numbers, sessionId, round, reason }: PinInput, now: Date): Promise<void> {
  const basis = await lockBasis(tx, permit, conferenceId, now);
  const room = roomIn(basis, sessionId, round);
  if (room === 0) throw new Refusal({ field: "slot", code: "invalid_choice" });
  const people = basis.people.filter(({ number }) => numbers.includes(number));
  if (people.length !== new Set(numbers).size) throw new Refusal({ field: "who", code: "unknown_numbers" });
  const ids = new Set(people.map(({ registrationId }) => registrationId));
  const others = basis.pins.filter((pin) => pin.sessionId === sessionId && pin.round === round && !ids.has(pin.registrationId));
  if (others.length + people.length > room) throw new Refusal({ field: "who", code: "no_room" });
  for (const registrationId of ids) await setPin(tx, permit.districtId, conferenceId, { registrationId, round, sessionId, reason }, now);
  await recordSeating(tx, permit, "conference.pin_seats", conferenceId, { registrations: people.map(({ number }) => number), round });
}

/** Lets go of a pinned seat: the next allocation need not give it. One that is gone already is no mistake. */
export async function releasePin(tx: Tx, permit: Permit<"conference.allocate">, conferenceId: string, { registrationId, round }: Pick<Pin, "registrationId" | "round">, now: Date): Promise<void> {
  const { people } = await lockBasis(tx, permit, conferenceId, now);
  await tx
    .deleteFrom("conference.pin")
    .where("district", "=", permit.districtId)
    .where("conference_id", "=", conferenceId)
    .where("registration_id", "=", registrationId)
    .where("round", "=", round)
    .execute();
  await recordSeating(tx, permit, "conference.release_pin", conferenceId, { registration: people.find((one) => one.registrationId === registrationId)?.number ?? null, round });
}

/** Where one person is to be, by round; null is nowhere. */
export interface MoveInput {
  readonly rounds: ReadonlyMap<number, string | null>;
  readonly reason: string;
  /** The seats on the page that was looked at, as `toldSeats` writes them. */
  readonly seen: string;
}

/**
 * Gives one person other seats by hand, with a reason that they read. Nobody else is moved, and the next allocation keeps it.
 * @throws Refusal `"": not_now | no_rounds | changed_meanwhile | nothing_changed`, `roundN: full | twice | invalid_choice`
 */
export async function moveByHand(tx: Tx, permit: Permit<"conference.allocate">, ref: { readonly conferenceId: string; readonly registrationId: string }, input: MoveInput, now: Date): Promise<void> {
  const { districtId } = permit;
  const { conferenceId, registrationId } = ref;
  const basis = await lockBasis(tx, permit, conferenceId, now);
  const person = basis.people.find((one) => one.registrationId === registrationId);
  const placement = await tx.selectFrom("conference.placement").select("told").where("district", "=", districtId).where("registration_id", "=", registrationId).executeTakeFirst();
  if (!person || !placement) throw notNow();
  const before = await seatsOf(tx, districtId, registrationId);
  if (toldSeats(before) !== input.seen) throw new Refusal({ field: "", code: "changed_meanwhile" });
  const had = new Map(before.map(({ round, sessionId }) => [round, sessionId]));
  const changed = [...input.rounds].filter(([round, sessionId]) => (had.get(round) ?? null) !== sessionId);
  if (changed.length === 0) throw new Refusal({ field: "", code: "nothing_changed" });
  const after = new Map([...had, ...input.rounds]);
  const taken = await takenSeats(tx, districtId, conferenceId);
  const errors = changed.flatMap(([round, sessionId]): FormError[] => {
    const wrong = (code: string) => [{ field: `round${round}`, code }];
    if (sessionId === null) return [];
    if (roomIn(basis, sessionId, round) === 0) return wrong("invalid_choice");
    if ([...after].filter(([, id]) => id === sessionId).length > 1) return wrong("twice");
    return (taken.get(slotKey({ sessionId, round })) ?? 0) >= roomIn(basis, sessionId, round) ? wrong("full") : [];
  });
  if (errors.length > 0) throw new Refusal(...errors);
  const own = { district: districtId, registration_id: registrationId };
  await tx
    .deleteFrom("conference.seat")
    .where("district", "=", districtId)
    .where("registration_id", "=", registrationId)
    .where("round", "in", changed.map(([round]) => round))
    .execute();
  for (const [round, sessionId] of changed) {
    await dropPin(tx, districtId, registrationId, round, sessionId);
    if (sessionId === null) continue;
    const wish = person.wishes.indexOf(sessionId);
    const rank = wish < 0 ? null : wish + 1;
    await tx.insertInto("conference.seat").values({ ...own, conference_id: conferenceId, round, session_id: sessionId, rank, came_by: "hand", reason: input.reason }).execute();
    await setPin(tx, districtId, conferenceId, { registrationId, round, sessionId, reason: input.reason }, now);
  }
  await tx
    .updateTable("conference.placement")
    .set({ explanation: JSON.stringify({ code: "by-hand" }), placed_at: now })
    .where("district", "=", districtId)
    .where("registration_id", "=", registrationId)
    .execute();
  await tellProgrammes(tx, districtId, conferenceId);
  await recordSeating(tx, permit, "conference.move_seat", conferenceId, { registration: person.number, rounds: changed.map(([round]) => round) });
}

function roomIn({ programme }: Basis, sessionId: string, round: number): number {
  return placesOf(programme).find(({ id }) => id === sessionId)?.places[round - 1] ?? 0;
}

async function setPin(tx: Tx, districtId: DistrictId, conferenceId: string, { registrationId, round, sessionId, reason }: Pin, now: Date): Promise<void> {
  await dropPin(tx, districtId, registrationId, round, sessionId);
  await tx
    .insertInto("conference.pin")
    .values({ district: districtId, conference_id: conferenceId, registration_id: registrationId, round, session_id: sessionId, reason, created_at: now })
    .execute();
}

/** Drops what is pinned for somebody in a round, and in a workshop. */
async function dropPin(tx: Tx, districtId: DistrictId, registrationId: string, round: number, sessionId: string | null): Promise<void> {
  await tx
    .deleteFrom("conference.pin")
    .where("district", "=", districtId)
    .where("registration_id", "=", registrationId)
    .where((eb) => eb.or([eb("round", "=", round), ...(sessionId === null ? [] : [eb("session_id", "=", sessionId)])]))
    .execute();
}
