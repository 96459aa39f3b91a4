import { sql } from "kysely";
import { partiesOfMembers, partyNames } from "../../../network/queries.ts";
import type { Db, Tx } from "../../../platform/db/database.ts";
import { memberNames } from "../../../platform/identity/queries.ts";
import type { Attendance, Voice } from "../attendance.ts";
import "../tables.ts";
import type { ReadingPermit } from "./meetings.ts";
import { partiesPresent } from "./minutes.ts";

/** Members noted as present or absent with an apology. */
export async function attendanceOf(
  db: Db | Tx,
  permit: ReadingPermit,
  meetingId: string,
): Promise<ReadonlyMap<string, "present" | "apology">> {
  const rows = await db
    .selectFrom("meetings.attendance")
    .select(["member_id", "state"])
    .where("district", "=", permit.districtId)
    .where("meeting_id", "=", meetingId)
    .execute();
  return new Map(rows.map((row) => [row.member_id, row.state]));
}

/** For which parties those who came, or sent an apology, spoke at a meeting, as it was noted then. No names of persons. */
export async function voicesOf(db: Db | Tx, permit: ReadingPermit, meetingId: string): Promise<Voice[]> {
  const rows = await db
    .selectFrom("meetings.spoke_for")
    .select(["member_id as memberId", "party_id as partyId", "function", "is_deputy as isDeputy"])
    .where("district", "=", permit.districtId)
    .where("meeting_id", "=", meetingId)
    .orderBy("is_deputy")
    .orderBy("member_id")
    .execute();
  const names = await partyNames(db, permit.districtId, [...new Set(rows.map((row) => row.partyId))]);
  return rows.map((row) => ({ ...row, partyName: names.get(row.partyId) ?? "" }));
}

/** All that is noted of who was at a meeting. */
export async function notedAttendance(db: Db | Tx, permit: ReadingPermit, meetingId: string): Promise<Attendance> {
  const states = await attendanceOf(db, permit, meetingId);
  const voices = await voicesOf(db, permit, meetingId);
  const those = (wanted: string) => [...states].filter(([, state]) => state === wanted).map(([id]) => id);
  return {
    partyIds: (await partiesPresent(db, permit.districtId, meetingId)).map(({ id }) => id),
    present: those("present"),
    apologies: those("apology"),
    spokeFor: new Map(
      [...states.keys()].map((id) => [id, voices.filter((one) => one.memberId === id).map((one) => one.partyId)]),
    ),
  };
}

/** For which parties members may speak at a meeting on a day; one voice for each party. */
export async function possibleVoices(
  db: Db | Tx,
  permit: ReadingPermit,
  memberIds: readonly string[],
  day: string,
): Promise<Voice[]> {
  const all = await partiesOfMembers(db, permit.districtId, memberIds, day);
  return all.filter(
    (one, at) => all.findIndex((other) => other.memberId === one.memberId && other.partyId === one.partyId) === at,
  );
}

/** The names of members by id, also of those who have left: only for whoever may note attendance. */
export async function namesFor(
  db: Db | Tx,
  permit: ReadingPermit,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const names = await memberNames(db, permit.districtId);
  return new Map(ids.map((id) => [id, names.get(id) ?? ""]));
}

/** A meeting that was held and whose attendance was noted, with what was noted of parties. */
export interface HeldMeeting {
  readonly id: string;
  readonly number: number;
  readonly startsAt: Date;
  readonly present: readonly string[];
  readonly apologies: readonly string[];
}

interface HeldPage {
  readonly seriesId: string;
  readonly now: Date;
  readonly limit: number;
  readonly offset: number;
}

/**
 * The meetings of a series at which somebody noted who was there, the newest first, each with its parties: one query,
 * however many there are.
 */
export async function heldMeetings(
  db: Db | Tx,
  permit: ReadingPermit,
  { seriesId, now, limit, offset }: HeldPage,
): Promise<{ meetings: HeldMeeting[]; total: number }> {
  const { rows } = await sql<HeldMeeting & { total: number }>`
    with held as (
      select m.district, m.id, m.number, m.starts_at, count(*) over ()::int as total
      from meetings.meeting m
      where m.district = ${permit.districtId} and m.series_id = ${seriesId} and m.starts_at <= ${now} and m.cancelled_at is null
        and (
          exists (select from meetings.party_present p where p.district = m.district and p.meeting_id = m.id)
          or exists (select from meetings.attendance a where a.district = m.district and a.meeting_id = m.id)
        )
      order by m.starts_at desc
      limit ${limit} offset ${offset}
    )
    select held.id, held.number, held.starts_at as "startsAt", held.total,
      array(
        select p.party_id from meetings.party_present p
        where p.district = held.district and p.meeting_id = held.id
      ) as present,
      array(
        select distinct s.party_id from meetings.spoke_for s
        join meetings.attendance a using (district, meeting_id, member_id)
        where s.district = held.district and s.meeting_id = held.id and a.state = 'apology'
      ) as apologies
    from held order by held.starts_at desc`.execute(db);
  return { meetings: rows.map(({ total: _total, ...meeting }) => meeting), total: rows[0]?.total ?? 0 };
}

/** Every series, also those that have ended, the one that met last first. */
export async function seriesThatMet(
  db: Db | Tx,
  permit: ReadingPermit,
  now: Date,
): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom("meetings.series as s")
    .innerJoin("meetings.meeting as m", (join) =>
      join.onRef("m.district", "=", "s.district").onRef("m.series_id", "=", "s.id"),
    )
    .select(["s.id", "s.name"])
    .where("s.district", "=", permit.districtId)
    .where("m.starts_at", "<=", now)
    .where("m.cancelled_at", "is", null)
    .groupBy(["s.district", "s.id", "s.name"])
    .orderBy((eb) => eb.fn.max("m.starts_at"), "desc")
    .execute();
}
