import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { Refusal } from "../../../platform/web/form.ts";
import { recordItem, rewordItems } from "../../../thread/commands.ts";
import type { ItemRecord } from "../../../thread/commands.ts";
import { internalTitle, isClosed, observationKinds, placeInWords } from "../observation.ts";
import type { ObservationStatus } from "../observation.ts";
import { refusePersonPhones } from "../../../network/person-phones.ts";
import { tellReporter } from "./news.ts";
import "../tables.ts";

/** Which version of an observation was read before it is changed; absent where nobody has read it, as in the example. */
interface AsRead {
  readonly version?: number;
}

/**
 * Sets how far a report has come; whoever sent it hears of it.
 * @returns false when there is no such observation
 * @throws Refusal `reason: reason_needed | person_phone`, `"": changed_meanwhile`
 */
export async function setStatus(
  tx: Tx,
  permit: Permit<"street.triage">,
  id: string,
  { status, reason = "", version }: { readonly status: ObservationStatus; readonly reason?: string } & AsRead,
  now: Date,
): Promise<boolean> {
  if (status === "cannot" && reason === "") throw new Refusal({ field: "reason", code: "reason_needed" });
  await refusePersonPhones(tx, permit.districtId, { reason });
  const before = await lockObservation(tx, permit, id);
  if (!before) return false;
  if (before.status === status && before.status_reason === reason) return true;
  refuseUnread(before, version);
  const isNew = before.status !== status;
  const closedAt = isClosed(status) ? (before.closed_at ?? now) : null;
  const after = {
    status,
    status_reason: reason,
    status_at: isNew ? now : before.status_at,
    closed_at: closedAt,
  };
  await updateObservation(tx, permit, before, after);
  await record(tx, permit, { ...before, ...after });
  await recordChange(tx, permit, {
    action: "street.triage",
    kind: "observation",
    id,
    before: { status: before.status, reason: before.status_reason },
    after: { status, reason },
  });
  if (isNew) await tellReporter(tx, permit.districtId, id, { kind: "observation", id, status });
  return true;
}

/** What everyone may read of an observation: a coordinator's own words, and a named place. */
export interface Publication {
  readonly publicLine: string;
  readonly publicPlaceId: string;
}

/**
 * Publishes an observation in a coordinator's words, or corrects what was published.
 * @returns false when there is no such observation
 * @throws Refusal `publicLine: person_phone`, `publicPlace: invalid_choice`, `"": changed_meanwhile`
 */
export async function publishObservation(
  tx: Tx,
  permit: Permit<"street.triage">,
  id: string,
  { publicLine, publicPlaceId, version }: Publication & AsRead,
  now: Date,
): Promise<boolean> {
  await refusePersonPhones(tx, permit.districtId, { publicLine });
  const place = await tx
    .selectFrom("street.place")
    .select("retired_at")
    .where("district", "=", permit.districtId)
    .where("id", "=", publicPlaceId)
    // Held before the observation, as whoever renames it does: its name goes into the thread.
    .forShare()
    .executeTakeFirst();
  const before = await lockObservation(tx, permit, id);
  if (!before) return false;
  refuseUnread(before, version);
  const mentioned = [before.place_id, before.public_place_id].includes(publicPlaceId);
  if (!place || (place.retired_at && !mentioned)) throw new Refusal({ field: "publicPlace", code: "invalid_choice" });
  const after = {
    public_line: publicLine,
    public_place_id: publicPlaceId,
    published_at: before.published_at ?? now,
  };
  await updateObservation(tx, permit, before, after);
  await record(tx, permit, { ...before, ...after });
  await recordChange(tx, permit, {
    action: "street.publish",
    kind: "observation",
    id,
    before: { publicLine: before.public_line, publicPlaceId: before.public_place_id },
    after: { publicLine, publicPlaceId },
  });
  return true;
}

/**
 * Takes an observation back from the public.
 * @returns false when there is no such observation
 * @throws Refusal `"": changed_meanwhile`
 */
