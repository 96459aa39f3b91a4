import ICAL from "ical.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Client, SeenPage } from "../../../test/client.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { takeDecision } from "../decisions/commands/decisions.ts";
import { tellHeldJob } from "./jobs.ts";

let app: TestApp;
let coordinator: Client;

const details = {
  title: "Vejen fra gade til plan",
  why: "Vi vil have **forslag** til planen.",
  place: "Rådhuset, Hovedkassen",
  day: "2026-04-15",
  fromTime: "16:00",
  toTime: "20:00",
  organiser: "Socialforvaltningen (eksempel)",
  targetGroup: "Fagfolk og politikere",
  capacity: "120",
  languages: ["da", "en"],
  contactFunction: "Konferencesekretariatet",
  contactPhone: "33 00 00 00",
  contactMail: "konference@eksempel.dk",
  closesDay: "2026-04-08",
  closesTime: "12:00",
};

const pathOf = (page: SeenPage) => page.path.split("?")[0]?.replace(/\/programme$/, "") ?? "";

/** A conference as a coordinator types it in; gives the address of its public page. */
async function added(title: string): Promise<string> {
  const form = await coordinator.get("/vesterbro/conference/new");
  const desk = await coordinator.submit(form, "/conference/new", { ...details, title });
  expect(desk.text).toContain("Programmet er tomt endnu");
  return pathOf(desk);
}

async function put(path: string, kind: string, answers: Record<string, string>): Promise<SeenPage> {
  const address = kind === "workshop" ? `${path}/workshops/new` : `${path}/sessions/new/${kind}`;
  return coordinator.submit(await coordinator.get(address), address, answers);
}

/** A welcome, a talk, two rounds with two workshops, and a close. */
async function withProgramme(title: string): Promise<string> {
  const path = await added(title);
  await put(path, "other", { title: "Velkomst", fromTime: "16:00", toTime: "16:10" });
  await put(path, "talk", { title: "Fem byer", fromTime: "16:10", toTime: "16:50", room: "Store sal", people: "Forsker A, Institut B\nForsker C" });
  const rounds = await coordinator.get(`${path}/rounds`);
  await coordinator.submit(rounds, "/rounds", { from1: "17:00", to1: "17:45", from2: "18:00", to2: "18:45" });
  await put(path, "workshop", { title: "Indsatser der virker", about: "Hvad skal hænge sammen?", people: "Facilitator D", capacity1: "30", room1: "Lokale 1", capacity2: "30", room2: "Lokale 1" });
  await put(path, "workshop", { title: "Stofindtagelsesrum", capacity1: "20", room1: "Lokale 2" });
  return path;
}

const publish = async (path: string, answers: Record<string, string> = { consent: "1" }) =>
  coordinator.submit(await coordinator.get(`${path}/publish`), "/publish", answers);

beforeAll(async () => {
  app = await testApp();
  coordinator = await app.signedIn("coordinator");
});
afterAll(() => app.close());

