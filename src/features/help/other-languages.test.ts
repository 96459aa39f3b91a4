import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addParty } from "../../network/commands.ts";
import type { Answers, Client } from "../../../test/client.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { addService } from "./commands/services.ts";
import { forgetOldApprovals } from "./commands/other-languages.ts";
import { openDoor } from "./rules/doors/door-rules.ts";
import { isComplete, otherLanguages, translations, validApprovals, wordingOf } from "./rules/languages/other-languages.ts";
import { stateIn } from "./rules/languages/other-words.ts";
import { sources, textKeys } from "./texts/other-sources.ts";

const work = "/vesterbro/help/work/languages";
const polishHelp = "/en/vesterbro/help/in/pl";
let app: TestApp;
let coordinator: Client;
let serviceId: string;
const reader = { name: "Ewa Opdigtet", role: "Tolk", approvedOn: "2026-03-01" };
const approve = async (answers: Answers, presses = 1) => coordinator.submit(await coordinator.get(`${work}/pl`), `${work}/pl`, { ...reader, ...answers }, presses);
const link = async () => (await app.visitor().get("/vesterbro/help")).document.querySelector(`a[href='${polishHelp}']`)?.textContent;

beforeAll(async () => {
  app = await testApp({ remembersPages: true });
  coordinator = await app.signedIn("coordinator");
  await app.db.transaction().execute(async (tx) => {
    const partyId = await addParty(tx, app.permit("parties.manage"), { name: "Prøvehuset", kind: "service" });
    serviceId = await addService(tx, app.permit("help.edit"), {
      partyId, name: "Køkkenet", what: "Varm mad", whatEn: "", needs: ["food", "bed"], place: "Prøvegade 4", point: null, isSecret: false, phone: "33 66 33 66", languages: ["da", "pl"], visits: [], checkEvery: 30,
      door: { ...openDoor, elsewhere: "yes", dog: "no", fromAge: 18, note: "Ring på." },
      schedule: { lines: [{ days: [1, 2, 3, 4, 5, 6, 7], from: 480, to: 960, rhythm: { kind: "weekly" } }, { days: [7], from: 1320, to: 1560, rhythm: { kind: "weekly" } }], exceptions: [], onHolidays: "as-usual" },
    }, app.now);
  });
});
afterAll(() => app.close());

describe("the prepared texts", () => {
  test.each(otherLanguages)("%s has a place for what is filled in wherever our own have", (language) => {
    for (const key of textKeys) {
      const places = [sources.da[key], sources.en[key], translations[language][key]].map((text) => text.split("{}").length);
      expect([key, ...places]).toEqual([key, places[0], places[0], places[0]]);
      expect(translations[language][key].trim()).not.toBe("");
    }
  });

  test("an approval holds for its wording only, and a language needs all of them", () => {
    const all = textKeys.map((key) => ({ key, wording: wordingOf("pl", key), ...reader }));
    expect(isComplete("pl", all)).toBe(true);
    expect(isComplete("pl", all.slice(1))).toBe(false);
    expect(isComplete("ro", all)).toBe(false);
    expect(validApprovals("pl", all.map((one) => (one.key === "need.bed" ? { ...one, wording: "another" } : one))).has("need.bed")).toBe(false);
  });

  const now = new Date("2026-03-02T09:00:00Z").getTime();
  const hour = 60 * 60 * 1000;
  test.each([
    [{ isOpen: true, until: now + 6 * hour }, "Otwarte do: 16:00", "Deschis până la: 16:00"],
    [{ isOpen: true, until: now + hour / 4 }, "Wkrótce zamknięte, 10:15", "Se închide în curând, 10:15"],
    [{ isOpen: true, until: null }, "Teraz otwarte", "Deschis acum"],
    [{ isOpen: false, opens: now + hour / 2, reason: null }, "Otwarcie za 30 min", "Se deschide în 30 min"],
    [{ isOpen: false, opens: now + 22 * hour, reason: null }, "Otwarcie: jutro 08:00", "Se deschide: mâine 08:00"],
    [{ isOpen: false, opens: now + 15 * hour, reason: null }, "Otwarcie: 01:00", "Se deschide: 01:00"],
    [{ isOpen: false, opens: null, reason: null }, "Zamknięte", "Închis"],
  ] as const)("say how things stand: %j", (state, polish, romanian) => {
    expect([stateIn("pl", state, now), stateIn("ro", state, now)]).toEqual([polish, romanian]);
  });
});

