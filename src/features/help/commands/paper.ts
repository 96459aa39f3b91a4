import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { findDistrict } from "../../../platform/district/queries.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { paperFacts } from "../rules/paper/changes.ts";
import { listServices } from "../queries/services.ts";
import "../tables.ts";

/** Says that papers with what applies now are printed and hung up, so that it can be told when they have become old. */
export async function makePapers(tx: Tx, permit: Permit<"help.edit">, now: Date): Promise<void> {
  const { districtId } = permit;
  const district = await findDistrict(tx, districtId);
  if (!district) throw new Error("the district is gone");
  const services = await listServices(tx, districtId);
  const made = { made_at: now, facts: JSON.stringify(paperFacts(services, district)) };
  await tx
    .insertInto("help.paper")
    .values({ district: districtId, ...made })
    .onConflict((conflict) => conflict.column("district").doUpdateSet(made))
    .execute();
  await recordChange(tx, permit, { action: "help.paper", kind: "paper", id: districtId, after: { services: services.length } });
}
