import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { PgBoss, fromKysely } from "pg-boss";
import type { ConstructorOptions, JobResult, JobWithMetadata, Queue } from "pg-boss";
import { serverPatienceMs } from "../db/database.ts";
import type { Db, Tx } from "../db/database.ts";
import type { FileStore } from "../files/file-store.ts";
import { timeZone } from "../i18n/dates.ts";
import type { Bilingual } from "../i18n/lang.ts";
import { traceOf } from "../log.ts";
import type { Log } from "../log.ts";

/** What a job may use of the world. */
export interface JobDeps {
  readonly db: Db;
  readonly files: FileStore;
  readonly log: Log;
  /** Base of every absolute address in mails, without a slash at the end. */
  readonly publicUrl: string;
  /** Key for signatures of links. */
  readonly secret: string;
  readonly now: () => Date;
}

/** Which try this is of a job that failed before. */
export interface Attempt {
  /** 1 for the first. */
  readonly number: number;
  /** Nobody will try again after this one. */
  readonly isLast: boolean;
}

/** How often and how patiently a job that failed is tried again; the wait doubles from `firstWaitSeconds`. */
export interface Retry {
  readonly limit: number;
  readonly firstWaitSeconds: number;
  readonly longestWaitSeconds: number;
}

/**
 * Something done in the background, at least once: after a crash it runs again, so it must be harmless to repeat.
 * A feature exports its jobs from `jobs.ts`.
 */
export interface JobDefinition {
  /** Unique in the installation; lower case with hyphens. */
  readonly name: string;
  /** What it does, for the page that shows jobs. */
  readonly label: Bilingual;
  /** When it starts by itself: five cron fields, in Danish time. */
  readonly schedule?: string;
  readonly retry?: Retry;
  run(deps: JobDeps, data: unknown, attempt: Attempt): Promise<void>;
}

type NamedJob = Pick<JobDefinition, "name" | "retry">;

/** The background work of one process. */
export interface Jobs {
  /** Lets running jobs finish for a few seconds; those that do not are tried again by the next process. */
  stop(): Promise<void>;
}

const schema = "jobs";
const usualRetry: Retry = { limit: 5, firstWaitSeconds: 10, longestWaitSeconds: 3600 };
const day = 24 * 60 * 60;
/** Jobs that run may take this long to finish when the process stops. */
const jobPatienceMs = 4_000;

/** What may be sent to a job: small values that name rows; what people wrote stays in its own table. */
export type JobData = Readonly<Record<string, string | number | boolean | null>>;

/**
 * Asks for a job in the caller's transaction: it exists if and only if the rest of the transaction does. Needs no
 * running worker, only the tables made by `prepareJobs` or `startJobs`.
 * @param options `afterSeconds`: begins no sooner, so that what comes meanwhile is done with it
 */
export async function sendJob(
  tx: Tx,
  name: string,
  data: JobData,
  { afterSeconds = 0 }: { readonly afterSeconds?: number } = {},
): Promise<void> {
  const when = afterSeconds > 0 ? { startAfter: afterSeconds } : {};
  const boss = new PgBoss({ ...passive, db: fromKysely(tx) });
  try {
    await boss.send(name, data, when);
  } catch (error) {
    if (!(error instanceof Error) || error.message !== `Queue ${name} does not exist`) throw error;
    // pg-boss would make it in a transaction of its own and so end the caller's; its function does not.
    const options = JSON.stringify({ policy: "standard", ...queueOptions({ name }) });
    await sql`select jobs.create_queue(${name}, ${options}::jsonb)`.execute(tx);
    await boss.send(name, data, when);
  }
}

/** Makes or updates the tables of jobs, which may take as long as it takes; by itself where nothing runs them: commands, tests. */
export async function prepareJobs(databaseUrl: string, definitions: readonly NamedJob[] = []): Promise<void> {
  const boss = new PgBoss({ ...passive, connectionString: databaseUrl, max: 1 });
  boss.on("error", () => undefined);
  await boss.start();
  try {
    await makeQueues(boss, definitions);
  } finally {
    await boss.stop({ graceful: false });
  }
}

