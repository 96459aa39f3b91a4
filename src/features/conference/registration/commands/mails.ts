import { v7 as uuidv7 } from "uuid";
import type { Tx } from "../../../../platform/db/database.ts";
import type { District } from "../../../../platform/district/district.ts";
import { queueMail } from "../../../../platform/mail/outbox.ts";
import type { MailAttachment } from "../../../../platform/mail/outbox.ts";
import { conferenceCalendar } from "../../rules/programme/calendar.ts";
import { noteCancellingMailed } from "../../notice/commands/mailed.ts";
import { paths } from "../../paths.ts";
import { findPublished } from "../../queries/conferences.ts";
import type { Conference } from "../../queries/conferences.ts";
import { versionsOf } from "../../queries/programme.ts";
import { registrationRows, waitingBefore } from "../queries/registrations.ts";
import { isActive } from "../rules/registration.ts";
import { registrationHref } from "./own-link.ts";
import { registrationMail } from "../rules/mail.ts";
import type { RegistrationNews } from "../rules/mail.ts";
import "../tables.ts";

/**
 * Writes one mail about how a registration stands at this moment, with a link to it. What the last mail told is not told
 * again, so that the job may run twice.
 * @param again also when it was told before: somebody asked for it
 * @param signedUpAgain somebody has signed up with the same address once more, and hears of it here only
 */
export async function writeToRegistered(
  tx: Tx,
  district: District,
  publicUrl: string,
  { registrationId, again, signedUpAgain }: { readonly registrationId: string; readonly again: boolean; readonly signedUpAgain: boolean },
  now: Date,
): Promise<void> {
  const row = await registrationRows(tx, district.id).select("told").where("id", "=", registrationId).forUpdate().executeTakeFirst();
  if (!row || row.email === null) return;
  const { told, email, ...rest } = row;
  const registration = { ...rest, email };
  const conference = await findPublished(tx, district.id, registration.conferenceId);
  if (!conference) return;
  const news: RegistrationNews = conference.cancelledAt && isActive(registration.state) ? "called_off" : registration.state;
  if (told === news && !again) return;
  const base = { district, publicUrl };
  const href = await registrationHref(tx, base, conference, registration.id);
  const attachments = news === "seated" ? [await calendarFile(tx, base, conference)] : [];
  const before = news === "waiting" ? await waitingBefore(tx, district.id, registration) : 0;
  const mailId = uuidv7();
  await queueMail(tx, { ...registrationMail({ district, conference, registration, news, signedUpAgain: signedUpAgain && isActive(registration.state) && !conference.cancelledAt, before, href, attachments }), id: mailId });
  if (news === "called_off") await noteCancellingMailed(tx, district.id, { registrationId }, mailId, now);
  await tx
    .updateTable("conference.registration")
    .set({ told: news })
    .where("district", "=", district.id)
    .where("id", "=", registration.id)
    .execute();
}

/** A conference as a file for somebody's calendar, which updates what they have of it. */
export async function calendarFile(
  tx: Tx,
  { district, publicUrl }: { readonly district: District; readonly publicUrl: string },
  conference: Conference,
): Promise<MailAttachment> {
  const url = publicUrl + paths.conference.to({ districtId: district.id, lang: "da" }, { id: conference.id });
  const calendar = conferenceCalendar({ district, lang: "da", url, conference, versions: await versionsOf(tx, district.id, conference.id) });
  return { name: "konference.ics", type: "text/calendar; charset=utf-8; method=PUBLISH", content: new TextEncoder().encode(calendar) };
}
