import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { look } from "../browser.ts";
import type { Stage } from "../browser.ts";
import { expectErrors, expectWords, field, follow, press, wordsOf } from "./acts.ts";
import { raiseExample, signInAsExampleCoordinator } from "./example-stage.ts";

let stage: Stage;
let office: Page;
let tablet: Page;
let conference: string;
/** Where the office sees what the workshops recommend. */
let desk: string;
beforeAll(async () => {
  stage = await raiseExample();
});
afterAll(() => stage.close());

const coming = "Fra gade til plan: hvad gør vi sammen nu?";
const sentence = "Der skal være et åbent sted hver nat, også i weekenden.";

describe("from a facilitator's paper to the plan", () => {
  test("a facilitator writes by a link on paper, without scripts, and counts hands", async () => {
    office = await stage.person();
    await signInAsExampleCoordinator(stage, office);
    await office.goto("/konference");
    await follow(office, coming);
    conference = office.url();
    await follow(office, "Forbered og følg op");
    await follow(office, "Workshoppernes anbefalinger");
    desk = office.url();
    await press(office, "Lav et link på papir til Hjælp om natten");
    await look(office, "a facilitator's link on paper");
    tablet = await stage.person({ javaScript: false, width: 360 });
    await tablet.goto(office.url().replace(/\/paper$/, ""));
    await follow(tablet, "Skriv en anbefaling");
    await press(tablet, "Gem anbefalingen");
    await expectErrors(tablet, "Skriv anbefalingen som én sætning.");
    await tablet.locator("[name=sentence]").fill(sentence);
    await tablet.locator("[name=why]").fill("Kl. 3 søndag nat er der intet åbent, og folk går ind i opgange for at få varmen.");
    await press(tablet, "Gem anbefalingen");
    await tablet.locator("#text-1").fill("Vi talte om **vagter** og om, hvem der har en nøgle.");
    await press(tablet, "Gem noter fra runde 1");
    await follow(tablet, "Tæl hænder om anbefaling 1");
    for (const [label, count] of [["For", "18"], ["Imod", "3"], ["Ved ikke", "2"]] as const) await field(tablet, label).fill(count);
    await press(tablet, "Gem tallene");
    await expectWords(tablet, "Vist med hænder: 18 for, 3 imod, 2 ved ikke.");
  });

  test("the hall votes by phone", async () => {
    await follow(tablet, "Stem på telefon om anbefaling 1");
    await press(tablet, "Åbn afstemningen");
    const code = (await tablet.locator(".vote-code").innerText()).replace(/\D/g, "");

    const wall = await stage.person();
    await wall.goto(`/vesterbro/vote/${code}/screen`);
    for (const javaScript of [true, false]) {
      const phone = await stage.person({ javaScript, width: 320 });
      await phone.goto("/vesterbro/vote");
      await phone.locator("[name=code]").fill(code);
      await press(phone, "Videre");
      await press(phone, "For");
      await expectWords(phone, "Tak. Din telefon har stemt");
      if (!javaScript) await look(phone, "a vote on a phone");
    }
    for (const choice of ["for", "for", "against"]) {
      const phone = stage.app.visitor();
      const voted = await phone.submit(await phone.get(`/vesterbro/vote/${code}`), `/vote/${code}`, { choice });
      expect(voted.text).toContain("Tak. Din telefon har stemt");
    }
    await expectWords(wall, "5 telefoner har stemt");
    await look(wall, "a vote on a large screen");
    await follow(tablet, "Se, hvor mange der har stemt");
    await press(tablet, "Luk afstemningen");
    await expectWords(tablet, "Stemt på telefon: 5 telefoner. 4 for, 1 imod, 0 ved ikke.");
    await look(tablet, "a facilitator's page");
  });

  test("the office shows it to all, makes it public, and takes it to the agenda and the plan", async () => {
    await office.goto(desk);
    await look(office, "the desk of recommendations");
    await follow(office, "Vis i plenum");
    await look(office, "the plenary");
    await office.keyboard.press("ArrowDown");
    expect(await office.evaluate(() => document.activeElement?.id)).toBe("slide-1");
    await office.goBack();
    await office.getByText("Jeg har læst dem, og ingen personer er nævnt").first().click();
    await press(office, "Frigiv anbefalingerne fra Hjælp om natten");
    await follow(office, "Offentlig");
    await press(office, "Sæt på dagsordenen for næste møde");
    await expectWords(office, "Anbefalet af workshoppen “Hjælp om natten”", "Vist med hænder: 18 for");
    await office.goto(conference);
    await follow(office, sentence);
    await expectWords(office, "Bragt videre");
    await press(office, "Lav en indsats i planen");
    expect(await wordsOf(office)).toContain(sentence);
  });

  test("of an earlier conference everyone reads what came of it", async () => {
    const reader = await stage.person({ javaScript: false, width: 320 });
    await reader.goto("/konference");
    await follow(reader, "Den åbne stofscene på Vesterbro");
    await expectWords(reader, "Vist med hænder: 38 for", "Stemt på telefon: 36 telefoner");
    await follow(reader, "Varmestuer og rådgivning skal have åbent, når alt andet er lukket.");
    await expectWords(reader, "Bragt videre", "Varmestuen har åbent til midnat");
    await look(reader, "a recommendation with what came of it");
  });
});
