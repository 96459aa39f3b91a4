import { gzipSync } from "node:zlib";
import { AxeBuilder } from "@axe-core/playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
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
  for (const colorScheme of ["light", "dark"] as const) {
    for (const width of [360, 1280]) {
      test.each(names)(`%s is accessible at ${width} px, ${colorScheme}`, async (name) => {
        const complaints = await studio.visit(`/${name}`, { width, colorScheme }, async (page) => {
          if (shots)
            await page.screenshot({ path: `${shots}-${name}-${width}-${colorScheme}.png`, fullPage: true });
          const { violations } = await new AxeBuilder({ page }).analyze();
          const found = violations.map(
            ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`,
          );
          expect(found).toEqual([]);
        });
        expect(complaints).toEqual([]);
      });
    }
  }

  test.each(names)("%s needs no sideways scrolling at 320 px", async (name) => {
    await studio.visit(`/${name}`, { width: 320 }, async (page) => {
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(320);
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

  test("the stylesheet stays under 8 kB compressed", () => {
    const css = studio.asset("main.css");
    expect(css.length).toBeGreaterThan(1000);
    expect(gzipSync(css, { level: 9 }).byteLength).toBeLessThan(8 * 1024);
  });
});
