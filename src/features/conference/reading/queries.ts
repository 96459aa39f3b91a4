import type { Db, Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { isReleased, readingGroups } from "./reading.ts";
import type { ReadingGroup, ReadingText } from "./reading.ts";
import type { Conference } from "../queries/conferences.ts";
import type { Version } from "../queries/programme.ts";
import "./tables.ts";

/** When everyone may read the pack of a conference; undefined while nobody has said. */
export async function releaseOf(db: Db | Tx, districtId: DistrictId, conferenceId: string): Promise<Date | undefined> {
  const pack = await db
    .selectFrom("conference.reading_pack")
    .select("released_at")
    .where("district", "=", districtId)
    .where("conference_id", "=", conferenceId)
    .executeTakeFirst();
  return pack?.released_at;
}

/**
 * What everyone may read before a published conference, and from when: the texts for all and for the workshops of the
 * published programme. No groups before that moment. Public.
 */
export async function publicReading(
  db: Db,
  districtId: DistrictId,
  conference: Pick<Conference, "id" | "publishedAt" | "cancelledAt">,
  last: Version | undefined,
  now: Date,
): Promise<{ releasedAt: Date | undefined; groups: ReadingGroup[] }> {
  const releasedAt = await releaseOf(db, districtId, conference.id);
  const isOut = isReleased(conference, releasedAt, now);
  return { releasedAt, groups: isOut ? readingGroups(await textsOf(db, districtId, conference.id), last?.programme.sessions ?? []) : [] };
}

/** All texts of a conference, before they are released too. */
export async function readingForWork(db: Db | Tx, permit: Permit<"conference.prepare">, conferenceId: string): Promise<ReadingText[]> {
  return textsOf(db, permit.districtId, conferenceId);
}

async function textsOf(db: Db | Tx, districtId: DistrictId, conferenceId: string): Promise<ReadingText[]> {
  const rows = await db
    .selectFrom("conference.reading_text")
    .select([
      "id",
      "session_id as workshopId",
      "position",
      "title",
      "source",
      "summary",
      "title_en as titleEn",
      "summary_en as summaryEn",
      "link",
      "version",
      "file_key as key",
      "file_name as name",
      "file_size as size",
      "file_sha256 as sha256",
      "file_pages as pages",
    ])
    .where("district", "=", districtId)
    .where("conference_id", "=", conferenceId)
    .orderBy("position")
    .execute();
  return rows.map(({ key, name, size, sha256, pages, ...text }) => ({
    ...text,
    file: key !== null && name !== null && size !== null && sha256 !== null ? { key, name, size, sha256, pages } : null,
  }));
}
