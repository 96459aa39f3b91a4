import { sql } from "kysely";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { layWay } from "../../../test/silent-way.ts";
import { openDatabase } from "../db/database.ts";
import { prepareJobs, sendJob, startJobs } from "./jobs.ts";
import type { Attempt, JobDefinition, Jobs } from "./jobs.ts";

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

const running: Jobs[] = [];
afterEach(async () => {
  for (const jobs of running.splice(0)) await jobs.stop();
});

interface Run {
  readonly of: string;
  readonly attempt: Attempt;
}

/** A job that notes its runs and fails as often as it is told to. */
function noting(name: string, failures = 0): { runs: Run[]; definition: JobDefinition } {
  const runs: Run[] = [];
  const definition: JobDefinition = {
    name,
    label: { da: name, en: name },
    retry: { limit: 2, firstWaitSeconds: 1, longestWaitSeconds: 1 },
    run: async (_deps, data, attempt) => {
      runs.push({ of: z.object({ of: z.string() }).parse(data).of, attempt });
      if (runs.length <= failures) throw new Error("could not reach hemmelig@eksempel.dk");
    },
  };
  return { runs, definition };
}

async function start(...definitions: JobDefinition[]): Promise<Jobs> {
  const jobs = await startJobs({ databaseUrl: t.databaseUrl, definitions, deps: t.deps, lookEverySeconds: 1 });
  running.push(jobs);
  return jobs;
}

const send = (name: string, of: string) => t.db.transaction().execute((tx) => sendJob(tx, name, { of }));
const patience = { timeout: 30_000 };

describe("a job", () => {
  test("that was asked for before anything runs is done once something does", async () => {
    const { runs, definition } = noting("before");
    await send("before", "first");
    await send("before", "second");
    await start(definition);
    await expect.poll(() => runs.map((run) => run.of).sort(), patience).toEqual(["first", "second"]);
  });

  test("does not exist when its transaction is undone", async () => {
    const { runs, definition } = noting("undone");
    const undone = t.db.transaction().execute(async (tx) => {
      await sendJob(tx, "undone", { of: "never" });
      throw new Error("undo");
    });
    await expect(undone).rejects.toThrow("undo");
    await start(definition);
    await send("undone", "after");
    await expect.poll(() => runs.map((run) => run.of), patience).toEqual(["after"]);
  });

  test("that fails is tried again, and knows which try is its last", async () => {
    const { runs, definition } = noting("failing", 3);
    await start(definition);
    await send("failing", "x");
    await expect.poll(() => runs.map((run) => run.attempt), patience).toEqual([
      { number: 1, isLast: false },
      { number: 2, isLast: false },
      { number: 3, isLast: true },
    ]);
    await expect.poll(async () => JSON.stringify(await kept("failing")), patience).toContain('"failed"');
    expect(JSON.stringify(await kept("failing"))).not.toContain("hemmelig");
  });

  test("is done once where several processes work", async () => {
    const { runs, definition } = noting("shared");
    await start(definition);
    await start(definition);
    const names = Array.from({ length: 20 }, (_, index) => `job ${index}`);
    await Promise.all(names.map((name) => send("shared", name)));
    await expect.poll(() => runs.length, patience).toBeGreaterThanOrEqual(20);
    expect(runs.map((run) => run.of).sort()).toEqual(names.sort());
  });

  test("is finished before its process stops", async () => {
    const begun = Promise.withResolvers<void>();
    let finished = false;
    const jobs = await start({
      name: "slow",
      label: { da: "Langsom", en: "Slow" },
      run: async () => {
        begun.resolve();
        await new Promise((done) => setTimeout(done, 300));
        finished = true;
      },
    });
    await send("slow", "x");
    await begun.promise;
    await jobs.stop();
    expect(finished).toBe(true);
  });
});

test("trouble with the queue is told with its code, and is over by itself", async () => {
  const told: Record<string, unknown>[] = [];
  const log = pino({ level: "warn" }, { write: (line: string) => told.push(JSON.parse(line)) });
  const { runs, definition } = noting("troubled");
  running.push(await startJobs({ databaseUrl: t.databaseUrl, definitions: [definition], deps: { ...t.deps, log }, lookEverySeconds: 1 }));
  const letIn = async (allowed: boolean) => {
    const database = new URL(t.databaseUrl).pathname.slice(1);
    // No database can be closed from within.
    const outside = openDatabase(t.databaseUrl.replace(`/${database}`, "/postgres"), log, 1);
    await sql`alter database ${sql.id(database)} allow_connections ${sql.lit(allowed)}`.execute(outside);
    await outside.destroy();
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'kvarter-jobs'`.execute(t.db);
  };
  await letIn(false);
  const refused = { error: "error", code: "55000", at: expect.stringContaining("    at ") };
  await expect.poll(() => told.length, patience).toBeGreaterThan(10);
  await letIn(true);
  await send("troubled", "afterwards");
  await expect.poll(() => runs.map((run) => run.of), patience).toEqual(["afterwards"]);
  expect(told).toContainEqual(expect.objectContaining(refused));
  expect(told.map(({ error }) => error)).not.toContain("object");
});

test("a way to the database that falls silent without a word holds up no job for longer than the server's patience", async () => {
  const way = await layWay(t.databaseUrl);
  const { runs, definition } = noting("cut-off");
  const jobs = await startJobs({ databaseUrl: way.url, definitions: [definition], deps: t.deps, lookEverySeconds: 1, patienceMs: 500 });
  onTestFinished(async () => {
    await jobs.stop();
    await way.close();
  });
  await send("cut-off", "before");
  await expect.poll(() => runs.map((run) => run.of), patience).toEqual(["before"]);
  way.fallSilent();
  await send("cut-off", "after");
  await expect.poll(() => runs.map((run) => run.of), patience).toEqual(["before", "after"]);
});

test("a schedule follows the definitions: kept, changed, and gone with its job", async () => {
  const nightly = (schedule: string): JobDefinition => ({ name: "nightly", label: { da: "Natlig", en: "Nightly" }, schedule, run: async () => undefined });
  await (await start(nightly("1 3 * * *"))).stop();
  expect(await schedules()).toEqual([{ name: "nightly", cron: "1 3 * * *", timezone: "Europe/Copenhagen" }]);
  await (await start(nightly("2 4 * * *"))).stop();
  expect(await schedules()).toEqual([{ name: "nightly", cron: "2 4 * * *", timezone: "Europe/Copenhagen" }]);
  await (await start()).stop();
  expect(await schedules()).toEqual([]);
});

test("tables are made in an empty schema and stay as they are the second time", async () => {
  await send("kept", "x");
  await prepareJobs(t.databaseUrl, [noting("kept").definition]);
  expect(await kept("kept")).toHaveLength(1);
});

const kept = (name: string) =>
  t.db.selectFrom("jobs.job" as never).select(["state", "output"] as never).where("name" as never, "=", name as never).execute();

const schedules = () =>
  t.db.selectFrom("jobs.schedule" as never).select(["name", "cron", "timezone"] as never).execute();
