import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exampleCoordinator, loadExample } from "../example/load.ts";
import { firstOpenDay } from "../example/stories/election.ts";
import { fieldKey, fieldWords } from "../src/features/audit/texts/fields.ts";
import { removeExampleDistricts } from "../src/platform/district/commands.ts";
import { testApp } from "./harness.ts";
import type { TestApp } from "./harness.ts";

let app: TestApp;

beforeAll(async () => {
  app = await testApp();
  await removeDistricts();
  await loadExample(app.deps);
});
afterAll(() => app.close());

async function removeDistricts(): Promise<void> {
  await app.db.deleteFrom("platform.district").execute();
}

/** The names of all fields, also of those in other fields; hours that come again are told as one. */
function fieldsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(fieldsIn);
  if (typeof value !== "object" || value === null || "rhythm" in value) return [];
  return Object.entries(value).flatMap(([name, part]) => [name, ...fieldsIn(part)]);
}

describe("the example district", () => {
  test("has words for every field that its changes tell of", async () => {
    const { rows } = await sql<{ said: unknown }>`select said from platform.audit_event, unnest(array[before, after]) as said`.execute(app.db);
    const fields = new Set(rows.flatMap(({ said }) => fieldsIn(said)));
    expect(fields.size).toBeGreaterThan(100);
    expect([...fields].filter((field) => !(fieldKey(field) in fieldWords))).toEqual([]);
  });

  test("tells one thread from a stairwell to a measure that has begun", async () => {
    const visitor = app.visitor();
    const plan = await visitor.get("/vesterbro/plan");
    const link = [...plan.document.querySelectorAll("a")].find((a) => a.textContent?.includes("Varmestuen har åbent til midnat"));
    const measure = await visitor.get(link?.getAttribute("href") ?? "");
    const kinds = [...measure.document.querySelectorAll(".thread .kicker, .item-head .kicker")].map((kicker) => kicker.textContent?.split(" · ")[0]);
    const founding = ["Dokument", "Konference", "Anbefaling fra en workshop", "Mål i planen"];
    expect(kinds.filter((kind) => !founding.includes(kind ?? ""))).toEqual([
      "Henvendelse",
      "Henvendelse",
      "Mønster",
      "Dagsordenspunkt",
      "Beslutning",
      "Brev",
      "Svar",
      "Indsats",
    ]);
    expect(measure.text).toContain("Varmestuen har sat nye åbningstider på døren");
  });

  test("has a letter that waits for a reply, with its day", async () => {
    const letters = await app.visitor().get("/vesterbro/letters");
    expect(letters.text).toMatch(/Et offentligt toilet ved Maria Kirkeplads.*Afventer svar, frist 28. marts 2026/);
  });

  test("shows the founding papers with the city's numbers and no names of persons", async () => {
    const records = await app.visitor().get("/vesterbro/records");
    const texts: string[] = [];
    for (const link of records.document.querySelectorAll("main a[href*='/records/']"))
      texts.push((await app.visitor().get(link.getAttribute("href") ?? "")).text);
    const all = texts.join("\n");
    for (const number of ["2009-127944", "2009-550712", "2010-90784", "2010-624081"]) expect(all).toContain(number);
    expect(all).toContain("udeladt");
    expect(all).not.toMatch(/Warming|Cilgin|@sof\.kk\.dk/);
  });

  test("says so on every page", async () => {
    for (const path of ["", "/street", "/street/report", "/forum", "/letters", "/plan", "/records", "/search?q=opgang"]) {
      const page = await app.visitor().get(`/vesterbro${path}`);
      expect([path, page.status, page.html.includes("Eksempel")]).toEqual([path, 200, true]);
    }
  });

  test("keeps what was reported to the coordinators", async () => {
    const pages = await Promise.all(
      ["", "/street", "/street/seen", "/search?q=datter", "/search?q=containerne"].map((path) => app.visitor().get(`/vesterbro${path}`)),
    );
    for (const page of pages) expect(page.html).not.toMatch(/min datter turde|jeg er ikke sur/i);
  });

  test("is taken away without a trace", async () => {
    expect(await exampleCoordinator(app.db)).toBeDefined();
    await removeExampleDistricts(app.db);
    const tables = await sql<{ name: string }>`
      select table_schema || '.' || table_name as name from information_schema.columns
      where column_name = 'district' and table_schema not in ('pg_catalog', 'information_schema', 'jobs')`.execute(app.db);
    expect(tables.rows.length).toBeGreaterThan(15);
    for (const { name } of tables.rows) {
      const { rows } = await sql<{ left: number }>`select count(*)::int as left from ${sql.table(name)}`.execute(app.db);
      expect([name, rows[0]?.left]).toEqual([name, 0]);
    }
  });
});

test("the example's hall never meets on a day on which Denmark is closed", () => {
  expect(["2026-12-24", "2026-04-02", "2026-12-28"].map(firstOpenDay)).toEqual(["2026-12-27", "2026-04-04", "2026-12-28"]);
});
