import type { HttpBindings } from "@hono/node-server";
import { serve } from "@hono/node-server";
import { sql } from "kysely";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { limits } from "../../src/platform/limits/limits.ts";
import { limitKey, takePlace } from "../../src/platform/limits/take-place.ts";
import { look, raiseStage } from "../browser.ts";
import type { Stage } from "../browser.ts";
import { expectWords } from "./acts.ts";

// The pages for 404, 413, 422 and 503 stand in faults.test.ts.

let stage: Stage;
let close: () => Promise<unknown>;
let away: string;

beforeAll(async () => {
  stage = await raiseStage();
  // As from another machine, which this one cannot be to itself.
  const connection = { incoming: { socket: { remoteAddress: "198.51.100.7" } } } as HttpBindings;
  const server = serve({ fetch: (request) => stage.app.app.fetch(request, connection), port: 0, hostname: "127.0.0.1" });
  await new Promise((ready) => server.once("listening", ready));
  away = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  close = () => new Promise((closed) => server.close(closed));
  const { db, deps, now } = stage.app;
  const key = limitKey(deps.secret, "search", "198.51.100.7", now);
  for (let taken = 0; taken < limits.search.atOnce; taken += 1) await takePlace(db, key, limits.search, now);
});
afterAll(async () => {
  await stage?.close();
  await close?.();
});

describe("a page of ours, in both languages", () => {
  test.each([
    ["/vesterbro/search?q=port", "Vent et øjeblik"],
    ["/en/vesterbro/search?q=port", "Wait a moment"],
  ])("for somebody who asks too often: %s", async (path, words) => {
    const visitor = await stage.person();
    const answer = await visitor.goto(away + path);
    expect([answer?.status(), answer?.headers()["retry-after"]]).toEqual([429, "1"]);
    await expectWords(visitor, words);
    await look(visitor, `429 ${words}`);
  });

  test.each([
    ["/vesterbro/street/report", "Vi kan ikke se, hvor formularen kommer fra"],
    ["/en/vesterbro/street/report", "We cannot see where the form came from"],
  ])("for a form that stood somewhere else: %s", async (path, words) => {
    const visitor = await stage.person();
    await visitor.setContent(`<form method="post" action="${stage.url}${path}"><button>Send</button></form>`);
    const answer = visitor.waitForResponse((response) => response.url().endsWith(path));
    await visitor.getByRole("button").click();
    expect((await answer).status()).toBe(403);
    await expectWords(visitor, words);
    await look(visitor, `403 ${words}`);
  });

  test.each([
    ["/vesterbro/street/seen", "Noget gik galt hos os", /nævn: [0-9a-f-]{36}/],
    ["/en/vesterbro/street/seen", "Something went wrong on our side", /mention: [0-9a-f-]{36}/],
  ])("for what fails on our side: %s", async (path, words, reference) => {
    await sql`alter table street.observation rename to observation_hidden`.execute(stage.app.db);
    const visitor = await stage.person();
    const answer = await visitor.goto(path);
    await sql`alter table street.observation_hidden rename to observation`.execute(stage.app.db);
    expect(answer?.status()).toBe(500);
    expect(answer?.headers()["x-request-id"]).toBeDefined();
    await expectWords(visitor, words, reference, answer?.headers()["x-request-id"] ?? "no id");
    await look(visitor, `500 ${words}`);
    expect((await visitor.goto(path))?.status()).toBe(200);
  });
});
