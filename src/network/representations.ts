import { sql } from "kysely";
import { v7 as uuidv7 } from "uuid";
import { recordChange } from "../platform/audit/commands.ts";
import type { Db, Tx } from "../platform/db/database.ts";
import { findMember } from "../platform/identity/queries.ts";
import type { Permit } from "../platform/rights/permit.ts";
import { Refusal, notNow } from "../platform/web/form.ts";
import { refuseLeftParty } from "./assign.ts";
import { endConsents } from "./consents.ts";
import "./tables.ts";

/** A member speaks for a party: in which function, and between which days; no last day means until further notice. */
export interface NewRepresentation {
  readonly partyId: string;
  readonly function: string;
  readonly isDeputy?: boolean;
  readonly fromDay: string;
  readonly toDay?: string;
  /** The election it came of. */
  readonly electionId?: string;
}

/**
 * Says that a member speaks for a party in a function, from a day and perhaps until another.
 * @returns its id
 * @throws Refusal `partyId: party_left` when the party has left, `partyId: invalid_choice` when it is none, `"": not_now` when the member has
 */
export async function addRepresentation(
  tx: Tx,
  permit: Permit<"parties.manage" | "elections.manage">,
  memberId: string,
  input: NewRepresentation,
): Promise<string> {
  await refuseLeftParty(tx, permit.districtId, "partyId", input.partyId);
  const member = await findMember(tx, permit, memberId);
  if (!member || member.endedAt) throw notNow();
  const id = uuidv7();
  await tx
    .insertInto("network.representation")
    .values({
      district: permit.districtId,
      id,
      member_id: memberId,
      party_id: input.partyId,
      function: input.function,
      is_deputy: input.isDeputy ?? false,
      from_day: input.fromDay,
      to_day: input.toDay || null,
      election_id: input.electionId ?? null,
    })
    .execute();
  await recordChange(tx, permit, { action: "parties.represent", kind: "representation", id, after: { memberId, ...input } });
  return id;
}

/**
 * Ends one representation with a day; one that has not begun yet is removed.
 * @returns whose it was, undefined when there is none such that still runs
 */
