import type { Tx } from "../../../../platform/db/database.ts";
import type { District } from "../../../../platform/district/district.ts";
import { sendJob } from "../../../../platform/jobs/jobs.ts";
import { Refusal, notNow } from "../../../../platform/web/form.ts";
import { findForWork } from "../../queries/conferences.ts";
import type { Conference } from "../../queries/conferences.ts";
import { isOpen, registrationAt } from "../../rules/stages.ts";
import { invitationRows, listInvited, sentLetterOf } from "../queries/invitations.ts";
import type { Inviting } from "../queries/invitations.ts";
import type { SentLetter } from "../rules/mail.ts";
import { isToRemind, isToSend } from "../rules/standing.ts";
import type { Invitation, StandingInvitation } from "../rules/standing.ts";
import { recordList } from "./list.ts";
import "../tables.ts";

/** Where mails come from, and by what addresses that do not work are known. */
export interface Sending {
  readonly district: District;
  /** Base of addresses, without a slash at the end. */
  readonly publicUrl: string;
  readonly secret: string;
  readonly now: Date;
}

/**
 * Sends the invitation to everybody on the list who has an address and has not got it; whoever presses again, or adds others later,
 * sends it to nobody twice.
 * @returns how many got it now
 * @throws Refusal `"": not_now | letter_needed | no_registration | registration_over | nobody_to_send`
 */
export async function sendInvitations(tx: Tx, permit: Inviting, conferenceId: string, sending: Sending): Promise<number> {
  const count = await sendTo(tx, permit, conferenceId, sending, "sent_at", isToSend);
  if (count === 0) throw new Refusal({ field: "", code: "nobody_to_send" });
  await recordList(tx, permit, "conference.send_invitations", conferenceId, { count });
  return count;
}

/**
 * Reminds everybody who was invited by mail and has said nothing, each of them once.
 * @returns how many were reminded now
 * @throws Refusal `"": not_now | letter_needed | no_registration | registration_over | nobody_to_remind`
 */
export async function remindInvited(tx: Tx, permit: Inviting, conferenceId: string, sending: Sending): Promise<number> {
  const count = await sendTo(tx, permit, conferenceId, sending, "reminded_at", isToRemind);
  if (count === 0) throw new Refusal({ field: "", code: "nobody_to_remind" });
  await recordList(tx, permit, "conference.remind_invited", conferenceId, { count });
  return count;
}

/** When somebody was sent what. */
export type Mark = PressedMark | "called_off_at";

/** What a coordinator sends to many with one press. */
export const pressedMarks = ["sent_at", "reminded_at"] as const;

export type PressedMark = (typeof pressedMarks)[number];

/** The job that writes the mails of one press. */
export const writeInvitationsJobName = "write-conference-invitations";

/** Marks everybody who is due, each once, and asks for their mails: many take a while, and nobody is to wait for that. @returns to how many */
async function sendTo(tx: Tx, permit: Inviting, conferenceId: string, sending: Sending, mark: PressedMark, isDue: (one: StandingInvitation) => boolean): Promise<number> {
  await readyToSend(tx, permit, conferenceId, sending);
  const due = (await listInvited(tx, permit, conferenceId, sending)).filter(isDue);
  const taken = await take(tx, permit, due, mark, sending.now);
  if (taken.length > 0) await sendJob(tx, writeInvitationsJobName, { districtId: permit.districtId, conferenceId, mark, at: sending.now.toISOString() });
  return taken.length;
}

/**
 * The conference and its letter, when people can be invited to it.
 * @throws Refusal `"": not_now | letter_needed | no_registration | registration_over`
 */
export async function readyToSend(tx: Tx, permit: Inviting, conferenceId: string, { publicUrl, now }: Sending): Promise<{ conference: Conference; letter: SentLetter }> {
  const conference = await findForWork(tx, permit, conferenceId);
  if (!conference?.publishedAt || !isOpen(conference, now)) throw notNow();
  const letter = await sentLetterOf(tx, permit.districtId, conferenceId, publicUrl);
  if (!letter) throw new Refusal({ field: "", code: "letter_needed" });
  const registration = registrationAt(conference, now);
  if (registration === "none") throw new Refusal({ field: "", code: "no_registration" });
  if (registration === "closed") throw new Refusal({ field: "", code: "registration_over" });
  return { conference, letter };
}

export type Mailed = Invitation & { readonly email: string };

/** Marks those who are not marked yet, so that of two who press at once only one writes to somebody. */
export async function take(tx: Tx, { districtId }: Inviting, due: readonly { readonly id: string }[], mark: Mark, now: Date): Promise<Mailed[]> {
  if (due.length === 0) return [];
  // In one order, so that two who press at once wait for each other and not each for both.
  const rows = await invitationRows(tx, districtId)
    .where("id", "in", due.map(({ id }) => id))
    .where(mark, "is", null)
    .where("email", "is not", null)
    .orderBy("id")
    .forUpdate()
    .execute();
  if (rows.length === 0) return [];
  await tx
    .updateTable("conference.invitation")
    .set({ [mark]: now })
    .where("district", "=", districtId)
    .where("id", "in", rows.map(({ id }) => id))
    .execute();
  return rows.flatMap(({ email, ...one }) => (email === null ? [] : [{ ...one, email }]));
}
