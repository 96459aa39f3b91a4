import type { Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import { formatDate } from "../../../platform/i18n/dates.ts";
import { announce } from "../../../platform/live/commands.ts";
import { Refusal, notNow } from "../../../platform/web/form.ts";
import { recordItem } from "../../../thread/commands.ts";
import { minutesTopic } from "../live.ts";
import "../tables.ts";

/** A meeting that is still open to change, locked until the transaction ends. */
export interface OpenMeeting {
  readonly id: string;
  readonly seriesId: string;
  readonly number: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly place: string;
  /** When its minutes were sent to be approved; null while they are a draft. */
  readonly sentAt: Date | null;
  readonly silentDay: string | null;
  readonly sequence: number;
  readonly isExtra: boolean;
}

/**
 * Locks a meeting for a change, and tells those who have its minutes open once the change is made.
 * @throws Refusal `"": locked` when its minutes are approved, `"": cancelled` when it is, `"": not_now` when there is
 * none such
 */
export async function lockOpenMeeting(tx: Tx, districtId: DistrictId, id: string): Promise<OpenMeeting> {
  const row = await tx
    .selectFrom("meetings.meeting")
    .select([
      "id",
      "series_id as seriesId",
      "number",
      "starts_at as startsAt",
      "ends_at as endsAt",
      "place",
      "sent_at as sentAt",
      "silent_day as silentDay",
      "sequence",
      "is_extra as isExtra",
      "cancelled_at as cancelledAt",
      "approved_at as approvedAt",
    ])
    .where("district", "=", districtId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notNow();
  if (row.approvedAt) throw new Refusal({ field: "", code: "locked" });
  if (row.cancelledAt) throw new Refusal({ field: "", code: "cancelled" });
  await announce(tx, districtId, minutesTopic(id));
  return row;
}

/**
 * Locks the series of a meeting. Whoever changes more than one meeting does so first, so that no two wait for each other.
 */
export async function lockSeriesOf(tx: Tx, districtId: DistrictId, meetingId: string): Promise<void> {
  await tx
    .selectFrom("meetings.series as s")
    .innerJoin("meetings.meeting as m", (join) =>
      join.onRef("m.district", "=", "s.district").onRef("m.series_id", "=", "s.id"),
    )
    .select("s.id")
    .where("m.district", "=", districtId)
    .where("m.id", "=", meetingId)
    .forUpdate("s")
    .executeTakeFirst();
}

/**
 * Locks every meeting to which what one has carried over may come, in the order of their days: before any of their items,
 * because whoever changes an item has its meeting first.
 */
export async function lockAgendas(tx: Tx, districtId: DistrictId, meetingId: string): Promise<void> {
  await lockSeriesOf(tx, districtId, meetingId);
  await tx
    .selectFrom("meetings.meeting")
    .select("id")
    .where("district", "=", districtId)
    .where("series_id", "=", ({ selectFrom }) =>
      selectFrom("meetings.meeting as one")
        .select("one.series_id")
        .where("one.district", "=", districtId)
        .where("one.id", "=", meetingId),
    )
    .where("approved_at", "is", null)
    .where("cancelled_at", "is", null)
    .orderBy("starts_at")
    .orderBy("id")
    .forUpdate()
    .execute();
}

/**
 * Locks a meeting for a change of its agenda or of what is written about it: once minutes are sent, only corrections
 * change them.
 * @throws Refusal `"": locked | cancelled | sent | not_now`
 */
export async function lockDraft(tx: Tx, districtId: DistrictId, id: string): Promise<OpenMeeting> {
  const meeting = await lockOpenMeeting(tx, districtId, id);
  if (meeting.sentAt) throw new Refusal({ field: "", code: "sent" });
  return meeting;
}

/** An item on the agenda of one meeting. */
export interface EntryRef {
  readonly meetingId: string;
  readonly itemId: string;
}

/**
 * Locks a meeting for a change of one line of its agenda.
 * @throws Refusal `"": locked | cancelled | sent | not_now`, also when the item is not on it
 */
export async function lockEntry(tx: Tx, districtId: DistrictId, { meetingId, itemId }: EntryRef) {
  await lockDraft(tx, districtId, meetingId);
  const entry = await tx
    .selectFrom("meetings.entry")
    .select(["minutes", "outcome", "planned_minutes as plannedMinutes"])
    .where("district", "=", districtId)
    .where("meeting_id", "=", meetingId)
    .where("item_id", "=", itemId)
    .executeTakeFirst();
  if (!entry) throw notNow();
  return entry;
}

/** Tells the thread how a meeting stands. Members find it by the titles of its agenda, visitors by its public minutes. */
export async function recordMeeting(tx: Tx, districtId: DistrictId, id: string): Promise<void> {
  const meeting = await tx
    .selectFrom("meetings.meeting")
    .select(["number", "is_extra", "starts_at", "created_at", "cancelled_at", "approved_at", "published_at", "published_text", "document_number"])
    .where("district", "=", districtId)
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  const titles = await tx
    .selectFrom("meetings.entry as e")
    .innerJoin("meetings.item as i", (join) =>
      join.onRef("i.district", "=", "e.district").onRef("i.id", "=", "e.item_id"),
    )
    .select("i.title")
    .where("e.district", "=", districtId)
    .where("e.meeting_id", "=", id)
    .where("i.is_closed", "=", false)
    .orderBy("e.position")
    .execute();
  const date = formatDate(meeting.starts_at, "da");
  const name = meeting.is_extra ? `Ekstraordinært møde, ${date}` : `Møde ${meeting.number}, ${date}`;
  await recordItem(tx, districtId, {
    kind: "meeting",
    id,
    at: meeting.starts_at,
    status: meeting.approved_at ? "approved" : meeting.cancelled_at ? "cancelled" : "planned",
    statusAt: meeting.approved_at ?? meeting.cancelled_at ?? meeting.created_at,
    title: meeting.approved_at ? `Referat, ${date}` : name,
    text: titles.map(({ title }) => title).join("\n"),
    publicTitle: meeting.published_at ? `Referat, ${date}` : null,
    publicText: meeting.published_text ?? "",
    alsoFoundBy: [meeting.document_number],
  });
}

/**
 * Tells the thread how an agenda item stands: members find it by its approved minutes, visitors by what was published.
 * Nothing is told of a closed item: the thread is read by every member.
 */
export async function recordAgendaItem(tx: Tx, districtId: DistrictId, id: string): Promise<void> {
  const item = await tx
    .selectFrom("meetings.item")
    .select(["title", "public_title", "text", "status", "status_at", "created_at", "is_closed"])
    .where("district", "=", districtId)
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  if (item.is_closed) return;
  const entries = await tx
    .selectFrom("meetings.entry as e")
    .innerJoin("meetings.meeting as m", (join) =>
      join.onRef("m.district", "=", "e.district").onRef("m.id", "=", "e.meeting_id"),
    )
    .select(["e.minutes", "m.published", "m.approved_at"])
    .where("e.district", "=", districtId)
    .where("e.item_id", "=", id)
    .orderBy("m.starts_at")
    .execute();
  const approved = entries.filter((entry) => entry.approved_at !== null);
  const published = entries.flatMap((entry) => entry.published?.items.filter((one) => one.id === id) ?? []);
  await recordItem(tx, districtId, {
    kind: "agenda-item",
    id,
    at: item.created_at,
    status: item.status,
    statusAt: item.status_at,
    title: item.title,
    text: [item.text, ...approved.map((entry) => entry.minutes)].filter(Boolean).join("\n\n"),
    publicTitle: item.public_title,
    publicText: published.map((one) => one.minutes).join("\n\n"),
  });
}
