import type { Page, Request } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { coordinatorEmail } from "../../example/network.ts";
import { look } from "../browser.ts";
import type { Stage } from "../browser.ts";
import { choose, expectWords, field, follow, press } from "./acts.ts";
import { raiseExample } from "./example-stage.ts";
import { signIn } from "./sign-in.ts";

// Somebody wants the nearest open door; somebody else comes from far away and does not know what they may use.

let stage: Stage;
let phone: Page;
/** A phone without scripts. */
let plain: Page;
let coordinator: Page;

beforeAll(async () => {
  stage = await raiseExample();
  phone = await stage.person({ width: 360 });
  plain = await stage.person({ javaScript: false, width: 320 });
}, 60_000);
afterAll(() => stage?.close());

const memberBy = async (email: string) => {
  const { app } = stage;
  const { id } = await app.db.selectFrom("platform.member").select("id").where("email", "=", email).executeTakeFirstOrThrow();
  const member = await stage.person();
  await signIn(stage, member, id);
  return member;
};

const openNow = () => phone.locator("[data-part=open] h3").allInnerTexts();
const here = { latitude: 55.68765, longitude: 12.54321 };

test("the phone tells how far it is, the nearest open first, and tells nobody where it stands", async () => {
  const sent: Request[] = [];
  phone.on("request", (request) => sent.push(request));
  await phone.goto("/vesterbro/help");
  const button = phone.getByRole("button", { name: "Vis, hvor langt der er" });
  const before = await openNow();
  await button.click();
  await expectWords(phone, "Telefonen siger ikke, hvor du er. Listen er, som den var.");
  expect(await openNow()).toEqual(before);

  await phone.context().grantPermissions(["geolocation"]);
  await phone.context().setGeolocation(here);
  await button.click();
  await expectWords(phone, "Det nærmeste åbne sted står først. Afstanden er i lige linje.");
  const far = await phone.locator("[data-part=open] .far").allInnerTexts();
  const kilometres = far.map((text) => Number(text.replace(" km", "").replace(",", ".")));
  expect(kilometres.length).toBeGreaterThan(2);
  expect(kilometres).toEqual(kilometres.toSorted((a, b) => a - b));
  // What has no point stands last, and everything is still there.
  expect((await openNow()).toSorted()).toEqual(before.toSorted());
  expect(await phone.locator("li", { hasText: "Syrenen, dagsted" }).first().locator(".far").count()).toBe(0);
  await look(phone, "hvor langt der er");

  const told = sent.map((request) => `${request.url()} ${request.postData() ?? ""} ${JSON.stringify(request.headers())}`).join("\n");
  expect(told).toContain("help-near");
  expect(told).not.toMatch(/55[.,]68|12[.,]54/);
  expect(phone.url()).not.toMatch(/55[.,]68|12[.,]54/);
});

test("each has its streets around it; a secret address has a phone; without scripts no distance is offered", async () => {
  await follow(phone, "Varmestuen på hjørnet (opdigtet)");
  expect(await phone.locator(".map-mark").count()).toBe(1);
  await look(phone, "kort over gaderne");
  await plain.goto("/en/vesterbro/help?need=women");
  await expectWords(plain, "Call first, and they tell you the address");
  expect(await plain.getByRole("button", { name: "Show how far it is" }).isVisible()).toBe(false);
});

test("a provider sets the point by the keyboard on the map, or types it", async () => {
  const host = await memberBy("varmestuen@eksempel.dk");
  await host.goto("/vesterbro/help/work");
  await follow(host, "Ret: Varmestuen på hjørnet (opdigtet)");
  expect(await field(host, "Bredde").inputValue()).toBe("55.6709");
  await host.locator("point-on-map svg").focus();
  await host.keyboard.press("ArrowRight");
  expect(await field(host, "Længde").inputValue()).not.toBe("12.5603");
});

test("somebody without papers reads what they can use and where they may go, without scripts and in English", async () => {
  await plain.goto("/en/vesterbro/help?elsewhere=1");
  await follow(plain, "What applies if you come from elsewhere");
  await follow(plain, "I come from a country outside the EU, or I have no papers");
  await expectWords(plain, "This also holds when you have no papers.", "Read through on", "Eksempel. Bekendtgørelse", "Langvejsfra (opdigtet)");
  expect(await plain.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await phone.goto("/vesterbro/help/elsewhere");
  await look(phone, "andre steder fra");
  await follow(phone, "Jeg kommer fra et andet EU- eller EØS-land");
  await look(phone, "fra et andet EU-land");
});

test("a coordinator changes a text, and it is read by others only once it is approved", async () => {
  coordinator = await memberBy(coordinatorEmail);
  await coordinator.goto("/vesterbro/help/work");
  await follow(coordinator, "For folk, der kommer andre steder fra");
  await look(coordinator, "tekster til folk udefra");
  await follow(coordinator, "Du bor et andet sted i Danmark");
  await field(coordinator, "Det kan man bruge").fill("Spørg personalet.");
  await look(coordinator, "skriv til folk udefra");
  await press(coordinator, "Gem uden at vise den");
  await expectWords(coordinator, "Gemt. Ingen andre kan læse det.", "Vises ikke");
  expect((await stage.app.visitor().get("/vesterbro/help/elsewhere/denmark")).text).toContain("Forummet har ikke skrevet noget her endnu.");
});

test("when an interpreter has read every text, somebody finds help in Polish", async () => {
  await coordinator.goto("/vesterbro/help/work/languages");
  await follow(coordinator, "Polsk");
  await field(coordinator, "Navn").fill("Ewa Opdigtet");
  await field(coordinator, "Rolle").fill("Tolk");
  await field(coordinator, "Hvilken dag er de læst?").fill("2026-03-02");
  await choose(coordinator, "Alle de tekster, som ingen siger god for endnu");
  await look(coordinator, "tekster på polsk");
  await press(coordinator, "Skriv godkendelsen ind");
  await expectWords(coordinator, "Vises for alle");
  stage.app.now = new Date(stage.app.now.getTime() + 60_000);
  await phone.goto("/vesterbro/help");
  await follow(phone, "Polski");
  await expectWords(phone, "Pomoc teraz", "Czego potrzebujesz?", "Najpierw zadzwoń, wtedy dostaniesz adres");
  await look(phone, "pomoc teraz");
  await follow(phone, "Varmestuen på hjørnet (opdigtet)");
  await expectWords(phone, "Jak można wejść", "Możesz przyjść z psem.");
  await look(phone, "pomoc: jedno miejsce");
});
