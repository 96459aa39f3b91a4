import { v5 as uuidv5, v7 as uuidv7 } from "uuid";
import type { Db, Tx } from "../../../../platform/db/database.ts";
import { isMailWritten, queueMail } from "../../../../platform/mail/outbox.ts";
import { holdMadeFrom } from "../../../../thread/commands.ts";
import { conferenceKindName } from "../../commands/records.ts";
import { noteCancellingMailed } from "../../notice/commands/mailed.ts";
import { findPublished } from "../../queries/conferences.ts";
import { isOpen } from "../../rules/stages.ts";
import { invitationRows, sentLetterOf } from "../queries/invitations.ts";
import type { Inviting } from "../queries/invitations.ts";
import { invitationMail } from "../rules/mail.ts";
import { answerHref } from "./answer-link.ts";
import { take } from "./send.ts";
import type { PressedMark, Sending } from "./send.ts";
import "../tables.ts";

/** One press on the button that sends or reminds. */
export interface Press {
  readonly conferenceId: string;
  readonly mark: PressedMark;
  readonly at: Date;
}

/** Everybody with mail whom a press was for. For the job. */
export async function pressedFor(db: Db, { districtId }: Inviting, { conferenceId, mark, at }: Press): Promise<string[]> {
  const rows = await invitationRows(db, districtId).where("conference_id", "=", conferenceId).where(mark, "=", at).where("email", "is not", null).orderBy("id").execute();
  return rows.map(({ id }) => id);
}

/**
 * Writes to one of those whom a press was for, unless that has been done: so the job may stop in the middle and run again. Nobody is
 * invited any more to what is cancelled or over.
 */
export async function writeInvitation(tx: Tx, permit: Inviting, { conferenceId, mark, at }: Press, id: string, sending: Sending): Promise<void> {
  const { districtId } = permit;
  const invitation = await invitationRows(tx, districtId).where("id", "=", id).where(mark, "=", at).forUpdate().executeTakeFirst();
  const conference = await findPublished(tx, districtId, conferenceId);
  if (!invitation?.email || !conference || !isOpen(conference, sending.now)) return;
  const { email } = invitation;
  const mailId = uuidv5(mark, id);
  // Looked at first, so that no link is made which nobody gets.
  if (await isMailWritten(tx, districtId, mailId)) return;
  await holdMadeFrom(tx, districtId, { kind: conferenceKindName, id: conferenceId }, "letter");
  const letter = await sentLetterOf(tx, districtId, conferenceId, sending.publicUrl);
  const href = await answerHref(tx, sending, conference, id);
  const news = mark === "sent_at" ? "invited" : "reminded";
  await queueMail(tx, { ...invitationMail({ district: sending.district, conference, invitation: { ...invitation, email }, news, letter, href }), id: mailId });
}

/** Tells somebody who was invited in vain that the conference is cancelled, once; for the job. */
export async function tellCalledOff(tx: Tx, permit: Inviting, { conferenceId, id }: { readonly conferenceId: string; readonly id: string }, { district, now }: Sending): Promise<void> {
  const conference = await findPublished(tx, permit.districtId, conferenceId);
  const [invitation] = await take(tx, permit, [{ id }], "called_off_at", now);
  if (!conference?.cancelledAt || !invitation) return;
  const mailId = uuidv7();
  await queueMail(tx, { ...invitationMail({ district, conference, invitation, news: "called_off", letter: undefined, href: undefined }), id: mailId });
  await noteCancellingMailed(tx, permit.districtId, { invitationId: invitation.id }, mailId, now);
}
