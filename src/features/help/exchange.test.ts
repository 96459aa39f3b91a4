import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Client, SeenPage } from "../../../test/client.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { addParty } from "../../network/commands.ts";
import { listParties } from "../../network/queries.ts";
import { grant } from "../../platform/rights/permit.ts";
import { keepImport, storeImport } from "./commands/imports.ts";
import { addService, changeService, closeService, endService } from "./commands/services.ts";
import { openDoor } from "./rules/doors/door-rules.ts";
import { planImport, planKey } from "./rules/exchange/import-plan.ts";
import { findImport, listServices } from "./queries/services.ts";
import type { ServiceInput } from "./schema.ts";
import { readSentServices } from "./rules/exchange/sent-services.ts";

const weekly = { kind: "weekly" } as const;
const form = "/vesterbro/help/work/import";
let app: TestApp;
let coordinator: Client;
let house: string;

const input = (name: string, more: Partial<ServiceInput> = {}): ServiceInput => ({
  partyId: house, name, what: "Varm mad", whatEn: "Hot food", needs: ["food"], place: "Prøvegade 4", isSecret: false, point: { lat: 55.6712, lon: 12.559 }, phone: "+45 33 66 33 66", languages: ["da", "pl"],
  door: { ...openDoor, elsewhere: "yes", dog: "no", fromAge: 18, note: "Ring på, =1+1" }, checkEvery: 30,
  schedule: {
    lines: [
      { days: [1, 2, 3], from: 480, to: 960, rhythm: weekly }, { days: [5], from: 1320, to: 1680, rhythm: weekly },
      { days: [4], from: 600, to: 720, rhythm: { kind: "fortnightly", from: "2026-03-02" } },
    ],
    exceptions: [{ from: "2026-03-10", to: "2026-03-10", spans: [], reason: "Rengøring" }, { from: "2026-03-16", to: "2026-03-17", spans: [{ from: 600, to: 720 }], reason: "" }],
    onHolidays: "closed",
  },
  visits: [{ label: 'Sygeplejerske "Mo"', days: [2], from: 600, to: 720, rhythm: { kind: "monthly", which: "last" }, need: "wound" }], ...more,
});

beforeAll(async () => {
  app = await testApp();
  coordinator = await app.signedIn("coordinator");
  await app.db.transaction().execute(async (tx) => {
    house = await addParty(tx, app.permit("parties.manage"), { name: "Prøvehuset", kind: "service" });
    const add = (one: ServiceInput) => addService(tx, app.permit("help.edit"), one, app.now);
    await add(input("Køkkenet"));
    const closed = await add(input("Natten", { needs: ["bed", "talk"], door: { ...openDoor, womenOnly: true }, phone: "", visits: [], whatEn: "", schedule: { lines: [], exceptions: [], onHolidays: "as-usual" } }));
    await closeService(tx, app.permit("help.edit"), closed, { version: 1, reason: "Vandskade", untilDay: "2026-03-05", untilTime: "08:00" }, app.now);
    const sundays = { days: [7] as const, from: 600, to: 720, rhythm: { kind: "monthly", which: 1 } as const };
    await add(input("Søndagen", { schedule: { lines: [sundays], exceptions: [], onHolidays: "as-sunday" }, visits: [], place: "", isSecret: true, point: null }));
  });
});
afterAll(() => app.close());

const exported = async (place = "/vesterbro") => (await app.visitor().request(`${place}/help/services.csv`)).text();
const send = async (what: string | File): Promise<SeenPage> => {
  const page = await coordinator.get(form);
  return coordinator.submit(page, form, typeof what === "string" ? { text: what } : { file: what });
};
const file = (bytes: Uint8Array<ArrayBuffer> | string) => new File([bytes], "tilbud.csv", { type: "text/csv" });
const counts = ({ text }: SeenPage) => /(\d+) nye · (\d+) ændrede · (\d+) som før · (\d+) med fejl/.exec(text)?.slice(1).map(Number);
const names = async () => (await listServices(app.db, app.district.id)).map(({ name }) => name);
const idOf = async (name: string) => (await app.db.selectFrom("help.service").select("id").where("name", "=", name).executeTakeFirstOrThrow()).id;
const minimal = (rows: readonly string[], separator = ",") => ["name,party,what,needs,place,opening_hours", ...rows].join("\n").replaceAll(",", separator);

