import type { HttpBindings } from "@hono/node-server";
import { sql } from "kysely";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { doAskedJobs } from "../../../test/asked-jobs.ts";
import { filledIn } from "../../../test/client.ts";
import type { Answering, Client } from "../../../test/client.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { jobs } from "../../features/sign-in/jobs.ts";
import { addMember } from "../identity/commands.ts";
import { openDatabase } from "../db/database.ts";
import { limits, mailsToOneAddress } from "./limits.ts";
import { forgetLimitsJob } from "./retention.ts";
import { limitKey, takePlace } from "./take-place.ts";

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());
beforeEach(async () => {
  await sql`truncate platform.rate_limit`.execute(t.db);
});

const secret = "a secret";
const later = (seconds: number) => new Date(t.now.getTime() + seconds * 1000);
const rows = async () => (await sql<{ row: string }>`select held::text as row from platform.rate_limit held`.execute(t.db)).rows;

/** The product, as it is reached through a socket from this address. */
function reachedFrom(address: string): Answering {
  const connection = { incoming: { socket: { remoteAddress: address } } } as HttpBindings;
  return { request: (input, init) => t.app.request(input, init, connection) };
}
const visitorFrom = (address: string) => t.visitor().at(reachedFrom(address));

describe("a limit", () => {
  const limit = { atOnce: 3, secondsEach: 60 };

  test("gives its places, then one each time one is free again", async () => {
    const key = limitKey(secret, "report", "198.51.100.7", t.now);
    const asked = [];
    for (const seconds of [0, 0, 0, 0, 59, 60, 60, 120, 121]) asked.push(await takePlace(t.db, key, limit, later(seconds)));
    expect(asked).toEqual([0, 0, 0, 60, 60, 0, 60, 0, 60]);
  });

  test("is shared by all processes: of twenty at the same moment three get a place", async () => {
    const otherProcess = openDatabase(t.databaseUrl, t.deps.log, 4);
    const key = limitKey(secret, "report", "198.51.100.8", t.now);
    const asked = await Promise.all(
      Array.from({ length: 20 }, (_, at) => takePlace(at % 2 ? otherProcess : t.db, key, limit, t.now)),
    );
    await otherProcess.destroy();
    expect(asked.filter((seconds) => seconds === 0)).toHaveLength(3);
  });

  test("that counts several together asks the database once for them, and gives no more than there are", async () => {
    const together = { atOnce: 5, secondsEach: 60, together: 3 };
    const key = limitKey(secret, "answer", "198.51.100.10", t.now);
    const asked = [];
    for (let times = 0; times < 6; times += 1) asked.push(await takePlace(t.db, key, together, t.now));
    expect(asked).toEqual([0, 0, 0, 0, 0, 60]);
    const other = limitKey(secret, "answer", "198.51.100.11", t.now);
    await takePlace(t.db, other, together, t.now);
    const before = await rows();
    await takePlace(t.db, other, together, later(59));
    expect(await rows()).toEqual(before);
    await takePlace(t.db, other, together, later(61));
    expect(await rows()).not.toEqual(before);
  });

  test("survives a clock that jumped a year ahead and back", async () => {
    const key = limitKey(secret, "report", "198.51.100.9", t.now);
    await takePlace(t.db, key, limit, later(365 * 24 * 3600));
    expect(await takePlace(t.db, key, limit, t.now)).toBe(0);
  });

  test("knows nobody tomorrow, and cannot be told apart without the secret", () => {
    const key = limitKey(secret, "report", "198.51.100.7", t.now);
    expect(limitKey(secret, "report", "198.51.100.7", later(60))).toEqual(key);
    const others = [
      limitKey(secret, "report", "198.51.100.7", later(24 * 3600)),
      limitKey("another secret", "report", "198.51.100.7", t.now),
      limitKey(secret, "search", "198.51.100.7", t.now),
      limitKey(secret, "report", "198.51.100.8", t.now),
    ];
    for (const other of others) expect(other).not.toEqual(key);
  });

  test("is forgotten when it no longer counts", async () => {
    await takePlace(t.db, limitKey(secret, "report", "a", t.now), limit, later(-61));
    await takePlace(t.db, limitKey(secret, "report", "b", t.now), limit, t.now);
    expect(await rows()).toHaveLength(2);
    await forgetLimitsJob.run(t.deps, null, { number: 1, isLast: true });
    expect(await rows()).toHaveLength(1);
  });
});

