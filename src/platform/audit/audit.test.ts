import { sql } from "kysely";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { auditVerify } from "../../cli/audit-verify.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { addDistrict } from "../district/commands.ts";
import type { DistrictId } from "../district/district.ts";
import { openFileStore } from "../files/file-store.ts";
import { grant } from "../rights/permit.ts";
import { recordChange } from "./commands.ts";
import { sealEvents } from "./seal.ts";
import { verifyAudit } from "./verify.ts";
import type { Fault } from "./verify.ts";

let t: TestApp;
let district: DistrictId;
let count = 0;

beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

/** Each test begins with a district of its own, so that what one breaks is not the other's. */
beforeEach(async () => {
  count += 1;
  district = `bydel-${count}` as DistrictId;
  await t.db.transaction().execute((tx) => addDistrict(tx, { id: district, name: "Bydel", bodyName: "Forum" }));
});

async function write(words: string): Promise<string> {
  const id = uuidv7();
  const permit = grant(district, { kind: "system", name: "test" }, "x.do");
  await t.db.transaction().execute((tx) =>
    recordChange(tx, permit, { action: "x.do", kind: "x", id, before: { words: null }, after: { words, list: [1, "æ"] } }),
  );
  return id;
}

async function writeAndSeal(howMany = 5): Promise<string[]> {
  const ids: string[] = [];
  for (let at = 1; at <= howMany; at += 1) ids.push(await write(`ord ${at}`));
  await sealEvents(t.db, t.now);
  return ids;
}

const verify = async () => (await verifyAudit(t.db, t.now)).find(({ districtId }) => districtId === district);

const faultNow = async (): Promise<Pick<Fault, "code" | "position"> | undefined> => {
  const fault = (await verify())?.fault;
  return fault && { code: fault.code, position: fault.position };
};

/** As somebody would who may do anything in the database. */
const tamper = (...statements: readonly ReturnType<typeof sql>[]) =>
  t.db.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx);
    for (const statement of statements) {
      const { numAffectedRows } = await statement.execute(tx);
      expect(numAffectedRows).toBeGreaterThan(0n);
    }
  });

const idAt = (position: number) =>
  sql`(select event_id from platform.audit_seal where district = ${district} and position = ${position})`;

describe("the chain", () => {
  test("holds every event once, in order, and says that all is well", async () => {
    const ids = await writeAndSeal();
    const rows = await sql<{ position: number; item: string }>`
      select position, item_id as item from platform.audit_seal s join platform.audit_event e on e.district = s.district and e.id = s.event_id
      where s.district = ${district} order by position`.execute(t.db);
    expect(rows.rows).toEqual(ids.map((item, index) => ({ position: index + 1, item })));
    expect(await verify()).toMatchObject({ sealed: 5, waiting: 0, erased: 0, fault: undefined });
    await write("endnu et");
    expect(await verify()).toMatchObject({ sealed: 5, waiting: 1, fault: undefined });
  });

  test("does not change when sealed again", async () => {
    await writeAndSeal();
    const before = await verify();
    expect(await sealEvents(t.db, t.now)).toBe(0);
    expect(await verify()).toEqual(before);
  });

  test("has no gap and no double when many write and several seal at once", async () => {
    const writers = Array.from({ length: 60 }, (_, at) => write(`samtidig ${at}`));
    const sealers = Array.from({ length: 6 }, () => sealEvents(t.db, t.now));
    await Promise.all([...writers, ...sealers]);
    await sealEvents(t.db, t.now);
    expect(await verify()).toMatchObject({ sealed: 60, waiting: 0, fault: undefined });
  });

  test("goes with a district that is removed as a whole", async () => {
    await writeAndSeal();
    await t.db.deleteFrom("platform.district").where("id", "=", district).execute();
    expect(await verify()).toBeUndefined();
  });
});