describe("a conference", () => {
  test("is nobody's but the preparers' until it is published, in any form", async () => {
    const path = await withProgramme("Hemmelig kladde");
    const member = await app.signedIn("member");
    for (const reader of [app.visitor(), member]) {
      for (const end of ["", "/programme", "/programme.json", "/programme.ics", "/conference.ics", "/publish", "/change"])
        expect((await reader.get(path + end)).status, end).toBe(404);
      expect((await reader.get("/vesterbro/conference")).html).not.toContain("Hemmelig kladde");
      expect((await reader.get("/vesterbro/search?q=Hemmelig")).html).not.toContain("Hemmelig kladde");
    }
    expect((await coordinator.get("/vesterbro/conference/drafts")).text).toContain("Hemmelig kladde");
    const desk = await coordinator.get(path);
    expect(desk.path).toBe(`${path}/programme`);
    const none = await coordinator.submit(desk, "/discard");
    expect([none.text.includes("Kladden er slettet."), none.text.includes("Hemmelig kladde")]).toEqual([true, false]);
  });

  test("is published with its programme, and tells how one comes", async () => {
    const path = await withProgramme("Vejen fra gade til plan");
    const page = await publish(path);
    expect(page.text).toContain("Programmet er offentligt");
    const seen = await app.visitor().get(path);
    for (const words of ["onsdag den 15. april 2026 kl. 16.00–20.00", "Fem byer", "Forsker A fra Institut B og Forsker C", "Workshops, runde 1 af 2", "Meld dig til senest onsdag den 8. april 2026 kl. 12.00", "Der er plads til 120", "Konferencesekretariatet"])
      expect(seen.text).toContain(words);
    expect(seen.document.querySelector("a[href='tel:33000000']")).toBeTruthy();
    expect(seen.text).toMatch(/Sagsnr\.\s*VSF-S2026-\d{4}/);
    expect((await app.visitor().get(`/en${path}`)).text).toContain("Sign up no later than Wednesday, 8 April 2026, 12:00");
    expect((await app.visitor().get("/vesterbro/conference")).text).toContain("Vejen fra gade til plan");
    expect((await app.visitor().get("/konference")).path).toBe("/vesterbro/conference");
  });

  test("is found as a conference, by its day and by what is in its programme, once that is published", async () => {
    const path = await withProgramme("Vejen ad plan");
    await publish(path);
    await put(path, "workshop", { title: "Nattevandring", capacity1: "20", room1: "Lokale 3" });
    const row = async (words: string) => (await app.visitor().get(`/vesterbro/search?q=${encodeURIComponent(words)}`)).document.querySelector(`.item-row:has(a[href="${path}"])`);
    for (const words of ["konference", "konferencer", "15/4 2026", "vejen ad plan"]) expect(await row(words), words).not.toBeNull();
    expect((await row("fem byer"))?.querySelector("mark")?.textContent).toBe("Fem");
    for (const words of ["nattevandring", "forsker"]) expect(await row(words), words).toBeNull();
    await publish(path);
    expect((await row("nattevandring"))?.querySelector("mark")?.textContent).toBe("Nattevandring");
  });

  test("has each point of its programme found by itself, and by who is in it, where it stands on its page", async () => {
    const path = await withProgramme("Søgt og fundet");
    await put(path, "workshop", { title: "Uafhentede cykler", about: "Hvem rydder op?", people: "Zenia Zakariassen, Naboforeningen", capacity1: "10", room1: "Lokale 3" });
    const rowFor = async (words: string, lang = "") => {
      const { document } = await app.visitor().get(`${lang}/vesterbro/search?q=${encodeURIComponent(words)}`);
      return document.querySelector(`.item-row:has(a[href*="${path}#"])`);
    };
    for (const words of ["cykler", "Zakariassen"]) expect(await rowFor(words), words).toBeNull();
    await publish(path);
    const [row, byName, english] = [await rowFor("uafhentede cykler"), await rowFor("Zenia Zakariassen"), await rowFor("Zakariassen", "/en")];
    const href = row?.querySelector("a")?.getAttribute("href") ?? "";
    for (const words of ["Uafhentede cykler", "Workshop", "Søgt og fundet", "15. april 2026", "Planlagt"]) expect(row?.textContent).toContain(words);
    expect([byName, english].map((one) => one?.querySelector("a")?.getAttribute("href"))).toEqual([href, `/en${href}`]);
    const page = await app.visitor().get(path);
    const anchors = page.document.querySelectorAll(`[id="${href.split("#")[1]}"]`);
    expect([anchors.length, anchors[0]?.textContent?.includes("Uafhentede cykler")]).toEqual([1, true]);
    expect((await rowFor("Indsatser der virker"))?.querySelector("a")?.getAttribute("href")).toMatch(/#./);
    // What is only being prepared is not found, and neighbours find nothing of it.
    await put(path, "workshop", { title: "Hemmelige kældre", capacity1: "10" });
    expect(await rowFor("kældre")).toBeNull();
    expect((await app.visitor().get("/norrebro/search?q=cykler")).text).not.toContain("Uafhentede");
  });

  test("tells what has changed since the version before, and from then on since the invitation", async () => {
    const path = await withProgramme("Den flytter sig");
    await publish(path);
    const again = await coordinator.get(`${path}/publish`);
    expect(again.text).toContain("Programmet er, som det allerede er offentliggjort.");
    const talk = (await coordinator.get(`${path}/programme`)).document.querySelector("a[aria-label='Ret “Fem byer”']")?.getAttribute("href") ?? "";
    const moved = await coordinator.submit(await coordinator.get(talk), talk, { fromTime: "16:20", toTime: "17:00", shift: "1" });
    expect(moved.text).toContain("17.10–17.55");
    expect((await app.visitor().get(path)).text).not.toContain("16.20–17.00");
    await publish(path);
    const seen = await app.visitor().get(path);
    expect(seen.text).toContain("Ændret siden programmet fra mandag den 2. marts 2026 kl. 10.00");
    expect(seen.text).toContain("“Fem byer” er flyttet fra kl. 16.10–16.50 til kl. 16.20–17.00.");
    expect(seen.text).toContain("Runde 1 er flyttet fra kl. 17.00–17.45 til kl. 17.10–17.55.");
    await coordinator.submit(await coordinator.get(`${path}/programme`), "/letter", {}, 5);
    expect((await app.visitor().get(path)).text).toContain("Intet er ændret, siden invitationen blev sendt");
    // Another place holds at once, with the programme as it was published.
    await coordinator.submit(await coordinator.get(`${path}/change`), "/change", { place: "Øksnehallen" });
    expect((await app.visitor().get(path)).text).toContain("Konferencen holdes nu her: Øksnehallen. Før: Rådhuset, Hovedkassen.");
    expect((await app.visitor().get(`/en${path}`)).text).toContain("The conference is now held here: Øksnehallen.");
  });

  test("is not published without contact, programme or consent, nor with a clash unless somebody says so", async () => {
    const path = await withProgramme("Med fejl");
    expect((await publish(path, {})).text).toContain("Spørg dem, der er nævnt, først.");
    await put(path, "talk", { title: "Samme sal", fromTime: "16:30", toTime: "16:45", room: "store sal", people: "forsker a" });
    const desk = await coordinator.get(`${path}/programme`);
    expect(desk.text).toContain("2 ting passer ikke sammen");
    const refused = await publish(path);
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining("Noget passer ikke sammen. Ret det")]);
    expect((await app.visitor().get(path)).status).toBe(404);
    expect((await publish(path, { consent: "1", anyway: "1" })).status).toBe(200);
    const empty = await added("Uden program");
    expect((await publish(empty)).text).toContain("Sæt noget ind i programmet først.");
    await coordinator.submit(await coordinator.get(`${empty}/change`), "/change", { contactPhone: "", contactMail: "" });
    expect((await publish(empty)).text).toContain("Skriv en telefon eller en e-mail");
  });

  test("tells its organisers at a glance what is done and what comes, and nobody else", async () => {
    const path = await withProgramme("Overblikket");
    const steps = async () => {
      const { document } = await coordinator.get(`${path}/overview`);
      return [...document.querySelectorAll(".item-row")].map((row) => [row.id, row.querySelector(".status")?.textContent?.trim(), row.querySelector(".item-row-meta")?.textContent?.trim()]);
    };
    expect((await steps()).slice(0, 3)).toEqual([
      ["programme", "Nu", "Kun I kan se det, til I offentliggør det."],
      ["reading", "Nu", "Ingen tekster endnu."],
      ["invitation", "Senere", "Ingen på listen endnu."],
    ]);
    const page = await publish(path);
    expect(page.document.querySelector(`a[href="${path}/overview"]`)).toBeTruthy();
    expect((await steps()).map(([name, state]) => `${name} ${state}`)).toEqual([
      "programme Gjort", "reading Nu", "invitation Nu", "registration Nu", "seating Senere", "door Senere", "outcome Senere", "evaluation Senere", "report Senere",
    ]);
    expect((await steps())[3]?.[2]).toBe("0 af 120 pladser er taget. Lukker onsdag den 8. april 2026 kl. 12.00.");
    for (const { document } of [await coordinator.get(`${path}/overview`)])
      for (const link of document.querySelectorAll(".item-row a")) expect((await coordinator.get(link.getAttribute("href") ?? "")).status, link.textContent ?? "").toBe(200);
    for (const reader of [app.visitor(), await app.signedIn("member")]) expect((await reader.get(`${path}/overview`)).status).toBe(404);
  });

  test("shows no step that leads nowhere, whenever they look", async () => {
    const [path, bare] = [await withProgramme("Alle veje"), await withProgramme("Uden tekster")];
    for (const one of [path, bare]) await publish(one);
    const text = { title: "Fem byer", source: "Eksempel", summary: "Det, der virkede.", link: "https://tekster.eksempel.dk/fem-byer" };
    expect((await coordinator.submit(await coordinator.get(`${path}/reading/desk/new`), "/desk/new", text)).status).toBe(200);
    const released = [path, bare].map((one) => ({ district: app.district.id, conference_id: one.split("/").at(-1) ?? "", released_at: app.now }));
    await app.db.insertInto("conference.reading_pack").values(released).execute();
    const then = app.now;
    const leads = async (one: string) => {
      const { document } = await coordinator.get(`${one}/overview`);
      const addresses = [...document.querySelectorAll(".item-row a")].map((link) => link.getAttribute("href") ?? "");
      expect(addresses.length).toBeGreaterThan(0);
      for (const address of addresses) expect((await coordinator.get(address)).status, `${address}, ${app.now.toISOString()}`).toBe(200);
      return addresses;
    };
    for (const now of ["2026-04-10T10:00Z", "2026-04-15T15:00Z", "2026-04-16T10:00Z"]) {
      app.now = new Date(now);
      await leads(bare);
      expect(await leads(path)).toContainEqual(expect.stringContaining(`${path}/reading`));
    }
    app.now = then;
    await coordinator.submit(await coordinator.get(`${path}/programme`), "/cancel", { reason: "Rådhuset er lukket den dag." });
    await leads(path);
  });

  test("keeps what was typed and says what is wrong", async () => {
    const form = await coordinator.get("/vesterbro/conference/new");
    const wrong = { ...details, why: "Ring til mig på 22 33 44 55", toTime: "15:00", closesDay: "2026-04-16", capacity: "mange" };
    const first = await coordinator.submit(form, "/conference/new", wrong);
    expect([first.status, first.text]).toEqual([422, expect.stringContaining("Skriv et helt tal.")]);
    const second = await coordinator.submit(first, "/conference/new", { capacity: "9" });
    expect(second.text).toContain("Det slutter, før det begynder.");
    expect(second.text).toContain("Tilmeldingen skal lukke, før konferencen er slut.");
    const third = await coordinator.submit(second, "/conference/new", { toTime: "20:00", closesDay: "2026-04-08", contactFunction: "Test Testesen 1" });
    expect(third.text).toContain("Det ligner et telefonnummer til en person.");
    const fourth = await coordinator.submit(third, "/conference/new", { why: "", contactFunction: "Test Testesen 1" });
    expect(fourth.text).toContain("Her står et navn");
    expect(fourth.document.querySelector("#place")?.getAttribute("value")).toBe(details.place);
  });
});

