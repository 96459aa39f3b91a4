import { chromium } from "playwright-core";
import type { Browser } from "playwright-core";
import { findChromium } from "../scripts/chromium.mjs";

let launched: Browser | undefined;

/** One Chromium for all tests that a worker runs, each with contexts of its own; it ends with the worker. */
export async function sharedBrowser(): Promise<Browser> {
  if (launched?.isConnected()) return launched;
  launched = await chromium.launch({
    executablePath: findChromium(),
    args: [
      "--no-sandbox",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      // A page of a test is over before its scripts are worth optimising: compiling axe takes longer than what it saves.
      "--js-flags=--no-opt --no-maglev",
    ],
  });
  return launched;
}
