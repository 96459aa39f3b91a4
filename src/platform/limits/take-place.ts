import { createHmac } from "node:crypto";
import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import type { Db } from "../db/database.ts";
import type { Limit } from "./limits.ts";
import "./tables.ts";

/**
 * The key under which one who asks is counted today. It cannot be turned back without the installation's secret, and
 * tomorrow the same one has another.
 * @param who an IP address or a mail address; kept nowhere
 */
export function limitKey(secret: string, name: string, who: string, now: Date): Buffer {
  const keyOfTheDay = createHmac("sha256", secret).update(`limits|${now.toISOString().slice(0, 10)}`).digest();
  return createHmac("sha256", keyOfTheDay).update(`${name}|${who}`).digest();
}

/**
 * Takes one of the places a limit has, for all processes at once, in one statement. Each place taken is free again after
 * `secondsEach`, one after the other; the row says when the last one is.
 * @returns 0 when there was a place, else the seconds after which there is one
 */
export async function takePlace(db: Db, key: Buffer, limit: Limit, now: Date): Promise<number> {
  const { rows } = await placeTaken(key, limit, now).execute(db);
  return rows.length > 0 ? 0 : Math.ceil(limit.secondsEach);
}

/** The statement of `takePlace`, also for the `with` of another: one row when there was a place. */
export function placeTaken(key: Buffer, limit: Limit, now: Date): RawBuilder<{ taken: boolean }> {
  const each = sql<Date>`make_interval(secs => ${limit.secondsEach})`;
  const all = sql<Date>`make_interval(secs => ${limit.secondsEach * limit.atOnce})`;
  // A row that is further ahead than the limit allows comes from a clock that has jumped: it counts for nothing.
  return sql<{ taken: boolean }>`
    insert into platform.rate_limit as held (key, free_at) values (${key}, ${now}::timestamptz + ${each})
    on conflict (key) do update set free_at =
      case when held.free_at > ${now}::timestamptz + ${all} then ${now}::timestamptz
           else greatest(held.free_at, ${now}::timestamptz) end + ${each}
    where held.free_at <= ${now}::timestamptz + ${all} - ${each} or held.free_at > ${now}::timestamptz + ${all}
    returning true as taken`;
}
