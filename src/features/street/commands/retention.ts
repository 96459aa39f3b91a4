import type { Db } from "../../../platform/db/database.ts";
import type { FileStore } from "../../../platform/files/file-store.ts";
import "../tables.ts";

/** How long what somebody wrote, the exact place and the photo are kept after the report was closed. */
export const closedReportKeptDays = 365;

/** How long at most, when nobody has closed it. */
export const openReportKeptDays = 730;

const day = 24 * 60 * 60 * 1000;

/**
 * Erases words, exact place and photo of old reports, in every district. Kind, named place, dates, status and the
 * public line stay. A run that is broken off is finished by the
 * next.
 */
export async function eraseOldReports(db: Db, files: FileStore, now: Date): Promise<void> {
  const old = await db
    .selectFrom("street.observation")
    .select(["district", "id", "photo_key as photoKey"])
    .where((eb) =>
      eb.or([
        eb("closed_at", "<", new Date(now.getTime() - closedReportKeptDays * day)),
        eb("reported_at", "<", new Date(now.getTime() - openReportKeptDays * day)),
      ]),
    )
    .where("erased_at", "is", null)
    .execute();
  for (const { district, id, photoKey } of old) {
    if (photoKey) await files.remove(photoKey);
    await db
      .updateTable("street.observation")
      .set({ text: "", place_words: "", lat: null, lon: null, photo_key: null, erased_at: now })
      .where("district", "=", district)
      .where("id", "=", id)
      .execute();
  }
}
