import { v7 as uuidv7 } from "uuid";
import type { Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import { hashReceiptCode, makeReceiptCode } from "../../../platform/receipt-code.ts";
import { Refusal } from "../../../platform/web/form.ts";
import { insertPrivateItem } from "../../../thread/commands.ts";
import { internalTitle } from "../observation.ts";
import type { ObservationKind } from "../observation.ts";
import { tellReporter } from "./news.ts";
import "../tables.ts";

/** What someone reports; where it was in at least one of three ways. */
export interface NewObservation {
  readonly kind: ObservationKind;
  readonly placeId?: string | undefined;
  /** Degrees. */
  readonly point?: { readonly lat: number; readonly lon: number } | undefined;
  readonly placeWords?: string | undefined;
  readonly text?: string | undefined;
  /** Where the file store keeps the photo. */
  readonly photoKey?: string | undefined;
  /** In lower case, as `normalEmail` makes it. */
  readonly email?: string | undefined;
}

/**
 * Takes a report. Nothing is kept of who sent it but what they wrote; no event is logged.
 * @returns the id, and the code that opens the receipt: it is kept nowhere and cannot be read again
 * @throws Refusal `place: invalid_choice`
 */
export async function reportObservation(
  tx: Tx,
  districtId: DistrictId,
  input: NewObservation,
  now: Date,
): Promise<{ id: string; receiptCode: string }> {
  const placeName = input.placeId === undefined ? null : await findPlaceName(tx, districtId, input.placeId);
  const id = uuidv7();
  const receiptCode = makeReceiptCode();
  // One statement for both rows: most of what a report costs is the way to the database and back.
  await tx
    .with("item", () =>
      insertPrivateItem(tx, districtId, {
        kind: "observation",
        id,
        at: now,
        status: "received",
        statusAt: now,
        title: internalTitle(input.kind, { placeName, hasPoint: input.point !== undefined }),
        publicTitle: null,
      }),
    )
    .insertInto("street.observation")
    .values({
      district: districtId,
      id,
      kind: input.kind,
      reported_at: now,
      place_id: input.placeId ?? null,
      lat: input.point?.lat ?? null,
      lon: input.point?.lon ?? null,
      place_words: input.placeWords ?? "",
      text: input.text ?? "",
      photo_key: input.photoKey ?? null,
      receipt_hash: hashReceiptCode("street", receiptCode),
      status: "received",
      status_at: now,
    })
    .execute();
  if (input.email) {
    await tx
      .insertInto("street.contact")
      .values({ district: districtId, observation_id: id, email: input.email })
      .execute();
    await tellReporter(tx, districtId, id, { kind: "observation", id, status: "received" });
  }
  return { id, receiptCode };
}

async function findPlaceName(tx: Tx, districtId: DistrictId, placeId: string): Promise<string> {
  const place = await tx
    .selectFrom("street.place")
    .select("name")
    .where("district", "=", districtId)
    .where("id", "=", placeId)
    .where("retired_at", "is", null)
    // Held as by the report's row, which names it: whoever renames it waits for that, or is waited for.
    .forKeyShare()
    .executeTakeFirst();
  if (!place) throw new Refusal({ field: "place", code: "invalid_choice" });
  return place.name;
}
