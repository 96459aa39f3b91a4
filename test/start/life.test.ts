import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { withDatabase } from "../../src/platform/embedded-postgres/hold.ts";
import { projectRoot } from "../../src/platform/project-root.ts";
import { isRunning } from "../is-running.ts";
import { dataFolder, postgresPid, query, runProgram, watchProgram } from "./program.ts";

// Each test starts on what the one before has left, as a real installation does.
const dataDir = dataFolder(afterAll);

test("it starts, holds its data folder, and ends with everything it started", async () => {
  const first = runProgram(["server"], { DATA_DIR: dataDir });
  const address = await first.ready;
  expect((await fetch(`${address}/healthz`)).status).toBe(200);

  const second = runProgram(["server"], { DATA_DIR: dataDir });
  expect((await second.ended).code).toBe(1);
  expect(second.err()).toMatch(new RegExp(`^The data folder ${dataDir} is in use .*process ${first.child.pid}.*\\n$`));

  // A request that never ends must not keep the server from stopping.
  const { hostname, port } = new URL(address);
  const halfRequest = connect(Number(port), hostname);
  halfRequest.on("error", () => undefined);
  halfRequest.write("GET / HTTP/1.1\r\nHost: localhost\r\n");

  const postgres = postgresPid(dataDir) ?? 0;
  expect(isRunning(postgres)).toBe(true);
  first.child.kill("SIGTERM");
  expect(await first.ended).toEqual({ code: 0, signal: null });
  expect(isRunning(postgres)).toBe(false);
  expect(postgresPid(dataDir)).toBeUndefined();
});

test("after kill -9 the PostgreSQL left behind is stopped, and the data are there", async () => {
  const first = runProgram(["server"], { DATA_DIR: dataDir });
  await first.ready;
  await query(dataDir, "create table killed as select 42 as value");
  const orphan = postgresPid(dataDir) ?? 0;
  first.child.kill("SIGKILL");
  await first.ended;
  expect(isRunning(orphan)).toBe(true);

  const second = runProgram(["server"], { DATA_DIR: dataDir });
  await second.ready;
  expect(isRunning(orphan)).toBe(false);
  expect(await query(dataDir, "select value from killed")).toEqual([{ value: 42 }]);
});

test("when both are killed while rows are written, every acknowledged row is there afterwards", async () => {
  const first = runProgram(["server"], { DATA_DIR: dataDir });
  await first.ready;
  await query(dataDir, "create table written (value int)");
  const acknowledged = await writeUntilLost(200, () => {
    first.child.kill("SIGKILL");
    process.kill(postgresPid(dataDir) ?? 0, "SIGKILL");
  });
  await first.ended;

  const second = runProgram(["server"], { DATA_DIR: dataDir });
  await second.ready;
  const [found] = await query(dataDir, "select count(*)::int as rows, max(value) as last from written");
  expect(acknowledged).toBeGreaterThanOrEqual(200);
  expect(found?.["last"]).toBeGreaterThanOrEqual(acknowledged);
  expect(found?.["rows"]).toBe(found?.["last"]);
});

/** @returns how many rows were acknowledged before the connection was lost, which `cut` brings about */
async function writeUntilLost(cutAfter: number, cut: () => void): Promise<number> {
  const held = JSON.parse(readFileSync(join(dataDir, "postgres", "lock.json"), "utf8")) as { note: { url: string } };
  const client = new pg.Client({ connectionString: held.note.url });
  client.on("error", () => undefined);
  await client.connect();
  for (let value = 1; ; value += 1) {
    try {
      await client.query("insert into written values ($1)", [value]);
    } catch {
      return value - 1;
    }
    if (value === cutAfter) cut();
  }
}

test("numbers of processes that have been given to others stop nobody", async () => {
  const first = runProgram(["server"], { DATA_DIR: dataDir });
  await first.ready;
  await query(dataDir, "create table renumbered as select 42 as value");
  first.child.kill("SIGKILL");
  process.kill(postgresPid(dataDir) ?? 0, "SIGKILL");
  await first.ended;
  // As after a restart of the machine: both files name a process that lives, and is another one.
  const lock = join(dataDir, "postgres", "lock.json");
  const pidFile = join(dataDir, "postgres", "cluster", "postmaster.pid");
  writeFileSync(lock, readFileSync(lock, "utf8").replace(/"pid":\d+/, `"pid":${process.pid}`));
  writeFileSync(pidFile, readFileSync(pidFile, "utf8").replace(/^\d+/, String(process.pid)));

  const second = runProgram(["server"], { DATA_DIR: dataDir });
  await second.ready;
  expect(await query(dataDir, "select value from renumbered")).toEqual([{ value: 42 }]);
});

test("a database newer than the program is left alone", async () => {
  const newer = "insert into public.migration (name, hash) values ('9999-from-the-future', '')";
  const first = runProgram(["server"], { DATA_DIR: dataDir });
  await first.ready;
  await query(dataDir, newer);
  first.child.kill("SIGTERM");
  await first.ended;

  const second = runProgram(["server"], { DATA_DIR: dataDir });
  expect((await second.ended).code).toBe(1);
  expect(second.err()).toMatch(/^The database is newer than this program.*9999-from-the-future.*\n$/);
  expect(postgresPid(dataDir)).toBeUndefined();

  await onDatabase("delete from public.migration where name = '9999-from-the-future'");
  const third = runProgram(["server"], { DATA_DIR: dataDir });
  await third.ready;
});

test("commands reach the database whether the server is running or not", async () => {
  expect(await onDatabase("create table commanded as select 42 as value")).toMatchObject({ shared: false });
  expect(postgresPid(dataDir)).toBeUndefined();

  const server = runProgram(["server"], { DATA_DIR: dataDir });
  await server.ready;
  const postgres = postgresPid(dataDir);
  expect(await onDatabase("select value from commanded")).toEqual({ shared: true, value: 42 });
  expect(postgresPid(dataDir)).toBe(postgres);
});

/** Runs a statement as commands do; gives its first row, and whether a server was running. */
function onDatabase(statement: string): Promise<Record<string, unknown>> {
  return withDatabase({ dataDir, databaseUrl: undefined }, async ({ url, shared }) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return { shared, ...(await client.query<Record<string, unknown>>(statement)).rows[0] };
    } finally {
      await client.end();
    }
  });
}

test("a signal to npm ends the server too", async () => {
  const { PATH } = process.env;
  const env = { PATH, DATA_DIR: dataDir, PORT: "0", HOST: "", PUBLIC_URL: "", DATABASE_URL: "", EXAMPLE: "0" };
  const npm = watchProgram(spawn("npm", ["start"], { cwd: projectRoot, env }));
  await npm.ready;
  const postgres = postgresPid(dataDir) ?? 0;
  npm.child.kill("SIGTERM");
  // `ended` waits for everyone who holds npm's output open, so for the server as well.
  await npm.ended;
  expect(isRunning(postgres)).toBe(false);
});
