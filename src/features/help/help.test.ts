import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addParty } from "../../network/commands.ts";
import { addRepresentation } from "../../network/representations.ts";
import type { Client, SeenPage } from "../../../test/client.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { gradeAlert } from "../alerts/commands/grade.ts";
import { reportAlert } from "../alerts/commands/report.ts";
import { addService } from "./commands/services.ts";
import { openDoor } from "./rules/doors/door-rules.ts";
import { needs } from "./rules/needs.ts";
import type { ServiceInput } from "./schema.ts";

let app: TestApp;
let provider: Client;
let coordinator: Client;
let house: string;
let other: string;

const weekly = (days: readonly (1 | 2 | 3 | 4 | 5 | 6 | 7)[], from: number, to: number) => ({ days, from: from * 60, to: to * 60, rhythm: { kind: "weekly" as const } });
const always = [1, 2, 3, 4, 5, 6, 7] as const;
const hours = (...lines: ReturnType<typeof weekly>[]) => ({ lines, exceptions: [], onHolidays: "as-usual" as const });

const input = (name: string, more: Partial<ServiceInput> = {}): ServiceInput => ({
  partyId: house, name, what: "Varm mad og et sted at sidde.", whatEn: "", needs: ["food"], place: "Prøvegade 4", point: null, isSecret: false, phone: "33 66 33 66", languages: ["da", "en"],
  door: openDoor, schedule: hours(weekly(always, 8, 16)), visits: [], checkEvery: 30, ...more,
});

const add = (...services: ServiceInput[]) =>
  app.db.transaction().execute(async (tx) => {
    for (const one of services) await addService(tx, app.permit("help.edit"), one, app.now);
  });

beforeAll(async () => {
  app = await testApp({ remembersPages: true });
  // Monday 2 March 2026 at 10:00.
  provider = await app.signedIn("provider");
  coordinator = await app.signedIn("coordinator");
  await app.db.transaction().execute(async (tx) => {
    const permit = app.permit("parties.manage");
    house = await addParty(tx, permit, { name: "Prøvehuset", kind: "service" });
    other = await addParty(tx, permit, { name: "De andre", kind: "service" });
    const { id } = await tx.selectFrom("platform.member").select("id").where("name", "=", "Test Testesen 1").executeTakeFirstOrThrow();
    await addRepresentation(tx, permit, id, { partyId: house, function: "Leder", fromDay: "2026-01-01" });
  });
});
afterAll(() => app.close());

const help = (query = "") => app.visitor().get(`/vesterbro/help${query}`);
const idOf = async (name: string) => (await app.db.selectFrom("help.service").select("id").where("name", "=", name).executeTakeFirstOrThrow()).id;
const heads = (page: SeenPage, selector: string) => [...page.document.querySelectorAll(selector)].map((one) => one.textContent?.trim());

test("a district without services says so, and whom to call", async () => {
  const page = await app.visitor().get("/norrebro/help");
  for (const words of ["Her er ingen tilbud endnu", "1813", "112"]) expect(page.text).toContain(words);
});

