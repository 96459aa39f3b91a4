import { extractText, getDocumentProxy } from "unpdf";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Client } from "../../../test/client.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { addParty } from "../../network/commands.ts";
import { addService } from "./commands/services.ts";
import { openDoor } from "./rules/doors/door-rules.ts";
import type { ServiceInput } from "./schema.ts";

let app: TestApp;
let coordinator: Client;
let house: string;

const daily = [1, 2, 3, 4, 5, 6, 7] as const;
const hours = (from: number, to: number): ServiceInput["schedule"] => ({
  lines: [{ days: [...daily], from: from * 60, to: to * 60, rhythm: { kind: "weekly" } }], exceptions: [], onHolidays: "as-usual",
});
const input = (name: string, more: Partial<ServiceInput> = {}): ServiceInput => ({
  partyId: house, name, what: "Varm mad og et sted at sidde.", whatEn: "Hot food.", needs: ["food"], place: "Prøvegade 4", point: null, isSecret: false, phone: "33 66 33 66", languages: [],
  door: { ...openDoor, withoutPapers: "yes" }, schedule: hours(8, 16), visits: [], checkEvery: 30, ...more,
});
const add = (one: ServiceInput) => app.db.transaction().execute((tx) => addService(tx, app.permit("help.edit"), one, app.now));
const idOf = async (name: string) => (await app.db.selectFrom("help.service").select("id").where("name", "=", name).executeTakeFirstOrThrow()).id;

const page = "/vesterbro/help/paper";
const work = "/vesterbro/help/work";
const pdfOf = async (path: string) => {
  const response = await app.visitor().request(path);
  expect([response.status, response.headers.get("content-type")]).toEqual([200, "application/pdf"]);
  return getDocumentProxy(new Uint8Array(await response.arrayBuffer()));
};
const textOf = async (path: string) => (await extractText(await pdfOf(path), { mergePages: true })).text.replace(/\s+/gu, " ");

beforeAll(async () => {
  app = await testApp({ remembersPages: true });
  coordinator = await app.signedIn("coordinator");
  house = await app.db.transaction().execute((tx) => addParty(tx, app.permit("parties.manage"), { name: "Prøvehuset", kind: "service" }));
  await add(input("Køkkenet"));
  const nurse = { days: [2 as const], from: 1320, to: 1400, rhythm: { kind: "weekly" as const }, label: "Sygeplejerske", need: "wound" as const };
  await add(input("Natvarmen", { needs: ["bed"], schedule: { ...hours(22, 32), onHolidays: "closed" }, visits: [nurse], phone: "" }));
});
afterAll(() => app.close());

describe("the papers", () => {
  test("tell by need who helps when, where, and who may come in", async () => {
    const card = await textOf(`${page}/card.pdf`);
    for (const words of [
      "Hjælp nu", "112", "1813", "localhost/hjaelp", "Lavet 2. marts 2026.", "Hvad har du brug for?", "Mad Køkkenet hver dag 8–16 · Prøvegade 4", "Sår og sygepleje Natvarmen ti 22–23.20",
      "Seng i nat Natvarmen hver dag 22–8", "Er nogen bevidstløs?", "Alle steder", "Varm mad og et sted at sidde.", "33 66 33 66", "uden CPR", "lukket på helligdage", "Sygeplejerske: ti 22–23.20",
    ])
      expect(card).toContain(words);
    const poster = await textOf(`${page}/poster.pdf`);
    for (const words of ["Hjælp nu", "112", "Mad Køkkenet hver dag 8–16", "Seng i nat", "localhost/hjaelp", "Lavet 2. marts 2026."]) expect(poster).toContain(words);
  });

  test("in English where the page is, with the district's language for what was written in Danish", async () => {
    const pdf = await pdfOf("/en/vesterbro/help/paper/card.pdf");
    expect((await pdf.getMetadata()).info).toMatchObject({ Title: "Help now, card for the pocket, Vesterbro", Language: "en" });
    const card = await textOf("/en/vesterbro/help/paper/card.pdf");
    for (const words of ["Help now", "Food Køkkenet every day 8–16", "Hot food.", "no CPR needed", "localhost/en/hjaelp", "Is someone unconscious?"]) expect(card).toContain(words);
    expect(await textOf("/en/vesterbro/help/paper/stairwell.pdf")).toContain("Have you found a needle?");
  });

  test("say to call first where the address is secret", async () => {
    await add(input("Syrenen", { needs: ["women"], place: "", isSecret: true }));
    expect(await textOf(`${page}/card.pdf`)).toMatch(/Kun for kvinder Syrenen hver dag 8–16 · Ring/u);
    await coordinator.submit(await coordinator.get(`${work}/${await idOf("Syrenen")}`), "/end");
  });

  test("of another district name none of these places, and lead to its own page", async () => {
    const card = await textOf("/norrebro/help/paper/card.pdf");
    expect(card).not.toContain("Køkkenet");
    expect(card).toContain("localhost/norrebro/help");
    expect(card).toContain("Der er ingen steder med faste tider endnu.");
  });

  test("leave out what is closed until further notice, and what is no more; what opens again is named with the day", async () => {
    await add(input("Det gamle sted", { needs: ["legal"], place: "Gammelgade 1" }));
    await add(input("Vandskaden", { needs: ["shower"], place: "Vådgade 2" }));
    await coordinator.submit(await coordinator.get(`${work}/${await idOf("Det gamle sted")}`), "/end");
    await coordinator.submit(await coordinator.get(`${work}/${await idOf("Vandskaden")}/close`), "/close", { reason: "Vandskade" });
    for (const paper of ["card", "poster"]) {
      const text = await textOf(`${page}/${paper}.pdf`);
      for (const gone of ["Det gamle sted", "Gammelgade", "Vandskaden", "Vådgade", "Retshjælp", "Bad og tøj"]) expect(text, paper).not.toContain(gone);
    }
    expect((await coordinator.get(page)).text).toContain("ikke på papiret: Vandskaden.");
    await coordinator.submit(await coordinator.get(work), `${await idOf("Vandskaden")}/reopen`);
    await coordinator.submit(await coordinator.get(`${work}/${await idOf("Vandskaden")}/close`), "/close", { reason: "Maling", untilDay: "2026-03-09", untilTime: "09:00" });
    expect(await textOf(`${page}/card.pdf`)).toContain("lukket til mandag 9. marts kl. 09.00");
    await coordinator.submit(await coordinator.get(`${work}/${await idOf("Vandskaden")}`), "/end");
  });
});