describe("two who prepare the same conference", () => {
  test("do not move a thing twice, nor write over each other, however often they press", async () => {
    const path = await withProgramme("To på én gang");
    const [one, other] = [await coordinator.get(`${path}/programme`), await coordinator.get(`${path}/programme`)];
    await coordinator.submit(one, "/move", {}, 5);
    const twice = await coordinator.submit(other, "/move");
    expect([twice.status, twice.text]).toEqual([422, expect.stringContaining("En anden har ændret det")]);
    expect(twice.text).toContain("16.40–16.50Velkomst");
    const [mine, yours] = [await coordinator.get(`${path}/change`), await coordinator.get(`${path}/change`)];
    await coordinator.submit(mine, "/change", { title: "Den første", day: "2026-04-16", languages: ["da"] });
    const clash = await coordinator.submit(yours, "/change", { title: "Den anden" });
    expect([clash.status, clash.document.querySelector(".notice-warning dl")?.textContent]).toEqual([422, "Hvad hedder konferencen?Den førsteDato16. april 2026Hvilke sprog er der?dansk"]);
    const pages = await Promise.all([coordinator.get(`${path}/publish`), coordinator.get(`${path}/publish`)]);
    await Promise.all(pages.map((page) => coordinator.submit(page, "/publish", { consent: "1" }, 2)));
    const { count } = await app.db.selectFrom("conference.version").innerJoin("conference.conference as c", "c.id", "conference_id").where("c.title", "=", "Den første").select((eb) => eb.fn.countAll<number>().as("count")).executeTakeFirstOrThrow();
    expect(count).toBe(1);
  });

  test("keep what they have written when the other cancels it meanwhile", async () => {
    const path = await withProgramme("Aflyses imens");
    await publish(path);
    const long = "Dem, der skriver længe";
    const forms: [form: string, action: string, answers: Record<string, string>][] = [
      ["/change", "/change", { targetGroup: long }],
      ["/workshops/new", "/workshops/new", { title: long, capacity1: "3", room1: "A" }],
      ["/rounds", "/rounds", { from3: "19:05", to3: "19:45" }],
      ["/questions/new", "/questions/new", { words: long }],
      ["/reading/desk/new", "/reading/desk/new", { title: long, source: "En bog", summary: "Kort" }],
      ["/programme", "/cancel", { reason: long }],
    ];
    const begun = await Promise.all(forms.map(([form]) => coordinator.get(path + form)));
    await coordinator.submit(await coordinator.get(`${path}/programme`), "/cancel", { reason: "Salen er lukket" });
    const late = await Promise.all(begun.map((page, at) => coordinator.submit(page, forms[at]?.[1] ?? "", forms[at]?.[2])));
    for (const [at, page] of late.entries()) {
      const form = forms[at]?.[0];
      expect([form, page.status, page.text]).toEqual([form, 422, expect.stringContaining("Konferencen er aflyst i mellemtiden.")]);
      expect(page.html, form).toMatch(/Dem, der skriver længe|19:05/);
    }
    expect(late.at(-1)?.document.querySelector("details[open] #reason")).toBeTruthy();
    expect((await coordinator.get(`${path}/change`)).status).toBe(404);
  });

  test("do not lose the workshops of a round", async () => {
    const path = await withProgramme("Runden bliver");
    const refused = await coordinator.submit(await coordinator.get(`${path}/rounds`), "/rounds", { from2: "", to2: "" });
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining("Der er workshops i runden.")]);
    const gap = await coordinator.submit(await coordinator.get(`${path}/rounds`), "/rounds", { from4: "19:00", to4: "19:30" });
    expect(gap.text).toContain("Runder skal følge efter hinanden");
  });
});

