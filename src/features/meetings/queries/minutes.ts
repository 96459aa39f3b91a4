import { partyNames } from "../../../network/queries.ts";
import type { Db, Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import { dayOf } from "../../../platform/i18n/dates.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import type { PublishedMinutes } from "../published.ts";
import type { PublicDraft } from "../tables.ts";
import "../tables.ts";

/** The parties noted as present at a meeting, in Danish order of their names. */
export async function partiesPresent(
  db: Db | Tx,
  districtId: DistrictId,
  meetingId: string,
): Promise<{ id: string; name: string }[]> {
  const rows = await db
    .selectFrom("meetings.party_present")
    .select("party_id")
    .where("district", "=", districtId)
    .where("meeting_id", "=", meetingId)
    .execute();
  const names = await partyNames(db, districtId, rows.map((row) => row.party_id));
  return [...names].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name, "da"));
}

/** The calendar day of the last meeting with an item that has begun; undefined when none has. */
export async function lastDayOfItem(tx: Tx, districtId: DistrictId, itemId: string, now: Date): Promise<string | undefined> {
  const meeting = await tx
    .selectFrom("meetings.entry as e")
    .innerJoin("meetings.meeting as m", (join) =>
      join.onRef("m.district", "=", "e.district").onRef("m.id", "=", "e.meeting_id"),
    )
    .select("m.starts_at as startsAt")
    .where("e.district", "=", districtId)
    .where("e.item_id", "=", itemId)
    .where("m.starts_at", "<=", now)
    .orderBy("m.starts_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return meeting && dayOf(meeting.startsAt);
}

/** Parties present at the last meeting that talked about an item, for what is made from it. */
export async function partiesAtItem(tx: Tx, districtId: DistrictId, itemId: string): Promise<string[]> {
  const meeting = await tx
    .selectFrom("meetings.entry as e")
    .innerJoin("meetings.meeting as m", (join) =>
      join.onRef("m.district", "=", "e.district").onRef("m.id", "=", "e.meeting_id"),
    )
    .innerJoin("meetings.party_present as p", (join) =>
      join.onRef("p.district", "=", "m.district").onRef("p.meeting_id", "=", "m.id"),
    )
    .select("m.id")
    .where("e.district", "=", districtId)
    .where("e.item_id", "=", itemId)
    .orderBy("m.starts_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return meeting ? (await partiesPresent(tx, districtId, meeting.id)).map((party) => party.id) : [];
}

export interface PublishedDocument {
  readonly minutes: PublishedMinutes;
  readonly text: string;
  readonly documentNumber: string;
  readonly sha256: string;
  readonly approvedAt: Date;
}

/** Approved minutes as visitors read them; nothing of the internal minutes is even fetched. */
export async function findPublished(
  db: Db | Tx,
  districtId: DistrictId,
  meetingId: string,
): Promise<PublishedDocument | undefined> {
  const row = await db
    .selectFrom("meetings.meeting")
    .select([
      "published as minutes",
      "published_text as text",
      "document_number as documentNumber",
      "sha256",
      "approved_at as approvedAt",
    ])
    .where("district", "=", districtId)
    .where("id", "=", meetingId)
    .executeTakeFirst();
  const { minutes, text, documentNumber, sha256, approvedAt } = row ?? {};
  if (!minutes || !text || !documentNumber || !sha256 || !approvedAt) return undefined;
  return { minutes, text, documentNumber, sha256, approvedAt };
}

export interface PublicDraftDocument {
  readonly items: PublicDraft | null;
  /** Who wrote it; null when nobody has, or it was the program. */
  readonly writtenBy: string | null;
  readonly lookedBy: string | null;
}

/** The public version that waits for a look, and who wrote it. */
export async function publicDraftOf(db: Db | Tx, permit: Permit<"meetings.approve">, meetingId: string): Promise<PublicDraftDocument> {
  return db
    .selectFrom("meetings.meeting")
    .select(["public_draft as items", "public_draft_by as writtenBy", "looked_by as lookedBy"])
    .where("district", "=", permit.districtId)
    .where("id", "=", meetingId)
    .executeTakeFirstOrThrow();
}
