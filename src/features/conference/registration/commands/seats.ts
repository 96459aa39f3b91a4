import { recordChange } from "../../../../platform/audit/commands.ts";
import type { Tx } from "../../../../platform/db/database.ts";
import type { DistrictId } from "../../../../platform/district/district.ts";
import { sendJob } from "../../../../platform/jobs/jobs.ts";
import type { Permit } from "../../../../platform/rights/permit.ts";
import { Refusal, notNow } from "../../../../platform/web/form.ts";
import type { Conference } from "../../queries/conferences.ts";
import { registrationRows } from "../queries/registrations.ts";
import type { Registration } from "../queries/registrations.ts";
import { isActive, takenStates } from "../rules/registration.ts";
import type { SeatState } from "../rules/registration.ts";
import { offerStands, offerUntil, seatsToOffer } from "../rules/seats.ts";
import type { Fullness } from "../rules/seats.ts";
import { isOpen } from "../../rules/stages.ts";
import { conferenceKindName, lockConference } from "../../commands/records.ts";
import { forgetHearer } from "../../notice/commands/forget.ts";
import { forgetAnswers } from "../../questions/commands.ts";
import { giveBackSeats } from "../../seating/commands/forget.ts";
import { askPlaces } from "../../seating/commands/late.ts";
import "../tables.ts";

/** The job that writes to somebody how their registration stands. */
export const tellRegisteredJobName = "tell-registered";

/**
 * Asks for a mail about how a registration stands, when there is anybody to write to.
 * @param asked also if it was told before: somebody has asked for it, or has signed up with the same address once more
 */
export async function tell(tx: Tx, districtId: DistrictId, { id, email }: Pick<Registration, "id" | "email">, asked?: "again" | "signed_up_again"): Promise<void> {
  if (email !== null) await sendJob(tx, tellRegisteredJobName, { districtId, registrationId: id, again: asked !== undefined, signedUpAgain: asked === "signed_up_again" });
}

/** How full a conference is, and the last number that was given out; exact while the conference is held. */
export async function fullnessOf(tx: Tx, districtId: DistrictId, { id, capacity }: Conference): Promise<Fullness & { readonly lastNumber: number }> {
  const counted = await tx
    .selectFrom("conference.registration")
    .select((eb) => [
      eb.fn.countAll<number>().filterWhere("state", "in", [...takenStates]).as("taken"),
      eb.fn.countAll<number>().filterWhere("state", "=", "waiting").as("waiting"),
      eb.fn.coalesce(eb.fn.max("number"), eb.lit(0)).as("lastNumber"),
    ])
    .where("district", "=", districtId)
    .where("conference_id", "=", id)
    .executeTakeFirstOrThrow();
  return { capacity, ...counted };
}

/**
 * Offers the seats that are free to those who wait, in their order. The conference is held by the caller.
 * @returns the numbers in the queue of those who were offered one
 */
export async function offerFreeSeats(tx: Tx, districtId: DistrictId, conference: Conference, now: Date): Promise<number[]> {
  const until = offerUntil(now, conference.startsAt);
  if (!until || !isOpen(conference, now)) return [];
  const count = seatsToOffer(await fullnessOf(tx, districtId, conference));
  if (count === 0) return [];
  const next = await registrationRows(tx, districtId)
    .where("conference_id", "=", conference.id)
    .where("state", "=", "waiting")
    .orderBy("number")
    .limit(count)
    .execute();
  for (const one of next) {
    await setState(tx, districtId, one.id, "offered", now, until);
    await tell(tx, districtId, one);
  }
  return next.map(({ number }) => number);
}

/**
 * Takes or declines an offered seat: by link, by code, or by the secretary for somebody on the phone.
 * @throws Refusal `"": offer_over` when its time has passed, `not_now` when there is none
 */
export async function answerOffer(tx: Tx, permit: Permit<string>, ids: RegistrationRef, answer: "accept" | "decline", now: Date): Promise<void> {
  const { conference, registration } = await lockRegistration(tx, permit.districtId, ids);
  if (registration.state !== "offered" || !isOpen(conference, now)) throw notNow();
  if (!offerStands(registration, now)) throw new Refusal({ field: "", code: "offer_over" });
  const state = answer === "accept" ? "seated" : "declined";
  await setState(tx, permit.districtId, registration.id, state, now);
  await tell(tx, permit.districtId, registration);
  if (state === "seated") await askPlaces(tx, permit.districtId, conference.id);
  if (state === "declined") await offerFreeSeats(tx, permit.districtId, conference, now);
  await recordSeat(tx, permit, "conference.answer_offer", registration, { state });
}

