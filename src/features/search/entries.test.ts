import { afterAll, beforeAll, expect, test } from "vitest";
import { v7 as uuidv7 } from "uuid";
import type { Client } from "../../../test/client.ts";
import { publishedConference } from "../../../test/conference.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { addParty } from "../../network/commands.ts";
import { giveConsent, withdrawConsent } from "../../network/consents.ts";
import { addRepresentation } from "../../network/representations.ts";
import { grant } from "../../platform/rights/permit.ts";
import { addMember } from "../../platform/identity/commands.ts";
import type { District } from "../../platform/district/district.ts";
import { insideNames, squeezed } from "./name.ts";

let app: TestApp;
const ids = { house: "", talks: "", bo: "" };
const weekly = JSON.stringify({ lines: [{ days: [1, 2, 3, 4, 5, 6, 7], from: 0, to: 1440, rhythm: { kind: "weekly" } }], exceptions: [], onHolidays: "as-usual", closures: [] });

/** A place that helps, written as its row. */
async function place({ id: district }: District, partyId: string, name: string, more: { what?: string; place?: string; needs?: ("bed" | "talk")[]; endedAt?: Date; isSecret?: boolean; isShut?: boolean } = {}) {
  const { what = "Et sted at være.", place: where = "Prøvegade 1", needs = ["talk"], endedAt = null, isSecret = false, isShut = false } = more;
  const door = JSON.stringify({ womenOnly: false, fromAge: null, toAge: null, note: "", ...Object.fromEntries(["elsewhere", "withoutPapers", "withoutId", "intoxicated", "dog", "partner"].map((one) => [one, "unknown"])) });
  await app.db
    .insertInto("help.service")
    .values({ district, id: uuidv7(), party_id: partyId, name, what, needs, place: isSecret ? "" : where, is_secret: isSecret, phone: "12345678", door, schedule: isShut ? weekly.replace("1,2,3,4,5,6,7", "7") : weekly, visits: "[]", checked_at: app.now, checked_by: null, created_at: app.now, ended_at: endedAt })
    .execute();
}

beforeAll(async () => {
  app = await testApp();
  const manages = app.permit("parties.manage");
  await app.db.transaction().execute(async (tx) => {
    ids.house = await addParty(tx, manages, { name: "Prøvehuset", kind: "service" });
    await addParty(tx, manages, { name: "Maltgadens Beboere", kind: "housing" });
    ids.bo = await addMember(tx, manages, { name: "Bo Bangsø", reach: "mail", email: "bo@eksempel.dk", roles: ["member"] });
    ids.talks = await addRepresentation(tx, manages, ids.bo, { partyId: ids.house, function: "Overbademester", fromDay: "2026-01-01" });
  });
  await place(app.district, ids.house, "Maltgade, det lille hus");
  await place(app.district, ids.house, "Maltgade");
  await place(app.district, ids.house, "Caféen i Maria Kirke", { what: "Kaffe hver dag.", place: "Humlegade 2" });
  await place(app.district, ids.house, "Natlyset", { needs: ["bed"], isSecret: true, place: "Hemmelig Gyde 9" });
  await place(app.district, ids.house, "Lukkehuset", { endedAt: app.now });
  const elsewhere = grant(app.elsewhere.id, { kind: "system", name: "test" }, "parties.manage");
  const other = await app.db.transaction().execute((tx) => addParty(tx, elsewhere, { name: "Fjernhuset", kind: "service" }));
  await place(app.elsewhere, other, "Maltgade i den anden bydel", { needs: ["bed"] });
});
afterAll(() => app.close());

const found = async (reader: Client, words: string, address = "/vesterbro") => {
  const page = await reader.get(`${address}/search?q=${encodeURIComponent(words)}`);
  return [...page.document.querySelectorAll(".item-row a")].map((link) => link.textContent);
};

test("places that help are found by name, the very name first, by what they help with, and by where they are", async () => {
  const visitor = app.visitor();
  expect(await found(visitor, "maltgade")).toEqual(["Maltgade", "Maltgade, det lille hus", "Maltgadens Beboere"]);
  for (const words of ["Mariakirken", "cafeen i maria kirke", "humlegade", "kaffe"]) expect(await found(visitor, words), words).toEqual(["Caféen i Maria Kirke"]);
  for (const words of ["seng", "hvor kan jeg sove", "herberg"]) expect(await found(visitor, words), words).toEqual(["Natlyset"]);
  expect(await found(visitor, "where can I sleep", "/en/vesterbro")).toEqual(["Natlyset"]);
  // Of those that help alike the open come first.
  await place(app.district, ids.house, "Aftenlyset", { needs: ["bed"], isShut: true });
  expect(await found(visitor, "overnatning")).toEqual(["Natlyset", "Aftenlyset"]);
  const page = await visitor.get("/vesterbro/search?q=natlyset");
  expect([page.document.querySelector(".item-row .kicker")?.textContent, page.document.querySelector(".item-row .status")?.textContent]).toEqual(["Sted, der hjælper", "Åbent nu"]);
  expect((await visitor.get(page.document.querySelector(".item-row a")?.getAttribute("href") ?? "")).text).toContain("Natlyset");
});

