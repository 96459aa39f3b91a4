import { v7 as uuidv7 } from "uuid";
import { refuseLeftParty } from "../../../../network/assign.ts";
import type { Tx } from "../../../../platform/db/database.ts";
import type { DistrictId } from "../../../../platform/district/district.ts";
import { revokePersonalLinks } from "../../../../platform/identity/personal-links.ts";
import { hashReceiptCode, makeReceiptCode } from "../../../../platform/receipt-code.ts";
import type { Permit } from "../../../../platform/rights/permit.ts";
import { Refusal, notNow } from "../../../../platform/web/form.ts";
import { reprintBadge } from "../../attendance/commands/badges.ts";
import type { Conference } from "../../queries/conferences.ts";
import { publishedWorkshops, registrationRows } from "../queries/registrations.ts";
import type { Registration } from "../queries/registrations.ts";
import { activeStates, hasNeeds, isActive, reachOf } from "../rules/registration.ts";
import type { Needs, Way } from "../rules/registration.ts";
import { registrationPurpose } from "../rules/link.ts";
import type { RegistrationInput } from "../schema.ts";
import { askPlaces } from "../../seating/commands/late.ts";
import { freeSeats, placeForNew } from "../rules/seats.ts";
import { isOpen, registrationAt } from "../../rules/stages.ts";
import { lockConference } from "../../commands/records.ts";
import { saveAnswers } from "../../questions/commands.ts";
import { questionsOf } from "../../questions/queries.ts";
import { lookAtAnswers, noAnswers } from "../../questions/question.ts";
import type { Answers } from "../../questions/question.ts";
import { isKnownByAddress } from "./by-address.ts";
import { awaitAddress, forgetNewAddress } from "./new-address.ts";
import { fullnessOf, lockRegistration, offerFreeSeats, recordSeat, setState, tell } from "./seats.ts";
import type { RegistrationRef } from "./seats.ts";

/** What came of it: a registration with the code that opens it, or one that was there before. */
export type Registered =
  | { readonly known: false; readonly id: string; readonly state: "seated" | "waiting"; readonly number: number; /** Kept nowhere: it cannot be read again. */ readonly code: string }
  | { readonly known: true };

/** Somebody who came without having signed up, with a name or without one. */
export interface WalkIn {
  readonly cameBy: "walk_in";
  /** Made by whoever lets them in, so that they are the same person however often it is sent. */
  readonly id: string;
  readonly input: Omit<RegistrationInput, "name"> & { readonly name: string | null };
  /** Lets them in also when every seat is taken. */
  readonly isAboveCapacity: boolean;
}

/** Somebody who signs up; on the web perhaps by an invitation. */
interface SigningUp {
  readonly input: RegistrationInput;
  readonly cameBy: Exclude<Way, "walk_in">;
  readonly isInvited?: boolean;
}

type Registering = SigningUp | WalkIn;

/**
 * Registers somebody in the order in which they come: with a seat while there is one, else on the waiting list. How many
 * seats are left is counted while the conference is held, so that no seat is given twice.
 *
 * On the web a mail address is registered once, whatever name is written: a mail to it says so, with the link. Whoever wrote it is not
 * told: they may be somebody else, who tries out who comes. Who may be the same without that is for the secretary to see.
 *
 * On the web only while the registration is open, and with an invitation when the conference is for those invited only; the
 * secretary also lets somebody in later, marked as late. At the door (`walk_in`) whoever stands there has a seat as long as one is
 * free: nobody waits for those who have not come.
 * @throws Refusal `"": not_open | closed | invited_only`, `party: invalid_choice | party_left`, `wish1: invalid_choice`, `answer-ID: required | invalid_choice`, `"": full` for
 * a walk-in
 */
