import { sql } from "kysely";
import { partyNames } from "../../../network/queries.ts";
import type { Db, Tx } from "../../../platform/db/database.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { workGroups } from "../idea.ts";
import type { IdeaStatus, Outcome, ReturnReason, Way, WorkGroup } from "../idea.ts";
import type { ItemRef } from "../../../thread/commands.ts";
import "../tables.ts";

/** An idea as coordinators read it. */
export interface WorkIdea {
  readonly id: string;
  readonly title: string;
  readonly what: string;
  readonly forWhom: string;
  readonly place: string;
  readonly partyName: string | null;
  readonly cameBy: Way;
  readonly sentOn: string;
  readonly status: IdeaStatus;
  readonly statusAt: Date;
  readonly returnReason: ReturnReason | null;
  readonly outcome: Outcome | null;
  readonly answer: string;
}

/** How many ideas stand on one page of the list. */
export const workOnAPage = 25;

type Manage = Permit<"ideas.manage">;

/** A page of one group of ideas: those that wait the oldest first, others by their last change. @param page counts from 1 */
export async function listWork(db: Db, permit: Manage, group: WorkGroup, page: number): Promise<WorkIdea[]> {
  const rows = await workRows(db, permit)
    .where("status", "in", [...workGroups[group]])
    .$if(group === "waiting", (query) => query.orderBy("sent_on"))
    .$if(group !== "waiting", (query) => query.orderBy("status_at", "desc"))
    .orderBy("id")
    .limit(workOnAPage)
    .offset((page - 1) * workOnAPage)
    .execute();
  return withParties(db, permit, rows);
}

/** How many ideas there are in each group, as bare numbers. */
export async function countWork(db: Db, permit: Permit<string>): Promise<Record<WorkGroup, number>> {
  const rows = await db
    .selectFrom("ideas.idea")
    .select(["status", sql<number>`count(*)`.as("count")])
    .where("district", "=", permit.districtId)
    .groupBy("status")
    .execute();
  const of = (group: WorkGroup) =>
    rows.filter(({ status }) => workGroups[group].some((one) => one === status)).reduce((sum, row) => sum + row.count, 0);
  return { waiting: of("waiting"), public: of("public"), closed: of("closed"), returned: of("returned") };
}

/** One idea as a coordinator reads it, and what it comes from. */
export async function findWork(db: Db | Tx, permit: Manage, id: string): Promise<(WorkIdea & { origins: ItemRef[] }) | undefined> {
  const [idea] = await withParties(db, permit, await workRows(db, permit).where("id", "=", id).execute());
  if (!idea) return undefined;
  const origins = await db
    .selectFrom("ideas.origin")
    .select(["item_kind as kind", "item_id as id"])
    .where("district", "=", permit.districtId)
    .where("idea_id", "=", id)
    .orderBy("item_kind")
    .orderBy("item_id")
    .execute();
  return { ...idea, origins };
}

function workRows(db: Db | Tx, { districtId }: Manage) {
  return db
    .selectFrom("ideas.idea")
    .select([
      "id",
      "title",
      "what",
      "for_whom as forWhom",
      "place",
      "party_id as partyId",
      "came_by as cameBy",
      "sent_on as sentOn",
      "status",
      "status_at as statusAt",
      "return_reason as returnReason",
      "outcome",
      "answer",
    ])
    .where("district", "=", districtId);
}

async function withParties(db: Db | Tx, { districtId }: Manage, rows: Awaited<ReturnType<ReturnType<typeof workRows>["execute"]>>) {
  const names = await partyNames(db, districtId, rows.flatMap((row) => row.partyId ?? []));
  return rows.map(({ partyId, ...row }) => ({ ...row, partyName: partyId === null ? null : (names.get(partyId) ?? null) }));
}
