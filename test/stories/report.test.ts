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

const dayMs = 24 * 60 * 60 * 1000;

/** Travels to a moment so many days after the end of the conference that is to come. */
async function travel(days: number): Promise<void> {
  const { app } = stage;
  const { ends_at: end } = await app.db.selectFrom("conference.conference").select("ends_at").orderBy("ends_at", "desc").executeTakeFirstOrThrow();
  app.now = new Date(end.getTime() + days * dayMs);
}

test("the report of a conference that was held tells who came, what they thought, and what came of it", async () => {
  const reader = await stage.person({ javaScript: false, width: 320 });
  await reader.goto("/konference");
  await follow(reader, "Den åbne stofscene på Vesterbro");
  await follow(reader, "Læs rapporten");
  await expectWords(reader, "52 har svaret", "22 af 52", "Mere tid til workshops", "Programmet, som det blev holdt");
  await look(reader, "a report");
  const { text } = await stage.app.visitor().get(`/en${addressOf(reader)}`);
  for (const words of ["What participants thought", "22 of 52"]) expect(text).toContain(words);
});

test("somebody answers on a phone without JavaScript, and an organiser takes their words into the report", async () => {
  await travel(-1 / 48);
  const phone = await stage.person({ javaScript: false, width: 320 });
  await phone.goto("/evaluering");
  await look(phone, "three questions");
  await press(phone, "Send svaret");
  await expectErrors(phone, "Vælg, hvordan konferencen var for dig.");
  await choose(phone, "Både godt og skidt");
  await field(phone, "Hvad var godt?").fill("Suppen, og at Bo sagde det, som det er.");
  await press(phone, "Send svaret");
  await expectWords(phone, "Tak for dit svar", "Du har svaret i denne browser");

  await travel(1);
  const office = await stage.person();
  await signInAsExampleCoordinator(stage, office);
  await office.goto("/konference");
  await follow(office, "Fra gade til plan: hvad gør vi sammen nu?");
  await follow(office, "Forbered og følg op");
  await follow(office, "Rapport");
  await field(office, "Indledning").fill("Vi fandt **sammen**.");
  await press(office, "Gem teksterne");
  await look(office, "the desk of a report");
  await follow(office, "Det, folk skrev");
  await office.getByText("Udelad ord").click();
  await office.getByLabel("Det, alle kan læse").fill("Suppen […] som det er.");
  await office.locator("details").getByRole("button", { name: "Tag med i rapporten" }).click();
  await expectWords(office, "Teksten er med i rapporten.", "Suppen […] som det er.");
  await look(office, "what people wrote");
  await follow(office, "Rapporten");
  await press(office, "Offentliggør rapporten");
  await follow(office, "Se rapporten, som alle ser den");
  await expectWords(office, "Suppen […] som det er.", "Deltagerne kan svare til");
  expect(await office.content()).not.toContain("Bo sagde");
});