describe("services as a table", () => {
  test("open in a Danish spreadsheet, and calculate nothing", async () => {
    const response = await app.visitor().request("/vesterbro/help/services.csv");
    expect([response.status, response.headers.get("content-type"), response.headers.get("access-control-allow-origin")]).toEqual([200, "text/csv; charset=utf-8", "*"]);
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect(bytes.slice(0, 3)).toEqual(new Uint8Array([0xef, 0xbb, 0xbf]));
    const [head, first] = new TextDecoder().decode(bytes).split("\r\n");
    expect(head).toMatch(/^id;party;name;what;what_en;needs;/);
    expect(first).toContain(";'+45 33 66 33 66;");
    expect(first).toMatch(/Mo-We 08:00-16:00, Fr 22:00-04:00, .*; PH off; 2026 Mar 10 off ""Rengøring""/);
  });

  test("say what each column means, to everyone, and show the way in to those who may", async () => {
    const page = await app.visitor().get("/en/vesterbro/help/data");
    for (const [, column = ""] of (await exported()).matchAll(/^\uFEFF?([a-z_;]+)\r/gm)) for (const name of column.split(";")) expect(page.text).toContain(name);
    expect(page.html).not.toContain("work/import");
    expect((await coordinator.get("/vesterbro/help/data")).html).toContain("work/import");
  });

  test("read in again change nothing, whatever separates their cells", async () => {
    const csv = await exported();
    expect(counts(await send(file(csv)))).toEqual([0, 0, 3, 0]);
    expect(counts(await send(csv))).toEqual([0, 0, 3, 0]);
    app.now = new Date("2026-03-20T09:00:00Z");
    expect(counts(await send(csv))).toEqual([0, 0, 3, 0]);
    app.now = new Date("2026-03-02T09:00:00Z");
  });
});