test("what something is counts with its name, in either order and language, and by itself brings up nothing", async () => {
  // Its first page has both words.
  await publishedConference(app, { why: "Hver workshop handler om gaden, den ene om et stofindtagelsesrum." });
  const visitor = app.visitor();
  for (const words of ["stofindtagelsesrum workshop", "workshop stofindtagelsesrum"]) {
    expect(await found(visitor, words), words).toEqual(["Stofindtagelsesrum", "Vejen fra gade til plan"]);
    expect(await found(visitor, words, "/en/vesterbro"), words).toEqual(["Stofindtagelsesrum", "Vejen fra gade til plan"]);
    expect(await found(visitor, words, "/norrebro"), words).toEqual([]);
  }
  expect((await found(visitor, "lille hus, sted der hjælper"))[0]).toBe("Maltgade, det lille hus");
  expect(await found(visitor, "workshop")).toEqual(["Vejen fra gade til plan"]);
});

test("what has ended, a secret address and the other district are found by nobody", async () => {
  for (const reader of [app.visitor(), await app.signedIn("coordinator"), await app.signedIn("provider")])
    for (const words of ["lukkehuset", "gyde", "fjernhuset"]) expect(await found(reader, words), words).toEqual([]);
  expect(await found(app.visitor(), "maltgade", "/norrebro")).toEqual(["Maltgade i den anden bydel"]);
  expect(await found(app.visitor(), "prøvehuset", "/norrebro")).toEqual([]);
});

test("a party is found by name, and who represents it by function and name only while they agree to it", async () => {
  const readers = [app.visitor(), await app.signedIn("member")];
  const both = async (words: string) => Promise.all(readers.map((reader) => found(reader, words)));
  expect(await both("prøvehus")).toEqual(readers.map(() => expect.arrayContaining(["Prøvehuset"])));
  for (const words of ["overbademester", "bangsø", "bangsoe"]) expect(await both(words), words).toEqual([[], []]);
  const permit = app.permit("parties.manage");
  const consent = { publicName: "Bo B. Bangsø", givenOn: "2026-03-01", receivedBy: ids.bo };
  await app.db.transaction().execute((tx) => giveConsent(tx, permit, ids.talks, consent, "2026-03-02"));
  for (const words of ["overbademester", "bangsø", "bangsoe"]) expect(await both(words), words).toEqual([["Prøvehuset"], ["Prøvehuset"]]);
  await app.db.transaction().execute((tx) => withdrawConsent(tx, permit, ids.talks, "2026-03-02"));
  for (const words of ["overbademester", "bangsø"]) expect(await both(words), words).toEqual([[], []]);
});

test("a member is found by name by those whom the members' page is for, and by nobody else, nor in the other district", async () => {
  const coordinator = await app.signedIn("coordinator");
  for (const words of ["Bo Bangsø", "bangsø"]) {
    expect(await found(coordinator, words), words).toEqual(["Bo Bangsø"]);
    for (const reader of [app.visitor(), await app.signedIn("member"), await app.signedIn("provider"), await app.signedIn("moderator")]) expect(await found(reader, words), words).toEqual([]);
    expect(await found(coordinator, words, "/norrebro"), words).toEqual([]);
  }
  const page = await coordinator.get("/vesterbro/search?q=bangs%C3%B8");
  expect(page.text).toContain("MedlemBo BangsøPrøvehuset");
  expect(page.text).not.toContain("bo@eksempel.dk");
  expect((await coordinator.get(page.document.querySelector(".item-row a")?.getAttribute("href") ?? "")).text).toContain("Bo Bangsø");
});

test("pages are found by the names of their doors, by those who have the door", async () => {
  expect(await found(app.visitor(), "hjælp nu")).toContain("Hjælp nu");
  expect(await found(app.visitor(), "tilgængelighed")).toHaveLength(1);
  expect(await found(app.visitor(), "netværk")).toEqual(["Hvem er med i netværket"]);
  for (const words of ["kvittering", "receipt"]) expect(await found(app.visitor(), words), words).toHaveLength(1);
  const coordinator = await app.signedIn("coordinator");
  for (const words of ["indbakke", "inbox"]) {
    expect(await found(coordinator, words), words).toEqual(["Indbakke"]);
    for (const reader of [app.visitor(), await app.signedIn("member")]) expect(await found(reader, words), words).toEqual([]);
  }
});

test("a name is what is said of it: without brackets, spaces and endings", () => {
  expect(squeezed("Café Prøven (opdigtet)")).toBe("cafeproeven");
  expect(insideNames("Mariakirken")).toEqual(["mariakirken", "mariakirke", "mariakirk"]);
  expect(insideNames("bad")).toEqual([]);
});
