import type { Tx } from "../../../../platform/db/database.ts";
import type { District, DistrictId } from "../../../../platform/district/district.ts";
import { queueMail, withdrawMailsAbout } from "../../../../platform/mail/outbox.ts";
import { conferenceKindName, lockConference } from "../../commands/records.ts";
import { addressKey } from "../../invitation/rules/standing.ts";
import { findPublished } from "../../queries/conferences.ts";
import type { Conference } from "../../queries/conferences.ts";
import { registrationRows } from "../../registration/queries/registrations.ts";
import { reportPaths } from "../paths.ts";
import { hadReportMail } from "../queries/people.ts";
import type { ReportNote } from "../queries/report.ts";
import { mailAfter, reportNoteMail } from "../rules/mail-after.ts";
import type { MailAfter } from "../rules/mail-after.ts";
import "../../registration/tables.ts";
import "../tables.ts";

/**
 * Writes a mail to somebody who was registered, after the conference: once, however often the job runs. Whoever registered
 * several people with one address hears it once.
 */
export async function writeAfter(tx: Tx, district: District, publicUrl: string, order: { readonly registrationId: string; readonly mail: MailAfter }, now: Date): Promise<void> {
  const { registrationId, mail } = order;
  // Held, so that whoever withdraws the report meanwhile knows who had its mail.
  if (mail === "report" && !(await isReportOut(tx, district.id, registrationId))) return;
  const written = await tx
    .insertInto("conference.mail_after")
    .values({ district: district.id, registration_id: registrationId, mail, written_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning("mail")
    .executeTakeFirst();
  const registration = written && (await registrationRows(tx, district.id).where("id", "=", registrationId).executeTakeFirst());
  const conference = registration && (await findPublished(tx, district.id, registration.conferenceId));
  if (!conference || registration.email === null) return;
  const others = await tx
    .selectFrom("conference.mail_after as m")
    .innerJoin("conference.registration as r", (join) => join.onRef("r.district", "=", "m.district").onRef("r.id", "=", "m.registration_id"))
    .select("r.id")
    .where("m.district", "=", district.id)
    .where("m.mail", "=", mail)
    .where("r.id", "<>", registrationId)
    .where("r.conference_id", "=", conference.id)
    .where((eb) => eb(eb.fn("lower", ["r.email"]), "=", registration.email?.toLowerCase() ?? ""))
    .executeTakeFirst();
  if (others) return;
  const path = mail === "thanks" ? reportPaths.evaluation : reportPaths.report;
  const href = publicUrl + path.to({ districtId: district.id, lang: "da" }, { id: conference.id });
  await queueMail(tx, mailAfter({ district, conference, to: registration.email, name: registration.name ?? "", mail, href }));
}

async function isReportOut(tx: Tx, districtId: DistrictId, registrationId: string): Promise<boolean> {
  const registration = await registrationRows(tx, districtId).where("id", "=", registrationId).executeTakeFirst();
  return registration !== undefined && (await lockConference(tx, districtId, registration.conferenceId)).reportedAt !== null;
}

/** Where mails come from. */
export interface From {
  readonly district: District;
  readonly publicUrl: string;
}

/**
 * Tells those who had the mail about a report that it was put right or withdrawn, each address once. A mail about it that still
 * waits is taken back when it is withdrawn; whoever it was for has heard of nothing. The conference is held by the caller.
 */
export async function tellOfNote(tx: Tx, { district, publicUrl }: From, conference: Conference, note: Pick<ReportNote, "kind" | "why">): Promise<void> {
  const isWithdrawn = note.kind === "withdrawn";
  const waiting = isWithdrawn ? await withdrawMailsAbout(tx, district.id, ["conference.report", "conference.report_note"], { kind: conferenceKindName, id: conference.id }) : [];
  const unaware = new Set(waiting.flatMap(({ purpose, to }) => (purpose === "conference.report" && to !== null ? [addressKey(to)] : [])));
  const had = await hadReportMail(tx, district.id, conference.id);
  const href = publicUrl + reportPaths.report.to({ districtId: district.id, lang: "da" }, { id: conference.id });
  for (const [address, { email, name }] of new Map(had.toReversed().map((one) => [addressKey(one.email), one])))
    if (!unaware.has(address)) await queueMail(tx, reportNoteMail({ district, conference, to: email, name: name ?? "", href, note }));
  // When it comes out again, that is news to all of them.
  if (isWithdrawn && had.length > 0)
    await tx
      .deleteFrom("conference.mail_after")
      .where("district", "=", district.id)
      .where("mail", "=", "report")
      .where("registration_id", "in", had.map(({ id }) => id))
      .execute();
}
