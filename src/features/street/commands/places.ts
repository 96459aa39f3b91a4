import { v7 as uuidv7 } from "uuid";
import { refusePersonPhones } from "../../../network/person-phones.ts";
import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { findDistrict } from "../../../platform/district/queries.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { Refusal } from "../../../platform/web/form.ts";
import { isInNeighbourhood } from "../place.ts";
import { listPlaces } from "../queries/places.ts";
import { recordObservationsAt } from "./triage.ts";
import "../tables.ts";

type Triage = Permit<"street.triage">;

/** A place: its name as people say it, and about where it is, in degrees. */
export interface PlaceDetails {
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
}

/**
 * Adds a named place that reports may name.
 * @returns its id
 * @throws Refusal `name: name_taken | person_phone`, `lat: not_near`
 */
export async function addPlace(tx: Tx, permit: Triage, place: PlaceDetails): Promise<string> {
  await check(tx, permit, place);
  const id = uuidv7();
  const { name, lat, lon } = place;
  await tx
    .insertInto("street.place")
    .values({ district: permit.districtId, id, name, lat, lon })
    .execute()
    .catch(refuseTakenName);
  await recordChange(tx, permit, { action: "street.add_place", kind: "place", id, after: { name, lat, lon } });
  return id;
}

/**
 * Corrects a place's name or moves it; what mentions it goes with it.
 * @returns false when there is no such place any more
 * @param version of the place that was read before writing
 * @throws Refusal `name: name_taken | person_phone`, `lat: not_near`, `"": changed_meanwhile`
 */
export async function changePlace(tx: Tx, permit: Triage, id: string, version: number, place: PlaceDetails): Promise<boolean> {
  const before = await lockPlace(tx, permit, id);
  if (!before || before.retired_at) return false;
  if (version !== before.version) throw new Refusal({ field: "", code: "changed_meanwhile" });
  await check(tx, permit, place, id);
  const { name, lat, lon } = place;
  await ownPlace(tx, permit, id).set({ name, lat, lon, version: version + 1 }).execute().catch(refuseTakenName);
  if (name !== before.name) await recordObservationsAt(tx, permit, id);
  await recordChange(tx, permit, {
    action: "street.change_place",
    kind: "place",
    id,
    before: { name: before.name, lat: before.lat, lon: before.lon },
    after: { name, lat, lon },
  });
  return true;
}

/** No longer offers a place; what mentions it still does. @returns false when it is not offered */
export async function retirePlace(tx: Tx, permit: Triage, id: string, now: Date): Promise<boolean> {
  const before = await lockPlace(tx, permit, id);
  if (!before || before.retired_at) return false;
  await ownPlace(tx, permit, id).set({ retired_at: now }).execute();
  await recordChange(tx, permit, { action: "street.retire_place", kind: "place", id, before: { name: before.name } });
  return true;
}

/**
 * Offers a retired place again.
 * @returns false when it is not retired
 * @throws Refusal `name: name_taken`
 */
export async function restorePlace(tx: Tx, permit: Triage, id: string): Promise<boolean> {
  const before = await lockPlace(tx, permit, id);
  if (!before?.retired_at) return false;
  await ownPlace(tx, permit, id).set({ retired_at: null }).execute().catch(refuseTakenName);
  await recordChange(tx, permit, { action: "street.restore_place", kind: "place", id, after: { name: before.name } });
  return true;
}

async function check(tx: Tx, permit: Triage, { name, lat, lon }: PlaceDetails, ownId?: string): Promise<void> {
  await refusePersonPhones(tx, permit.districtId, { name });
  const district = await findDistrict(tx, permit.districtId);
  const places = (await listPlaces(tx, permit.districtId)).filter((place) => place.id !== ownId);
  if (!isInNeighbourhood({ lat, lon }, { streets: district?.streets ?? [], places }))
    throw new Refusal({ field: "lat", code: "not_near" });
}

/** The index knows best: of two people who add the same name at once, the second is told. */
function refuseTakenName(error: unknown): never {
  if (error instanceof Error && "constraint" in error && error.constraint === "place_name")
    throw new Refusal({ field: "name", code: "name_taken" });
  throw error;
}

async function lockPlace(tx: Tx, permit: Triage, id: string) {
  return tx
    .selectFrom("street.place")
    .select(["name", "lat", "lon", "retired_at", "version"])
    .where("district", "=", permit.districtId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
}

function ownPlace(tx: Tx, permit: Triage, id: string) {
  return tx.updateTable("street.place").where("district", "=", permit.districtId).where("id", "=", id);
}
