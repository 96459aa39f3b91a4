import { sql } from "kysely";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createApp } from "../src/app.tsx";
import { findPersonalLink } from "../src/platform/identity/personal-links.ts";
import { allLinkPurposes } from "../src/platform/identity/link-purposes.ts";
import { readAssets } from "../src/platform/web/assets.ts";
import type { Client } from "./client.ts";
import { sendEveryLink } from "./every-link.ts";
import type { SentLink, SentLinks } from "./every-link.ts";
import { testApp } from "./harness.ts";
import type { TestApp } from "./harness.ts";

// What holds for personal links of every purpose, tried on the pages themselves.

const purposes = [
  "meetings.answer", "meetings.read_minutes", "bulletins.write", "polls.answer", "letter-reply", "help.still_right", "street.receipt", "street.stop_news", "tasks.party", "tasks.stop_mail", "conference.invitation", "conference.confirm_address",
];
const revocable = purposes.filter((purpose) => !/\.stop_/.test(purpose));

let t: TestApp;
let sent: SentLinks;
let visitor: Client;
const logged: string[] = [];
beforeAll(async () => {
  t = await testApp({ remembersPages: true });
  sent = await sendEveryLink(t);
  const log = pino({ level: "trace" }, { write: (line: string) => logged.push(line) });
  visitor = t.visitor().at(createApp({ ...t.deps, log }, await readAssets()));
});
afterAll(() => t.close());

const link = (purpose: string) => sent.links.find((one) => one.purpose === purpose) as SentLink;

/** What is seen at an address, but for the address itself and what differs from one request to the next. */
async function seen(path: string): Promise<string> {
  const { status, html } = await visitor.get(path);
  const token = path.split("/").at(-1) ?? "";
  return `${status} ${html.replaceAll(/(name="_form" value=")[^"]*/g, "$1").replaceAll(token, "TOKEN")}`;
}

/** What is seen with a token that nobody was given. */
const wrongOne = ({ path, token }: SentLink) => seen(path.replace(token, "A".repeat(token.length)));

async function at<Result>(moment: Date, run: () => Promise<Result>): Promise<Result> {
  const before = t.now;
  t.now = moment;
  return run().finally(() => (t.now = before));
}

/** Every row there is, but for counts of requests. */
async function everything(): Promise<string> {
  const { rows: tables } = await sql<{ name: string }>`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema', 'jobs')
      and table_name <> 'rate_limit' order by 1`.execute(t.db);
  const all: string[] = [];
  for (const { name } of tables) {
    const { rows } = await sql<{ row: string }>`select one::text as row from ${sql.raw(name)} one order by 1`.execute(t.db);
    all.push(name, ...rows.map(({ row }) => row));
  }
  return all.join("\n");
}

test("each has words, and is known here", () => {
  expect(allLinkPurposes().map(({ purpose }) => purpose)).toEqual(expect.arrayContaining(purposes));
});

describe.each(purposes)("a link for %s", (purpose) => {
  test("is opened by mail scanners as often as they like, and nothing changes", async () => {
    const { path } = link(purpose);
    const before = await everything();
    for (const method of ["GET", "HEAD", "GET", "HEAD"]) {
      const response = await visitor.request(path, { method });
      expect([method, response.status]).toEqual([method, 200]);
      expect(response.headers.get("referrer-policy")).toBe("same-origin");
      expect(response.headers.get("cache-control")).toMatch(/no-store|private/);
      await response.text();
    }
    await visitor.request(path, { method: "OPTIONS" });
    expect(await everything()).toBe(before);
  });

  test("opens nothing for another purpose or in another district", async () => {
    const { path, token } = link(purpose);
    for (const other of sent.links.filter((one) => one.purpose !== purpose))
      expect(await seen(other.path.replace(other.token, token))).toMatch(/^404 /);
    expect(await seen(path.replace("/vesterbro/", "/norrebro/"))).toMatch(/^404 /);
  });

  test("opens nothing once it has expired, and answers as a wrong one does", async () => {
    const one = link(purpose);
    const { expires_at: end } = await t.db
      .selectFrom("platform.personal_link")
      .select("expires_at")
      .where("purpose", "=", purpose)
      .executeTakeFirstOrThrow();
    expect(await at(end, () => seen(one.path))).toBe(await at(end, () => wrongOne(one)));
    expect(await at(new Date(end.getTime() - 1), () => seen(one.path))).toMatch(/^200 /);
  });
});

describe("what its holder sends", () => {
  test.each(["meetings.answer", "bulletins.write", "polls.answer", "letter-reply", "help.still_right"])("for %s is taken once, however often it is pressed", async (purpose) => {
    const { path, answers } = link(purpose);
    const opened = await visitor.get(path);
    const answered = await visitor.submit(opened, path, answers, 5);
    expect([answered.status, answered.path]).toEqual([200, `${path}?saved=${purpose === "letter-reply" ? "reply" : "1"}`]);
    const action = {
      "meetings.answer": "meetings.answer", "bulletins.write": "bulletins.write", "polls.answer": "polls.answer", "letter-reply": "letters.reply", "help.still_right": "help.check", "tasks.party": "tasks.finish",
    }[purpose];
    const events = await t.db.selectFrom("platform.audit_event").select("actor_kind").where("action", "=", action ?? "").execute();
    expect(events).toEqual([{ actor_kind: "link" }]);
  });
});

describe("its token", () => {
  test("is in no table but the outbox, from which it is erased with the mail", async () => {
    await t.db.deleteFrom("platform.mail").execute();
    const kept = await everything();
    for (const { token } of sent.links) expect(kept.includes(token)).toBe(false);
  });

  test("is in no log, whatever becomes of the request", async () => {
    for (const { path } of sent.links) {
      await visitor.request(path, { headers: { referer: `http://localhost${path}` } });
      await visitor.request(path, { method: "POST", body: "x".repeat(600_000), headers: { referer: path } });
      await visitor.request(path, { method: "POST", body: new FormData() });
      await visitor.request(path, { method: "PUT" });
      await visitor.request(`${path}/x%00`);
    }
    expect(logged.length).toBeGreaterThan(40);
    for (const { token } of sent.links) expect(logged.join("").includes(token)).toBe(false);
  });
});

describe.each(revocable)("a closed link for %s", (purpose) => {
  test("answers as a wrong one does, also whoever had opened it before, and takes nothing", async () => {
    const one = link(purpose);
    // Without a form the receipt is a page that is kept for all who open it.
    if (purpose === "street.receipt") await t.db.deleteFrom("street.contact").execute();
    const coordinator = await t.signedIn("coordinator");
    const opened = await visitor.get(one.path);
    expect(opened.status).toBe(200);
    const found = await findPersonalLink(t.db, t.district.id, purpose, one.token, t.now);
    const list = await coordinator.get("/vesterbro/administration/links");
    const closed = await coordinator.submit(list, `/links/${found?.id}/revoke`, {}, 3);
    expect(closed.text).toContain("Linket er lukket");
    expect(await seen(one.path)).toBe(await wrongOne(one));
    expect(await findPersonalLink(t.db, t.district.id, purpose, one.token, t.now)).toBeUndefined();
    if (!opened.document.querySelector(`form[action*="${one.token}"]`)) return;
    const before = await everything();
    const late = await visitor.submit(opened, one.path, { ...one.answers, note: "Efter lukketid" });
    expect(late.status).toBe(404);
    expect(await everything()).toBe(before);
  });
});
