import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { filledIn } from "../../../test/client.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";

let t: TestApp;
beforeAll(async () => {
  t = await testApp({ publicUrl: "https://kvarter.eksempel.dk" });
});
afterAll(() => t.close());

test.each(["/%00", "/en/%00", "/%00/street", `/${"x".repeat(5000)}`])("no district has the address %s", async (path) => {
  expect((await t.visitor().request(path)).status).toBe(404);
});

describe("behind a balancer that speaks HTTPS for us", () => {
  const send = async (origin: string, language = "") => {
    const visitor = t.visitor();
    const page = `${language}/vesterbro/code`;
    const form = (await visitor.get(page)).document.querySelector("main form") as Element;
    const body = filledIn(form, { code: "" });
    return visitor.request(page, { method: "POST", body, headers: { origin } });
  };

  test("an old browser's form from our public address is taken", async () => {
    expect((await send("https://kvarter.eksempel.dk")).status).toBe(422);
  });

  test("one from another address is not, and is told why in the language of its page", async () => {
    const danish = await send("https://andetsteds.eksempel.dk");
    expect([danish.status, await danish.text()]).toEqual([403, expect.stringContaining("Vi kan ikke se, hvor formularen kommer fra")]);
    const english = await send("https://andetsteds.eksempel.dk", "/en");
    expect([english.status, await english.text()]).toEqual([403, expect.stringContaining("We cannot see where the form came from")]);
  });
});

describe("making something of what is not there", () => {
  test.each([
    ["observation", 422],
    ["meeting", 404],
    ["nonsense", 404],
  ])("says so, and does not fail, for %s", async (origin, status) => {
    const coordinator = await t.signedIn("coordinator");
    const anyForm = await coordinator.get("/vesterbro/forum/parties/new");
    const token = anyForm.document.querySelector("main input[name=_form]")?.getAttribute("value") ?? "";
    const body = new FormData();
    body.set("_form", token);
    const path = `/vesterbro/make/agenda-item/from/${origin}/${uuidv7()}`;
    const response = await coordinator.request(path, { method: "POST", body });
    expect(response.status).toBe(status);
  });
});

describe("a form of very many fields", () => {
  const manyFields = (count: number) => {
    const body = new FormData();
    for (let n = 0; n < count; n += 1) body.append("a", "");
    return body;
  };

  test.each([
    ["of one name", () => "a&".repeat(200_000)],
    ["of a name each", () => Array.from({ length: 20_000 }, (_, n) => `a${n}=`).join("&")],
    ["as a form with files sends them", () => manyFields(6_000)],
  ])("%s is not read, and nobody waits for it", async (_name, body) => {
    const headers = typeof body() === "string" ? { "content-type": "application/x-www-form-urlencoded" } : undefined;
    const response = await t.visitor().request("/sign-in", { method: "POST", body: body(), ...(headers && { headers }) });
    expect(response.status).toBe(413);
  });

  test("is read whole as long as a page of ours could have sent it", async () => {
    for (const body of [`email=navn%40eksempel.dk${"&a=1".repeat(4_000)}`, manyFields(4_000)]) {
      const headers = typeof body === "string" ? { "content-type": "application/x-www-form-urlencoded" } : undefined;
      const response = await t.visitor().request("/sign-in", { method: "POST", body, ...(headers && { headers }) });
      expect(response.status).toBe(422);
    }
  });
});

test("an address that holds a NUL anywhere is nobody's", async () => {
  const coordinator = await t.signedIn("coordinator", "admin");
  for (const path of ["/vesterbro/letters/%00", "/vesterbro/street/receipt/a%00b", "/vesterbro/administration/jobs/%00/1/run"]) {
    expect([path, (await coordinator.request(path)).status]).toEqual([path, 404]);
    const response = await coordinator.request(path, { method: "POST", body: new FormData() });
    expect([path, response.status]).toEqual([path, 404]);
  }
});

test("a decision made of what has an address with a line break in it is not made, and nothing fails", async () => {
  const coordinator = await t.signedIn("coordinator");
  const anyForm = await coordinator.get("/vesterbro/forum/parties/new");
  const body = new FormData();
  body.set("_form", anyForm.document.querySelector("main input[name=_form]")?.getAttribute("value") ?? "");
  const path = "/vesterbro/make/decision/from/a%0Ab/c%0Dd";
  expect((await coordinator.request(path, { method: "POST", body })).status).toBe(404);
});
