import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { addMember, changeMember, endMember } from "./commands.ts";
import { findPersonalLink, makePersonalLink, revokePersonalLinks } from "./personal-links.ts";

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

const subjectId = "01890000-0000-7000-8000-000000000001";
const purpose = "meetings.answer";
const later = (days: number) => new Date(t.now.getTime() + days * 86_400_000);

let memberId = "";
let token = "";
beforeEach(async () => {
  memberId = await t.db
    .transaction()
    .execute((tx) => addMember(tx, t.permit("x"), { name: "Liv", reach: "paper", roles: ["member"] }));
  token = await make(memberId);
});

const make = (of?: string) =>
  t.db.transaction().execute((tx) =>
    makePersonalLink(tx, {
      districtId: t.district.id,
      purpose,
      subjectId,
      ...(of === undefined ? {} : { memberId: of }),
      expiresAt: later(7),
    }),
  );

const find = (of = token, when = t.now, why = purpose, where = t.district.id) =>
  findPersonalLink(t.db, where, why, of, when);

describe("a personal link", () => {
  test("opens what it was made for, for whom it was made", async () => {
    expect(await find()).toMatchObject({ subjectId, memberId });
    expect(await find(await make())).toMatchObject({ subjectId, memberId: null });
  });

  test("opens nothing in another district, for another purpose, or with another token", async () => {
    expect(await find(token, t.now, purpose, t.elsewhere.id)).toBeUndefined();
    expect(await find(token, t.now, "letters.reply")).toBeUndefined();
    expect(await find(`${token}x`)).toBeUndefined();
    expect(await find("")).toBeUndefined();
  });

  test("opens nothing from the moment it ends", async () => {
    expect(await find(token, new Date(later(7).getTime() - 1))).toBeDefined();
    expect(await find(token, later(7))).toBeUndefined();
  });

  test("is closed for one member, and for all", async () => {
    const other = await make();
    const links = { districtId: t.district.id, purpose, subjectId };
    await t.db.transaction().execute((tx) => revokePersonalLinks(tx, { ...links, memberId }, t.now));
    expect(await find()).toBeUndefined();
    expect(await find(other)).toBeDefined();
    await t.db.transaction().execute((tx) => revokePersonalLinks(tx, links, t.now));
    expect(await find(other)).toBeUndefined();
  });

  test("is closed when its member has another address, for whoever reads the old one; not when they have one at last", async () => {
    const change = (details: object) =>
      t.db.transaction().execute((tx) => changeMember(tx, t.permit("x"), memberId, { name: "Liv", reach: "paper", roles: ["member"], ...details }, t.now));
    await change({ email: "liv@eksempel.dk" });
    expect(await find()).toBeDefined();
    await change({ email: "LIV@eksempel.dk", phone: "12 34 56 78" });
    expect(await find()).toBeDefined();
    await change({ email: "ny@eksempel.dk" });
    expect(await find()).toBeUndefined();
  });

  test("is closed when its member leaves", async () => {
    await t.db.transaction().execute((tx) => endMember(tx, t.permit("x"), memberId, t.now));
    expect(await find()).toBeUndefined();
  });

  test("is kept as a hash only, and has at least 128 random bits", async () => {
    const rows = await t.db.selectFrom("platform.personal_link").selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(Buffer.from(token, "base64url").length).toBeGreaterThanOrEqual(16);
  });
});
