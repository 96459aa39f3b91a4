import type { Db, Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import { findPersonalLink } from "../../../platform/identity/personal-links.ts";
import { hashReceiptCode, readReceiptCode } from "../../../platform/receipt-code.ts";
import type { ObservationKind, ObservationStatus } from "../observation.ts";
import "../tables.ts";

/** The purpose of the personal links in our mails: they open the receipt as its code does. */
export const receiptLinkPurpose = "street.receipt";

/** What the one who reported sees again. Their own words, point and photo stay away: phones are shared. */
export interface Receipt {
  readonly id: string;
  readonly kind: ObservationKind;
  readonly placeName: string | null;
  /** A point on the map, without a word. */
  readonly isOnlyOnMap: boolean;
  readonly reportedAt: Date;
  readonly status: ObservationStatus;
  readonly statusAt: Date;
  readonly statusReason: string;
  readonly publicLine: string | null;
  readonly hasMail: boolean;
}

/** The receipt for a code, or for the link in a mail; undefined when neither fits. */
export async function findReceipt(
  db: Db | Tx,
  districtId: DistrictId,
  codeOrLink: string,
  now: Date,
): Promise<Receipt | undefined> {
  const code = readReceiptCode(codeOrLink);
  const link = code ? undefined : await findPersonalLink(db, districtId, receiptLinkPurpose, codeOrLink, now);
  if (!code && !link) return undefined;
  const row = await db
    .selectFrom("street.observation as o")
    .leftJoin("street.place as p", (join) =>
      join.onRef("p.district", "=", "o.district").onRef("p.id", "=", "o.place_id"),
    )
    .leftJoin("street.contact as c", (join) =>
      join.onRef("c.district", "=", "o.district").onRef("c.observation_id", "=", "o.id"),
    )
    .select([
      "o.id",
      "o.kind",
      "p.name as placeName",
      "o.reported_at as reportedAt",
      "o.status",
      "o.status_at as statusAt",
      "o.status_reason as statusReason",
      "o.public_line as publicLine",
      (eb) => eb.and([eb("o.lat", "is not", null), eb("o.place_words", "=", "")]).as("isOnlyOnMap"),
      (eb) => eb("c.observation_id", "is not", null).as("hasMail"),
    ])
    .where("o.district", "=", districtId)
    .$if(code !== undefined, (query) => query.where("o.receipt_hash", "=", hashReceiptCode("street", code ?? "")))
    .$if(link !== undefined, (query) => query.where("o.id", "=", link?.subjectId ?? ""))
    .executeTakeFirst();
  return row && { ...row, hasMail: Boolean(row.hasMail), isOnlyOnMap: Boolean(row.isOnlyOnMap) };
}