describe("a file is looked at before anything is written", () => {
  test("row by row, with what is new, changed and wrong; then written once, and taken back", async () => {
    const before = await exported();
    const kitchen = await idOf("Køkkenet");
    const changed = before.replace("Varm mad", "Varm suppe").replace("Mo-We 08:00-16:00", "Mo-We 08:00-18:00");
    const rows = ["Teltet;Prøvehuset;Te og snak;talk;Pladsen;Sa 10:00-12:00", "Fejlen;Ukendt hus;Te;sprut;Pladsen;Sa 25-99", "Køkkenet;Prøvehuset;To;food;To;24/7"];
    const columns = changed.split("\r\n")[0]?.replace("\uFEFF", "").split(";") ?? [];
    const widened = rows.map((row) => {
      const said = Object.fromEntries(row.split(";").map((cell, at) => [["name", "party", "what", "needs", "place", "opening_hours"][at], cell]));
      return columns.map((column) => said[column] ?? "").join(";");
    });
    const preview = await send(file(`${changed}${widened.join("\r\n")}`));
    expect(counts(preview)).toEqual([1, 1, 2, 2]);
    for (const words of ["Række 6", "“Ukendt hus” findes ikke i netværket", "“25-99” er ikke OSM-tider", "“sprut” er ikke en af mulighederne", "“Køkkenet” står to gange", "Varm suppe", "Mo-We 08:00-18:00"])
      expect(preview.text).toContain(words);
    expect(await exported()).toBe(before);

    const stored = await coordinator.submit(preview, "/store", {}, 5);
    expect(stored.text).toContain("1 nye tilbud og 1 ændrede er gemt");
    expect(await names()).toContain("Teltet");
    expect(await exported()).toContain("Varm suppe");
    expect((await app.visitor().get(`/vesterbro/help/${kitchen}`)).text).toContain("Varm suppe");
    const actions = await app.db.selectFrom("platform.audit_event").select("action").where("action", "in", ["help.import", "help.add", "help.change"]).where("actor_kind", "=", "member").execute();
    expect(actions.map(({ action }) => action).sort()).toEqual(["help.add", "help.change", "help.import"]);

    const undone = await coordinator.submit(await coordinator.get(form).then((page) => coordinator.get(linkIn(page, "/import/"))), "/undo", {}, 2);
    expect(undone.text).toContain("Fortrudt");
    expect(await exported()).toBe(before);
  });

  test("and what somebody changed after it is named and left", async () => {
    const stored = await coordinator.submit(await send(minimal(["Skuret,Prøvehuset,Te,talk,Gården,Mo 10:00-12:00", "Gyngen,Prøvehuset,Te,talk,Gården,Mo 10:00-12:00"])), "/store");
    await app.db.transaction().execute(async (tx) => changeService(tx, app.permit("help.edit"), await idOf("Skuret"), 1, input("Skuret 2"), app.now));
    const undone = await coordinator.submit(stored, "/undo");
    expect(undone.text).toContain("står, som de står:Skuret 2");
    expect(await names()).toContain("Skuret 2");
    expect(await names()).not.toContain("Gyngen");
  });

  test("and not written when it would now do something else than was seen", async () => {
    const preview = await send(minimal(["Baren,Prøvehuset,Te,talk,Gården,Mo 10:00-12:00"]));
    await app.db.transaction().execute((tx) => addService(tx, app.permit("help.edit"), input("Baren"), app.now));
    const again = await coordinator.submit(preview, "/store");
    expect([again.status, counts(again)]).toEqual([422, [0, 1, 0, 0]]);
    expect(again.text).toContain("Noget er ændret, siden du så det");
    const stored = await coordinator.submit(again, "/store");
    expect(stored.text).toContain("0 nye tilbud og 1 ændrede");
    const service = (await listServices(app.db, app.district.id)).find(({ name }) => name === "Baren");
    expect(service).toMatchObject({ what: "Te", whatEn: "Hot food", phone: "+45 33 66 33 66", visits: [{ need: "wound" }] });
  });

  test("two who write the same file at once write it once", async () => {
    const preview = await send(minimal(["Broen,Prøvehuset,Te,talk,Gården,Mo 10:00-12:00"]));
    const other = await coordinator.get(preview.path);
    const both = await Promise.all([coordinator.submit(preview, "/store"), coordinator.submit(other, "/store")]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 422]);
    expect((await names()).filter((name) => name === "Broen")).toHaveLength(1);
  });

  test("a cell with more visits than any form holds is named, not read through", async () => {
    const visits = Array.from({ length: 200 }, () => 'Tu 10:00-12:00 ""Sygeplejerske""').join("\n");
    const preview = await send(file(`name;party;what;needs;place;opening_hours;visits\nTårnet;Prøvehuset;Te;talk;Gården;Mo 10:00-12:00;"${visits}"`));
    expect([counts(preview)?.[3], preview.text.length < 20_000]).toEqual([1, true]);
    expect(preview.text).toContain("er for langt");
  });

  test("nothing that may lead to a person is kept, not even until somebody has looked", async () => {
    await app.db.transaction().execute((tx) => addParty(tx, app.permit("parties.manage"), { name: "Huset", kind: "service" }));
    const preview = await send(file(minimal(["Ét,Prøvehuset,Ring 110190-1234,talk,Gården,Mo 10:00-12:00", "To,Prøvehuset,Spørg Test Testesen 1 på 20 30 40 50,talk,Gården,Mo 10:00-12:00", "Tre,Ukendt,Te,talk,Ring 20 30 40 50,Mo 99"])));
    expect(counts(preview)?.[3]).toBe(3);
    expect(preview.text).toContain("ligner et CPR-nummer");
    const kept = await app.db.selectFrom("help.import").select("rows").where("status", "=", "read").execute();
    expect(JSON.stringify(kept)).not.toMatch(/110190|20 30 40 50/);
  });

  test("a service that was taken away comes back as another one", async () => {
    const before = await exported();
    const id = await idOf("Broen");
    await app.db.transaction().execute((tx) => endService(tx, app.permit("help.edit"), id, 1, app.now));
    const preview = await send(before);
    expect(counts(preview)?.slice(0, 2)).toEqual([1, 0]);
    await coordinator.submit(preview, "/store");
    const again = (await listServices(app.db, app.district.id)).find(({ name }) => name === "Broen");
    expect(again && again.id !== id).toBe(true);
    expect(counts(await send(before))?.slice(0, 2)).toEqual([0, 0]);
  });

  test("is not there for others than coordinators", async () => {
    const { path } = await send(await exported());
    for (const client of [app.visitor(), await app.signedIn("provider"), await app.signedIn("member")])
      for (const address of [form, path]) expect((await client.get(address)).status).toBe(404);
    expect((await coordinator.get(path.replace("vesterbro", "norrebro"))).status).toBe(404);
  });
});