describe("what is open", () => {
  beforeAll(() =>
    add(
      input("Køkkenet"),
      input("Natvarmen", { needs: ["bed"], partyId: other, schedule: hours(weekly(always, 22, 32)), door: { ...openDoor, elsewhere: "yes", withoutPapers: "yes" } }),
      input("Kvindernes hus", { needs: ["women", "talk"], phone: "", partyId: other, schedule: hours(weekly([2], 10, 12)), door: { ...openDoor, womenOnly: true }, whatEn: "A house for women." }),
    ),
  );

  test("comes first, then what opens next, with what one needs to go there", async () => {
    const page = await help();
    expect(heads(page, ".svc h3")).toEqual(["Køkkenet", "Natvarmen", "Kvindernes hus"]);
    for (const words of ["Det er mandag kl. 10.00", "Åbent nu (1)", "Åbent til kl. 16.00", "Prøvegade 4", "Tjekket i dag af Prøvehuset", "Åbner kl. 22.00", "Åbner i morgen kl. 10.00"])
      expect(page.text).toContain(words);
    expect(page.document.querySelector("a[href='tel:33663366']")?.textContent).toBe("33 66 33 66");
    expect((await app.visitor().get("/hjaelp")).path).toBe("/vesterbro/help");
    expect((await app.visitor().get("/vesterbro")).document.querySelector(".door")?.getAttribute("href")).toBe("/vesterbro/help");
    expect((await app.visitor().get("/norrebro/help")).text).not.toContain("Køkkenet");
  });

  test("when nothing is, it says so plainly, what to do, and what opens first", async () => {
    const page = await help("?need=bed");
    for (const words of ["Ingen har åbent nu: Seng i nat", "Det første er Natvarmen. Åbner kl. 22.00.", "ring 1813", "ring 112"]) expect(page.text).toContain(words);
    expect((await help("?need=bed&at=2026-03-02T21:30")).text).toContain("Natvarmen. Åbner om 30 min.Det kan du gøre nu");
    const english = await app.visitor().get("/en/vesterbro/help?need=use");
    expect(english.text).toContain("None is open now: Safe place to use");
    expect(english.text).toContain("We know of no place that fits");
  });

  test("at another time, and through doors that fit", async () => {
    const night = await help("?need=bed&at=2026-03-03T02:00");
    expect(night.text).toContain("Sådan ser det ud tirsdag 3. marts kl. 02.00");
    expect(night.text).toContain("Åbent til kl. 08.00");
    expect(heads(await help("?elsewhere=1&nopapers=1"), ".svc h3")).toEqual(["Natvarmen"]);
    expect(heads(await help("?women=1"), ".svc h3")).toEqual(["Kvindernes hus"]);
    const link = (await help("?dog=1&need=bed")).document.querySelector(".asks a[aria-current]")?.getAttribute("href");
    expect(link).toBe("/vesterbro/help?need=bed");
    expect((await help("?page=2")).status).toBe(404);
  });

  test("each has a page with everything", async () => {
    const page = await app.visitor().get(`/en/vesterbro/help/${await idOf("Kvindernes hus")}`);
    for (const words of ["A house for women.", "For women only.", "They speak Danish and English.", "Tomorrow 3 March10:00–12:00", "Someone to talk to", "By De andre", "Checked today by De andre"])
      expect(page.text).toContain(words);
    expect(page.document.querySelectorAll(".week dt")).toHaveLength(7);
    expect(page.text).not.toContain("Call");
    expect((await app.visitor().get(`/norrebro/help/${await idOf("Køkkenet")}`)).status).toBe(404);
  });

  test("as plain text, and in a text message", async () => {
    const text = await app.visitor().request("/vesterbro/help.txt");
    expect(text.headers.get("content-type")).toContain("text/plain");
    expect(await text.text()).toMatch(/^HJÆLP NU, mandag 2\. marts kl\. 10\.00\n.*112.*\n\n\* Køkkenet, Åbent til kl\. 16\.00, Prøvegade 4, 33 66 33 66\n/);
    expect(await (await app.visitor().request("/en/vesterbro/help/sms?need=food")).text()).toBe("Food: Køkkenet, Open until 16:00, Prøvegade 4, 33 66 33 66");
    expect(await (await app.visitor().request("/vesterbro/help/sms?need=guld")).text()).toContain("?need=bed");
  });

  test("fades and says so when nobody has looked for long", async () => {
    const before = app.now;
    app.now = new Date("2026-04-15T08:00:00Z");
    const page = await help();
    app.now = before;
    expect(page.document.querySelectorAll(".svc.fade")).toHaveLength(3);
    expect(page.text).toContain("Ikke tjekket i 44 dage. Ring, før du går.");
    expect(page.text).toContain("Det kan være ændret.");
  });
});

