import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import type { ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addParty } from "../../network/commands.ts";
import { projectRoot } from "../../platform/project-root.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { addService, closeService, endService } from "./commands/services.ts";
import { openDoor } from "./rules/doors/door-rules.ts";

const folder = join(projectRoot, "..", "shared", "data", "hsds");
const isThere = existsSync(folder);
if (!isThere) console.warn("skipped: the published schemas of HSDS 3.0, which are not on this machine");

const weekly = { kind: "weekly" } as const;
const api = "/vesterbro/api/hsds";
let app: TestApp;
let kitchen: string;
let house: string;

beforeAll(async () => {
  app = await testApp();
  await app.db.transaction().execute(async (tx) => {
    house = await addParty(tx, app.permit("parties.manage"), { name: "Prøvehuset", kind: "service" });
    await addParty(tx, app.permit("parties.manage"), { name: "Uden tilbud", kind: "service" });
    const input = {
      partyId: house, what: "Varm mad & te </script>", whatEn: "Hot food", needs: ["food" as const], place: "Prøvegade 4", point: { lat: 55.67, lon: 12.5555 }, isSecret: false, phone: "33 66 33 66", languages: ["da" as const, "pl" as const],
      door: { ...openDoor, elsewhere: "yes" as const, fromAge: 18, note: "Ring på." }, checkEvery: 30,
      schedule: {
        lines: [
          { days: [1, 2, 3] as const, from: 480, to: 960, rhythm: weekly }, { days: [5] as const, from: 1320, to: 1680, rhythm: weekly },
          { days: [4] as const, from: 600, to: 720, rhythm: { kind: "fortnightly" as const, from: "2026-03-02" } },
        ],
        exceptions: [{ from: "2026-03-10", to: "2026-03-10", spans: [], reason: "Rengøring" }, { from: "2026-03-16", to: "2026-03-16", spans: [{ from: 600, to: 720 }], reason: "" }],
        onHolidays: "closed" as const,
      },
      visits: [{ label: "Sygeplejerske", days: [2] as const, from: 600, to: 720, rhythm: { kind: "monthly" as const, which: "last" as const }, need: "wound" as const }],
    };
    for (const name of ["Køkkenet", "Tilbud 2", "Tilbud 3", "Ophørt"]) await addService(tx, app.permit("help.edit"), { ...input, name }, app.now);
    const idOf = async (name: string) => (await tx.selectFrom("help.service").select("id").where("name", "=", name).executeTakeFirstOrThrow()).id;
    kitchen = await idOf("Køkkenet");
    await endService(tx, app.permit("help.edit"), await idOf("Ophørt"), 1, app.now);
    await closeService(tx, app.permit("help.edit"), await idOf("Tilbud 2"), { version: 1, reason: "Vandskade", untilDay: "", untilTime: "" }, app.now);
  });
});
afterAll(() => app.close());

type Json = Record<string, unknown>;
const ask = async (path: string) => {
  const response = await app.visitor().request(path);
  return { status: response.status, body: (await response.json()) as Json };
};
const contents = async (path: string) => (await ask(`${api}${path}`)).body.contents as Json[];

test("a service's page tells search engines what it tells people, as data that cannot run", async () => {
  const response = await app.visitor().request(`/vesterbro/help/${kitchen}`);
  expect(response.headers.get("content-security-policy")).toMatch(/script-src 'self';/);
  const blocks = [...(await response.text()).matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)];
  expect(blocks).toHaveLength(1);
  expect(JSON.parse(blocks[0]?.[1] ?? "")).toMatchObject({
    "@type": "Service", name: "Køkkenet", description: "Varm mad & te </script>", url: `http://localhost/vesterbro/help/${kitchen}`,
    availableChannel: {
      availableLanguage: ["da", "pl"],
      serviceLocation: {
        address: "Prøvegade 4", telephone: "33 66 33 66",
        openingHoursSpecification: [{ dayOfWeek: ["Monday", "Tuesday", "Wednesday"], opens: "08:00", closes: "16:00" }, { dayOfWeek: ["Friday"], opens: "22:00", closes: "04:00" }],
        specialOpeningHoursSpecification: [{ validFrom: "2026-03-05", opens: "10:00" }, { validFrom: "2026-03-10", opens: "00:00", closes: "00:00" }, { validFrom: "2026-03-16", closes: "12:00" }],
      },
    },
  });
  expect(await (await app.visitor().request("/vesterbro/help")).text()).not.toContain("ld+json");
});