export async function register(
  tx: Tx,
  permit: Permit<string>,
  conferenceId: string,
  order: Registering,
  now: Date,
): Promise<Registered> {
  const { districtId } = permit;
  const { input, cameBy } = order;
  // Before the conference is held: others wait meanwhile.
  if (input.partyId !== null) await refuseLeftParty(tx, districtId, "party", input.partyId);
  await refuseUnknownWishes(tx, districtId, conferenceId, input);
  const conference = await lockConference(tx, districtId, conferenceId);
  const isLate = refuseClosed(conference, cameBy, now);
  if (order.cameBy === "web") {
    if (conference.byInvitation && !order.isInvited) throw new Refusal({ field: "", code: "invited_only" });
  }
  // Before it is looked who is known, so that a form is refused alike for everybody.
  const answers = await refuseUnanswered(tx, districtId, conferenceId, input, order.cameBy === "web");
  if (order.cameBy === "web" && (await isKnownByAddress(tx, districtId, conferenceId, order.input))) return { known: true };
  const { lastNumber, ...fullness } = await fullnessOf(tx, districtId, conference);
  const walkIn = order.cameBy === "walk_in" ? order : undefined;
  const isAbove = walkIn !== undefined && freeSeats(fullness) === 0;
  if (isAbove && !walkIn.isAboveCapacity) throw new Refusal({ field: "", code: "full" });
  const one = { id: walkIn?.id ?? uuidv7(), conferenceId, number: lastNumber + 1, email: input.email };
  const state = walkIn ? "seated" : placeForNew(fullness);
  const code = makeReceiptCode();
  await tx
    .insertInto("conference.registration")
    .values({
      district: districtId,
      id: one.id,
      conference_id: conferenceId,
      number: one.number,
      state,
      ...rowOf(input),
      came_by: cameBy,
      is_late: isLate,
      above_capacity: isAbove,
      code_hash: hashReceiptCode("conference", code),
      created_at: now,
      state_at: now,
    })
    .execute();
  await saveNeeds(tx, districtId, one.id, input.needs);
  await saveAnswers(tx, districtId, one.id, answers);
  await tell(tx, districtId, one);
  if (state === "seated") await askPlaces(tx, districtId, conferenceId);
  await recordSeat(tx, permit, "conference.register", one, { cameBy, state, reach: reachOf(input), ...(isAbove && { aboveCapacity: true }) });
  return { known: false, id: one.id, state, number: one.number, code };
}

/**
 * Changes what somebody has told of themselves, as long as the conference has not been held. A mail address that they write
 * themselves may be somebody else's: it waits until whoever reads its mail has said that it is theirs, and they keep the one they have.
 * @param isOwn whether they do it themselves. Whoever enters it for them need not answer questions, and has the address from them
 * @returns whether an address waits
 * @throws Refusal `"": not_now | changed_meanwhile`, `party: invalid_choice | party_left`, `wish1: invalid_choice`, `answer-ID: required | invalid_choice`
 */
export async function changeRegistration(
  tx: Tx,
  permit: Permit<string>,
  ref: RegistrationRef,
  { version, isOwn, ...input }: RegistrationInput & { readonly version: number; readonly isOwn: boolean },
  now: Date,
): Promise<{ readonly isWaiting: boolean }> {
  await refuseUnknownWishes(tx, permit.districtId, ref.conferenceId, input);
  const { conference, registration } = await lockRegistration(tx, permit.districtId, ref);
  if (!isActive(registration.state) || !isOpen(conference, now)) throw notNow();
  if (registration.version !== version) throw new Refusal({ field: "", code: "changed_meanwhile" });
  if (input.partyId !== null && input.partyId !== registration.partyId) await refuseLeftParty(tx, permit.districtId, "party", input.partyId);
  const answers = await refuseUnanswered(tx, permit.districtId, ref.conferenceId, input, isOwn);
  const isSame = input.email?.toLowerCase() === registration.email?.toLowerCase();
  const waiting = isOwn && !isSame ? input.email : null;
  const email = waiting === null ? input.email : registration.email;
  await tx
    .updateTable("conference.registration")
    .set({ ...rowOf({ ...input, email }), version: version + 1 })
    .where("district", "=", permit.districtId)
    .where("id", "=", registration.id)
    .execute();
  await tx.deleteFrom("conference.need").where("district", "=", permit.districtId).where("registration_id", "=", registration.id).execute();
  await saveNeeds(tx, permit.districtId, registration.id, input.needs);
  await saveAnswers(tx, permit.districtId, registration.id, answers);
  const isFor = (one: Pick<Registration, "comesAs" | "partyId">) => `${one.comesAs} ${one.partyId}`;
  await reprintBadge(tx, permit.districtId, registration.id, { name: input.name !== registration.name, party: isFor(input) !== isFor(registration) });
  if (waiting !== null) await awaitAddress(tx, permit.districtId, { registrationId: registration.id, email: waiting }, conference, now);
  else if (!isSame) {
    await forgetNewAddress(tx, permit.districtId, registration.id, now);
    await sendNewLink(tx, permit.districtId, { ...registration, email }, now);
  }
  await recordSeat(tx, permit, "conference.change_registration", registration, {});
  return { isWaiting: waiting !== null };
}

