import type { Db, Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import type { Held, Programme, Session } from "../rules/programme/programme.ts";
import { readPeople, readProgramme } from "../rules/programme/stored-programme.ts";
import { conferenceRows } from "./conferences.ts";
import type { Conference } from "./conferences.ts";
import "../tables.ts";

/** A published programme. */
export interface Version {
  /** Counts from 1. */
  readonly number: number;
  readonly programme: Programme;
  readonly publishedAt: Date;
  /** When the invitation went out with it; null when none did. */
  readonly letterSentAt: Date | null;
}

/** A session as it is being prepared, with the version that a form has to name. */
export interface WorkingSession extends Session {
  readonly version: number;
}

export interface WorkingProgramme extends Programme {
  readonly sessions: readonly WorkingSession[];
}

/** The programme as it is being prepared; only published versions are public. */
export async function workingProgramme(
  db: Db | Tx,
  permit: Permit<"conference.prepare">,
  { id, title, place, startsAt, endsAt }: Pick<Conference, "id" | "title" | "place" | "startsAt" | "endsAt">,
): Promise<WorkingProgramme> {
  // One after the other: inside a transaction there is one connection.
  const rounds = await db
    .selectFrom("conference.round")
    .select(["number", "starts_at as startsAt", "ends_at as endsAt"])
    .where("district", "=", permit.districtId)
    .where("conference_id", "=", id)
    .orderBy("number")
    .execute();
  const sessions = await db
    .selectFrom("conference.session")
    .select(["id", "kind", "title", "about", "people", "starts_at", "ends_at", "room", "version"])
    .where("district", "=", permit.districtId)
    .where("conference_id", "=", id)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  const held = await db
    .selectFrom("conference.workshop_round")
    .select(["session_id as sessionId", "round", "room", "capacity"])
    .where("district", "=", permit.districtId)
    .where("conference_id", "=", id)
    .orderBy("round")
    .execute();
  const heldBy = new Map<string, Held[]>();
  for (const { sessionId, ...one } of held) heldBy.set(sessionId, [...(heldBy.get(sessionId) ?? []), one]);
  return {
    title,
    place,
    startsAt,
    endsAt,
    rounds,
    sessions: sessions.map(({ starts_at, ends_at, people, ...session }) => ({
      ...session,
      people: readPeople(people),
      time: starts_at && ends_at ? { startsAt: starts_at, endsAt: ends_at } : null,
      rounds: heldBy.get(session.id) ?? [],
    })),
  };
}

/** Everything that was published of a programme, the newest first. Public for published conferences. */
export async function versionsOf(db: Db | Tx, districtId: DistrictId, conferenceId: string): Promise<Version[]> {
  const rows = await db
    .selectFrom("conference.version")
    .select(["number", "programme", "published_at as publishedAt", "letter_sent_at as letterSentAt"])
    .where("district", "=", districtId)
    .where("conference_id", "=", conferenceId)
    .orderBy("number", "desc")
    .execute();
  return rows.map((row) => ({ ...row, programme: readProgramme(row.programme) }));
}

/** Every published conference with its programme as it was published last, the latest first. Public. */
export async function publishedProgrammes(db: Db, districtId: DistrictId): Promise<{ readonly conference: Conference; readonly programme: Programme }[]> {
  const conferences = await conferenceRows(db, districtId).where("published_at", "is not", null).orderBy("starts_at", "desc").orderBy("id").execute();
  const rows = await db
    .selectFrom("conference.version")
    .distinctOn("conference_id")
    .select(["conference_id as id", "programme"])
    .where("district", "=", districtId)
    .orderBy("conference_id")
    .orderBy("number", "desc")
    .execute();
  const programmes = new Map(rows.map(({ id, programme }) => [id, programme]));
  return conferences.flatMap((conference) => {
    const programme = programmes.get(conference.id);
    return programme === undefined ? [] : [{ conference, programme: readProgramme(programme) }];
  });
}
