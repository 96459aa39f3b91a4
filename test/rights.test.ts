import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { allFeatures } from "../src/features/all.ts";
import { projectRoot } from "../src/platform/project-root.ts";
import { roles } from "../src/platform/rights/roles.ts";
import { allowedRoles, mountFeatures } from "../src/platform/web/app.tsx";
import type { Feature } from "../src/platform/web/feature.ts";
import type { Route } from "../src/platform/web/routes.ts";
import { rightsPage } from "../src/rights-table.ts";
import { errorPages } from "../src/ui/error-pages.tsx";
import { Client } from "./client.ts";
import { testApp } from "./harness.ts";
import type { TestApp } from "./harness.ts";

const letIn = "let in";
let app: TestApp;
let people: Map<string, Client>;

/** The real routes with their real rights; what they show is replaced by a word, so that only the door is tested. */
function doorsOnly(features: readonly Feature[]): Feature[] {
  const door = (route: Route): Route =>
    route.method === "get"
      ? { ...route, handle: () => new Response(letIn) }
      : { ...route, again: () => new Response(letIn), save: async () => letIn };
  return features.map((feature) => ({ ...feature, routes: feature.routes.map(door) }));
}

beforeAll(async () => {
  app = await testApp({ example: true });
  const doors = mountFeatures(app.deps, doorsOnly(allFeatures), {}, errorPages, {});
  people = new Map([["visitor", app.visitor()]]);
  for (const role of roles) if (role !== "visitor") people.set(role, await app.signedIn(role));
  for (const [role, client] of people) people.set(role, client.at(doors));
});
afterAll(() => app.close());

const doors = allFeatures.flatMap((feature) =>
  feature.routes.map((route) => ({
    name: `${route.method.toUpperCase()} ${route.path.scope === "district" ? "/:district" : ""}${route.path.pattern}`,
    address: route.path.pattern.replace(/:[a-zA-Z]+/g, "01900000-0000-7000-8000-000000000000"),
    route,
    allowed: allowedRoles(feature, route),
  })),
);

describe("every route lets in those whom the policy names, and to others it is not there", () => {
  test.each(doors)("$name", async ({ address, route, allowed }) => {
    const knock = async (role: string, client: Client, prefix: string) => {
      const district = route.path.scope === "district" ? "/vesterbro" : "";
      const path = `${prefix}${district}${address === "/" && (district || prefix) ? "" : address}`;
      const response = await client.request(path, { method: route.method.toUpperCase(), body: route.method === "post" ? new FormData() : undefined });
      const mayEnter = allowed.includes("visitor") || allowed.some((name) => name === role);
      expect({ role, path, seen: await seen(response) }).toEqual({ role, path, seen: mayEnter ? letIn : 404 });
    };
    await Promise.all([...people].flatMap(([role, client]) => ["", "/en"].map((prefix) => knock(role, client, prefix))));
  });

  test("in another district they are visitors, and a district that does not exist is not there", async () => {
    const guarded = doors.filter(({ route, allowed }) => route.path.scope === "district" && route.method === "get" && !allowed.includes("visitor"));
    expect(guarded.length).toBeGreaterThan(3);
    const coordinator = people.get("coordinator") as Client;
    for (const { address } of guarded) {
      expect([address, (await coordinator.request(`/norrebro${address}`)).status]).toEqual([address, 404]);
      expect([address, (await coordinator.request(`/ukendt${address}`)).status]).toEqual([address, 404]);
    }
  });
});

test("docs/rights.md says what the code says", () => {
  const written = readFileSync(join(projectRoot, "docs/rights.md"), "utf8");
  expect(written.trim()).toBe(rightsPage().trim());
});

async function seen(response: Response): Promise<string | number> {
  const text = await response.text();
  return text === letIn ? letIn : response.status;
}
