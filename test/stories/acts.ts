import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";

/** The field with this label, optional or not. */
export function field(page: Page, label: string): Locator {
  const words = label.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return page.getByLabel(new RegExp(`^${words}( \\((valgfrit|optional)\\))?$`));
}

/** Presses the words beside a radio button or a box. */
export async function choose(page: Page, label: string | RegExp): Promise<void> {
  await page.locator("label.choice-label").getByText(label, { exact: true }).first().click();
}

/** Opens the link with this name and waits for its page. */
export async function follow(page: Page, name: string | RegExp): Promise<void> {
  await leads(page, page.getByRole("link", { name, exact: true }).first());
}

/** Presses the button with this name and waits for the page it leads to. */
export async function press(page: Page, name: string | RegExp): Promise<void> {
  await leads(page, page.getByRole("button", { name, exact: true }).first());
}

async function leads(page: Page, where: Locator): Promise<void> {
  await Promise.all([page.waitForEvent("load"), where.click()]);
}

/** Waits until the page's main part says these words. */
export async function expectWords(page: Page, ...words: (string | RegExp)[]): Promise<void> {
  for (const said of words) await page.locator("main").getByText(said).first().waitFor();
}

/** The words a person sees on the page, spaces folded. */
export async function wordsOf(page: Page): Promise<string> {
  return (await page.locator("main").innerText()).replaceAll(/\s+/g, " ");
}

/** Where the person stands, without the host. */
export function addressOf(page: Page): string {
  const { pathname, search } = new URL(page.url());
  return pathname + search;
}

/** The page says that something is wrong: once above the form, with links that lead to the fields. */
export async function expectErrors(page: Page, ...messages: string[]): Promise<void> {
  const summary = page.locator(".error-summary");
  await summary.waitFor();
  expect(await summary.locator("li").allInnerTexts()).toEqual(messages);
  for (const link of await summary.locator("a").all()) {
    const target = (await link.getAttribute("href")) ?? "";
    expect(await page.locator(target).count(), `${target} of the error summary`).toBe(1);
  }
}
