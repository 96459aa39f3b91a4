import { sql } from "kysely";
import { parseHTML } from "linkedom";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addDistrict } from "../src/platform/district/commands.ts";
import type { DistrictId } from "../src/platform/district/district.ts";
import { addMember } from "../src/platform/identity/commands.ts";
import type { MemberRole } from "../src/platform/identity/member.ts";
import { grant } from "../src/platform/rights/permit.ts";
import { kindOf } from "../src/thread/kinds.ts";
import type { Client } from "./client.ts";
import { filledIn } from "./client.ts";
import { exampleApp } from "./harness.ts";
import type { TestApp } from "./harness.ts";

const full = "vesterbro" as DistrictId;
const empty = "norrebro" as DistrictId;
/** So many pages of each kind are opened: those of a hundred registrations differ in what the rows say. */
const looks = 6;
const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/;

let t: TestApp;
let both: Client;
let addresses: Set<string>;
let forms: Map<string, FormData>;
beforeAll(async () => {
  t = await exampleApp();
  await t.db.transaction().execute((tx) => addDistrict(tx, { id: empty, name: "Nørrebro", bodyName: "Forum Nørrebro" }));
  both = await memberOf({ [full]: ["coordinator", "admin"], [empty]: ["coordinator", "admin"] });
  ({ addresses, forms } = await walk(both));
});
afterAll(() => t.close());

/** Someone who is a member of several districts by one address, signed in. */
async function memberOf(rolesIn: Readonly<Record<string, MemberRole[]>>): Promise<Client> {
  const email = `${Object.values(rolesIn).flat().join("-")}@eksempel.dk`;
  const ids = await t.db.transaction().execute(async (tx) => {
    const added: string[] = [];
    for (const [district, roles] of Object.entries(rolesIn)) {
      const permit = grant(district as DistrictId, { kind: "system", name: "test" }, "parties.manage");
      added.push(await addMember(tx, permit, { name: "Test Testesen", reach: "mail", email, roles }));
    }
    return added;
  });
  const client = t.visitor();
  const home = Object.keys(rolesIn)[0] as DistrictId;
  const page = await client.get(await t.deps.identity.signInLinkFor(home, ids[0] ?? ""));
  await client.submit(page, "/sign-in/confirm");
  return client;
}

/** Opens the pages of the full district that can be reached, and gathers the addresses and forms of single items. */
async function walk(client: Client): Promise<{ addresses: Set<string>; forms: Map<string, FormData> }> {
  const seen = new Set<string>();
  const found = new Map<string, FormData>();
  const timesOf = new Map<string, number>();
  const waiting = [`/${full}`];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const kind = path.replace(new RegExp(uuid, "g"), ":id");
    const times = timesOf.get(kind) ?? 0;
    if (seen.has(path) || times >= looks) continue;
    timesOf.set(kind, times + 1);
    seen.add(path);
    const response = await client.request(path);
    if (response.status !== 200 || !response.headers.get("content-type")?.startsWith("text/html")) continue;
    const { document } = parseHTML(await response.text());
    waiting.push(...linksOn(document));
    for (const form of document.querySelectorAll("main form[method=post]")) {
      const action = form.getAttribute("action") ?? "";
      if (action.startsWith(`/${full}/`)) found.set(action, filledIn(form, {}));
    }
  }
  return { addresses: new Set([...seen].filter((path) => uuid.test(path))), forms: found };
}

function linksOn(document: Document): string[] {
  const found = [...document.querySelectorAll("a[href], img[src]")];
  return found
    .map((element) => new URL(element.getAttribute("href") ?? element.getAttribute("src") ?? "", "http://localhost").pathname)
    .filter((path) => path === `/${full}` || path.startsWith(`/${full}/`));
}

const elsewhere = (path: string) => path.replace(`/${full}`, `/${empty}`);

/** A fingerprint of everything a district has. */
async function contents(district: DistrictId): Promise<Record<string, string | null>> {
  const tables = await sql<{ name: string }>`
    select format('%I.%I', table_schema, table_name) as name from information_schema.columns
    where column_name = 'district' and table_schema not in ('pg_catalog', 'information_schema') order by 1`.execute(t.db);
  const prints: Record<string, string | null> = {};
  for (const { name } of tables.rows) {
    const { rows } = await sql<{ print: string | null }>`
      select md5(string_agg(one::text, '|' order by one::text)) as print from ${sql.raw(name)} one
      where district = ${district}`.execute(t.db);
    prints[name] = rows[0]?.print ?? null;
  }
  return prints;
}

describe("districts never mix, for someone who may do everything in both", () => {
  test("every item of one has its page there and none in the other", async () => {
    const { rows } = await sql<{ kind: string; id: string }>`select kind, id from thread.item where district = ${full}`.execute(t.db);
    expect(new Set(rows.map((row) => row.kind)).size).toBeGreaterThanOrEqual(10);
    for (const { kind, id } of rows) {
      const page = kindOf(kind).href({ districtId: full, lang: "da" }, id);
      expect([page, (await both.get(page)).status]).toEqual([page, 200]);
      expect([page, (await both.get(elsewhere(page))).status]).toEqual([page, 404]);
    }
  });

  test("every page, file and picture of a single item is not there under the other's address", async () => {
    expect(addresses.size).toBeGreaterThan(50);
    for (const path of addresses) expect([path, (await both.get(elsewhere(path))).status]).toEqual([path, 404]);
  });

  test("no form about an item of one does anything under the other's address", async () => {
    const aboutItems = [...forms].filter(([action]) => uuid.test(action));
    expect(aboutItems.length).toBeGreaterThan(30);
    const before = [await contents(full), await contents(empty)];
    for (const [action, body] of aboutItems) {
      const { status, headers } = await both.request(elsewhere(action), { method: "POST", body });
      expect([404, 422], `${action} → ${headers.get("location")}`).toContain(status);
    }
    expect([await contents(full), await contents(empty)]).toEqual(before);
  });

  test("no other form carries something of one into the other, or breaks on it", async () => {
    const before = await contents(full);
    for (const [action, body] of [...forms].filter(([address]) => !uuid.test(address))) {
      const { status } = await both.request(elsewhere(action), { method: "POST", body });
      expect(status, action).toBeLessThan(500);
    }
    expect(await contents(full)).toEqual(before);
  });

  test("roles are held per district", async () => {
    const one = await memberOf({ [full]: ["coordinator"], [empty]: ["member"] });
    expect((await one.get(`/${full}/forum/members`)).status).toBe(200);
    expect((await one.get(`/${empty}/forum/members`)).status).toBe(404);
    const other = await memberOf({ [empty]: ["admin"], [full]: ["provider"] });
    expect((await other.get(`/${full}/forum/members`)).status).toBe(404);
    expect((await other.get(`/${empty}/forum/members`)).status).toBe(200);
  });
});
