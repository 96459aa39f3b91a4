import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { look } from "../browser.ts";
import type { Stage } from "../browser.ts";
import { expectWords, follow, press } from "./acts.ts";
import { raiseExample } from "./example-stage.ts";
import { signIn } from "./sign-in.ts";

// A caretaker prints the notice for the stairwell; the coordinator makes new papers for the wall.

let stage: Stage;

beforeAll(async () => {
  stage = await raiseExample();
}, 60_000);
afterAll(() => stage?.close());

test("from the help page to papers for the wall, without scripts, on a phone", async () => {
  const { app } = stage;
  const phone = await stage.person({ javaScript: false, width: 320 });
  await phone.goto("/vesterbro/help");
  await follow(phone, "Kort, plakat og opslag til at printe");
  await expectWords(phone, "Her er ikke lavet papirer endnu.");
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  const address = await phone.getByRole("link", { name: "Åbn og print: Opslag til opgangen (PDF)" }).getAttribute("href");
  expect((await phone.request.get(address ?? "")).headers()["content-type"]).toBe("application/pdf");

  const coordinator = await stage.person({ javaScript: false, width: 360 });
  const { id } = await app.db.selectFrom("platform.member").select("id").where(sql<boolean>`'coordinator' = any(roles)`).limit(1).executeTakeFirstOrThrow();
  await signIn(stage, coordinator, id);
  await coordinator.goto("/vesterbro/help/paper");
  await press(coordinator, "Lav nye papirer");
  await expectWords(coordinator, "Nye papirer er lavet.", "Intet på dem er ændret siden.");
  await app.db.updateTable("help.service").set({ place: "Prøvestræde 9" }).where("name", "like", "Langvejsfra%").execute();
  await coordinator.goto("/vesterbro/help/paper");
  await expectWords(coordinator, "Langvejsfra (opdigtet): sted");
  await look(coordinator, "papirer for koordinator");
  await coordinator.goto("/en/vesterbro/help/paper");
  await look(coordinator, "english: papers");
});
