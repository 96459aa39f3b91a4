import type { Tx } from "../../../../platform/db/database.ts";
import type { DistrictId } from "../../../../platform/district/district.ts";
import { registrationRows } from "../queries/registrations.ts";
import type { Registration } from "../queries/registrations.ts";
import { isActive } from "../rules/registration.ts";
import type { RegistrationInput } from "../schema.ts";
import { tell } from "./seats.ts";

/**
 * Sends whoever is registered with a mail address how they stand, with their link, once more. Where nobody is, nothing happens; the
 * caller is not told which, so that no answer of theirs can depend on it.
 */
export async function sendLinkTo(tx: Tx, districtId: DistrictId, conferenceId: string, address: string): Promise<void> {
  const all = await registeredWith(tx, districtId, conferenceId, address);
  const one = all.findLast(({ state }) => isActive(state)) ?? all.at(-1);
  if (one) await tell(tx, districtId, one, "again");
}

/**
 * Whether somebody who still wants to come is registered with the address in a form: they are told in a mail, with their link. Of
 * several, whom the secretary has entered, it is the one with the same name, or else the first.
 */
export async function isKnownByAddress(tx: Tx, districtId: DistrictId, conferenceId: string, { name, email }: Pick<RegistrationInput, "name" | "email">): Promise<boolean> {
  if (email === null) return false;
  const known = (await registeredWith(tx, districtId, conferenceId, email)).filter(({ state }) => isActive(state));
  const one = known.find((other) => other.name?.toLowerCase() === name.toLowerCase()) ?? known[0];
  if (one) await tell(tx, districtId, one, "signed_up_again");
  return one !== undefined;
}

/** All who are or were registered with a mail address, in the order of their numbers. */
function registeredWith(tx: Tx, districtId: DistrictId, conferenceId: string, address: string): Promise<Registration[]> {
  return registrationRows(tx, districtId)
    .where("conference_id", "=", conferenceId)
    .where((eb) => eb(eb.fn("lower", ["email"]), "=", address.toLowerCase()))
    .orderBy("number")
    .execute();
}
