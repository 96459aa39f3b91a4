import { recordChange } from "../../../../platform/audit/commands.ts";
import type { Tx } from "../../../../platform/db/database.ts";
import type { District, DistrictId } from "../../../../platform/district/district.ts";
import { queueMail } from "../../../../platform/mail/outbox.ts";
import type { Permit } from "../../../../platform/rights/permit.ts";
import { conferenceKindName, lockOpen } from "../../commands/records.ts";
import { findPublished } from "../../queries/conferences.ts";
import { versionsOf } from "../../queries/programme.ts";
import { registrationRows } from "../../registration/queries/registrations.ts";
import { readingMail } from "../mail.ts";
import { publicReading, toldTexts } from "../queries.ts";
import { textsOfAll, untoldIn } from "../told.ts";
import "../tables.ts";

/**
 * Writes one mail to somebody who has a seat about the texts that are out and that they have not been told of. The marks are
 * made in the same transaction and the row is held meanwhile, so that the job may run twice, or in two processes at once.
 */
export async function tellReader(tx: Tx, district: District, publicUrl: string, registrationId: string, now: Date): Promise<void> {
  const reader = await registrationRows(tx, district.id).where("id", "=", registrationId).where("state", "=", "seated").forUpdate().executeTakeFirst();
  const conference = reader && (await findPublished(tx, district.id, reader.conferenceId));
  if (!reader?.email || !conference || conference.cancelledAt) return;
  const [last] = await versionsOf(tx, district.id, conference.id);
  const { groups } = await publicReading(tx, district.id, conference, last, now);
  const told = (await toldTexts(tx, district.id, [reader.id])).get(reader.id) ?? new Set();
  const untold = untoldIn(groups, told);
  if (untold.length === 0) return;
  await queueMail(tx, readingMail({ district, conference, to: reader.email, name: reader.name ?? "", groups: untold, isMore: told.size > 0, publicUrl }));
  await markTold(tx, district.id, reader.id, textsOfAll(untold).map(({ id }) => id), now);
}

/**
 * Notes that people without mail have been sent texts on paper: those that stood on the page that was looked at. Whoever has been
 * noted before stays as they are.
 * @throws Refusal as `lockOpen`
 */
export async function notePosted(
  tx: Tx,
  permit: Permit<"conference.register">,
  conferenceId: string,
  { people, texts }: { readonly people: readonly string[]; readonly texts: readonly string[] },
  now: Date,
): Promise<void> {
  const conference = await lockOpen(tx, permit.districtId, conferenceId, now);
  const [last] = await versionsOf(tx, permit.districtId, conferenceId);
  const { groups } = await publicReading(tx, permit.districtId, conference, last, now);
  const out = textsOfAll(groups).flatMap(({ id }) => (texts.includes(id) ? [id] : []));
  if (people.length === 0 || out.length === 0) return;
  const readers = await registrationRows(tx, permit.districtId).where("conference_id", "=", conferenceId).where("id", "in", [...people]).where("email", "is", null).execute();
  for (const { id } of readers) await markTold(tx, permit.districtId, id, out, now);
  await recordChange(tx, permit, { action: "conference.post_reading", kind: conferenceKindName, id: conferenceId, after: { people: readers.length, texts: out.length } });
}

async function markTold(tx: Tx, districtId: DistrictId, registrationId: string, texts: readonly string[], now: Date): Promise<void> {
  await tx
    .insertInto("conference.reading_told")
    .values(texts.map((id) => ({ district: districtId, registration_id: registrationId, text_id: id, told_at: now })))
    .onConflict((conflict) => conflict.columns(["district", "registration_id", "text_id"]).doNothing())
    .execute();
}
