import { afterAll, beforeAll, expect, test } from "vitest";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { addParty } from "../../network/commands.ts";
import { addSeries } from "../meetings/commands/series.ts";
import { addService } from "./commands/services.ts";
import { openDoor } from "./rules/doors/door-rules.ts";
import type { ServiceInput } from "./schema.ts";

let app: TestApp;
let party: string;

const everyDay = (from: number, to: number): ServiceInput["schedule"] => ({
  lines: [{ days: [1, 2, 3, 4, 5, 6, 7], from: from * 60, to: to * 60, rhythm: { kind: "weekly" } }], exceptions: [], onHolidays: "as-usual",
});
const input = (name: string, more: Partial<ServiceInput>): ServiceInput => ({
  partyId: party, name, what: "Hjælp", whatEn: "", needs: ["food"], place: "Prøvegade 4", point: null, isSecret: false, phone: "33 66 33 66", languages: [], door: openDoor,
  schedule: everyDay(8, 16), visits: [], checkEvery: 30, ...more,
});

beforeAll(async () => {
  app = await testApp({ remembersPages: true });
  await app.db.transaction().execute(async (tx) => {
    party = await addParty(tx, app.permit("parties.manage"), { name: "Prøvehuset", kind: "service" });
    await addService(tx, app.permit("help.edit"), input("Køkkenet", {}), app.now);
    await addService(tx, app.permit("help.edit"), input("Klinikken", { needs: ["wound"], schedule: everyDay(9, 23), door: { ...openDoor, elsewhere: "yes" } }), app.now);
  });
});
afterAll(() => app.close());

const gaps = "/vesterbro/help/gaps";
const rows = (html: Document) => [...html.querySelectorAll(".item-row-title")].map((one) => one.textContent);
const inAgenda = () => app.db.selectFrom("meetings.item").select("title").execute();

test("tells in words when nobody helps, the biggest gaps first, and every hour in figures", async () => {
  const page = await app.visitor().get(gaps);
  expect(rows(page.document)[0]).toBe("Ingen har et sikkert sted at tage stoffer: hele ugen, døgnet rundt");
  expect(rows(page.document).slice(-2)).toEqual(["Ingen har mad: hver dag 16.00–08.00 næste morgen", "Ingen kan behandle et sår: hver nat 23.00–09.00"]);
  expect(page.text).toContain("168 timer om ugen");
  const table = [...page.document.querySelectorAll(".week-table")].find((one) => one.textContent?.includes("Sår og sygepleje"));
  expect([...(table?.querySelectorAll("tbody tr") ?? [])].map((row) => row.textContent)).toEqual(["00.00–09.000000000", "09.00–23.001111111", "23.00–24.000000000"]);
  expect(page.document.querySelectorAll("svg.week-chart")).toHaveLength(2);
  expect(page.document.querySelectorAll("main form")).toHaveLength(0);
  expect((await app.visitor().get(`/en${gaps}`)).text).toContain("No one can dress a wound: every night 23:00–09:00");
  expect((await app.visitor().get("/vesterbro/help")).document.querySelector(`a[href='${gaps}']`)).not.toBeNull();
});

test("a district without services claims no gaps", async () => {
  const page = await app.visitor().get("/norrebro/help/gaps");
  expect(page.text).toContain("Her er ingen tilbud endnu");
  expect(rows(page.document)).toEqual([]);
});

test("for people from elsewhere only doors count that say so", async () => {
  const page = await app.visitor().get(`${gaps}?elsewhere=1`);
  expect(rows(page.document)).toContain("Ingen har mad: hele ugen, døgnet rundt");
  expect(rows(page.document)).toContain("Ingen kan behandle et sår: hver nat 23.00–09.00");
  expect(page.text).toContain("kun de steder, der selv siger");
});

test("says which places nobody has checked, and counts them all the same", async () => {
  const before = app.now;
  app.now = new Date("2026-04-15T08:00:00Z");
  const page = await (await app.signedIn("member")).get(gaps);
  app.now = before;
  expect(page.text).toContain("1 sted hjælper med det i løbet af ugen. Det er ikke tjekket i lang tid.");
});

