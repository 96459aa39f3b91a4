import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { District, DistrictId } from "../../../platform/district/district.ts";
import { isMailed } from "../../../platform/identity/member.ts";
import type { Member } from "../../../platform/identity/member.ts";
import { makePersonalLink, permitByLink, revokePersonalLinks } from "../../../platform/identity/personal-links.ts";
import type { PersonalLink } from "../../../platform/identity/personal-links.ts";
import { listMembers, membersById } from "../../../platform/identity/queries.ts";
import { queueMail } from "../../../platform/mail/outbox.ts";
import { countByDistrict, daysBefore } from "../../../platform/retention/rule.ts";
import type { Erased, RetentionTools } from "../../../platform/retention/rule.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { Refusal, notNow } from "../../../platform/web/form.ts";
import { invitationMail } from "../invitation.ts";
import { agendaOf } from "../queries/agenda.ts";
import { answerOf } from "../queries/invitations.ts";
import { findMeeting } from "../queries/meetings.ts";
import { lockOpenMeeting } from "./records.ts";

export const answerPurpose = "meetings.answer";

export interface Answer {
  readonly answer: "yes" | "no";
  readonly note?: string;
}

/** A link stays readable a day after the meeting, so that a late click is met with words and not with a wall. */
const linkLivesOn = 24 * 60 * 60 * 1000;

/**
 * Invites every member who is reached by mail and has not been invited yet: a mail with a calendar file and a personal
 * link to answer.
 * @param whom only those who stand on the meeting's list already, when not everybody is meant
 * @returns how many mails were written
 * @throws Refusal `"": not_now` when the meeting has begun, `"": locked | cancelled`
 */
export async function sendInvitations(
  tx: Tx,
  permit: Permit<"meetings.prepare">,
  district: District,
  meetingId: string,
  sending: Sending,
  whom: "everyone" | "expected" = "everyone",
): Promise<number> {
  const invite = await prepareInvitations(tx, permit, district, meetingId, sending);
  const waiting = await notYetInvited(tx, permit, meetingId, whom);
  for (const member of waiting) {
    await tx
      .insertInto("meetings.invitation")
      .values({
        district: permit.districtId,
        meeting_id: meetingId,
        member_id: member.id,
        mailed_at: sending.now,
        answer: null,
        answered_at: null,
        reminded_at: null,
      })
      .onConflict((conflict) =>
        conflict.columns(["district", "meeting_id", "member_id"]).doUpdateSet({ mailed_at: sending.now }),
      )
      .execute();
    await invite(member);
  }
  if (waiting.length > 0)
    await recordChange(tx, permit, {
      action: "meetings.invite",
      kind: "meeting",
      id: meetingId,
      after: { invited: waiting.map((member) => member.id) },
    });
  return waiting.length;
}

/**
 * Sends one member the invitation once more, with a new link; the one they had opens nothing from then on. What they
 * have answered stays.
 * @throws Refusal `"": not_now` when the meeting has begun or they were not invited by mail, `"": locked | cancelled`
 */
export async function inviteAgain(
  tx: Tx,
  permit: Permit<"meetings.prepare">,
  district: District,
  { meetingId, memberId }: { readonly meetingId: string; readonly memberId: string },
  sending: Sending,
): Promise<void> {
  const invite = await prepareInvitations(tx, permit, district, meetingId, sending);
  const [member] = await membersById(tx, permit, [memberId]);
  if (!member || !isMailed(member) || (await notYetInvited(tx, permit, meetingId)).some(({ id }) => id === memberId))
    throw notNow();
  const link = { districtId: permit.districtId, purpose: answerPurpose, subjectId: meetingId, memberId };
  await revokePersonalLinks(tx, link, sending.now);
  await invite(member);
  await recordChange(tx, permit, { action: "meetings.invite_again", kind: "meeting", id: meetingId, after: { memberId } });
}

interface Sending {
  readonly now: Date;
  readonly publicUrl: string;
}

type MailedMember = Member & { readonly email: string };

/** Locks a meeting that is still to come; gives what makes a link to answer for one member and mails it. */
async function prepareInvitations(
  tx: Tx,
  permit: Permit<"meetings.prepare">,
  district: District,
  meetingId: string,
  { now, publicUrl }: Sending,
): Promise<(member: MailedMember) => Promise<void>> {
  const { startsAt } = await lockOpenMeeting(tx, permit.districtId, meetingId);
  const meeting = startsAt > now ? await findMeeting(tx, permit, meetingId) : undefined;
  if (!meeting) throw notNow();
  const titles = (await agendaOf(tx, permit, meetingId)).map((entry) => entry.title);
  return async (member) => {
    const token = await makeAnswerLink(tx, permit.districtId, meeting, member.id);
    await queueMail(tx, invitationMail({ district, meeting, titles, member, token, publicUrl, now }));
  };
}

/** A personal link with which one member answers one meeting. @returns its token */
export async function makeAnswerLink(
  tx: Tx,
  districtId: DistrictId,
  meeting: { readonly id: string; readonly endsAt: Date },
  memberId: string,
): Promise<string> {
  return makePersonalLink(tx, {
    districtId,
    purpose: answerPurpose,
    subjectId: meeting.id,
    memberId,
    expiresAt: new Date(meeting.endsAt.getTime() + linkLivesOn),
  });
}