describe("a language", () => {
  test("is not there before every text is approved, for nobody, and only coordinators see the texts", async () => {
    for (const path of [polishHelp, `${polishHelp}/${serviceId}`, "/vesterbro/help/in/pl", "/en/vesterbro/help/in/da", "/en/vesterbro/help/in/xx"])
      for (const client of [app.visitor(), coordinator]) expect([path, (await client.get(path)).status]).toEqual([path, 404]);
    expect(await link()).toBeUndefined();
    for (const nobody of [app.visitor(), await app.signedIn("member"), await app.signedIn("provider")])
      for (const path of [work, `${work}/pl`]) expect((await nobody.get(path)).status).toBe(404);
    expect((await coordinator.get(`${work}/xx`)).status).toBe(404);
    const list = await coordinator.get(`${work}/pl`);
    expect(list.document.querySelectorAll(".data-table tbody tr")).toHaveLength(textKeys.length);
    expect(list.document.querySelector(".data-table [lang=pl]")?.textContent).toBe(translations.pl["need.use"]);
  });

  test.each([
    ["nobody", { name: " ", all: "1" }, "name"],
    ["a day to come", { approvedOn: "2026-03-03", all: "1" }, "approvedOn"],
    ["no text", {}, "all"],
  ])("is not approved by %s", async (_, answers, field) => {
    const again = await approve(answers);
    expect([again.status, again.document.querySelector(`#${field}-error`) !== null]).toEqual([422, true]);
  });

  test("is not approved from an old paper", async () => {
    expect((await approve({ all: "1", edition: "00000000" })).text).toContain("Teksterne er ændret, siden de blev læst.");
    expect(await app.db.selectFrom("help.text_approval").select("key").execute()).toEqual([]);
  });

  test("appears when the last text is approved, with who vouches for it on the coordinators' page only", async () => {
    await approve({ keys: ["need.bed", "need.food"] });
    expect((await coordinator.get(work)).text).toContain(`Mangler ${textKeys.length - 2} af ${textKeys.length} tekster`);
    expect(await link()).toBeUndefined();
    const done = await approve({ all: "1", name: "Jan Opdigtet" }, 5);
    expect(done.text).toContain("Ewa Opdigtet, Tolk, 1. marts 2026");
    expect(done.text).toContain("Jan Opdigtet, Tolk, 1. marts 2026");
    expect(await link()).toBe("Polski");
    expect((await app.visitor().get("/norrebro/help")).html).not.toContain("Polski");
    expect((await app.visitor().get("/vesterbro/help")).html).not.toContain("Opdigtet");
    const events = await app.db.selectFrom("platform.audit_event").select("after").where("action", "=", "help.approve_texts").execute();
    expect(events).toHaveLength(2);
    expect(JSON.stringify(events)).toContain("Ewa Opdigtet");
  });

  test("tells everything in it, and marks what was written in Danish", async () => {
    const page = await app.visitor().get(polishHelp);
    expect(page.document.documentElement.getAttribute("lang")).toBe("pl");
    for (const words of ["Pomoc teraz", "Teraz otwarte (1)", "Otwarte do: 16:00", "Łóżko na noc", "Zadzwoń: 33 66 33 66", "Sprawdzono: 2 marca 2026"]) expect(page.text).toContain(words);
    expect(page.document.querySelector(".svc [lang=da]")?.textContent).toBe("Køkkenet");
    expect((await app.visitor().get(`${polishHelp}?need=wound`)).text).toContain("Teraz nic nie jest otwarte");
    const service = await app.visitor().get(`${polishHelp}/${serviceId}`);
    for (const words of ["Musisz mieć co najmniej 18 lat.", "Nie musisz mieszkać w Kopenhadze.", "Nie można wejść z psem.", "Języki: duński, polski.", "poniedziałek, 2 marca00:00–02:00, 08:00–16:00"]) expect(service.text).toContain(words);
    expect((await app.visitor().get("/vesterbro/help/in/pl?need=bed")).path).toBe(`${polishHelp}?need=bed`);
  });

  test("goes again when a wording changes, or when somebody finds a mistake", async () => {
    await app.db.updateTable("help.text_approval").set({ wording: "as it was" }).where("key", "=", "state.soon").execute();
    expect((await app.visitor().get(polishHelp)).status).toBe(404);
    expect((await coordinator.get(`${work}/pl`)).text).toContain("Ændret siden. Skal læses igen");
    await approve({ all: "1" });
    expect(await link()).toBe("Polski");
    const page = await coordinator.get(`${work}/pl`);
    const nothing = await coordinator.submit(page, `${work}/pl`, { do: "withdraw", keys: [] });
    expect([nothing.status, nothing.document.querySelector("#withdrawn-error") !== null]).toEqual([422, true]);
    const gone = await coordinator.submit(page, `${work}/pl`, { do: "withdraw", keys: ["page.sick"] });
    expect(gone.text).toContain(`Mangler 1 af ${textKeys.length} tekster`);
    expect([await link(), (await app.visitor().get(polishHelp)).status]).toEqual([undefined, 404]);
  });

  test("whoever vouched for a wording that is gone is forgotten after a year", async () => {
    await app.db.updateTable("help.text_approval").set({ wording: "as it was" }).where("key", "=", "need.bed").execute();
    const tools = (now: string) => ({ ...app.deps, now: new Date(now) }) as never;
    const erase = (now: string) => app.db.transaction().execute((tx) => forgetOldApprovals(tx, tools(now)));
    expect(await erase("2027-02-28T09:00:00Z")).toEqual([]);
    expect(await erase("2027-03-03T09:00:00Z")).toEqual([expect.objectContaining({ count: 1 })]);
    expect(await app.db.selectFrom("help.text_approval").select("key").execute()).toHaveLength(textKeys.length - 2);
  });
});
