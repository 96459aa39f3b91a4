import { sql } from "kysely";
import { partyNames } from "../../../network/queries.ts";
import type { Db, Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import { fewestShown } from "../idea.ts";
import type { Outcome } from "../idea.ts";
import "../tables.ts";

/** An idea as everyone may read it. */
export interface PublicIdea {
  readonly id: string;
  readonly title: string;
  readonly what: string;
  readonly forWhom: string;
  readonly place: string;
  readonly partyName: string | null;
  readonly status: "published" | "closed";
  readonly statusAt: Date;
  readonly outcome: Outcome | null;
  readonly answer: string;
  readonly publishedAt: Date;
  readonly supporters: number;
}

export const orders = ["newest", "supported"] as const;

export type Order = (typeof orders)[number];

/** Which public ideas to list. */
export interface IdeaFilter {
  readonly order: Order;
  /** Only those that come from this question. */
  readonly questionId?: string | undefined;
  /** Only those that would serve this statement. */
  readonly statementId?: string | undefined;
  /** Counts from 1. */
  readonly page: number;
}

/** How many ideas stand on one page. */
export const ideasOnAPage = 20;

/** A page of the public ideas, and how many there are in all. */
export async function listIdeas(
  db: Db,
  districtId: DistrictId,
  { order, questionId, statementId, page }: IdeaFilter,
  pageSize = ideasOnAPage,
): Promise<{ ideas: PublicIdea[]; total: number }> {
  const from = statementId ? { kind: "statement", id: statementId } : questionId ? { kind: "question", id: questionId } : undefined;
  const rows = await publicIdeas(db, districtId)
    .$if(from !== undefined, (query) =>
      query.where((eb) =>
        eb.exists(
          eb
            .selectFrom("ideas.origin as o")
            .select("o.idea_id")
            .whereRef("o.district", "=", "i.district")
            .whereRef("o.idea_id", "=", "i.id")
            .where("o.item_kind", "=", from?.kind ?? "")
            .where("o.item_id", "=", from?.id ?? ""),
        ),
      ),
    )
    .select(sql<number>`count(*) over ()`.as("total"))
    // Where few support an idea, its place does not tell how few.
    .$if(order === "supported", (query) =>
      query.orderBy(sql`case when i.supporters >= ${fewestShown} then i.supporters else 0 end`, "desc"),
    )
    .orderBy("i.published_at", "desc")
    .orderBy("i.id", "desc")
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  return { ideas: await withParties(db, districtId, rows), total: rows[0]?.total ?? 0 };
}

/** One public idea; undefined alike for one that is not public and one that is not there. */
export async function findIdea(db: Db | Tx, districtId: DistrictId, id: string): Promise<PublicIdea | undefined> {
  const rows = await publicIdeas(db, districtId).where("i.id", "=", id).execute();
  return (await withParties(db, districtId, rows))[0];
}

/** The questions from which public ideas have come, the one with the newest idea first. */
export async function questionsWithIdeas(db: Db, districtId: DistrictId): Promise<string[]> {
  const rows = await db
    .selectFrom("ideas.origin as o")
    .innerJoin("ideas.idea as i", (join) => join.onRef("i.district", "=", "o.district").onRef("i.id", "=", "o.idea_id"))
    .select("o.item_id as id")
    .where("o.district", "=", districtId)
    .where("o.item_kind", "=", "question")
    .where("i.status", "in", ["published", "closed"])
    .groupBy("o.item_id")
    .orderBy((eb) => eb.fn.max("i.published_at"), "desc")
    .limit(50)
    .execute();
  return rows.map(({ id }) => id);
}

function publicIdeas(db: Db | Tx, districtId: DistrictId) {
  return db
    .selectFrom("ideas.idea as i")
    .select([
      "i.id",
      "i.title",
      "i.what",
      "i.for_whom as forWhom",
      "i.place",
      "i.party_id as partyId",
      "i.status",
      "i.status_at as statusAt",
      "i.outcome",
      "i.answer",
      "i.published_at as publishedAt",
      "i.supporters",
    ])
    .where("i.district", "=", districtId)
    .where("i.status", "in", ["published", "closed"]);
}

async function withParties(
  db: Db | Tx,
  districtId: DistrictId,
  rows: Awaited<ReturnType<ReturnType<typeof publicIdeas>["execute"]>>,
): Promise<PublicIdea[]> {
  const names = await partyNames(db, districtId, rows.flatMap((row) => row.partyId ?? []));
  return rows.map(({ partyId, status, publishedAt, ...row }) => ({
    ...row,
    partyName: partyId === null ? null : (names.get(partyId) ?? null),
    status: status === "closed" ? "closed" : "published",
    publishedAt: publishedAt ?? row.statusAt,
  }));
}
