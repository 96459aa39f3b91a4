import { v7 as uuidv7 } from "uuid";
import { recordChange } from "../../../../platform/audit/commands.ts";
import type { Tx } from "../../../../platform/db/database.ts";
import type { District, DistrictId } from "../../../../platform/district/district.ts";
import { findBounce } from "../../../../platform/mail/bounces.ts";
import { queueMail } from "../../../../platform/mail/outbox.ts";
import type { Permit } from "../../../../platform/rights/permit.ts";
import { Refusal, notNow } from "../../../../platform/web/form.ts";
import { answerHref } from "../../invitation/commands/answer-link.ts";
import type { Conference } from "../../queries/conferences.ts";
import { findPublished } from "../../queries/conferences.ts";
import { registrationHref } from "../../registration/commands/own-link.ts";
import { calendarFile } from "../../registration/commands/mails.ts";
import { isOpen, registrationAt } from "../../rules/stages.ts";
import { programmeFile } from "../../seating/commands/mails.ts";
import type { HeadOfConference } from "../head.ts";
import { hasMoved, quietMinutes } from "../head.ts";
import { movedMail } from "../mail.ts";
import { attachedTo, hearersOf, lockHearer } from "../queries/hearers.ts";
import type { Knowing } from "../queries/reached.ts";
import { holdHearers } from "./mailed.ts";
import "../../tables.ts";
import "../tables.ts";

const rowsAtOnce = 500;

/** When it is, and by what addresses that do not work are known. */
export interface Noting extends Knowing {
  readonly now: Date;
}

/**
 * Notes who must hear that a conference was moved or cancelled: everybody who is registered, and everybody who is invited and has
 * not answered. Who has not heard of a change before still believes what they believed then. The conference is held by the caller.
 * @param is where and when it is now; undefined when it is cancelled
 */
export async function noteHearers(tx: Tx, permit: Permit<"conference.prepare">, was: HeadOfConference & { readonly id: string }, is: HeadOfConference | undefined, { secret, now }: Noting): Promise<void> {
  const { districtId } = permit;
  await holdHearers(tx, districtId, was.id, "conference.hearer");
  // Also says when and where it all is.
  await holdHearers(tx, districtId, was.id, "conference.programme_hearer");
  const told = (await hearersOf(tx, permit, was.id, { secret })).flatMap(({ id, toldAt }) => (toldAt ? id : []));
  const knew = { knew_starts_at: was.startsAt, knew_ends_at: was.endsAt, knew_place: was.place };
  const hearers = tx.updateTable("conference.hearer").where("district", "=", districtId).where("conference_id", "=", was.id);
  if (told.length > 0) await hearers.where("id", "in", told).set(knew).execute();
  await hearers.set({ told_at: null, mail_id: null, mailed_at: null, changed_at: now }).execute();
  const rows = (await attachedTo(tx, permit, was.id)).map(({ registrationId, invitationId }) => ({
    district: districtId, id: uuidv7(), conference_id: was.id, registration_id: registrationId, invitation_id: invitationId, ...knew, changed_at: now,
  }));
  for (let at = 0; at < rows.length; at += rowsAtOnce)
    await tx.insertInto("conference.hearer").values(rows.slice(at, at + rowsAtOnce)).onConflict((conflict) => conflict.doNothing()).execute();
  // Moved back before they heard: there is nothing to tell.
  if (is)
    await tx
      .deleteFrom("conference.hearer")
      .where("district", "=", districtId)
      .where("conference_id", "=", was.id)
      .where("knew_starts_at", "=", is.startsAt)
      .where("knew_ends_at", "=", is.endsAt)
      .where("knew_place", "=", is.place)
      .execute();
}

/** As `Noting`, and where mails come from. */
export interface Telling extends Noting {
  readonly district: District;
  readonly publicUrl: string;
}

/**
 * Writes one mail to somebody about when and where their conference is now, unless they have heard or been written to, or something
 * has changed a moment ago: so the job may run twice, and several changes are one mail.
 */
export async function tellHearer(tx: Tx, { district, publicUrl, secret, now }: Telling, id: string): Promise<void> {
  const hearer = await lockHearer(tx, district.id, id);
  if (!hearer || hearer.toldByHandAt || hearer.mailedAt || hearer.email === null || hearer.changedAt > quietSince(now)) return;
  const conference = await findPublished(tx, district.id, hearer.conferenceId);
  if (!conference || !isOpen(conference, now) || !hasMoved(hearer.knew, conference)) return;
  if (await findBounce(tx, { secret, districtId: district.id, address: hearer.email })) return;
  const { registrationId, invitationId } = hearer;
  const base = { district, publicUrl };
  const own = registrationId !== null ? await registrationHref(tx, base, conference, registrationId) : invitationId !== null && mayAnswer(conference, now) ? await answerHref(tx, base, conference, invitationId) : undefined;
  const files = registrationId !== null && hearer.state === "seated" ? [await calendarFile(tx, base, conference), await programmeFile(tx, base, conference, registrationId)] : [];
  const mailId = uuidv7();
  await queueMail(tx, { ...movedMail({ district, conference, hearer: { ...hearer, email: hearer.email }, href: own, attachments: files.flatMap((file) => file ?? []) }), id: mailId });
  await mark(tx, district.id, id, { mail_id: mailId, mailed_at: now });
}

/** From when on nothing must have changed any more for mails to go out. */
export const quietSince = (now: Date): Date => new Date(now.getTime() - quietMinutes * 60_000);

const mayAnswer = (conference: Conference, now: Date): boolean => ["before", "open"].includes(registrationAt(conference, now));

/**
 * Notes that somebody has heard on the phone or on paper, or that they have not after all.
 * @param order `changedAt`: when the conference was last changed for whoever told them
 * @throws Refusal `"": not_now` when they need not hear any more, `moved_again` when there is something newer to tell them
 */
export async function noteHeard(
  tx: Tx,
  permit: Permit<"conference.register">,
  { conferenceId, id }: { readonly conferenceId: string; readonly id: string },
  { told, changedAt }: { readonly told: boolean; readonly changedAt: Date },
  now: Date,
): Promise<void> {
  const hearer = await lockHearer(tx, permit.districtId, id);
  if (hearer?.conferenceId !== conferenceId) throw notNow();
  if (hearer.changedAt.getTime() !== changedAt.getTime()) throw new Refusal({ field: "", code: "moved_again" });
  if ((hearer.toldByHandAt !== null) === told) return;
  await mark(tx, permit.districtId, id, { told_at: told ? now : null });
  await recordChange(tx, permit, { action: "conference.tell_by_hand", kind: "conference", id: conferenceId, after: { told } });
}

type Mark = { readonly told_at: Date | null } | { readonly mail_id: string; readonly mailed_at: Date };

async function mark(tx: Tx, districtId: DistrictId, id: string, mark: Mark): Promise<void> {
  await tx.updateTable("conference.hearer").set(mark).where("district", "=", districtId).where("id", "=", id).execute();
}
