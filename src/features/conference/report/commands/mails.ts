import type { Tx } from "../../../../platform/db/database.ts";
import type { District } from "../../../../platform/district/district.ts";
import { queueMail } from "../../../../platform/mail/outbox.ts";
import { findPublished } from "../../queries/conferences.ts";
import { registrationRows } from "../../registration/queries/registrations.ts";
import { reportPaths } from "../paths.ts";
import { mailAfter } from "../rules/mail-after.ts";
import type { MailAfter } from "../rules/mail-after.ts";
import "../../registration/tables.ts";
import "../tables.ts";

/**
 * Writes a mail to somebody who was registered, after the conference: once, however often the job runs. Whoever registered
 * several people with one address hears it once.
 */
export async function writeAfter(tx: Tx, district: District, publicUrl: string, order: { readonly registrationId: string; readonly mail: MailAfter }, now: Date): Promise<void> {
  const { registrationId, mail } = order;
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
