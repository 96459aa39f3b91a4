import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { recordChange } from "../../src/platform/audit/commands.ts";
import { sealEvents } from "../../src/platform/audit/seal.ts";
import { verifyAudit } from "../../src/platform/audit/verify.ts";
import { addMember } from "../../src/platform/identity/commands.ts";
import { look, raiseStage } from "../browser.ts";
import type { Stage } from "../browser.ts";
import { signIn } from "./sign-in.ts";

let stage: Stage;
let admin: string;

beforeAll(async () => {
  stage = await raiseStage();
  const { db, permit, now } = stage.app;
  admin = await db.transaction().execute((tx) =>
    addMember(tx, permit("members.add"), { name: "Ada Administrator", reach: "mail", email: "ada@eksempel.dk", roles: ["admin"] }),
  );
  for (let at = 1; at <= 40; at += 1)
    await db.transaction().execute((tx) =>
      recordChange(tx, permit("x"), {
        action: "plan.changeGoal",
        kind: "goal",
        id: uuidv7(),
        before: { title: `Mål ${at}`, meaning: "Et langt ord: " + "æ".repeat(120) },
        after: { title: `Mål ${at} igen`, meaning: "" },
      }),
    );
  await sealEvents(db, now);
  await verifyAudit(db, now);
});
afterAll(() => stage?.close());

test("an administrator without scripts comes from the menu to the changes and asks for some of them", async () => {
  const page = await stage.person({ javaScript: false });
  await signIn(stage, page, admin);
  await page.goto("/vesterbro");
  await page.getByRole("link", { name: "Administration" }).first().click();
  await page.getByRole("link", { name: /^Ændringer/ }).click();
  await page.getByLabel("Hvad", { exact: true }).selectOption("plan.changeGoal");
  await page.getByRole("button", { name: "Vis" }).click();
  expect(await page.locator("main").innerText()).toContain("40 ændringer");
  // Thirty of them are read on a phone without scrolling for minutes, and each opens where it stands.
  await page.setViewportSize({ width: 360, height: 800 });
  expect(await page.evaluate(() => document.documentElement.scrollHeight / innerHeight)).toBeLessThan(8);
  const meaning = page.getByText("Et langt ord:").first();
  expect(await meaning.isVisible()).toBe(false);
  await page.getByText("ændrede et mål").nth(1).click();
  await meaning.waitFor();
  for (const address of ["/vesterbro/administration", "/vesterbro/administration/audit", "/en/vesterbro/administration/audit"]) {
    await page.goto(address);
    await look(page, address);
  }
}, 60_000);
