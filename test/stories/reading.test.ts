import { afterAll, beforeAll, expect, test } from "vitest";
import { look } from "../browser.ts";
import type { Stage } from "../browser.ts";
import { addressOf, expectErrors, expectWords, follow, press } from "./acts.ts";
import { raiseExample, signInAsExampleCoordinator } from "./example-stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await raiseExample();
});
afterAll(() => stage.close());

const coming = "Fra gade til plan: hvad gør vi sammen nu?";

test("somebody on a phone without JavaScript reads the summaries before a conference", async () => {
  const phone = await stage.person({ javaScript: false, width: 320 });
  await phone.goto("/konference");
  await follow(phone, coming);
  await follow(phone, "Åbn læsemappen");
  await expectWords(phone, /3 tekster, og filerne fylder \d sider?/, "Fem byer og deres åbne stofscener", "Til workshoppen Hjælp om natten", "eksempel.dk");
  await look(phone, "a reading pack");
  const { text } = await stage.app.visitor().get(`/en${addressOf(phone)}`);
  for (const words of ["Five cities and their open drug scenes", "For the workshop Hjælp om natten"]) expect(text).toContain(words);
});

test("a coordinator puts the pack in order with the keyboard, and is told what a text lacks", async () => {
  const office = await stage.person();
  await signInAsExampleCoordinator(stage, office);
  await office.goto("/konference");
  await follow(office, coming);
  await follow(office, "Forbered og følg op");
  await follow(office, "Læsemappe");
  await look(office, "the desk of a reading pack");
  await office.getByRole("button", { name: "Flyt “Planen på én side” op" }).focus();
  await Promise.all([office.waitForEvent("load"), office.keyboard.press("Enter")]);
  await expectWords(office, "Flyttet.");
  expect(await office.locator(".desk-title").first().innerText()).toBe("Planen på én side");
  await follow(office, "Tilføj en tekst");
  await office.locator("[name=link]").fill("https://eksempel.dk/uden-ord");
  await office.locator("form").last().evaluate((form: HTMLFormElement) => (form.noValidate = true));
  await press(office, "Gem teksten");
  await expectErrors(office, "Skriv, hvad teksten hedder.", "Skriv, hvem der har skrevet den, eller hvor den er fra.", "Skriv et resumé.");
  await look(office, "a text with errors");
});
