import { afterAll, beforeAll, expect, test } from "vitest";
import type { Page } from "playwright-core";
import sharp from "sharp";
import { addMember } from "../../src/platform/identity/commands.ts";
import { uiTexts } from "../../src/ui/texts.ts";
import { look, raiseStage } from "../browser.ts";
import type { Stage } from "../browser.ts";
import { addressOf, choose, expectWords, field, press } from "./acts.ts";
import { signIn } from "./sign-in.ts";

// Many robots are about: an admin raises the guard, and people still get their reports through.

const words = uiTexts.da.puzzle;
const reportPath = "/vesterbro/street/report";

let stage: Stage;
beforeAll(async () => {
  stage = await raiseStage();
});
afterAll(() => stage?.close());

async function write(page: Page, text: string): Promise<void> {
  await choose(page, "Utryghed");
  await field(page, "Beskriv stedet").fill("Ved den grønne port");
  await field(page, "Fortæl mere").fill(text);
}

const texts = async () => (await stage.app.db.selectFrom("street.observation").select("text").orderBy("id").execute()).map(({ text }) => text);

test("the guard goes up while people write; those who are no robots get through, with and without scripts", async () => {
  const { app } = stage;
  const visitor = await stage.person();
  const requests: string[] = [];
  visitor.on("request", (request) => requests.push(request.url()));
  await visitor.goto(reportPath);
  await write(visitor, "Skrevet før");

  const id = await app.db.transaction().execute((tx) =>
    addMember(tx, app.permit("parties.manage"), { name: "Ada Admin", email: "ada@eksempel.dk", reach: "mail", roles: ["admin", "coordinator"] }),
  );
  const admin = await stage.person();
  await signIn(stage, admin, id);
  await admin.goto("/vesterbro/administration/guard");
  await expectWords(admin, "Roligt");
  await look(admin, "robot check, calm");
  await press(admin, "Slå robottjek til i et døgn");
  await expectWords(admin, "Robottjek er slået til det næste døgn.", "En administrator har slået det til.");
  await look(admin, "robot check, on");

  // Opened before: it comes back, is solved and goes by itself.
  await visitor.getByRole("button", { name: "Send" }).click();
  await visitor.waitForURL(/\/street\/receipt\//);

  // Opened now: the puzzle is solved meanwhile, and the form goes at once.
  await visitor.goto(reportPath);
  await write(visitor, "Skrevet nu");
  await visitor.getByRole("button", { name: "Send" }).click();
  await visitor.waitForURL(/\/street\/receipt\//);

  // Opened in time, but what was solved is used up: the photo must be chosen again.
  const photo = { name: "foto.png", mimeType: "image/png", buffer: await sharp({ create: { width: 8, height: 8, channels: 3, background: "grey" } }).png().toBuffer() };
  await visitor.goto(reportPath);
  await write(visitor, "Med billede");
  await visitor.locator("[name=_puzzle]").evaluate((input: HTMLInputElement) => input.remove());
  await field(visitor, "Foto").setInputFiles(photo);
  await press(visitor, "Send");
  await expectWords(visitor, words.chooseFile, words.call);
  expect(await visitor.locator("solve-puzzle").evaluate((notice) => notice === document.activeElement)).toBe(true);
  expect(await field(visitor, "Fortæl mere").inputValue()).toBe("Med billede");
  await look(visitor, "a report that came back");
  await field(visitor, "Foto").setInputFiles(photo);
  await press(visitor, "Send");
  expect(addressOf(visitor)).toContain("/street/receipt/");

  const plain = await stage.person({ javaScript: false, width: 360 });
  await plain.goto(reportPath);
  await write(plain, "Uden JavaScript");
  await press(plain, "Send");
  await expectWords(plain, words.wait(60));
  app.now = new Date(app.now.getTime() + 60_000);
  await press(plain, "Send");
  expect(addressOf(plain)).toContain("/street/receipt/");

  expect(await texts()).toEqual(["Skrevet før", "Skrevet nu", "Med billede", "Uden JavaScript"]);
  expect(requests.filter((url) => !url.startsWith(stage.url))).toEqual([]);
});
