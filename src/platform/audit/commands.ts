import { v7 as uuidv7 } from "uuid";
import type { Tx } from "../db/database.ts";
import type { Actor, Permit } from "../rights/permit.ts";
import "./tables.ts";

export interface Change {
  /** What was done, as the policy names it: `letters.send`. */
  readonly action: string;
  readonly kind: string;
  readonly id: string;
  /** Only the fields that changed; no mail address or phone number. */
  readonly before?: Readonly<Record<string, unknown>>;
  readonly after?: Readonly<Record<string, unknown>>;
}

/** Writes who did what in the caller's transaction. What visitors do is not an event: reports and answers are counted. */
export async function recordChange(tx: Tx, permit: Permit<string>, change: Change): Promise<void> {
  if (permit.actor.kind === "visitor") return;
  await tx
    .insertInto("platform.audit_event")
    .values({
      district: permit.districtId,
      id: uuidv7(),
      actor_kind: permit.actor.kind,
      actor_id: actorId(permit.actor),
      action: change.action,
      item_kind: change.kind,
      item_id: change.id,
      before: change.before ? JSON.stringify(change.before) : null,
      after: change.after ? JSON.stringify(change.after) : null,
    })
    .execute();
}

function actorId(actor: Actor): string | null {
  switch (actor.kind) {
    case "member":
      return actor.memberId;
    case "link":
      return actor.linkId;
    case "system":
      return actor.name;
    case "visitor":
      return null;
  }
}
