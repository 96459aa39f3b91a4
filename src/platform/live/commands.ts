import { sql } from "kysely";
import type { Tx } from "../db/database.ts";
import type { DistrictId } from "../district/district.ts";
import { liveChannel, payloadOf } from "./topic.ts";
import type { Topic } from "./topic.ts";

/**
 * Tells everyone who has the topic open, in whichever process, that it has changed. It is heard when the transaction has
 * been committed, and never when it was not; however often it is said in one transaction, it is heard once.
 */
export async function announce(tx: Tx, districtId: DistrictId, topic: Topic): Promise<void> {
  await sql`select pg_notify(${liveChannel}, ${payloadOf(districtId, topic)})`.execute(tx);
}
