import { gzipSync } from "node:zlib";

export interface Weight {
  readonly page: string;
  readonly html: number;
  readonly styles: number;
  readonly scripts: number;
  readonly fonts: number;
  readonly total: number;
}

/** Compressed bytes a browser loads on its first visit to a page: HTML, style sheets, scripts, and fonts. */
export async function weigh(siteUrl: string, path: string): Promise<Weight> {
  const page = new URL(path, siteUrl).href;
  const html = await (await fetch(page)).text();
  const styles = await sizes(page, html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g));
  const scripts = await sizes(page, html.matchAll(/<script[^>]* src="([^"]+)"/g));
  const fontNames = await fontsOf(page, html);
  const fonts = await sizes(page, fontNames.map((name) => ["", name]));
  const own = gzipSync(html).length;
  return { page: path, html: own, styles, scripts, fonts, total: own + styles + scripts + fonts };
}

/** The fonts of the style sheets. A browser fetches those it needs; all of them are counted. */
async function fontsOf(page: string, html: string): Promise<string[]> {
  const found = new Set<string>();
  for (const [, href = ""] of html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)) {
    const css = await (await fetch(new URL(href, page))).text();
    for (const [, url = ""] of css.matchAll(/url\(["']?([^"')]+\.woff2)["']?\)/g)) found.add(url);
  }
  return [...found];
}

async function sizes(page: string, matches: Iterable<readonly string[]>): Promise<number> {
  let sum = 0;
  for (const match of matches) sum += await compressedSize(new URL(match[1] ?? "", page).href);
  return sum;
}

async function compressedSize(address: string): Promise<number> {
  const response = await fetch(address);
  const bytes = new Uint8Array(await response.arrayBuffer());
  return address.endsWith(".woff2") ? bytes.length : gzipSync(bytes).length;
}