/** Gives a seat or a place in the queue back; who waits is offered it at once. @throws Refusal `"": not_now` */
export async function cancelRegistration(tx: Tx, permit: Permit<string>, ref: RegistrationRef, now: Date): Promise<void> {
  const { conference, registration } = await lockRegistration(tx, permit.districtId, ref);
  if (!isActive(registration.state) || !isOpen(conference, now)) throw notNow();
  await setState(tx, permit.districtId, registration.id, "cancelled", now);
  await tell(tx, permit.districtId, registration);
  await offerFreeSeats(tx, permit.districtId, conference, now);
  await recordSeat(tx, permit, "conference.cancel_registration", registration, { before: registration.state });
}

/**
 * Lets somebody who is out of it come back: with a new number, behind everybody who has come meanwhile, by the same rules as
 * somebody new. Their link and their code open the same registration as before.
 * @param cameBy "web" only while the registration is open; the secretary also lets somebody back later, marked as late
 * @throws Refusal `"": not_open | closed | not_now`, and `other_registration` for the secretary when they have registered anew
 */
export async function registerAgain(tx: Tx, permit: Permit<string>, ref: RegistrationRef, cameBy: Way, now: Date): Promise<"seated" | "waiting"> {
  const { conference, registration } = await lockRegistration(tx, permit.districtId, ref);
  const isLate = refuseClosed(conference, cameBy, now);
  if (isActive(registration.state)) throw notNow();
  // On the web it is not told who is registered: somebody may have written another's name and address. The secretary sees who may be the same.
  if (cameBy !== "web" && (await otherOf(tx, permit.districtId, registration.conferenceId, registration))) throw new Refusal({ field: "", code: "other_registration" });
  const { lastNumber, ...fullness } = await fullnessOf(tx, permit.districtId, conference);
  const state = placeForNew(fullness);
  const back = { ...registration, number: lastNumber + 1 };
  await tx
    .updateTable("conference.registration")
    .set({ number: back.number, is_late: isLate, above_capacity: false, called_at: null, told: null, version: registration.version + 1 })
    .where("district", "=", permit.districtId)
    .where("id", "=", registration.id)
    .execute();
  await setState(tx, permit.districtId, registration.id, state, now);
  await tell(tx, permit.districtId, registration);
  if (state === "seated") await askPlaces(tx, permit.districtId, conference.id);
  await recordSeat(tx, permit, "conference.register_again", back, { before: registration.number, cameBy, state });
  return state;
}

/** Makes a new code for somebody who has lost theirs, which no longer opens anything. @returns it; it cannot be read again */
export async function renewCode(tx: Tx, permit: Permit<string>, ref: RegistrationRef): Promise<string> {
  const { registration } = await lockRegistration(tx, permit.districtId, ref);
  const code = makeReceiptCode();
  await tx
    .updateTable("conference.registration")
    .set({ code_hash: hashReceiptCode("conference", code) })
    .where("district", "=", permit.districtId)
    .where("id", "=", registration.id)
    .execute();
  await recordSeat(tx, permit, "conference.renew_code", registration, {});
  return code;
}

