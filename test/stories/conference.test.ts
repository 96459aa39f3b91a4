import { afterAll, beforeAll, expect, test } from "vitest";
import { look } from "../browser.ts";
import type { Stage } from "../browser.ts";
import { addressOf, choose, expectErrors, expectWords, field, follow, press } from "./acts.ts";
import { raiseExample, signInAsExampleCoordinator } from "./example-stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await raiseExample();
});
afterAll(() => stage.close());

const coming = "Fra gade til plan: hvad gør vi sammen nu?";

test("a neighbour on a phone without JavaScript reads what is held when, what has changed, and whom to call", async () => {
  const phone = await stage.person({ javaScript: false, width: 320 });
  await phone.goto("/konference");
  await look(phone, "conferences");
  await follow(phone, coming);
  await expectWords(phone, /Ændret, siden invitationen blev sendt/, "Nyt: “Et sted at være”, runde 2.", "Ring på 12 34 56 21");
  await look(phone, "a conference to come");
  const { text } = await stage.app.visitor().get(`/en${addressOf(phone)}`);
  for (const words of ["New: “Et sted at være”, round 2.", "Workshops, round 1 of 2"]) expect(text).toContain(words);
  await phone.goto("/konference");
  await follow(phone, "Den åbne stofscene på Vesterbro");
  await expectWords(phone, "Holdt", "2010-90784", "Stofindtagelsesrum");
  await look(phone, "a conference that was held");
});

test("a coordinator builds the programme with the keyboard, sees what does not fit, and publishes what has changed", async () => {
  const office = await stage.person();
  await signInAsExampleCoordinator(stage, office);
  await office.goto("/vesterbro/conference/new");
  await press(office, "Gem");
  await expectErrors(office, "Skriv en titel.", "Skriv, hvor det er.", "Vælg en dag.");
  await look(office, "a new conference with errors");
  await office.goto("/konference");
  await follow(office, coming);
  await follow(office, "Forbered og følg op");
  await look(office, "what there is to do");
  await follow(office, "Programmet");
  await look(office, "the desk");
  const later = office.getByRole("button", { name: "Flyt “Velkomst og kaffe” senere" });
  await later.focus();
  await Promise.all([office.waitForEvent("load"), office.keyboard.press("Enter")]);
  await expectWords(office, "Flyttet.");
  expect(await office.locator(".desk .programme-time").first().innerText()).toBe("15.00–15.25");
  await follow(office, "Sæt et oplæg ind");
  await look(office, "a new talk");
  await field(office, "Hvad hedder oplægget?").fill("Bedre lys, mere ro");
  await field(office, "Begynder").fill("15:40");
  await field(office, "Slutter").fill("16:00");
  await field(office, "Lokale").fill("salen,  nord");
  await press(office, "Gem");
  await expectWords(office, /“Bedre lys, mere ro” .*samtidig/);
  await look(office, "the desk with a clash");
  await follow(office, "Offentliggør");
  await look(office, "before it is published");
  await choose(office, "Alle, der er nævnt i programmet, har sagt ja til at stå der");
  await press(office, "Offentliggør");
  await expectErrors(office, "Noget passer ikke sammen. Ret det, eller sæt kryds ved, at det skal offentliggøres alligevel.");
  await choose(office, "Offentliggør, selv om noget ikke passer sammen");
  await press(office, "Offentliggør");
  await expectWords(office, "Programmet er offentligt.", "“Velkomst og kaffe” er flyttet fra kl. 15.00–15.15 til kl. 15.25–15.40.");
});
