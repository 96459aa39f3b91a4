import { v7 as uuidv7 } from "uuid";
import { recordChange } from "../../../../platform/audit/commands.ts";
import type { Tx } from "../../../../platform/db/database.ts";
import { announce } from "../../../../platform/live/commands.ts";
import { Refusal, notNow } from "../../../../platform/web/form.ts";
import { conferenceKindName, lockConference } from "../../commands/records.ts";
import type { Conference } from "../../queries/conferences.ts";
import { register } from "../../registration/commands/registrations.ts";
import { fullnessOf, setState } from "../../registration/commands/seats.ts";
import { registrationRows } from "../../registration/queries/registrations.ts";
import type { Registration } from "../../registration/queries/registrations.ts";
import { isActive, noNeeds } from "../../registration/rules/registration.ts";
import { freeSeats } from "../../registration/rules/seats.ts";
import { giveBackSeats } from "../../seating/commands/forget.ts";
import { askPlaces } from "../../seating/commands/late.ts";
import { pressesOf } from "../queries.ts";
import type { DoorPermit } from "../queries.ts";
import { doorAt, doorDay, pressMoment } from "../rules/door.ts";
import { doorTopic } from "../rules/live.ts";
import { attendanceOf, mergePresses } from "../rules/presses.ts";
import type { Press } from "../rules/presses.ts";
import type { DoorEvent } from "../schema.ts";
import "../tables.ts";

/**
 * Notes that somebody has come. Who has no seat yet gets one: while one is free, or above the capacity when an organiser says so.
 * @throws Refusal `"": not_now | full | ask_organiser`
 */
export async function checkIn(tx: Tx, permit: DoorPermit, conferenceId: string, { id, isAboveCapacity }: { readonly id: string; readonly isAboveCapacity: boolean }, now: Date): Promise<void> {
  const conference = await lockDoor(tx, permit, conferenceId, now);
  const [registration] = await registrationsHere(tx, permit, conferenceId, [id]);
  if (!registration || !mayCome(registration)) throw notNow();
  if (registration.state === "waiting" && !isOrganiser(permit)) throw new Refusal({ field: "", code: "ask_organiser" });
  if (!(await giveSeat(tx, permit, conference, registration, isAboveCapacity, now))) throw new Refusal({ field: "", code: "full" });
  await notePresses(tx, permit, conferenceId, [{ id: uuidv7(), registrationId: id, pressedAt: now, takenBackAt: null }]);
  await recordDoor(tx, permit, conferenceId, { come: 1 });
}

/** Takes back presses that were wrong; those that are none of this registration's do nothing. @throws Refusal `"": not_now` */
export async function takeBack(tx: Tx, permit: DoorPermit, conferenceId: string, { id, presses }: { readonly id: string; readonly presses: readonly string[] }, now: Date): Promise<void> {
  await lockDoor(tx, permit, conferenceId, now);
  const [registration] = await registrationsHere(tx, permit, conferenceId, [id]);
  if (!registration) throw notNow();
  await notePresses(tx, permit, conferenceId, presses.map((press) => ({ id: press, registrationId: id, pressedAt: now, takenBackAt: now })));
  await recordDoor(tx, permit, conferenceId, { takenBack: 1 });
}

/** Lets somebody in who had not signed up. @returns their registration @throws Refusal `"": not_now | full | ask_organiser` */
export async function letGuestIn(tx: Tx, permit: DoorPermit, conferenceId: string, guest: { readonly id?: string | undefined; readonly name: string | null; readonly isAboveCapacity: boolean }, now: Date): Promise<string> {
  if (guest.isAboveCapacity && !isOrganiser(permit)) throw new Refusal({ field: "", code: "ask_organiser" });
  await lockDoor(tx, permit, conferenceId, now);
  const id = guest.id ?? uuidv7();
  if (!(await addGuest(tx, permit, conferenceId, { ...guest, id }, now))) return id;
  await notePresses(tx, permit, conferenceId, [{ id, registrationId: id, pressedAt: now, takenBackAt: null }]);
  await recordDoor(tx, permit, conferenceId, { guests: 1 });
  return id;
}

/**
 * Takes in what a phone kept while it had no line. Those people are inside already, so nobody is refused: a guest for whom there
 * was no seat is marked. What this conference does not know is left out, so that one wrong line does not hold up the others.
 * @throws Refusal `"": not_now`
 */
export async function takeInKept(tx: Tx, permit: DoorPermit, conferenceId: string, events: readonly DoorEvent[], now: Date): Promise<void> {
  const conference = await lockDoor(tx, permit, conferenceId, now);
  const moment = (told: Date) => pressMoment(told, doorDay(conference).from, now);
  const presses: Press[] = [];
  const counts = { come: 0, takenBack: 0, guests: 0 };
  const takenBack = new Set(events.flatMap((event) => (event.kind === "back" ? event.presses : [])));
  for (const event of events) {
    if (event.kind !== "guest") continue;
    const { id, name } = event;
    if (!(await addGuest(tx, permit, conferenceId, { id, name, isAboveCapacity: true }, now))) continue;
    presses.push({ id, registrationId: id, pressedAt: moment(event.at), takenBackAt: null });
    counts.guests += 1;
  }
  const known = new Map((await registrationsHere(tx, permit, conferenceId, events.flatMap((event) => (event.kind === "guest" ? [] : event.registration)))).map((one) => [one.id, one]));
  for (const event of events) {
    if (event.kind === "guest") continue;
    const registration = known.get(event.registration);
    if (!registration) continue;
    const at = moment(event.at);
    if (event.kind === "back") {
      presses.push(...event.presses.map((id) => ({ id, registrationId: registration.id, pressedAt: at, takenBackAt: at })));
      counts.takenBack += 1;
    } else if (registration.state !== "waiting" || isOrganiser(permit)) {
      // Who cancelled while the phone had no line stands inside all the same; a press that was wrong seats nobody.
      if (!takenBack.has(event.id)) await giveSeat(tx, permit, conference, registration, true, now);
      presses.push({ id: event.id, registrationId: registration.id, pressedAt: at, takenBackAt: null });
      counts.come += 1;
    }
  }
  await notePresses(tx, permit, conferenceId, presses);
  await recordDoor(tx, permit, conferenceId, counts);
}

