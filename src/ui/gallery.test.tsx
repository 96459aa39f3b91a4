import { createServer } from "node:http";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { basename } from "node:path";
import { gzipSync } from "node:zlib";
import { AxeBuilder } from "@axe-core/playwright";
import { build } from "esbuild";
import type { Child } from "hono/jsx";
import { chromium } from "playwright-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DistrictId } from "../platform/district/district.ts";
import type { Lang } from "../platform/i18n/lang.ts";
import { PageContext } from "../platform/web/page-context.ts";
import type { PageContextValue } from "../platform/web/page-context.ts";
import { projectRoot } from "../platform/project-root.ts";
import { galleryPages } from "./gallery/pages.tsx";

const contentSecurityPolicy =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'";

const files = new Map<string, { type: string; body: Uint8Array | string }>();
const assets: Record<string, string> = {};
let server: Server;
let browser: Browser;
let origin: string;

const menu = ["Meld", "Møder", "Beslutninger", "Breve", "Plan", "Søg"].map((label, index) => ({
  href: `#${label}`,
  label,
  current: index === 1,
}));

const pageContext = (lang: Lang, signedIn: boolean): PageContextValue => ({
  lang,
  path: "/",
  districtId: "vesterbro" as DistrictId,
  district: { id: "vesterbro" as DistrictId, name: "Vesterbro", bodyName: "Vesterbro Stofforum" },
  person: signedIn ? { name: "Koordinator Kirsten Eksempel" } : undefined,
  formToken: () => "token",
  example: true,
  otherLanguageHref: "#other",
  assets,
  menu,
  footer: ["Om Kvarter", "Dine data", "Tilgængelighed", "Kildekode"].map((label) => ({ href: `#${label}`, label, current: false })),
  homeHref: "#home",
  signInHref: "#sign-in",
  signOutAction: "#sign-out",
});

const render = async (content: Child, lang: Lang, signedIn: boolean): Promise<string> =>
  String(await (<PageContext.Provider value={pageContext(lang, signedIn)}>{content}</PageContext.Provider>).toString());

beforeAll(async () => {
  const built = await build({
    absWorkingDir: projectRoot,
    entryPoints: ["src/ui/styles/main.css", "src/browser/main.ts", "src/browser/point-on-map.ts"],
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    outdir: "/assets",
    entryNames: "[name]",
    assetNames: "[name]",
    publicPath: "/assets",
    loader: { ".woff2": "file" },
  });
  const types: Record<string, string> = { css: "text/css", js: "text/javascript", woff2: "font/woff2" };
  for (const { path, contents } of built.outputFiles) {
    const name = basename(path);
    assets[name] = `/assets/${name}`;
    files.set(`/assets/${name}`, { type: types[name.split(".").at(-1) ?? ""] ?? "", body: contents });
  }
  for (const [name, content] of Object.entries(galleryPages)) {
    files.set(`/${name}`, { type: "text/html; charset=utf-8", body: await render(content, "da", name === "lists") });
    files.set(`/en/${name}`, { type: "text/html; charset=utf-8", body: await render(content, "en", name === "lists") });
  }
  server = createServer((request, response) => {
    const file = files.get(new URL(request.url ?? "/", "http://gallery").pathname);
    response.statusCode = file ? 200 : 404;
    response.setHeader("content-security-policy", contentSecurityPolicy);
    response.setHeader("content-type", file?.type ?? "text/plain");
    response.end(file?.body);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await chromium.launch({
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
});

afterAll(async () => {
  await browser?.close();
  server?.close();
});

type Visitor = BrowserContextOptions & { width: number };

/** Opens a page as a visitor would see it, and says afterwards what the browser complained of. */
const visit = async (path: string, { width, ...options }: Visitor, look: (page: Page) => Promise<void>) => {
  const context = await browser.newContext({ viewport: { width, height: 800 }, ...options });
  const complaints: string[] = [];
  try {
    const page = await context.newPage();
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.goto(origin + path);
    await look(page);
  } finally {
    await context.close();
  }
  expect(complaints.filter((text) => !text.includes("404"))).toEqual([]);
};

const shots = process.env["GALLERY_SHOTS"];

const names = Object.keys(galleryPages);

describe("the gallery", () => {
  for (const colorScheme of ["light", "dark"] as const) {
    for (const width of [360, 1280]) {
      test.each(names)(`%s is accessible at ${width} px, ${colorScheme}`, async (name) => {
        await visit(`/${name}`, { width, colorScheme }, async (page) => {
          if (shots) await page.screenshot({ path: `${shots}-${name}-${width}-${colorScheme}.png`, fullPage: true });
          const { violations } = await new AxeBuilder({ page }).analyze();
          const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
          expect(found).toEqual([]);
        });
      });
    }
  }

  test.each(names)("%s needs no sideways scrolling at 320 px", async (name) => {
    await visit(`/${name}`, { width: 320 }, async (page) => {
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(320);
    });
  });

  test.each(names)("%s stands in English too, without scripts", async (name) => {
    await visit(`/en/${name}`, { width: 360, javaScriptEnabled: false }, async (page) => {
      expect(await page.getByRole("link", { name: "Skip to content" }).count()).toBe(1);
      expect(await page.getByText("Gå til indhold").count()).toBe(0);
    });
  });

  test("the stylesheet is small", () => {
    const css = files.get("/assets/main.css")?.body ?? "";
    expect(gzipSync(css, { level: 9 }).byteLength).toBeLessThan(8 * 1024);
  });
});
