import { listParties, partiesOfMembers, partyNames } from "../../network/queries.ts";
import type { Db, Tx } from "../../platform/db/database.ts";
import type { DistrictId } from "../../platform/district/district.ts";
import { dayOf } from "../../platform/i18n/dates.ts";
import type { Permit } from "../../platform/rights/permit.ts";
import { may } from "../../platform/rights/roles.ts";
import { doorRulesSchema } from "./door-rules.ts";
import { policy } from "./policy.ts";
import type { Service } from "./service.ts";
import { readSchedule, readVisits } from "./stored-hours.ts";
import "./tables.ts";

/** Every service of a district that is still offered. Public. */
export async function listServices(db: Db | Tx, districtId: DistrictId): Promise<Service[]> {
  return named(db, districtId, await serviceRows(db, districtId).where("ended_at", "is", null).execute());
}

/** One service that is still offered. Public. */
export async function findService(db: Db | Tx, districtId: DistrictId, id: string): Promise<Service | undefined> {
  const [service] = await named(db, districtId, await serviceRows(db, districtId).where("id", "=", id).where("ended_at", "is", null).execute());
  return service;
}

/** The parties whose services somebody may edit: all for coordinators, for others those they speak for today. */
export async function editableParties(
  db: Db | Tx,
  { districtId, actor }: Permit<"help.edit">,
  now: Date,
): Promise<{ id: string; name: string }[]> {
  const parties = await listParties(db, districtId);
  if (actor.kind === "system") return parties;
  if (actor.kind !== "member") return [];
  if (may(policy["help.manage"], actor.roles)) return parties;
  const spoken = await partiesOfMembers(db, districtId, [actor.memberId], dayOf(now));
  return parties.filter(({ id }) => spoken.some(({ partyId }) => partyId === id));
}

type Row = Awaited<ReturnType<ReturnType<typeof serviceRows>["execute"]>>[number];

async function named(db: Db | Tx, districtId: DistrictId, rows: readonly Row[]): Promise<Service[]> {
  const ids = rows.flatMap(({ partyId, checkedBy }) => [partyId, ...(checkedBy === null ? [] : [checkedBy])]);
  const names = await partyNames(db, districtId, [...new Set(ids)]);
  return rows.map(({ door, schedule, visits, checkedBy, ...row }) => ({
    ...row,
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
    .select(["id", "party_id as partyId", "name", "what", "what_en as whatEn", "needs", "place", "phone", "languages"])
    .select(["door", "schedule", "visits", "checked_at as checkedAt", "checked_by as checkedBy", "check_every as checkEvery", "version"])
    .where("district", "=", districtId);
}