/** Notes that somebody without mail was called about their offer and not reached. @throws Refusal `"": not_now` */
export async function noteCalled(tx: Tx, permit: Permit<"conference.register">, ids: RegistrationRef, now: Date): Promise<void> {
  const { registration } = await lockRegistration(tx, permit.districtId, ids);
  if (registration.state !== "offered" || registration.email !== null) throw notNow();
  await tx
    .updateTable("conference.registration")
    .set({ called_at: now })
    .where("district", "=", permit.districtId)
    .where("id", "=", registration.id)
    .execute();
  await recordSeat(tx, permit, "conference.note_called", registration, {});
}

/** Ends the offers whose time has passed, and offers what is free; for the job. */
export async function moveQueue(tx: Tx, permit: Permit<"conference.register">, conferenceId: string, now: Date): Promise<void> {
  const conference = await lockConference(tx, permit.districtId, conferenceId);
  const offered = await registrationRows(tx, permit.districtId)
    .where("conference_id", "=", conferenceId)
    .where("state", "=", "offered")
    .where("offer_expires_at", "<=", now)
    .orderBy("number")
    .execute();
  for (const one of offered) {
    if (offerStands(one, now)) continue;
    await setState(tx, permit.districtId, one.id, "expired", now);
    await tell(tx, permit.districtId, one);
    await recordSeat(tx, permit, "conference.expire_offer", one, {});
  }
  const numbers = await offerFreeSeats(tx, permit.districtId, conference, now);
  if (numbers.length > 0)
    await recordChange(tx, permit, { action: "conference.offer_seats", kind: conferenceKindName, id: conferenceId, after: { registrations: numbers } });
}

/** Which registration, and of which conference. */
export interface RegistrationRef {
  readonly conferenceId: string;
  readonly id: string;
}

/** Holds a conference and one of its registrations until the transaction ends, always in this order. @throws Refusal `"": not_now` */
export async function lockRegistration(
  tx: Tx,
  districtId: DistrictId,
  { conferenceId, id }: RegistrationRef,
): Promise<{ conference: Conference; registration: Registration }> {
  const conference = await lockConference(tx, districtId, conferenceId);
  const registration = await registrationRows(tx, districtId)
    .where("conference_id", "=", conferenceId)
    .where("id", "=", id)
    .where("erased_at", "is", null)
    .forUpdate()
    .executeTakeFirst();
  if (!registration) throw notNow();
  return { conference, registration };
}

/** Writes how a registration stands. What somebody needs, their seats in workshops and an address that waits to be confirmed are kept only while they may come. */
export async function setState(tx: Tx, districtId: DistrictId, id: string, state: SeatState, now: Date, offerExpiresAt: Date | null = null): Promise<void> {
  await tx
    .updateTable("conference.registration")
    .set({ state, state_at: now, offer_expires_at: offerExpiresAt })
    .where("district", "=", districtId)
    .where("id", "=", id)
    .execute();
  if (isActive(state)) return;
  await tx.deleteFrom("conference.need").where("district", "=", districtId).where("registration_id", "=", id).execute();
  await tx.deleteFrom("conference.unconfirmed_address").where("district", "=", districtId).where("registration_id", "=", id).execute();
  await forgetAnswers(tx, districtId, id);
  await giveBackSeats(tx, districtId, id);
  await forgetHearer(tx, districtId, id);
}

/** Tells the audit what happened to a place in the queue; never to whom it belongs. */
export async function recordSeat(
  tx: Tx,
  permit: Permit<string>,
  action: string,
  { conferenceId, number }: Pick<Registration, "conferenceId" | "number">,
  after: Readonly<Record<string, unknown>>,
): Promise<void> {
  await recordChange(tx, permit, { action, kind: conferenceKindName, id: conferenceId, after: { registration: number, ...after } });
}
