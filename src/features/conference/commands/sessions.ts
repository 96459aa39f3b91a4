import { v7 as uuidv7 } from "uuid";
import { refusePersonPhones } from "../../../network/person-phones.ts";
import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { Refusal, notNow } from "../../../platform/web/form.ts";
import { blocksOf, moveBlock, shiftFrom } from "../rules/programme/moving.ts";
import type { Direction } from "../rules/programme/moving.ts";
import type { Held, SessionKind } from "../rules/programme/programme.ts";
import { workingProgramme } from "../queries/programme.ts";
import type { WorkingSession } from "../queries/programme.ts";
import type { TimedInput, WorkshopInput } from "../schema.ts";
import { refuseWithOutcome } from "../outcome/commands/remove.ts";
import { refuseWithReading } from "../reading/commands/pack.ts";
import { leavesTooFew } from "../registration/rules/seats.ts";
import { takenSeats } from "../seating/queries/published.ts";
import { slotKey } from "../seating/rules/programme.ts";
import { conferenceKindName, lockOpen } from "./records.ts";
import type { Preparing } from "./records.ts";
import { saveMoved } from "./times.ts";
import "../tables.ts";

export type TimedKind = Exclude<SessionKind, "workshop">;

type NewTimed = Omit<TimedInput, "version" | "shift"> & Partial<Pick<TimedInput, "shift">>;

/**
 * Puts a talk, a break or something else into a programme; with `shift` what begins then or later makes room for it.
 * @throws Refusal `"": not_now`, `FIELD: person_phone`
 */
export async function addTimed(tx: Tx, permit: Preparing, conferenceId: string, kind: TimedKind, input: NewTimed, now: Date): Promise<{ id: string }> {
  const conference = await lockOpen(tx, permit.districtId, conferenceId, now);
  await refuseUnfit(tx, permit, input);
  const { startsAt, endsAt } = input.time;
  if (input.shift) {
    const blocks = blocksOf(await workingProgramme(tx, permit, conference));
    await saveMoved(tx, permit, conferenceId, shiftFrom(blocks, startsAt, endsAt.getTime() - startsAt.getTime()));
  }
  return insertSession(tx, permit, conferenceId, { kind, ...wordsOf(input), starts_at: startsAt, ends_at: endsAt, room: input.room }, now);
}

/**
 * Changes what has a time of its own; with `shift` what comes after it keeps its distance.
 * @throws Refusal `"": not_now | changed_meanwhile`, `FIELD: person_phone`
 */
export async function changeTimed(tx: Tx, permit: Preparing, conferenceId: string, id: string, input: TimedInput, now: Date): Promise<void> {
  const conference = await lockOpen(tx, permit.districtId, conferenceId, now);
  const programme = await workingProgramme(tx, permit, conference);
  const before = sessionToChange(programme.sessions, id, input.version);
  if (!before.time) throw notNow();
  await refuseUnfit(tx, permit, input);
  const { startsAt, endsAt } = input.time;
  if (input.shift) {
    const by = endsAt.getTime() - before.time.endsAt.getTime();
    await saveMoved(tx, permit, conferenceId, shiftFrom(blocksOf(programme), before.time.endsAt, by, id));
  }
  await updateSession(tx, permit, before, { ...wordsOf(input), starts_at: startsAt, ends_at: endsAt, room: input.room });
}

/** Puts a workshop into a programme. @throws Refusal `"": not_now`, `capacityN: invalid_choice`, `FIELD: person_phone` */
export async function addWorkshop(tx: Tx, permit: Preparing, conferenceId: string, input: Omit<WorkshopInput, "version" | "fewer">, now: Date): Promise<{ id: string }> {
  await lockOpen(tx, permit.districtId, conferenceId, now);
  await refuseUnfit(tx, permit, input);
  const made = await insertSession(tx, permit, conferenceId, { kind: "workshop", ...wordsOf(input), starts_at: null, ends_at: null, room: "" }, now);
  await holdIn(tx, permit, conferenceId, made.id, input.rounds);
  return made;
}

/**
 * Changes a workshop, and in which rounds it is held, where, and for how many.
 * @throws Refusal `"": not_now | changed_meanwhile`, `capacityN: invalid_choice | below_seated`, `FIELD: person_phone`
 */
export async function changeWorkshop(tx: Tx, permit: Preparing, conferenceId: string, id: string, input: WorkshopInput, now: Date): Promise<void> {
  const conference = await lockOpen(tx, permit.districtId, conferenceId, now);
  const { sessions } = await workingProgramme(tx, permit, conference);
  const before = sessionToChange(sessions, id, input.version);
  if (before.kind !== "workshop") throw notNow();
  await refuseUnfit(tx, permit, input);
  if (!input.fewer) await refuseBelowSeated(tx, permit, conferenceId, before, input.rounds);
  await holdIn(tx, permit, conferenceId, id, input.rounds);
  await updateSession(tx, permit, before, wordsOf(input));
}

