import type { Tx } from "../platform/db/database.ts";
import type { DistrictId } from "../platform/district/district.ts";
import { Refusal } from "../platform/web/form.ts";
import "./tables.ts";

/**
 * Makes sure that a party can be given something new, and holds it so that it does not leave meanwhile.
 * @param field where the form asks for the party
 * @throws Refusal `FIELD: party_left`, `FIELD: invalid_choice` when there is none such
 */
export async function refuseLeftParty(tx: Tx, districtId: DistrictId, field: string, partyId: string): Promise<void> {
  const party = await tx
    .selectFrom("network.party")
    .select("ended_at")
    .where("district", "=", districtId)
    .where("id", "=", partyId)
    .forShare()
    .executeTakeFirst();
  if (!party) throw new Refusal({ field, code: "invalid_choice" });
  if (party.ended_at) throw new Refusal({ field, code: "party_left" });
}
