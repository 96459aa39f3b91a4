import { sql } from "kysely";
import { recordChange } from "../audit/commands.ts";
import type { Db, Tx } from "../db/database.ts";
import type { DistrictId } from "../district/district.ts";
import type { Permit } from "../rights/permit.ts";
import type { GuardSettings } from "./guard.ts";
import { limitKey, placeTaken, takePlace } from "./take-place.ts";
import "./tables.ts";

/** Whose forms: a district's, or (null) those of the installation itself, such as the one to sign in. */
export type GuardedPlace = DistrictId | null;

/** Why a place is guarded, and from when to when. */
export interface GuardReason {
  readonly reason: "flood" | "hand";
  readonly since: Date;
  readonly until: Date;
}

/**
 * Counts a form of somebody who is not signed in, whoever it is, and raises the guard when there are too many: for all
 * processes at once, in one statement as long as all is calm.
 * @returns whether the form needs a puzzle, and whether it was this one that raised the guard
 */
export async function countForm(
  db: Db,
  secret: string,
  place: GuardedPlace,
  { flood, floodLastsSeconds }: GuardSettings,
  now: Date,
): Promise<{ isGuarded: boolean; hasJustBegun: boolean }> {
  if (!flood) return { isGuarded: await isGuarded(db, place, now), hasJustBegun: false };
  const { rows } = await sql<{ calm: boolean; guarded: boolean }>`
    with counted as (${placeTaken(limitKey(secret, "flood", place ?? "", now), flood, now)})
    select exists (select from counted) as calm, ${guarded(place, now)} as guarded`.execute(db);
  const [{ calm, guarded: wasGuarded }] = rows as [{ calm: boolean; guarded: boolean }];
  if (calm) return { isGuarded: wasGuarded, hasJustBegun: false };
  const hasJustBegun = await raise(db, place, { reason: "flood", since: now, until: secondsAfter(now, floodLastsSeconds) });
  return { isGuarded: true, hasJustBegun };
}

/** Whether forms of this place need a puzzle now. */
export async function isGuarded(db: Db, place: GuardedPlace, now: Date): Promise<boolean> {
  const { rows } = await sql<{ guarded: boolean }>`select ${guarded(place, now)} as guarded`.execute(db);
  return rows[0]?.guarded ?? false;
}

/**
 * Lets one through who has waited instead of solving a puzzle: few in a minute, all districts together, so that it is no
 * way around for whoever floods us.
 * @returns 0 when there was room, else the seconds after which to try again
 */
export function enterByWaiting(db: Db, secret: string, { door }: GuardSettings, now: Date): Promise<number> {
  return takePlace(db, limitKey(secret, "door", "", now), door, now);
}

/** Why forms are guarded now, in this district and on the sign-in page. */
export async function guardReasons(
  db: Db,
  { districtId }: Permit<"operations.read" | "operations.guard">,
  now: Date,
): Promise<{ readonly here: readonly GuardReason[]; readonly signIn: boolean }> {
  const here = await db
    .selectFrom("platform.guard")
    .select(["reason", "since", "until"])
    .where("district", "=", districtId)
    .where(counts(now))
    .orderBy("reason")
    .execute();
  return { here, signIn: await isGuarded(db, null, now) };
}

/** Guards the district's forms for a day; again prolongs it. */
export async function guardByHand(tx: Tx, permit: Permit<"operations.guard">, { handLastsSeconds }: GuardSettings, now: Date): Promise<void> {
  const until = secondsAfter(now, handLastsSeconds);
  await raise(tx, permit.districtId, { reason: "hand", since: now, until });
  await recordChange(tx, permit, { action: "guard.raise", kind: "district", id: permit.districtId, after: { until } });
}

/**
 * Leaves it to the program again, whoever wanted the guard by hand.
 * @returns false when nobody did
 */
export async function guardByItself(tx: Tx, permit: Permit<"operations.guard">, now: Date): Promise<boolean> {
  const ended = await tx
    .deleteFrom("platform.guard")
    .where("district", "=", permit.districtId)
    .where("reason", "=", "hand")
    .where(counts(now))
    .returning("until")
    .executeTakeFirst();
  if (!ended) return false;
  const change = { before: { until: ended.until }, after: { until: null } };
  await recordChange(tx, permit, { action: "guard.end", kind: "district", id: permit.districtId, ...change });
  return true;
}

/** A row that is further ahead than any guard lasts (a day) comes from a clock that has jumped. */
const counts = (now: Date) => sql<boolean>`until > ${now} and until <= ${now}::timestamptz + interval '25 hours'`;

/** The sign-in form belongs to all districts: an admin of any of them guards it too. */
const guarded = (place: GuardedPlace, now: Date) => sql<boolean>`exists (
  select from platform.guard
  where ${place === null ? sql`(district is null or reason = 'hand')` : sql`district = ${place}`} and ${counts(now)})`;

/** A flood comes again with each form: its row is written once a minute. @returns whether the reason is new */
async function raise(db: Db | Tx, place: GuardedPlace, { reason, since, until }: GuardReason): Promise<boolean> {
  const { rows } = await sql<{ isNew: boolean }>`
    insert into platform.guard as held (district, reason, since, until) values (${place}, ${reason}, ${since}, ${until})
    on conflict (district, reason) do update set
      since = case when held.until > excluded.since and held.since <= excluded.since then held.since else excluded.since end,
      until = excluded.until
    where held.until not between excluded.until - interval '1 minute' and excluded.until
    returning since = ${since} as "isNew"`.execute(db);
  return rows[0]?.isNew ?? false;
}

const secondsAfter = (now: Date, seconds: number) => new Date(now.getTime() + seconds * 1000);