test("a coordinator puts a gap on the agenda once, with the figures of the day; its thread is public", async () => {
  const coordinator = await app.signedIn("coordinator");
  const wound = (await coordinator.get(`${gaps}?elsewhere=1`)).document.querySelector("form:has(input[value^='wound-'])");
  expect(wound).not.toBeNull();
  const send = async (client: typeof coordinator, values: Record<string, string> = {}, token = wound) => {
    const body = new FormData();
    for (const field of token?.querySelectorAll("input") ?? []) body.set(field.getAttribute("name") ?? "", field.getAttribute("value") ?? "");
    for (const [name, value] of Object.entries(values)) body.set(name, value);
    return client.request(`${gaps}?elsewhere=1`, { method: "POST", body });
  };
  expect((await send(coordinator)).status).toBe(422);
  expect(await inAgenda()).toEqual([]);
  await app.db.transaction().execute((tx) =>
    addSeries(tx, app.permit("meetings.prepare"), { name: "Prøveforum", everyWeeks: 6, weekday: 3, fromDay: "2026-03-02", fromTime: "16:00", toTime: "17:00", place: "Salen" }),
  );
  const again = (await coordinator.get(`${gaps}?elsewhere=1`)).document.querySelector("form:has(input[value^='wound-'])");
  const [first, second] = await Promise.all([send(coordinator, {}, again), send(coordinator, { _form: (await fresh(coordinator)) }, again)]);
  const address = first.headers.get("location") ?? "";
  expect(address).toMatch(/^\/vesterbro\/help\/gaps\/[0-9a-f-]{36}$/);
  expect(second.headers.get("location")).toBe(address);
  const title = "Ingen kan behandle et sår: hver nat 23.00–09.00";
  expect(await inAgenda()).toEqual([{ title }]);

  const page = await app.visitor().get(address);
  for (const words of [title, "Set for en, der ikke bor i København.", "Det er 70 af ugens 168 timer.", "1 sted hjælper med det", "2. marts 2026"]) expect(page.text).toContain(words);
  expect((await app.visitor().get(address.replace("vesterbro", "norrebro"))).status).toBe(404);
  expect((await app.visitor().get(`${gaps}?elsewhere=1`)).document.querySelector(`a[href='${address}']`)?.textContent).toBe("Det har forummet taget op");
  // The same hours, but of everyone: that is another gap.
  expect((await app.visitor().get(gaps)).document.querySelector(`a[href='${address}']`)).toBeNull();
  const item = await app.db.selectFrom("meetings.item").select("id").executeTakeFirstOrThrow();
  expect((await coordinator.get(`/vesterbro/forum/items/${item.id}`)).text).toContain("Det er 70 af ugens 168 timer.");
  expect((await (await app.signedIn("admin")).get("/vesterbro/administration/audit")).text).toContain("satte et hul i hjælpen på dagsordenen");

  expect((await send(coordinator, { gap: "wound-1-2-3", _form: await fresh(coordinator) }, again)).status).toBe(422);
  const provider = await app.signedIn("provider");
  const work = (await provider.get("/vesterbro/help/work")).document.querySelector("input[name=_form]")?.getAttribute("value") ?? "";
  expect((await send(provider, { _form: work }, again)).status).toBe(404);
  expect(await inAgenda()).toHaveLength(1);
});

/** The hidden token of another copy of the page. */
const fresh = async (client: Awaited<ReturnType<TestApp["signedIn"]>>) =>
  (await client.get(`${gaps}?elsewhere=1`)).document.querySelector("form:has(input[value^='wound-']) input[name=_form]")?.getAttribute("value") ?? "";

test("a gap that was never taken up has no page", async () => {
  expect((await app.visitor().get(`${gaps}/00000000-0000-7000-8000-000000000000`)).status).toBe(404);
  expect((await app.visitor().get(`${gaps}/x`)).status).toBe(404);
});
