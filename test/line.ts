import { createServer, request } from "node:http";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "playwright-core";

/** What a phone reaches the product through. Cut, it lets nothing pass: what Chromium only pretends still lets a request out now and then. */
export interface Line {
  /** For a context of Playwright. */
  readonly proxy: { readonly server: string; readonly bypass: string };
  cut(page: Page): Promise<void>;
  mend(page: Page): Promise<void>;
  close(): Promise<void>;
}

/** Lays a line to whatever is served on this machine. */
export async function layLine(): Promise<Line> {
  const server = forwarding();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  let isCut = false;
  server.on("connection", (socket) => isCut && socket.destroy());
  return {
    proxy: { server: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, bypass: "<-loopback>" },
    cut: async (page) => {
      isCut = true;
      server.closeAllConnections();
      // Only so does the page learn at once that it has none.
      await page.context().setOffline(true);
    },
    mend: async (page) => {
      isCut = false;
      await page.context().setOffline(false);
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** Hands each request on to where it is addressed, and its answer back. */
function forwarding(): Server {
  return createServer((asked, given) => {
    const onward = request(asked.url ?? "", { method: asked.method ?? "GET", headers: asked.headers }, (answer) => {
      given.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(given);
    });
    onward.on("error", () => given.destroy());
    given.on("close", () => onward.destroy());
    asked.pipe(onward);
  });
}
