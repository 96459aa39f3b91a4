import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { look } from "../browser.ts";
import type { Stage } from "../browser.ts";
import { expectWords, field, follow, press } from "./acts.ts";
import { raiseExample } from "./example-stage.ts";
import { signIn } from "./sign-in.ts";

let stage: Stage;
let question: string;
let desk: Page;
beforeAll(async () => {
  stage = await raiseExample();
  const { app } = stage;
  const { id } = await app.db.selectFrom("dialogue.question").select("id").executeTakeFirstOrThrow();
  question = `/vesterbro/dialogue/${id}`;
  const host = await app.db.selectFrom("platform.member").select("id").where("name", "=", "Vært i varmestuen").executeTakeFirstOrThrow();
  desk = await stage.person();
  await signIn(stage, desk, host.id);
});
afterAll(() => stage.close());

const statement = (page: Page) => page.locator(".ask-statement").innerText();
const countBy = async (channel: "kiosk" | "paper") => {
  const rows = await stage.app.db.selectFrom("dialogue.participant").select("key").where("channel", "=", channel).execute();
  return rows.length;
};

/** The host makes a code at the desk and types it on a tablet. */
async function openTablet(tablet: Page): Promise<void> {
  await field(desk, "Hvor ligger tabletten?").fill("Ved skranken i varmestuen");
  await press(desk, "Lav en kode");
  const code = /\d{4} \d{4}/.exec(await desk.locator(".kiosk-code").last().innerText())?.[0] ?? "";
  await tablet.goto("/vesterbro/kiosk");
  await field(tablet, "Kode").fill(code);
}

test("a host opens a tablet; it takes answers of one after the other, and forgets whoever walks away", async () => {
  await desk.goto(question);
  await follow(desk, /Uden egen telefon/);
  const tablet = await stage.person({ width: 1024 });
  await tablet.clock.install();
  await openTablet(tablet);
  await look(desk, "hands with a code");
  await press(tablet, "Begynd");
  await expectWords(tablet, /Hvad skal der til/, "Ingen kan se, hvad netop du svarer.");
  await look(tablet, "kiosk start");
  expect(await tablet.locator("nav, footer, header a").count()).toBe(0);
  const before = await countBy("kiosk");
  await press(tablet, "Begynd");
  await look(tablet, "kiosk statement");
  for (const key of ["1", "2", "3"]) {
    const seen = await statement(tablet);
    await tablet.locator(".ask").focus();
    await Promise.all([tablet.waitForEvent("load"), tablet.keyboard.press(key)]);
    expect(await tablet.getByText(seen).count()).toBe(0);
  }
  await look(tablet, "kiosk perspective");
  await press(tablet, "Jeg bruger stoffer");
  await expectWords(tablet, "Du har svaret på 3 af 20");

  await tablet.clock.fastForward(45_000);
  await tablet.getByText("Er du her stadig?").waitFor();
  await look(tablet, "kiosk still there");
  await tablet.getByRole("button", { name: "Ja, jeg er her" }).click();
  await tablet.getByText("Er du her stadig?").waitFor({ state: "hidden" });
  await Promise.all([tablet.waitForURL("**/vesterbro/kiosk"), tablet.clock.fastForward(61_000)]);
  await expectWords(tablet, "Ingen kan se, hvad netop du svarer.");
  await tablet.goBack();
  await tablet.waitForURL("**/vesterbro/kiosk");
  expect(await tablet.getByText(/Du har svaret/).count()).toBe(0);

  // A screen that has slept is woken by the next person's finger, on an answer.
  await press(tablet, "Begynd");
  const answers = async () => (await stage.app.db.selectFrom("dialogue.answer").select("value").execute()).length;
  const kept = await answers();
  await tablet.clock.setSystemTime(new Date(Date.now() + 600_000));
  await Promise.all([tablet.waitForURL("**/vesterbro/kiosk"), tablet.getByRole("button", { name: "Enig", exact: true }).click({ noWaitAfter: true })]);
  await expectWords(tablet, "Ingen kan se, hvad netop du svarer.");
  expect(await answers()).toBe(kept);

  await follow(tablet, "English");
  await press(tablet, "Begin");
  await expectWords(tablet, "20 short statements. Answer as many as you like.");
  await press(tablet, "Agree");
  await look(tablet, "kiosk in English");
  await follow(tablet, "I am done");
  await look(tablet, "kiosk thanks in English");
  await Promise.all([tablet.waitForURL("**/vesterbro/kiosk"), tablet.clock.fastForward(21_000)]);
  expect(await countBy("kiosk")).toBe(before + 2);

  await press(desk, /^Luk/);
  await expectWords(desk, "Tabletten er lukket.");
  await tablet.reload();
  await look(tablet, "kiosk ended");
});

test("a tablet without JavaScript does the same by itself", async () => {
  const tablet = await stage.person({ javaScript: false, width: 768 });
  await openTablet(tablet);
  await press(tablet, "Begynd");
  const before = await countBy("kiosk");
  await press(tablet, "Begynd");
  expect(await tablet.locator("meta[http-equiv=refresh]").getAttribute("content")).toBe("60;url=/vesterbro/kiosk");
  for (const answer of ["Enig", "Uenig", "Ved ikke"]) await press(tablet, answer);
  await press(tablet, "Det vil jeg ikke sige");
  await follow(tablet, "Jeg er færdig");
  await expectWords(tablet, "Tak for dine svar");
  await follow(tablet, "Klar til den næste");
  await tablet.goto("/vesterbro/kiosk/answer");
  await expectWords(tablet, "Ingen kan se, hvad netop du svarer.");
  expect(await countBy("kiosk")).toBe(before + 1);
});

test("sheets are made, and typed in with one key a line", async () => {
  await field(desk, "Hvor mange ark?").fill("2");
  await field(desk, "Hvor skal arket afleveres?").fill("Læg arket i kassen ved skranken.");
  await press(desk, "Lav arkene");
  await look(desk, "hands with sheets");
  const number = /\d{3}-\d\d/.exec(await desk.locator("#paper .item-row-title").first().innerText())?.[0] ?? "";
  await follow(desk, "Tast ark ind");
  const before = await countBy("paper");
  await desk.locator("#number:focus").waitFor();
  await desk.keyboard.type(`${number.slice(0, -1)}${(Number(number.at(-1)) + 1) % 10}`);
  await Promise.all([desk.waitForEvent("load"), desk.keyboard.press("Enter")]);
  await expectWords(desk, /passer ikke til et ark/);
  await look(desk, "wrong number");
  await desk.locator("#number").fill("");
  await desk.keyboard.type(number);
  await Promise.all([desk.waitForEvent("load"), desk.keyboard.press("Enter")]);
  await desk.keyboard.type("1230 1");
  await desk.keyboard.press("Backspace");
  await desk.keyboard.type(`2${"1".repeat(14)}2`);
  await Promise.all([desk.waitForEvent("load"), desk.keyboard.press("Enter")]);
  await expectWords(desk, /er tastet ind med 18 svar/);
  await look(desk, "sheet saved");
  expect(await countBy("paper")).toBe(before + 1);
  await desk.locator("#number:focus").waitFor();
  await desk.keyboard.type(number);
  await Promise.all([desk.waitForEvent("load"), desk.keyboard.press("Enter")]);
  await look(desk, "sheet again");
  await desk.goto(`${question}/hands`);
  await press(desk, "Nogen er i telefonen");
  await look(desk, "by phone");
});
