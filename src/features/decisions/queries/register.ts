import { sql } from "kysely";
import type { Expression, SqlBool } from "kysely";
import { partyNames } from "../../../network/queries.ts";
import type { Db } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import { kindsMadeFrom } from "../../../thread/kinds.ts";
import { ledToPublic, madeFrom } from "../../../thread/queries.ts";
import type { Reader } from "../../../thread/reader.ts";
import type { DecisionStatus } from "../decision.ts";
import type { RegisterFilter } from "../register.ts";
import { readableBy } from "./decisions.ts";
import "../tables.ts";

export interface ListedDecision {
  readonly id: string;
  readonly wording: string;
  readonly day: string;
  readonly reviewDay: string | null;
  readonly isInternal: boolean;
  readonly status: DecisionStatus;
}

/** The register: newest first, everything or what a filter lets through. */
export async function listDecisions(
  db: Db,
  districtId: DistrictId,
  reader: Reader,
  choice: { readonly filter?: Partial<RegisterFilter>; readonly limit: number; readonly offset: number },
): Promise<{ decisions: ListedDecision[]; total: number }> {
  const chosen = db
    .selectFrom("decisions.decision")
    .where("district", "=", districtId)
    .where(readableBy(reader))
    .where((eb) => eb.and(conditions(districtId, choice.filter ?? {})));
  // Counted apart, so that only the decisions of this page are read.
  const [decisions, { total }] = await Promise.all([
    chosen
      .select(["id", "wording", "day", "review_day as reviewDay", "is_internal as isInternal", "status"])
      .orderBy("day", "desc")
      .orderBy("id", "desc")
      .limit(choice.limit)
      .offset(choice.offset)
      .execute(),
    chosen.select((eb) => eb.fn.countAll<number>().as("total")).executeTakeFirstOrThrow(),
  ]);
  return { decisions, total };
}

function conditions(districtId: DistrictId, filter: Partial<RegisterFilter>): Expression<SqlBool>[] {
  const { words = "", year, status, toReview = false, partyId = "", letter } = filter;
  const wasSent = ledToPublic(districtId, { kind: "decision", id: sql.ref("decisions.decision.id") }, "letter");
  return [
    // Whole words in all their forms, or just this piece of one.
    ...(words === ""
      ? []
      : [
          sql<SqlBool>`(to_tsvector('danish', wording || ' ' || dissent) @@ websearch_to_tsquery('danish', ${words})
            or position(lower(${words}) in lower(wording)) > 0)`,
        ]),
    ...(year === undefined ? [] : [sql<SqlBool>`day between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date`]),
    ...(status === undefined ? [] : [sql<SqlBool>`status = ${status}`]),
    ...(toReview ? [sql<SqlBool>`(review_day is not null and status <> 'lapsed')`] : []),
    ...(partyId === ""
      ? []
      : [
          sql<SqlBool>`exists (select from decisions.presence p where p.district = ${districtId}
            and p.decision_id = decisions.decision.id and p.party_id = ${partyId})`,
        ]),
    ...(letter === undefined ? [] : [letter === "with" ? wasSent : sql<SqlBool>`not ${wasSent}`]),
  ];
}

/** The years in which something was decided, newest first, with how many decisions each. */
export async function decisionYears(
  db: Db,
  districtId: DistrictId,
  reader: Reader,
): Promise<{ year: number; count: number }[]> {
  const year = sql<number>`extract(year from day)::int`;
  return db
    .selectFrom("decisions.decision")
    .select([year.as("year"), sql<number>`count(*)::int`.as("count")])
    .where("district", "=", districtId)
    .where(readableBy(reader))
    .groupBy(year)
    .orderBy(year, "desc")
    .execute();
}

/** The parties that were present at some decision that this reader may see, by name; also those that have left. */
export async function partiesInRegister(
  db: Db,
  districtId: DistrictId,
  reader: Reader,
): Promise<{ id: string; name: string }[]> {
  // From one party to the next by the index: their presences are many, they themselves are few.
  const first = sql`select party_id from decisions.presence where district = ${districtId} order by party_id limit 1`;
  const next = sql`select party_id from decisions.presence
    where district = ${districtId} and party_id > party.id order by party_id limit 1`;
  const { rows } = await sql<{ id: string }>`
    with recursive party (id) as (
      (${first})
      union all
      select (${next}) from party where party.id is not null
    )
    select id from party where (
      select true from decisions.presence p
      join decisions.decision on decisions.decision.district = p.district and decisions.decision.id = p.decision_id
      where p.district = ${districtId} and p.party_id = party.id and ${readableBy(reader)}
      limit 1
    )`.execute(db);
  const names = await partyNames(db, districtId, rows.map(({ id }) => id));
  return [...names].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name, "da"));
}

/** What last came of a decision. */
export interface LastEffect {
  readonly kind: string;
  readonly status: string;
  readonly at: Date;
}

/** What last came of some decisions, as far as this reader may see it, by the decision's id. */
export async function lastEffects(
  db: Db,
  districtId: DistrictId,
  ids: readonly string[],
  reader: Reader,
): Promise<ReadonlyMap<string, LastEffect>> {
  const refs = ids.map((id) => ({ kind: "decision", id }));
  const effects = await madeFrom(db, districtId, refs, kindsMadeFrom("decision").map(({ kind }) => kind), reader);
  const seen = effects.filter(({ title }) => title !== "").sort((a, b) => a.statusAt.getTime() - b.statusAt.getTime());
  return new Map(seen.map(({ fromId, kind, status, statusAt }) => [fromId, { kind, status, at: statusAt }]));
}