describe("other directories", () => {
  test("find the interface from its short address, and may read it from their own pages", async () => {
    const response = await app.visitor().request(api);
    expect([response.headers.get("access-control-allow-origin"), await response.json()]).toMatchObject(["*", { version: "3.0" }]);
    expect((await app.visitor().request("/api/hsds")).headers.get("location")).toBe(api);
    expect((await app.visitor().request("/api/hsds/services?per_page=2&search=mad")).headers.get("location")).toBe(`${api}/services?per_page=2&search=mad`);
    expect((await app.visitor().request(`/en/api/hsds/services/${kitchen}`)).headers.get("location")).toBe(`/en${api}/services/${kitchen}`);
  });

  test("read lists page by page, and an empty one beyond the last", async () => {
    const { body } = await ask(`${api}/services?per_page=2&page=2`);
    expect(body).toMatchObject({ total_items: 3, total_pages: 2, page_number: 2, size: 1, first_page: false, last_page: true, empty: false, contents: [{ name: "Tilbud 3" }] });
    expect((await ask(`${api}/services?per_page=2&page=3`)).body).toMatchObject({ size: 0, empty: true, last_page: true, contents: [] });
    expect((await ask("/norrebro/api/hsds/services")).body).toMatchObject({ total_items: 0, total_pages: 0, first_page: true, last_page: true, empty: true });
  });

  test.each([
    ["/services?search=KØKKEN", ["Køkkenet"]],
    ["/services?organization_id=01900000-0000-7000-8000-000000000000", []],
    ["/services?modified_after=2026-03-02T08:59:59Z", ["Køkkenet", "Tilbud 2", "Tilbud 3"]],
    ["/services?modified_after=2026-03-03", []],
    ["/organizations", ["Prøvehuset"]],
    ["/taxonomy_terms?search=sygepleje", ["Sår og sygepleje"]],
    ["/taxonomy_terms?parent_id=x", []],
  ])("%s", async (path, names) => {
    expect((await contents(path)).map(({ name }) => name)).toEqual(names);
  });

  test("find services by what a visitor brings, too", async () => {
    const [term] = await contents("/taxonomy_terms?search=wound");
    expect(await contents(`/services?taxonomy_term_id=${String(term?.id)}`)).toHaveLength(3);
    const [other] = await contents("/taxonomy_terms?search=bed");
    expect(await contents(`/services?taxonomy_term_id=${String(other?.id)}`)).toEqual([]);
  });

  test("read all of a service: hours, holidays, door, and that it is closed", async () => {
    const { body } = await ask(`/en${api}/services/${kitchen}`);
    expect(body).toMatchObject({ description: "Hot food", status: "active", minimum_age: 18, assured_date: "2026-03-02", eligibility_description: "You must be 18 or older.\nYou need not live in Copenhagen.\nRing på." });
    const schedules = body.schedules as Json[];
    expect(schedules.map(({ freq, interval, byday, opens_at, closes_at, dtstart, valid_from, description }) => [freq, interval, byday, opens_at, closes_at, dtstart, valid_from, description].filter((part) => part !== undefined))).toEqual([
      ["WEEKLY", 1, "MO,TU,WE", "08:00", "16:00"], ["WEEKLY", 1, "FR", "22:00", "04:00"], ["WEEKLY", 2, "TH", "10:00", "12:00", "2026-03-05"],
      ["2026-03-10", "Rengøring"], ["10:00", "12:00", "2026-03-16"], ["MONTHLY", 1, "-1TU", "10:00", "12:00", "Sygeplejerske"],
    ]);
    expect(schedules[0]?.notes).toMatch(/^opening_hours=Mo-We 08:00-16:00, Fr 22:00-04:00, .*; PH off; 2026 Mar 10 off "Rengøring"; 2026 Mar 16 10:00-12:00$/);
    expect(await contents("/services?search=tilbud 2")).toMatchObject([{ status: "temporarily closed", alert: "Vandskade" }]);
  });

  test("take only what changed, or line by line", async () => {
    expect(Object.keys((await contents("/services?minimal=true&per_page=1"))[2] ?? {})).toEqual(["id", "modified_date"]);
    const lines = (await (await app.visitor().request(`${api}/services?format=ndjson`)).text()).trim().split("\n");
    expect(lines.map((line) => (JSON.parse(line) as Json).name)).toEqual(["Køkkenet", "Tilbud 2", "Tilbud 3"]);
  });

  test.each([["page=0", "page"], ["per_page=501", "per_page"], ["organization_id=x", "organization_id"], ["postcode=1650", "postcode"], ["format=csv", "format"], ["full=yes", "full"]])("hear that %s is not understood", async (query, name) => {
    expect(await ask(`${api}/services?${query}`)).toEqual({ status: 400, body: { error: `not understood: ${name}` } });
  });

  test("find nothing that is not offered, or is no service", async () => {
    const { id } = await app.db.selectFrom("help.service").select("id").where("name", "=", "Ophørt").executeTakeFirstOrThrow();
    for (const path of [`services/${id}`, "services/x", `organizations/${kitchen}`, `service_at_locations/${kitchen}`, "taxonomies/x", "taxonomy_terms/x"])
      expect((await ask(`${api}/${path}`)).status).toBe(404);
    expect((await ask(`/norrebro/api/hsds/services/${kitchen}`)).status).toBe(404);
  });
});

