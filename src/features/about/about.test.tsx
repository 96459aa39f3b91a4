import { afterAll, beforeAll, expect, test } from "vitest";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { retentionRules } from "../all.ts";

let app: TestApp;

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

test("the privacy page names who is responsible, and every kind of data with why, where and how long", async () => {
  for (const lang of ["da", "en"] as const) {
    const page = await app.visitor().get(`${lang === "en" ? "/en" : ""}/vesterbro/about/privacy`);
    expect(page.text).toContain("Samarbejdsforum Vesterbro");
    expect(page.text).toContain("forum@eksempel.dk");
    for (const { what, why, where, howLong } of retentionRules)
      for (const words of [what, why, where, howLong]) expect(page.text).toContain(words[lang]);
  }
  expect(new Set(retentionRules.map(({ key }) => key)).size).toBe(retentionRules.length);
});

test("the accessibility statement says its state, its faults, how to report and who supervises", async () => {
  const { text } = await app.visitor().get("/vesterbro/about/accessibility");
  for (const words of ["følger delvist kravene", "ikke virker godt nok", "Sig til", "Digitaliseringsstyrelsen", "22. november 2026"])
    expect(text).toContain(words);
});

test("the page about Kvarter names the licence, and tells of the example only in an example", async () => {
  const real = await app.visitor().get("/vesterbro/about");
  expect(real.text).toContain("EUPL-1.2");
  expect(real.text).not.toContain("Om eksemplet");
  const example = await testApp({ example: true });
  try {
    expect((await example.visitor().get("/vesterbro/about")).text).toContain("politikpapir fra 2009");
  } finally {
    await example.close();
  }
});

test("every page has all three at its foot", async () => {
  const page = await app.visitor().get("/vesterbro/plan");
  const links = [...page.document.querySelectorAll(".footer nav a")].map((link) => link.getAttribute("href"));
  for (const name of ["about", "about/privacy", "about/accessibility"]) expect(links).toContain(`/vesterbro/${name}`);
});