export async function withdrawObservation(
  tx: Tx,
  permit: Permit<"street.triage">,
  id: string,
  { version }: AsRead,
): Promise<boolean> {
  const before = await lockObservation(tx, permit, id);
  if (!before) return false;
  refuseUnread(before, version);
  const after = { public_line: null, public_place_id: null, published_at: null };
  await updateObservation(tx, permit, before, after);
  await record(tx, permit, { ...before, ...after });
  await recordChange(tx, permit, {
    action: "street.withdraw",
    kind: "observation",
    id,
    before: { publicLine: before.public_line },
    after: { publicLine: null },
  });
  return true;
}

/** Tells the thread anew of every observation at a place, whose name has changed. */
export async function recordObservationsAt(tx: Tx, permit: Permit<"street.triage">, placeId: string): Promise<void> {
  const rows = await observationRows(tx, permit)
    .where((eb) => eb.or([eb("place_id", "=", placeId), eb("public_place_id", "=", placeId)]))
    .orderBy("id")
    .execute();
  const mentioned = rows.flatMap((row) => [row.place_id, row.public_place_id]);
  const names = await placeNames(tx, permit, mentioned);
  await rewordItems(tx, permit.districtId, rows.map((row) => itemOf(row, names)));
}

function refuseUnread(before: Row, version: number | undefined): void {
  if (version !== undefined && version !== before.version) throw new Refusal({ field: "", code: "changed_meanwhile" });
}

async function lockObservation(tx: Tx, permit: Permit<"street.triage">, id: string) {
  return observationRows(tx, permit).where("id", "=", id).executeTakeFirst();
}

function observationRows(tx: Tx, permit: Permit<"street.triage">) {
  return tx
    .selectFrom("street.observation")
    .select([
      "id",
      "kind",
      "place_id",
      "lat",
      "reported_at",
      "status",
      "status_at",
      "status_reason",
      "closed_at",
      "public_line",
      "public_place_id",
      "published_at",
      "version",
    ])
    .where("district", "=", permit.districtId)
    .forUpdate();
}

type Row = NonNullable<Awaited<ReturnType<typeof lockObservation>>>;

async function updateObservation(
  tx: Tx,
  permit: Permit<"street.triage">,
  before: Row,
  change: Partial<Row>,
): Promise<void> {
  await tx
    .updateTable("street.observation")
    .set({ ...change, version: before.version + 1 })
    .where("district", "=", permit.districtId)
    .where("id", "=", before.id)
    .execute();
}

async function record(tx: Tx, permit: Permit<"street.triage">, row: Row): Promise<void> {
  const names = await placeNames(tx, permit, [row.place_id, row.public_place_id]);
  await recordItem(tx, permit.districtId, itemOf(row, names));
}

async function placeNames(
  tx: Tx,
  permit: Permit<"street.triage">,
  mentioned: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const ids = new Set(mentioned.filter((id) => id !== null));
  if (ids.size === 0) return new Map();
  const places = await tx
    .selectFrom("street.place")
    .select(["id", "name"])
    .where("district", "=", permit.districtId)
    .where("id", "in", [...ids])
    .execute();
  return new Map(places.map(({ id, name }) => [id, name]));
}

/** How an observation stands in the thread. What someone reported in their own words never goes there. */
function itemOf(row: Row, names: ReadonlyMap<string, string>): ItemRecord {
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
  const publicPlace = nameOf(row.public_place_id);
  const publicLine = row.public_line ?? "";
  return {
    kind: "observation",
    id: row.id,
    at: row.reported_at,
    status: row.status,
    statusAt: row.status_at,
    title: internalTitle(row.kind, {
      placeName: nameOf(row.place_id) ?? publicPlace,
      hasPoint: row.lat !== null,
    }),
    text: publicLine,
    publicTitle:
      publicPlace === null
        ? null
        : `${observationKinds[row.kind].da} · ${placeInWords(row.kind, publicPlace, "da")}`,
    publicText: publicLine,
  };
}
