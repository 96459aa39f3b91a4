import type { Page } from "playwright-core";
import { exampleCoordinator } from "../../example/load.ts";
import { raiseStage } from "../browser.ts";
import type { Stage } from "../browser.ts";
import { press } from "./acts.ts";

/** A stage on which the example district stands, and nothing else. */
export function raiseExample(): Promise<Stage> {
  return raiseStage({ example: true });
}

/** Signs the example's coordinator in, in this browser. */
export async function signInAsExampleCoordinator({ app }: Stage, page: Page): Promise<void> {
  const who = await exampleCoordinator(app.db);
  if (!who) throw new Error("the example has no coordinator");
  await page.goto(await app.deps.identity.signInLinkFor(who.districtId, who.memberId));
  await press(page, /Log ind/);
}
