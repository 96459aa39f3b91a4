import type { Db, Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import { dayOf, formatTime } from "../../../platform/i18n/dates.ts";
import { rollCall, speakersOf } from "../minutes-version.ts";
import type { FixedMinutes } from "../minutes-version.ts";
import { agendaOf } from "./agenda.ts";
import { attendanceOf, voicesOf } from "./attendance.ts";
import type { Meeting, ReadingPermit } from "./meetings.ts";
import { partiesPresent } from "./minutes.ts";
import "../tables.ts";

/**
 * The minutes of a meeting for all members as they stand now, ready to be sent and kept: without closed items. Of what was
 * sent only the texts go on, by corrections; an item that stands on a later agenda too may be called something else there.
 */
export async function memberMinutes(db: Db | Tx, permit: ReadingPermit, meeting: Meeting): Promise<FixedMinutes> {
  const agenda = await agendaOf(db, permit, meeting.id);
  const parties = await partiesPresent(db, permit.districtId, meeting.id);
  const attendance = await attendanceOf(db, permit, meeting.id);
  const speakers = speakersOf(await voicesOf(db, permit, meeting.id));
  const those = (state: "present" | "apology") => {
    const ids = [...attendance].filter(([, one]) => one === state).map(([id]) => id);
    return rollCall(ids.map((id) => speakers.get(id)));
  };
  const sent = meeting.sentAt ? (await newestVersion(db, permit.districtId, meeting.id))?.content.items : undefined;
  return {
    day: dayOf(meeting.startsAt),
    fromTime: formatTime(meeting.startsAt, "da"),
    toTime: formatTime(meeting.endsAt, "da"),
    place: meeting.place,
    series: meeting.seriesName,
    number: meeting.number,
    parties: parties.map((party) => party.name),
    present: those("present"),
    apologies: those("apology"),
    items: agenda.map(({ itemId, number, title, minutes, version, outcome, effects }) => {
      const titles = (kind: string) => effects.filter((effect) => effect.kind === kind).map((effect) => effect.title);
      const as = { number, title, decisions: titles("decision"), tasks: titles("task"), ...sent?.find(({ id }) => id === itemId) };
      return { ...as, id: itemId, minutes, version, outcome };
    }),
  };
}

export interface MinutesVersion {
  readonly number: number;
  readonly reason: "sent" | "approved";
  readonly fixedAt: Date;
  readonly content: FixedMinutes;
  readonly text: string | null;
  readonly sha256: string | null;
}

/** The newest version of minutes that was fixed; undefined when they were never sent or approved. */
export async function newestVersion(db: Db | Tx, districtId: DistrictId, meetingId: string): Promise<MinutesVersion | undefined> {
  return versionRows(db, districtId, meetingId).orderBy("number", "desc").limit(1).executeTakeFirst();
}

/** The approved minutes for members, as they were locked. */
export async function approvedVersion(db: Db | Tx, permit: ReadingPermit, meetingId: string): Promise<MinutesVersion | undefined> {
  return versionRows(db, permit.districtId, meetingId).where("reason", "=", "approved").executeTakeFirst();
}

/** The text an item had in one of its versions since it was first sent; undefined when it is not known any more. */
export async function textAtVersion(
  tx: Tx,
  districtId: DistrictId,
  { meetingId, itemId }: { readonly meetingId: string; readonly itemId: string },
  version: number,
): Promise<string | undefined> {
  const corrected = await tx
    .selectFrom("meetings.correction")
    .select("result")
    .where("district", "=", districtId)
    .where("meeting_id", "=", meetingId)
    .where("item_id", "=", itemId)
    .where("result_version", "=", version)
    .executeTakeFirst();
  if (corrected?.result != null) return corrected.result;
  const sent = await versionRows(tx, districtId, meetingId).execute();
  const item = sent.flatMap(({ content }) => content.items).find((one) => one.id === itemId && one.version === version);
  return item?.minutes;
}

function versionRows(db: Db | Tx, districtId: DistrictId, meetingId: string) {
  return db
    .selectFrom("meetings.version")
    .select(["number", "reason", "fixed_at as fixedAt", "content", "text", "sha256"])
    .where("district", "=", districtId)
    .where("meeting_id", "=", meetingId);
}