/** Takes something out of a programme. What was published of it stays in that version. @throws Refusal `"": not_now | workshop_has_reading | workshop_has_outcome` */
export async function removeSession(tx: Tx, permit: Preparing, conferenceId: string, id: string, now: Date): Promise<void> {
  const conference = await lockOpen(tx, permit.districtId, conferenceId, now);
  const { sessions } = await workingProgramme(tx, permit, conference);
  const before = sessions.find((session) => session.id === id);
  if (!before) throw notNow();
  await refuseWithReading(tx, permit, conferenceId, id);
  await refuseWithOutcome(tx, permit, id);
  await tx.deleteFrom("conference.session").where("district", "=", permit.districtId).where("id", "=", id).execute();
  await recordChange(tx, permit, { action: "conference.remove_session", kind: conferenceKindName, id: conferenceId, before: { title: before.title } });
}

/**
 * Lets something in a programme, or a whole round, change places with what is before or after it.
 * @param from when it began for whoever asks, so that two people do not move it twice
 * @throws Refusal `"": not_now | changed_meanwhile`
 */
export async function moveInProgramme(
  tx: Tx,
  permit: Preparing,
  conferenceId: string,
  { key, direction, from }: { readonly key: string; readonly direction: Direction; readonly from: Date },
  now: Date,
): Promise<void> {
  const conference = await lockOpen(tx, permit.districtId, conferenceId, now);
  const blocks = blocksOf(await workingProgramme(tx, permit, conference));
  const block = blocks.find((one) => one.key === key);
  if (block?.startsAt.getTime() !== from.getTime()) throw new Refusal({ field: "", code: "changed_meanwhile" });
  const moved = moveBlock(blocks, key, direction);
  if (!moved) throw notNow();
  await saveMoved(tx, permit, conferenceId, moved);
  const to = moved.find((one) => one.key === key)?.startsAt ?? from;
  await recordChange(tx, permit, { action: "conference.move_session", kind: conferenceKindName, id: conferenceId, before: { from }, after: { from: to } });
}

type SessionWords = Pick<TimedInput, "title" | "about" | "people">;

const wordsOf = ({ title, about, people }: SessionWords) => ({ title, about, people: JSON.stringify(people) });

interface SessionRow extends ReturnType<typeof wordsOf> {
  readonly kind: SessionKind;
  readonly starts_at: Date | null;
  readonly ends_at: Date | null;
  readonly room: string;
}

async function insertSession(tx: Tx, permit: Preparing, conferenceId: string, row: SessionRow, now: Date): Promise<{ id: string }> {
  const id = uuidv7();
  await tx
    .insertInto("conference.session")
    .values({ district: permit.districtId, id, conference_id: conferenceId, ...row, created_at: now })
    .execute();
  await recordChange(tx, permit, { action: "conference.add_session", kind: conferenceKindName, id: conferenceId, after: { title: row.title } });
  return { id };
}

async function updateSession(tx: Tx, permit: Preparing, before: WorkingSession, row: Partial<SessionRow>): Promise<void> {
  const { conference_id } = await tx
    .updateTable("conference.session")
    .set({ ...row, version: before.version + 1 })
    .where("district", "=", permit.districtId)
    .where("id", "=", before.id)
    .returning("conference_id")
    .executeTakeFirstOrThrow();
  await recordChange(tx, permit, {
    action: "conference.change_session",
    kind: conferenceKindName,
    id: conference_id,
    before: { title: before.title },
    after: { title: row.title ?? before.title },
  });
}

function sessionToChange(sessions: readonly WorkingSession[], id: string, version: number): WorkingSession {
  const session = sessions.find((one) => one.id === id);
  if (!session) throw notNow();
  if (session.version !== version) throw new Refusal({ field: "", code: "changed_meanwhile" });
  return session;
}

async function holdIn(tx: Tx, permit: Preparing, conferenceId: string, sessionId: string, rounds: readonly Held[]): Promise<void> {
  const known = await tx
    .selectFrom("conference.round")
    .select("number")
    .where("district", "=", permit.districtId)
    .where("conference_id", "=", conferenceId)
    .execute();
  const unknown = rounds.filter(({ round }) => !known.some(({ number }) => number === round));
  if (unknown.length > 0) throw new Refusal(...unknown.map(({ round }) => ({ field: `capacity${round}`, code: "invalid_choice" })));
  await tx.deleteFrom("conference.workshop_round").where("district", "=", permit.districtId).where("session_id", "=", sessionId).execute();
  if (rounds.length === 0) return;
  const rows = rounds.map((held) => ({ district: permit.districtId, conference_id: conferenceId, session_id: sessionId, ...held }));
  await tx.insertInto("conference.workshop_round").values(rows).execute();
}

/** A round in which the workshop is no longer held has no places. @throws Refusal `capacityN: below_seated` */
async function refuseBelowSeated(tx: Tx, { districtId }: Preparing, conferenceId: string, before: WorkingSession, rounds: readonly Held[]): Promise<void> {
  const taken = await takenSeats(tx, districtId, conferenceId);
  const tooFew = before.rounds.filter(({ round, capacity }) => {
    const after = rounds.find((one) => one.round === round)?.capacity ?? 0;
    return leavesTooFew(capacity, after, taken.get(slotKey({ sessionId: before.id, round })) ?? 0);
  });
  if (tooFew.length > 0) throw new Refusal(...tooFew.map(({ round }) => ({ field: `capacity${round}`, code: "below_seated" })));
}

async function refuseUnfit(tx: Tx, permit: Preparing, { title, about, people }: SessionWords): Promise<void> {
  await refusePersonPhones(tx, permit.districtId, { title, about, people: people.map(({ name, affiliation }) => `${name} ${affiliation}`).join("\n") });
}
