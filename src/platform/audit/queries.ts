import { sql } from "kysely";
import type { Db } from "../db/database.ts";
import type { Permit } from "../rights/permit.ts";
import { faultCodes } from "./verify.ts";
import type { FaultCode } from "./verify.ts";
import "./tables.ts";

export interface AuditEvent {
  readonly id: string;
  readonly at: Date;
  readonly actorKind: "member" | "link" | "system";
  /** A member's id, a personal link's, or the name of a part of the program; null once erased. */
  readonly actorId: string | null;
  /** Whose personal link it was, while the link is remembered. */
  readonly linkMemberId: string | null;
  readonly action: string;
  readonly itemKind: string;
  readonly itemId: string;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
  readonly erasedAt: Date | null;
}

/** Which events to read; "" is every one. */
export interface EventFilter {
  readonly action: string;
  readonly itemId: string;
  readonly memberId: string;
}

/** Events, newest first, and how many there are in all. */
export async function listEvents(
  db: Db,
  permit: Permit<"audit.read">,
  { action, itemId, memberId }: EventFilter,
  range: { readonly limit: number; readonly offset: number },
): Promise<{ events: AuditEvent[]; total: number }> {
  const matching = db
    .selectFrom("platform.audit_event as event")
    .where("event.district", "=", permit.districtId)
    .$if(action !== "", (query) => query.where("event.action", "=", action))
    .$if(itemId !== "", (query) => query.where("event.item_id", "=", itemId))
    .$if(memberId !== "", (query) => query.where("event.actor_id", "=", memberId));
  const { total } = await matching.select(sql<number>`count(*)`.as("total")).executeTakeFirstOrThrow();
  const events = await matching
    .leftJoin("platform.personal_link as link", (join) =>
      join.onRef("link.district", "=", "event.district").on(sql`link.id::text`, "=", sql.ref("event.actor_id")),
    )
    .select([
      "event.id",
      "event.at",
      "event.actor_kind as actorKind",
      "event.actor_id as actorId",
      "link.member_id as linkMemberId",
      "event.action",
      "event.item_kind as itemKind",
      "event.item_id as itemId",
      "event.before",
      "event.after",
      "event.erased_at as erasedAt",
    ])
    .orderBy("event.id", "desc")
    .limit(range.limit)
    .offset(range.offset)
    .execute();
  return { events, total };
}

export interface ChainState {
  /** How many events have their place. */
  readonly position: number;
  readonly hash: string;
  readonly verifiedAt: Date | null;
  readonly verifiedPosition: number | null;
  readonly fault: { readonly code: FaultCode; readonly position: number | null } | null;
}

/** How far the chain has come, and what was found when it was last gone through; undefined before the first seal. */
export async function chainState(db: Db, permit: Permit<"audit.read">): Promise<ChainState | undefined> {
  const row = await db
    .selectFrom("platform.audit_chain")
    .selectAll()
    .where("district", "=", permit.districtId)
    .executeTakeFirst();
  if (!row) return undefined;
  const code = faultCodes.find((one) => one === row.fault_code);
  return {
    position: row.position,
    hash: row.hash.toString("hex"),
    verifiedAt: row.verified_at,
    verifiedPosition: row.verified_position,
    fault: code ? { code, position: row.fault_position } : null,
  };
}
