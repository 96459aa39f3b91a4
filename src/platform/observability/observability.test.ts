import { sql } from "kysely";
import type { HttpBindings } from "@hono/node-server";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { solved } from "../../../test/solve-puzzle.ts";
import { createApp } from "../../app.tsx";
import { openDatabase } from "../db/database.ts";
import { prepareJobs, sendJob } from "../jobs/jobs.ts";
import { guardByHand } from "../limits/guard-state.ts";
import { readAssets } from "../web/assets.ts";
import type { Deps } from "../web/deps.ts";
import { createMetrics } from "./metrics.ts";

let t: TestApp;
let lines: Record<string, unknown>[] = [];
const log = pino({ level: "debug", base: null }, { write: (line: string) => lines.push(JSON.parse(line)) });
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

async function watched(more: Partial<Deps> = {}) {
  const app = createApp({ ...t.deps, log, metrics: createMetrics(t.db, t.deps.live, () => t.now), ...more }, await readAssets());
  const ask = (path: string, init: RequestInit = {}, remoteAddress = "127.0.0.1") =>
    app.request(`http://localhost${path}`, init, { incoming: { socket: { remoteAddress } } } as HttpBindings);
  return { app, ask };
}

describe("the log", () => {
  test("tells of a request by its route, and nothing of who asked for what", async () => {
    const { app } = await watched();
    lines = [];
    const person = (await t.signedIn("coordinator")).at(app);
    const asked = await person.request("/vesterbro/search?q=hemmeligt", { headers: { "user-agent": "Netscape" } });
    await person.request("/en/vesterbro/street/receipt/7KQM-2XNF-9R4T-B0HW");
    await person.submit(await person.get("/vesterbro/code"), "/code", { code: "7KQM-2XNF-9R4T-B0HW" });
    await person.request("/vesterbro/nowhere/hemmeligt");
    await person.request("/vesterbro", { method: "HEMMELIG" });
    const told = lines.filter(({ msg }) => msg === "a request");
    expect(told.map(({ method, route, status }) => [method, route, status])).toEqual([
      ["GET", "/:district/search", 200],
      ["GET", "/en/:district/street/receipt/:code", 404],
      ["GET", "/:district/code", 200],
      ["POST", "/:district/code", 422],
      ["GET", "none", 404],
      ["other", "none", 403],
    ]);
    expect(told[0]?.["id"]).toBe(asked.headers.get("x-request-id"));
    for (const line of told) expect(Object.keys(line).sort()).toEqual(["id", "level", "method", "ms", "msg", "route", "status", "time"]);
    expect(JSON.stringify(lines)).not.toMatch(/hemmelig|7KQM|Netscape|Testesen|vesterbro/i);
  });

  test("tells of a slow query without its values, and of a long one as much as it is known by", async () => {
    lines = [];
    const db = openDatabase(t.databaseUrl, log, 1);
    await sql`select pg_sleep(${0.25}), ${"hemmeligt"}::text`.execute(db);
    await sql`select ${"hurtigt"}::text`.execute(db);
    await sql`select pg_sleep(${0.25}), ${sql.join(Array.from({ length: 500 }, () => sql`1`))}`.execute(db);
    await db.destroy();
    expect(lines.map(({ msg, sql: text }) => [msg, String(text).slice(0, 41)])).toEqual([
      ["a slow query", "select pg_sleep($1), $2::text"],
      ["a slow query", "select pg_sleep($1), 1, 1, 1, 1, 1, 1, 1,"],
    ]);
    expect(String(lines[1]?.["sql"]).length).toBe(1000);
    expect(JSON.stringify(lines)).not.toContain("hemmeligt");
  });
});

