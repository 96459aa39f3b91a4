import { v7 as uuidv7 } from "uuid";
import { recordChange } from "../../../../platform/audit/commands.ts";
import type { Tx } from "../../../../platform/db/database.ts";
import type { DistrictId } from "../../../../platform/district/district.ts";
import { findBounce } from "../../../../platform/mail/bounces.ts";
import { queueMail } from "../../../../platform/mail/outbox.ts";
import type { Permit } from "../../../../platform/rights/permit.ts";
import { Refusal, notNow } from "../../../../platform/web/form.ts";
import { findPublished } from "../../queries/conferences.ts";
import type { Version } from "../../queries/programme.ts";
import { registrationHref } from "../../registration/commands/own-link.ts";
import { calendarFile } from "../../registration/commands/mails.ts";
import type { Programme } from "../../rules/programme/programme.ts";
import { isOpen } from "../../rules/stages.ts";
import { programmeFile } from "../../seating/commands/mails.ts";
import { seatsByRegistration } from "../../seating/queries/published.ts";
import { programmeChangedMail } from "../mail.ts";
import { ownChanges } from "../own-changes.ts";
import { lockProgrammeHearer, notedHearers, seatedIn } from "../queries/programme-hearers.ts";
import { quietSince } from "./hearers.ts";
import type { Noting, Telling } from "./hearers.ts";
import { holdHearers } from "./mailed.ts";
import "../../tables.ts";
import "../tables.ts";

const rowsAtOnce = 500;

/**
 * Notes who must hear that their own programme has changed: everybody with a seat whose workshops, or what is for everyone, have
 * another time or room, or are dropped. Who has not heard of an earlier version still knows what they knew then. The conference is
 * held by the caller.
 * @param versions as they were before, the newest first
 * @param is the programme that is published now
 */
export async function noteProgrammeHearers(tx: Tx, permit: Permit<"conference.prepare">, conferenceId: string, versions: readonly Version[], is: Programme, { secret, now }: Noting): Promise<void> {
  const { districtId } = permit;
  const [last] = versions;
  if (!last) return;
  await holdHearers(tx, districtId, conferenceId, "conference.programme_hearer");
  const noted = new Map((await notedHearers(tx, permit, conferenceId, { secret })).map((one) => [one.id, one]));
  const seats = await seatsByRegistration(tx, districtId, conferenceId);
  const toTell: { id: string; knew: number }[] = [];
  const knowIt: string[] = [];
  for (const { id } of await seatedIn(tx, districtId, conferenceId)) {
    const changed = (was: Programme) => ownChanges(was, is, seats.get(id) ?? []).length > 0;
    const one = noted.get(id);
    const knew = one && !one.toldAt ? versions.find(({ number }) => number === one.knewVersion) : undefined;
    // Moved back before they heard: there is nothing to tell.
    if (knew && !changed(knew.programme)) knowIt.push(id);
    else if (changed(last.programme)) toTell.push({ id, knew: (knew ?? last).number });
  }
  if (knowIt.length > 0) await tx.deleteFrom("conference.programme_hearer").where("district", "=", districtId).where("registration_id", "in", knowIt).execute();
  const rows = toTell.map(({ id, knew }) => ({
    district: districtId, registration_id: id, conference_id: conferenceId, knew_version: knew, changed_at: now, told_at: null, mail_id: null, mailed_at: null,
  }));
  for (let at = 0; at < rows.length; at += rowsAtOnce)
    await tx
      .insertInto("conference.programme_hearer")
      .values(rows.slice(at, at + rowsAtOnce))
      .onConflict((conflict) =>
        conflict.columns(["district", "registration_id"]).doUpdateSet(({ ref }) => ({
          knew_version: ref("excluded.knew_version"), changed_at: ref("excluded.changed_at"), told_at: null, mail_id: null, mailed_at: null,
        })),
      )
      .execute();
}

/**
 * Writes one mail to somebody about what has changed in their own programme, unless they have heard or been written to, or something
 * has changed a moment ago: so the job may run twice, and several versions are one mail.
 */
export async function tellProgrammeHearer(tx: Tx, { district, publicUrl, secret, now }: Telling, registrationId: string): Promise<void> {
  const hearer = await lockProgrammeHearer(tx, district.id, registrationId);
  if (!hearer || hearer.toldByHandAt || hearer.mailedAt || hearer.email === null || hearer.changedAt > quietSince(now) || hearer.changes.length === 0) return;
  const conference = await findPublished(tx, district.id, hearer.conferenceId);
  if (!conference || !isOpen(conference, now)) return;
  if (await findBounce(tx, { secret, districtId: district.id, address: hearer.email })) return;
  const base = { district, publicUrl };
  const href = await registrationHref(tx, base, conference, registrationId);
  const attachments = [await calendarFile(tx, base, conference), await programmeFile(tx, base, conference, registrationId)].flatMap((file) => file ?? []);
  const mailId = uuidv7();
  await queueMail(tx, { ...programmeChangedMail({ district, conference, hearer: { ...hearer, email: hearer.email }, href, attachments }), id: mailId });
  await mark(tx, district.id, registrationId, { mail_id: mailId, mailed_at: now });
}

/**
 * Notes that somebody has heard on the phone or on paper what has changed in their programme, or that they have not after all.
 * @param order `changedAt`: when it was last changed for whoever told them
 * @throws Refusal `"": not_now` when they need not hear any more, `moved_again` when there is something newer to tell them
 */
export async function noteProgrammeHeard(
  tx: Tx,
  permit: Permit<"conference.register">,
  { conferenceId, id }: { readonly conferenceId: string; readonly id: string },
  { told, changedAt }: { readonly told: boolean; readonly changedAt: Date },
  now: Date,
): Promise<void> {
  const hearer = await lockProgrammeHearer(tx, permit.districtId, id);
  if (hearer?.conferenceId !== conferenceId) throw notNow();
  if (hearer.changedAt.getTime() !== changedAt.getTime()) throw new Refusal({ field: "", code: "moved_again" });
  if ((hearer.toldByHandAt !== null) === told) return;
  await mark(tx, permit.districtId, id, { told_at: told ? now : null });
  await recordChange(tx, permit, { action: "conference.tell_by_hand", kind: "conference", id: conferenceId, after: { told } });
}

type Mark = { readonly told_at: Date | null } | { readonly mail_id: string; readonly mailed_at: Date };

async function mark(tx: Tx, districtId: DistrictId, registrationId: string, change: Mark): Promise<void> {
  await tx.updateTable("conference.programme_hearer").set(change).where("district", "=", districtId).where("registration_id", "=", registrationId).execute();
}
