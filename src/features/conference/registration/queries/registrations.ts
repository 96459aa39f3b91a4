import type { Db, Tx } from "../../../../platform/db/database.ts";
import type { DistrictId } from "../../../../platform/district/district.ts";
import { findPersonalLink } from "../../../../platform/identity/personal-links.ts";
import type { PersonalLink } from "../../../../platform/identity/personal-links.ts";
import { hashReceiptCode, readReceiptCode } from "../../../../platform/receipt-code.ts";
import type { Permit } from "../../../../platform/rights/permit.ts";
import { noNeeds } from "../rules/registration.ts";
import type { ComesAs, Needs, SeatState, Way } from "../rules/registration.ts";
import { freeSeats } from "../rules/seats.ts";
import { registrationPurpose } from "../rules/link.ts";
import { readProgramme } from "../../rules/programme/stored-programme.ts";
import "../tables.ts";
import "../../tables.ts";

/** One person's registration, without what they need. */
export interface Registration {
  readonly id: string;
  readonly conferenceId: string;
  /** The place in the queue. */
  readonly number: number;
  readonly state: SeatState;
  /** null once it has been erased, and for a walk-in who gave none. */
  readonly name: string | null;
  readonly partyId: string | null;
  readonly comesAs: ComesAs;
  readonly email: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  /** Workshops, the dearest first. */
  readonly wishes: readonly string[];
  readonly cameBy: Way;
  readonly isLate: boolean;
  /** Let in at the door though every seat was taken. */
  readonly isAboveCapacity: boolean;
  readonly createdAt: Date;
  readonly stateAt: Date;
  readonly offerExpiresAt: Date | null;
  readonly calledAt: Date | null;
  readonly version: number;
}

/** What one can wish for. */
export interface Workshop {
  readonly id: string;
  readonly title: string;
}

/** A key that was right: only `findByKey` makes one. */
export interface OwnKey {
  readonly registration: Registration;
  /** Absent when it was a code, which somebody has on paper. */
  readonly link: PersonalLink<typeof registrationPurpose> | undefined;
}

/** The registration that a code or a personal link opens; undefined alike for all that open none. */
export async function findByKey(db: Db | Tx, districtId: DistrictId, key: string, now: Date): Promise<OwnKey | undefined> {
  const code = readReceiptCode(key);
  if (code !== undefined) {
    const registration = await registrationRows(db, districtId).where("code_hash", "=", hashReceiptCode("conference", code)).executeTakeFirst();
    return registration && { registration, link: undefined };
  }
  const link = await findPersonalLink(db, districtId, registrationPurpose, key, now);
  const registration = link && (await registrationRows(db, districtId).where("id", "=", link.subjectId).where("erased_at", "is", null).executeTakeFirst());
  return registration && { registration, link };
}

/** What somebody said they need, for the organisers. */
export function needsOf(db: Db | Tx, permit: Permit<"conference.register">, id: string): Promise<Needs> {
  return needs(db, permit.districtId, id);
}

/** What somebody said they need, for themselves. */
export function ownNeeds(db: Db | Tx, districtId: DistrictId, { registration }: OwnKey): Promise<Needs> {
  return needs(db, districtId, registration.id);
}

async function needs(db: Db | Tx, districtId: DistrictId, id: string): Promise<Needs> {
  const row = await db
    .selectFrom("conference.need")
    .select(["diet", "access", "interpreter", "travel"])
    .where("district", "=", districtId)
    .where("registration_id", "=", id)
    .executeTakeFirst();
  return row ?? noNeeds;
}

/** The workshops of the published programme, in its order: what one can wish for. Public. */
export async function publishedWorkshops(db: Db | Tx, districtId: DistrictId, conferenceId: string): Promise<Workshop[]> {
  const row = await db
    .selectFrom("conference.version")
    .select("programme")
    .where("district", "=", districtId)
    .where("conference_id", "=", conferenceId)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ? readProgramme(row.programme).sessions.filter(({ kind }) => kind === "workshop").map(({ id, title }) => ({ id, title })) : [];
}

/** How many registrations of a conference there are in each state. Counts only, so everyone may know. */
export async function countStates(db: Db | Tx, districtId: DistrictId, conferenceId: string): Promise<ReadonlyMap<SeatState, number>> {
  const rows = await db
    .selectFrom("conference.registration")
    .select((eb) => ["state", eb.fn.countAll<number>().as("count")])
    .where("district", "=", districtId)
    .where("conference_id", "=", conferenceId)
    .groupBy("state")
    .execute();
  return new Map(rows.map(({ state, count }) => [state, count]));
}

/** How many seats nobody has or has been offered; null while there is no limit. A count, so everyone may know. */
export async function freeSeatsNow(db: Db | Tx, districtId: DistrictId, { id, capacity }: { readonly id: string; readonly capacity: number | null }): Promise<number | null> {
  if (capacity === null) return null;
  const states = await countStates(db, districtId, id);
  return freeSeats({ capacity, taken: (states.get("seated") ?? 0) + (states.get("offered") ?? 0) });
}

/** How many wait before somebody on the waiting list; a count, so they may know it themselves. */
export async function waitingBefore(db: Db | Tx, districtId: DistrictId, { conferenceId, number }: Registration): Promise<number> {
  const { count } = await db
    .selectFrom("conference.registration")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("district", "=", districtId)
    .where("conference_id", "=", conferenceId)
    .where("state", "=", "waiting")
    .where("number", "<", number)
    .executeTakeFirstOrThrow();
  return count;
}

/** Rows of registrations, named as the program names them. */
export function registrationRows(db: Db | Tx, districtId: DistrictId) {
  return db
    .selectFrom("conference.registration")
    .select([
      "id",
      "conference_id as conferenceId",
      "number",
      "state",
      "name",
      "party_id as partyId",
      "comes_as as comesAs",
      "email",
      "phone",
      "address",
      "wishes",
      "came_by as cameBy",
      "is_late as isLate",
      "above_capacity as isAboveCapacity",
      "created_at as createdAt",
      "state_at as stateAt",
      "offer_expires_at as offerExpiresAt",
      "called_at as calledAt",
      "version",
    ])
    .where("district", "=", districtId);
}
