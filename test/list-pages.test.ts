import { afterAll, beforeAll, expect, test } from "vitest";
import { testApp } from "./harness.ts";
import type { TestApp } from "./harness.ts";

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

/** Lists that are paged in the database, by their addresses in a district. */
const lists = [
  "/search?q=noget", "/administration/audit", "/administration/mail", "/administration/links", "/tasks?show=done", "/decisions", "/forum", "/forum/bulletins",
  "/street/inbox", "/street/seen", "/letters", "/records", "/elections", "/conference", "/ideas", "/ideas/work",
];

test("a page beyond the last of a list is not there, in whichever list", async () => {
  const admin = await app.signedIn("admin");
  const coordinator = await app.signedIn("coordinator");
  for (const list of lists) {
    const reader = list.startsWith("/administration") ? admin : coordinator;
    const statuses = [];
    for (const page of ["", "1", "99"]) statuses.push((await reader.get(`/vesterbro${list}${list.includes("?") ? "&" : "?"}page=${page}`)).status);
    expect(statuses, list).toEqual([200, 200, 404]);
  }
});
