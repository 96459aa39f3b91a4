import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { basename } from "node:path";
import { build } from "esbuild";
import type { Child } from "hono/jsx";
import type { ConsoleMessage, Page } from "playwright-core";
import { sharedBrowser } from "../../../test/shared-browser.ts";
import type { DistrictId } from "../../platform/district/district.ts";
import type { Lang } from "../../platform/i18n/lang.ts";
import { projectRoot } from "../../platform/project-root.ts";
import { PageContext } from "../../platform/web/page-context.ts";
import type { PageContextValue } from "../../platform/web/page-context.ts";

/** As strict as the product's own, so that an inline style or script shows as a complaint. */
const contentSecurityPolicy =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'";

const types: Record<string, string> = { css: "text/css", js: "text/javascript", woff2: "font/woff2" };

type ServedFile = { type: string; body: Uint8Array | string };

/** How a page is visited; the width in pixels. */
type Visitor = { width: number; colorScheme?: "light" | "dark"; javaScriptEnabled?: boolean };

/** A browser, and a small server for pages made of components with the real stylesheet and scripts. */
export type Studio = {
  /** Puts a page at an address. */
  show(path: string, content: Child, options?: { lang?: Lang; signedIn?: boolean }): Promise<void>;
  /**
   * Opens a page anew. Answers what the browser complained of; 404 of a favicon is none.
   */
  visit(path: string, visitor: Visitor, look: (page: Page) => Promise<void>): Promise<string[]>;
  asset(name: string): Uint8Array | string;
  close(): Promise<void>;
};

const pageContext = (assets: Record<string, string>, lang: Lang, signedIn: boolean): PageContextValue => ({
  lang,
  path: "/",
  districtId: "vesterbro" as DistrictId,
  district: { id: "vesterbro" as DistrictId, name: "Vesterbro", bodyName: "Vesterbro Stofforum" },
  person: signedIn ? { name: "Koordinator Kirsten Eksempel" } : undefined,
  formToken: () => "token",
  keepNowhere: () => {},
  puzzle: undefined,
  publicUrl: "https://kvarter.example",
  example: true,
  otherLanguageHref: "#other",
  assets,
  slimStyle: () => "",
  ownStyles: undefined,
  menu: ["Meld", "Møder", "Beslutninger", "Breve", "Plan", "Søg"].map((label, index) => ({
    href: `#${label}`,
    label,
    current: index === 1,
  })),
  work: (signedIn ? ["Opgaver", "Indbakke", "Administration"] : []).map((label) => ({
    href: `#${label}`,
    label,
    current: false,
  })),
  footer: ["Om Kvarter", "Dine data", "Tilgængelighed", "Kildekode"].map((label) => ({
    href: `#${label}`,
    label,
  })),
  homeHref: "#home",
  signInHref: "#sign-in",
  accountHref: "#account",
  signOutAction: "#sign-out",
});

const buildAssets = async (files: Map<string, ServedFile>): Promise<Record<string, string>> => {
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
  const names = built.outputFiles.map(({ path, contents }) => {
    const name = basename(path);
    files.set(`/assets/${name}`, { type: types[name.split(".").at(-1) ?? ""] ?? "", body: contents });
    return [name, `/assets/${name}`];
  });
  return Object.fromEntries(names) as Record<string, string>;
};

/** Builds the assets and starts the server. Close it when done. */
export const openStudio = async (): Promise<Studio> => {
  const files = new Map<string, ServedFile>();
  const assets = await buildAssets(files);
  const server = createServer((request, response) => {
    const file = files.get(new URL(request.url ?? "/", "http://studio").pathname);
    response.statusCode = file ? 200 : 404;
    response.setHeader("content-security-policy", contentSecurityPolicy);
    response.setHeader("content-type", file?.type ?? "text/plain");
    response.end(file?.body);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const browser = await sharedBrowser();
  const pages = new Map<boolean, Promise<Page>>();
  const pageFor = (javaScriptEnabled: boolean) => {
    const page = pages.get(javaScriptEnabled) ?? browser.newContext({ javaScriptEnabled }).then((context) => context.newPage());
    pages.set(javaScriptEnabled, page);
    return page;
  };
  return {
    async show(path, content, { lang = "da", signedIn = false } = {}) {
      const page = (
        <PageContext.Provider value={pageContext(assets, lang, signedIn)}>{content}</PageContext.Provider>
      );
      files.set(path, { type: "text/html; charset=utf-8", body: String(await page.toString()) });
    },
    async visit(path, { width, colorScheme = "light", javaScriptEnabled = true }, look) {
      const page = await pageFor(javaScriptEnabled);
      const complaints: string[] = [];
      const onError = (error: Error) => complaints.push(error.message);
      const onMessage = (message: ConsoleMessage) => message.type() === "error" && complaints.push(message.text());
      page.on("pageerror", onError).on("console", onMessage);
      try {
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ colorScheme });
        await page.goto(origin + path);
        await look(page);
      } finally {
        page.off("pageerror", onError).off("console", onMessage);
      }
      return complaints.filter((text) => !text.includes("404"));
    },
    asset: (name) => files.get(`/assets/${name}`)?.body ?? "",
    async close() {
      await Promise.all([...pages.values()].map(async (page) => (await page).context().close()));
      server.close();
    },
  };
};
