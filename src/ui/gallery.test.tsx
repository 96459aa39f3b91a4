import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { axeFindings } from "../../test/axe.ts";
import { assetsFolder, readAssets } from "../platform/web/assets.ts";
import { galleryPages } from "./gallery/pages.tsx";
import { openStudio } from "./gallery/studio.tsx";
import type { Studio } from "./gallery/studio.tsx";

/** Where to leave pictures for the eye, e.g. `GALLERY_SHOTS=/tmp/gallery`; none unless asked for. */
const shots = process.env["GALLERY_SHOTS"];

const names = Object.keys(galleryPages);
let studio: Studio;

beforeAll(async () => {
  studio = await openStudio();
  for (const [name, content] of Object.entries(galleryPages)) {
    const signedIn = name === "lists";
    await studio.show(`/${name}`, content, { signedIn });
    await studio.show(`/en/${name}`, content, { lang: "en", signedIn });
  }
});

afterAll(() => studio.close());

describe("the gallery", () => {
  test.each(names)("%s is accessible at 360 and 1280 px, light and dark, and needs no sideways scrolling at 320", async (name) => {
    const complaints = await studio.visit(`/${name}`, { width: 360 }, async (page) => {
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        for (const width of [360, 1280]) {
          await page.setViewportSize({ width, height: 800 });
          if (shots) await page.screenshot({ path: `${shots}-${name}-${width}-${colorScheme}.png`, fullPage: true });
          expect(await axeFindings(page), `${width} px, ${colorScheme}`).toEqual([]);
        }
      }
      await page.setViewportSize({ width: 320, height: 800 });
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(320);
    });
    expect(complaints).toEqual([]);
  });

  test("is looked at by one who finds faults, also those of one scheme only", async () => {
    await studio.show("/faults", <img src="#none" />);
    await studio.visit("/faults", { width: 360 }, async (page) => {
      expect((await axeFindings(page)).map((found) => found.split(":")[0])).toEqual(
        expect.arrayContaining(["document-title", "html-has-lang", "image-alt"]),
      );
      await page.goto("about:blank");
      await page.setContent(
        `<html lang="da"><title>x</title><style>:root { color-scheme: light dark } body { color: #222; background: light-dark(#fff, #111) } h1 { color: light-dark(#000, #fff) }</style><main><h1>x</h1><p>Svag`,
      );
      expect(await axeFindings(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: "dark" });
      expect(await axeFindings(page)).toEqual([expect.stringMatching(/^color-contrast: <p>/)]);
    });
  });

  test("the folded menu opens without scripts and is accessible", async () => {
    await studio.visit("/lists", { width: 360, javaScriptEnabled: false }, async (page) => {
      await page.getByText("Menu", { exact: true }).click();
      expect(await page.getByRole("link", { name: "Beslutninger" }).isVisible()).toBe(true);
      expect(await page.getByRole("button", { name: "Log ud" }).isVisible()).toBe(true);
      if (shots) await page.screenshot({ path: `${shots}-menu.png` });
    });
  });

  test.each(names)("%s speaks English on its English page", async (name) => {
    await studio.visit(`/en/${name}`, { width: 360, javaScriptEnabled: false }, async (page) => {
      expect(await page.locator("html").getAttribute("lang")).toBe("en");
      expect(await page.getByRole("link", { name: "Skip to content" }).count()).toBe(1);
      expect(await page.getByText("Gå til indhold").count()).toBe(0);
    });
  });

  test("everything one presses is at least 44 px high", async () => {
    await studio.visit("/failed-form", { width: 360 }, async (page) => {
      const low = await page.evaluate(() =>
        [
          ...document.querySelectorAll<HTMLElement>(
            "button, select, summary, .input, .choice, .error-summary a",
          ),
        ]
          .filter((element) => element.checkVisibility() && element.getBoundingClientRect().height < 43.5)
          .map((element) => element.outerHTML),
      );
      expect(low).toEqual([]);
    });
  });

  test("the stylesheet of all pages stays under 8 kB compressed, and a page's own beside it under 3", async () => {
    const sheets = Object.entries(await readAssets()).filter(([name]) => name.endsWith(".css"));
    const bytes = new Map<string, number>();
    for (const [name, address] of sheets) bytes.set(name, gzipSync(await readFile(join(assetsFolder, basename(address))), { level: 9 }).byteLength);
    expect(bytes.get("main.css")).toBeLessThan(8 * 1024);
    expect([...bytes.keys()]).toEqual(expect.arrayContaining(["main.css", "conference.css", "help.css"]));
    // Slim pages carry theirs inside, and load neither of the two.
    for (const other of ["main.css", "slim.css"]) bytes.delete(other);
    for (const [name, size] of bytes) expect(size, name).toBeLessThan(3 * 1024);
  });
});
