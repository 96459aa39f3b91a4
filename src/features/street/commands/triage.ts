import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { Refusal } from "../../../platform/web/form.ts";
import { recordItem } from "../../../thread/commands.ts";
import { internalTitle, isClosed, observationKinds, placeInWords } from "../observation.ts";
import type { ObservationStatus } from "../observation.ts";
import { refusePersonPhones } from "../../../network/person-phones.ts";
import { tellReporter } from "./news.ts";
import "../tables.ts";

/**
 * Sets how far a report has come; whoever sent it hears of it.
 * @returns false when there is no such observation
 * @throws Refusal `reason: reason_needed | person_phone`
 */
export async function setStatus(
  tx: Tx,
  permit: Permit<"street.triage">,
  id: string,
  { status, reason = "" }: { readonly status: ObservationStatus; readonly reason?: string },
  now: Date,
): Promise<boolean> {
  if (status === "cannot" && reason === "") throw new Refusal({ field: "reason", code: "reason_needed" });
  await refusePersonPhones(tx, permit.districtId, { reason });
  const before = await lockObservation(tx, permit, id);
  if (!before) return false;
  if (before.status === status && before.status_reason === reason) return true;
  const isNew = before.status !== status;
  const closedAt = isClosed(status) ? (before.closed_at ?? now) : null;
  const after = {
    status,
    status_reason: reason,
    status_at: isNew ? now : before.status_at,
    closed_at: closedAt,
  };
  await updateObservation(tx, permit, id, after);
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
 * @throws Refusal `publicLine: person_phone`, `publicPlace: invalid_choice`
 */
export async function publishObservation(
  tx: Tx,
  permit: Permit<"street.triage">,
  id: string,
  { publicLine, publicPlaceId }: Publication,
  now: Date,
): Promise<boolean> {
  await refusePersonPhones(tx, permit.districtId, { publicLine });
  const place = await tx
    .selectFrom("street.place")
    .select("retired_at")
    .where("district", "=", permit.districtId)
    .where("id", "=", publicPlaceId)
    .executeTakeFirst();
  const before = await lockObservation(tx, permit, id);
  if (!before) return false;
  const mentioned = [before.place_id, before.public_place_id].includes(publicPlaceId);
  if (!place || (place.retired_at && !mentioned)) throw new Refusal({ field: "publicPlace", code: "invalid_choice" });
  const after = {
    public_line: publicLine,
    public_place_id: publicPlaceId,
    published_at: before.published_at ?? now,
  };
  await updateObservation(tx, permit, id, after);
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

/** Takes an observation back from the public. @returns false when there is no such observation */
export async function withdrawObservation(
  tx: Tx,
  permit: Permit<"street.triage">,
  id: string,
): Promise<boolean> {
  const before = await lockObservation(tx, permit, id);
  if (!before) return false;
  const after = { public_line: null, public_place_id: null, published_at: null };
  await updateObservation(tx, permit, id, after);
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
  for (const row of rows) await record(tx, permit, row);
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
    ])
    .where("district", "=", permit.districtId)
    .forUpdate();
}

type Row = NonNullable<Awaited<ReturnType<typeof lockObservation>>>;

async function updateObservation(
  tx: Tx,
  permit: Permit<"street.triage">,
  id: string,
  change: Partial<Row>,
): Promise<void> {
  await tx
    .updateTable("street.observation")
    .set(change)
    .where("district", "=", permit.districtId)
    .where("id", "=", id)
    .execute();
}

/** Tells the thread how an observation stands. What someone reported in their own words never goes there. */
async function record(tx: Tx, permit: Permit<"street.triage">, row: Row): Promise<void> {
  const placeIds = [row.place_id, row.public_place_id].filter((id) => id !== null);
  const places =
    placeIds.length === 0
      ? []
      : await tx
          .selectFrom("street.place")
          .select(["id", "name"])
          .where("district", "=", permit.districtId)
          .where("id", "in", placeIds)
          .execute();
  const nameOf = (id: string | null) => places.find((place) => place.id === id)?.name ?? null;
  const publicPlace = nameOf(row.public_place_id);
  const publicLine = row.public_line ?? "";
  await recordItem(tx, permit.districtId, {
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
  });
}
