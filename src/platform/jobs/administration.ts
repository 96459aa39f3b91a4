import { sql } from "kysely";
import { PgBoss, fromKysely } from "pg-boss";
import { validate as isUuid } from "uuid";
import { recordChange } from "../audit/commands.ts";
import type { Db, Tx } from "../db/database.ts";
import type { Permit } from "../rights/permit.ts";

/** What is known of the runs of one job in the last seven days. */
export interface JobState {
  readonly name: string;
  /** Asked for, and not begun: also those that wait for another try. */
  readonly waiting: number;
  readonly running: number;
  /** Given up. */
  readonly failed: number;
  readonly lastEndedAt: Date | null;
}

/** A run that was given up. */
export interface FailedRun {
  readonly id: string;
  readonly name: string;
  readonly failedAt: Date;
  /** Name and code of the error; never its message. */
  readonly error: string;
  readonly tries: number;
}

/**
 * Counts runs by job. Jobs belong to the installation; runs for another district are left out. pg-boss's own counts are
 * up to a minute old and mix the districts, and its lists have no limit, so its table is read here.
 */
export async function jobStates(db: Db, permit: Permit<"operations.read" | "operations.retry">): Promise<ReadonlyMap<string, JobState>> {
  const { rows } = await sql<JobState>`
    select name,
      count(*) filter (where state in ('created', 'retry')) as waiting,
      count(*) filter (where state = 'active') as running,
      count(*) filter (where state = 'failed') as failed,
      max(completed_on) as "lastEndedAt"
    from jobs.job
    where ${ofDistrict(permit)}
    group by name`.execute(db);
  return new Map(rows.map((row) => [row.name, row]));
}

/** The newest runs that were given up. */
export async function failedRuns(db: Db, permit: Permit<"operations.read" | "operations.retry">, limit: number): Promise<FailedRun[]> {
  const { rows } = await sql<Omit<FailedRun, "error"> & { output: unknown }>`
    select id, name, completed_on as "failedAt", retry_count + 1 as tries, output
    from jobs.job
    where state = 'failed' and ${ofDistrict(permit)}
    order by completed_on desc, id
    limit ${limit}`.execute(db);
  return rows.map(({ output, ...run }) => ({ ...run, error: errorIn(output) }));
}

/**
 * Lets a run that was given up run again, soon and once.
 * @returns false when there is no such run any more
 */
export async function runAgain(
  tx: Tx,
  permit: Permit<"operations.retry">,
  { name, id }: { readonly name: string; readonly id: string },
): Promise<boolean> {
  if (!isUuid(id)) return false;
  const { rows } = await sql`
    select from jobs.job
    where id = ${id} and name = ${name} and state = 'failed' and ${ofDistrict(permit)}
    for update`.execute(tx);
  if (rows.length === 0) return false;
  await new PgBoss({ schema: "jobs", supervise: false, schedule: false, db: fromKysely(tx) }).retry(name, id);
  await recordChange(tx, permit, { action: "jobs.run_again", kind: "job", id, after: { name } });
  return true;
}

const ofDistrict = ({ districtId }: Permit<string>) =>
  sql`coalesce(data ->> 'districtId', ${districtId}) = ${districtId}`;

function errorIn(output: unknown): string {
  if (typeof output !== "object" || output === null) return "";
  const { error, code } = output as { error?: unknown; code?: unknown };
  // pg-boss writes of a run that was killed or took too long in its own words.
  const name = typeof error === "string" ? error : "interrupted";
  return typeof code === "string" && code !== name ? `${name} ${code}` : name;
}