async function notYetInvited(
  tx: Tx,
  permit: Permit<string>,
  meetingId: string,
  whom: "everyone" | "expected" = "everyone",
): Promise<MailedMember[]> {
  const rows = await tx
    .selectFrom("meetings.invitation")
    .select(["member_id as memberId", "mailed_at as mailedAt"])
    .where("district", "=", permit.districtId)
    .where("meeting_id", "=", meetingId)
    .execute();
  const mailed = new Map(rows.map(({ memberId, mailedAt }) => [memberId, mailedAt !== null]));
  return (await listMembers(tx, permit))
    .filter(isMailed)
    .filter(({ id }) => mailed.get(id) !== true && (whom === "everyone" || mailed.has(id)));
}

/** Puts members on the list of a new meeting, before they are invited by mail, by phone or on paper. */
export async function expectMembers(
  tx: Tx,
  permit: Permit<string>,
  meetingId: string,
  memberIds: readonly string[],
): Promise<void> {
  const members = await membersById(tx, permit, memberIds);
  if (members.length === 0) return;
  const row = { district: permit.districtId, meeting_id: meetingId, mailed_at: null, answer: null, answered_at: null, reminded_at: null };
  await tx.insertInto("meetings.invitation").values(members.map(({ id }) => ({ ...row, member_id: id }))).execute();
}

/**
 * Enters an answer for a member who gave it by phone, on paper or in person: kept and logged as assisted.
 * @throws Refusal `"": locked | cancelled | not_now`
 */
export async function recordAnswer(
  tx: Tx,
  permit: Permit<"meetings.prepare">,
  ref: { readonly meetingId: string; readonly memberId: string },
  answer: Answer,
  now: Date,
): Promise<void> {
  await lockOpenMeeting(tx, permit.districtId, ref.meetingId);
  const [member] = await membersById(tx, permit, [ref.memberId]);
  if (!member) throw notNow();
  await writeAnswer(tx, permit.districtId, ref, answer, true, now);
  const after = { memberId: ref.memberId, answer: answer.answer, assisted: true };
  await recordChange(tx, permit, { action: "meetings.answer", kind: "meeting", id: ref.meetingId, after });
}

/**
 * Takes the answer of whoever holds a personal link; it can be changed until the meeting begins.
 * @throws Refusal `"": not_now | locked | cancelled`, `"": too_late` when the meeting has begun
 */
export async function answerByLink(
  tx: Tx,
  districtId: DistrictId,
  link: PersonalLink<typeof answerPurpose>,
  answer: Answer,
  now: Date,
): Promise<void> {
  if (link.memberId === null) throw notNow();
  await answerOneself(tx, permitByLink({ ...link, districtId }), { meetingId: link.subjectId, memberId: link.memberId }, answer, now);
}

/**
 * Takes a signed-in member's own answer to an invitation; it can be changed until the meeting begins.
 * @throws Refusal `"": not_now | locked | cancelled` also when they were not invited, `"": too_late` when the meeting has begun
 */
export async function answerInvitation(tx: Tx, permit: Permit<"meetings.read">, meetingId: string, answer: Answer, now: Date): Promise<void> {
  const { actor, districtId } = permit;
  if (actor.kind !== "member" || !(await answerOf(tx, districtId, meetingId, actor.memberId))) throw notNow();
  await answerOneself(tx, permit, { meetingId, memberId: actor.memberId }, answer, now);
}

async function answerOneself(
  tx: Tx,
  permit: Permit<string>,
  ref: { readonly meetingId: string; readonly memberId: string },
  answer: Answer,
  now: Date,
): Promise<void> {
  const meeting = await lockOpenMeeting(tx, permit.districtId, ref.meetingId);
  if (meeting.startsAt <= now) throw new Refusal({ field: "", code: "too_late" });
  await writeAnswer(tx, permit.districtId, ref, answer, false, now);
  const after = { memberId: ref.memberId, answer: answer.answer, assisted: false };
  await recordChange(tx, permit, { action: "meetings.answer", kind: "meeting", id: ref.meetingId, after });
}

async function writeAnswer(
  tx: Tx,
  districtId: DistrictId,
  { meetingId, memberId }: { readonly meetingId: string; readonly memberId: string },
  { answer, note = "" }: Answer,
  assisted: boolean,
  now: Date,
): Promise<void> {
  const row = { answer, note: note.trim(), answered_at: now, assisted };
  await tx
    .insertInto("meetings.invitation")
    .values({ district: districtId, meeting_id: meetingId, member_id: memberId, mailed_at: null, reminded_at: null, ...row })
    .onConflict((conflict) => conflict.columns(["district", "meeting_id", "member_id"]).doUpdateSet(row))
    .execute();
}

/** How long invitations and answers are kept after a meeting: the minutes tell who was there. */
export const answersKeptDays = 90;

/** Deletes invitations and answers of meetings that ended more than ninety days ago, in every district. */
export async function forgetOldAnswers(tx: Tx, { now }: Pick<RetentionTools, "now">): Promise<readonly Erased[]> {
  const gone = await tx
    .deleteFrom("meetings.invitation")
    .using("meetings.meeting")
    .whereRef("meetings.meeting.district", "=", "meetings.invitation.district")
    .whereRef("meetings.meeting.id", "=", "meetings.invitation.meeting_id")
    .where("meetings.meeting.ends_at", "<", daysBefore(now, answersKeptDays))
    .returning("meetings.invitation.district")
    .execute();
  return countByDistrict(gone);
}
