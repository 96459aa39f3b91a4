import { sql } from "kysely";
import type { Db, Tx } from "../platform/db/database.ts";
import type { DistrictId } from "../platform/district/district.ts";
import { timeZone } from "../platform/i18n/dates.ts";
import type { Permit } from "../platform/rights/permit.ts";
import type { Party, PartyKind } from "./party.ts";
import "./tables.ts";

const partyColumns = ["id", "name", "kind", "takes_letters as takesLetters", sql<boolean>`ended_at is not null`.as("hasLeft")] as const;

/**
 * The parties of a district that are still in the network, in Danish order of their names. Public.
 * @param kept those that something stands with already: they can be chosen again although they have left
 */
export async function listParties(db: Db | Tx, districtId: DistrictId, kept: readonly (string | null)[] = []): Promise<Party[]> {
  const ids = kept.filter((id) => id !== null);
  return db
    .selectFrom("network.party")
    .select(partyColumns)
    .where("district", "=", districtId)
    .where((eb) => eb.or([eb("ended_at", "is", null), ...(ids.length > 0 ? [eb("id", "in", ids)] : [])]))
    .orderBy(sql`name collate "da-x-icu"`)
    .execute();
}

/** A party in the network, how many should represent it, and since when it takes part. */
export interface SeatedParty extends Party {
  readonly seats: number;
  readonly deputySeats: number;
  /** A calendar day: when it was added, or when somebody first spoke for it. */
  readonly since: string;
}

/** The parties of a district that are in the network, with their seats, in Danish order of their names. Public. */
export async function listSeatedParties(db: Db | Tx, districtId: DistrictId): Promise<SeatedParty[]> {
  return db
    .selectFrom("network.party as p")
    .select(["p.id", "p.name", "p.kind", "p.takes_letters as takesLetters", sql<boolean>`false`.as("hasLeft")])
    .select(["p.seats", "p.deputy_seats as deputySeats"])
    .select(
      sql<string>`least((p.created_at at time zone ${timeZone})::date, (
        select min(r.from_day) from network.representation r where r.district = p.district and r.party_id = p.id
      ))`.as("since"),
    )
    .where("p.district", "=", districtId)
    .where("p.ended_at", "is", null)
    .orderBy(sql`p.name collate "da-x-icu"`)
    .execute();
}

/** One party, also one that has left. */
export async function findParty(db: Db | Tx, districtId: DistrictId, id: string): Promise<Party | undefined> {
  return db
    .selectFrom("network.party")
    .select(partyColumns)
    .where("district", "=", districtId)
    .where("id", "=", id)
    .executeTakeFirst();
}