describe("reports from one address", () => {
  const report = { kind: "unsafe", placeWords: "Ved den grønne port", text: "Det var mørkt." };
  const reportPath = "/vesterbro/street/report";

  async function useUp(address: string): Promise<void> {
    const key = limitKey(t.deps.secret, "report", address, t.now);
    for (let taken = 0; taken < limits.report.atOnce; taken += 1) await takePlace(t.db, key, limits.report, t.now);
  }
  const stored = async () => (await t.db.selectFrom("street.observation").select("id").execute()).length;

  test("beyond the limit come back with 429, Retry-After, an error on top and what was typed", async () => {
    await useUp("198.51.100.7");
    const visitor = visitorFrom("198.51.100.7");
    const page = await visitor.submit(await visitor.get(reportPath), "/report", report);
    expect(page.status).toBe(429);
    expect(Number(page.headers.get("retry-after"))).toBe(60);
    expect(page.document.querySelector(".error-summary")?.textContent).toContain("Vent nogle minutter");
    expect(page.document.querySelector('[name="text"]')?.textContent).toBe("Det var mørkt.");
    expect(await stored()).toBe(0);

    const neighbour = visitorFrom("198.51.100.8");
    expect((await neighbour.submit(await neighbour.get(reportPath), "/report", report)).status).toBe(200);
    t.now = later(60);
    expect((await visitor.submit(page, "/report", report)).status).toBe(200);
    expect(await stored()).toBe(2);
  });

  test("pressed once more at the limit lead to their receipt", async () => {
    const visitor = visitorFrom("198.51.100.10");
    const form = await visitor.get(reportPath);
    const first = await visitor.submit(form, "/report", report);
    await useUp("198.51.100.10");
    const again = await visitor.submit(form, "/report", report);
    expect([again.status, again.path]).toEqual([200, first.path]);
  });

  test("with something wrong in them are not counted, nor are pages", async () => {
    const visitor = visitorFrom("198.51.100.11");
    const page = await visitor.get(reportPath);
    expect((await visitor.submit(page, "/report", {})).status).toBe(422);
    expect(await rows()).toHaveLength(0);
  });

  test("from a script get 429 too", async () => {
    await useUp("198.51.100.12");
    const visitor = visitorFrom("198.51.100.12");
    const form = (await visitor.get(reportPath)).document.querySelector("main form") as Element;
    const headers = { accept: "application/json" };
    const answer = await visitor.request(reportPath, { method: "POST", headers, body: filledIn(form, report) });
    expect([answer.status, await answer.json()]).toEqual([429, { errors: [{ field: "", code: "too_many" }] }]);
  });

  test("by somebody who is signed in are not limited", async () => {
    await useUp("198.51.100.13");
    const worker = (await t.signedIn("coordinator")).at(reachedFrom("198.51.100.13"));
    expect((await worker.submit(await worker.get(reportPath), "/report", report)).status).toBe(200);
  });

  test("leave no address at rest, neither of the machine nor of the mail", async () => {
    const visitor = visitorFrom("198.51.100.14");
    await visitor.submit(await visitor.get("/sign-in"), "/sign-in", { email: "nogen@eksempel.dk" });
    const held = (await rows()).map(({ row }) => row).join("\n");
    // The address, the mail address, and how many forms came in at all.
    expect(held.split("\n")).toHaveLength(3);
    expect(held).not.toMatch(/198\.51\.100\.14|nogen/);
    expect(held).not.toContain(Buffer.from("198.51.100.14").toString("hex"));
  });
});

