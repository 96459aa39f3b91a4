import type { Db, Tx } from "../../../../platform/db/database.ts";
import type { DistrictId } from "../../../../platform/district/district.ts";
import { findPersonalLink } from "../../../../platform/identity/personal-links.ts";
import type { PersonalLink } from "../../../../platform/identity/personal-links.ts";
import { addressPurpose } from "../rules/link.ts";
import "../tables.ts";

/** A mail address that somebody has written into a registration later, and that nobody has confirmed. */
export interface NewAddress {
  readonly email: string;
  readonly expiresAt: Date;
}

/** The address that waits to be confirmed in a registration, for whoever may see that. One whose time has passed is none. */
export function newAddressOf(db: Db | Tx, districtId: DistrictId, registrationId: string, now: Date): Promise<NewAddress | undefined> {
  return db
    .selectFrom("conference.unconfirmed_address")
    .select(["email", "expires_at as expiresAt"])
    .where("district", "=", districtId)
    .where("registration_id", "=", registrationId)
    .where("expires_at", ">", now)
    .executeTakeFirst();
}

/** What somebody holds who has opened the mail to a new address: the conference, and the address while it waits; never the registration. */
export interface AddressKey {
  readonly link: PersonalLink<typeof addressPurpose>;
  readonly conferenceId: string;
  /** Absent once it is confirmed, or wanted no more. */
  readonly address: NewAddress | undefined;
}

/** What the link in a mail to a new address opens; undefined alike for all that open nothing. */
export async function findByAddressKey(db: Db | Tx, districtId: DistrictId, key: string, now: Date): Promise<AddressKey | undefined> {
  const link = await findPersonalLink(db, districtId, addressPurpose, key, now);
  const row =
    link &&
    (await db
      .selectFrom("conference.registration")
      .select("conference_id as conferenceId")
      .where("district", "=", districtId)
      .where("id", "=", link.subjectId)
      .where("erased_at", "is", null)
      .executeTakeFirst());
  return link && row && { link, ...row, address: await newAddressOf(db, districtId, link.subjectId, now) };
}
