import { sql } from "kysely";
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from "prom-client";
import { poolUse } from "../db/database.ts";
import type { Db } from "../db/database.ts";
import { isDatabaseAway } from "../db/failures.ts";
import type { Live } from "../live/live.ts";

/** What the running program tells about itself in numbers, none of them about a person. */
export interface Metrics {
  /** Counts a request that was answered; `pattern` is the route, never the address. */
  answered(method: string, pattern: string, status: number, seconds: number): void;
  /** Counts a form that met the guard: let through (solved, waited) or sent back (early, busy). */
  guarded(outcome: "solved" | "waited" | "early" | "busy"): void;
  /** Everything in Prometheus' text format. */
  text(): Promise<string>;
  readonly contentType: string;
}

/** Numbers of this process; those of jobs, mails and the guard are read from the database when they are asked for. */
export function createMetrics(db: Db, live: Live, now: () => Date): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: "kvarter_request_duration_seconds",
    help: "Time to answer a request, by route",
    labelNames: ["method", "route", "status"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  // As many as there are routes and statuses: to look for the series each time would cost more than to count in it.
  const observed = new Map<string, ReturnType<typeof durations.labels>>();
  const guardedForms = new Counter({
    name: "kvarter_guarded_forms_total",
    help: "Forms of visitors that met the guard: solved and waited were let through, early and busy sent back",
    labelNames: ["outcome"],
    registers: [registry],
  });
  poolGauge(registry, db);
  liveGauges(registry, live);
  const stored = storedGauges(registry);
  return {
    answered: (method, route, status, seconds) => {
      const name = `${method} ${route} ${status}`;
      const known = observed.get(name) ?? durations.labels({ method, route, status });
      observed.set(name, known);
      known.observe(seconds);
    },
    guarded: (outcome) => guardedForms.inc({ outcome }),
    text: async () => {
      await stored.read(db, now());
      return registry.metrics();
    },
    contentType: registry.contentType,
  };
}

function poolGauge(registry: Registry, db: Db): void {
  const pool = new Gauge({
    name: "kvarter_database_connections",
    help: "Connections of the pool, and requests that wait for one",
    labelNames: ["state"],
    registers: [registry],
    collect: () => {
      for (const [state, count] of Object.entries(poolUse(db))) pool.set({ state }, count);
    },
  });
}

function liveGauges(registry: Registry, live: Live): void {
  const gauge = (name: string, help: string, value: () => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(value());
      },
    });
  gauge("kvarter_live_streams", "Open pages that hear of changes", () => live.use().streams);
  gauge("kvarter_live_hearing", "1 while changes are heard; 0 also before the first page asks", () =>
    live.use().isHearing ? 1 : 0,
  );
}

/** What no process knows alone. While the database is away these have no values, and the first says why. */
function storedGauges(registry: Registry) {
  const registers = [registry];
  const up = new Gauge({ name: "kvarter_database_up", help: "1 while the database answers", registers });
  const jobs = new Gauge({
    name: "kvarter_jobs",
    help: "Jobs that wait, run or have failed for the last time within a week",
    labelNames: ["job", "state"],
    registers,
  });
  const mails = new Gauge({ name: "kvarter_mails", help: "Mails in the outbox", labelNames: ["status"], registers });
  const guards = new Gauge({
    name: "kvarter_guarded_places",
    help: "Districts, and the sign-in page, whose forms are guarded now: because of a flood, or by hand",
    labelNames: ["reason"],
    registers,
  });
  return {
    read: async (db: Db, now: Date) => {
      jobs.reset();
      mails.reset();
      guards.reset();
      try {
        for (const { reason, count } of await countGuards(db, now)) guards.set({ reason }, count);
        for (const { job, state, count } of await countJobs(db)) jobs.set({ job, state }, count);
        for (const { status, count } of await countMails(db)) mails.set({ status }, count);
        up.set(1);
      } catch (error) {
        if (!isDatabaseAway(error)) throw error;
        up.set(0);
      }
    },
  };
}

async function countJobs(db: Db): Promise<{ job: string; state: string; count: number }[]> {
  // The job library makes its tables when it starts, which a command without jobs never does.
  const { rows: known } = await sql<{ made: boolean }>`select to_regclass('jobs.job') is not null as made`.execute(db);
  if (!known[0]?.made) return [];
  const { rows } = await sql<{ job: string; state: string; count: number }>`
    select name as job, state::text as state, count(*) as count from jobs.job
    where state in ('created', 'retry', 'active', 'failed') group by name, state`.execute(db);
  return rows;
}

async function countMails(db: Db): Promise<{ status: string; count: number }[]> {
  const { rows } = await sql<{ status: string; count: number }>`
    select status, count(*) as count from platform.mail group by status`.execute(db);
  return rows;
}

async function countGuards(db: Db, now: Date): Promise<{ reason: string; count: number }[]> {
  const { rows } = await sql<{ reason: string; count: number }>`
    select reasons.reason, count(held.reason) as count from unnest(array['flood', 'hand']) as reasons (reason)
    left join platform.guard held on held.reason = reasons.reason and held.until > ${now} group by reasons.reason`.execute(db);
  return rows;
}
