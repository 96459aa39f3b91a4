import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { District } from "../../../platform/district/district.ts";
import { isMailed } from "../../../platform/identity/member.ts";
import { makePersonalLink, revokePersonalLinks } from "../../../platform/identity/personal-links.ts";
import { queueMail } from "../../../platform/mail/outbox.ts";
import { daysBefore } from "../../../platform/retention/rule.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { Refusal, notNow } from "../../../platform/web/form.ts";
import { askingMail, writePurpose } from "../bulletin-mail.ts";
import { phaseOf, whoIsAsked } from "../bulletin.ts";
import type { KnownMeeting } from "../bulletin.ts";
import { askedParties, contributionsTo, findMeeting } from "../queries.ts";
import type { AskedParty, Speaker } from "../queries.ts";
import { addParties, lockBulletin, recordBulletin } from "./records.ts";

/** What mails need to know. */
export interface Sending {
  readonly district: District;
  readonly publicUrl: string;
  readonly now: Date;
}

/** The page behind a link itself says until when one can write; meetings move, and then the link still opens. */
const linkDays = 90;

/**
 * Asks every party for five lines for a coming meeting: one mail with a personal link for each party somebody speaks for.
 * Once for each meeting.
 * @returns how many mails were written
 * @throws Refusal `"": not_now` when it is too late or cancelled, `"": already_asked | no_parties`
 */
export async function askParties(
  tx: Tx,
  permit: Permit<"bulletins.prepare">,
  meetingId: string,
  sending: Sending,
): Promise<number> {
  const meeting = await findMeeting(tx, permit.districtId, meetingId);
  if (!meeting || phaseOf(meeting, sending.now) !== "open") throw notNow();
  const parties = await askedParties(tx, permit, sending.now);
  if (parties.length === 0) throw new Refusal({ field: "", code: "no_parties" });
  const begun = await tx
    .insertInto("bulletins.bulletin")
    .values({ district: permit.districtId, meeting_id: meetingId, asked_at: sending.now })
    .onConflict((conflict) => conflict.doNothing())
    .returning("meeting_id")
    .executeTakeFirst();
  if (!begun) throw new Refusal({ field: "", code: "already_asked" });
  await addParties(tx, permit.districtId, meetingId, parties.map(({ id }) => id));
  await recordBulletin(tx, permit, meetingId);
  const mails = await mailAll(tx, permit, meeting, parties, { ...sending, isReminder: false });
  const after = { parties: parties.length, count: mails };
  await recordChange(tx, permit, { action: "bulletins.ask", kind: "bulletin", id: meetingId, after });
  return mails;
}

/**
 * Reminds those who speak for a party that has not answered, also one that has come since. Once for each meeting.
 * @returns how many mails were written
 * @throws Refusal `"": not_now | already_reminded`
 */
export async function remindParties(
  tx: Tx,
  permit: Permit<"bulletins.prepare">,
  meetingId: string,
  sending: Sending,
): Promise<number> {
  const { meeting, bulletin } = await lockBulletin(tx, permit.districtId, meetingId);
  if (phaseOf(meeting, sending.now) !== "open") throw notNow();
  if (bulletin.remindedAt !== null) throw new Refusal({ field: "", code: "already_reminded" });
  const parties = await askedParties(tx, permit, sending.now);
  await addParties(tx, permit.districtId, meetingId, parties.map(({ id }) => id));
  const answered = new Set(
    (await contributionsTo(tx, permit, meetingId)).filter((one) => one.answeredAt !== null).map((one) => one.partyId),
  );
  const silent = parties.filter(({ id }) => !answered.has(id));
  await tx
    .updateTable("bulletins.bulletin")
    .set({ reminded_at: sending.now })
    .where("district", "=", permit.districtId)
    .where("meeting_id", "=", meetingId)
    .execute();
  const mails = await mailAll(tx, permit, meeting, silent, { ...sending, isReminder: true });
  const after = { parties: silent.length, count: mails };
  await recordChange(tx, permit, { action: "bulletins.remind", kind: "bulletin", id: meetingId, after });
  return mails;
}

/**
 * Sends those who speak for one party new links, for somebody who has lost theirs. All their links for this meeting that
 * are out open nothing from then on, so they get one for each party they speak for.
 * @throws Refusal `"": not_now` when it is too late, or nobody who speaks for the party reads mail
 */
export async function askPartyAgain(
  tx: Tx,
  permit: Permit<"bulletins.prepare">,
  { meetingId, partyId }: { readonly meetingId: string; readonly partyId: string },
  sending: Sending,
): Promise<void> {
  const { meeting } = await lockBulletin(tx, permit.districtId, meetingId);
  const phase = phaseOf(meeting, sending.now);
  if (phase !== "open" && phase !== "late") throw notNow();
  const parties = await askedParties(tx, permit, sending.now);
  const asked = mailed(parties.find(({ id }) => id === partyId)?.speakers ?? []);
  if (asked.length === 0) throw notNow();
  const again = new Set(asked.map(({ member }) => member.id));
  const links = { districtId: permit.districtId, purpose: writePurpose, subjectId: meetingId };
  for (const memberId of again) await revokePersonalLinks(tx, { ...links, memberId }, sending.now);
  const theirs = parties.map((party) => ({ ...party, speakers: party.speakers.filter(({ member }) => again.has(member.id)) }));
  await mailAll(tx, permit, meeting, theirs, { ...sending, isReminder: false });
  await recordChange(tx, permit, { action: "bulletins.ask_again", kind: "bulletin", id: meetingId, after: { partyId } });
}

/** Those of whoever is asked for a party who read mail. */
function mailed(speakers: readonly Speaker[]) {
  return whoIsAsked(speakers).flatMap(({ member }) =>
    isMailed(member) ? [{ member }] : [],
  );
}

async function mailAll(
  tx: Tx,
  permit: Permit<"bulletins.prepare">,
  meeting: KnownMeeting,
  parties: readonly AskedParty[],
  { district, publicUrl, now, isReminder }: Sending & { readonly isReminder: boolean },
): Promise<number> {
  let mails = 0;
  for (const { id, name, speakers } of parties)
    for (const { member } of mailed(speakers)) {
      const token = await makePersonalLink(tx, {
        districtId: permit.districtId,
        purpose: writePurpose,
        subjectId: meeting.id,
        memberId: member.id,
        expiresAt: daysBefore(meeting.at > now ? meeting.at : now, -linkDays),
      });
      await queueMail(tx, askingMail({ district, publicUrl, meeting, party: { id, name }, member, token, isReminder }));
      mails += 1;
    }
  return mails;
}
