import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { expect } from "vitest";
import type { GuardSettings } from "../src/platform/limits/guard.ts";
import { axeFindings } from "./axe.ts";
import { exampleApp, testApp } from "./harness.ts";
import type { TestApp } from "./harness.ts";
import type { Line } from "./line.ts";
import { newContext, takeSeat } from "./seats.ts";

export interface Stage {
  readonly app: TestApp;
  readonly url: string;
  /** A new person's browser, with nothing remembered. */
  person(options?: { javaScript?: boolean; width?: number; line?: Line }): Promise<Page>;
  close(): Promise<void>;
}

/**
 * The product served on a free port, and a Chromium to visit it with.
 * @param options.example with the example district, and without it with two empty ones
 */
export async function raiseStage(options: { example?: boolean; host?: string; guard?: Partial<GuardSettings> } = {}): Promise<Stage> {
  const { example, guard, host } = options;
  const seat = await takeSeat();
  const url = host ? seat.url.replace("127.0.0.1", host) : seat.url;
  const app = await (example ? exampleApp : testApp)({ ...(guard && { guard }), publicUrl: url });
  seat.show((request) => app.app.fetch(request));
  /** Those that lead to another address or on a line of their own, and so are of no use to the next stage. */
  const contexts: BrowserContext[] = [];
  return {
    app,
    url,
    person: async ({ javaScript = true, width = 1280, line } = {}) => {
      const viewport = { width, height: 900 };
      if (line || host) {
        const context = await newContext(url, { javaScriptEnabled: javaScript, viewport, ...(line && { proxy: line.proxy }) });
        contexts.push(context);
        return context.newPage();
      }
      const page = await seat.person(javaScript);
      await page.setViewportSize(viewport);
      return page;
    },
    close: async () => {
      await Promise.all(contexts.map((context) => context.close()));
      await seat.leave();
      await app.close();
    },
  };
}

const axeTags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** What the width of a window can change; all else is the same page. */
const axeLooks = ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"];
const pictures = process.env["PICTURES"];
let shown = 0;

/**
 * A stop of a story: the page has one title, nothing sticks out sideways and axe finds nothing, on a phone and on a desktop: all of
 * it as wide as the person of the story has it, and what a width can change at the other. With `PICTURES=folder` in the environment it also leaves pictures there.
 */
export async function look(page: Page, name: string): Promise<void> {
  const before = page.viewportSize();
  shown += 1;
  const [own, other] = (before?.width ?? 0) > 700 ? [1280, 360] : [360, 1280];
  for (const [width, rules] of [[own, axeTags], [other, axeLooks]] as const) {
    await page.setViewportSize({ width, height: 900 });
    const { titles, overflow } = await page.evaluate(() => ({
      titles: document.querySelectorAll("h1").length,
      overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    }));
    expect(titles, `${name}: one h1`).toBe(1);
    expect(overflow, `${name} at ${width} px: sideways scroll`).toBeLessThanOrEqual(0);
    expect(await axeFindings(page, rules), `${name} at ${width} px: axe`).toEqual([]);
    if (pictures) {
      mkdirSync(pictures, { recursive: true });
      const file = `${String(shown).padStart(2, "0")}-${name.replace(/[^a-zæøå0-9]+/gi, "-")}-${width}.png`;
      await page.screenshot({ path: join(pictures, file), fullPage: true });
    }
  }
  if (before) await page.setViewportSize(before);
}
