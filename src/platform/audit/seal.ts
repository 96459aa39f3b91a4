import type { Db, Tx } from "../db/database.ts";
import type { DistrictId } from "../district/district.ts";
import { chainHash, chainStart } from "./digest.ts";
import "./tables.ts";

/** So many events are sealed in one transaction. */
const batch = 500;

/**
 * Seals every event that is not sealed yet, district by district, in the order in which they were written. Harmless to
 * repeat, and two at once take turns.
 * @returns how many were sealed
 */
export async function sealEvents(db: Db, now: Date): Promise<number> {
  const districts = await unsealed(db).select("event.district").distinct().execute();
  let total = 0;
  for (const { district } of districts) {
    let sealed: number;
    do {
      sealed = await db.transaction().execute((tx) => sealSome(tx, district, now));
      total += sealed;
    } while (sealed === batch);
  }
  return total;
}

async function sealSome(tx: Tx, district: DistrictId, now: Date): Promise<number> {
  await tx
    .insertInto("platform.audit_chain")
    .values({ district, hash: chainStart })
    .onConflict((conflict) => conflict.column("district").doNothing())
    .execute();
  const chain = await tx
    .selectFrom("platform.audit_chain")
    .select(["position", "hash"])
    .where("district", "=", district)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const events = await unsealed(tx)
    .select(["event.id", "event.digest"])
    .where("event.district", "=", district)
    .orderBy("event.id")
    .limit(batch)
    .execute();
  if (events.length === 0) return 0;
  let { hash } = chain;
  const seals = events.map(({ id, digest }, index) => {
    hash = chainHash(hash, digest);
    return { district, position: chain.position + index + 1, event_id: id, hash, sealed_at: now };
  });
  await tx.insertInto("platform.audit_seal").values(seals).execute();
  await tx
    .updateTable("platform.audit_chain")
    .set({ position: chain.position + seals.length, hash })
    .where("district", "=", district)
    .execute();
  return seals.length;
}

/** Events without a place in the chain. */
export function unsealed(db: Db | Tx) {
  return db
    .selectFrom("platform.audit_event as event")
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("platform.audit_seal as seal")
            .select("seal.position")
            .whereRef("seal.district", "=", "event.district")
            .whereRef("seal.event_id", "=", "event.id"),
        ),
      ),
    );
}
