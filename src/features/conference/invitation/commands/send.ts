import type { Tx } from "../../../../platform/db/database.ts";
import type { District } from "../../../../platform/district/district.ts";
import { queueMail } from "../../../../platform/mail/outbox.ts";
import type { Permit } from "../../../../platform/rights/permit.ts";
import { Refusal } from "../../../../platform/web/form.ts";
import { findForWork, findPublished } from "../../queries/conferences.ts";
import type { Conference } from "../../queries/conferences.ts";
import { isOpen, registrationAt } from "../../rules/stages.ts";
import { invitationRows, listInvited, sentLetterOf } from "../queries/invitations.ts";
import type { Inviting } from "../queries/invitations.ts";
import { invitationMail } from "../rules/mail.ts";
import type { InvitationNews, SentLetter } from "../rules/mail.ts";
import { isToRemind, isToSend } from "../rules/standing.ts";
import type { Invitation, StandingInvitation } from "../rules/standing.ts";
import { answerHref } from "./answer-link.ts";
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
  const count = await writeTo(tx, permit, conferenceId, sending, { isDue: isToSend, mark: "sent_at", news: "invited" });
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
  const count = await writeTo(tx, permit, conferenceId, sending, { isDue: isToRemind, mark: "reminded_at", news: "reminded" });
  if (count === 0) throw new Refusal({ field: "", code: "nobody_to_remind" });
  await recordList(tx, permit, "conference.remind_invited", conferenceId, { count });
  return count;
}

/** Tells somebody who was invited in vain that the conference is cancelled, once; for the job. */
export async function tellCalledOff(tx: Tx, permit: Permit<"conference.prepare">, { conferenceId, id }: { readonly conferenceId: string; readonly id: string }, sending: Sending): Promise<void> {
  const conference = await findPublished(tx, permit.districtId, conferenceId);
  const [one] = await take(tx, permit, [{ id }], "called_off_at", sending.now);
  if (conference?.cancelledAt && one) await write(tx, sending, { conference, letter: undefined, invitation: one, news: "called_off" });
}

type Mark = "sent_at" | "reminded_at" | "called_off_at";

interface Round {
  readonly isDue: (one: StandingInvitation) => boolean;
  readonly mark: Mark;
  readonly news: InvitationNews;
}

/** Writes to everybody who is due, each once. @returns to how many */
async function writeTo(tx: Tx, permit: Inviting, conferenceId: string, sending: Sending, { isDue, mark, news }: Round): Promise<number> {
  const { conference, letter } = await readyToSend(tx, permit, conferenceId, sending);
  const due = (await listInvited(tx, permit, conferenceId, sending)).filter(isDue);
  const taken = await take(tx, permit, due, mark, sending.now);
  for (const invitation of taken) await write(tx, sending, { conference, letter, invitation, news });
  return taken.length;
}

/**
 * The conference and its letter, when people can be invited to it.
 * @throws Refusal `"": not_now | letter_needed | no_registration | registration_over`
 */
export async function readyToSend(tx: Tx, permit: Inviting, conferenceId: string, { publicUrl, now }: Sending): Promise<{ conference: Conference; letter: SentLetter }> {
  const conference = await findForWork(tx, permit, conferenceId);
  if (!conference?.publishedAt || !isOpen(conference, now)) throw new Refusal({ field: "", code: "not_now" });
  const letter = await sentLetterOf(tx, permit.districtId, conferenceId, publicUrl);
  if (!letter) throw new Refusal({ field: "", code: "letter_needed" });
  const registration = registrationAt(conference, now);
  if (registration === "none") throw new Refusal({ field: "", code: "no_registration" });
  if (registration === "closed") throw new Refusal({ field: "", code: "registration_over" });
  return { conference, letter };
}

type Mailed = Invitation & { readonly email: string };

/** Marks those who are not marked yet, so that of two who press at once only one writes to somebody. */
async function take(tx: Tx, { districtId }: Inviting, due: readonly { readonly id: string }[], mark: Mark, now: Date): Promise<Mailed[]> {
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

interface Writing {
  readonly conference: Conference;
  readonly letter: SentLetter | undefined;
  readonly invitation: Mailed;
  readonly news: InvitationNews;
}

async function write(tx: Tx, { district, publicUrl }: Sending, { conference, letter, invitation, news }: Writing): Promise<void> {
  const href = news === "called_off" ? undefined : await answerHref(tx, { district, publicUrl }, conference, invitation.id);
  await queueMail(tx, invitationMail({ district, conference, invitation, news, letter, href }));
}
