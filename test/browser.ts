import { serve } from "@hono/node-server";
import { mkdirSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { expect } from "vitest";
import type { GuardSettings } from "../src/platform/limits/guard.ts";
import { axeFindings, withAxe } from "./axe.ts";
import { exampleApp, testApp } from "./harness.ts";
import type { TestApp } from "./harness.ts";
import type { Line } from "./line.ts";
import { sharedBrowser } from "./shared-browser.ts";

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
  let app: TestApp | undefined;
  const server = serve({ fetch: withAxe((request) => (app as TestApp).app.fetch(request)), port: 0, hostname: "127.0.0.1" });
  await new Promise((resolve) => server.once("listening", resolve));
  const url = `http://${options.host ?? "127.0.0.1"}:${(server.address() as AddressInfo).port}`;
  const { example, guard } = options;
  app = await (example ? exampleApp : testApp)({ ...(guard && { guard }), publicUrl: url });
  const browser = await sharedBrowser();
  const contexts: BrowserContext[] = [];
  return {
    app,
    url,
    person: async ({ javaScript = true, width = 1280, line } = {}) => {
      const context = await browser.newContext({
        baseURL: url,
        javaScriptEnabled: javaScript,
        viewport: { width, height: 900 },
        locale: "da-DK",
        timezoneId: "Europe/Copenhagen",
        ...(line && { proxy: line.proxy }),
      });
      context.setDefaultTimeout(10_000);
      if (!javaScript) withoutScripts.add(context);
      contexts.push(context);
      return context.newPage();
    },
    close: async () => {
      await Promise.all(contexts.map((context) => context.close()));
      await new Promise((resolve) => server.close(resolve));
      await app?.close();
    },
  };
}

/** The browsers of those whose pages run no scripts. */
const withoutScripts = new WeakSet<BrowserContext>();

/**
 * Lets the test's own scripts run in a page of somebody without: axe is one itself. Those of the page have missed their time and stay
 * away. @returns what forbids them again
 */
async function allowScripts(page: Page): Promise<() => Promise<unknown>> {
  const devTools = await page.context().newCDPSession(page);
  const forbid = (value: boolean) => devTools.send("Emulation.setScriptExecutionDisabled", { value });
  // Who has forbidden nothing has nothing to allow.
  await forbid(true);
  await forbid(false);
  return () => forbid(true);
}

const axeTags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** What the width of a window can change; all else is the same page. */
const axeLooks = ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"];
const pictures = process.env["PICTURES"];
let shown = 0;

/**
 * A stop of a story: the page has one title, nothing sticks out sideways and axe finds nothing, on a phone and on a desktop: all of
 * it as wide as the person of the story has it, and what a width can change at the other, with or without scripts as the person has
 * them. With `PICTURES=folder` in the environment it also leaves pictures there.
 */
export async function look(page: Page, name: string): Promise<void> {
  const before = page.viewportSize();
  const forbidScripts = withoutScripts.has(page.context()) ? await allowScripts(page) : undefined;
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
  await forbidScripts?.();
}