describe("files as they come", () => {
  const row = ["Lygten,Prøvehuset,Te på gaden,talk,Gården,Mo 10:00-12:00"];
  const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  test.each<[string, string | Uint8Array<ArrayBuffer>, number[]]>([
    ["commas and no mark", minimal(row), [1, 0, 0, 0]],
    ["semicolons, as Danish Excel writes them, in its old encoding", latin1(minimal(row, ";").replaceAll("\n", "\r\n")), [1, 0, 0, 0]],
    ["sep= first and a mark", `\uFEFFsep=;\r\n${minimal(row, ";")}`, [1, 0, 0, 0]],
    ["tabs, empty rows and an unknown column", `${minimal(row, "\t").replace("name", "farve\tname").replace("Lygten", "rød\tLygten")}\n\t\t\n`, [1, 0, 0, 0]],
    ["UTF-16", new Uint8Array([0xff, 0xfe, ...Array.from(minimal(row)).flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8])]), [1, 0, 0, 0]],
    ["too many cells", `${minimal(row)},og mere`, [0, 0, 0, 1]],
    ["only names of what is there", "name,phone\nKøkkenet,33 11 22 33", [0, 1, 0, 0]],
  ])("%s", async (_, content, expected) => {
    const page = await send(file(content));
    expect([page.status, counts(page)]).toEqual([200, expected]);
    const [isOld, isNew] = [content instanceof Uint8Array && content[0] !== 0xff, expected[0] === 1];
    expect([page.text.includes("Filen var ikke i UTF-8"), page.text.includes("Te på gaden · Gården")]).toEqual([isOld, isNew]);
    expect(page.text.includes("Disse kolonner læser vi ikke: farve.")).toBe(String(content).includes("rød"));
  });

  test("nothing at all is asked for", async () => {
    expect((await send("  ")).text).toContain("Vælg en fil, eller sæt tekst ind.");
  });

  test.each<[string, string | Uint8Array<ArrayBuffer>, string]>([
    ["empty", " \n", "Der står ingen tilbud"],
    ["only a head", "name,party\n", "Der står ingen tilbud"],
    ["a workbook", new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 200]), "Det er ikke en tekstfil"],
    ["an open quotation mark", 'name,party\n"x,y', "Tabellen kan ikke læses"],
    ["no names of columns", "Lygten,Huset\nx,y", "Den første række skal have"],
    ["a column twice", "name,name\nx,y", "En kolonne står der to gange"],
    ["too many rows", `name\n${"x\n".repeat(501)}`, "Der er for mange tilbud"],
    ["too large", new Uint8Array(4 * 1024 * 1024 + 1).fill(65), "Filen er for stor. Den må højst fylde 4 MB"],
    ["half of a JSON", '[{"name": "x"', "ligner JSON"],
    ["another JSON", '{"type": "FeatureCollection"}', "ingen tilbud i det"],
    ["an empty page", '{"contents": []}', "Der står ingen tilbud"],
  ])("%s is told beside the field", async (_, content, words) => {
    const page = await send(file(content));
    expect([page.status, page.text.includes(words)]).toEqual([422, true]);
  });
});

test.each([["letters", "A".repeat(4 * 1024 * 1024 + 1)], ["letters of two bytes", "Ø".repeat(2 * 1024 * 1024 + 1)]])("pasted text of too many %s comes back as it was", async (_, text) => {
  const page = await send(text);
  expect([page.status, page.document.querySelector("#text-error")?.textContent]).toEqual([422, expect.stringContaining("Teksten er for lang. Den må højst fylde 4 MB")]);
  expect(page.document.querySelector("textarea")?.textContent === text).toBe(true);
});