/** Sends somebody their link once more; those they had open nothing from then on. @throws Refusal `"": not_now` without a mail address */
export async function sendLinkAgain(tx: Tx, permit: Permit<"conference.register">, ref: RegistrationRef, now: Date): Promise<void> {
  const { registration } = await lockRegistration(tx, permit.districtId, ref);
  if (registration.email === null) throw notNow();
  await sendNewLink(tx, permit.districtId, registration, now);
  await recordSeat(tx, permit, "conference.send_link", registration, {});
}

async function sendNewLink(tx: Tx, districtId: DistrictId, one: { readonly id: string; readonly email: string | null }, now: Date): Promise<void> {
  await revokePersonalLinks(tx, { districtId, purpose: registrationPurpose, subjectId: one.id }, now);
  await tell(tx, districtId, one, "again");
}

/** @returns whether it is late @throws Refusal `"": not_open | closed | not_now` */
function refuseClosed(conference: Conference, cameBy: Way, now: Date): boolean {
  // A list from the door is typed in later, when the conference has been held.
  if (cameBy === "walk_in" && conference.publishedAt && !conference.cancelledAt) return false;
  if (!conference.publishedAt || !isOpen(conference, now)) throw notNow();
  const state = registrationAt(conference, now);
  if (state === "none" || state === "before") throw new Refusal({ field: "", code: "not_open" });
  if (state === "closed" && cameBy === "web") throw new Refusal({ field: "", code: "closed" });
  return state === "closed";
}

async function refuseUnknownWishes(tx: Tx, districtId: DistrictId, conferenceId: string, { wishes }: Pick<RegistrationInput, "wishes">): Promise<void> {
  if (wishes.length === 0) return;
  const workshops = new Set((await publishedWorkshops(tx, districtId, conferenceId)).map(({ id }) => id));
  const unknown = wishes.findIndex((id) => !workshops.has(id));
  if (unknown >= 0) throw new Refusal({ field: `wish${unknown + 1}`, code: "invalid_choice" });
}

/** What is kept of the answers to the questions as they stand now; the conference is held, so that they stay so. */
async function refuseUnanswered(tx: Tx, districtId: DistrictId, conferenceId: string, { answers: given = noAnswers }: Pick<RegistrationInput, "answers">, mustAnswer: boolean): Promise<Answers> {
  const { answers, errors } = lookAtAnswers(await questionsOf(tx, districtId, conferenceId), given, mustAnswer);
  if (errors.length > 0) throw new Refusal(...errors);
  return answers;
}

/** Somebody who still wants to come, with the same name and mail address. */
async function otherOf(tx: Tx, districtId: DistrictId, conferenceId: string, { name, email }: Pick<Registration, "name" | "email">): Promise<Registration | undefined> {
  if (name === null || email === null) return undefined;
  return registrationRows(tx, districtId)
    .where("conference_id", "=", conferenceId)
    .where("state", "in", [...activeStates])
    .where((eb) => eb(eb.fn("lower", ["email"]), "=", email.toLowerCase()))
    .where((eb) => eb(eb.fn("lower", ["name"]), "=", name.toLowerCase()))
    .executeTakeFirst();
}

async function saveNeeds(tx: Tx, districtId: DistrictId, id: string, needs: Needs): Promise<void> {
  if (!hasNeeds(needs)) return;
  await tx.insertInto("conference.need").values({ district: districtId, registration_id: id, ...needs }).execute();
}

function rowOf({ name, partyId, comesAs, email, phone, address, wishes }: Registering["input"]) {
  return { name, party_id: partyId, comes_as: comesAs, email, phone, address, wishes: [...wishes] };
}