describe("keeping it right", () => {
  const work = "/vesterbro/help/work";
  const changeForm = async (client: Client, name: string) => client.get(`${work}/${await idOf(name)}`);

  test("providers see and change the services of the party they speak for, and no others", async () => {
    const list = await provider.get(work);
    expect(list.text).toContain("Køkkenet");
    expect(list.text).not.toContain("Natvarmen");
    expect((await changeForm(provider, "Natvarmen")).status).toBe(404);
    const stolen = await coordinator.get(work);
    const id = await idOf("Natvarmen");
    for (const action of ["check", "close", ""]) {
      const own = await changeForm(provider, "Køkkenet");
      const body = new FormData();
      body.set("_form", own.document.querySelector("main input[name=_form]")?.getAttribute("value") ?? "");
      body.set("version", "1");
      body.set("reason", "Fordi");
      expect((await provider.request(`${work}/${id}${action && `/${action}`}`, { method: "POST", body })).status, action).toBe(404);
    }
    expect(stolen.text).toContain("Natvarmen");
    for (const nobody of [app.visitor(), await app.signedIn("member")]) expect((await nobody.get(work)).status).toBe(404);
    expect((await provider.get(`${work}/new`)).document.querySelectorAll("#partyId option")).toHaveLength(2);
    expect((await (await app.signedIn("provider")).get(`${work}/new`)).status).toBe(404);
  });

  test("changed hours stand on the page at once, past midnight too", async () => {
    await help();
    const form = await changeForm(provider, "Køkkenet");
    expect(form.document.querySelector("#day-1")?.getAttribute("value")).toBe("08.00–16.00");
    const saved = await provider.submit(form, `${work}/`, {
      "day-1": "8-12, 20-02", "visit-1-label": "Sygeplejerske", "visit-1-day": "1", "visit-1-time": "9-11", "visit-1-need": "wound",
      "exception-1-from": "2026-03-04", "exception-1-reason": "Personalemøde",
    });
    expect(saved.text).toMatch(/Gemt: .+\. Alle ser det nu\./);
    const page = await help();
    for (const words of ["Åbent til kl. 12.00", "Sygeplejerske er her til kl. 11.00"]) expect(page.text).toContain(words);
    expect((await help("?need=wound")).text).toContain("Åbent nu (1)");
    const wounds = (await help("?need=wound")).document.querySelector(".svc");
    expect([wounds?.querySelector(".state")?.textContent, wounds?.getAttribute("data-who")]).toEqual(["Sygeplejerske: her til kl. 11.00", '["Sygeplejerske","Sygeplejerske"]']);
    expect(wounds?.querySelectorAll("[data-here]")).toHaveLength(0);
    // The place is open, but the nurse comes no more today.
    const later = await help("?need=wound&at=2026-03-02T20:30");
    expect(later.document.querySelector(".svc .state")?.textContent).toBe("Sygeplejerske: 9. marts kl. 09.00");
    expect(later.text).toContain("Det første er Køkkenet. Sygeplejerske: 9. marts kl. 09.00.");
    const service = await app.visitor().get(`/vesterbro/help/${await idOf("Køkkenet")}`);
    for (const words of ["08.00–12.00, 20.00–02.00 næste morgen", "Sygeplejerske: mandag 09.00–11.00", "Lukket Personalemøde"]) expect(service.text).toContain(words);
    expect((await changeForm(provider, "Køkkenet")).document.querySelector("#visit-1-label")?.getAttribute("value")).toBe("Sygeplejerske");
  });

  test("mistakes are named at their fields, and what was typed stays", async () => {
    const again = await provider.submit(await changeForm(provider, "Køkkenet"), `${work}/`, {
      "day-2": "om morgenen", name: "", needs: [], phone: "ring bare", fromAge: "40", toAge: "18", note: "Ring til Test Testesen 2", what: "Kom forbi",
    });
    expect(again.status).toBe(422);
    for (const field of ["day-2", "name", "needs", "phone"]) expect(again.document.querySelector(`#${field}-error`), field).not.toBeNull();
    expect(again.document.querySelector("#day-2")?.getAttribute("value")).toBe("om morgenen");
    expect(again.document.querySelector("#day-1")?.getAttribute("value")).toBe("08.00–12.00, 20.00–02.00");
    const named = await provider.submit(await changeForm(provider, "Køkkenet"), `${work}/`, { "visit-1-label": "Test Testesen 2", name: "Natvarmen" });
    expect(named.document.querySelector("#visit-1-label-error")?.textContent).toContain("navn");
    const taken = await provider.submit(await changeForm(provider, "Køkkenet"), `${work}/`, { name: "natvarmen" });
    expect(taken.document.querySelector("#name-error")?.textContent).toContain("Et andet tilbud har det navn");
  });

  test("who saves second sees what the first has written, and keeps their own", async () => {
    const [mine, theirs] = [await changeForm(provider, "Køkkenet"), await changeForm(coordinator, "Køkkenet")];
    await coordinator.submit(theirs, `${work}/`, { place: "Prøvegade 6" });
    const clash = await provider.submit(mine, `${work}/`, { place: "Prøvegade 5" });
    expect([clash.status, clash.text.includes("Prøvegade 6"), clash.document.querySelector("#place")?.getAttribute("value")]).toEqual([422, true, "Prøvegade 5"]);
    const saved = await provider.submit(clash, `${work}/`);
    expect(saved.status).toBe(200);
    expect((await help()).text).toContain("Prøvegade 5");
  });

  test("closes for now with a reason, until a moment or until it is opened again", async () => {
    const form = await provider.get(`${work}/${await idOf("Køkkenet")}/close`);
    const early = await provider.submit(form, "/close", { reason: "Vandskade", untilDay: "2026-03-01" });
    expect(early.document.querySelector("#untilDay-error")).not.toBeNull();
    await provider.submit(early, "/close", { reason: "Vandskade", untilDay: "2026-03-03", untilTime: "09:00" }, 5);
    expect((await help()).text).toContain("Åbner i morgen kl. 09.00. Vandskade");
    const closed = await app.visitor().get(`/vesterbro/help/${await idOf("Køkkenet")}`);
    expect(closed.text).toContain("Midlertidigt lukket: Vandskade. Åbner igen tirsdag 3. marts kl. 09.00.");
    // Today is closed in the list of days, too; tomorrow it opens in the middle of the day.
    expect([...closed.document.querySelectorAll(".week dd")].slice(0, 2).map((day) => day.textContent)).toEqual(["Lukket", expect.stringMatching(/^08\.00–\d\d\.00/)]);
    expect((await app.visitor().get(`/en/vesterbro/help/${await idOf("Køkkenet")}`)).document.querySelector("p.old [lang=da]")?.textContent).toBe("Vandskade.");
    await provider.submit(await provider.get(work), "/reopen");
    expect((await help()).text).toContain("Åbent til kl. 12.00");
  });

  test("is said to be right with one press; a coordinator's word is the forum's", async () => {
    const before = app.now;
    app.now = new Date("2026-04-15T08:00:00Z");
    expect((await coordinator.get(work)).text).toContain("Ikke tjekket i 44 dage");
    await provider.submit(await provider.get(work), "/check", {}, 5);
    await coordinator.submit(await coordinator.get(work), `${await idOf("Natvarmen")}/check`);
    const page = await help();
    app.now = before;
    expect(page.text).toContain("Tjekket i dag af Prøvehuset");
    expect(page.text).toContain("Tjekket i dag af Samarbejdsforum Vesterbro");
    const events = await app.db.selectFrom("platform.audit_event").select(["action", "after"]).where("action", "like", "help.%").execute();
    expect(new Set(events.map(({ action }) => action))).toEqual(new Set(["help.add", "help.change", "help.close", "help.reopen", "help.check"]));
    expect(events.filter(({ action }) => action === "help.check")).toHaveLength(2);
    expect(JSON.stringify(events)).not.toContain("33 66 33 66");
  });

  test("goes from every page when it is no more", async () => {
    await add(input("Det gamle sted"));
    const id = await idOf("Det gamle sted");
    await provider.submit(await provider.get(`${work}/${id}`), "/end");
    expect((await help()).text).not.toContain("Det gamle sted");
    expect((await app.visitor().get(`/vesterbro/help/${id}`)).status).toBe(404);
  });
});

