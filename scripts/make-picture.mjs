// Takes the README's picture of a home page: node scripts/make-picture.mjs http://localhost:3000/vesterbro
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import sharp from "sharp";
import { findChromium } from "./chromium.mjs";

const largest = 250_000;
const [address, file = join(dirname(fileURLToPath(import.meta.url)), "..", "docs", "pictures", "home.png")] =
  process.argv.slice(2);

if (!address) {
  console.error("Say which page: node scripts/make-picture.mjs http://localhost:3000/vesterbro [file]");
  process.exit(1);
}

const browser = await chromium.launch({ executablePath: findChromium(), args: ["--no-sandbox"] });
try {
  // A little more of the page than fits in 1280 pixels: down to how far the threads have come.
  const page = await browser.newPage({ viewport: { width: 1400, height: 1090 }, locale: "da-DK" });
  const answer = await page.goto(address);
  if (!answer?.ok()) throw new Error(`${address} answers ${answer?.status()}`);
  await page.evaluate(() => document.fonts.ready);
  // Few colours are enough for a page of text, and a third of the bytes.
  const picture = await sharp(await page.screenshot()).resize({ width: 1280 }).png({ palette: true, effort: 10 }).toBuffer();
  if (picture.length > largest) throw new Error(`the picture has ${picture.length} bytes, more than ${largest}`);
  mkdirSync(dirname(file), { recursive: true });
  await sharp(picture).toFile(file);
  console.log(`${file}: ${Math.round(picture.length / 1000)} kB`);
} finally {
  await browser.close();
}
