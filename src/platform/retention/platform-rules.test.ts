import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { addMember } from "../identity/commands.ts";
import { makePersonalLink } from "../identity/personal-links.ts";
import { personalLinkRule, signInRule } from "../identity/retention.ts";
import { makeSignInToken } from "../identity/sign-in.ts";
import { sentFormRule } from "../web/retention.ts";
import { runRule } from "./job.ts";
import type { RetentionRule } from "./rule.ts";

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

const run = (rule: RetentionRule) => runRule(t.db, rule, { now: t.now });
const daysAgo = (days: number) => new Date(t.now.getTime() - days * 86_400_000);

describe("the platform forgets", () => {
  test("which forms were sent, after a day", async () => {
    const row = (key: string, sent_at: Date) => ({ key, location: "/", sent_at });
    await t.db.insertInto("platform.sent_form").values([row("old", daysAgo(1.1)), row("new", daysAgo(0.9))]).execute();
    await run(sentFormRule);
    const left = await t.db.selectFrom("platform.sent_form").select("key").where("key", "in", ["old", "new"]).execute();
    expect(left).toEqual([{ key: "new" }]);
  });

  test("personal links, thirty days after they were closed", async () => {
    const subjectId = "01890000-0000-7000-8000-000000000001";
    for (const expiresAt of [31, 29, -7].map(daysAgo))
      await t.db
        .transaction()
        .execute((tx) => makePersonalLink(tx, { districtId: t.district.id, purpose: "meetings.answer", subjectId, expiresAt }));
    await run(personalLinkRule);
    const left = await t.db.selectFrom("platform.personal_link").select("expires_at").orderBy("expires_at").execute();
    expect(left.map((row) => row.expires_at)).toEqual([daysAgo(29), daysAgo(-7)]);
  });

  test("whoever signed in and is a member nowhere any more, with their sessions", async () => {
    const [staying, leaving] = ["bliver@eksempel.dk", "rejser@eksempel.dk"];
    for (const email of [staying, leaving]) await signIn(email);
    for (const email of [staying, leaving]) await makeSignInToken(t.db, t.deps, { email, name: "Bo" }, 60);
    // As leaving was when only the night forgot them.
    await t.db.updateTable("platform.member").set({ ended_at: t.now, email: null, person_id: null }).where("email", "=", leaving).execute();
    await run(signInRule);
    const people = await t.db
      .selectFrom("identity.person as person")
      .innerJoin("identity.session as session", "session.person_id", "person.id")
      .select("person.email")
      .execute();
    expect(people).toEqual([{ email: staying }]);
    const waiting = await t.db.selectFrom("identity.verification").select("value").execute();
    expect(JSON.stringify(waiting)).toContain(staying);
    expect(JSON.stringify(waiting)).not.toContain(leaving);
    const without = await t.db.selectFrom("identity.person").select("email").where("email", "=", leaving).execute();
    expect(without).toEqual([]);
  });
});

async function signIn(email: string): Promise<void> {
  const memberId = await t.db
    .transaction()
    .execute((tx) => addMember(tx, t.permit("x"), { name: "Bo", reach: "mail", email, roles: ["member"] }));
  const client = t.visitor();
  const page = await client.get(await t.deps.identity.signInLinkFor(t.district.id, memberId));
  await client.submit(page, "/sign-in/confirm");
}