test("a first visit with 30 services is one small piece that waits for nothing else", async () => {
  const streets = ["Istedgade", "Vesterbrogade", "Halmtorvet", "Sønder Boulevard", "Saxogade", "Gasværksvej"];
  const whats = ["Varm mad, kaffe og et sted at sidde", "Senge til natten, ingen spørgsmål", "Bad, rent tøj og vaskemaskine", "Råd om bolig, gæld og straf", "Rene kanyler, folie og en snak"];
  const now = await app.db.selectFrom("help.service").select("id").where("ended_at", "is", null).execute();
  await add(...Array.from({ length: 30 - now.length + 4 }, (_, at) => input(`${["Huset", "Caféen", "Rådgivningen", "Bussen", "Klinikken", "Stuen"][at % 6]} ved ${streets[(at * 5) % 6]} ${at}`, {
    needs: [needs[at % needs.length] ?? "food", needs[(at * 7 + 3) % needs.length] ?? "bed"],
    what: `${whats[at % 5]} for dig, der ${["er på gaden", "bor alene", "er syg", "vil videre"][at % 4]}.`,
    place: `${streets[at % 6]} ${at * 3 + 1}, ind ad porten`,
    phone: `3366${String(1000 + at * 377)}`,
    partyId: at % 2 ? house : other,
    point: { lat: 55.66 + ((at * 37) % 101) / 6000, lon: 12.54 + ((at * 53) % 101) / 5000 },
    schedule: hours(weekly(always, at % 20, (at % 20) + 5 + (at % 3))),
    door: { ...openDoor, elsewhere: at % 2 ? "yes" : "unknown", withoutPapers: at % 3 ? "yes" : "no", dog: at % 5 ? "unknown" : "yes" },
  })));
  const words = { headline: "Hvide piller solgt som oxycodon", headlineEn: "White pills", looks: "", does: "Man falder i søvn", where: "", extra: "", area: [] };
  await app.db.transaction().execute(async (tx) => {
    const sending = { district: app.district, publicUrl: app.deps.publicUrl, now: app.now };
    const id = await reportAlert(tx, app.permit("alerts.report"), { kind: "batch", partyId: house, seenDay: "2026-03-02", days: 7, ...words }, [], sending);
    const yes = { credibility: "several", severity: "life", publish: true, reason: "", grader: "" } as const;
    for (let graders = 0; graders < 2; graders += 1) await gradeAlert(tx, app.permit("alerts.grade"), id, yes, sending);
  });
  const address = "/vesterbro/help";
  // What is kept rendered is old by then.
  app.now = new Date(app.now.getTime() + 60_000);
  const asked = { headers: { "accept-encoding": "gzip, deflate, br" } };
  const page = await help();
  expect(page.document.querySelectorAll(".svc")).toHaveLength(30);
  for (const said of ["Næste side", "Hvide piller solgt som oxycodon"]) expect(page.text).toContain(said);
  expect(heads(await help("?page=2"), ".svc h3")).toHaveLength(4);
  const resources = [...page.document.querySelectorAll("script[src], link[rel=stylesheet], link[rel=preload], link[rel=icon], img")].map((one) => one.getAttribute("src") ?? one.getAttribute("href") ?? "");
  expect(resources).toEqual([expect.stringMatching(/favicon/), expect.stringMatching(/help-offline/)]);
  expect(page.document.querySelectorAll("script:not([type=module]), style + link[rel=stylesheet]")).toHaveLength(0);
  const sizes = await Promise.all([address, ...resources].map(async (path) => (await (await app.visitor().request(path, asked)).arrayBuffer()).byteLength));
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  expect((await app.visitor().request(address, asked)).headers.get("content-encoding")).toBe("gzip");
  expect(bytes, `${sizes.join(" + ")} bytes`).toBeLessThan(14_000);
  expect(gzipSync(page.html).byteLength).toBeLessThan(14_000);
  expect(Buffer.byteLength(await (await app.visitor().request("/vesterbro/help.txt")).text())).toBeLessThan(2_000);
});

test("its style is allowed there by its hash, and inline styles nowhere else", async () => {
  for (const time of [1, 2]) {
    const response = await app.visitor().request("/vesterbro/help");
    expect(response.headers.get("content-security-policy"), String(time)).toMatch(/style-src 'sha256-[\w+/=]{44}';/);
  }
  expect((await app.visitor().request("/vesterbro")).headers.get("content-security-policy")).toContain("style-src 'self';");
  expect((await help()).document.querySelector("style")?.textContent).toContain(".svc");
});
