import type { Db } from "../../../platform/db/database.ts";
import { memberNames } from "../../../platform/identity/queries.ts";
import { outlineOf } from "../live.ts";
import "../tables.ts";
import { agendaFor } from "./agenda.ts";
import { attendanceOf } from "./attendance.ts";
import type { Meeting, ReadingPermit } from "./meetings.ts";
import { partiesPresent } from "./minutes.ts";

/** How minutes stand at this moment, for a page that is open. */
export interface MinutesNow {
  readonly outline: string;
  /** By item: which version its text has. */
  readonly versions: Readonly<Record<string, number>>;
  /** By item: the other members who are writing on it. */
  readonly writing: Readonly<Record<string, readonly string[]>>;
}

/** How the minutes of a meeting stand, without their texts. */
export async function minutesNow(db: Db, permit: ReadingPermit, meeting: Meeting, now: Date): Promise<MinutesNow> {
  const agenda = await agendaFor(db, permit, meeting.id);
  const noted = {
    present: await partiesPresent(db, permit.districtId, meeting.id),
    states: await attendanceOf(db, permit, meeting.id),
  };
  const writers = await othersWriting(db, permit, meeting.id, now);
  const writing = agenda.flatMap(({ itemId }) => {
    const names = writers.filter((one) => one.itemId === itemId).map(({ name }) => name);
    return names.length > 0 ? [[itemId, names] as const] : [];
  });
  return {
    outline: outlineOf(agenda, noted, (meeting.approvedAt ?? meeting.sentAt) !== null),
    versions: Object.fromEntries(agenda.map(({ itemId, version }) => [itemId, version])),
    writing: Object.fromEntries(writing),
  };
}

async function othersWriting(db: Db, { actor, districtId }: ReadingPermit, meetingId: string, now: Date) {
  const rows = await db
    .selectFrom("meetings.writing")
    .select(["item_id as itemId", "member_id as memberId"])
    .where("district", "=", districtId)
    .where("meeting_id", "=", meetingId)
    .where("until", ">", now)
    .execute();
  const others = rows.filter(({ memberId }) => actor.kind !== "member" || memberId !== actor.memberId);
  if (others.length === 0) return [];
  const names = await memberNames(db, districtId);
  return others
    .map(({ itemId, memberId }) => ({ itemId, name: names.get(memberId) ?? "" }))
    .sort((a, b) => a.name.localeCompare(b.name, "da"));
}
