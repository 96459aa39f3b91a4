import type { Db, Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { isReleased, readingGroups } from "./reading.ts";
import type { ReadingGroup, ReadingText } from "./reading.ts";
import type { Conference } from "../queries/conferences.ts";
import type { Version } from "../queries/programme.ts";
import { registrationRows } from "../registration/queries/registrations.ts";
import type { Registration } from "../registration/queries/registrations.ts";
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
  db: Db | Tx,
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

/** How long nothing may have been put into a pack that is out before it is told. */
const quietMs = 30 * 60 * 1000;

/** Conferences to come whose pack is out and quiet, of all districts. For the job. */
export async function packsToTell(db: Db, now: Date): Promise<{ districtId: DistrictId; id: string }[]> {
  return db
    .selectFrom("conference.reading_pack as p")
    .innerJoin("conference.conference as c", (join) => join.onRef("c.district", "=", "p.district").onRef("c.id", "=", "p.conference_id"))
    .select(["c.district as districtId", "c.id"])
    .where("c.published_at", "is not", null)
    .where("c.cancelled_at", "is", null)
    .where("c.starts_at", ">", now)
    .where("p.released_at", "<=", now)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("conference.reading_text as t")
            .select("t.id")
            .whereRef("t.district", "=", "p.district")
            .whereRef("t.conference_id", "=", "p.conference_id")
            .whereRef("t.created_at", ">", "p.released_at")
            .where("t.created_at", ">", new Date(now.getTime() - quietMs)),
        ),
      ),
    )
    .execute();
}

/** Those with a seat and mail who have not been told of all of some texts, in the order of the queue. For the job. */
export async function readersToTell(db: Db, districtId: DistrictId, conferenceId: string, texts: readonly ReadingText[]): Promise<string[]> {
  if (texts.length === 0) return [];
  const rows = await db
    .selectFrom("conference.registration as r")
    .select("r.id")
    .where("r.district", "=", districtId)
    .where("r.conference_id", "=", conferenceId)
    .where("r.state", "=", "seated")
    .where("r.email", "is not", null)
    .where(({ eb, selectFrom }) =>
      eb(
        selectFrom("conference.reading_told as d")
          .select((told) => told.fn.countAll<number>().as("count"))
          .whereRef("d.district", "=", "r.district")
          .whereRef("d.registration_id", "=", "r.id")
          .where("d.text_id", "in", texts.map(({ id }) => id)),
        "<",
        texts.length,
      ),
    )
    .orderBy("r.number")
    .execute();
  return rows.map(({ id }) => id);
}

/** Which texts each of some people has been told of. */
export async function toldTexts(db: Db | Tx, districtId: DistrictId, registrationIds: readonly string[]): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const told = new Map<string, Set<string>>();
  if (registrationIds.length === 0) return told;
  const rows = await db
    .selectFrom("conference.reading_told")
    .select(["registration_id as id", "text_id as text"])
    .where("district", "=", districtId)
    .where("registration_id", "in", [...registrationIds])
    .execute();
  for (const { id, text } of rows) told.set(id, (told.get(id) ?? new Set()).add(text));
  return told;
}

/** Those with a seat who have no mail, and which texts each has been sent on paper. */
export async function readersOnPaper(
  db: Db,
  permit: Permit<"conference.register">,
  conferenceId: string,
): Promise<{ readonly registration: Registration; readonly told: ReadonlySet<string> }[]> {
  const registrations = await registrationRows(db, permit.districtId)
    .where("conference_id", "=", conferenceId)
    .where("state", "=", "seated")
    .where("email", "is", null)
    .orderBy("number")
    .execute();
  const told = await toldTexts(db, permit.districtId, registrations.map(({ id }) => id));
  return registrations.map((registration) => ({ registration, told: told.get(registration.id) ?? new Set() }));
}
