import { v7 as uuidv7 } from "uuid";
import type { Tx } from "../../../../platform/db/database.ts";
import type { District, DistrictId } from "../../../../platform/district/district.ts";
import { makePersonalLink, permitByLink, revokePersonalLinks } from "../../../../platform/identity/personal-links.ts";
import { sendJob } from "../../../../platform/jobs/jobs.ts";
import { queueMail } from "../../../../platform/mail/outbox.ts";
import type { Permit } from "../../../../platform/rights/permit.ts";
import { notNow } from "../../../../platform/web/form.ts";
import type { Conference } from "../../queries/conferences.ts";
import { findPublished } from "../../queries/conferences.ts";
import { isOpen } from "../../rules/stages.ts";
import { registrationPaths } from "../paths.ts";
import { findByAddressKey, newAddressOf } from "../queries/new-address.ts";
import { registrationRows } from "../queries/registrations.ts";
import { addressEndsAt, addressPurpose, registrationPurpose } from "../rules/link.ts";
import { newAddressMail } from "../rules/new-address-mail.ts";
import { isActive } from "../rules/registration.ts";
import { makeOwnLink } from "./own-link.ts";
import { lockRegistration, recordSeat, tell } from "./seats.ts";
import type { RegistrationRef } from "./seats.ts";
import "../tables.ts";

/** The job that writes to an address to be confirmed. */
export const writeToNewAddressJobName = "write-to-new-address";

/**
 * Lets an address that somebody has written wait until whoever reads its mail says that it is theirs. The registration is held by the
 * caller. Another one that waited is forgotten; the same one gets its mail once more.
 */
export async function awaitAddress(tx: Tx, districtId: DistrictId, { registrationId, email }: { readonly registrationId: string; readonly email: string }, conference: Conference, now: Date): Promise<void> {
  const row = { email, expires_at: addressEndsAt(conference, now), mail_id: null };
  const before = await newAddressOf(tx, districtId, registrationId, now);
  // The row first: it is held by a mail that is just being written, whose link has to be there to be closed.
  await tx
    .insertInto("conference.unconfirmed_address")
    .values({ district: districtId, registration_id: registrationId, ...row })
    .onConflict((conflict) => conflict.columns(["district", "registration_id"]).doUpdateSet(row))
    .execute();
  if (before?.email !== email) await revokePersonalLinks(tx, { districtId, purpose: addressPurpose, subjectId: registrationId }, now);
  await sendJob(tx, writeToNewAddressJobName, { districtId, registrationId });
}

/** Forgets an address that waits, and closes its links; the registration is held by the caller. @returns whether there was one */
export async function forgetNewAddress(tx: Tx, districtId: DistrictId, registrationId: string, now: Date): Promise<boolean> {
  const gone = await tx.deleteFrom("conference.unconfirmed_address").where("district", "=", districtId).where("registration_id", "=", registrationId).returning("email").executeTakeFirst();
  await revokePersonalLinks(tx, { districtId, purpose: addressPurpose, subjectId: registrationId }, now);
  return gone !== undefined;
}

/** Takes one's own new address back. Doing it again changes nothing. @throws Refusal `"": not_now` */
export async function dropAddress(tx: Tx, permit: Permit<string>, ref: RegistrationRef, now: Date): Promise<void> {
  const { registration } = await lockRegistration(tx, permit.districtId, ref);
  if (await forgetNewAddress(tx, permit.districtId, registration.id, now)) await recordSeat(tx, permit, "conference.drop_address", registration, {});
}

/** Sends the mail to a new address once more; from now on it waits as long as at first. @throws Refusal `"": not_now` when none waits */
export async function sendAddressMailAgain(tx: Tx, permit: Permit<string>, ref: RegistrationRef, now: Date): Promise<void> {
  const { conference, registration } = await lockRegistration(tx, permit.districtId, ref);
  const address = await newAddressOf(tx, permit.districtId, registration.id, now);
  if (!address || !isActive(registration.state) || !isOpen(conference, now)) throw notNow();
  await awaitAddress(tx, permit.districtId, { registrationId: registration.id, email: address.email }, conference, now);
}

/**
 * Says whether an address is one's own, by the link that was mailed to it. If so, it is from now on how the registration is reached, and
 * links that went to an earlier one open nothing any more; a code stays.
 * @returns a key to the registration, which is theirs now; undefined when the address is not
 * @throws Refusal `"": not_now` when nothing waits any more, or the conference is over
 */
export async function answerAddress(tx: Tx, districtId: DistrictId, key: string, isOwn: boolean, now: Date): Promise<string | undefined> {
  const opened = await findByAddressKey(tx, districtId, key, now);
  if (!opened) throw notNow();
  const { conference, registration } = await lockRegistration(tx, districtId, { conferenceId: opened.conferenceId, id: opened.link.subjectId });
  // Once more, now that nobody changes it: the link may have been closed for another address meanwhile.
  const held = await findByAddressKey(tx, districtId, key, now);
  if (!held?.address || !isActive(registration.state) || !isOpen(conference, now)) throw notNow();
  const permit = permitByLink(held.link);
  await tx.deleteFrom("conference.unconfirmed_address").where("district", "=", districtId).where("registration_id", "=", registration.id).execute();
  await recordSeat(tx, permit, isOwn ? "conference.confirm_address" : "conference.refuse_address", registration, {});
  if (!isOwn) return undefined;
  const { email } = held.address;
  await tx
    .updateTable("conference.registration")
    .set({ email, version: registration.version + 1 })
    .where("district", "=", districtId)
    .where("id", "=", registration.id)
    .execute();
  await revokePersonalLinks(tx, { districtId, purpose: registrationPurpose, subjectId: registration.id }, now);
  await tell(tx, districtId, { id: registration.id, email }, "again");
  return makeOwnLink(tx, districtId, registration.id, conference);
}

/** Writes the mail that asks whether an address is its reader's; once, also when the job runs again. */
export async function writeToNewAddress(tx: Tx, district: District, publicUrl: string, registrationId: string, now: Date): Promise<void> {
  const row = await tx
    .selectFrom("conference.unconfirmed_address")
    .select(["email", "expires_at as expiresAt"])
    .where("district", "=", district.id)
    .where("registration_id", "=", registrationId)
    .where("mail_id", "is", null)
    .where("expires_at", ">", now)
    .forUpdate()
    .executeTakeFirst();
  const registration = row && (await registrationRows(tx, district.id).where("id", "=", registrationId).executeTakeFirst());
  const conference = registration && (await findPublished(tx, district.id, registration.conferenceId));
  if (!row || !conference || !isActive(registration.state) || !isOpen(conference, now)) return;
  const key = await makePersonalLink(tx, { districtId: district.id, purpose: addressPurpose, subjectId: registrationId, expiresAt: row.expiresAt });
  const href = publicUrl + registrationPaths.address.to({ districtId: district.id, lang: "da" }, { key });
  const mailId = uuidv7();
  await queueMail(tx, { ...newAddressMail({ district, conference, ...row, href }), id: mailId });
  await tx.updateTable("conference.unconfirmed_address").set({ mail_id: mailId }).where("district", "=", district.id).where("registration_id", "=", registrationId).execute();
}
