import type { Tx } from "../../../../platform/db/database.ts";
import type { DistrictId } from "../../../../platform/district/district.ts";
import { recordChange } from "../../../../platform/audit/commands.ts";
import type { Permit } from "../../../../platform/rights/permit.ts";
import { Refusal, notNow } from "../../../../platform/web/form.ts";
import { conferenceKindName, lockConference } from "../../commands/records.ts";
import { lockRegistration, recordSeat } from "../../registration/commands/seats.ts";
import type { RegistrationRef } from "../../registration/commands/seats.ts";
import { registrationRows } from "../../registration/queries/registrations.ts";
import { isActive } from "../../registration/rules/registration.ts";
import { isOpen } from "../../rules/stages.ts";
import { badgeOf } from "../queries.ts";
import type { Badged } from "../queries.ts";
import { workshopsDigest } from "../rules/badges.ts";
import "../tables.ts";

/** Says what stands on somebody's badge. If that is something else than before, it is printed anew with the next ones. @throws Refusal `"": not_now` */
export async function saveBadge(tx: Tx, permit: Permit<string>, ref: RegistrationRef, badge: { readonly name: string | null; readonly showsParty: boolean }, now: Date): Promise<void> {
  const { conference, registration } = await lockRegistration(tx, permit.districtId, ref);
  if (!isActive(registration.state) || !isOpen(conference, now)) throw notNow();
  const before = await badgeOf(tx, permit.districtId, registration.id);
  if (before.name === badge.name && before.showsParty === badge.showsParty) return;
  const row = { name: badge.name, shows_party: badge.showsParty, printed_at: null };
  await tx
    .insertInto("conference.badge")
    .values({ district: permit.districtId, registration_id: registration.id, ...row })
    .onConflict((conflict) => conflict.columns(["district", "registration_id"]).doUpdateSet(row))
    .execute();
  await recordSeat(tx, permit, "conference.change_badge", registration, { named: badge.name !== null, showsParty: badge.showsParty });
}

/** Has a badge printed with the next ones when a registration's name, or for whom somebody comes, has changed and stands on it. */
export async function reprintBadge(tx: Tx, districtId: DistrictId, registrationId: string, changed: { readonly name: boolean; readonly party: boolean }): Promise<void> {
  if (!changed.name && !changed.party) return;
  await tx
    .updateTable("conference.badge")
    .set({ printed_at: null })
    .where("district", "=", districtId)
    .where("registration_id", "=", registrationId)
    .where(({ eb, or }) => or([...(changed.name ? [eb("name", "is", null)] : []), ...(changed.party ? [eb("shows_party", "=", true)] : [])]))
    .execute();
}

/** Which badges are printed, and how. */
interface Printing {
  /** Registrations of the conference, with their workshops; others are left out. */
  readonly badges: readonly Pick<Badged, "id" | "workshops">[];
  readonly withWorkshops: boolean;
}

/**
 * Notes that badges are printed, so that the next ones are only those of who came after. The moment names the batch.
 * @throws Refusal `who: nobody` when there is none
 */
export async function notePrinted(tx: Tx, permit: Permit<"conference.register">, conferenceId: string, { badges, withWorkshops }: Printing, now: Date): Promise<void> {
  const { districtId } = permit;
  await lockConference(tx, districtId, conferenceId);
  const workshops = new Map(badges.map((one) => [one.id, one.workshops]));
  const ids = [...workshops.keys()];
  const people = ids.length === 0 ? [] : await registrationRows(tx, districtId).where("conference_id", "=", conferenceId).where("id", "in", ids).where("state", "=", "seated").where("name", "is not", null).execute();
  if (people.length === 0) throw new Refusal({ field: "who", code: "nobody" });
  await tx
    .insertInto("conference.badge")
    .values(people.map(({ id }) => ({ district: districtId, registration_id: id, name: null, shows_party: false, printed_at: now, with_workshops: withWorkshops, workshops_digest: withWorkshops ? workshopsDigest(workshops.get(id) ?? []) : null })))
    .onConflict((conflict) => conflict.columns(["district", "registration_id"]).doUpdateSet(({ ref }) => ({ printed_at: now, with_workshops: withWorkshops, workshops_digest: ref("excluded.workshops_digest") })))
    .execute();
  await recordChange(tx, permit, { action: "conference.print_badges", kind: conferenceKindName, id: conferenceId, after: { badges: people.length } });
}
