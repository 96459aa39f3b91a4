import { chromium } from "playwright-core";
import { findChromium } from "../scripts/chromium.mjs";

/**
 * Milliseconds until the largest part of a page stands on a phone: 400 ms there and back, 400 kbit/s, a processor four times
 * slower. Undefined without Chromium.
 */
export async function largestPaintOnSlowLine(page: string): Promise<number | undefined> {
  const executablePath = findChromium();
  if (executablePath === undefined) return undefined;
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    const phone = await (await browser.newContext({ viewport: { width: 360, height: 740 } })).newPage();
    const control = await phone.context().newCDPSession(phone);
    await control.send("Network.enable");
    await control.send("Network.emulateNetworkConditions", { offline: false, latency: 400, downloadThroughput: 400_000 / 8, uploadThroughput: 400_000 / 8 });
    await control.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    await phone.goto(page, { waitUntil: "load" });
    return await phone.evaluate(
      () =>
        new Promise<number>((resolve) => {
          new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? Number.NaN)).observe({ type: "largest-contentful-paint", buffered: true });
        }),
    );
  } finally {
    await browser.close();
  }
}
