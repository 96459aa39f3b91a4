import { Validator } from "@seriousme/openapi-schema-validator";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inventAnswers } from "../example/invented-answers.ts";
import { addQuestion, closeQuestion, openQuestion } from "../src/features/dialogue/commands/questions.ts";
import { renewCode } from "../src/features/conference/registration/commands/registrations.ts";
import { analyseDialogueJob } from "../src/features/dialogue/jobs.ts";
import { statementsOf } from "../src/features/dialogue/queries/questions.ts";
import { allFeatures } from "../src/features/all.ts";
import { openAddresses } from "../src/features/open-data/addresses.ts";
import { probeAddresses } from "../src/platform/web/probes.ts";
import { everyone } from "../src/platform/web/routes.ts";
import { exampleApp } from "./harness.ts";
import type { TestApp } from "./harness.ts";

// What programs can fetch is found by walking through the example, and held against what is written of it.

interface Answer {
  readonly address: string;
  /** As OpenAPI writes it; undefined for what is no route. */
  readonly path: string | undefined;
  readonly type: string;
  readonly body: string;
}

interface Operation {
  readonly summary: string;
  readonly responses: { readonly "200": { readonly content: Readonly<Record<string, { schema: object }>> } };
}

/** So many addresses of each route are looked at. */
const looks = 3;
/** What people read, and programs only show. */
const isForPeople = (type: string) => /^(text\/html|application\/pdf|image\/)/.test(type);
const isDataAddress = (path: string) => /\.(csv|json|ndjson|txt|ics|zip|xml|atom|rss)$|^\/\{district\}\/api\/|\/sms$|\/text$/.test(path);

let app: TestApp;
let document: Record<string, unknown> & { paths: Record<string, { get: Operation }> };
let answers: readonly Answer[];

const braced = (pattern: string) => pattern.replace(/:([a-zA-Z]+)/g, "{$1}");
const publicRoutes = (["site", "district"] as const).flatMap((scope) =>
  allFeatures.flatMap(({ routes }) =>
    routes.flatMap((route) => {
      if (route.method !== "get" || route.right !== everyone || route.path.scope !== scope) return [];
      const path = braced(scope === "site" ? route.path.pattern : `/:district${route.path.pattern === "/" ? "" : route.path.pattern}`);
      return [{ path, route, matches: new RegExp(`^${path.replaceAll(".", "\\.").replace(/\{\w+\}/g, "[^/]+")}$`) }];
    }),
  ),
);
const probes: readonly string[] = Object.values(probeAddresses).map(({ path }) => path);
const pathOf = (address: string) => (probes.includes(address) ? address : publicRoutes.find(({ matches }) => matches.test(address.replace(/\?.*/, "")))?.path);

/** Addresses that no page of the example leads to: parts of lists, a calendar of one's own, figures of a closed question. */
async function hiddenAddresses(): Promise<string[]> {
  const api = "/vesterbro/api/hsds";
  const lists = ["services", "organizations", "service_at_locations", "taxonomies", "taxonomy_terms"];
  const parts = await Promise.all(
    lists.map(async (list) => {
      const { contents } = (await (await app.visitor().request(`${api}/${list}`)).json()) as { contents: { id: string }[] };
      return [`${api}/${list}`, `${api}/${list}?full=true&full_service=true`, `${api}/${list}/${contents[0]?.id ?? ""}`];
    }),
  );
  const member = await app.signedIn("member");
  const calendars = await member.submit(await member.get("/vesterbro/forum/calendar"), "/calendar");
  const own = /\/vesterbro\/forum\/calendar\/[\w-]+\/calendar\.ics/.exec(calendars.html)?.[0] ?? "";
  const data = `${await askQuestion()}/data`;
  return [...parts.flat(), `${data}/counts.csv`, `${data}/answers.zip`, `${api}/services?minimal=true`, `${api}/services?format=ndjson`, own, await ownProgramme(), "/vesterbro/help/sms?need=bed", "/vesterbro/help/sms", "/healthz", "/readyz", "/api/openapi.json"];
}

/** The calendar of somebody who was at the example's conference, by a code that is made anew. */
async function ownProgramme(): Promise<string> {
  const { id, conferenceId } = await app.db
    .selectFrom("conference.placement")
    .select(["registration_id as id", "conference_id as conferenceId"])
    .limit(1)
    .executeTakeFirstOrThrow();
  const code = await app.db.transaction().execute((tx) => renewCode(tx, app.permit("conference.register"), { id, conferenceId }));
  return `/vesterbro/registration/${code}/programme.ics`;
}

/** Answers of two dozen people to a question that has closed, of whom none has said what they are here. */
async function askQuestion(): Promise<string> {
  const statements = ["Bænkene skal blive.", "Der skal være lys.", "Der skal være flere bænke."];
  const question = { title: "Hvad med bænkene?", why: "Vi har talt om dem.", asker: "Forummet", outcome: "På dagsordenen.", closesOn: "2026-04-01", mustBeHeard: [], statements, version: 0 };
  const permit = app.permit("dialogue.manage");
  const id = await app.db.transaction().execute(async (tx) => {
    const made = await addQuestion(tx, permit, question, app.now);
    await openQuestion(tx, permit, made, 1, app.now);
    const ids = (await statementsOf(tx, app.district.id, made)).map((one) => one.id);
    const people = Array.from({ length: 24 }, (_, p) => ({ perspective: null, values: new Map(ids.map((one, j) => [one, (p + j) % 3 === 0 ? (-1 as const) : (1 as const)])) }));
    await inventAnswers(tx, permit, made, people, app.now);
    await closeQuestion(tx, permit, made, app.now);
    return made;
  });
  await analyseDialogueJob.run({ ...app.deps, now: () => app.now }, { districtId: app.district.id, questionId: id }, { number: 1, isLast: false });
  return `/vesterbro/dialogue/${id}`;
}

