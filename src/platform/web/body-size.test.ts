import { once } from "node:events";
import { request } from "node:http";
import type { IncomingMessage } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";

let t: TestApp;
let port: number;
const server = createServer();
beforeAll(async () => {
  t = await testApp();
  server.on("request", getRequestListener(t.app.fetch));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  port = (server.address() as AddressInfo).port;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await t.close();
});

const megabyte = 1024 * 1024;

/** Sends as much as the server takes, in pieces and without saying how much comes. */
async function pour(path: string, megabytes: number): Promise<{ status: number | undefined; sent: number; peak: number }> {
  const sending = request({
    port,
    path,
    method: "POST",
    headers: {
      "content-type": "multipart/form-data; boundary=x",
      "transfer-encoding": "chunked",
      origin: `http://localhost:${port}`,
    },
  });
  let status: number | undefined;
  let ended = false;
  sending.on("response", (response: IncomingMessage) => {
    status = response.statusCode;
    response.resume();
  });
  const stopped = new Promise<void>((resolve) => {
    for (const event of ["response", "error", "close"])
      sending.on(event, () => {
        ended ||= event !== "response";
        resolve();
      });
  });
  const piece = Buffer.alloc(megabyte, 120);
  sending.write('--x\r\nContent-Disposition: form-data; name="photo"; filename="stor.jpg"\r\n\r\n');
  const before = process.memoryUsage().arrayBuffers;
  let peak = 0;
  let sent = 0;
  while (sent < megabytes && !ended && status === undefined) {
    sent += 1;
    if (!sending.write(piece)) await Promise.race([once(sending, "drain").catch(() => undefined), stopped]);
    peak = Math.max(peak, process.memoryUsage().arrayBuffers - before);
  }
  await stopped;
  sending.destroy();
  return { status, sent, peak: peak / megabyte };
}

describe("an upload without a length", () => {
  test("of two gigabytes is refused long before its end, and never fills the memory", async () => {
    const { status, sent, peak } = await pour("/vesterbro/street/report", 2048);
    expect(status).toBe(413);
    expect(sent).toBeLessThan(100);
    expect(peak).toBeLessThan(200);
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
  });

  test("is refused sooner where no file is expected", async () => {
    const { status, sent } = await pour("/vesterbro/code", 2048);
    expect(status).toBe(413);
    expect(sent).toBeLessThan(20);
  });
});
