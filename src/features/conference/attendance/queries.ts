import type { Db, Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { versionsOf } from "../queries/programme.ts";
import type { Registration } from "../registration/queries/registrations.ts";
import { activeStates } from "../registration/rules/registration.ts";
import type { Slot } from "../rules/programme/programme.ts";
import { seatsByRegistration } from "../seating/queries/published.ts";
import { hasBadge, workshopsDigest, workshopsOn } from "./rules/badges.ts";
import type { doorPurpose } from "./rules/link.ts";
import type { Press } from "./rules/presses.ts";
import "../registration/tables.ts";
import "../seating/tables.ts";
import "./tables.ts";

/** Whoever may see the names of those who are expected. */
export type DoorPermit = Permit<"conference.check_in"> | Permit<"conference.register"> | Permit<typeof doorPurpose>;

/** What those at the door know of somebody: never how to reach them, nor what they need. */
export interface Expected extends Pick<Registration, "id" | "number" | "state" | "name" | "comesAs" | "partyId" | "cameBy" | "isAboveCapacity"> {
  /** null: as they registered. */
  readonly badgeName: string | null;
  readonly showsParty: boolean;
  readonly printedAt: Date | null;
  /** null until they come. */
  readonly cameAt: Date | null;
}

/** Everybody who has a seat, was offered one or waits, in the order of their names. Nobody once the names are erased. */
export async function listExpected(db: Db | Tx, permit: DoorPermit, conferenceId: string): Promise<Expected[]> {
  const expected = await db
    .selectFrom("conference.registration as r")
    .leftJoin("conference.badge as b", (join) => join.onRef("b.district", "=", "r.district").onRef("b.registration_id", "=", "r.id"))
    .leftJoin("conference.attendance as a", (join) => join.onRef("a.district", "=", "r.district").onRef("a.registration_id", "=", "r.id"))
    .select([
      "r.id",
      "r.number",
      "r.state",
      "r.name",
      "r.comes_as as comesAs",
      "r.party_id as partyId",
      "r.came_by as cameBy",
      "r.above_capacity as isAboveCapacity",
      "b.name as badgeName",
      (eb) => eb.fn.coalesce("b.shows_party", eb.lit(false)).as("showsParty"),
      "b.printed_at as printedAt",
      "a.came_at as cameAt",
    ])
    .where("r.district", "=", permit.districtId)
    .where("r.conference_id", "=", conferenceId)
    .where("r.state", "in", [...activeStates])
    .where("r.erased_at", "is", null)
    .execute();
  const { compare } = new Intl.Collator("da");
  return expected.sort((one, other) => compare(one.name ?? "", other.name ?? "") || one.number - other.number);
}

/** Somebody who gets a badge. */
export interface Badged extends Expected {
  /** Those in which they have a seat, by the clock. */
  readonly workshops: readonly Slot[];
  /** Whether workshops stood on it when it was printed last. */
  readonly withWorkshops: boolean;
  /** Whether it has been printed as it is now. */
  readonly isPrinted: boolean;
}

/** Whoever gets a badge, in the order of their names, with what stands on it of the programme as it was published last. */
export async function listBadged(db: Db | Tx, permit: Permit<"conference.register">, conferenceId: string): Promise<Badged[]> {
  const { districtId } = permit;
  const people = (await listExpected(db, permit, conferenceId)).filter(hasBadge);
  const versions = await versionsOf(db, districtId, conferenceId);
  const printed = await lastPrints(db, districtId, conferenceId);
  const seats = await seatsByRegistration(db, districtId, conferenceId);
  const placements = await db.selectFrom("conference.placement").select(["registration_id", "placed_at"]).where("district", "=", districtId).where("conference_id", "=", conferenceId).execute();
  const placedAt = new Map(placements.map((one) => [one.registration_id, one.placed_at]));
  return people.map((one) => {
    const { printedAt } = one;
    const workshopsIn = (version = versions[0]) => (version ? workshopsOn(version.programme, seats.get(one.id) ?? []) : []);
    const workshops = workshopsIn();
    const { withWorkshops, digest } = printed.get(one.id) ?? { withWorkshops: true, digest: null };
    // Of a badge from before the digest was kept: nobody has been placed since, and the programme says the same of them.
    const olderDigest = (at: Date) => (placedAt.get(one.id) ?? at) <= at && workshopsDigest(workshopsIn(versions.find(({ publishedAt }) => publishedAt <= at)));
    const isPrinted = (at: Date) => !withWorkshops || workshopsDigest(workshops) === (digest ?? olderDigest(at));
    return { ...one, workshops, withWorkshops, isPrinted: printedAt !== null && isPrinted(printedAt) };
  });
}

/** What stood of workshops on the badges as they were printed last, by registration. */
async function lastPrints(db: Db | Tx, districtId: DistrictId, conferenceId: string): Promise<ReadonlyMap<string, { readonly withWorkshops: boolean; readonly digest: string | null }>> {
  const rows = await db
    .selectFrom("conference.badge as b")
    .innerJoin("conference.registration as r", (join) => join.onRef("r.district", "=", "b.district").onRef("r.id", "=", "b.registration_id"))
    .select(["r.id", "b.with_workshops as withWorkshops", "b.workshops_digest as digest"])
    .where("r.district", "=", districtId)
    .where("r.conference_id", "=", conferenceId)
    .execute();
  return new Map(rows.map(({ id, ...print }) => [id, print]));
}

/** The presses of some registrations of a conference; ids that are none of its registrations have none. */
export async function pressesOf(db: Db | Tx, districtId: DistrictId, registrationIds: readonly string[]): Promise<Press[]> {
  if (registrationIds.length === 0) return [];
  return db
    .selectFrom("conference.door_press")
    .select(["id", "registration_id as registrationId", "pressed_at as pressedAt", "taken_back_at as takenBackAt"])
    .where("district", "=", districtId)
    .where("registration_id", "in", [...registrationIds])
    .execute();
}

/** How many there are, at the door and in the report. */
export interface DoorCounts {
  /** Who signed up and has a seat. */
  readonly registered: number;
  /** Everybody who came, with those who had not signed up. */
  readonly come: number;
  readonly walkIns: number;
  /** Who signed up, has a seat, and has not come. */
  readonly notCome: number;
  readonly aboveCapacity: number;
}

/** How many registered and came. Counts only, so no right is needed; they stay when names are erased. */
export async function doorCounts(db: Db | Tx, districtId: DistrictId, conferenceId: string): Promise<DoorCounts> {
  const counted = await db
    .selectFrom("conference.registration as r")
    .leftJoin("conference.attendance as a", (join) => join.onRef("a.district", "=", "r.district").onRef("a.registration_id", "=", "r.id"))
    .select(({ fn }) => [
      fn.countAll<number>().filterWhere("r.came_by", "<>", "walk_in").as("registered"),
      fn.count<number>("a.registration_id").as("come"),
      fn.count<number>("a.registration_id").filterWhere("r.came_by", "=", "walk_in").as("walkIns"),
      fn.count<number>("a.registration_id").filterWhere("r.above_capacity", "=", true).as("aboveCapacity"),
    ])
    .where("r.district", "=", districtId)
    .where("r.conference_id", "=", conferenceId)
    .where("r.state", "=", "seated")
    .executeTakeFirstOrThrow();
  return { ...counted, notCome: counted.registered - (counted.come - counted.walkIns) };
}

/** What somebody wants on their badge. */
export interface Badge {
  /** null: the name as registered. */
  readonly name: string | null;
  readonly showsParty: boolean;
}

/** The badge of one registration, which the caller has opened: by its key, or with the right to all of them. */
export async function badgeOf(db: Db | Tx, districtId: DistrictId, registrationId: string): Promise<Badge> {
  const row = await db
    .selectFrom("conference.badge")
    .select(["name", "shows_party as showsParty"])
    .where("district", "=", districtId)
    .where("registration_id", "=", registrationId)
    .executeTakeFirst();
  return row ?? { name: null, showsParty: false };
}