async function walk(): Promise<Answer[]> {
  const found = new Set(["/vesterbro", ...(await hiddenAddresses())]);
  const looked = new Map<string, number>();
  const seen: Answer[] = [];
  for (const address of found) {
    const path = pathOf(address);
    const times = looked.get(path ?? address) ?? 0;
    if (times >= looks && !address.includes("?")) continue;
    looked.set(path ?? address, times + 1);
    const response = await app.visitor().request(address);
    const type = (response.headers.get("content-type") ?? "").replace(/;.*/, "");
    const body = await response.text();
    if (response.status !== 200) continue;
    seen.push({ address, path, type, body });
    if (type !== "text/html") continue;
    for (const [, next = ""] of body.matchAll(/href="((?:\/vesterbro|\/api)[^"?#]*)/g)) found.add(next);
  }
  return seen;
}

beforeAll(async () => {
  app = await exampleApp();
  document = (await (await app.visitor().request("/api/openapi.json")).json()) as typeof document;
  answers = await walk();
}, 120_000);
afterAll(() => app.close());

test("the document is OpenAPI 3.1, in both languages", async () => {
  for (const address of ["/api/openapi.json", "/en/api/openapi.json"]) {
    const response = await app.visitor().request(address);
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    const validator = new Validator();
    const result = await validator.validate((await response.json()) as Record<string, unknown>);
    expect([address, validator.version, result.errors, result.valid]).toEqual([address, "3.1", undefined, true]);
  }
  const english = (await (await app.visitor().request("/en/api/openapi.json")).json()) as typeof document;
  expect(english.paths["/{district}/help.txt"]?.get.summary).toBe("What is open just now, as short plain text");
});

test("what gives something to programs says so beside its route", () => {
  const told = Object.keys(document.paths);
  const silent = answers.filter(({ path, type }) => path !== undefined && !isForPeople(type) && !told.includes(path));
  expect(silent.map(({ address, type }) => `${address}: ${type}`)).toEqual([]);
  const files = publicRoutes.filter(({ path, route }) => isDataAddress(path) && !("gives" in route && route.gives)).map(({ path }) => path);
  expect(files).toEqual([]);
});

describe("every address that is told of gives what is told", () => {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);

  test.each(openAddresses(allFeatures).map(({ path }) => path))("%s", (path) => {
    const own = answers.filter((answer) => answer.path === path);
    const content = document.paths[path]?.get.responses["200"].content ?? {};
    expect(own.length).toBeGreaterThan(0);
    for (const { address, type, body } of own) {
      expect([address, Object.keys(content)]).toEqual([address, expect.arrayContaining([type])]);
      const isValid = ajv.compile(content[type]?.schema ?? { not: {} });
      expect([address, isValid(type === "application/json" ? JSON.parse(body) : body), isValid.errors]).toEqual([address, true, null]);
    }
  });
});

test("people read the same list, in both languages, from the foot of every page", async () => {
  const plan = await app.visitor().get("/vesterbro/plan");
  expect([...plan.document.querySelectorAll(".footer nav a")].map((link) => link.getAttribute("href"))).toContain("/vesterbro/about/open-data");
  for (const [lang, prefix] of [["da", ""], ["en", "/en"]] as const) {
    const { text } = await app.visitor().get(`${prefix}/vesterbro/about/open-data`);
    for (const { gives } of openAddresses(allFeatures)) expect(text).toContain(gives.what[lang]);
  }
});

test("the thread is there whole, piece by piece, with what each came of, and nothing of what is not public", async () => {
  const publicIds = new Set((await app.db.selectFrom("thread.item").select("id").where("public_title", "is not", null).execute()).map(({ id }) => id));
  type Item = { id: string; kind: string; title: string; page: string; statusInWords: string; cameFrom: { kind: string; id: string }[] };
  const items: Item[] = [];
  for (let next: string | null = "/vesterbro/api/thread.json"; next !== null; ) {
    const answer = (await (await app.visitor().request(next)).json()) as { items: Item[]; next: string | null };
    items.push(...answer.items);
    next = answer.next;
  }
  expect(items.map(({ id }) => id)).toEqual([...publicIds].sort());
  const hidden = await app.db.selectFrom("thread.link as l").innerJoin("thread.item as i", "i.id", "l.from_id").select("i.id").where("i.public_title", "is", null).execute();
  expect(hidden.length).toBeGreaterThan(0);
  expect(items.flatMap(({ cameFrom }) => cameFrom).filter(({ id }) => !publicIds.has(id))).toEqual([]);
  const reply = items.find(({ kind }) => kind === "reply");
  expect(reply?.cameFrom.map(({ kind }) => kind)).toEqual(["letter"]);
  expect((await app.visitor().get(new URL(reply?.page ?? "").pathname)).text).toContain(reply?.title.split(": ")[1]);
  const later = items[9]?.id ?? "";
  const rest = (await (await app.visitor().request(`/en/vesterbro/api/thread.json?after=${later}`)).json()) as { items: Item[] };
  expect(rest.items.map(({ id }) => id)).toEqual(items.slice(10, 10 + rest.items.length).map(({ id }) => id));
  expect((await app.visitor().request("/vesterbro/api/thread.json?after=x")).status).toBe(400);
});
