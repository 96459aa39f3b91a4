import type { Db, Tx } from "../../../../platform/db/database.ts";
import type { DistrictId } from "../../../../platform/district/district.ts";
import type { Permit } from "../../../../platform/rights/permit.ts";
import { isUnanswered, unansweredInvitations } from "../../invitation/queries/invitations.ts";
import { activeStates } from "../../registration/rules/registration.ts";
import type { SeatState } from "../../registration/rules/registration.ts";
import { registrationRows } from "../../registration/queries/registrations.ts";
import type { HeadOfConference } from "../head.ts";
import { hearingOf, reachedAmong } from "./reached.ts";
import type { Hearing, Knowing, Reached, Tried } from "./reached.ts";
import "../../invitation/tables.ts";
import "../../registration/tables.ts";
import "../../tables.ts";
import "../tables.ts";

/** Somebody who takes part in a conference, or who is invited and has not answered. */
export interface Attached {
  readonly registrationId: string | null;
  readonly invitationId: string | null;
  readonly email: string | null;
}

/** Somebody who must hear, or has heard, of a change. */
export interface Listed extends Hearing {
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  /** Of a registration; null for somebody who is invited. */
  readonly state: SeatState | null;
  readonly changedAt: Date;
}

/** Somebody who must hear, or has heard, that a conference was moved or cancelled. */
export interface Hearer extends Attached, Listed {
  readonly of: "conference";
  /** When and where they believe it is, until they are told. */
  readonly knew: HeadOfConference;
}

/** Everybody who must hear when a conference is moved or cancelled now. */
export async function attachedTo(db: Db | Tx, permit: Permit<"conference.prepare">, conferenceId: string): Promise<Attached[]> {
  const registered = await registrationRows(db, permit.districtId)
    .where("conference_id", "=", conferenceId)
    .where("state", "in", [...activeStates])
    .where("erased_at", "is", null)
    .execute();
  const invited = await unansweredInvitations(db, permit, conferenceId);
  return [
    ...registered.map(({ id, email }) => ({ registrationId: id, invitationId: null, email })),
    ...invited.map(({ id, email }) => ({ registrationId: null, invitationId: id, email })),
  ];
}

/** How many would hear of a change now, before anybody makes it. */
export async function reachedNow(db: Db, permit: Permit<"conference.prepare">, conferenceId: string, known: Knowing): Promise<Reached> {
  return reachedAmong(db, permit.districtId, await attachedTo(db, permit, conferenceId), known);
}

/**
 * Everybody who must hear, or has heard, of the last changes of a conference and still has to do with it, by name. Asked for by who
 * may prepare it or register people.
 */
export async function hearersOf(db: Db | Tx, permit: Permit<string>, conferenceId: string, known: Knowing): Promise<Hearer[]> {
  const rows = await hearerRows(db)
    .where("h.district", "=", permit.districtId)
    .where("h.conference_id", "=", conferenceId)
    .orderBy("name")
    .orderBy("h.id")
    .execute();
  return hearingOf(db, permit.districtId, rows.map(hearerIn), known);
}

/** One hearer, held until the transaction ends; undefined when they have nothing to do with the conference any more. */
export async function lockHearer(tx: Tx, districtId: DistrictId, id: string): Promise<HearerOfOne | undefined> {
  const held = await tx.selectFrom("conference.hearer").select("id").where("district", "=", districtId).where("id", "=", id).forUpdate().executeTakeFirst();
  const row = held && (await hearerRows(tx).where("h.district", "=", districtId).where("h.id", "=", id).executeTakeFirst());
  return row && hearerIn(row);
}

/** Those with a mail address who have not been written to, in all districts, for whom nothing more has changed since a moment. For the job. */
export async function hearersToMail(db: Db, quietSince: Date, now: Date): Promise<{ districtId: DistrictId; id: string }[]> {
  return hearerRows(db)
    .innerJoin("conference.conference as c", (join) => join.onRef("c.district", "=", "h.district").onRef("c.id", "=", "h.conference_id"))
    .where("h.told_at", "is", null)
    .where("h.mail_id", "is", null)
    .where("h.changed_at", "<=", quietSince)
    .where("c.cancelled_at", "is", null)
    .where("c.ends_at", ">", now)
    .where((eb) => eb.or([eb("r.email", "is not", null), eb("i.email", "is not", null)]))
    .clearSelect()
    .select(["h.district as districtId", "h.id"])
    .orderBy("h.id")
    .execute();
}

/** Hearers who still take part, or are invited and have not answered. */
function hearerRows(db: Db | Tx) {
  return db
    .selectFrom("conference.hearer as h")
    .leftJoin("conference.registration as r", (join) => join.onRef("r.district", "=", "h.district").onRef("r.id", "=", "h.registration_id"))
    .leftJoin("conference.invitation as i", (join) => join.onRef("i.district", "=", "h.district").onRef("i.id", "=", "h.invitation_id"))
    .select((eb) => [
      "h.id",
      "h.conference_id as conferenceId",
      "h.registration_id as registrationId",
      "h.invitation_id as invitationId",
      "h.knew_starts_at as startsAt",
      "h.knew_ends_at as endsAt",
      "h.knew_place as place",
      "h.changed_at as changedAt",
      "h.told_at as toldByHandAt",
      "h.mail_id as mailId",
      "h.mailed_at as mailedAt",
      "r.state",
      eb.fn.coalesce("r.name", "i.name").as("name"),
      eb.fn.coalesce("r.email", "i.email").as("email"),
      eb.fn.coalesce("r.phone", "i.phone").as("phone"),
      eb.fn.coalesce("r.address", "i.address").as("address"),
    ])
    .where(({ eb, or, and }) =>
      or([
        and([eb("r.state", "in", [...activeStates]), eb("r.erased_at", "is", null)]),
        and([eb("i.id", "is not", null), eb("i.erased_at", "is", null), isUnanswered()]),
      ]),
    );
}

type HearerRow = Awaited<ReturnType<ReturnType<typeof hearerRows>["execute"]>>[number];

/** A hearer as they are written down, without a look at what became of the mail. */
type HearerOfOne = Omit<Hearer, keyof Hearing> & Tried & { readonly conferenceId: string };

function hearerIn({ startsAt, endsAt, place, ...row }: HearerRow): HearerOfOne {
  return { of: "conference", ...row, knew: { startsAt, endsAt, place } };
}