/** Only those who look after the conference let somebody pass the queue or in above the capacity; a helper asks them. */
const isOrganiser = ({ actor }: DoorPermit): boolean => actor.kind !== "link";

/** Who cancelled does not come; a guest who was taken for gone may be there after all. */
const mayCome = ({ state, cameBy }: Registration): boolean => isActive(state) || cameBy === "walk_in";

async function lockDoor(tx: Tx, { districtId }: DoorPermit, conferenceId: string, now: Date): Promise<Conference> {
  const conference = await lockConference(tx, districtId, conferenceId);
  if (doorAt(conference, now) !== "open") throw notNow();
  return conference;
}

async function registrationsHere(tx: Tx, { districtId }: DoorPermit, conferenceId: string, ids: readonly string[]): Promise<Registration[]> {
  if (ids.length === 0) return [];
  return registrationRows(tx, districtId).where("conference_id", "=", conferenceId).where("id", "in", [...ids]).where("erased_at", "is", null).execute();
}

/** Sees that somebody who comes has a seat. @returns false when all are taken */
async function giveSeat(tx: Tx, permit: DoorPermit, conference: Conference, { id, state }: Registration, isAboveCapacity: boolean, now: Date): Promise<boolean> {
  if (state === "seated") return true;
  // A seat that was offered is theirs already.
  const isAbove = state !== "offered" && freeSeats(await fullnessOf(tx, permit.districtId, conference)) === 0;
  if (isAbove && !isAboveCapacity) return false;
  await setState(tx, permit.districtId, id, "seated", now);
  if (isAbove)
    await tx.updateTable("conference.registration").set({ above_capacity: true }).where("district", "=", permit.districtId).where("id", "=", id).execute();
  await askPlaces(tx, permit.districtId, conference.id);
  return true;
}

/** @returns false when they were let in before */
async function addGuest(tx: Tx, permit: DoorPermit, conferenceId: string, { id, name, isAboveCapacity }: { readonly id: string; readonly name: string | null; readonly isAboveCapacity: boolean }, now: Date): Promise<boolean> {
  if (await registrationRows(tx, permit.districtId).where("id", "=", id).executeTakeFirst()) return false;
  const input = { name, partyId: null, comesAs: "other" as const, email: null, phone: null, address: null, wishes: [], needs: noNeeds };
  await register(tx, permit, conferenceId, { cameBy: "walk_in", id, input, isAboveCapacity }, now);
  return true;
}

/** Adds presses to those that are known, and writes who is there by now. A guest whose every press was wrong was none. */
async function notePresses(tx: Tx, { districtId }: DoorPermit, conferenceId: string, told: readonly Press[]): Promise<void> {
  const ids = [...new Set(told.map(({ registrationId }) => registrationId))];
  if (ids.length === 0) return;
  const presses = mergePresses(await pressesOf(tx, districtId, ids), told);
  await tx
    .insertInto("conference.door_press")
    .values(presses.map(({ id, registrationId, pressedAt, takenBackAt }) => ({ district: districtId, id, registration_id: registrationId, pressed_at: pressedAt, taken_back_at: takenBackAt })))
    .onConflict((conflict) =>
      conflict
        .columns(["district", "id"])
        .doUpdateSet((eb) => ({ pressed_at: eb.ref("excluded.pressed_at"), taken_back_at: eb.ref("excluded.taken_back_at") }))
        .whereRef("conference.door_press.registration_id", "=", "excluded.registration_id"),
    )
    .execute();
  const came = attendanceOf(presses);
  await tx.deleteFrom("conference.attendance").where("district", "=", districtId).where("registration_id", "in", ids).execute();
  if (came.size > 0)
    await tx
      .insertInto("conference.attendance")
      .values([...came].map(([id, cameAt]) => ({ district: districtId, conference_id: conferenceId, registration_id: id, came_at: cameAt })))
      .execute();
  for (const id of ids) {
    const guest = await tx
      .updateTable("conference.registration")
      .set({ state: came.has(id) ? "seated" : "cancelled" })
      .where("district", "=", districtId)
      .where("id", "=", id)
      .where("came_by", "=", "walk_in")
      .returning("state")
      .executeTakeFirst();
    if (guest?.state === "cancelled") await giveBackSeats(tx, districtId, id);
  }
  await announce(tx, districtId, doorTopic(conferenceId));
}

/** Tells the audit how many, never who. */
async function recordDoor(tx: Tx, permit: DoorPermit, conferenceId: string, counts: Readonly<Record<string, number>>): Promise<void> {
  const after = Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
  if (Object.keys(after).length > 0) await recordChange(tx, permit, { action: "conference.check_in", kind: conferenceKindName, id: conferenceId, after });
}
