import { v7 as uuidv7 } from "uuid";
import { recordChange } from "../../../../platform/audit/commands.ts";
import type { Tx } from "../../../../platform/db/database.ts";
import { Refusal, notNow } from "../../../../platform/web/form.ts";
import { conferenceKindName, lockOpen } from "../../commands/records.ts";
import { invitationRows } from "../queries/invitations.ts";
import type { Inviting } from "../queries/invitations.ts";
import { newIn, planKey, planLines, sameKey } from "../rules/lines.ts";
import type { AddedBy, Invited } from "../rules/standing.ts";
import "../tables.ts";

const rowsAtOnce = 500;

/**
 * Puts people on the list of a conference. Who stands on it already, with the same address or without one by the same name, phone
 * and address, is not put there again.
 * @returns how many are new
 * @throws Refusal as `lockOpen`
 */
export async function putOnList(tx: Tx, permit: Inviting, conferenceId: string, people: readonly Invited[], addedBy: AddedBy, now: Date): Promise<number> {
  const { districtId } = permit;
  // The conference is held, so that two people who add the same do not add them twice.
  await lockOpen(tx, districtId, conferenceId, now);
  const listed = await invitationRows(tx, districtId).where("conference_id", "=", conferenceId).where("erased_at", "is", null).execute();
  const seen = new Set(listed.map(sameKey));
  const added = people.filter((one) => {
    const key = sameKey(one);
    return !seen.has(key) && seen.add(key);
  });
  const rows = added.map(({ partyId, ...one }) => ({ district: districtId, id: uuidv7(), conference_id: conferenceId, ...one, party_id: partyId, added_by: addedBy, added_at: now }));
  for (let at = 0; at < rows.length; at += rowsAtOnce) await tx.insertInto("conference.invitation").values(rows.slice(at, at + rowsAtOnce)).execute();
  if (rows.length > 0) await recordList(tx, permit, "conference.list_invited", conferenceId, { count: rows.length });
  return rows.length;
}

/**
 * Puts the people of some lines on the list, when these lines still come to what somebody has looked at.
 * @param seen the plan that was looked at; "" when nobody has
 * @returns how many are new
 * @throws Refusal `text: required | look_first | plan_changed | nothing_new`, `"": not_now`
 */
export async function putLinesOnList(tx: Tx, permit: Inviting, conferenceId: string, { text, seen }: { readonly text: string; readonly seen: string }, now: Date): Promise<number> {
  const refuse = (code: string) => new Refusal({ field: "text", code });
  await lockOpen(tx, permit.districtId, conferenceId, now);
  if (text.trim() === "") throw refuse("required");
  const plan = planLines(text, await invitationRows(tx, permit.districtId).where("conference_id", "=", conferenceId).execute());
  if (seen === "") throw refuse("look_first");
  if (planKey(plan) !== seen) throw refuse("plan_changed");
  if (newIn(plan).length === 0) throw refuse("nothing_new");
  return putOnList(tx, permit, conferenceId, newIn(plan), "import", now);
}

/** Takes somebody off the list who has not been invited yet. @throws Refusal `"": not_now` */
export async function takeOffList(tx: Tx, permit: Inviting, conferenceId: string, id: string): Promise<void> {
  const gone = await tx
    .deleteFrom("conference.invitation")
    .where("district", "=", permit.districtId)
    .where("conference_id", "=", conferenceId)
    .where("id", "=", id)
    .where("sent_at", "is", null)
    .returning("id")
    .executeTakeFirst();
  if (!gone) throw notNow();
  await recordList(tx, permit, "conference.unlist_invited", conferenceId, {});
}

/** Tells the audit what happened to a list; never who stands on it. */
export async function recordList(tx: Tx, permit: Parameters<typeof recordChange>[1], action: string, conferenceId: string, after: Readonly<Record<string, unknown>>): Promise<void> {
  await recordChange(tx, permit, { action, kind: conferenceKindName, id: conferenceId, after });
}
