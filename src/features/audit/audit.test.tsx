import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { v7 as uuidv7 } from "uuid";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Client } from "../../../test/client.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { recordChange } from "../../platform/audit/commands.ts";
import { sealEvents } from "../../platform/audit/seal.ts";
import { verifyAudit } from "../../platform/audit/verify.ts";
import { projectRoot } from "../../platform/project-root.ts";
import { grant } from "../../platform/rights/permit.ts";
import { actionWords } from "./texts/actions.ts";

const address = "/vesterbro/administration/audit";
let app: TestApp;
let admin: Client;

beforeAll(async () => {
  app = await testApp();
  admin = await app.signedIn("admin");
});
afterAll(() => app.close());

const write = (action: string, id: string, before: object, after: object, district = app.district.id) =>
  app.db.transaction().execute((tx) =>
    recordChange(tx, grant(district, { kind: "system", name: "test" }, "x"), { action, kind: "decision", id, before: { ...before }, after: { ...after } }),
  );

test("tells in words who did what, with before and after, newest first", async () => {
  const id = uuidv7();
  await write("decisions.take", id, {}, { wording: "Vi sætter en skraldespand op" });
  await write("decisions.change", id, { wording: "Vi sætter en skraldespand op", isInternal: true }, { wording: "Vi sætter to op", isInternal: false });
  await write("decisions.take", uuidv7(), {}, { wording: "Fra en anden bydel" }, app.elsewhere.id);
  const page = await admin.get(address);
  expect(page.text).toMatch(/Programmet ændrede en beslutning.*Programmet skrev en beslutning ind/);
  expect(page.text).toContain("ordlydfør: Vi sætter en skraldespand op nu: Vi sætter to op");
  expect(page.text).toContain("kun for netværketfør: ja nu: nej");
  expect(page.text).not.toContain("Fra en anden bydel");
  const english = await admin.get(`/en${address}`);
  expect(english.text).toContain("The program changed a decision");
  expect(english.text).toContain("for the network onlybefore: yes now: no");
  const one = await admin.get(`${address}?item=${id}`);
  expect(one.text).toContain("2 ændringer");
});

test("says days, moments and choices as people do, and lets stand what only looks like them", async () => {
  const id = uuidv7();
  const after = { dueDay: "2026-12-15", starts_at: "2026-12-15T14:00:00.000Z", cameBy: "walk_in", state: "seated", roles: ["member", "admin"], note: "2026-13-45", reason: "walk_in" };
  await write("conference.register", id, {}, after);
  const { text } = await admin.get(`${address}?item=${id}`);
  for (const words of ["frist15. december 2026", "begynder15. december 2026 kl. 15.00", "kom ind viamødt op uden tilmelding", "statushar plads", "rollermedlem, administrator", "note2026-13-45", "grundwalk_in"])
    expect(text).toContain(words);
  expect((await admin.get(`/en${address}?item=${id}`)).text).toContain("came in bycame without registering");
});

test("says hours and answers that belong together in words, and marks as Danish what people wrote only", async () => {
  const id = uuidv7();
  const weekly = { kind: "weekly" };
  const hours = { lines: [{ days: [1, 5], from: 480, to: 1200, rhythm: weekly }], exceptions: [{ from: "2026-12-24", to: "2026-12-24", spans: [], reason: "Jul" }], onHolidays: "as-sunday" };
  const visits = [{ days: [2], from: 600, to: 720, rhythm: { kind: "monthly", which: 1 }, label: "Sygeplejerske", need: "wound" }];
  await write("help.add", id, { door: { dog: "no" } }, { door: { dog: "yes", fromAge: 18 }, hours, visits, needs: ["wound", "food"], what: "Varm mad" });
  const { text } = await admin.get(`${address}?item=${id}`);
  for (const words of ["med hund: nej", "med hund: ja; fra alder: 18", "faste tider: mandag og fredag 08.00–20.00", "fra: 24. december 2026", "på helligdage: som om søndagen", "Sygeplejerske: første tirsdag i måneden 10.00–12.00", "sår og sygepleje, mad"])
    expect(text).toContain(words);
  const english = await admin.get(`/en${address}?item=${id}`);
  const marked = [...english.document.querySelectorAll("dd [lang=da]")].map((one) => one.textContent);
  expect(marked.some((words) => words?.startsWith("Sygeplejerske"))).toBe(true);
  expect(marked).toContain("Varm mad");
  expect(marked).not.toContain("wounds and nurse, food");
});