export async function endRepresentation(
  tx: Tx,
  permit: Permit<"parties.manage">,
  id: string,
  today: string,
): Promise<string | undefined> {
  const row = await tx
    .selectFrom("network.representation")
    .select(["member_id", "to_day"])
    .where("district", "=", permit.districtId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return undefined;
  if (row.to_day === null || row.to_day > today) {
    await endRepresentations(tx, permit, { id }, today);
    await recordChange(tx, permit, { action: "parties.end_representation", kind: "representation", id });
  }
  return row.member_id;
}

/** What of a representation can be changed: not who it is, for which party, nor what it came of. */
export type RepresentationChange = Omit<NewRepresentation, "partyId" | "electionId">;

/**
 * Changes function, period, or deputy to representative and back. A consent was given to what stood there, so it ends
 * when function or kind of seat change.
 * @param version of the representation that was read before writing
 * @returns whose it is, undefined when there is none such
 * @throws Refusal `"": changed_meanwhile`, `"": not_now` when it would run on although the party or the member has left
 */
export async function changeRepresentation(
  tx: Tx,
  permit: Permit<"parties.manage">,
  id: string,
  version: number,
  change: RepresentationChange,
  today: string,
): Promise<string | undefined> {
  const row = await tx
    .selectFrom("network.representation as r")
    .innerJoin("network.party as p", (join) =>
      join.onRef("p.district", "=", "r.district").onRef("p.id", "=", "r.party_id"),
    )
    .innerJoin("platform.member as m", (join) =>
      join.onRef("m.district", "=", "r.district").onRef("m.id", "=", "r.member_id"),
    )
    .select(["r.member_id", "r.function", "r.is_deputy", "r.from_day", "r.to_day", "r.version"])
    .select((eb) => eb.or([eb("p.ended_at", "is not", null), eb("m.ended_at", "is not", null)]).as("isOver"))
    .where("r.district", "=", permit.districtId)
    .where("r.id", "=", id)
    .forUpdate("r")
    .executeTakeFirst();
  if (!row) return undefined;
  if (row.version !== version) throw new Refusal({ field: "", code: "changed_meanwhile" });
  const after = {
    function: change.function,
    is_deputy: change.isDeputy ?? false,
    from_day: change.fromDay,
    to_day: change.toDay || null,
  };
  if (row.isOver && (after.to_day === null || after.to_day > today)) throw notNow();
  await tx
    .updateTable("network.representation")
    .set({ ...after, version: version + 1 })
    .where("district", "=", permit.districtId)
    .where("id", "=", id)
    .execute();
  if (after.function !== row.function || after.is_deputy !== row.is_deputy) await endConsents(tx, permit, [id], today);
  const { member_id, isOver: _isOver, version: _version, ...before } = row;
  await recordChange(tx, permit, { action: "parties.change_representation", kind: "representation", id, before, after });
  return member_id;
}

/** Ends every representation of a party or a member (or a single one) that still runs, and the consents to show them. */
export async function endRepresentations(
  tx: Tx,
  permit: Permit<string>,
  which: { readonly partyId?: string; readonly memberId?: string; readonly id?: string },
  today: string,
): Promise<void> {
  const { partyId, memberId, id } = which;
  await tx
    .deleteFrom("network.representation")
    .where("district", "=", permit.districtId)
    .where("from_day", ">", today)
    .$if(partyId !== undefined, (query) => query.where("party_id", "=", partyId as string))
    .$if(memberId !== undefined, (query) => query.where("member_id", "=", memberId as string))
    .$if(id !== undefined, (query) => query.where("id", "=", id as string))
    .execute();
  const ended = await tx
    .updateTable("network.representation")
    .set((eb) => ({ to_day: today, version: eb("version", "+", 1) }))
    .where("district", "=", permit.districtId)
    .where((eb) => eb.or([eb("to_day", "is", null), eb("to_day", ">", today)]))
    .$if(partyId !== undefined, (query) => query.where("party_id", "=", partyId as string))
    .$if(memberId !== undefined, (query) => query.where("member_id", "=", memberId as string))
    .$if(id !== undefined, (query) => query.where("id", "=", id as string))
    .returning("id")
    .execute();
  await endConsents(tx, permit, ended.map((row) => row.id), today);
}

export interface Representation {
  readonly id: string;
  readonly memberId: string;
  readonly memberName: string;
  readonly partyId: string;
  readonly partyName: string;
  readonly partyHasLeft: boolean;
  readonly function: string;
  readonly isDeputy: boolean;
  readonly fromDay: string;
  readonly toDay: string | null;
  /** The election it came of; null when there was none. */
  readonly electionId: string | null;
  readonly version: number;
}

/** Who has spoken, speaks or will speak for whom; of one party or one member, on one day, or all. Newest first. */
export async function listRepresentations(
  db: Db | Tx,
  permit: Permit<"parties.manage"> | Permit<"parties.own">,
  which: { readonly id?: string; readonly memberId?: string; readonly partyId?: string; readonly on?: string } = {},
): Promise<Representation[]> {
  const { id, memberId, partyId, on } = which;
  return db
    .selectFrom("network.representation as r")
    .innerJoin("network.party as p", (join) =>
      join.onRef("p.district", "=", "r.district").onRef("p.id", "=", "r.party_id"),
    )
    .innerJoin("platform.member as m", (join) =>
      join.onRef("m.district", "=", "r.district").onRef("m.id", "=", "r.member_id"),
    )
    .select([
      "r.id",
      "r.member_id as memberId",
      "m.name as memberName",
      "r.party_id as partyId",
      "p.name as partyName",
      sql<boolean>`p.ended_at is not null`.as("partyHasLeft"),
      "r.function",
      "r.is_deputy as isDeputy",
      "r.from_day as fromDay",
      "r.to_day as toDay",
      "r.election_id as electionId",
      "r.version",
    ])
    .where("r.district", "=", permit.districtId)
    .$if(id !== undefined, (query) => query.where("r.id", "=", id as string))
    .$if(on !== undefined, (query) =>
      query
        .where("r.from_day", "<=", on as string)
        .where((eb) => eb.or([eb("r.to_day", "is", null), eb("r.to_day", ">=", on as string)])),
    )
    .$if(memberId !== undefined, (query) => query.where("r.member_id", "=", memberId as string))
    .$if(partyId !== undefined, (query) => query.where("r.party_id", "=", partyId as string))
    .orderBy("r.from_day", "desc")
    .orderBy(sql`p.name collate "da-x-icu"`)
    .execute();
}
