import { sql } from "kysely";
import { v7 as uuidv7 } from "uuid";
import { recordChange } from "../platform/audit/commands.ts";
import type { Db, Tx } from "../platform/db/database.ts";
import type { DistrictId } from "../platform/district/district.ts";
import { membersById } from "../platform/identity/queries.ts";
import type { Permit } from "../platform/rights/permit.ts";
import { Refusal, notNow } from "../platform/web/form.ts";
import "./tables.ts";

/** What a written consent says. */
export interface NewConsent {
  /** As they want to be called in public; empty: by function and party only. */
  readonly publicName?: string;
  /** The calendar day on the paper. */
  readonly givenOn: string;
  /** The member who got the paper. */
  readonly receivedBy: string;
}

/**
 * Registers that somebody who represents a party has agreed in writing to be shown openly, by function and party, and
 * by name if the paper says so. A newer consent takes the place of an older one.
 * @returns whose it is, undefined when there is no such representation
 * @throws Refusal `givenOn: date_in_future`, `receivedBy: invalid_choice`, `"": not_now` when the representation is over
 */
export async function giveConsent(
  tx: Tx,
  permit: Permit<"parties.manage">,
  representationId: string,
  consent: NewConsent,
  today: string,
): Promise<string | undefined> {
  const representation = await lockRepresentation(tx, permit.districtId, representationId);
  if (!representation) return undefined;
  if (representation.to_day !== null && representation.to_day < today) throw notNow();
  const [member] = await membersById(tx, permit, [representation.member_id]);
  if (!member) throw notNow();
  if (consent.givenOn > today) throw new Refusal({ field: "givenOn", code: "date_in_future" });
  const [receiver] = await membersById(tx, permit, [consent.receivedBy]);
  if (!receiver) throw new Refusal({ field: "receivedBy", code: "invalid_choice" });
  await endConsents(tx, permit, [representationId], today);
  const publicName = consent.publicName?.trim() || null;
  await tx
    .insertInto("network.consent")
    .values({
      district: permit.districtId,
      id: uuidv7(),
      representation_id: representationId,
      public_name: publicName,
      given_on: consent.givenOn,
      received_by: consent.receivedBy,
      ended_on: null,
    })
    .execute();
  await recordChange(tx, permit, {
    action: "parties.consent",
    kind: "representation",
    id: representationId,
    after: { givenOn: consent.givenOn, receivedBy: consent.receivedBy, withName: publicName !== null },
  });
  return representation.member_id;
}

/**
 * Takes a consent back; from then on nothing of the person is public, and the name is forgotten.
 * @param memberId only when the representation is this member's
 * @returns whose it is, undefined when there is no such representation
 */
export async function withdrawConsent(
  tx: Tx,
  permit: Permit<"parties.manage"> | Permit<"parties.own">,
  representationId: string,
  today: string,
  memberId?: string,
): Promise<string | undefined> {
  const representation = await lockRepresentation(tx, permit.districtId, representationId);
  if (!representation || (memberId !== undefined && representation.member_id !== memberId)) return undefined;
  await endConsents(tx, permit, [representationId], today);
  return representation.member_id;
}

/** Ends the consents that still run of some representations, and forgets the names in them. */
export async function endConsents(
  tx: Tx,
  permit: Permit<string>,
  representationIds: readonly string[],
  today: string,
): Promise<void> {
  if (representationIds.length === 0) return;
  const ended = await tx
    .updateTable("network.consent")
    .set({ ended_on: today, public_name: null })
    .where("district", "=", permit.districtId)
    .where("representation_id", "in", [...representationIds])
    .where("ended_on", "is", null)
    .returning("representation_id as id")
    .execute();
  for (const { id } of ended)
    await recordChange(tx, permit, { action: "parties.withdraw_consent", kind: "representation", id });
}

export interface Consent {
  readonly representationId: string;
  readonly publicName: string | null;
  readonly givenOn: string;
  readonly receivedByName: string | null;
}

/** The consents that run, of one member or of everyone who speaks for a party. */
export async function listConsents(
  db: Db | Tx,
  permit: Permit<"parties.manage"> | Permit<"parties.own">,
  which: { readonly memberId?: string; readonly partyId?: string },
): Promise<Consent[]> {
  const { memberId, partyId } = which;
  return db
    .selectFrom("network.consent as c")
    .innerJoin("network.representation as r", (join) =>
      join.onRef("r.district", "=", "c.district").onRef("r.id", "=", "c.representation_id"),
    )
    .leftJoin("platform.member as receiver", (join) =>
      join.onRef("receiver.district", "=", "c.district").onRef("receiver.id", "=", "c.received_by"),
    )
    .select(["c.representation_id as representationId", "c.public_name as publicName", "c.given_on as givenOn"])
    .select("receiver.name as receivedByName")
    .where("c.district", "=", permit.districtId)
    .where("c.ended_on", "is", null)
    .$if(memberId !== undefined, (query) => query.where("r.member_id", "=", memberId as string))
    .$if(partyId !== undefined, (query) => query.where("r.party_id", "=", partyId as string))
    .execute();
}

/** Somebody who represents a party openly: nothing here leads to the member. */
export interface OpenRepresentative {
  readonly partyId: string;
  readonly function: string;
  readonly isDeputy: boolean;
  /** null: by function only. */
  readonly publicName: string | null;
}

/** Who represents the parties openly on a day, by their own written consent. Public; nobody else is ever read here. */
export async function openRepresentatives(
  db: Db | Tx,
  districtId: DistrictId,
  day: string,
): Promise<OpenRepresentative[]> {
  return db
    .selectFrom("network.consent as c")
    .innerJoin("network.representation as r", (join) =>
      join.onRef("r.district", "=", "c.district").onRef("r.id", "=", "c.representation_id"),
    )
    .innerJoin("platform.member as m", (join) =>
      join.onRef("m.district", "=", "r.district").onRef("m.id", "=", "r.member_id"),
    )
    .select(["r.party_id as partyId", "r.function", "r.is_deputy as isDeputy", "c.public_name as publicName"])
    .where("c.district", "=", districtId)
    .where("c.ended_on", "is", null)
    .where("m.ended_at", "is", null)
    .where("r.from_day", "<=", day)
    .where((eb) => eb.or([eb("r.to_day", "is", null), eb("r.to_day", ">=", day)]))
    .orderBy("r.is_deputy")
    .orderBy(sql`r.function collate "da-x-icu"`)
    .execute();
}

async function lockRepresentation(tx: Tx, districtId: DistrictId, id: string) {
  return tx
    .selectFrom("network.representation")
    .select(["member_id", "to_day"])
    .where("district", "=", districtId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
}
