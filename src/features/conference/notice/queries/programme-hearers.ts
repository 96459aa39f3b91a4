import type { Db, Tx } from "../../../../platform/db/database.ts";
import type { DistrictId } from "../../../../platform/district/district.ts";
import type { Permit } from "../../../../platform/rights/permit.ts";
import { registrationRows } from "../../registration/queries/registrations.ts";
import { versionsOf } from "../../queries/programme.ts";
import type { Version } from "../../queries/programme.ts";
import type { Conference } from "../../queries/conferences.ts";
import type { ProgrammeChange } from "../../rules/programme/changes.ts";
import type { Programme } from "../../rules/programme/programme.ts";
import { seatsByRegistration, seatsOf } from "../../seating/queries/published.ts";
import type { Seat } from "../../seating/rules/programme.ts";
import { ownChanges } from "../own-changes.ts";
import { hearersOf } from "./hearers.ts";
import type { Hearer, Listed } from "./hearers.ts";
import { hearingOf, reachedAmong } from "./reached.ts";
import type { Hearing, Knowing, Reached, Tried } from "./reached.ts";
import "../../registration/tables.ts";
import "../../seating/tables.ts";
import "../../tables.ts";
import "../tables.ts";

/** Asked for by who may prepare a conference or register people. */
type Reader = Permit<string>;

/** Somebody who must hear, or has heard, that their own programme has other times or rooms. */
export interface ProgrammeHearer extends Listed {
  readonly of: "programme";
  /** What is other than they know; never empty. */
  readonly changes: readonly ProgrammeChange[];
}

/** Everybody who must hear, or has heard, of something that a conference has changed. */
export async function everyHearerOf(db: Db | Tx, permit: Reader, conference: Pick<Conference, "id" | "cancelledAt">, known: Knowing): Promise<(Hearer | ProgrammeHearer)[]> {
  const hearers = await hearersOf(db, permit, conference.id, known);
  return conference.cancelledAt ? hearers : [...hearers, ...(await programmeHearersOf(db, permit, conference.id, known))];
}

/** Everybody with a seat whose own programme has changed since they were told of it, or who has been told, by name. */
async function programmeHearersOf(db: Db | Tx, permit: Reader, conferenceId: string, known: Knowing): Promise<ProgrammeHearer[]> {
  const noted = await notedHearers(db, permit, conferenceId, known);
  if (noted.length === 0) return [];
  const versions = await versionsOf(db, permit.districtId, conferenceId);
  const seats = await seatsByRegistration(db, permit.districtId, conferenceId);
  return noted.flatMap((one) => {
    const changes = changesSince(versions, one.knewVersion, seats.get(one.id) ?? []);
    return changes.length > 0 ? [{ ...one, of: "programme" as const, changes }] : [];
  });
}

/** What somebody's own programme has that the version they know had otherwise. @param versions the newest first */
export function changesSince(versions: readonly Version[], knewVersion: number, seats: readonly Seat[]): ProgrammeChange[] {
  const [last] = versions;
  const knew = versions.find(({ number }) => number === knewVersion);
  return last && knew ? ownChanges(knew.programme, last.programme, seats) : [];
}

/** How many would hear that their own programme has changed, were this one published. */
export async function reachedByPublishing(db: Db, permit: Permit<"conference.prepare">, conferenceId: string, last: Version, programme: Programme, known: Knowing): Promise<Reached> {
  const seats = await seatsByRegistration(db, permit.districtId, conferenceId);
  const touched = (await seatedIn(db, permit.districtId, conferenceId)).filter(({ id }) => ownChanges(last.programme, programme, seats.get(id) ?? []).length > 0);
  return reachedAmong(db, permit.districtId, touched, known);
}

/** Everybody who has a seat at a conference. */
export function seatedIn(db: Db | Tx, districtId: DistrictId, conferenceId: string): Promise<{ id: string; email: string | null }[]> {
  return registrationRows(db, districtId).where("conference_id", "=", conferenceId).where("state", "=", "seated").where("erased_at", "is", null).execute();
}

/** Those with a seat of whom it is noted which version they knew, by name. */
export async function notedHearers(db: Db | Tx, { districtId }: Reader, conferenceId: string, known: Knowing): Promise<(Noted & Hearing)[]> {
  const rows = await notedRows(db).where("h.district", "=", districtId).where("h.conference_id", "=", conferenceId).orderBy("r.name").orderBy("r.id").execute();
  return hearingOf(db, districtId, rows, known);
}

/** One of them, held until the transaction ends, with what has changed for them; undefined for somebody who has no seat any more. */
export async function lockProgrammeHearer(tx: Tx, districtId: DistrictId, registrationId: string): Promise<(Noted & { readonly changes: readonly ProgrammeChange[] }) | undefined> {
  const held = await tx.selectFrom("conference.programme_hearer").select("registration_id").where("district", "=", districtId).where("registration_id", "=", registrationId).forUpdate().executeTakeFirst();
  const row = held && (await notedRows(tx).where("h.district", "=", districtId).where("r.id", "=", registrationId).executeTakeFirst());
  return row && { ...row, changes: changesSince(await versionsOf(tx, districtId, row.conferenceId), row.knewVersion, await seatsOf(tx, districtId, registrationId)) };
}

/** Those with a mail address who have not been written to, in all districts, for whom nothing more has changed since a moment. For the job. */
export async function programmeHearersToMail(db: Db, quietSince: Date, now: Date): Promise<{ districtId: DistrictId; id: string }[]> {
  return notedRows(db)
    .innerJoin("conference.conference as c", (join) => join.onRef("c.district", "=", "h.district").onRef("c.id", "=", "h.conference_id"))
    .where("h.told_at", "is", null)
    .where("h.mail_id", "is", null)
    .where("h.changed_at", "<=", quietSince)
    .where("c.cancelled_at", "is", null)
    .where("c.ends_at", ">", now)
    .where("r.email", "is not", null)
    .clearSelect()
    .select(["h.district as districtId", "r.id"])
    .orderBy("r.id")
    .execute();
}

function notedRows(db: Db | Tx) {
  return db
    .selectFrom("conference.programme_hearer as h")
    .innerJoin("conference.registration as r", (join) => join.onRef("r.district", "=", "h.district").onRef("r.id", "=", "h.registration_id"))
    .select([
      "r.id",
      "h.conference_id as conferenceId",
      "h.knew_version as knewVersion",
      "h.changed_at as changedAt",
      "h.told_at as toldByHandAt",
      "h.mail_id as mailId",
      "h.mailed_at as mailedAt",
      "r.state",
      "r.name",
      "r.email",
      "r.phone",
      "r.address",
    ])
    .where("r.state", "=", "seated")
    .where("r.erased_at", "is", null);
}

type Noted = Tried & Awaited<ReturnType<ReturnType<typeof notedRows>["execute"]>>[number];
