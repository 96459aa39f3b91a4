import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { poolUse } from "../db/database.ts";

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

test("more people than there are connections send a form at once that reads while it saves, and all are served", async () => {
  const idea = { title: "En bænk", what: "En bænk ved springvandet på torvet.", forWhom: "Alle", question: uuidv7() };
  const people = await Promise.all(
    Array.from({ length: 20 }, async () => {
      const visitor = t.visitor();
      return { visitor, page: await visitor.get("/vesterbro/ideas/new") };
    }),
  );
  const sent = await Promise.all(people.map(({ visitor, page }) => visitor.submit(page, "/ideas/new", idea)));
  expect(sent.map(({ status }) => status)).toEqual(people.map(() => 200));
  expect(poolUse(t.db).open).toBeLessThan(people.length);
});
