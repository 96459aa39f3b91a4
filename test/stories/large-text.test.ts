import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Stage } from "../browser.ts";
import { raiseExample, signInAsExampleCoordinator } from "./example-stage.ts";

// Whoever needs large letters reads everything by scrolling one way, and finds the menu.

let stage: Stage;
let phone: Page;
const pages: string[] = ["/vesterbro", "/vesterbro/help", "/vesterbro/forum", "/vesterbro/plan", "/vesterbro/street/report", "/vesterbro/ideas/new"];

beforeAll(async () => {
  stage = await raiseExample();
  phone = await stage.person({ width: 360 });
  for (const list of ["alerts", "letters", "decisions", "elections"]) {
    await phone.goto(`/vesterbro/${list}`);
    pages.push(await phone.locator(`main a[href^="/vesterbro/${list}/0"]`).first().getAttribute("href") ?? `no page among ${list}`);
  }
});
afterAll(() => stage?.close());

/** Letters twice as large, as a browser makes them; the page's own policy lets no style in by another way. */
async function doubleLetters(): Promise<void> {
  await phone.evaluate(() => {
    const style = new CSSStyleSheet();
    style.replaceSync("html { font-size: 200% }");
    document.adoptedStyleSheets.push(style);
  });
}

/** How far the page sticks out sideways, which frames their words run out of, and what lies on what in the header. */
function faults(): Promise<{ sideways: number; out: string[]; onOneAnother: string[] }> {
  return phone.evaluate(() => {
    const seen = (selector: string) => [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility());
    const box = (element: Element) => element.getBoundingClientRect();
    const parts = seen(".header .logo, .brand-name, .brand-product, .header-narrow > a, .header-narrow summary");
    const lieOn = (one: DOMRect, other: DOMRect) =>
      Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1;
    return {
      sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      out: seen(".alert-do, .warn, .notice, .danger").filter((frame) => frame.scrollWidth > frame.clientWidth).map((frame) => frame.className),
      onOneAnother: parts.flatMap((one, at) =>
        parts.slice(at + 1).filter((other) => lieOn(box(one), box(other))).map((other) => `${one.textContent} | ${other.textContent}`),
      ),
    };
  });
}

test.each([
  ["letters twice as large", 360, doubleLetters],
  ["a phone zoomed in to the double", 180, () => Promise.resolve()],
])("with %s nothing sticks out and nothing lies on anything", async (_name, width, enlarge) => {
  await phone.setViewportSize({ width, height: 700 });
  for (const path of pages) {
    expect((await phone.goto(path))?.status(), path).toBe(200);
    await enlarge();
    expect(await faults(), path).toEqual({ sideways: 0, out: [], onOneAnother: [] });
    await phone.getByText("Menu", { exact: true }).click();
    expect((await faults()).sideways, `${path} with the menu open`).toBe(0);
  }
});

test("nor do the coordinators' forms and tables stick out of a phone zoomed in to the double", async () => {
  const desk = await stage.person({ width: 180 });
  await signInAsExampleCoordinator(stage, desk);
  for (const path of ["/forum/network", "/forum/attendance", "/plan/measures/new", "/conference/new"]) {
    expect((await desk.goto(`/vesterbro${path}`))?.status(), path).toBe(200);
    expect(await desk.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), path).toBe(0);
  }
});
