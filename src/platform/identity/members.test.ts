import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import type { Tx } from "../db/database.ts";
import { migrationsFolder } from "../db/migrate.ts";
import { grant } from "../rights/permit.ts";
import { addMember, changeMember, endMember } from "./commands.ts";
import type { MemberDetails } from "./commands.ts";
import { findMember, listMembers, membersByEmail } from "./queries.ts";

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

const permit = () => t.permit("members.manage");
const inTransaction = <R>(run: (tx: Tx) => Promise<R>) => t.db.transaction().execute(run);
const add = (details: Partial<MemberDetails>) =>
  inTransaction((tx) => addMember(tx, permit(), { name: "Bo Prøve", reach: "paper", roles: ["member"], ...details }));

describe("members", () => {
  test.each([
    ["by mail", { reach: "mail", email: " Bo@Eksempel.DK " }, { email: "bo@eksempel.dk", phone: null }],
    ["by phone", { reach: "phone", phone: "12 34 56 78" }, { email: null, phone: "12 34 56 78" }],
    ["on paper", { reach: "paper" }, { email: null, phone: null }],
    ["through a centre", { reach: "centre", centreName: "Værestedet" }, { centreName: "Værestedet" }],
  ] as const)("can be reached %s", async (_, details, kept) => {
    const id = await add(details);
    expect(await findMember(t.db, permit(), id)).toMatchObject({ reach: details.reach, ...kept });
  });

  test.each([
    ["a name", { name: "  " }, "name: required"],
    ["a mail address, reached by mail", { reach: "mail" }, "email: required"],
    ["a number, reached by phone", { reach: "phone" }, "phone: required"],
    ["a centre, reached through one", { reach: "centre" }, "centreName: required"],
  ] as const)("need %s", async (_, details, refusal) => {
    await expect(add(details)).rejects.toThrow(refusal);
  });

  test("have an address of their own in the district, however it is written", async () => {
    await add({ email: "ene@eksempel.dk" });
    await expect(add({ email: "ENE@eksempel.dk" })).rejects.toThrow("email: email_taken");
    const elsewhere = grant(t.elsewhere.id, { kind: "system", name: "test" }, "members.manage");
    const details: MemberDetails = { name: "Ene", reach: "mail", email: "ene@eksempel.dk", roles: ["member"] };
    await inTransaction((tx) => addMember(tx, elsewhere, details));
    const districts = (await membersByEmail(t.db, "ene@eksempel.dk")).map((member) => member.districtId);
    expect(districts).toEqual(["vesterbro", "norrebro"]);
  });

  test("added twice at the same moment with one address are one member", async () => {
    const both = await Promise.allSettled([add({ email: "to@eksempel.dk" }), add({ email: "to@eksempel.dk" })]);
    expect(both.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await membersByEmail(t.db, "to@eksempel.dk")).toHaveLength(1);
  });

  test("who leave keep their name only, and their address is free again", async () => {
    const id = await add({ name: "Ida Farvel", reach: "mail", email: "ida@eksempel.dk", phone: "87 65 43 21" });
    expect(await inTransaction((tx) => endMember(tx, permit(), id, t.now))).toBe(true);
    expect(await findMember(t.db, permit(), id)).toMatchObject({ name: "Ida Farvel", email: null, phone: null, endedAt: t.now });
    expect((await listMembers(t.db, permit())).map((member) => member.id)).not.toContain(id);
    await add({ email: "ida@eksempel.dk" });
    expect(await inTransaction((tx) => endMember(tx, permit(), id, t.now))).toBe(false);
  });

  test("reached through a centre are not told of by its name once they have left, nor in the audit", async () => {
    const id = await add({ reach: "centre", centreName: "Varmestuen" });
    await inTransaction((tx) => endMember(tx, permit(), id, t.now));
    expect(await findMember(t.db, permit(), id)).toMatchObject({ reach: "centre", centreName: null, endedAt: t.now });
    const events = await t.db.selectFrom("platform.audit_event").selectAll().where("item_id", "=", id).execute();
    expect(JSON.stringify(events)).not.toContain("Varmestuen");
  });

  test("who left before their centre was forgotten lose it when the database is brought forward", async () => {
    const [gone, here] = [await add({ reach: "centre", centreName: "Hjørnet" }), await add({ reach: "centre", centreName: "Hjørnet" })];
    const after = await t.db.transaction().execute(async (tx) => {
      await tx.deleteFrom("platform.member").where("ended_at", "is not", null).execute();
      await sql`alter table platform.member
        drop constraint member_left_check, drop constraint member_centre_check,
        add constraint member_check check (ended_at is null or (email is null and phone is null and person_id is null)),
        add constraint member_check3 check (reach <> 'centre' or centre_name is not null)`.execute(tx);
      await tx.updateTable("platform.member").set({ ended_at: t.now }).where("id", "=", gone).execute();
      await sql.raw(await readFile(join(migrationsFolder, "0068-members-who-have-left.sql"), "utf8")).execute(tx);
      return tx.selectFrom("platform.member").select(["id", "centre_name"]).where("id", "in", [gone, here]).orderBy("ended_at").execute();
    });
    expect(after).toEqual([{ id: gone, centre_name: null }, { id: here, centre_name: "Hjørnet" }]);
  });

  test("are listed as Danes sort", async () => {
    for (const name of ["Åse", "Ærlig", "Øjvind", "Zoe", "aage"]) await add({ name });
    const names = (await listMembers(t.db, permit())).map((member) => member.name);
    expect(names.filter((name) => ["Åse", "Ærlig", "Øjvind", "Zoe", "aage"].includes(name))).toEqual([
      "Zoe", "Ærlig", "Øjvind", "aage", "Åse",
    ]);
  });

  test("belong to their district: another one neither reads nor changes them", async () => {
    const id = await add({ name: "Kun Vesterbro" });
    const elsewhere = grant(t.elsewhere.id, { kind: "system", name: "test" }, "members.manage");
    const change: MemberDetails = { name: "Overtaget", reach: "paper", roles: ["admin"] };
    expect(await findMember(t.db, elsewhere, id)).toBeUndefined();
    expect(await findMember(t.db, permit(), "nonsense")).toBeUndefined();
    expect(await inTransaction((tx) => changeMember(tx, elsewhere, id, change, t.now))).toBe(false);
    expect(await inTransaction((tx) => endMember(tx, elsewhere, id, t.now))).toBe(false);
    expect(await findMember(t.db, permit(), id)).toMatchObject({ name: "Kun Vesterbro", endedAt: null });
  });

  test("leave who did what in the audit, and never how to reach them", async () => {
    const id = await add({ reach: "mail", email: "spor@eksempel.dk", phone: "11 22 33 44" });
    const details: MemberDetails = { name: "Bo Prøve", reach: "mail", email: "nyt@eksempel.dk", roles: ["coordinator"] };
    await inTransaction((tx) => changeMember(tx, permit(), id, details, t.now));
    await inTransaction((tx) => changeMember(tx, permit(), id, { ...details, name: "Bo Rettet" }, t.now));
    await inTransaction((tx) => endMember(tx, permit(), id, t.now));
    const events = await t.db.selectFrom("platform.audit_event").selectAll().where("item_id", "=", id).orderBy("id").execute();
    expect(events.map((event) => [event.action, event.after?.["otherEmail"]])).toEqual([
      ["members.add", undefined], ["members.change", true], ["members.change", undefined], ["members.end", undefined],
    ]);
    expect(JSON.stringify(events)).not.toMatch(/eksempel\.dk|11 22 33 44/);
  });
});
