import { v7 as uuidv7 } from "uuid";
import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import { dayOf } from "../../../platform/i18n/dates.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { Refusal, notNow } from "../../../platform/web/form.ts";
import type { FormError } from "../../../platform/web/form.ts";
import { membersChosen, readNetwork } from "../queries/network.ts";
import type { PollInput } from "../schema.ts";
import "../tables.ts";
import { lockPoll } from "./record.ts";

/**
 * Prepares a poll; nobody hears of it yet.
 * @returns its id
 * @throws Refusal `parties: no_one`, `deadline: deadline_past | deadline_late`, `day-N: time_past`
 */
export async function addPoll(tx: Tx, permit: Permit<"polls.manage">, input: PollInput, now: Date): Promise<string> {
  const asked = await checked(tx, permit, input, now);
  const id = uuidv7();
  await tx
    .insertInto("polls.poll")
    .values({
      ...rowOf(input),
      district: permit.districtId,
      id,
      status: "draft",
      status_at: now,
      created_at: now,
      opened_at: null,
      reminded_at: null,
      chosen_time: null,
      meeting_id: null,
    })
    .execute();
  await writeParts(tx, permit.districtId, id, input, asked);
  await recordChange(tx, permit, { action: "polls.add", kind: "date-poll", id, after: shown(input, asked) });
  return id;
}

/**
 * Changes a poll that nobody has heard of yet.
 * @throws Refusal as `addPoll`, `"": not_now` when it has been sent, `"": changed_meanwhile`
 */
export async function changePoll(
  tx: Tx,
  permit: Permit<"polls.manage">,
  id: string,
  input: PollInput,
  now: Date,
): Promise<void> {
  const row = await lockDraftPoll(tx, permit.districtId, id, input.version);
  const asked = await checked(tx, permit, input, now);
  for (const table of ["polls.time", "polls.invitee"] as const)
    await tx.deleteFrom(table).where("district", "=", row.district).where("poll_id", "=", id).execute();
  await tx
    .updateTable("polls.poll")
    .set({ ...rowOf(input), version: row.version + 1 })
    .where("district", "=", row.district)
    .where("id", "=", id)
    .execute();
  await writeParts(tx, row.district, id, input, asked);
  await recordChange(tx, permit, { action: "polls.change", kind: "date-poll", id, after: shown(input, asked) });
}

/** Throws away a poll that nobody has heard of. @throws Refusal `"": not_now` when it has been sent */
export async function discardPoll(tx: Tx, permit: Permit<"polls.manage">, id: string): Promise<void> {
  const row = await lockPoll(tx, permit.districtId, id);
  if (row.status !== "draft") throw notNow();
  await tx.deleteFrom("polls.poll").where("district", "=", row.district).where("id", "=", id).execute();
  await recordChange(tx, permit, { action: "polls.discard", kind: "date-poll", id, before: { title: row.title } });
}

/** Locks a draft that stands as whoever sends the form has seen it. @throws Refusal `"": not_now | changed_meanwhile` */
export async function lockDraftPoll(tx: Tx, districtId: DistrictId, id: string, version: number) {
  const row = await lockPoll(tx, districtId, id);
  if (row.status !== "draft") throw notNow();
  if (row.version !== version) throw new Refusal({ field: "", code: "changed_meanwhile" });
  return row;
}

/** What is wrong with the days of a poll at a moment. */
export function dayErrors(
  { deadline, times }: { deadline: string; times: readonly { startsAt: Date; row?: number }[] },
  now: Date,
): FormError[] {
  const errors: FormError[] = times
    .filter(({ startsAt }) => startsAt <= now)
    .map(({ row = 1 }) => ({ field: `day-${row}`, code: "time_past" }));
  const first = times.map(({ startsAt }) => dayOf(startsAt)).sort()[0];
  if (deadline < dayOf(now)) errors.push({ field: "deadline", code: "deadline_past" });
  else if (first !== undefined && deadline > first) errors.push({ field: "deadline", code: "deadline_late" });
  return errors;
}

async function checked(tx: Tx, permit: Permit<"polls.manage">, input: PollInput, now: Date): Promise<string[]> {
  const asked = membersChosen(await readNetwork(tx, permit, now), input.partyIds, input.memberIds);
  const errors = dayErrors(input, now);
  if (asked.length === 0) errors.push({ field: "parties", code: "no_one" });
  if (errors.length > 0) throw new Refusal(...errors);
  return asked;
}

const rowOf = ({ title, seriesId, place, deadline }: PollInput) => ({ title, series_id: seriesId, place, deadline });

async function writeParts(tx: Tx, district: DistrictId, id: string, input: PollInput, asked: readonly string[]): Promise<void> {
  await tx
    .insertInto("polls.time")
    .values(
      input.times.map(({ startsAt, endsAt, place }) => ({
        district, poll_id: id, id: uuidv7(), starts_at: startsAt, ends_at: endsAt, place,
      })),
    )
    .execute();
  await tx
    .insertInto("polls.invitee")
    .values(asked.map((member) => ({ district, poll_id: id, member_id: member, mailed_at: null, answered_at: null })))
    .execute();
}

const shown = (input: PollInput, asked: readonly string[]) => ({
  ...rowOf(input),
  times: input.times.map(({ startsAt }) => startsAt),
  invited: asked,
});
