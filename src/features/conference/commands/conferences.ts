import { v7 as uuidv7 } from "uuid";
import { refusePersonPhones } from "../../../network/person-phones.ts";
import { refuseMembersNames, refusePersons } from "../../../network/person-words.ts";
import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { Refusal, notNow } from "../../../platform/web/form.ts";
import { forgetItem } from "../../../thread/commands.ts";
import { moveAlong } from "../rules/programme/moving.ts";
import type { Conference } from "../queries/conferences.ts";
import { workingProgramme } from "../queries/programme.ts";
import type { ConferenceInput } from "../schema.ts";
import { forgetReadingFiles } from "../reading/commands/pack.ts";
import { noteHearers } from "../notice/commands/hearers.ts";
import type { Noting } from "../notice/commands/hearers.ts";
import { hasMoved, hasOtherTime } from "../notice/head.ts";
import { fullnessOf } from "../registration/commands/seats.ts";
import { leavesTooFew } from "../registration/rules/seats.ts";
import { moveLinks } from "./links.ts";
import { conferenceKindName, lockConference, lockOpen, recordConference } from "./records.ts";
import type { Preparing } from "./records.ts";
import { saveTimes } from "./times.ts";
import { headChanged } from "./publish.ts";
import "../tables.ts";

type Details = Omit<ConferenceInput, "version" | "fewer">;

/** Adds a conference, as a draft that only those see who prepare it. @throws Refusal `FIELD: person_phone | personal` */
export async function addConference(tx: Tx, permit: Preparing, input: Details, now: Date): Promise<{ id: string }> {
  await refuseUnfit(tx, permit, input);
  const id = uuidv7();
  const row = rowOf(input);
  await tx
    .insertInto("conference.conference")
    .values({ district: permit.districtId, id, ...row, created_at: now })
    .execute();
  await recordConference(tx, permit.districtId, id, now);
  await recordChange(tx, permit, { action: "conference.add", kind: conferenceKindName, id, after: row });
  return { id };
}

/**
 * Changes what a conference is, when, where and how one signs up: at once for everyone when it is published. When its
 * beginning moves, its whole programme goes along. When it is moved, everybody who comes or is invited is told.
 * @throws Refusal as `lockOpen`, `"": changed_meanwhile`, `capacity: below_seated` when fewer would have room than have a place and
 *   `fewer` is not ticked, `contactPhone: contact_needed`, `FIELD: person_phone | personal`
 */
export async function changeConference(tx: Tx, permit: Preparing, id: string, { version, fewer, ...input }: ConferenceInput, { secret, now }: Noting): Promise<void> {
  const before = await lockOpen(tx, permit.districtId, id, now);
  if (before.version !== version) throw new Refusal({ field: "", code: "changed_meanwhile" });
  await refuseUnfit(tx, permit, input);
  if (before.publishedAt) refuseWithoutContact(input);
  if (!fewer && leavesTooFew(before.capacity, input.capacity, (await fullnessOf(tx, permit.districtId, before)).taken)) throw new Refusal({ field: "capacity", code: "below_seated" });
  const row = rowOf(input);
  await tx
    .updateTable("conference.conference")
    .set({ ...row, version: version + 1 })
    .where("district", "=", permit.districtId)
    .where("id", "=", id)
    .execute();
  if (input.startsAt.getTime() !== before.startsAt.getTime()) {
    const programme = await workingProgramme(tx, permit, before);
    await saveTimes(tx, permit, id, moveAlong(programme, before.startsAt, input.startsAt));
  }
  // Before links are moved: a mail that is being written meanwhile makes one, and waits here or is waited for.
  if (before.publishedAt && hasMoved(before, input)) await noteHearers(tx, permit, before, input, { secret, now });
  if (hasOtherTime(before, input)) await moveLinks(tx, permit.districtId, { ...input, id }, now);
  if (before.publishedAt) await headChanged(tx, permit, id, before, now);
  await recordConference(tx, permit.districtId, id, now);
  await recordChange(tx, permit, { action: "conference.change", kind: conferenceKindName, id, before: rowOf(before), after: row });
}

/** Deletes a draft with its programme. @throws Refusal `"": not_now` for one that has been published */
export async function discardDraft(tx: Tx, permit: Preparing, id: string): Promise<void> {
  const draft = await lockConference(tx, permit.districtId, id);
  if (draft.publishedAt) throw notNow();
  await forgetReadingFiles(tx, permit, id);
  await tx.deleteFrom("conference.conference").where("district", "=", permit.districtId).where("id", "=", id).execute();
  await forgetItem(tx, permit.districtId, { kind: conferenceKindName, id });
  await recordChange(tx, permit, { action: "conference.discard", kind: conferenceKindName, id, before: rowOf(draft) });
}

/**
 * Cancels a published conference for good, for a reason that everyone reads. Jobs write to those who have mail; everybody else
 * stands on the list of those to be told.
 * @throws Refusal as `lockOpen`, `"": not_now` when it is a draft, `reason: personal`
 */
export async function cancelConference(tx: Tx, permit: Preparing, id: string, reason: string, { secret, now }: Noting): Promise<void> {
  const conference = await lockOpen(tx, permit.districtId, id, now);
  if (!conference.publishedAt) throw notNow();
  await refusePersons(tx, permit.districtId, { reason });
  await tx
    .updateTable("conference.conference")
    .set({ cancelled_at: now, cancel_reason: reason })
    .where("district", "=", permit.districtId)
    .where("id", "=", id)
    .execute();
  await noteHearers(tx, permit, conference, undefined, { secret, now });
  await recordConference(tx, permit.districtId, id, now);
  await recordChange(tx, permit, { action: "conference.cancel", kind: conferenceKindName, id, after: { reason } });
}

/** Writes into the thread that a conference has been held, once; for the nightly job. */
export async function tellHeld(tx: Tx, permit: Preparing, id: string, now: Date): Promise<void> {
  await recordConference(tx, permit.districtId, id, now);
  await tx
    .updateTable("conference.conference")
    .set({ held_told_at: now })
    .where("district", "=", permit.districtId)
    .where("id", "=", id)
    .execute();
}

/** Whoever reads about a conference must be able to ask. @throws Refusal `contactPhone: contact_needed` */
function refuseWithoutContact({ contactPhone, contactMail }: Pick<Details, "contactPhone" | "contactMail">): void {
  if (contactPhone === null && contactMail === null) throw new Refusal({ field: "contactPhone", code: "contact_needed" });
}

function rowOf(input: Details | Conference) {
  return {
    title: input.title,
    why: input.why,
    place: input.place,
    starts_at: input.startsAt,
    ends_at: input.endsAt,
    organiser: input.organiser,
    target_group: input.targetGroup,
    capacity: input.capacity,
    contact_function: input.contactFunction,
    contact_phone: input.contactPhone,
    contact_mail: input.contactMail,
    registration_opens_at: input.opensAt,
    registration_closes_at: input.closesAt,
    by_invitation: input.byInvitation,
    languages: [...input.languages],
    case_number: input.caseNumber,
  };
}

async function refuseUnfit(tx: Tx, permit: Preparing, input: Details): Promise<void> {
  const { title, why, place, targetGroup, organiser } = input;
  await refusePersonPhones(tx, permit.districtId, { title, why, place, targetGroup, organiser });
  await refuseMembersNames(tx, permit.districtId, "contactFunction", input.contactFunction);
}
