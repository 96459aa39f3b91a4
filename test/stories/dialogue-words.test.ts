import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { coordinatorEmail } from "../../example/network.ts";
import { look } from "../browser.ts";
import type { Stage } from "../browser.ts";
import { addressOf, expectWords, field, follow, press, wordsOf } from "./acts.ts";
import { raiseExample } from "./example-stage.ts";
import { signIn } from "./sign-in.ts";

let stage: Stage;
/** Of somebody who writes. */
let phone: Page;
let question: string;
let receipt: string;
let returned: string;

beforeAll(async () => {
  stage = await raiseExample();
  const { id } = await stage.app.db.selectFrom("dialogue.question").select("id").executeTakeFirstOrThrow();
  question = `/vesterbro/dialogue/${id}`;
});
afterAll(() => stage.close());

/** A member of the example, signed in. */
async function member(email: string, width = 1280): Promise<Page> {
  const { db } = stage.app;
  const { id } = await db.selectFrom("platform.member").select("id").where("email", "=", email).executeTakeFirstOrThrow();
  const page = await stage.person({ width });
  await signIn(stage, page, id);
  return page;
}

test("somebody writes one that is like another on a phone without JavaScript, and keeps the receipt", async () => {
  phone = await stage.person({ javaScript: false, width: 360 });
  await phone.goto(`${question}/answer`);
  await press(phone, "Enig");
  await follow(phone, "Skriv dit eget udsagn");
  await press(phone, "Send udsagnet");
  await look(phone, "write nothing");
  await field(phone, "Dit udsagn").fill("Handel på gaden må ske et andet sted, siger Preben");
  await press(phone, "Send udsagnet");
  await expectWords(phone, "Står det her allerede?", "Er det en person?", /“Preben” ligner et navn/);
  expect(await field(phone, "Dit udsagn").inputValue()).toContain("siger Preben");
  await look(phone, "write similar");
  await field(phone, "Dit udsagn").fill("Der skal være mere hjælp, når man står på gaden om natten.");
  await press(phone, "Send mit alligevel");
  if ((await wordsOf(phone)).includes("Står det her allerede?")) await press(phone, "Send mit alligevel");
  await expectWords(phone, "Vi har fået dit udsagn", "Venter på at blive læst", /^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
  await look(phone, "receipt just sent");
  receipt = addressOf(phone).split("?")[0] ?? "";
  await follow(phone, "Skriv et nyt udsagn");
  await field(phone, "Dit udsagn").fill("Ham i nummer fire er en idiot.");
  await press(phone, "Send udsagnet");
  returned = addressOf(phone).split("?")[0] ?? "";
});

test("the secretariat reads with the keyboard alone: publishes one, and proposes to return the other", async () => {
  const desk = await member(coordinatorEmail);
  await desk.goto("/vesterbro");
  await follow(desk, "Udsagn at læse");
  await expectWords(desk, "Venter på dig", "Kommunen skal gøre noget.");
  await look(desk, "queue");
  await follow(desk, "Begynd med det ældste");
  for (let seen = 0; seen < 5 && !(await wordsOf(desk)).includes("står på gaden om natten"); seen += 1) await key(desk, "4");
  await key(desk, "1");
  await expectWords(desk, "Udsagnet er offentligt. Alle kan svare på det.");
  for (let seen = 0; seen < 5 && !(await desk.locator("#statement").innerText()).includes("nummer fire"); seen += 1) await key(desk, "4");
  await look(desk, "moderate");
  await desk.keyboard.press("3");
  expect(await desk.evaluate(() => document.activeElement?.id)).toBe("reason");
  await desk.keyboard.press("Space");
  await desk.keyboard.press("Tab");
  await desk.keyboard.type("Skriv gerne om larmen.");
  await Promise.all([desk.waitForEvent("load"), desk.keyboard.press("Enter")]);
  await expectWords(desk, "Dit forslag venter på en fra en anden side.");
  await desk.goto("/vesterbro/dialogue/read");
  await follow(desk, "Der må gerne være en vandpost på pladsen om sommeren.");
  await press(desk, "Foreslå at sende det tilbage");
  await look(desk, "moderate without a reason");
  await desk.goto("/vesterbro/forum/meetings");
  await expectWords(desk, /udsagn venter på at blive læst/);
});

/** One key, and the page it leads to. */
const key = (page: Page, name: string) => Promise.all([page.waitForEvent("load"), page.keyboard.press(name)]);

test("one from another side agrees; the writer appeals, and a third answers", async () => {
  const service = await member("varmestuen@eksempel.dk");
  await service.goto("/vesterbro/dialogue/read");
  await follow(service, "Ham i nummer fire er en idiot.");
  await expectWords(service, /vil sende det tilbage: nævner eller peger på en bestemt person/);
  await look(service, "second pair of eyes");
  await press(service, /Enig\. Send det tilbage/);
  await phone.goto(returned);
  await expectWords(phone, "Det nævner eller peger på en bestemt person.", "Skriv gerne om larmen.");
  await field(phone, "Hvorfor skal det med?").fill("Der står ikke hans navn.");
  await press(phone, "Send klagen");
  await expectWords(phone, "Bliver læst igen");
  const neighbour = await member("nabo@eksempel.dk", 360);
  await neighbour.goto("/vesterbro/dialogue/read");
  await follow(neighbour, "Ham i nummer fire er en idiot.");
  await look(neighbour, "appeal");
  await press(neighbour, /Beslutningen står fast/);
  await phone.reload();
  await expectWords(phone, "Læst igen. Beslutningen står fast");
});

test("its pages stand well on a phone and a desktop, and in English", async () => {
  await phone.goto(`/en${returned}`);
  await expectWords(phone, "Read again. The decision stands");
  await look(phone, "receipt after an appeal in English");
  await phone.goto(receipt);
  await look(phone, "receipt published");
  await phone.goto(`${question}/mine`);
  await phone.locator("main summary").first().click();
  await look(phone, "own answers and statements");
  const page = await stage.person();
  await page.goto(question);
  await look(page, "question with policy");
  await follow(page, "Sådan læser vi det, folk skriver");
  await expectWords(page, "Klage afvist");
  await look(page, "log");
  await follow(page, /står på gaden om natten/);
  await look(page, "statement");
  await page.goto(`${question}/write`);
  await field(page, "Dit udsagn").fill("Vi mangler åbne toiletter på Halmtorvet.");
  await expectWords(page, /\d+ tegn tilbage/);
});