test("shows what a member did by name, only what was asked for, and nothing odd that was asked for", async () => {
  const page = await admin.get("/vesterbro/forum/parties/new");
  expect(page.status).toBe(200);
  const member = await app.db.selectFrom("platform.member").select("id").where("name", "=", "Test Testesen 1").executeTakeFirstOrThrow();
  const actor = { kind: "member", memberId: member.id, name: "", roles: [], sessionKey: "" } as const;
  await app.db.transaction().execute((tx) =>
    recordChange(tx, grant(app.district.id, actor, "x"), { action: "tasks.finish", kind: "task", id: uuidv7(), after: { note: "Klaret" } }),
  );
  expect((await admin.get(`${address}?member=${member.id}`)).text).toContain("1 ændring");
  expect((await admin.get(`${address}?action=tasks.finish`)).text).toContain("Test Testesen 1 meldte en opgave færdig");
  await app.db.transaction().execute((tx) =>
    recordChange(tx, grant(app.district.id, actor, "x"), { action: "members.change", kind: "member", id: member.id, after: { otherEmail: true } }),
  );
  expect((await admin.get(`${address}?action=members.change`)).text).toContain("ændrede et medlem: Test Testesen 1");
  for (const odd of ["member=x", "action=%27%3B--", "item=%00", "page=-1", "page=99999999999"])
    expect((await admin.get(`${address}?${odd}`)).status).toBe(200);
  expect((await admin.get(`${address}?page=500`)).status).toBe(404);
});

test("pages a long list", async () => {
  for (let at = 0; at < 35; at += 1) await write("plan.addGoal", uuidv7(), {}, { title: `Mål ${at}` });
  const first = await admin.get(`${address}?action=plan.addGoal`);
  expect(first.text).toContain("Mål 34");
  expect(first.text).not.toContain("Mål 0 ");
  const next = first.document.querySelector("a[rel=next]")?.getAttribute("href") ?? "";
  expect((await admin.get(next)).text).toContain("Mål 0");
  const isOpen = (page: typeof first) => [...page.document.querySelectorAll(".audit-events details")].map((one) => one.hasAttribute("open"));
  expect(isOpen(first)).toEqual(Array.from({ length: 30 }, () => false));
  const about = first.document.querySelector('.audit-events a[href*="item="]')?.getAttribute("href") ?? "";
  expect([about.includes("item="), isOpen(await admin.get(about))]).toEqual([true, [true]]);
});

test("says how the chain is, and when it is broken", async () => {
  await sealEvents(app.db, app.now);
  expect((await admin.get(address)).text).toContain("Ikke endnu. Det sker hver nat.");
  await verifyAudit(app.db, app.now);
  expect((await admin.get(address)).text).toMatch(/Kæden er hel til og med plads \d+\./);
  await app.db.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx);
    await sql`delete from platform.audit_seal where district = ${app.district.id} and position = 1`.execute(tx);
  });
  await verifyAudit(app.db, app.now);
  expect((await admin.get(address)).text).toContain("Noget er ikke, som det varPlads 1: pladsen i kæden er fjernet.");
});

test("an emptied event says so and nothing else", async () => {
  await sql`select * from platform.erase_audit_payload(now() + interval '1 minute', ${app.now})`.execute(app.db);
  const page = await admin.get(`${address}?action=tasks.finish`);
  expect(page.text).toContain("Nogen meldte en opgave færdig");
  expect(page.text).toContain("er slettet 2. marts 2026");
  expect(page.text).not.toContain("Klaret");
});

test("counts what visitors do, without a trace of who or what", async () => {
  const visitor = app.visitor();
  const form = await visitor.get("/vesterbro/street/report");
  await visitor.submit(form, "/street/report", { kind: "noise", placeWords: "Ved porten", text: "En hemmelig støj" });
  const page = await admin.get(address);
  expect(page.text).toMatch(/Henvendelser1.*2\. marts 2026.*Henvendelser/);
  expect(page.text).not.toContain("En hemmelig støj");
});

test("coordinators see the administration page but not this one", async () => {
  const coordinator = await app.signedIn("coordinator");
  expect((await coordinator.get("/vesterbro/administration")).text).not.toContain("Ændringer");
  expect((await coordinator.get(address)).status).toBe(404);
  const links = [...(await admin.get("/vesterbro/administration")).document.querySelectorAll("main a")].map((a) => a.getAttribute("href"));
  expect(links).toContain(address);
});

test("every action that the program records has its words", () => {
  const files = globSync("src/**/*.{ts,tsx}", { cwd: projectRoot }).filter((path) => !path.includes(".test."));
  const recorded = files.flatMap((path) => {
    const text = readFileSync(join(projectRoot, path), "utf8");
    return [...text.matchAll(/recordChange\([^;]*?action: "([a-zA-Z._]+)"/g)].map((match) => match[1] ?? "");
  });
  expect(recorded.length).toBeGreaterThan(30);
  expect([...new Set(recorded)].filter((action) => !(action in actionWords))).toEqual([]);
});