describe("the notice for the stairwell", () => {
  const notice = () => textOf(`${page}/stairwell.pdf`);

  test("gives no number that nobody has written", async () => {
    const text = await notice();
    for (const words of ["Er nogen bevidstløs? 112", "Adressen her:", "Har du fundet en kanyle?", "Meld, hvor den ligger, med koden herunder.", "localhost/meld", "114"]) expect(text).toContain(words);
    expect(text.match(/\d{2} \d{2} \d{2} \d{2}/u)).toBeNull();
  });

  test.each([
    ["Nålepatruljen", "20 30 40 50", "Nålepatruljen henter den. Ring 20 30 40 50."],
    ["Nålepatruljen", "", "Nålepatruljen henter den. Meld, hvor den ligger"],
    ["", "20 30 40 50", "Ring 20 30 40 50, så bliver den hentet."],
  ])("says who collects needles, as the district has it: %s %s", async (needleCollector, needlePhone, words) => {
    const admin = await app.signedIn("admin");
    const settings = "/vesterbro/administration/district";
    await admin.submit(await admin.get(settings), settings, { needleCollector, needlePhone, outreachPhone: "60 70 80 90" });
    expect(await notice()).toContain(words);
    expect(await notice()).toContain("Opsøgende medarbejdere: 60 70 80 90");
    expect(await textOf(`${page}/card.pdf`)).toContain("60 70 80 90 Opsøgende medarbejdere");
  });
});

describe("the page", () => {
  const make = async (client: Client, times = 1) => client.submit(await client.get(page), page, {}, times);

  test("offers the papers to everyone, and the button to those who may change services", async () => {
    const seen = await app.visitor().get(page);
    expect(seen.text).toContain("Her er ikke lavet papirer endnu.");
    expect([...seen.document.querySelectorAll("main a[href$='.pdf']")].map((one) => one.getAttribute("href"))).toEqual(["card", "poster", "stairwell"].map((paper) => `${page}/${paper}.pdf`));
    expect(seen.document.querySelector("main form")).toBeNull();
    expect((await app.visitor().get("/vesterbro/help")).document.querySelector(`a[href='${page}']`)).not.toBeNull();
    for (const client of [app.visitor(), await app.signedIn("member")]) {
      const body = new FormData();
      body.set("_form", (await coordinator.get(page)).document.querySelector("main input[name=_form]")?.getAttribute("value") ?? "");
      expect((await client.request(page, { method: "POST", body })).status).toBe(404);
    }
    expect((await (await app.signedIn("provider")).get(page)).document.querySelector("main form")).not.toBeNull();
  });

  test("says from the making on what has changed, and on which papers, until they are made anew", async () => {
    const made = await make(coordinator, 5);
    expect(made.text).toContain("Nye papirer er lavet.");
    const fresh = await app.visitor().get(page);
    expect(fresh.text).toContain("De er sidst lavet 2. marts 2026. Intet på dem er ændret siden.");
    expect(fresh.text.split("Rigtig siden 2. marts 2026")).toHaveLength(4);
    const events = await app.db.selectFrom("platform.audit_event").select("action").where("action", "=", "help.paper").execute();
    expect(events).toHaveLength(1);

    await coordinator.submit(await coordinator.get(`${work}/${await idOf("Køkkenet")}`), `${work}/`, { "day-1": "8-12", phone: "33 66 33 67" });
    await coordinator.submit(await coordinator.get(work), `${await idOf("Natvarmen")}/check`);
    await add(input("Bussen", { needs: ["kit"] }));
    await coordinator.submit(await coordinator.get(`${work}/${await idOf("Natvarmen")}`), "/end");
    const old = await app.visitor().get(page);
    expect([...old.document.querySelectorAll("main section li")].slice(0, 3).map((one) => one.textContent)).toEqual([
      "Bussen er ny", "Køkkenet: tider, telefon", "Natvarmen er ikke med længere",
    ]);
    expect(old.text.split("Ændret siden 2. marts 2026")).toHaveLength(3);
    expect(old.text).toContain("Rigtig siden 2. marts 2026");
    const english = await app.visitor().get(`/en${page}`);
    expect(english.text).toContain("Køkkenet: hours, phone");
    expect(english.document.querySelector("main li [lang=da]")?.textContent).toBe("Bussen");

    app.now = new Date("2026-03-04T09:00:00Z");
    await make(coordinator);
    expect((await app.visitor().get(page)).text).toContain("De er sidst lavet 4. marts 2026. Intet på dem er ændret siden.");
  });

  test("tells who prints what nobody has checked for long", async () => {
    app.now = new Date("2026-05-04T09:00:00Z");
    expect((await (await app.signedIn("coordinator")).get(page)).text).toContain("2 tilbud er ikke tjekket længe.");
    expect((await app.visitor().get(page)).text).not.toContain("ikke tjekket længe");
  });
});
