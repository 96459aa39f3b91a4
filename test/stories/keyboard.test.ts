import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { raiseStage } from "../browser.ts";
import type { Stage } from "../browser.ts";
import { addressOf, expectErrors, expectWords } from "./acts.ts";
import { gatherForum, sendLetterToOffice } from "./forum.ts";
import { layOutDistrict } from "./neighbourhood.ts";

// Nobody touches a mouse here.

let stage: Stage;
let page: Page;

beforeAll(async () => {
  stage = await raiseStage();
  await layOutDistrict(stage.app);
  page = await stage.person();
});
afterAll(() => stage?.close());

/** What has the focus: its name, and whether one can see that it has it. */
function focused(): Promise<{ name: string; isSeen: boolean }> {
  return page.evaluate(() => {
    const at = document.activeElement as HTMLElement;
    const frames = [at, at.closest(".choice")].filter((one) => one !== null);
    const isSeen = frames.some((one) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(one);
      return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
    });
    const label = at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement || at instanceof HTMLSelectElement
      ? at.labels?.[0]?.innerText
      : undefined;
    return { name: (label ?? at.getAttribute("aria-label") ?? at.innerText).trim(), isSeen };
  });
}

/** Goes on with Tab until the control whose name begins so has the focus; one can see where one is all the way. */
async function tabTo(name: string): Promise<void> {
  for (let steps = 0; steps < 60; steps += 1) {
    await page.keyboard.press("Tab");
    const here = await focused();
    expect(here, `focus at "${here.name}"`).toMatchObject({ isSeen: true });
    if (here.name.startsWith(name)) return;
  }
  throw new Error(`Tab did not come to "${name}" on ${page.url()}`);
}

async function enter(): Promise<void> {
  await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
}

describe("a report by keyboard alone", () => {
  test("from the front page to the form", async () => {
    await page.goto("/vesterbro");
    await tabTo("Gå til indhold");
    await page.keyboard.press("Enter");
    await tabTo("Ring 112");
    await tabTo("Meld noget, du har set");
    await enter();
    await tabTo("Ring 112");
    await tabTo("Fortæl om det");
    await enter();
    expect(addressOf(page)).toBe("/vesterbro/street/report?lane=unease");
  });

  test("what, and a send too early: the errors have the focus and lead to their fields", async () => {
    await tabTo("Stoffer i en opgang");
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowDown");
    expect(await page.getByLabel("Støj eller højlydt skænderi").isChecked()).toBe(true);
    await tabTo("Fortæl mere");
    await page.keyboard.type("Råben midt om natten.");
    await tabTo("Send");
    await enter();
    await expectErrors(page, "Vælg et sted, eller beskriv stedet.");
    expect(await page.evaluate(() => document.activeElement?.className)).toBe("error-summary");
    await tabTo("Vælg et sted, eller beskriv");
    await page.keyboard.press("Enter");
    expect((await focused()).name).toMatch(/^Sted/);
  });

  test("where: by the list and by a point on the map, and away it goes", async () => {
    await page.keyboard.type("Litau");
    expect(await page.locator("#place").evaluate((one: HTMLSelectElement) => one.selectedOptions[0]?.text)).toBe("Litauens Plads");
    await tabTo("Sæt et punkt på kortet");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Shift+ArrowLeft");
    await expectWords(page, /^Punkt sat/);
    expect(await page.locator("input[name=lat]").inputValue()).toMatch(/^55\.6/);
    await page.keyboard.press("Delete");
    await expectWords(page, "Punktet er fjernet");
    expect(await page.locator("input[name=lat]").inputValue()).toBe("");
    await tabTo("Send");
    await enter();
    await expectWords(page, "Tak. Vi har fået det, du skrev.", "Litauens Plads", "Støj eller højlydt skænderi");
  });
});

describe("a reply by keyboard alone", () => {
  test("arrows choose, Tab goes on, Enter sends", async () => {
    const { replyPath } = await sendLetterToOffice(stage.app, await gatherForum(stage.app), "Et skilt ved legepladsen");
    await page.goto(replyPath);
    await tabTo("Ja, vi følger anbefalingen");
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowDown");
    expect(await page.getByLabel("Delvist ja").isChecked()).toBe(true);
    await tabTo("Hvem svarer?");
    await page.keyboard.type("Kontorchef");
    await tabTo("Læs svaret igennem");
    await enter();
    await expectErrors(page, "Skriv hvorfor, med mindst 10 tegn.");
    await tabTo("Skriv hvorfor, med mindst 10 tegn.");
    await page.keyboard.press("Enter");
    expect((await focused()).name).toMatch(/^Begrundelse/);
    await page.keyboard.type("Vi sætter det op ved den ene indgang.");
    await tabTo("Læs svaret igennem");
    await enter();
    await expectWords(page, "Sådan bliver svaret offentligt");
    await tabTo("Send svaret");
    await enter();
    await expectWords(page, "Tak for svaret. Det kan læses af alle nu.", "Vi sætter det op ved den ene indgang.");
  });
});
