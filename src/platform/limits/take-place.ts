import { createHmac, createSecretKey } from "node:crypto";
import type { KeyObject } from "node:crypto";
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
  const day = now.toISOString().slice(0, 10);
  if (today.secret !== secret || today.day !== day)
    today = { secret, day, key: createSecretKey(createHmac("sha256", secret).update(`limits|${day}`).digest()) };
  return createHmac("sha256", today.key).update(`${name}|${who}`).digest();
}

let today: { readonly secret: string; readonly day: string; readonly key: KeyObject } = {
  secret: "",
  day: "",
  key: createSecretKey(Buffer.alloc(32)),
};

/**
 * Takes one of the places a limit has, for all processes at once, in one statement. Each place taken is free again after
 * `secondsEach`, one after the other; the row says when the last one is. Of a limit with `together` several are taken at
 * once, and this process gives them out for a minute without asking; those that are left then are lost.
 * @returns 0 when there was a place, else the seconds after which there is one
 */
export async function takePlace(db: Db, key: Buffer, limit: Limit, now: Date): Promise<number> {
  const { together = 1 } = limit;
  if (together > 1) {
    const ahead = aheadOf(db, now);
    const name = key.toString("base64");
    const held = ahead.get(name);
    if (held && held.left > 0 && isSoon(held, now)) {
      held.left -= 1;
      return 0;
    }
    if ((await placeTaken(key, limit, now, together).execute(db)).rows.length > 0) {
      ahead.set(name, { left: together - 1, until: now.getTime() + heldForMs });
      return 0;
    }
  }
  const { rows } = await placeTaken(key, limit, now).execute(db);
  return rows.length > 0 ? 0 : Math.ceil(limit.secondsEach);
}

/** Whether a limit has no place just now; none is taken. For those without `together`. */
export async function isUsedUp(db: Db, key: Buffer, limit: Limit, now: Date): Promise<boolean> {
  const all = sql<Date>`make_interval(secs => ${limit.secondsEach * limit.atOnce})`;
  const each = sql<Date>`make_interval(secs => ${limit.secondsEach})`;
  const { rows } = await sql<{ full: boolean }>`
    select true as full from platform.rate_limit
    where key = ${key} and free_at > ${now}::timestamptz + ${all} - ${each} and free_at <= ${now}::timestamptz + ${all}`.execute(db);
  return rows.length > 0;
}

/** Places that were taken and are not given out yet. */
interface Held {
  left: number;
  readonly until: number;
}

const heldForMs = 60_000;
/** So many keys are looked through, when there are more, for those whose time is over. */
const mostHeld = 5_000;
const heldBy = new WeakMap<Db, Map<string, Held>>();

/** Also not after a clock that has jumped. */
const isSoon = ({ until }: Held, now: Date) => until > now.getTime() && until <= now.getTime() + heldForMs;

function aheadOf(db: Db, now: Date): Map<string, Held> {
  const ahead = heldBy.get(db) ?? new Map<string, Held>();
  heldBy.set(db, ahead);
  if (ahead.size > mostHeld) for (const [name, one] of ahead) if (!isSoon(one, now)) ahead.delete(name);
  return ahead;
}

/** The statement of `takePlace`, also for the `with` of another: one row when there were so many places. */
export function placeTaken(key: Buffer, limit: Limit, now: Date, places = 1): RawBuilder<{ taken: boolean }> {
  const each = sql<Date>`make_interval(secs => ${limit.secondsEach * places})`;
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
