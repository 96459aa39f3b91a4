import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { v7 as uuidv7 } from "uuid";
import type { Tx } from "../db/database.ts";
import type { Actor, Permit } from "../rights/permit.ts";
import { eventDigest, payloadDigest } from "./digest.ts";
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

/**
 * Writes who did what in the caller's transaction, with a digest that the chain will hold. What visitors do is not an
 * event: reports and answers are counted.
 */
export async function recordChange(tx: Tx, permit: Permit<string>, change: Change): Promise<void> {
  if (permit.actor.kind === "visitor") return;
  const erasable = {
    salt: randomBytes(32),
    actorId: actorId(permit.actor),
    before: change.before ? JSON.stringify(change.before) : null,
    after: change.after ? JSON.stringify(change.after) : null,
  };
  const lasting = {
    district: permit.districtId,
    id: uuidv7(),
    at: new Date(),
    actorKind: permit.actor.kind,
    action: change.action,
    itemKind: change.kind,
    itemId: change.id,
  };
  const payload = payloadDigest(erasable);
  await tx
    .insertInto("platform.audit_event")
    .values({
      district: lasting.district,
      id: lasting.id,
      at: lasting.at,
      actor_kind: lasting.actorKind,
      actor_id: erasable.actorId,
      action: lasting.action,
      item_kind: lasting.itemKind,
      item_id: lasting.itemId,
      before: erasable.before,
      after: erasable.after,
      salt: erasable.salt,
      payload_digest: payload,
      digest: eventDigest(lasting, payload),
    })
    .execute();
}

/**
 * Empties the events about an item that say what must not be kept any more: what they say and who did it, as retention does in
 * time. That something was done, when, and the chain stay.
 * @param saysIt whether a text in an event, in the field of this name, is such a one
 */
export async function emptyEvents(
  tx: Tx,
  { districtId }: Permit<string>,
  { kind, id }: Pick<Change, "kind" | "id">,
  saysIt: (text: string, field: string) => boolean,
  now: Date,
): Promise<void> {
  const events = await tx
    .selectFrom("platform.audit_event")
    .select(["id", "before", "after"])
    .where("district", "=", districtId)
    .where("item_kind", "=", kind)
    .where("item_id", "=", id)
    .where("erased_at", "is", null)
    .execute();
  const ids = events.filter(({ before, after }) => textsIn({ before, after }).some(([field, text]) => saysIt(text, field))).map((event) => event.id);
  if (ids.length > 0) await sql`select platform.empty_audit_events(${districtId}, ${ids}::uuid[], ${now})`.execute(tx);
}

/** The texts of an event, each with the name of its field, or its number in a list. */
function textsIn(value: unknown, field = ""): [field: string, text: string][] {
  if (typeof value === "string") return [[field, value]];
  return typeof value === "object" && value !== null ? Object.entries(value).flatMap(([name, part]) => textsIn(part, name)) : [];
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
