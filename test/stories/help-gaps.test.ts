import { sql } from "kysely";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { look } from "../browser.ts";
import type { Stage } from "../browser.ts";
import { expectWords, follow } from "./acts.ts";
import { raiseExample } from "./example-stage.ts";
import { signIn } from "./sign-in.ts";

// A neighbour looks for the hours without help; the coordinator takes the wounds of the night to the forum.

let stage: Stage;
let coordinator: Page;

beforeAll(async () => {
  stage = await raiseExample();
  const { app } = stage;
  const { id } = await app.db.selectFrom("platform.member").select("id").where(sql<boolean>`'coordinator' = any(roles)`).limit(1).executeTakeFirstOrThrow();
  coordinator = await stage.person();
  await signIn(stage, coordinator, id);
}, 60_000);
afterAll(() => stage?.close());

test("from the hours without help to the agenda of the forum", async () => {
  const phone = await stage.person({ javaScript: false, width: 320 });
  await phone.goto("/vesterbro/help");
  await follow(phone, "Se, hvornår der ingen hjælp er");
  await expectWords(phone, "Ingen giver retshjælp");
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await phone.locator(".week-grid summary").first().click();
  await look(phone, "huller");
  await follow(phone, "Bor ikke i København");
  await expectWords(phone, "Vi tæller kun de steder, der selv siger");

  await coordinator.goto("/vesterbro/help/gaps");
  await look(coordinator, "huller for koordinator");
  await coordinator.getByRole("form", { name: /^Sæt på næste dagsorden: / }).getByRole("button").first().click();
  await coordinator.waitForURL(/\/help\/gaps\/[0-9a-f-]+$/);
  await expectWords(coordinator, "Hul i hjælpen", "af ugens 168 timer");
  await look(coordinator, "et hul");
  await phone.goto("/en/vesterbro/help/gaps?nopapers=1");
  await look(phone, "english: gaps");
});
