import type { Tx } from "../../../../platform/db/database.ts";
import type { DistrictId } from "../../../../platform/district/district.ts";
import { registrationRows } from "../queries/registrations.ts";
import { isActive } from "../rules/registration.ts";
import { tell } from "./seats.ts";

/**
 * Sends whoever is registered with a mail address how they stand, with their link, once more. Where nobody is, nothing happens; the
 * caller is not told which, so that no answer of theirs can depend on it.
 */
export async function sendLinkTo(tx: Tx, districtId: DistrictId, conferenceId: string, address: string): Promise<void> {
  const all = await registrationRows(tx, districtId)
    .where("conference_id", "=", conferenceId)
    .where((eb) => eb(eb.fn("lower", ["email"]), "=", address.toLowerCase()))
    .orderBy("number", "desc")
    .execute();
  const one = all.find(({ state }) => isActive(state)) ?? all[0];
  if (one) await tell(tx, districtId, one, true);
}
