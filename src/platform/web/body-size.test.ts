import { once } from "node:events";
import { request } from "node:http";
import type { IncomingMessage } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import type { HttpBindings } from "@hono/node-server";
import { parseHTML } from "linkedom";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { filledIn } from "../../../test/client.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { limits } from "../limits/limits.ts";
import { limitKey, takePlace } from "../limits/take-place.ts";

let t: TestApp;
let port: number;
const server = createServer();
beforeAll(async () => {
  t = await testApp();
  // As through a network; nothing is counted for this very machine.
  const connection = { incoming: { socket: { remoteAddress: "198.51.100.40" } } } as HttpBindings;
  server.on("request", getRequestListener((asked) => t.app.fetch(asked, connection)));
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

describe("an upload that is refused anyway is answered before it has come", () => {
  /** Says that 20 MB come, sends a form's first field of them, and hears what is answered. */
  async function announce(path: string, { origin = `http://localhost:${port}`, token = "none-of.ours" } = {}) {
    const headers = { "content-type": "multipart/form-data; boundary=x", "content-length": String(20 * megabyte), origin };
    const sending = request({ port, path, method: "POST", headers });
    sending.on("error", () => undefined);
    sending.write(`--x\r\nContent-Disposition: form-data; name="_form"\r\n\r\n${token}\r\n--x\r\n`);
    const response = await Promise.race([once(sending, "response"), new Promise<undefined[]>((resolve) => setTimeout(() => resolve([undefined]), 5_000))]);
    const [answer] = response as [IncomingMessage | undefined];
    let body = "";
    for await (const piece of answer?.setEncoding("utf8") ?? []) body += piece as string;
    sending.destroy();
    return { status: answer?.statusCode, wait: answer?.headers["retry-after"], cache: answer?.headers["cache-control"], body };
  }
  const useUp = async (name: "report" | "upload", places: number) => {
    for (let taken = 0; taken < places; taken += 1) await takePlace(t.db, limitKey(t.deps.secret, name, "198.51.100.40", t.now), limits[name], t.now);
  };

  test("without the right to send it, or from another site's page", async () => {
    expect((await announce("/vesterbro/help/work/import")).status).toBe(404);
    expect((await announce("/vesterbro/street/report", { origin: "https://et-andet-sted.eksempel.dk" })).status).toBe(403);
  });

  test("when that many have been sent from there, with the way to what has come from the same page before, for nobody else", async () => {
    const path = "/vesterbro/street/report";
    const formOf = async () => parseHTML(await (await t.visitor().request(path)).text()).document.querySelector("form[method=post]") as Element;
    const form = await formOf();
    const noise = { create: { width: 800, height: 800, channels: 3 as const, background: "#888", noise: { type: "gaussian" as const, mean: 128, sigma: 90 } } };
    const photo = new File([new Uint8Array(await sharp(noise).jpeg({ quality: 100 }).toBuffer())], "stor.jpg", { type: "image/jpeg" });
    expect(photo.size).toBeGreaterThan(512 * 1024);
    const body = filledIn(form, { kind: "rubbish", placeWords: "Bag teltet", photo });
    const sent = await fetch(`http://127.0.0.1:${port}${path}`, { method: "POST", body, headers: { origin: `http://127.0.0.1:${port}` }, redirect: "manual" });
    const receipt = sent.headers.get("location") ?? "";
    expect(receipt).toContain("/receipt/");
    await useUp("report", limits.report.atOnce);
    const tokenOf = (one: Element) => one.querySelector("[name=_form]")?.getAttribute("value") ?? "";
    const again = await announce(path, { token: tokenOf(form) });
    expect([again.status, again.wait, again.cache]).toEqual([429, String(limits.report.secondsEach), "no-store"]);
    expect(again.body).toContain(`href="${receipt}"`);
    const member = await t.signedIn("member");
    const ofMember = parseHTML((await member.get(path)).html).document.querySelector("form[action*=report]") as Element;
    for (const token of [tokenOf(await formOf()), tokenOf(form).replace(/.$/, (last) => (last === "A" ? "B" : "A")), tokenOf(ofMember)])
      expect((await announce(path, { token })).body).not.toContain("/receipt/");
    expect((await announce("/en/vesterbro/street/report", { token: tokenOf(form) })).body).not.toContain("/receipt/");
  });

  test("when that many have been sent from there, in words that say what was written is not lost", async () => {
    await useUp("report", limits.report.atOnce);
    const refused = await announce("/vesterbro/street/report");
    expect([refused.status, refused.wait]).toEqual([429, String(limits.report.secondsEach)]);
    expect(refused.body).toContain("så står det der endnu");
  });

  test("when more large ones have come from there than people send, whatever was wrong with them", async () => {
    const path = "/vesterbro/letters/reply/nothing-of-ours";
    await useUp("upload", limits.upload.atOnce);
    expect((await announce(path)).status).toBe(429);
    // A form without a file is small, and is read: there is no such link.
    const small = await fetch(`http://127.0.0.1:${port}${path}`, { method: "POST", body: new URLSearchParams({ kind: "no" }), headers: { origin: `http://127.0.0.1:${port}` } });
    expect(small.status).toBe(404);
  });
});
