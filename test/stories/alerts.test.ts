import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { look } from "../browser.ts";
import type { Stage } from "../browser.ts";
import { linkTo } from "../every-link.ts";
import { layLine } from "../line.ts";
import type { Line } from "../line.ts";
import { choose, expectErrors, expectWords, field, follow, press, wordsOf } from "./acts.ts";
import { raiseExample } from "./example-stage.ts";
import { signIn } from "./sign-in.ts";

// A host hears of a danger; two people look at it; everyone reads it, until it is over.

let stage: Stage;
let line: Line;
let host: Page;
let coordinator: Page;

beforeAll(async () => {
  [stage, line] = await Promise.all([raiseExample(), layLine()]);
  [host, coordinator] = await Promise.all(["varmestuen@eksempel.dk", "koordinator@eksempel.dk"].map(memberBy)) as [Page, Page];
}, 60_000);
afterAll(async () => {
  await stage?.close();
  await line?.close();
});

async function memberBy(email: string): Promise<Page> {
  const { app } = stage;
  const { id } = await app.db.selectFrom("platform.member").select("id").where("email", "=", email).executeTakeFirstOrThrow();
  const page = await stage.person({ width: 360 });
  await signIn(stage, page, id);
  return page;
}

const headline = "Giftig røg i porten";

test("a host reports a danger, and two people grade it, one of them by mail link and without scripts", async () => {
  const { app } = stage;
  await host.goto("/vesterbro/alerts/work");
  await look(host, "advarsler i arbejde");
  await follow(host, "Meld noget farligt");
  await follow(host, "Anden fare");
  await field(host, "Hvad advarer I om?").fill(headline);
  await press(host, "Send til vurdering");
  await expectErrors(host, "Skriv, hvad der kan ske.");
  await look(host, "meld noget farligt");
  await field(host, "Hvad kan der ske?").fill("Man bliver svimmel og falder om");
  await field(host, "Hvor mange dage skal det gælde?").fill("1");
  await press(host, "Send til vurdering");
  await expectWords(host, "De, der vurderer, har fået en mail.", "Du har selv meldt den. To andre vurderer den.", "0 af 2 har vurderet den");

  const gradeIt = async (page: Page) => {
    await choose(page, "Flere har fortalt det, uden at have talt sammen");
    await choose(page, "Nogen kan dø");
    await choose(page, "Ja");
    await press(page, "Gem min vurdering");
  };
  const phone = await stage.person({ javaScript: false, width: 320 });
  await phone.goto((await linkTo(app, "koordinator@eksempel.dk", "alerts.grade_one", {})).path);
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await look(phone, "vurder advarslen");
  await gradeIt(phone);
  await expectWords(phone, "Tak. Din vurdering er gemt.", "1 af 2 har vurderet den");

  const second = await memberBy("sygeplejerske@eksempel.dk");
  await second.goto("/vesterbro/alerts/work");
  await follow(second, headline);
  await gradeIt(second);
  await expectWords(second, "Advarslen er ude. Alle kan læse den nu.");
});

test("everyone reads it first of all, without scripts, and nobody reads who reported it", async () => {
  const visitor = await stage.person({ javaScript: false, width: 320 });
  await visitor.goto("/hjaelp");
  await expectWords(visitor, `Anden fare: ${headline}`, "Syg eller såret: 1813. Livsfare: 112.", "Opdigtet: hvide piller solgt som oxycodon");
  await follow(visitor, `Anden fare: ${headline}`);
  await expectWords(visitor, "Man bliver svimmel og falder om", "Vi siger aldrig, hvem der har meldt det.");
  expect(await wordsOf(visitor)).not.toContain("Vært i varmestuen");
  await look(visitor, "en advarsel");
  await visitor.goto("/vesterbro/alerts");
  await look(visitor, "alle advarsler");
  expect((await stage.app.visitor().get("/en/vesterbro/help")).text).toContain("Dangerous batch: Invented: white pills sold as oxycodone");
});

test("it is over by itself, also on a phone without a line, and what was learnt stays", async () => {
  const { app } = stage;
  const phone = await stage.person({ width: 360, line });
  await phone.goto("/vesterbro/help");
  await expectWords(phone, headline);
  await phone.evaluate(() => navigator.serviceWorker.ready);
  await phone.goto("/vesterbro/help");
  await line.cut(phone);
  const day = 24 * 60 * 60 * 1000;
  app.now = new Date(app.now.getTime() + day);
  await phone.clock.setFixedTime(Date.now() + day);
  await phone.goto("/vesterbro/help");
  await expectWords(phone, "Du er uden net.", "Opdigtet: hvide piller solgt som oxycodon");
  expect(await wordsOf(phone)).not.toContain(headline);

  expect((await app.visitor().get("/vesterbro/help")).text).not.toContain(headline);
  await coordinator.goto("/vesterbro/alerts/work");
  await expectWords(coordinator, "Gælder ikke mere, og mangler det, vi lærte");
  await follow(coordinator, headline);
  await follow(coordinator, "Skriv, hvad vi lærte");
  await field(coordinator, "Hvad lærte vi?").fill("Det var en brændende container. Brandvæsenet kom efter ti minutter.");
  await look(coordinator, "afslut en advarsel");
  await press(coordinator, "Afslut");
  await follow(coordinator, "Se den, som alle ser den");
  await expectWords(coordinator, "Den gælder ikke mere.", "Det var en brændende container.");
  await look(coordinator, "en advarsel, der er slut");
  const { text } = await app.visitor().get("/vesterbro/alerts");
  for (const words of ["Det var en brændende container.", "Næste gang deler vi ud fra den første dag."]) expect(text).toContain(words);
});
