import { sql } from "kysely";
import { v7 as uuidv7 } from "uuid";
import type { Schedule } from "../../../hours/schedule.ts";
import { refuseLeftParty } from "../../../network/assign.ts";
import { refusePersons } from "../../../network/person-words.ts";
import { emptyEvents, recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { findDistrict } from "../../../platform/district/queries.ts";
import { dayOf, momentOf } from "../../../platform/i18n/dates.ts";
import { countByDistrict, daysBefore } from "../../../platform/retention/rule.ts";
import type { Erased, ErasingTools } from "../../../platform/retention/rule.ts";
import { may } from "../../../platform/rights/roles.ts";
import { Refusal, notNow } from "../../../platform/web/form.ts";
import { withHoursText } from "../rules/hours/osm-hours.ts";
import { policy } from "../policy.ts";
import { editableParties, findService } from "../queries/services.ts";
import type { EditPermit } from "../queries/services.ts";
import type { CloseInput, ServiceInput } from "../schema.ts";
import type { Service } from "../rules/service.ts";
import { isWithinReach } from "../rules/whereabouts.ts";
import type { ServiceSnapshot } from "../rules/exchange/stored-import.ts";
import "../tables.ts";

/** Somebody who may edit services, or holds a link to one of them: then the caller takes the id from the link. */
type Edit = EditPermit;

/** What is known already of a service that comes from elsewhere. */
export interface Known {
  readonly id?: string | undefined;
  readonly checkedAt?: Date;
}

/**
 * Adds a service, checked at once by whoever adds it, unless it comes from where that is known better.
 * @returns its id
 * @throws Refusal `partyId: invalid_choice | party_left`, `name: name_taken`, `lat: not_near`, `FIELD: personal`
 */
export async function addService(tx: Tx, permit: Edit, input: ServiceInput, now: Date, known: Known = {}): Promise<string> {
  await refuseForeignParty(tx, permit, input.partyId, now);
  await refuseFarPoint(tx, permit, input);
  await refusePersonsIn(tx, permit, input);
  const id = known.id ?? uuidv7();
  const row = { ...toRow(input, []), ...checkedNow(permit, input.partyId, known.checkedAt ?? now) };
  await tx.insertInto("help.service").values({ district: permit.districtId, id, ...row, created_at: now }).execute().catch(refuseTakenName);
  await recordChange(tx, permit, { action: "help.add", kind: "service", id, after: shown(input) });
  return id;
}

/**
 * Changes a service. Whoever saves it has looked at it, so it counts as checked.
 * @throws Refusal of `addService`, `"": not_now` when it is not theirs or not there, `"": changed_meanwhile`
 */
export async function changeService(tx: Tx, permit: Edit, id: string, version: number, input: ServiceInput, now: Date): Promise<void> {
  const before = await lockService(tx, permit, id, version, now);
  if (input.partyId !== before.partyId) await refuseForeignParty(tx, permit, input.partyId, now);
  await refuseFarPoint(tx, permit, input);
  await refusePersonsIn(tx, permit, input);
  const row = { ...toRow(input, before.schedule.closures), ...checkedNow(permit, input.partyId, now) };
  await write(tx, permit, id, row).catch(refuseTakenName);
  await recordServiceChange(tx, permit, before, input, now);
}

/**
 * Puts the hours of an OSM text in the place of a service's own.
 * @throws Refusal of `changeService`, `hours: hours_unread`
 */
export async function changeHours(tx: Tx, permit: Edit, id: string, version: number, text: string, now: Date): Promise<void> {
  const service = await findService(tx, permit.districtId, id);
  if (!service) throw notNow();
  const read = withHoursText(service, text, dayOf(now));
  if (!("input" in read)) throw new Refusal({ field: "hours", code: "hours_unread" });
  await changeService(tx, permit, id, version, read.input, now);
}

/** Says that everything is still right. @throws Refusal `"": not_now | changed_meanwhile` */
export async function checkService(tx: Tx, permit: Edit, id: string, version: number, now: Date): Promise<void> {
  const { partyId } = await lockService(tx, permit, id, version, now);
  await write(tx, permit, id, checkedNow(permit, partyId, now));
  await recordChange(tx, permit, { action: "help.check", kind: "service", id });
}

/**
 * Closes a service from now on, until a moment or until somebody opens it again.
 * @throws Refusal `"": not_now | changed_meanwhile`, `untilDay: until_past`, `reason: personal`
 */
export async function closeService(tx: Tx, permit: Edit, id: string, input: CloseInput, now: Date): Promise<void> {
  const { partyId, schedule } = await lockService(tx, permit, id, input.version, now);
  const until = input.untilDay === "" ? null : momentOf(input.untilDay, input.untilTime || "00:00").getTime();
  if (until !== null && until <= now.getTime()) throw new Refusal({ field: "untilDay", code: "until_past" });
  await refusePersons(tx, permit.districtId, { reason: input.reason });
  const closure = { from: now.getTime(), until, reason: input.reason };
  await write(tx, permit, id, { schedule: JSON.stringify({ ...schedule, closures: [closure] }), ...checkedNow(permit, partyId, now) });
  // What was said of its room was said of an open house.
  await tx.deleteFrom("help.free_places").where("district", "=", permit.districtId).where("service_id", "=", id).execute();
  await recordChange(tx, permit, { action: "help.close", kind: "service", id, after: { reason: input.reason, until } });
}

/** Lets the usual hours count again. @throws Refusal `"": not_now | changed_meanwhile` */
export async function reopenService(tx: Tx, permit: Edit, id: string, version: number, now: Date): Promise<void> {
  const { partyId, schedule } = await lockService(tx, permit, id, version, now);
  await write(tx, permit, id, { schedule: JSON.stringify({ ...schedule, closures: [] }), ...checkedNow(permit, partyId, now) });
  await recordChange(tx, permit, { action: "help.reopen", kind: "service", id });
}

/** Takes a service that is offered no more off every page. @throws Refusal `"": not_now | changed_meanwhile` */
export async function endService(tx: Tx, permit: Edit, id: string, version: number, now: Date): Promise<void> {
  const before = await lockService(tx, permit, id, version, now);
  await write(tx, permit, id, { ended_at: now });
  await recordChange(tx, permit, { action: "help.end", kind: "service", id, before: { name: before.name } });
}

/** Tells the audit what of a service is different. Where its address is secret now, no event says it. */
async function recordServiceChange(tx: Tx, permit: Edit, before: Service, after: ServiceInput | Service, now: Date): Promise<void> {
  const { id } = before;
  if (after.isSecret) await forgetAddress(tx, permit, id, now);
  const was = after.isSecret ? { ...before, place: "", point: null } : before;
  await recordChange(tx, permit, { action: "help.change", kind: "service", id, before: shown(was), after: shown(after) });
}

/** Takes the address of a service where it is secret now out of what is kept of it: the audit, and how imports are taken back. */
async function forgetAddress(tx: Tx, permit: Edit, id: string, now: Date): Promise<void> {
  await emptyEvents(tx, permit, { kind: "service", id }, (text, field) => field === "place" && text !== "", now);
  await sql`
    update help.import set written = (
      select jsonb_agg(case when one ->> 'id' = ${id} and jsonb_typeof(one -> 'before') = 'object'
        then jsonb_set(one, '{before}', one -> 'before' || ${JSON.stringify(secretRow)}::jsonb) else one end order by place)
      from jsonb_array_elements(written) with ordinality as each (one, place)
    )
    where district = ${permit.districtId} and written @> ${JSON.stringify([{ id }])}::jsonb`.execute(tx);
}

const secretRow = { is_secret: true, place: "", lat: null, lon: null };

const snapshotColumns = [
  "party_id", "name", "what", "what_en", "needs", "place", "lat", "lon", "is_secret", "phone", "languages", "door", "schedule", "visits", "check_every", "checked_at", "checked_by",
] as const;

/**
 * A service as it stands, to be put back with `restoreService`. The caller has locked it.
 * @param next what it is changed to: an address that is secret then is not in it, and does not come back
 */
export async function snapshotOf(tx: Tx, { districtId }: Edit, id: string, next: ServiceInput) {
  const row = await tx.selectFrom("help.service").select(snapshotColumns).where("district", "=", districtId).where("id", "=", id).executeTakeFirstOrThrow();
  return next.isSecret ? { ...row, ...secretRow, phone: row.phone ?? next.phone } : row;
}

/** Puts a service back as it was before an import. The caller has locked it. @throws Refusal `name: name_taken` */
export async function restoreService(tx: Tx, permit: Edit, service: Service, before: ServiceSnapshot, now: Date): Promise<void> {
  const { door, schedule, visits, ...row } = before;
  const changes = { ...row, door: JSON.stringify(door), schedule: JSON.stringify(schedule), visits: JSON.stringify(visits) };
  await write(tx, permit, service.id, changes).catch(refuseTakenName);
  const restored = await findService(tx, permit.districtId, service.id);
  if (restored) await recordServiceChange(tx, permit, service, restored, now);
}

/** Takes away a service that only an import has added. The caller has locked it. */
export async function removeService(tx: Tx, permit: Edit, { id, name }: Service): Promise<void> {
  await tx.deleteFrom("help.service").where("district", "=", permit.districtId).where("id", "=", id).execute();
  await recordChange(tx, permit, { action: "help.end", kind: "service", id, before: { name } });
}

const keptDays = 365;

/** Services that ended long ago. */
export async function forgetEndedServices(tx: Tx, { now }: ErasingTools): Promise<readonly Erased[]> {
  const rows = await tx.deleteFrom("help.service").where("ended_at", "<", daysBefore(now, keptDays)).returning("district").execute();
  return countByDistrict(rows);
}

/** A service of theirs, locked. @throws Refusal `"": not_now` when it is not theirs or not there */
export async function lockOwnService(tx: Tx, permit: Edit, id: string, now: Date): Promise<Service> {
  await tx.selectFrom("help.service").select("id").where("district", "=", permit.districtId).where("id", "=", id).forUpdate().execute();
  const service = await findService(tx, permit.districtId, id);
  if (!service || !(await mayEdit(tx, permit, service.partyId, now))) throw notNow();
  return service;
}

async function lockService(tx: Tx, permit: Edit, id: string, version: number, now: Date): Promise<Service> {
  const service = await lockOwnService(tx, permit, id, now);
  if (service.version !== version) throw new Refusal({ field: "", code: "changed_meanwhile" });
  return service;
}

/** Whether somebody may change the services of a party, also of one that has left the network. */
async function mayEdit(tx: Tx, permit: Edit, partyId: string, now: Date): Promise<boolean> {
  if (managesAll(permit)) return true;
  return (await editableParties(tx, permit, now)).some(({ id }) => id === partyId);
}

const managesAll = ({ actor }: Edit) =>
  actor.kind === "system" || (actor.kind === "member" && may(policy["help.manage"], actor.roles));

async function refuseForeignParty(tx: Tx, permit: Edit, partyId: string, now: Date): Promise<void> {
  await refuseLeftParty(tx, permit.districtId, "partyId", partyId);
  const parties = await editableParties(tx, permit, now);
  if (!parties.some(({ id }) => id === partyId)) throw new Refusal({ field: "partyId", code: "invalid_choice" });
}

async function refuseFarPoint(tx: Tx, permit: Edit, { point }: ServiceInput): Promise<void> {
  const district = point && (await findDistrict(tx, permit.districtId));
  if (point && !isWithinReach(point, district?.streets ?? [])) throw new Refusal({ field: "lat", code: "not_near" });
}

function refuseTakenName(error: unknown): never {
  if (error instanceof Error && "constraint" in error && error.constraint === "service_name")
    throw new Refusal({ field: "name", code: "name_taken" });
  throw error;
}

/** Everyone reads these texts. */
function refusePersonsIn(tx: Tx, permit: Edit, { name, what, whatEn, place, door, words }: ServiceInput): Promise<void> {
  return refusePersons(tx, permit.districtId, { ...words, name, what, whatEn, place, note: door.note });
}

function write(tx: Tx, permit: Edit, id: string, changes: Partial<ReturnType<typeof toRow>> & { ended_at?: Date; checked_at?: Date; checked_by?: string | null }) {
  return tx
    .updateTable("help.service")
    .set((eb) => ({ ...changes, version: eb("version", "+", 1) }))
    .where("district", "=", permit.districtId)
    .where("id", "=", id)
    .execute();
}

/** A party answers for its own services; for others the forum does. */
const checkedNow = (permit: Edit, partyId: string, now: Date) => ({
  checked_at: now,
  checked_by: permit.actor.kind === "member" && managesAll(permit) ? null : partyId,
});

function toRow(input: ServiceInput, closures: Schedule["closures"]) {
  return {
    party_id: input.partyId,
    name: input.name,
    what: input.what,
    what_en: input.whatEn,
    needs: [...input.needs],
    place: input.place,
    lat: input.point?.lat ?? null,
    lon: input.point?.lon ?? null,
    is_secret: input.isSecret,
    phone: input.phone === "" ? null : input.phone,
    languages: [...input.languages],
    door: JSON.stringify(input.door),
    schedule: JSON.stringify({ ...input.schedule, closures }),
    visits: JSON.stringify(input.visits),
    check_every: input.checkEvery,
  };
}

/** What the audit shows: everything but the phone. */
function shown(service: ServiceInput | Service) {
  const { partyId, name, what, whatEn, needs, place, point, isSecret, languages, door, visits, checkEvery } = service;
  const { lines, exceptions, onHolidays } = service.schedule;
  return { partyId, name, what, whatEn, needs, place, point, isSecret, languages, door, visits, checkEvery, hours: { lines, exceptions, onHolidays } };
}
