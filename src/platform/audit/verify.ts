import { sql } from "kysely";
import type { Db, Tx } from "../db/database.ts";
import type { DistrictId } from "../district/district.ts";
import { chainHash, chainStart, eventDigest, payloadDigest } from "./digest.ts";
import { unsealed } from "./seal.ts";
import "./tables.ts";

/**
 * What can be wrong: what an event says · the rest of an event · an event or a seal that is gone · a seal that does not
 * follow from the one before, also when two have changed places · a seal after the end · another end than was noted.
 */
export const faultCodes = [
  "payload_changed", "event_changed", "event_missing", "seal_missing", "chain_broken", "seal_extra", "end_changed",
] as const;

export type FaultCode = (typeof faultCodes)[number];

export interface Fault {
  readonly code: FaultCode;
  /** Its place in the chain; null for an event that waits to be sealed. */
  readonly position: number | null;
  readonly eventId: string | null;
}

export interface Verification {
  readonly districtId: DistrictId;
  /** Events that were found as they were sealed. */
  readonly sealed: number;
  readonly waiting: number;
  /** How many of the sealed ones have been emptied in time. */
  readonly erased: number;
  /** The end of the chain, as hexadecimal digits: whoever notes it down elsewhere can prove that nothing before it changed. */
  readonly hash: string;
  /** The first thing that is wrong. */
  readonly fault: Fault | undefined;
}

const batch = 1_000;

/** Goes through the chain of every district, or until the first fault in each, and notes what was found. */
export async function verifyAudit(db: Db, now: Date): Promise<Verification[]> {
  const districts = await db.selectFrom("platform.district").select("id").orderBy("created_at").execute();
  const found: Verification[] = [];
  for (const { id } of districts) {
    // One snapshot: events and seals that come meanwhile are not half seen.
    const one = await db
      .transaction()
      .setIsolationLevel("repeatable read")
      .execute((tx) => verifyDistrict(tx, id));
    await note(db, one, now);
    found.push(one);
  }
  return found;
}

async function verifyDistrict(tx: Tx, districtId: DistrictId): Promise<Verification> {
  const chain = await tx
    .selectFrom("platform.audit_chain")
    .select(["position", "hash"])
    .where("district", "=", districtId)
    .executeTakeFirst();
  let hash = chainStart;
  let sealed = 0;
  let erased = 0;
  const result = (waiting: number, fault?: Fault) => ({
    districtId, sealed, waiting, erased, hash: hash.toString("hex"), fault,
  });
  for (;;) {
    const rows = await sealedRows(tx, districtId, sealed);
    for (const row of rows) {
      const fault = sealFault(row, sealed + 1, hash, chain?.position ?? 0, districtId);
      if (fault) return result(0, fault);
      hash = row.hash;
      sealed += 1;
      if (row.erased_at) erased += 1;
    }
    if (rows.length < batch) break;
  }
  if (sealed < (chain?.position ?? 0)) return result(0, { code: "seal_missing", position: sealed + 1, eventId: null });
  if (chain && !chain.hash.equals(hash)) return result(0, { code: "end_changed", position: sealed, eventId: null });
  const waiting = await unsealed(tx).select(eventColumns).where("event.district", "=", districtId).execute();
  for (const row of waiting) {
    const code = eventFault(row, districtId);
    if (code) return result(waiting.length, { code, position: null, eventId: row.id });
  }
  return result(waiting.length);
}

/** Before and after as the very text that was hashed. */
const eventColumns = [
  "event.id",
  "event.at",
  "event.actor_kind",
  "event.actor_id",
  "event.action",
  "event.item_kind",
  "event.item_id",
  sql<string | null>`event.before::text`.as("before"),
  sql<string | null>`event.after::text`.as("after"),
  "event.salt",
  "event.payload_digest",
  "event.digest",
  "event.erased_at",
] as const;

function sealedRows(tx: Tx, districtId: DistrictId, after: number) {
  return tx
    .selectFrom("platform.audit_seal as seal")
    .leftJoin("platform.audit_event as event", (join) =>
      join.onRef("event.district", "=", "seal.district").onRef("event.id", "=", "seal.event_id"),
    )
    .select(eventColumns)
    .select(["seal.position", "seal.event_id", "seal.hash"])
    .where("seal.district", "=", districtId)
    .where("seal.position", ">", after)
    .orderBy("seal.position")
    .limit(batch)
    .execute();
}

type SealedRow = Awaited<ReturnType<typeof sealedRows>>[number];
type EventRow = { readonly [K in Exclude<keyof SealedRow, "position" | "event_id" | "hash">]: SealedRow[K] };

function sealFault(
  { position, event_id: eventId, hash, ...event }: SealedRow,
  expected: number,
  previous: Buffer,
  end: number,
  district: DistrictId,
): Fault | undefined {
  if (position !== expected) return { code: "seal_missing", position: expected, eventId: null };
  const fault = (code: FaultCode) => ({ code, position, eventId });
  if (position > end) return fault("seal_extra");
  const wrong = eventFault(event, district);
  if (wrong) return fault(wrong);
  if (!event.digest || !chainHash(previous, event.digest).equals(hash)) return fault("chain_broken");
  return undefined;
}

function eventFault(event: EventRow, district: DistrictId): FaultCode | undefined {
  const { id, at, actor_kind: actorKind, action, item_kind: itemKind, item_id: itemId, digest } = event;
  const payload = event.payload_digest;
  if (!id || !at || !actorKind || !action || !itemKind || !itemId || !payload || !digest) return "event_missing";
  const { salt, actor_id: actorId, before, after } = event;
  // An emptied event has no salt; the table itself refuses one that has a salt and is marked as emptied.
  if (salt && !payloadDigest({ salt, actorId, before, after }).equals(payload)) return "payload_changed";
  const expected = eventDigest({ district, id, at, actorKind, action, itemKind, itemId }, payload);
  return expected.equals(digest) ? undefined : "event_changed";
}

async function note(db: Db, { districtId, sealed, fault }: Verification, now: Date): Promise<void> {
  await db
    .updateTable("platform.audit_chain")
    .set({
      verified_at: now,
      verified_position: sealed,
      fault_code: fault?.code ?? null,
      fault_position: fault?.position ?? null,
    })
    .where("district", "=", districtId)
    .execute();
}
