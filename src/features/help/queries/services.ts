import { sql } from "kysely";
import { listParties, partiesOfMembers, partyNames } from "../../../network/queries.ts";
import type { Db, Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import { dayOf } from "../../../platform/i18n/dates.ts";
import { isMailed } from "../../../platform/identity/member.ts";
import { listMembers } from "../../../platform/identity/queries.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { may } from "../../../platform/rights/roles.ts";
import { doorRulesSchema } from "../rules/doors/door-rules.ts";
import { paperFactsSchema } from "../rules/paper/changes.ts";
import type { PaperFacts } from "../rules/paper/changes.ts";
import { policy } from "../policy.ts";
import type { rightPurpose } from "../rules/right-mail.ts";
import type { Service } from "../rules/service.ts";
import type { SentRow } from "../rules/exchange/services-csv.ts";
import { readSchedule, readVisits } from "../rules/hours/stored-hours.ts";
import { rowsSchema, writtenSchema } from "../rules/exchange/stored-import.ts";
import type { ImportStatus, ServiceSnapshot } from "../rules/exchange/stored-import.ts";
import "../tables.ts";

/** Every service of a district that is still offered, in Danish order of their names. Public. */
export async function listServices(db: Db | Tx, districtId: DistrictId): Promise<Service[]> {
  return named(db, districtId, await serviceRows(db, districtId).where("ended_at", "is", null).orderBy(sql`name collate "da-x-icu"`).execute());
}

/** One service that is still offered. Public. */
export async function findService(db: Db | Tx, districtId: DistrictId, id: string): Promise<Service | undefined> {
  const [service] = await named(db, districtId, await serviceRows(db, districtId).where("id", "=", id).where("ended_at", "is", null).execute());
  return service;
}

/** Whoever may edit services; a link lets its holder do so with one of them. */
export type EditPermit = Permit<"help.edit"> | Permit<"help.manage"> | Permit<typeof rightPurpose>;

/** The parties whose services somebody may edit: all for coordinators, for others those they speak for today. */
export async function editableParties(
  db: Db | Tx,
  { districtId, actor }: EditPermit,
  now: Date,
): Promise<{ id: string; name: string }[]> {
  const parties = await listParties(db, districtId);
  if (actor.kind === "system") return parties;
  if (actor.kind === "member" && may(policy["help.manage"], actor.roles)) return parties;
  if (actor.kind === "visitor" || actor.memberId === null) return [];
  const spoken = await partiesOfMembers(db, districtId, [actor.memberId], dayOf(now));
  return parties.filter(({ id }) => spoken.some(({ partyId }) => partyId === id));
}

/** Those who speak for a party today and get mail. */
export async function speakersByMail(db: Db | Tx, permit: Permit<string>, partyId: string, now: Date): Promise<Reader[]> {
  const readers = (await listMembers(db, permit)).filter(isMailed);
  const spoken = await partiesOfMembers(db, permit.districtId, readers.map(({ id }) => id), dayOf(now));
  return readers.filter(({ id }) => spoken.some((one) => one.memberId === id && one.partyId === partyId));
}

/** The coordinators who get mail. */
export async function coordinatorsByMail(db: Db | Tx, permit: Permit<string>): Promise<Reader[]> {
  return (await listMembers(db, permit)).filter(({ roles }) => roles.includes("coordinator")).filter(isMailed);
}

/** A member as mails need them. */
export interface Reader {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** How often each service was found closed since a moment and since it was last checked; those that never were are left out. */
export async function closedDoors(db: Db | Tx, districtId: DistrictId, since: Date): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom("help.closed_door as door")
    .innerJoin("help.service as service", (join) => join.onRef("service.district", "=", "door.district").onRef("service.id", "=", "door.service_id"))
    .select((eb) => ["door.service_id as id", eb.fn.countAll<number>().as("count")])
    .where("door.district", "=", districtId)
    .where("door.at", ">", since)
    .whereRef("door.at", ">", "service.checked_at")
    .groupBy("door.service_id")
    .execute();
  return new Map(rows.map(({ id, count }) => [id, Number(count)]));
}

/** When a district's papers were last made, and what they said. Public. */
export async function lastPapers(db: Db, districtId: DistrictId): Promise<{ madeAt: Date; facts: PaperFacts } | undefined> {
  const row = await db.selectFrom("help.paper").select(["made_at", "facts"]).where("district", "=", districtId).executeTakeFirst();
  return row && { madeAt: row.made_at, facts: paperFactsSchema.parse(row.facts) };
}

/** An import that was read or written: what stands in it, or what it has written. */
export interface KeptImport {
  readonly id: string;
  readonly madeAt: Date;
  readonly source: "csv" | "hsds";
  readonly wasRecoded: boolean;
  readonly ignored: readonly string[];
  readonly rows: readonly SentRow[];
  readonly status: ImportStatus;
  readonly storedAt: Date | null;
  readonly written: readonly { readonly id: string; readonly name: string; readonly version: number; readonly before: ServiceSnapshot | null }[];
  /** Names of services that somebody had changed since, when it was taken back. */
  readonly leftAlone: readonly string[];
}

/** One import by its id; undefined when it is forgotten. */
export async function findImport(db: Db | Tx, permit: Permit<"help.manage">, id: string): Promise<KeptImport | undefined> {
  const row = await importRows(db, permit).where("id", "=", id).executeTakeFirst();
  return row && readImport(row);
}

/** Imports that have been written and can still be looked at, the newest first. */
export async function listImports(db: Db, permit: Permit<"help.manage">): Promise<KeptImport[]> {
  const rows = await importRows(db, permit).where("stored_at", "is not", null).orderBy("stored_at", "desc").limit(20).execute();
  return rows.map(readImport);
}

function importRows(db: Db | Tx, { districtId }: Permit<"help.manage">) {
  return db
    .selectFrom("help.import")
    .select(["id", "made_at as madeAt", "source", "was_recoded as wasRecoded", "ignored", "rows", "status", "stored_at as storedAt", "written", "left_alone as leftAlone"])
    .where("district", "=", districtId);
}

const readImport = (row: Awaited<ReturnType<ReturnType<typeof importRows>["execute"]>>[number]): KeptImport => ({
  ...row,
  rows: rowsSchema.parse(row.rows),
  written: writtenSchema.parse(row.written),
});

type Row = Awaited<ReturnType<ReturnType<typeof serviceRows>["execute"]>>[number];

async function named(db: Db | Tx, districtId: DistrictId, rows: readonly Row[]): Promise<Service[]> {
  const ids = rows.flatMap(({ partyId, checkedBy }) => [partyId, ...(checkedBy === null ? [] : [checkedBy])]);
  const names = await partyNames(db, districtId, [...new Set(ids)]);
  return rows.map(({ door, schedule, visits, checkedBy, level, saidAt, until, lat, lon, ...row }) => ({
    ...row,
    places: level && saidAt && until ? { level, saidAt, until } : null,
    point: lat === null || lon === null ? null : { lat, lon },
    door: doorRulesSchema.parse(door),
    schedule: readSchedule(schedule),
    visits: readVisits(visits),
    partyName: names.get(row.partyId) ?? "",
    checkedBy: checkedBy === null ? null : (names.get(checkedBy) ?? ""),
  }));
}

function serviceRows(db: Db | Tx, districtId: DistrictId) {
  return db
    .selectFrom("help.service")
    .leftJoin("help.free_places as room", (join) => join.onRef("room.district", "=", "help.service.district").onRef("room.service_id", "=", "help.service.id"))
    .select(["id", "party_id as partyId", "name", "what", "what_en as whatEn", "needs", "place", "phone", "languages"])
    .select(["door", "schedule", "visits", "checked_at as checkedAt", "checked_by as checkedBy", "check_every as checkEvery", "version", "asked_at as askedAt"])
    .select(["lat", "lon", "is_secret as isSecret", "room.level", "room.said_at as saidAt", "room.until"])
    .where("help.service.district", "=", districtId);
}