test.each(["letters/ID/letter.pdf", "forum/minutes/ID/pdf", "elections/ID/protocol.pdf"])("%s is laid out only so often for one address", async (path) => {
  const key = limitKey(t.deps.secret, "paper", "198.51.100.20", t.now);
  for (let taken = 0; taken < limits.paper.atOnce; taken += 1) await takePlace(t.db, key, limits.paper, t.now);
  const address = `/vesterbro/${path.replace("ID", uuidv7())}`;
  const answer = await visitorFrom("198.51.100.20").request(address);
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([429, String(limits.paper.secondsEach)]);
  expect((await visitorFrom("198.51.100.21").request(address)).status).toBe(404);
});

test("nobody's letter box is filled with sign-in mails, wherever they are asked for and however it is written", async () => {
  await t.signedIn("member");
  const asked = [];
  for (const email of ["test1@eksempel.dk", " TEST1@eksempel.dk", "test1@eksempel.dk", "Test1@eksempel.dk", "test1@eksempel.dk", "test1@eksempel.dk"]) {
    const visitor = visitorFrom(`203.0.113.${asked.length + 1}`);
    asked.push((await visitor.submit(await visitor.get("/sign-in"), "/sign-in", { email })).status);
  }
  expect(asked).toEqual([200, 200, 200, 200, 200, 429]);
  await doAskedJobs(t, jobs);
  expect(await t.db.selectFrom("platform.mail").select("id").execute()).toHaveLength(5);
});

test("a stranger who asks for somebody's sign-in mails keeps nobody out", async () => {
  const email = "ejer@eksempel.dk";
  const memberId = await t.db.transaction().execute((tx) => addMember(tx, t.permit("members.add"), { name: "Ejer Prøve", reach: "mail", email, roles: ["member"] }));
  const owner = visitorFrom("198.51.100.30");
  await owner.submit(await owner.get(await t.deps.identity.signInLinkFor(t.district.id, memberId)), "/sign-in/confirm");
  const ask = async (client: Client) => client.submit(await client.get("/sign-in"), "/sign-in", { email });
  const stranger = visitorFrom("203.0.113.30");
  for (let times = 0; times < 5; times += 1) expect((await ask(stranger)).status).toBe(200);
  expect((await ask(stranger)).status).toBe(429);
  // Their session is over; the browser has signed in by that address before.
  await t.db.deleteFrom("identity.session").execute();
  for (let times = 0; times < 5; times += 1) expect((await ask(owner)).status).toBe(200);
  expect((await ask(owner)).status).toBe(429);
  const otherDevice = await ask(visitorFrom("198.51.100.31"));
  expect([otherDevice.status, otherDevice.text]).toEqual([429, expect.stringContaining("Det nyeste virker i en time, også på denne enhed.")]);
  await doAskedJobs(t, jobs);
  expect(await t.db.selectFrom("platform.mail").select("id").where("to_address", "=", email).execute()).toHaveLength(10);
});

test("mails about something else use up nobody's mails to sign in", async () => {
  const key = limitKey(t.deps.secret, "mail", "anden@eksempel.dk", t.now);
  for (let taken = 0; taken < mailsToOneAddress.atOnce; taken += 1) await takePlace(t.db, key, mailsToOneAddress, t.now);
  const visitor = visitorFrom("198.51.100.32");
  expect((await visitor.submit(await visitor.get("/sign-in"), "/sign-in", { email: "anden@eksempel.dk" })).status).toBe(200);
});

test("searches beyond the limit get a page that says so, in the language of the reader", async () => {
  const key = limitKey(t.deps.secret, "search", "198.51.100.20", t.now);
  for (let taken = 0; taken < limits.search.atOnce; taken += 1) await takePlace(t.db, key, limits.search, t.now);
  const visitor = visitorFrom("198.51.100.20");
  const danish = await visitor.get("/vesterbro/search?q=port");
  expect([danish.status, danish.headers.get("retry-after")]).toEqual([429, "1"]);
  expect(danish.text).toContain("Vent et øjeblik");
  expect((await visitor.get("/en/vesterbro/search?q=port")).text).toContain("Wait a moment");
  expect((await visitor.get("/vesterbro")).status).toBe(200);
});
