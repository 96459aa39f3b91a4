import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { reportObservation } from "./commands/report.ts";
import { jobs } from "./jobs.ts";

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

/** Reports something with an address, and gives the way out of the mail that came of it. */
async function wayOut(email: string): Promise<string> {
  const { id } = await t.db
    .transaction()
    .execute((tx) => reportObservation(tx, t.district.id, { kind: "noise", placeWords: "Ved porten", text: "", email }, t.now));
  const data = { districtId: t.district.id, observationId: id, itemKind: "observation", itemId: id, itemStatus: "received" };
  await jobs[0]?.run({ ...t.deps, now: () => t.now }, data, { number: 1, isLast: true });
  const mail = await t.db
    .selectFrom("platform.mail")
    .select(["unsubscribe_url", "text", "html"])
    .where("to_address", "=", email)
    .executeTakeFirstOrThrow();
  const url = mail.unsubscribe_url ?? "";
  expect(mail.text).toContain(`Jeg vil ikke have flere af disse mails:\n${url}`);
  expect(mail.html).toContain(`href="${url}"`);
  return new URL(url).pathname;
}

const addresses = async () =>
  (await t.db.selectFrom("street.contact").select("email").execute()).map(({ email }) => email);

/** As a mail program sends it: no cookie, no origin, no token. */
const oneClick = (path: string, body = "List-Unsubscribe=One-Click") =>
  t.app.request(`http://localhost${path}`, {
    method: "POST",
    body,
    headers: { "content-type": "application/x-www-form-urlencoded", "content-length": String(body.length) },
  });

describe("news about a report", () => {
  test("end on a page with a button; opening the link changes nothing, and what it opens is nothing else", async () => {
    const path = await wayOut("knap@eksempel.dk");
    const page = await t.visitor().get(path);
    expect(page.text).toContain("Vil du ikke have flere mails?");
    expect(await addresses()).toContain("knap@eksempel.dk");
    const after = await t.visitor().submit(page, path);
    expect(after.text).toContain("Du får ikke flere mails");
    expect(await addresses()).not.toContain("knap@eksempel.dk");
    expect((await t.visitor().get(path)).text).toContain("Du får ikke flere mails");
    const token = path.split("/").at(-1);
    expect((await t.visitor().get(`/vesterbro/street/receipt/${token}`)).status).toBe(404);
  });

  test("end by one press within a mail program, once and again", async () => {
    const path = await wayOut("etklik@eksempel.dk");
    for (const _press of [1, 2]) {
      const answer = await oneClick(path);
      expect([answer.status, answer.headers.get("set-cookie")]).toEqual([200, null]);
    }
    expect(await addresses()).not.toContain("etklik@eksempel.dk");
  });

  test("go on when something else is sent there, or from another site", async () => {
    const path = await wayOut("bliver@eksempel.dk");
    expect((await oneClick(path, "x=1")).status).toBe(403);
    const elsewhere = await t.visitor().request(path, {
      method: "POST",
      body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }),
      headers: { origin: "https://andetsteds.example" },
    });
    expect(elsewhere.status).toBe(403);
    expect((await oneClick(path, `List-Unsubscribe=One-Click&x=${"x".repeat(2000)}`)).status).toBe(403);
    expect((await oneClick("/vesterbro/code")).status).toBe(403);
    expect(await addresses()).toContain("bliver@eksempel.dk");
    expect((await t.visitor().get("/vesterbro/street/news/ukendt")).status).toBe(404);
  });
});
