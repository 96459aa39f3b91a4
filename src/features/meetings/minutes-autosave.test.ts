import { afterAll, beforeAll, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { look, raiseStage } from "../../../test/browser.ts";
import type { Stage } from "../../../test/browser.ts";
import { signIn } from "../../../test/stories/sign-in.ts";
import { addParty } from "../../network/commands.ts";
import { addMember } from "../../platform/identity/commands.ts";
import { addAgendaItem } from "./commands/items.ts";
import { planNextMeeting } from "./commands/planning.ts";
import { addSeries } from "./commands/series.ts";

let stage: Stage;
let meeting: string;
let item: string;
let nextItem: string;
let kim: Page;
let ane: Page;

beforeAll(async () => {
  stage = await raiseStage();
  const t = stage.app;
  await t.db.transaction().execute(async (tx) => {
    const series = await addSeries(tx, t.permit("meetings.prepare"), {
      name: "Prøveforum",
      everyWeeks: 6,
      weekday: 3,
      fromDay: "2026-03-02",
      fromTime: "16:00",
      toTime: "18:00",
      place: "Prøvesalen",
    });
    meeting = await planNextMeeting(tx, t.permit("meetings.prepare"), series, t.now);
    const add = (title: string) =>
      addAgendaItem(tx, t.permit("meetings.prepare"), meeting, { title, kind: "discussion" }, t.now);
    item = await add("Lys i gården");
    nextItem = await add("Støj om natten");
    await addParty(tx, t.permit("parties.manage"), { name: "Prøvekontoret", kind: "city" });
  });
  t.now = new Date("2026-03-04T16:00:00Z");
  kim = await secretary("Kim Koordinator");
  ane = await secretary("Ane Andersen");
});
afterAll(() => stage.close());

async function secretary(name: string): Promise<Page> {
  const { app } = stage;
  const details = { name, email: `${name.replace(" ", ".")}@eksempel.dk`, reach: "mail", roles: ["coordinator"] } as const;
  const id = await app.db.transaction().execute((tx) => addMember(tx, app.permit("parties.manage"), details));
  const page = await stage.person();
  await signIn(stage, page, id);
  return page;
}

const openMinutes = (page: Page) => page.goto(`/vesterbro/forum/meetings/${meeting}/minutes`);

const stored = (id = item) =>
  stage.app.db.selectFrom("meetings.entry").select(["minutes", "version"]).where("item_id", "=", id).executeTakeFirstOrThrow();

const textOf = (page: Page, of = item) => page.locator(`#minutes-${of}`);
const saved = (page: Page, of = item) => page.locator(`#item-${of}`).getByText("Gemt", { exact: true });
const reads = async (page: Page, text: string, of = item) =>
  await expect.poll(() => textOf(page, of).inputValue(), { timeout: 20_000 }).toBe(text);

test("two write minutes at once: each sees the other's words come, who is writing, and nothing is lost or moves", async () => {
  for (const page of [kim, ane]) await openMinutes(page);
  await textOf(kim).fill("Vi talte om pæren.");
  await saved(kim).waitFor();
  await reads(ane, "Vi talte om pæren.");
  await ane.getByText("Kim skriver her").waitFor();
  await look(ane, "somebody writes");

  // Ane stands in the middle of the text when Kim goes on: her caret stays at its word.
  await textOf(ane).focus();
  await textOf(ane).evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(3, 8));
  await textOf(kim).fill("Først: Vi talte om pæren.\nDen er gået.");
  await reads(ane, "Først: Vi talte om pæren.\nDen er gået.");
  const selected = () => textOf(ane).evaluate((f: HTMLTextAreaElement) => f.value.slice(f.selectionStart, f.selectionEnd));
  expect(await selected()).toBe("talte");

  // Both write in the same item, on different lines; and again before they have seen each other's.
  await textOf(kim).press("End");
  await Promise.all([textOf(kim).pressSequentially(" Ejeren skifter den."), textOf(ane).press("Control+End")]);
  await textOf(ane).pressSequentially("\nNaboerne takker.");
  const both = "Først: Vi talte om pæren.\nDen er gået. Ejeren skifter den.\nNaboerne takker.";
  await Promise.all([reads(kim, both), reads(ane, both)]);
  expect((await stored()).minutes).toBe(both);
});

test("the same line, changed by both, stops one of them and shows both texts", async () => {
  await textOf(kim, nextItem).fill("Støj");
  await saved(kim, nextItem).waitFor();
  await openMinutes(ane);
  await ane.route("**/minutes/*/text", (route) => route.abort());
  await textOf(kim, nextItem).fill("Støj fra baren");
  await expect.poll(async () => (await stored(nextItem)).minutes, { timeout: 20_000 }).toBe("Støj fra baren");
  await textOf(ane, nextItem).fill("Støj fra gaden");
  await ane.getByRole("button", { name: "Se begge tekster" }).click();
  await ane.getByText("Støj fra baren").waitFor();
  await look(ane, "merge");
  expect(await ane.getByLabel("Din tekst").inputValue()).toBe("Støj fra gaden");
  await ane.getByLabel("Din tekst").fill("Støj fra baren og gaden");
  await ane.getByRole("button", { name: "Gem min tekst" }).click();
  await ane.waitForURL(/saved=1/);
  await reads(kim, "Støj fra baren og gaden", nextItem);
  await ane.unroute("**/minutes/*/text");
});

test("by keyboard alone: from item to item, a decision caught and back at its item, and a calm line for the other", async () => {
  for (const page of [kim, ane]) await openMinutes(page);
  await kim.getByText("Tastatur").click();
  await look(kim, "keys");
  await kim.getByText("Tastatur").click();
  const focused = () => kim.evaluate(() => document.activeElement?.id);
  await kim.keyboard.press("Alt+ArrowDown");
  expect(await focused()).toBe(`minutes-${item}`);
  await kim.keyboard.press("Alt+ArrowDown");
  expect(await focused()).toBe(`minutes-${nextItem}`);
  await kim.keyboard.press("Alt+ArrowUp");
  await kim.keyboard.press("Alt+Enter");
  expect(await focused()).toBe(`wording-${item}`);
  await kim.keyboard.type("Ejeren sætter en ny pære i.");
  await kim.keyboard.press("Control+s");
  await kim.waitForURL(/saved=1#item-/);
  expect(await focused()).toBe(`minutes-${item}`);
  await kim.getByText("Beslutning: Ejeren sætter en ny pære i").waitFor();

  // A button that leads away takes along what was typed a moment ago.
  await kim.keyboard.type("\nSkrevet lige før.");
  await kim.locator(`#item-${item}`).getByRole("button", { name: "Behandlet" }).click();
  await kim.locator(`#item-${item}`).getByRole("button", { name: "Åbn igen" }).waitFor();
  expect((await stored()).minutes).toMatch(/Skrevet lige før\.$/);

  await textOf(ane, nextItem).fill("Ane er midt i noget");
  await ane.getByText("Dagsordenen er ændret").waitFor();
  expect(await ane.evaluate(() => document.activeElement?.id)).toBe(`minutes-${nextItem}`);
  await look(ane, "the agenda has changed");
  await ane.getByRole("button", { name: "Vis" }).click();
  await ane.getByText("Beslutning: Ejeren sætter en ny pære i").waitFor();
  expect(await textOf(ane, nextItem).inputValue()).toBe("Ane er midt i noget");
});