describe("verifying finds", () => {
  const inEvent = (column: string, value: ReturnType<typeof sql>) =>
    tamper(sql`update platform.audit_event set ${sql.ref(column)} = ${value} where district = ${district} and id = ${idAt(3)}`);

  test.each([
    ["what an event says", "after", sql`replace(after::text, 'ord 3', 'ord 4')::json`, "payload_changed"],
    ["even the order of its fields", "after", sql`'{"list":[1,"æ"],"words":"ord 3"}'::json`, "payload_changed"],
    ["who did it", "actor_id", sql`'another'`, "payload_changed"],
    ["what was done", "action", sql`'x.undo'`, "event_changed"],
    ["when", "at", sql`at + interval '1 millisecond'`, "event_changed"],
    ["its digest", "digest", sql`set_byte(digest, 7, get_byte(digest, 7) # 1)`, "event_changed"],
    ["the digest of what it says", "payload_digest", sql`set_byte(payload_digest, 7, get_byte(payload_digest, 7) # 1)`, "payload_changed"],
  ])("one changed byte in %s", async (_what, column, value, code) => {
    await writeAndSeal();
    await inEvent(column, value);
    expect(await faultNow()).toEqual({ code, position: 3 });
  });

  test("one changed byte in a seal", async () => {
    await writeAndSeal();
    await tamper(sql`update platform.audit_seal set hash = set_byte(hash, 0, get_byte(hash, 0) # 128) where district = ${district} and position = 4`);
    expect(await faultNow()).toEqual({ code: "chain_broken", position: 4 });
  });

  test("an event that was removed, with its seal or without", async () => {
    await writeAndSeal();
    await tamper(sql`delete from platform.audit_event where district = ${district} and id = ${idAt(2)}`);
    expect(await faultNow()).toEqual({ code: "event_missing", position: 2 });
    await tamper(sql`delete from platform.audit_seal where district = ${district} and position = 2`);
    expect(await faultNow()).toEqual({ code: "seal_missing", position: 2 });
  });

  test("the newest event cut off with its seal", async () => {
    await writeAndSeal();
    await tamper(sql`delete from platform.audit_seal where district = ${district} and position = 5`);
    expect(await faultNow()).toEqual({ code: "seal_missing", position: 5 });
  });

  test("two events that changed places", async () => {
    await writeAndSeal();
    const [, second, third] = await t.db
      .selectFrom("platform.audit_seal")
      .selectAll()
      .where("district", "=", district)
      .orderBy("position")
      .execute();
    const place = (position: number, event = "") =>
      sql`update platform.audit_seal set event_id = ${event} where district = ${district} and position = ${position}`;
    await tamper(place(2, uuidv7()), place(3, second?.event_id), place(2, third?.event_id));
    expect(await faultNow()).toEqual({ code: "chain_broken", position: 2 });
  });

  test("a seal after the end, and a changed event that was not sealed yet", async () => {
    await writeAndSeal();
    const extra = await write("ny");
    await tamper(sql`update platform.audit_event set action = 'x.undo' where district = ${district} and item_id = ${extra}`);
    expect(await faultNow()).toEqual({ code: "event_changed", position: null });
    await tamper(sql`insert into platform.audit_seal select district, 6, id, digest, now() from platform.audit_event where district = ${district} and item_id = ${extra}`);
    expect(await faultNow()).toEqual({ code: "seal_extra", position: 6 });
  });
});

describe("an event that has been emptied in time", () => {
  const erase = () => sql`select * from platform.erase_audit_payload(${new Date(Date.now() + 60_000)}, ${t.now})`.execute(t.db);

  test("says nothing any more, and the chain holds", async () => {
    await writeAndSeal();
    await erase();
    const { actor_id, before, after, salt } = await t.db
      .selectFrom("platform.audit_event")
      .selectAll()
      .where("district", "=", district)
      .executeTakeFirstOrThrow();
    expect({ actor_id, before, after, salt }).toEqual({ actor_id: null, before: null, after: null, salt: null });
    expect(await verify()).toMatchObject({ sealed: 5, erased: 5, fault: undefined });
    await tamper(sql`update platform.audit_event set action = 'x.undo' where district = ${district} and id = ${idAt(2)}`);
    expect(await faultNow()).toEqual({ code: "event_changed", position: 2 });
  });

  test("is the only change that the table lets through", async () => {
    const [first = ""] = await writeAndSeal(1);
    const mine = sql`district = ${district} and item_id = ${first}`;
    const refused = async (statement: ReturnType<typeof sql>) =>
      expect(statement.execute(t.db)).rejects.toThrow("the audit log only grows");
    await refused(sql`update platform.audit_event set action = 'x.undo' where ${mine}`);
    await refused(sql`update platform.audit_event set actor_id = null, before = null, after = null, salt = null, erased_at = now() where ${mine}`);
    await refused(sql`delete from platform.audit_event where ${mine}`);
    await refused(sql`truncate platform.audit_event cascade`);
    await refused(sql`update platform.audit_seal set position = 9 where district = ${district}`);
    await refused(sql`delete from platform.audit_seal where district = ${district}`);
    await erase();
    await refused(sql`update platform.audit_event set erased_at = null, salt = digest where ${mine}`);
  });
});

test("the command prints the first fault with its place and ends with an error; else it counts", async () => {
  const lines: string[] = [];
  const tools = {
    database: <Result>(run: (db: TestApp["db"], log: TestApp["deps"]["log"]) => Promise<Result>) => run(t.db, t.deps.log),
    files: () => openFileStore("/tmp/none"),
    input: async function* () {},
    print: (line: string) => lines.push(line),
  };
  // What the tests above have broken goes.
  await t.db.deleteFrom("platform.district").where("id", "!=", district).execute();
  await writeAndSeal(3);
  await auditVerify.run([], tools);
  expect(lines).toEqual([expect.stringMatching(new RegExp(`^${district}: OK, 3 sealed \\(0 of them emptied in time\\), 0 waiting, chain ends in [0-9a-f]{64}$`))]);
  await tamper(sql`update platform.audit_event set action = 'x.undo' where district = ${district} and id = ${idAt(2)}`);
  await expect(auditVerify.run([], tools)).rejects.toThrow(`The audit of ${district} is not as it was sealed.`);
  expect(lines[1]).toContain(`${district}: position 2: the event was changed`);
});
