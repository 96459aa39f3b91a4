import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { dayOf } from "../../../platform/i18n/dates.ts";
import { nextNumber } from "../../../platform/numbers/numbers.ts";
import { Refusal, notNow } from "../../../platform/web/form.ts";
import { madeFrom } from "../../../thread/queries.ts";
import { changesBetween } from "../rules/programme/changes.ts";
import { conflictsOf } from "../rules/programme/conflicts.ts";
import { moveAlong } from "../rules/programme/moving.ts";
import type { Programme } from "../rules/programme/programme.ts";
import { findForWork } from "../queries/conferences.ts";
import type { Conference } from "../queries/conferences.ts";
import type { Noting } from "../notice/commands/hearers.ts";
import { noteProgrammeHearers } from "../notice/commands/programme-hearers.ts";
import { versionsOf, workingProgramme } from "../queries/programme.ts";
import { storedProgramme } from "../rules/programme/stored-programme.ts";
import { conferenceKindName, lockConference, lockOpen, recordConference } from "./records.ts";
import type { Preparing } from "./records.ts";
import "../tables.ts";

/**
 * Shows everyone the conference and its programme as it now is. A conference without a case gets one of our own the first
 * time. Everybody whose own programme has another time or room by it is told.
 * @param input `anyway`: in spite of conflicts
 * @returns the number of the version
 * @throws Refusal `"": not_now | contact_needed | nothing_new | programme_empty`, `anyway: conflicts`
 */
export async function publishProgramme(tx: Tx, permit: Preparing, id: string, input: { readonly anyway: boolean }, { secret, now }: Noting): Promise<number> {
  const { districtId } = permit;
  const conference = await lockOpen(tx, districtId, id, now);
  if (conference.contactPhone === null && conference.contactMail === null) throw new Refusal({ field: "", code: "contact_needed" });
  const programme = await workingProgramme(tx, permit, conference);
  if (programme.sessions.length === 0) throw new Refusal({ field: "", code: "programme_empty" });
  const versions = await versionsOf(tx, districtId, id);
  const [last] = versions;
  if (last && storedProgramme(last.programme) === storedProgramme(programme)) throw new Refusal({ field: "", code: "nothing_new" });
  if (!input.anyway && conflictsOf(programme).length > 0) throw new Refusal({ field: "anyway", code: "conflicts" });
  const number = await addVersion(tx, permit, id, programme, now);
  await noteProgrammeHearers(tx, permit, id, versions, programme, { secret, now });
  if (!conference.publishedAt) {
    const caseNumber = conference.caseNumber ?? (await nextNumber(tx, { id: districtId }, "case", Number(dayOf(now).slice(0, 4))));
    await tx
      .updateTable("conference.conference")
      .set((eb) => ({ published_at: now, case_number: caseNumber, version: eb("version", "+", 1) }))
      .where("district", "=", districtId)
      .where("id", "=", id)
      .execute();
  }
  await recordConference(tx, districtId, id, now);
  await recordChange(tx, permit, { action: "conference.publish", kind: conferenceKindName, id, after: { number, sessions: programme.sessions.length } });
  return number;
}

/**
 * A published conference has another name, time or place: that is a version of its own, with the programme as it was
 * published last. What is still being prepared stays unseen.
 */
export async function headChanged(tx: Tx, permit: Preparing, id: string, before: Conference, now: Date): Promise<void> {
  const [last] = await versionsOf(tx, permit.districtId, id);
  const conference = await findForWork(tx, permit, id);
  if (!last || !conference) return;
  const { title, place, startsAt, endsAt } = conference;
  const programme = { ...moveAlong(last.programme, before.startsAt, startsAt), title, place, startsAt, endsAt };
  if (changesBetween(last.programme, programme).length > 0) await addVersion(tx, permit, id, programme, now);
}

/**
 * Says that the invitation went out with the programme as it was last published: from then on everyone is told what has
 * changed since the letter.
 * @throws Refusal `"": not_now` when another version has been published meanwhile
 */
export async function markLetterSent(tx: Tx, permit: Preparing, id: string, number: number, now: Date): Promise<void> {
  await lockOpen(tx, permit.districtId, id, now);
  const [last] = await versionsOf(tx, permit.districtId, id);
  if (!last || last.number !== number) throw notNow();
  if (!last.letterSentAt) await mark(tx, permit, id, number, now);
}

/**
 * Notes that the invitation went out, when a letter that was made of a conference has been sent: with the programme that was
 * public on that moment, however late it is noted. Noting it again changes nothing.
 */
export async function noteLetterSent(tx: Tx, permit: Preparing, id: string, letterId: string): Promise<void> {
  const { districtId } = permit;
  const letters = await madeFrom(tx, districtId, [{ kind: conferenceKindName, id }], ["letter"], "visitor");
  const letter = letters.find((one) => one.id === letterId && one.isPublic);
  if (!letter) return;
  await lockConference(tx, districtId, id);
  const version = (await versionsOf(tx, districtId, id)).find(({ publishedAt }) => publishedAt <= letter.at);
  if (version && !version.letterSentAt) await mark(tx, permit, id, version.number, letter.at);
}

async function mark(tx: Tx, permit: Preparing, id: string, number: number, sentAt: Date): Promise<void> {
  await tx
    .updateTable("conference.version")
    .set({ letter_sent_at: sentAt })
    .where("district", "=", permit.districtId)
    .where("conference_id", "=", id)
    .where("number", "=", number)
    .execute();
  await recordChange(tx, permit, { action: "conference.mark_letter", kind: conferenceKindName, id, after: { number } });
}

async function addVersion(tx: Tx, permit: Preparing, id: string, programme: Programme, now: Date): Promise<number> {
  const [last] = await versionsOf(tx, permit.districtId, id);
  const number = (last?.number ?? 0) + 1;
  await tx
    .insertInto("conference.version")
    .values({ district: permit.districtId, conference_id: id, number, programme: storedProgramme(programme), published_at: now })
    .execute();
  return number;
}