/** Where jobs live, by which rules and with what. */
export interface JobsOptions {
  readonly databaseUrl: string;
  readonly definitions: readonly JobDefinition[];
  readonly deps: JobDeps;
  /** How often to look for jobs whose time has come, such as another try; new ones start at once. */
  readonly lookEverySeconds?: number;
  /** Milliseconds after which a statement to the queue that has no answer is given up, and its connection with it. */
  readonly patienceMs?: number;
}

/** Makes the tables and queues where needed, and runs jobs in this process, also those that others ask for. */
export async function startJobs(options: JobsOptions): Promise<Jobs> {
  const { databaseUrl, definitions, deps, lookEverySeconds = 15, patienceMs = serverPatienceMs } = options;
  await prepareJobs(databaseUrl, definitions);
  // What pg-boss does not know it gives to pg.
  const patience = { query_timeout: patienceMs };
  const boss = new PgBoss({
    schema,
    connectionString: databaseUrl,
    application_name: "kvarter-jobs",
    max: 4,
    useListenNotify: true,
    ...patience,
  });
  boss.on("error", (error) => deps.log.warn(traceOf(error), "the job queue had trouble"));
  await boss.start();
  await makeSchedules(boss, definitions);
  for (const definition of definitions) await startWorker(boss, definition, deps, lookEverySeconds);
  // To take leave of a database that says nothing would take as long as it says nothing.
  return { stop: () => Promise.race([boss.stop({ graceful: true, timeout: jobPatienceMs }), pause(jobPatienceMs + 1_000, undefined, { ref: false })]) };
}

/** A queue that is only written to: it runs nothing, watches nothing, and holds no connection of its own. */
const passive: ConstructorOptions = { schema, supervise: false, schedule: false };

async function makeQueues(boss: PgBoss, definitions: readonly NamedJob[]): Promise<void> {
  for (const definition of definitions) {
    await boss.createQueue(definition.name, { policy: "standard", ...queueOptions(definition) });
    await boss.updateQueue(definition.name, queueOptions(definition));
  }
}

function queueOptions({ retry = usualRetry }: NamedJob): Omit<Queue, "name"> {
  return {
    retryLimit: retry.limit,
    retryBackoff: true,
    retryDelay: retry.firstWaitSeconds,
    retryDelayMax: retry.longestWaitSeconds,
    expireInSeconds: 900,
    // Jobs of a killed process are tried again soon after its heart stops.
    heartbeatSeconds: 30,
    deleteAfterSeconds: 7 * day,
    notify: true,
  };
}

async function makeSchedules(boss: PgBoss, definitions: readonly JobDefinition[]): Promise<void> {
  const wanted = new Map(definitions.map(({ name, schedule }) => [name, schedule]));
  for (const { name } of await boss.getSchedules()) if (!wanted.get(name)) await boss.unschedule(name);
  for (const { name, schedule } of definitions)
    if (schedule) await boss.schedule(name, schedule, null, { tz: timeZone });
}

async function startWorker(
  boss: PgBoss,
  definition: JobDefinition,
  deps: JobDeps,
  lookEverySeconds: number,
): Promise<void> {
  const options = {
    includeMetadata: true,
    perJobResults: true,
    batchSize: 10,
    burstWhenBatchFull: true,
    // The shorter one counts only while the server's word of new jobs cannot be heard.
    pollingIntervalSeconds: Math.min(2, lookEverySeconds),
    notifyPollingIntervalSeconds: lookEverySeconds,
  } as const;
  await boss.work(definition.name, options, async (jobs: JobWithMetadata<unknown>[]) => {
    const results: JobResult[] = [];
    for (const job of jobs) results.push(await runOne(definition, deps, job));
    return results;
  });
}

async function runOne(definition: JobDefinition, deps: JobDeps, job: JobWithMetadata<unknown>): Promise<JobResult> {
  const attempt = { number: job.retryCount + 1, isLast: job.retryCount >= job.retryLimit };
  try {
    await definition.run(deps, job.data, attempt);
    return { id: job.id, status: "completed" };
  } catch (error) {
    const found = traceOf(error);
    const entry = { job: job.name, id: job.id, attempt: attempt.number, ...found };
    if (attempt.isLast) deps.log.error(entry, "a job failed for the last time");
    else deps.log.warn(entry, "a job failed and is tried again");
    return { id: job.id, status: "failed", output: found };
  }
}
