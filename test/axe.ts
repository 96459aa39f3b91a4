import { readFileSync } from "node:fs";
import { join } from "node:path";
import type axe from "axe-core";
import type { RunOptions } from "axe-core";
import type { Page } from "playwright-core";
import { projectRoot } from "../src/platform/project-root.ts";

/** The short one, because every page that is looked at reads it. */
const source = readFileSync(join(projectRoot, "node_modules/axe-core/axe.min.js"), "utf8");
const address = "/axe.min.js";

/** Serves the script beside the product: a browser keeps it, and reads it five times as fast as when it is handed over. */
export function withAxe(product: (request: Request) => Response | Promise<Response>): typeof product {
  const headers = { "content-type": "text/javascript", "cache-control": "max-age=3600, immutable" };
  return (request) => (new URL(request.url).pathname === address ? new Response(source, { headers }) : product(request));
}

/**
 * What axe finds wrong on a page as it stands, each with its elements. The script is put into a page once, however often
 * it is asked: at several widths it finds the same and takes a fraction of the time. Pages with frames need more.
 */
export async function axeFindings(page: Page, runOnly?: readonly string[]): Promise<string[]> {
  // Written as text, because Vite puts something of its own in the place of `import`.
  const isThere = await page.evaluate(`"axe" in window || import("${address}").then(() => true, () => false)`);
  // A page without a line, or of a server that was started as a program.
  if (!isThere) await page.evaluate(`${source};0`);
  const options: RunOptions = { reporter: "no-passes", preload: false, ...(runOnly && { runOnly: [...runOnly] }) };
  return page.evaluate(async (given) => {
    // Colours that are still on their way to others are nobody's. An animation whose element is taken away has failed, and is over.
    await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, given);
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
  }, options);
}