/** Names of parties by id, for lists that mention them; also of parties that have left. Of all without ids. */
export async function partyNames(
  db: Db | Tx,
  districtId: DistrictId,
  ids?: readonly string[],
): Promise<Map<string, string>> {
  if (ids?.length === 0) return new Map();
  const rows = await db
    .selectFrom("network.party")
    .select(["id", "name"])
    .where("district", "=", districtId)
    .$if(ids !== undefined, (query) => query.where("id", "in", [...(ids as readonly string[])]))
    .execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Those of some parties that have left the network. */
export async function leftAmong(db: Db | Tx, districtId: DistrictId, ids: readonly (string | null)[]): Promise<ReadonlySet<string>> {
  const asked = [...new Set(ids.filter((id) => id !== null))];
  if (asked.length === 0) return new Set();
  const rows = await db
    .selectFrom("network.party")
    .select("id")
    .where("district", "=", districtId)
    .where("id", "in", asked)
    .where("ended_at", "is not", null)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** Where letters to a party go. */
export async function officeOf(
  db: Db | Tx,
  districtId: DistrictId,
  partyId: string,
): Promise<{ email: string | null; phone: string | null } | undefined> {
  return db
    .selectFrom("network.party")
    .select(["office_email as email", "office_phone as phone"])
    .where("district", "=", districtId)
    .where("id", "=", partyId)
    .executeTakeFirst();
}

/** Every party that is in the network and where letters to it go, in Danish order of their names. */
export async function listOffices(db: Db | Tx, districtId: DistrictId): Promise<{ id: string; name: string; email: string | null; phone: string | null }[]> {
  return db
    .selectFrom("network.party")
    .select(["id", "name", "office_email as email", "office_phone as phone"])
    .where("district", "=", districtId)
    .where("ended_at", "is", null)
    .orderBy(sql`name collate "da-x-icu"`)
    .execute();
}

/** Phones that are published by their owners, digits only: a text may name them. */
export async function publishedPhones(db: Db | Tx, districtId: DistrictId): Promise<string[]> {
  const rows = await db
    .selectFrom("network.party")
    .select("office_phone")
    .where("district", "=", districtId)
    .where("office_phone", "is not", null)
    .execute();
  return rows.map((row) => (row.office_phone ?? "").replace(/\D/g, "").slice(-8));
}

/** Mail addresses of the parties' offices, in lower case: a text may name them. */
export async function publishedEmails(db: Db | Tx, districtId: DistrictId): Promise<string[]> {
  const rows = await db
    .selectFrom("network.party")
    .select("office_email")
    .where("district", "=", districtId)
    .where("office_email", "is not", null)
    .execute();
  return rows.map((row) => (row.office_email ?? "").toLowerCase());
}

/** The parties a member speaks for on a day. */
export async function partiesOfMembers(
  db: Db | Tx,
  districtId: DistrictId,
  memberIds: readonly string[],
  day: string,
): Promise<{ memberId: string; partyId: string; partyName: string; function: string; isDeputy: boolean }[]> {
  if (memberIds.length === 0) return [];
  return db
    .selectFrom("network.representation as r")
    .innerJoin("network.party as p", (join) =>
      join.onRef("p.district", "=", "r.district").onRef("p.id", "=", "r.party_id"),
    )
    .select([
      "r.member_id as memberId",
      "r.party_id as partyId",
      "p.name as partyName",
      "r.function",
      "r.is_deputy as isDeputy",
    ])
    .where("r.district", "=", districtId)
    .where("r.member_id", "in", [...memberIds])
    .where("r.from_day", "<=", day)
    .where((eb) => eb.or([eb("r.to_day", "is", null), eb("r.to_day", ">=", day)]))
    .orderBy("r.from_day")
    .execute();
}

/** Whether a member spoke for a party until some day before this one. */
export async function spokeBefore(
  db: Db | Tx,
  districtId: DistrictId,
  { memberId, partyId }: { readonly memberId: string; readonly partyId: string },
  day: string,
): Promise<boolean> {
  const row = await db
    .selectFrom("network.representation")
    .select("id")
    .where("district", "=", districtId)
    .where("member_id", "=", memberId)
    .where("party_id", "=", partyId)
    .where("to_day", "<", day)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export interface ManagedParty {
  readonly id: string;
  readonly name: string;
  readonly kind: PartyKind;
  readonly email: string | null;
  readonly phone: string | null;
  readonly takesLetters: boolean;
  readonly seats: number;
  readonly deputySeats: number;
  /** Counts how often this has been saved. */
  readonly version: number;
  /** When it left the network; null while it is in it. */
  readonly leftAt: Date | null;
}

/** One party with its office and its seats, also one that has left. */
export async function findManagedParty(
  db: Db | Tx,
  permit: Permit<"parties.manage">,
  id: string,
): Promise<ManagedParty | undefined> {
  return db
    .selectFrom("network.party")
    .select(["id", "name", "kind", "office_email as email", "office_phone as phone", "takes_letters as takesLetters"])
    .select(["seats", "deputy_seats as deputySeats", "version", "ended_at as leftAt"])
    .where("district", "=", permit.districtId)
    .where("id", "=", id)
    .executeTakeFirst();
}

/** Parties that have left the network and can come back, those that left last first. */
export async function listLeftParties(
  db: Db | Tx,
  permit: Permit<"parties.manage">,
): Promise<{ id: string; name: string; kind: PartyKind; leftAt: Date }[]> {
  return db
    .selectFrom("network.party")
    .select(["id", "name", "kind", "ended_at as leftAt"])
    .where("district", "=", permit.districtId)
    .where("ended_at", "is not", null)
    .orderBy("ended_at", "desc")
    .orderBy("id")
    .$narrowType<{ leftAt: Date }>()
    .execute();
}
