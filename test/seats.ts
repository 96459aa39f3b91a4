import { serve } from "@hono/node-server";
import type { AddressInfo } from "node:net";
import type { BrowserContext, BrowserContextOptions, CDPSession, Page } from "playwright-core";
import { withAxe } from "./axe.ts";
import { sharedBrowser } from "./shared-browser.ts";

type Product = (request: Request) => Response | Promise<Response>;

/** A place for one stage at a time. The next stage finds the same address, and the browsers that were here before. */
export interface Seat {
  readonly url: string;
  /** What is served here from now on. */
  show(product: Product): void;
  /** A new person's browser, with nothing remembered. */
  person(javaScript: boolean): Promise<Page>;
  /** Closes all pages, and lets another stage have the seat. */
  leave(): Promise<void>;
}

const free: Seat[] = [];

/** A seat that nobody has. */
export async function takeSeat(): Promise<Seat> {
  return free.pop() ?? makeSeat();
}

async function makeSeat(): Promise<Seat> {
  let product: Product = () => new Response(null, { status: 503 });
  const answer: Product = (request) => (new URL(request.url).pathname === holding ? heldPage() : product(request));
  const server = serve({ fetch: withAxe(answer), port: 0, hostname: "127.0.0.1" });
  await new Promise((resolve) => server.once("listening", resolve));
  // A worker that has nothing left to do ends.
  server.unref();
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const rested: Held[] = [];
  const used: Held[] = [];
  const seat: Seat = {
    url,
    show: (shown) => {
      product = shown;
    },
    person: async (javaScript) => {
      const at = rested.findIndex((held) => held.javaScript === javaScript && held.context.browser()?.isConnected());
      const held = rested.splice(at, at < 0 ? 0 : 1)[0] ?? (await holdBrowser(url, javaScript));
      used.push(held);
      return held.context.newPage();
    },
    leave: async () => {
      await Promise.all(used.splice(0).map(async (held) => (await forgetAll(held, url)) && rested.push(held)));
      free.push(seat);
    },
  };
  return seat;
}

/** A browser of a seat. */
interface Held {
  readonly javaScript: boolean;
  readonly context: BrowserContext;
  /** Keeps the process of the pages alive: a new one would have to compile everything anew. */
  readonly keeper: Page;
  readonly devtools: CDPSession;
}

const holding = "/hold-the-seat";
const heldPage = () => new Response("<!doctype html><title>Held</title>", { headers: { "content-type": "text/html" } });

async function holdBrowser(url: string, javaScript: boolean): Promise<Held> {
  const context = await newContext(url, { javaScriptEnabled: javaScript });
  const keeper = await context.newPage();
  await keeper.goto(holding);
  return { javaScript, context, keeper, devtools: await context.newCDPSession(keeper) };
}

/** A Danish person's browser. */
export async function newContext(url: string, options: BrowserContextOptions): Promise<BrowserContext> {
  const browser = await sharedBrowser();
  const context = await browser.newContext({ baseURL: url, viewport: { width: 1280, height: 900 }, locale: "da-DK", timezoneId: "Europe/Copenhagen", ...options });
  context.setDefaultTimeout(10_000);
  return context;
}

/** @returns whether there is still a browser; a test may have closed it */
async function forgetAll({ context, keeper, devtools }: Held, origin: string): Promise<boolean> {
  if (keeper.isClosed()) return false;
  await Promise.all(context.pages().filter((page) => page !== keeper).map((page) => page.close()));
  await Promise.all([
    context.clearCookies(),
    context.clearPermissions(),
    context.setGeolocation(null),
    context.setOffline(false),
    devtools.send("Storage.clearDataForOrigin", { origin, storageTypes: "all" }),
    devtools.send("Network.clearBrowserCache"),
  ]);
  return true;
}
