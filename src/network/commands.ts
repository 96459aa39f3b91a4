import { sql } from "kysely";
import { v7 as uuidv7 } from "uuid";
import { recordChange } from "../platform/audit/commands.ts";
import type { Tx } from "../platform/db/database.ts";
import { lockDistrict } from "../platform/district/lock.ts";
import { dayOf } from "../platform/i18n/dates.ts";
import type { Permit } from "../platform/rights/permit.ts";
import { Refusal } from "../platform/web/form.ts";
import type { PartyKind } from "./party.ts";
import { endRepresentations } from "./representations.ts";
import "./tables.ts";

/** What is known of an organisation in the network. Mail and phone are its office's; empty texts count as nothing. */
export interface PartyDetails {
  readonly name: string;
  readonly kind: PartyKind;
  readonly email?: string;
  readonly phone?: string;
  /** Whether recommendations can be addressed to it. */
  readonly takesLetters?: boolean;
  /** How many should represent it in the forum: one unless said otherwise. */
  readonly seats?: number;
  readonly deputySeats?: number;
}

/**
 * Adds an organisation to the network. One that has left comes back instead, so that its history is not split in two.
 * @returns its id
 * @throws Refusal `name: name_taken | name_left`
 */
export async function addParty(tx: Tx, permit: Permit<"parties.manage">, details: PartyDetails): Promise<string> {
  await refuseTakenName(tx, permit, details.name, undefined);
  await refuseNameThatLeft(tx, permit, details.name);
  const id = uuidv7();
  const row = toRow(details);
  await tx
    .insertInto("network.party")
    .values({ ...row, district: permit.districtId, id, ended_at: null })
    .execute();
  await recordChange(tx, permit, { action: "parties.add", kind: "party", id, after: shown(row) });
  return id;
}

/**
 * Changes what is known of a party.
 * @param version of the party that was read before writing
 * @returns false when it is not in the network
 * @throws Refusal `name: name_taken`, `"": changed_meanwhile`
 */
export async function changeParty(
  tx: Tx,
  permit: Permit<"parties.manage">,
  id: string,
  version: number,
  details: PartyDetails,
): Promise<boolean> {
  await refuseTakenName(tx, permit, details.name, id);
  const before = await lockParty(tx, permit, id);
  if (!before) return false;
  if (before.version !== version) throw new Refusal({ field: "", code: "changed_meanwhile" });
  const row = toRow(details);
  await tx
    .updateTable("network.party")
    .set((eb) => ({ ...row, version: eb("version", "+", 1) }))
    .where("district", "=", permit.districtId)
    .where("id", "=", id)
    .execute();
  await recordChange(tx, permit, { action: "parties.change", kind: "party", id, before: shown(before), after: shown(row) });
  return true;
}

/**
 * A party leaves the network: nobody speaks for it from tomorrow. Its name stays in minutes and decisions.
 * @returns false when it is not in the network
 */
export async function endParty(tx: Tx, permit: Permit<"parties.manage">, id: string, now: Date): Promise<boolean> {
  const before = await lockParty(tx, permit, id);
  if (!before) return false;
  await tx
    .updateTable("network.party")
    .set({ ended_at: now, office_email: null, office_phone: null })
    .where("district", "=", permit.districtId)
    .where("id", "=", id)
    .execute();
  await endRepresentations(tx, permit, { partyId: id }, dayOf(now));
  await recordChange(tx, permit, { action: "parties.end", kind: "party", id, before: shown(before) });
  return true;
}

/**
 * A party that has left is in the network again, with everything it had. Who speaks for it is chosen anew: that was agreed with
 * persons, who may not want to any more.
 * @returns false when it has not left
 * @throws Refusal `"": name_taken` when another party of that name has come meanwhile
 */
export async function returnParty(tx: Tx, permit: Permit<"parties.manage">, id: string): Promise<boolean> {
  const party = await tx
    .selectFrom("network.party")
    .select("name")
    .where("district", "=", permit.districtId)
    .where("id", "=", id)
    .where("ended_at", "is not", null)
    .forUpdate()
    .executeTakeFirst();
  if (!party) return false;
  await refuseTakenName(tx, permit, party.name, id, "");
  const row = await tx
    .updateTable("network.party")
    .set((eb) => ({ ended_at: null, version: eb("version", "+", 1) }))
    .where("district", "=", permit.districtId)
    .where("id", "=", id)
    .returning(["name", "kind", "office_email", "office_phone", "takes_letters", "seats", "deputy_seats"])
    .executeTakeFirstOrThrow();
  await recordChange(tx, permit, { action: "parties.return", kind: "party", id, after: shown(row) });
  return true;
}

type PartyRow = ReturnType<typeof toRow>;

function toRow(details: PartyDetails) {
  return {
    name: details.name.trim(),
    kind: details.kind,
    office_email: details.email?.trim() || null,
    office_phone: details.phone?.trim() || null,
    takes_letters: details.takesLetters ?? false,
    seats: details.seats ?? 1,
    deputy_seats: details.deputySeats ?? 0,
  };
}

/** Without mail and phone: the audit tells that something changed, not where an office is reached. */
function shown(row: PartyRow): Readonly<Record<string, unknown>> {
  const { name, kind, seats, takes_letters: takesLetters, deputy_seats: deputySeats } = row;
  return { name, kind, takesLetters, seats, deputySeats };
}

async function lockParty(tx: Tx, permit: Permit<string>, id: string): Promise<(PartyRow & { readonly version: number }) | undefined> {
  return tx
    .selectFrom("network.party")
    .select(["name", "kind", "office_email", "office_phone", "takes_letters", "seats", "deputy_seats", "version"])
    .where("district", "=", permit.districtId)
    .where("id", "=", id)
    .where("ended_at", "is", null)
    .forUpdate()
    .executeTakeFirst();
}

async function refuseNameThatLeft(tx: Tx, permit: Permit<string>, name: string): Promise<void> {
  const left = await tx
    .selectFrom("network.party")
    .select("id")
    .where("district", "=", permit.districtId)
    .where(sql<string>`lower(name)`, "=", sql<string>`lower(${name.trim()})`)
    .where("ended_at", "is not", null)
    .executeTakeFirst();
  if (left) throw new Refusal({ field: "name", code: "name_left" });
}

async function refuseTakenName(tx: Tx, permit: Permit<string>, name: string, exceptId: string | undefined, field = "name") {
  // Two coordinators adding the same name at once wait for each other here instead of failing at the index.
  await lockDistrict(tx, permit.districtId);
  const taken = await tx
    .selectFrom("network.party")
    .select("id")
    .where("district", "=", permit.districtId)
    .where(sql<string>`lower(name)`, "=", sql<string>`lower(${name.trim()})`)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  if (taken && taken.id !== exceptId) throw new Refusal({ field, code: "name_taken" });
}
