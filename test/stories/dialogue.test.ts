import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { analyseDialogueJob } from "../../src/features/dialogue/jobs.ts";
import { look } from "../browser.ts";
import type { Stage } from "../browser.ts";
import { choose, expectWords, follow, press } from "./acts.ts";
import { raiseExample } from "./example-stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await raiseExample();
  await analyse();
});
afterAll(() => stage.close());

async function analyse(): Promise<void> {
  const { district, id } = await stage.app.db.selectFrom("dialogue.question").select(["district", "id"]).executeTakeFirstOrThrow();
  await analyseDialogueJob.run({ ...stage.app.deps }, { districtId: district, questionId: id }, { number: 1, isLast: false });
}

const statement = (page: Page) => page.locator(".ask-statement").innerText();

test("a neighbour answers five statements on a phone without JavaScript, changes one, and sees what all can support", async () => {
  const phone = await stage.person({ javaScript: false, width: 360 });
  await phone.goto("/vesterbro");
  await expectWords(phone, "150 personer har svaret");
  await look(phone, "home with a question");
  await follow(phone, "Alle spørgsmål");
  await look(phone, "questions, with ideas");
  await follow(phone, /Hvad skal der til/);
  await follow(phone, "Svar nu");
  const seen = new Set<string>();
  for (const answer of ["Enig", "Uenig", "Ved ikke"]) {
    seen.add(await statement(phone));
    await press(phone, answer);
  }
  await look(phone, "perspective");
  await press(phone, "Gå videre");
  await look(phone, "perspective not chosen");
  await choose(phone, "Jeg bor her");
  await press(phone, "Gå videre");
  for (const answer of ["Enig", "Enig"]) {
    seen.add(await statement(phone));
    await press(phone, answer);
  }
  expect(seen.size).toBe(5);
  await expectWords(phone, "Du har svaret på 5 af 20");
  await follow(phone, "Dine svar");
  // Which statement stands first, and so which answers it can be changed to, is left to chance.
  await phone.locator(".own-answer summary").first().click();
  await press(phone, /^(Enig|Uenig|Ved ikke)$/);
  await expectWords(phone, "Dit svar er rettet.");
  await analyse();
  await follow(phone, "Svar på flere");
  await follow(phone, "Stop her, og se, hvad folk siger");
  await expectWords(phone, /150 personer har givet.*Tallene kommer på ny, når mindst fem flere/, "Støttes af alle", "Det deler os");
});

test("keys answer while the statement has the focus, and only then", async () => {
  const page = await stage.person();
  const { id } = await stage.app.db.selectFrom("dialogue.question").select("id").executeTakeFirstOrThrow();
  await page.goto(`/vesterbro/dialogue/${id}/answer`);
  await expectWords(page, "Du kan også trykke 1, 2 eller 3.");
  const first = await statement(page);
  await Promise.all([page.waitForEvent("load"), page.keyboard.press("2")]);
  await expectWords(page, "Du har svaret på 1 af 20");
  expect(await statement(page)).not.toBe(first);
  await look(page, "statement");
  await page.getByRole("link", { name: "Dine svar" }).focus();
  await page.keyboard.press("1");
  await follow(page, "Dine svar");
  await expectWords(page, first, "Du svarede: Uenig");
  expect(await page.locator(".own-answer").count()).toBe(1);
});
