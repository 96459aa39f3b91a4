import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";

let t: TestApp;
beforeAll(async () => {
  t = await testApp({ remembersPages: true });
});
afterAll(() => t.close());

const rename = (name: string) =>
  t.db.updateTable("platform.district").set({ body_name: name }).where("id", "=", t.district.id).execute();

describe("pages kept for visitors", () => {
  test("stay as they are until a form may have changed something public, for a quarter of a minute at most", async () => {
    const before = await t.visitor().get("/vesterbro");
    expect(before.html).toContain("Samarbejdsforum Vesterbro");
    await rename("Et andet navn");
    expect((await t.visitor().get("/vesterbro")).html).toBe(before.html);

    const coordinator = await t.signedIn("coordinator");
    const parties = await coordinator.get("/vesterbro/forum/parties/new");
    const saved = await coordinator.submit(parties, "/forum/parties/new", { name: "Naboerne", kind: "neighbours" });
    expect(saved.status).toBe(200);
    expect((await t.visitor().get("/vesterbro")).html).toContain("Et andet navn");

    await rename("Et tredje navn");
    t.now = new Date(t.now.getTime() + 16_000);
    expect((await t.visitor().get("/vesterbro")).html).toContain("Et tredje navn");
  });

  test("are never shown to someone signed in, nor is what they see kept for others", async () => {
    const coordinator = await t.signedIn("coordinator");
    const theirs = await coordinator.get("/vesterbro/forum");
    expect(theirs.html).toContain("Test Testesen");
    const visitors = await t.visitor().get("/vesterbro/forum");
    expect(visitors.html).not.toContain("Test Testesen");
    expect((await coordinator.get("/vesterbro/forum")).html).toContain("Test Testesen");
  });

  test("differ by language and by district", async () => {
    const pages = ["/vesterbro", "/en/vesterbro", "/norrebro"].map((path) => t.visitor().get(path));
    const seen = (await Promise.all(pages)).map(({ document }) => `${document.documentElement.lang} ${document.title}`);
    expect(seen).toEqual(["da Vesterbro · Kvarter", "en Vesterbro · Kvarter", "da Nørrebro · Kvarter"]);
  });

  test("hold no form: each visitor has one of their own", async () => {
    const tokens = await Promise.all(
      [1, 2].map(async () => {
        const page = await t.visitor().get("/vesterbro/street/report");
        return page.document.querySelector("input[name=_form]")?.getAttribute("value");
      }),
    );
    expect(tokens[0]).toBeTruthy();
    expect(tokens[0]).not.toBe(tokens[1]);
  });
});
