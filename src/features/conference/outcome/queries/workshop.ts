import type { Db, Tx } from "../../../../platform/db/database.ts";
import type { DistrictId } from "../../../../platform/district/district.ts";
import type { Permit } from "../../../../platform/rights/permit.ts";
import { findPublished } from "../../queries/conferences.ts";
import type { Conference } from "../../queries/conferences.ts";
import { versionsOf } from "../../queries/programme.ts";
import { slotsOf } from "../../rules/programme/programme.ts";
import type { Session, Slot } from "../../rules/programme/programme.ts";
import "../../seating/tables.ts";
import "../../tables.ts";
import "../tables.ts";

/** A workshop of the published programme, and its conference. */
export interface WorkshopHere {
  readonly conference: Conference;
  readonly workshop: Session;
  /** When and where it is held. */
  readonly slots: readonly Slot[];
}

/** What a facilitator wrote down in one round. */
export interface Note {
  readonly round: number;
  /** Markdown. */
  readonly text: string;
  readonly version: number;
}

/** The workshops of the published programme, in its order. Public. */
export async function workshopsOf(db: Db | Tx, districtId: DistrictId, conferenceId: string): Promise<Session[]> {
  const [last] = await versionsOf(db, districtId, conferenceId);
  return last?.programme.sessions.filter(({ kind }) => kind === "workshop") ?? [];
}

/** A workshop that is held, by its id; undefined while it is not published, and when its conference is cancelled. */
export async function findWorkshop(db: Db | Tx, districtId: DistrictId, id: string): Promise<WorkshopHere | undefined> {
  const row = await db
    .selectFrom("conference.session")
    .select("conference_id as conferenceId")
    .where("district", "=", districtId)
    .where("id", "=", id)
    .where("kind", "=", "workshop")
    .executeTakeFirst();
  const conference = row && (await findPublished(db, districtId, row.conferenceId));
  if (!conference || conference.cancelledAt) return undefined;
  const [last] = await versionsOf(db, districtId, conference.id);
  const workshop = last?.programme.sessions.find((one) => one.id === id);
  return last && workshop && { conference, workshop, slots: slotsOf(last.programme).filter(({ session }) => session.id === id) };
}

/** The notes of a workshop, by their rounds; rounds without a note are left out. */
export async function notesOf(db: Db | Tx, { districtId }: Permit<"conference.prepare" | "conference.facilitate">, workshopId: string): Promise<Note[]> {
  return db
    .selectFrom("conference.workshop_note")
    .select(["round", "text", "version"])
    .where("district", "=", districtId)
    .where("session_id", "=", workshopId)
    .orderBy("round")
    .execute();
}

/** How many people have a place in each round of a workshop. Counts only. */
export async function placedIn(db: Db, districtId: DistrictId, { conference, workshop }: Pick<WorkshopHere, "conference" | "workshop">): Promise<ReadonlyMap<number, number>> {
  const rows = await db
    .selectFrom("conference.seat")
    .select((eb) => ["round", eb.fn.countAll<number>().as("count")])
    .where("district", "=", districtId)
    .where("conference_id", "=", conference.id)
    .where("session_id", "=", workshop.id)
    .groupBy("round")
    .execute();
  return new Map(rows.map(({ round, count }) => [round, count]));
}