describe("a published programme", () => {
  test("is read by other programs: each session at its times, and as events that a calendar updates", async () => {
    const path = await withProgramme("For maskiner");
    await publish(path);
    const data = await (await app.visitor().request(`${path}/programme.json`)).json();
    expect(data).toMatchObject({ title: "For maskiner", version: 1, cancelled: false, startsAt: "2026-04-15T14:00:00.000Z" });
    expect(data.sessions.find((one: { title: string }) => one.title === "Indsatser der virker").times).toMatchObject([{ round: 1, capacity: 30, startsAt: "2026-04-15T15:00:00.000Z" }, { round: 2 }]);
    const events = await eventsOf(`${path}/programme.ics`);
    expect(events.map(({ summary, startDate }) => `${startDate.toJSDate().toISOString().slice(11, 16)} ${summary}`)).toEqual([
      "14:00 Velkomst", "14:10 Fem byer", "15:00 Indsatser der virker", "15:00 Stofindtagelsesrum", "16:00 Indsatser der virker",
    ]);
    const [whole] = await eventsOf(`${path}/conference.ics`);
    expect([whole?.summary, whole?.location, whole?.description.includes("Fem byer")]).toEqual(["For maskiner", details.place, true]);
    await coordinator.submit(await coordinator.get(`${path}/programme`), "/cancel", { reason: "Rådhuset er lukket den dag." });
    const seen = await app.visitor().get(path);
    expect(seen.text).toContain("Aflyst");
    expect(seen.text).toContain("Rådhuset er lukket den dag.");
    const [after] = await eventsOf(`${path}/conference.ics`);
    expect([after?.uid === whole?.uid, (after?.sequence ?? 0) > (whole?.sequence ?? 0), after?.component.getFirstPropertyValue("status")]).toEqual([true, true, "CANCELLED"]);
    expect((await coordinator.get(`${path}/programme`)).status).toBe(404);
  });

  test("stands once it is held, in the thread too; registration closes with its minute", async () => {
    const path = await withProgramme("Holdt til tiden");
    await publish(path);
    const then = app.now;
    app.now = new Date("2026-04-08T10:00:00Z");
    expect((await app.visitor().get(path)).text).toContain("Tilmeldingen lukkede onsdag den 8. april 2026 kl. 12.00.");
    app.now = new Date("2026-04-15T18:00:00Z");
    const held = await app.visitor().get(path);
    expect(held.document.querySelector(".item-status")?.textContent).toBe("Holdt");
    expect(held.text).not.toContain("Sådan kommer du med");
    for (let night = 0; night < 2; night += 1) await tellHeldJob.run(app.deps, undefined, { number: 1, isLast: false });
    const id = path.split("/").at(-1) ?? "";
    const item = await app.db.selectFrom("thread.item").select(["status", "status_at"]).where("id", "=", id).executeTakeFirstOrThrow();
    expect(item).toEqual({ status: "held", status_at: new Date("2026-04-15T18:00:00Z") });
    app.now = then;
  });

  test("comes of a decision, and is deleted as long as it is a draft", async () => {
    const { id } = await app.db.transaction().execute((tx) =>
      takeDecision(tx, app.permit("decisions.manage"), { wording: "Vi holder en konference", dissent: "", isInternal: false, day: "2026-03-01", partyIds: [] }, app.now),
    );
    const form = await coordinator.get(`/vesterbro/make/conference/from/decision/${id}`);
    expect(form.document.querySelector("#title")?.getAttribute("value")).toBe("Vi holder en konference");
    expect((await coordinator.submit(form, "/make/conference", {})).status).toBe(422);
    const desk = await coordinator.submit(form, "/make/conference", details, 3);
    const path = pathOf(desk);
    const thread = await app.db.selectFrom("thread.link").select(["from_kind"]).where("to_id", "=", path.split("/").at(-1) ?? "").execute();
    expect(thread).toEqual([{ from_kind: "decision" }]);
    expect((await app.visitor().get(`/vesterbro/decisions/${id}`)).text).not.toContain(details.title);
    expect((await coordinator.submit(desk, "/discard")).text).toContain("Kladden er slettet.");
    expect((await coordinator.get(`${path}/programme`)).status).toBe(404);
  });
});

async function eventsOf(address: string): Promise<ICAL.Event[]> {
  const calendar = new ICAL.Component(ICAL.parse(await (await app.visitor().request(address)).text()));
  return calendar.getAllSubcomponents("vevent").map((event) => new ICAL.Event(event));
}
