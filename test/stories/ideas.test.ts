import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { analyseDialogueJob } from "../../src/features/dialogue/jobs.ts";
import { look } from "../browser.ts";
import type { Stage } from "../browser.ts";
import { addressOf, choose, expectErrors, expectWords, field, follow, press } from "./acts.ts";
import { raiseExample, signInAsExampleCoordinator } from "./example-stage.ts";

let stage: Stage;
let office: Page;
let question: string;
beforeAll(async () => {
  stage = await raiseExample();
  const { district, id } = await stage.app.db.selectFrom("dialogue.question").select(["district", "id"]).executeTakeFirstOrThrow();
  question = `/vesterbro/dialogue/${id}`;
  await analyseDialogueJob.run({ ...stage.app.deps }, { districtId: district, questionId: id }, { number: 1, isLast: false });
  office = await stage.person();
  await signInAsExampleCoordinator(stage, office);
});
afterAll(() => stage.close());

test("somebody on a phone without JavaScript sends an idea; a coordinator puts it on the agenda; the receipt shows it", async () => {
  const phone = await stage.person({ javaScript: false, width: 360 });
  await phone.goto("/vesterbro");
  await follow(phone, "Alle spørgsmål");
  await expectWords(phone, "En fælles morgenrunde med kaffe på Halmtorvet", "17 støtter den");
  await follow(phone, "Skriv en idé");
  await press(phone, "Send idéen");
  await expectErrors(phone, "Skriv idéen i én linje.", "Skriv, hvad der skal ske.", "Skriv, hvem det bliver bedre for.");
  await look(phone, "idea with errors");
  await field(phone, "Hvad er idéen, i én linje?").fill("Et fælles måltid om måneden");
  await field(phone, "Hvad skal der ske?").fill("Vi dækker ét langt bord på Halmtorvet den første søndag i måneden. Alle tager noget med.\nVarmestuen låner service ud.");
  await field(phone, "Hvem bliver det bedre for?").fill("Alle, der spiser alene.");
  await field(phone, "Hvor?").fill("Halmtorvet");
  await press(phone, "Send idéen");
  await expectWords(phone, "Tak. Vi har fået din idé.", "Modtaget");
  await look(phone, "receipt of an idea");
  const receipt = phone.url();

  await office.goto("/vesterbro/ideas/work");
  await look(office, "ideas to read");
  await follow(office, "Et fælles måltid om måneden");
  await look(office, "an idea to read");
  await press(office, "Gør idéen offentlig");
  await look(office, "a public idea at work");
  await follow(office, "Se den, som alle ser den");
  await press(office, "Sæt på dagsordenen for næste møde");
  await expectWords(office, "Et fælles måltid om måneden", /På dagsordenen/);

  await phone.goto(receipt);
  await expectWords(phone, "Åben for støtte", /Dagsordenspunkt/);
  await look(phone, "receipt with what came of it");
  await follow(phone, "Se idéen, som alle ser den");
  await press(phone, "Jeg støtter det");
  await expectWords(phone, "Din støtte tæller med", "Få støtter den endnu", "Du støtter idéen.");
  await press(phone, "Træk min støtte tilbage");
  await expectWords(phone, "Din støtte er trukket tilbage.");
});

test("the ideas of the example read well, in English too", async () => {
  const page = await stage.person();
  await page.goto("/vesterbro/ideas");
  await look(page, "ideas");
  await follow(page, "Mest støtte");
  expect(await page.locator(".item-row-title").first().innerText()).toBe("En fælles morgenrunde med kaffe på Halmtorvet");
  await follow(page, "En fælles morgenrunde med kaffe på Halmtorvet");
  await look(page, "an idea with its thread");
  await page.goto("/en/vesterbro/ideas");
  await follow(page, /Et skilt i opgangen/);
  await press(page, "I support this");
  await expectWords(page, "9 support it", "Gårdlauget Røde Tråd (opdigtet)");
  await look(page, "a supported idea in English");
  await page.goto("/vesterbro/ideas/receipt");
  expect(new URL(page.url()).pathname).toBe("/vesterbro/code");
  await look(page, "the page for all codes");
});

test("what all sides support goes from the result to the agenda in two presses, with its support", async () => {
  await office.goto(`${question}/result`);
  await follow(office, "Der skal være åbne toiletter døgnet rundt ved Halmtorvet.");
  await expectWords(office, "Støttes af alle", "Har du en idé?");
  await look(office, "a statement");
  const statement = addressOf(office);
  await press(office, "Sæt på dagsordenen for næste møde");
  await expectWords(office, /Støtte, cirka: naboer \d+ %/);
  await look(office, "an agenda item of a statement");
  await office.goto(`/en${statement}`);
  await look(office, "a statement in English");
});

test("a coordinator returns one with a reason", async () => {
  await office.goto("/vesterbro");
  await follow(office, "Idéer");
  await follow(office, /Et spil bordtennis/);
  await choose(office, "Den handler om noget, vi ikke kan gøre noget ved her");
  await press(office, "Send tilbage");
  await expectWords(office, "Det er gemt.");
  await look(office, "a returned idea");
});
