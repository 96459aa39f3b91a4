import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { look } from "../browser.ts";
import type { Stage } from "../browser.ts";
import { choose, expectErrors, expectWords, field, follow, press } from "./acts.ts";
import { raiseExample } from "./example-stage.ts";
import { gatherForum, sendLetterToOffice } from "./forum.ts";

// The example district, read by someone who knows no Danish.

let stage: Stage;
let guest: Page;

beforeAll(async () => {
  stage = await raiseExample();
  guest = await stage.person();
});
afterAll(() => stage?.close());

/** Every place on the page that says this says that it is Danish, so that it is read aloud as such. */
async function expectDanish(page: Page, words: string): Promise<void> {
  expect(await languagesOf(page, words), `"${words}" on ${page.url()}`).toEqual(["da"]);
}

async function expectEnglish(page: Page, words: string): Promise<void> {
  expect(await languagesOf(page, words), `"${words}" on ${page.url()}`).toEqual(["en"]);
}

/** In which languages the main part of a page says these words, to those who listen. */
async function languagesOf(page: Page, words: string): Promise<string[]> {
  const spoken = await page.locator("main").evaluate((main, sought) => {
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    while (walker.nextNode())
      if (walker.currentNode.textContent?.includes(sought))
        found.push(walker.currentNode.parentElement?.closest("[lang]")?.getAttribute("lang") ?? "");
    return found;
  }, words);
  return [...new Set(spoken)];
}

test("the front page says what this is and leads on", async () => {
  await guest.goto("/en/vesterbro");
  expect(await guest.locator("html").getAttribute("lang")).toBe("en");
  await expectWords(guest, "We find the solutions together", "Is someone in danger right now?", "From the street to city hall and back");
  await look(guest, "english: home");
  await guest.goto("/vesterbro");
  await follow(guest, "English");
  await expectWords(guest, "We find the solutions together");
});

test("a report in English gives a receipt in English", async () => {
  await guest.getByRole("link", { name: /^Report something you have seen/ }).click();
  await follow(guest, "Report a thing");
  await press(guest, "Send");
  await expectErrors(guest, "Choose what you have seen.", "Choose a place, or describe the place.");
  await look(guest, "english: report with errors");
  await choose(guest, "Needle or syringe");
  await field(guest, "Place").selectOption("Enghave Plads");
  await field(guest, "Tell more").fill("By the playground.");
  await press(guest, "Send");
  await expectWords(guest, "Thank you. We have received what you wrote.", "Received", "Needle or syringe");
  await look(guest, "english: receipt");
});

test("what others have seen is told in Danish, and says so", async () => {
  await guest.goto("/en/vesterbro/street/seen");
  const first = guest.locator(".item-row-title a").first();
  const line = await first.innerText();
  await expectDanish(guest, line);
  await Promise.all([guest.waitForEvent("load"), first.click()]);
  await expectDanish(guest, line);
  await expectWords(guest, "Report", "What came of it");
  await look(guest, "english: seen");
});

test("the forum: when it meets, who is in it, what it has written down", async () => {
  await follow(guest, "Forum");
  await expectWords(guest, "Next meeting", "Approved minutes", "Would you like to take part?");
  await look(guest, "english: forum");
  await follow(guest, /^Minutes, /);
  await expectWords(guest, "Present", "Document no.", "Have the minutes been changed?");
  await look(guest, "english: minutes");
});

test("letters, decisions and the plan", async () => {
  await follow(guest, "Letters");
  await expectWords(guest, /Awaiting a reply, due 28 March 2026/);
  await expectDanish(guest, "Et offentligt toilet ved Maria Kirkeplads");
  await look(guest, "english: letters");
  await follow(guest, /^Et offentligt toilet/);
  await expectDanish(guest, "Et offentligt toilet ved Maria Kirkeplads");
  await expectEnglish(guest, "We ask you to reply by 28 March 2026");
  await look(guest, "english: letter");
  await follow(guest, "Decisions");
  await expectWords(guest, "Decisions");
  await look(guest, "english: decisions");
  await follow(guest, "Plan");
  await expectWords(guest, "The plan", "Responsible");
  await expectDanish(guest, "Varmestuen har åbent til midnat");
  await look(guest, "english: plan");
  await follow(guest, /Varmestuen har åbent til midnat/);
  await expectWords(guest, "Proof", "Under way");
  await expectDanish(guest, "Varmestuen har åbent til midnat");
  await look(guest, "english: measure");
});

test("search finds Danish words and answers in English", async () => {
  await follow(guest, "Search");
  await guest.getByRole("searchbox").fill("toilet");
  await guest.keyboard.press("Enter");
  await guest.waitForURL(/q=toilet/);
  await expectWords(guest, "Letter");
  await expectDanish(guest, "Et offentligt toilet");
  await look(guest, "english: search");
});

test("an office that works in English answers by its link", async () => {
  const forum = await gatherForum(stage.app);
  const { replyPath } = await sendLetterToOffice(stage.app, forum, "Et skilt ved legepladsen");
  await guest.goto(`/en${replyPath}`);
  await expectWords(guest, "Reply to the letter", "You need no account.");
  await choose(guest, "The reply comes later");
  await field(guest, "Who replies?").fill("Head of unit");
  await field(guest, "Reason").fill("We ask the roads department first.");
  await press(guest, "Look the reply over");
  await expectErrors(guest, "Choose the day on which the reply comes.");
  await look(guest, "english: reply");
  await field(guest, "New date for the reply").fill("2026-06-01");
  await press(guest, "Look the reply over");
  await expectWords(guest, "How the reply becomes public", "Interim reply", "1 June 2026", "Head of unit");
  await expectDanish(guest, "We ask the roads department first.");
  await look(guest, "english: look the reply over");
  await press(guest, "Send the reply");
  await expectWords(guest, "Thank you for the reply. Everyone can read it now.", "Is there a mistake? Write to");
  await look(guest, "english: thank you for the reply");
});