describe("services as HSDS", () => {
  const fetched = async (path: string) => (await app.visitor().request(`/vesterbro/api/hsds/${path}`)).text();

  test("come back the same: one, a list, line by line, an organization", async () => {
    const total = (await names()).length;
    expect(counts(await send(await fetched("services?full=true")))).toEqual([0, 0, total, 0]);
    expect(counts(await send(await fetched("services?full=true&format=ndjson")))).toEqual([0, 0, total, 0]);
    expect(counts(await send(await fetched("services")))).toEqual([0, 0, total, 0]);
    expect(counts(await send(await fetched(`services/${await idOf("Køkkenet")}`)))).toEqual([0, 0, 1, 0]);
    expect(counts(await send(await fetched(`organizations/${house}?full_service=true`)))).toEqual([0, 0, total, 0]);
  });

  test("make equal services in another district, once", async () => {
    const there = app.elsewhere.id;
    await app.db.transaction().execute((tx) => addParty(tx, grant(there, { kind: "system", name: "test" }, "parties.manage"), { name: "prøvehuset", kind: "service" }));
    const permit = grant(there, { kind: "system", name: "test" }, "help.manage");
    const sent = readSentServices(new TextEncoder().encode(await fetched("services?full=true")), app.now);
    if ("problem" in sent) throw new Error(sent.problem);
    const plan = async () => planImport(sent.rows, await listServices(app.db, there), { parties: await listParties(app.db, there), streets: [], now: app.now });
    await app.db.transaction().execute(async (tx) => {
      const id = await keepImport(tx, permit, sent, app.now);
      expect((await findImport(tx, permit, id))?.rows).toHaveLength(sent.rows.length);
      await storeImport(tx, permit, id, planKey(await plan()), app.now);
    });
    // OSM cannot say holidays as on Sundays that come once a month: such hours are asked for, not guessed.
    const hours = [{ column: "opening_hours", code: "required", value: "" }];
    expect((await plan()).map((one) => (one.name === "Søndagen" ? "problems" in one && one.problems : one.kind))).toEqual(sent.rows.map(({ cells }) => (cells.name === "Søndagen" ? hours : "same")));
    const told = async (place: string) => {
      const lines = (await exported(place)).replace("\uFEFF", "").split("\r\n").filter((line) => !line.startsWith("id;") && line !== "");
      // HSDS has one language, and does not say until when something is closed.
      return lines.map((line) => line.replace(/https?:\S+/, "").replace(";prøvehuset;", ";Prøvehuset;").replace("Hot food", "").replace("2026-03-05 08:00", "unknown").replace(/;\d{4}-\d\d-\d\d;/, ";;"));
    };
    expect((await told("/norrebro")).filter((line) => !line.includes("Søndagen"))).toEqual((await told("/vesterbro")).filter((line) => !line.includes("Søndagen")));
  });

  test("of other directories are read as far as we can show them, and said where not", async () => {
    const foreign = {
      id: "ac148810-d857-441c-9679-408f346de14b", name: "Foreign", description: "Meals", status: "active", organization: { name: "Prøvehuset" },
      phones: [{ number: "33 11 22 33" }], languages: [{ code: "en" }, { code: "tlh" }],
      schedules: [{ freq: "WEEKLY", byday: "MO,TU", opens_at: "09:00:00", closes_at: "17:00" }, { freq: "MONTHLY", byday: "-1FR", opens_at: "20:00", closes_at: "02:00" }],
      attributes: [{ taxonomy_term: { code: "food" } }, { taxonomy_term: { code: "BD-1800" } }],
      eligibility_description: "You must be 18 or older.\nBring a bag.", minimum_age: 18,
      service_at_locations: [{ location: { name: "Hall", addresses: [{ address_1: "Prøvevej 1", postal_code: "1650", city: "København V" }] } }],
    };
    const season = { ...foreign, id: "bc148810-d857-441c-9679-408f346de14b", name: "Season", schedules: [{ ...foreign.schedules[0], valid_to: "2026-06-01" }] };
    const preview = await send(JSON.stringify([foreign, season, { ...foreign, name: "Gone", id: "cc148810-d857-441c-9679-408f346de14b", status: "defunct" }, { ...foreign, name: 7 }]));
    expect(counts(preview)).toEqual([1, 0, 0, 3]);
    await coordinator.submit(preview, "/store");
    const service = (await listServices(app.db, app.district.id)).find(({ name }) => name === "Foreign");
    expect(service).toMatchObject({
      id: foreign.id, what: "Meals", needs: ["food"], phone: "33 11 22 33", languages: ["en"], place: "Prøvevej 1, 1650 København V", door: { note: "Bring a bag.", fromAge: 18 },
      schedule: { lines: [{ days: [1, 2], from: 540, to: 1020 }, { days: [5], from: 1200, to: 1560, rhythm: { which: "last" } }] },
    });
  });
});

function linkIn(page: SeenPage, part: string): string {
  return [...page.document.querySelectorAll("main a")].map((link) => link.getAttribute("href") ?? "").find((href) => href.includes(part)) ?? "";
}
