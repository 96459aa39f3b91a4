import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { allFeatures } from "../src/features/all.ts";
import { mountFeatures } from "../src/platform/web/app.tsx";
import type { Feature } from "../src/platform/web/feature.ts";
import { isValidFormToken, makeFormToken } from "../src/platform/web/form.ts";
import type { FormRoute, Route } from "../src/platform/web/routes.ts";
import { errorPages } from "../src/ui/error-pages.tsx";
import { filledIn } from "./client.ts";
import type { Answering, Client } from "./client.ts";
import { testApp } from "./harness.ts";
import type { TestApp } from "./harness.ts";

let t: TestApp;
let anna: Client;
let bo: Client;
const saved: string[] = [];
beforeAll(async () => {
  t = await testApp({ example: true });
  const everything = ["member", "provider", "coordinator", "admin"] as const;
  anna = await t.signedIn(...everything);
  bo = await t.signedIn(...everything);
});
afterAll(() => t.close());

/** The real routes behind their real locks; whatever comes in fits, and saving only writes down that it was reached. */
function locksOnly(features: readonly Feature[]): Feature[] {
  const lock = (route: Route): Route =>
    route.method === "get"
      ? route
      : {
          ...route,
          schema: z.any(),
          check: undefined,
          again: () => new Response("again", { status: 422 }),
          save: async () => {
            saved.push(route.path.pattern);
            return "/";
          },
        };
  return features.map((feature) => ({ ...feature, routes: feature.routes.map(lock) }));
}

const formRoutes = allFeatures
  .flatMap((feature) => feature.routes)
  .filter((route): route is FormRoute => route.method === "post");

const addressOf = ({ path }: FormRoute) =>
  (path.scope === "district" ? "/vesterbro" : "") + path.pattern.replace(/:[a-zA-Z]+/g, "01900000-0000-7000-8000-000000000000");

/** A page's form as the browser of somebody would send it. */
async function formOf(client: Client, path: string, action: string, answers: Record<string, string>): Promise<FormData> {
  const page = await client.get(path);
  const form = [...page.document.querySelectorAll("form")].find((one) => one.getAttribute("action")?.endsWith(action));
  if (!form) throw new Error(`no form to ${action} on ${path}`);
  return filledIn(form, answers);
}

describe("a form belongs to the session whose page it stood on", () => {
  let locks: Answering;
  let token: string;
  beforeAll(async () => {
    locks = mountFeatures(t.deps, locksOnly(allFeatures), {}, errorPages, {});
    token = String((await formOf(anna, "/vesterbro/forum/parties/new", "/parties/new", {})).get("_form"));
  });

  test.each(formRoutes.map((route) => ({ name: `POST ${addressOf(route)}`, route })))("$name", async ({ route }) => {
    const body = new FormData();
    body.set("_form", token);
    const send = (client: Client) => client.at(locks).request(addressOf(route), { method: "POST", body });
    saved.length = 0;
    expect((await send(bo)).status).toBe(422);
    expect((await send(t.visitor())).status).not.toBe(303);
    expect(saved).toEqual([]);
    await send(anna);
    expect(saved).toEqual([route.path.pattern]);
  });

  test("sent by another person it writes nothing and says so, with what was typed", async () => {
    const before = await t.db.selectFrom("network.party").select("id").execute();
    const answers = { name: "Lånt Formular", kind: "neighbours" };
    const body = await formOf(anna, "/vesterbro/forum/parties/new", "/parties/new", answers);
    const response = await bo.request("/vesterbro/forum/parties/new", { method: "POST", body });
    expect([response.status, (await response.text()).includes("Lånt Formular")]).toEqual([422, true]);
    expect(await t.db.selectFrom("network.party").select("id").execute()).toEqual(before);
  });

  test("sent from another site it is turned away", async () => {
    const body = await formOf(anna, "/vesterbro/forum/parties/new", "/parties/new", { name: "Fjernt", kind: "users" });
    const form = new URLSearchParams([...body].map(([name, value]) => [name, String(value)]));
    const response = await anna.request("/vesterbro/forum/parties/new", {
      method: "POST",
      body: form,
      headers: { origin: "https://ond.example" },
    });
    expect(response.status).toBe(403);
  });
});

test("a token is worth nothing for another holder, changed by one letter, or after a day", () => {
  const now = new Date("2026-03-02T09:00:00Z");
  const token = makeFormToken("key", "anna", now);
  const tomorrow = new Date(now.getTime() + 24 * 60 * 60 * 1000);
  expect(isValidFormToken("key", "anna", token, now)).toBe(true);
  expect(isValidFormToken("key", "bo", token, now)).toBe(false);
  expect(isValidFormToken("another key", "anna", token, now)).toBe(false);
  expect(isValidFormToken("key", "anna", token, tomorrow)).toBe(false);
  for (let at = 0; at < token.length; at += 1) {
    const changed = token.slice(0, at) + (token[at] === "a" ? "b" : "a") + token.slice(at + 1);
    expect(isValidFormToken("key", "anna", changed, now), changed).toBe(false);
  }
});
