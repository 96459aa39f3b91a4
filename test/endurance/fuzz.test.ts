import fc from "fast-check";
import { sql } from "kysely";
import { pino } from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApp } from "../../src/app.tsx";
import { allFeatures } from "../../src/features/all.ts";
import { readAssets } from "../../src/platform/web/assets.ts";
import { makeFormToken } from "../../src/platform/web/form.ts";
import type { Client } from "../client.ts";
import { bodyOf } from "./fuzz/body.ts";
import { oddRequests } from "./fuzz/requests.ts";
import type { OddRequest } from "./fuzz/requests.ts";
import type { Known } from "./fuzz/values.ts";
import { exampleApp } from "../harness.ts";
import type { TestApp } from "../harness.ts";

const requests = 10_000;
const atOnce = 4;
/** What a cache on the way may keep by itself, unless it is told otherwise (RFC 9110, 15.1). */
const keptUnasked = new Set([200, 203, 204, 206, 300, 301, 308, 404, 405, 410, 414, 501]);
/** Others find other things: `SEED=7 npx vitest run test/endurance/fuzz.test.ts`. */
const seed = Number(process.env["SEED"] ?? 20_260_302);

let t: TestApp;
const troubles: Record<string, unknown>[] = [];
const log = pino({ level: "error" }, { write: (line: string) => troubles.push(JSON.parse(line)) });

beforeAll(async () => {
  t = await exampleApp();
});
afterAll(() => t.close());

/** Where the coordinator's pages lead: a few addresses of each form that routes have, so that all of them are reached. */
async function whereItLeads(client: Client): Promise<string[]> {
  const forms = allFeatures.flatMap(({ routes }) => routes.map(({ path }) => new RegExp(`^${path.pattern.replace(/:[a-z]+/gi, "[^/]+")}$`)));
  const reached = new Map<RegExp | undefined, number>();
  const seen = new Set([""]);
  for (const path of seen) {
    const page = await (await client.request(`/vesterbro${path}`)).text();
    for (const [, address = ""] of page.matchAll(/(?:href|action)="\/vesterbro([^"?#]*)/g)) {
      const form = forms.find((one) => one.test(address));
      const times = reached.get(form) ?? 0;
      if (seen.has(address) || times >= 4) continue;
      reached.set(form, times + 1);
      seen.add(address);
    }
  }
  return [...seen];
}

/** Ids of everything there is, and the kinds of items. */
async function whatIsThere(client: Client): Promise<Known> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_schema || '.' || table_name as name from information_schema.columns
    where column_name = 'id' and data_type = 'uuid' and table_schema not in ('jobs') order by 1`.execute(t.db);
  const ids = new Set<string>();
  for (const { name } of tables) {
    const { rows } = await sql<{ id: string }>`select id from ${sql.table(name)} order by id limit 6`.execute(t.db);
    for (const { id } of rows) ids.add(id);
  }
  const { rows: kinds } = await sql<{ kind: string }>`select distinct kind from thread.item order by 1`.execute(t.db);
  return { ids: [...ids], kinds: kinds.map(({ kind }) => kind), paths: await whereItLeads(client) };
}

interface Person {
  readonly client: Client;
  /** Who holds this person's forms. */
  readonly holder: string;
}

async function newPeople(): Promise<Record<OddRequest["as"], Person>> {
  const before = await sessions();
  const coordinator = await t.signedIn("coordinator", "admin", "member");
  const holder = [...(await sessions())].find((id) => !before.has(id)) ?? "";
  return { visitor: { client: t.visitor(), holder: "visitor" }, coordinator: { client: coordinator, holder } };
}
const sessions = async () => new Set((await t.db.selectFrom("identity.session").select("id").execute()).map(({ id }) => id));

/** What a person needs to do it again. */
function inShort({ as, method, path, sending, headers, fields }: OddRequest, status: number): string {
  const said = fields.map(([name, value]) => `${name}=${typeof value === "string" ? value : `file ${value.name}`}`.slice(0, 60));
  return `${status} ${as} ${method} ${path.slice(0, 200)} ${sending} ${JSON.stringify(headers).slice(0, 300)} ${said.join(" & ")}`;
}

test(`${requests} odd requests over all routes: none fails, is told how the program is made, or says nothing of who may keep the answer`, async () => {
  const app = createApp({ ...t.deps, log }, await readAssets());
  let people = await newPeople();
  const known = await whatIsThere(people.coordinator.client);
  const all = fc.sample(oddRequests(allFeatures, known), { seed, numRuns: requests });
  const statuses = new Map<number, number>();
  const found: string[] = [];

  const send = async (one: OddRequest) => {
    const { client, holder } = people[one.path.includes("/sign-out") ? "visitor" : one.as];
    const token = one.signed ? makeFormToken(t.deps.secret, holder, t.now) : "x.y";
    const { body, type } = bodyOf(one, token);
    const headers = new Headers();
    if (type) headers.set("content-type", type);
    for (const [name, value] of one.headers) headers.append(name, value);
    const hasBody = !["GET", "HEAD", "get"].includes(one.method);
    const response = await client.at(app).request(`http://localhost${one.path}`, { method: one.method, headers, ...(hasBody && { body }) });
    const isStream = response.headers.get("content-type")?.startsWith("text/event-stream");
    const text = isStream ? await response.body?.cancel().then(() => "") : await response.text();
    statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
    const tellsTooMuch = /^\s+at .+:\d+:\d+|node_modules|\/src\/\w+/m.test(text ?? "");
    // Whoever keeps copies on the way must be told what of.
    const mayBeKept = keptUnasked.has(response.status) && !response.headers.has("cache-control");
    if (response.status >= 500 || tellsTooMuch || mayBeKept) found.push(inShort(one, response.status));
  };

  for (let from = 0; from < all.length; from += 100) {
    // Somebody may have signed the coordinator out, or ended the membership.
    people = await newPeople();
    const batch = all.slice(from, from + 100).values();
    await Promise.all(Array.from({ length: atOnce }, async () => {
      for (const one of batch) await send(one);
    }));
  }

  expect({ found: found.slice(0, 5), troubles: troubles.slice(0, 5) }).toEqual({ found: [], troubles: [] });
  // The requests were not all turned away at the door.
  for (const status of [200, 303, 404, 422]) expect(statuses.get(status), `answers with ${status}`).toBeGreaterThan(300);
}, 300_000);
