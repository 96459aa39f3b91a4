import type { Hono } from "hono";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { addAgendaItem } from "../../src/features/meetings/commands/items.ts";
import { planNextMeeting } from "../../src/features/meetings/commands/planning.ts";
import { addSeries } from "../../src/features/meetings/commands/series.ts";
import type { DistrictId } from "../../src/platform/district/district.ts";
import { createIdentity } from "../../src/platform/identity/identity.ts";
import { grant } from "../../src/platform/rights/permit.ts";
import type { Env } from "../../src/platform/web/app.tsx";
import { Client } from "../client.ts";
import { testDatabase } from "../database.ts";
import type { TestDatabase } from "../database.ts";
import { hear } from "../event-stream.ts";
import { dataFolder } from "../start/program.ts";
import { openLetterBox } from "./letter-box.ts";
import { patientClient } from "./patient-client.ts";
import { startBuilt } from "./start-built.ts";

const secret = "the same key for signatures in both servers";
const dataDir = dataFolder(afterAll);
let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  const { db } = database;
  await db
    .insertInto("platform.district")
    .values({ id: "vesterbro", name: "Vesterbro", body_name: "Forum" } as never)
    .execute();
  const members = Array.from({ length: 30 }, (_, n) => ({
    district: "vesterbro",
    id: `019a0000-0000-7000-8000-0000000000${n + 10}`,
    name: `Medlem ${n}`,
    email: `medlem-${n}@eksempel.dk`,
    reach: "mail",
    roles: ["coordinator"],
  }));
  await db.insertInto("platform.member").values(members as never).execute();
});
afterAll(() => database.drop());

/** A browser that keeps its cookies, at a server that listens. */
function browserAt(address: string): Hono<Env> {
  const request = (url: string, init?: RequestInit) => {
    const { pathname, search } = new URL(url);
    const headers = new Headers(init?.headers);
    if (headers.has("origin")) headers.set("origin", address);
    return fetch(address + pathname + search, { ...init, headers, redirect: "manual" });
  };
  return { request } as unknown as Hono<Env>;
}

test("two servers on one database are one installation, and one goes on when the other is killed", async () => {
  const letterBox = await openLetterBox();
  onTestFinished(() => letterBox.close());
  const settings = {
    DATA_DIR: dataDir,
    DATABASE_URL: database.url,
    SESSION_SECRET: secret,
    SMTP_URL: letterBox.url,
  };
  const servers = [startBuilt(settings), startBuilt(settings)] as const;
  const [first, second] = [await servers[0].ready, await servers[1].ready];
  const [atFirst, atSecond] = [browserAt(first), browserAt(second)];

  // Who signs in at one is signed in at the other, and signed out at both.
  const identity = createIdentity({ db: database.db, secret, publicUrl: "http://localhost" });
  const link = await identity.signInLinkFor("vesterbro" as never, "019a0000-0000-7000-8000-000000000010");
  const coordinator = new Client(atFirst);
  await coordinator.submit(await coordinator.get(link), "/sign-in/confirm");
  const elsewhere = coordinator.at(atSecond);
  expect((await elsewhere.get("/vesterbro/street/inbox")).status).toBe(200);

  // A page that one keeps is not shown when something was saved at the other.
  const visitor = new Client(atFirst);
  expect((await visitor.get("/vesterbro/plan")).text).not.toContain("Trygge trapper");
  const form = await elsewhere.get("/vesterbro/plan/goals/new");
  await elsewhere.submit(form, "/plan/goals/new", { title: "Trygge trapper", meaning: "", position: "" });
  expect((await visitor.get("/vesterbro/plan")).text).toContain("Trygge trapper");

  // One form, sent to both at once and again, is saved once and leads to one place.
  const page = await new Client(atFirst).get("/vesterbro/street/report?lane=thing");
  const answers = { kind: "rubbish", placeWords: "Torvet", text: "Sendt mange gange" };
  const senders = [atFirst, atSecond, atFirst, atSecond].map((app) => new Client(app));
  const sent = await Promise.all(senders.map((sender) => sender.submit(page, "/street/report", answers)));
  const late = await new Client(atSecond).submit(page, "/street/report", answers);
  expect(new Set([...sent, late].map(({ path }) => path)).size).toBe(1);
  expect(await reportsSaying("Sendt mange gange")).toBe(1);

  // What is saved at one is heard by a page that is open at the other.
  const minutes = await minutesToWrite();
  const open = await hear(elsewhere, `${minutes}/live`);
  await coordinator.submit(await coordinator.get(`${minutes}/minutes`), "/minutes/", { minutes: "Skrevet ved den ene" });
  expect(await open.next()).toBe(true);
  expect((await elsewhere.get(`${minutes}/minutes`)).text).toContain("Skrevet ved den ene");

  // Jobs that both may take run once.
  const askForLink = (n: number) =>
    patientClient(() => (n % 2 ? first : second)).send("/sign-in", { email: `medlem-${n}@eksempel.dk`, next: "" });
  await Promise.all(Array.from({ length: 30 }, (_, n) => askForLink(n)));
  await vi.waitFor(() => expect(letterBox.arrived.size).toBe(30), { timeout: 30_000, interval: 100 });
  expect([...letterBox.arrived.values()].every((times) => times === 1)).toBe(true);

  // One is killed in the middle of work: what it answered is there, what it did not is saved by the other.
  let at = first;
  const browser = patientClient(() => at);
  const sending = Array.from({ length: 20 }, (_, n) =>
    browser.send("/vesterbro/street/report", { kind: "noise", placeWords: "Torvet", text: `Imens ${n}` }),
  );
  await sending[0];
  servers[0].child.kill("SIGKILL");
  at = second;
  await Promise.all(sending);
  for (let n = 0; n < 20; n += 1) expect(await reportsSaying(`Imens ${n}`)).toBe(1);
  expect((await elsewhere.get("/vesterbro/street/inbox")).text).toContain("Imens 7");

  // The other's open page still hears, and does not keep its server from stopping.
  await elsewhere.submit(await elsewhere.get(`${minutes}/minutes`), "/minutes/", { minutes: "Skrevet bagefter" });
  expect(await open.next()).toBe(true);
  servers[1].child.kill("SIGTERM");
  expect(await open.next()).toBe(false);
  expect((await servers[1].ended).code).toBe(0);
});

/** The address of a meeting with an item on its agenda. */
async function minutesToWrite(): Promise<string> {
  const permit = grant("vesterbro" as DistrictId, { kind: "system", name: "test" }, "meetings.prepare");
  const now = new Date();
  const meeting = await database.db.transaction().execute(async (tx) => {
    const times = { fromDay: "2026-03-02", fromTime: "16:00", toTime: "18:00" };
    const series = await addSeries(tx, permit, { name: "Forum", everyWeeks: 6, weekday: 3, ...times, place: "Salen" });
    const id = await planNextMeeting(tx, permit, series, now);
    await addAgendaItem(tx, permit, id, { title: "Lys i gården", kind: "discussion" }, now);
    return id;
  });
  return `/vesterbro/forum/meetings/${meeting}`;
}

async function reportsSaying(text: string): Promise<number> {
  const rows = await database.db.selectFrom("street.observation").select("id").where("text", "=", text).execute();
  return rows.length;
}