describe.skipIf(!isThere)("what is told is as HSDS 3.0 publishes it", () => {
  // Making its code short takes longer than the little that is asked of it.
  const ajv = new Ajv({ strict: false, allErrors: true, code: { optimize: false } });
  addFormats.default(ajv);
  const read = (name: string) => closedOff(JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8"))) as Json;
  beforeAll(() => {
    // The schema of a taxonomy refers to one of metadata that is not there; nothing that we tell may need it.
    ajv.addSchema({ not: {} }, "metadata.json");
    ajv.addSchema(read("taxonomy"), "taxonomy.json");
  });
  const compiled = new Map<string, ValidateFunction>();
  const validator = (name: string): ValidateFunction => {
    const isValid = compiled.get(name) ?? ajv.compile(read(name));
    compiled.set(name, isValid);
    return isValid;
  };

  test.each([
    ["/services", "service_list"],
    ["/services?full=true", "service"],
    ["/organizations", "organization_list"],
    ["/organizations?full=true&full_service=true", "organization"],
    ["/service_at_locations", "service_at_location_list"],
    ["/service_at_locations?full=true", "service_at_location"],
    ["/taxonomies", "taxonomy"],
    ["/taxonomy_terms", "taxonomy_term"],
  ])("%s", async (path, schema) => {
    const listed = await contents(path);
    expect(listed.length).toBeGreaterThan(0);
    const isValid = validator(schema);
    for (const one of listed) expect([isValid(one), isValid.errors]).toEqual([true, null]);
  });

  test.each([["/services", "service"], ["/organizations", "organization"], ["/service_at_locations", "service_at_location"], ["/taxonomies", "taxonomy"], ["/taxonomy_terms", "taxonomy_term"]])("one of %s", async (path, schema) => {
    const isValid = validator(schema);
    const { status, body } = await ask(`${api}${path}/${String((await contents(path))[0]?.id)}`);
    expect([status, isValid(body), isValid.errors]).toEqual([200, true, null]);
  });
});

/** The schemas let any other field be there; then a misspelt one would be valid. */
function closedOff(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closedOff);
  if (typeof schema !== "object" || schema === null) return schema;
  const parts = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closedOff(value)]));
  return "properties" in parts ? { ...parts, additionalProperties: false } : parts;
}
