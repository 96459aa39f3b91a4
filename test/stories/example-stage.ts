import type { Page } from "playwright-core";
import { exampleCoordinator } from "../../example/load.ts";
import { raiseStage } from "../browser.ts";
import type { Stage } from "../browser.ts";
import { signIn } from "./sign-in.ts";

/** A stage on which the example district stands, and nothing else. */
export function raiseExample(): Promise<Stage> {
  return raiseStage({ example: true });
}

/** Signs the example's coordinator in, in this browser. */
export async function signInAsExampleCoordinator(stage: Stage, page: Page): Promise<void> {
  const who = await exampleCoordinator(stage.app.db);
  if (!who) throw new Error("the example has no coordinator");
  await signIn(stage, page, who.memberId);
}
