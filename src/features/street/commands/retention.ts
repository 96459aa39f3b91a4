import type { Tx } from "../../../platform/db/database.ts";
import { forgetFile } from "../../../platform/files/stored-files.ts";
import { countByDistrict, daysBefore } from "../../../platform/retention/rule.ts";
import type { Erased, RetentionTools } from "../../../platform/retention/rule.ts";
import "../tables.ts";

/** How long what somebody wrote, the exact place and the photo are kept after the report was closed. */
export const closedReportKeptDays = 365;

/** How long at most, when nobody has closed it. */
export const openReportKeptDays = 730;

/** How long an address is kept after its report was closed. */
export const contactKeptDays = 30;

/**
 * Erases words, exact place and photo of old reports, in every district. Kind, named place, dates, status and the
 * public line stay. The photo's bytes go with the sweep of the same night.
 */
export async function eraseOldReports(tx: Tx, { now }: RetentionTools): Promise<readonly Erased[]> {
  const old = await tx
    .selectFrom("street.observation")
    .select(["district", "id", "photo_key as photoKey"])
    .where((eb) =>
      eb.or([
        eb("closed_at", "<", daysBefore(now, closedReportKeptDays)),
        eb("reported_at", "<", daysBefore(now, openReportKeptDays)),
      ]),
    )
    .where("erased_at", "is", null)
    .execute();
  for (const { district, id, photoKey } of old) {
    await tx
      .updateTable("street.observation")
      .set({ text: "", place_words: "", lat: null, lon: null, photo_key: null, erased_at: now })
      .where("district", "=", district)
      .where("id", "=", id)
      .execute();
    if (photoKey) await forgetFile(tx, district, photoKey);
  }
  return countByDistrict(old);
}

/** Deletes the addresses of reports that have been closed for thirty days, or of which nothing is left to tell, in every district. */
export async function forgetOldContacts(tx: Tx, { now }: RetentionTools): Promise<readonly Erased[]> {
  const gone = await tx
    .deleteFrom("street.contact as c")
    .using("street.observation as o")
    .whereRef("o.district", "=", "c.district")
    .whereRef("o.id", "=", "c.observation_id")
    .where((eb) => eb.or([eb("o.closed_at", "<", daysBefore(now, contactKeptDays)), eb("o.erased_at", "is not", null)]))
    .returning("c.district")
    .execute();
  return countByDistrict(gone);
}