describe("/metrics", () => {
  test("counts requests by route, connections, jobs, mails, and the event loop", async () => {
    const { ask } = await watched();
    await prepareJobs(t.databaseUrl, [{ name: "a-job" }]);
    await t.db.transaction().execute((tx) => sendJob(tx, "a-job", {}));
    await ask("/vesterbro/street");
    await ask("/norrebro/street");
    const answer = await ask("/metrics");
    expect(answer.headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4/);
    const text = await answer.text();
    expect(text).toContain('kvarter_request_duration_seconds_count{method="GET",route="/:district/street",status="200"} 2');
    expect(text).toMatch(/^kvarter_database_connections\{state="open"\} [1-9]/m);
    expect(text).toContain('kvarter_jobs{job="a-job",state="created"} 1');
    expect(text).toContain("kvarter_database_up 1");
    expect(text).toMatch(/^nodejs_eventloop_lag_seconds /m);
    expect(text).not.toMatch(/vesterbro|norrebro/);
  });

  test("tells how many places are guarded, and what became of the forms that met the guard", async () => {
    const { app, ask } = await watched();
    const told = async () => (await (await ask("/metrics")).text()).match(/^kvarter_guarded\w+\{.*$/gm)?.sort();
    expect(await told()).toEqual(['kvarter_guarded_places{reason="flood"} 0', 'kvarter_guarded_places{reason="hand"} 0']);
    await t.db.transaction().execute((tx) => guardByHand(tx, t.permit("operations.guard"), t.deps.guard, t.now));
    const visitor = t.visitor().at(app);
    const page = await visitor.get("/vesterbro/street/report");
    const back = await visitor.submit(page, "/report", { kind: "unsafe", placeWords: "Ved porten", _puzzle: "" });
    const puzzle = back.document.querySelector("[name=_puzzle]")?.getAttribute("value") ?? "";
    await visitor.submit(back, "/report", { kind: "unsafe", _puzzle: await solved(puzzle) });
    expect(await told()).toEqual([
      'kvarter_guarded_forms_total{outcome="early"} 1',
      'kvarter_guarded_forms_total{outcome="solved"} 1',
      'kvarter_guarded_places{reason="flood"} 0',
      'kvarter_guarded_places{reason="hand"} 1',
    ]);
  });

  test("is only there for this machine itself, and not through a proxy", async () => {
    const { ask } = await watched();
    expect((await ask("/metrics", {}, "::1")).status).toBe(200);
    expect((await ask("/metrics", {}, "198.51.100.7")).status).toBe(404);
    for (const name of ["Forwarded", "Via", "X-Forwarded-For", "X-Real-IP"])
      expect((await ask("/metrics", { headers: { [name]: "127.0.0.1" } })).status, name).toBe(404);
  });

  test("with a token is there for whoever knows it, and for nobody else", async () => {
    const { ask } = await watched({ metricsToken: "a token for the tests" });
    const as = (authorization: string) => ask("/metrics", { headers: { authorization } }, "198.51.100.7");
    expect((await as("Bearer a token for the tests")).status).toBe(200);
    for (const wrong of ["", "Bearer", "Bearer a token for the test", "Basic a token for the tests"])
      expect((await as(wrong)).status, wrong).toBe(404);
    expect((await ask("/metrics")).status).toBe(404);
  });

  test("answers while the database is away, and says so", async () => {
    const nowhere = openDatabase("postgres://nobody@127.0.0.1:1/nothing", t.deps.log, 1);
    const { ask } = await watched({ metrics: createMetrics(nowhere, t.deps.live, () => t.now) });
    const text = await (await ask("/metrics")).text();
    await nowhere.destroy();
    expect(text).toContain("kvarter_database_up 0");
    expect(text).not.toMatch(/^kvarter_mails\{/m);
  });

  test("fails where a query is wrong, rather than telling of a database that is there", async () => {
    const { ask } = await watched();
    lines = [];
    await sql`alter table platform.mail rename to mail_of_another_program`.execute(t.db);
    const answer = await ask("/metrics");
    await sql`alter table platform.mail_of_another_program rename to mail`.execute(t.db);
    expect([answer.status, (await answer.text()).includes("kvarter_database_up")]).toEqual([500, false]);
    expect(JSON.stringify(lines)).toContain("42P01");
  });
});
