import { afterAll, beforeAll, expect, test } from "vitest";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { findDistrictTogether } from "./queries.ts";

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

test("who asks for a district at the same time shares an answer, and never one to a question from before a change", async () => {
  const ask = (address: string) => findDistrictTogether(t.db, address).then((found) => found?.bodyName);
  const names = await Promise.all(Array.from({ length: 60 }, (_, at) => ask(["vesterbro", "norrebro", "valby"][at % 3] ?? "")));
  expect(new Set(names)).toEqual(new Set(["Samarbejdsforum Vesterbro", "Samarbejdsforum Nørrebro", undefined]));
  for (let change = 1; change <= 20; change += 1) {
    const before = ask("vesterbro");
    await t.db.updateTable("platform.district").set({ body_name: `Forum ${change}` }).where("id", "=", t.district.id).execute();
    const after = [ask("vesterbro"), ask("vesterbro")];
    expect(await Promise.all(after)).toEqual([`Forum ${change}`, `Forum ${change}`]);
    await before;
  }
});

test("a question that failed is asked again", async () => {
  await t.db.schema.alterTable("platform.district").renameTo("away").execute();
  const failing = Promise.allSettled([findDistrictTogether(t.db, "vesterbro"), findDistrictTogether(t.db, "vesterbro")]);
  expect((await failing).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  await t.db.schema.alterTable("platform.away").renameTo("district").execute();
  expect((await findDistrictTogether(t.db, "vesterbro"))?.id).toBe("vesterbro");
});
