import { Hono } from "hono";
import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import type { Db, Tables } from "../db/database.ts";
import { addMember, changeMember } from "./commands.ts";
import type { MemberDetails } from "./commands.ts";
import { createIdentity } from "./identity.ts";
import { setSessionCookie } from "./session-cookie.ts";
import { makeSignInToken, signInWithToken } from "./sign-in.ts";

let t: TestApp;
let watched: Db;
const queries: string[] = [];
beforeAll(async () => {
  t = await testApp();
  const dialect = new PostgresDialect({ pool: new pg.Pool({ connectionString: t.databaseUrl, max: 2 }) });
  watched = new Kysely<Tables>({ dialect, log: (event) => void queries.push(event.query.sql) });
});
afterAll(async () => {
  await watched.destroy();
  await t.close();
});

/** An app that asks for session and actor several times in one request, as a page does. */
function whoIsThere(publicUrl = "http://localhost") {
  const settings = { secret: t.deps.secret, publicUrl };
  const identity = createIdentity({ db: watched, ...settings });
  const app = new Hono();
  app.get("/who", async (c) => {
    await identity.session(c);
    const [session, here] = await Promise.all([identity.session(c), identity.actorIn(c, t.district.id)]);
    return c.json({ name: session?.name ?? null, kind: here.kind });
  });
  app.get("/in/:token", async (c) => {
    const signedIn = await t.db.transaction().execute((tx) => signInWithToken(tx, settings, c.req.param("token"), "x"));
    if (signedIn) await setSessionCookie(c, settings, signedIn);
    return c.text("");
  });
  return { app, settings };
}

async function cookieOf(email: string, { app, settings }: ReturnType<typeof whoIsThere>): Promise<string> {
  const token = await makeSignInToken(t.db, settings, { email, name: "Anna" }, 60);
  return (await app.request(`/in/${token}`)).headers.get("set-cookie") ?? "";
}

const who = async (app: Hono, cookie?: string) => {
  queries.length = 0;
  const response = await app.request("/who", cookie === undefined ? {} : { headers: { cookie: cookie.split(";")[0] ?? "" } });
  return { seen: await response.json(), queries: queries.length };
};

const visitor = { name: null, kind: "visitor" };

describe("a request", () => {
  test("without a session asks the database nothing, nor does one with a cookie that is not ours", async () => {
    const { app } = whoIsThere();
    expect(await who(app)).toEqual({ seen: visitor, queries: 0 });
    expect(await who(app, "other=1; kvarter.session_token=forged.c2lnbmF0dXJl")).toEqual({ seen: visitor, queries: 0 });
  });

  test("with a session asks once, however often its page asks who is there", async () => {
    const site = whoIsThere();
    await add("anna@eksempel.dk");
    const cookie = await cookieOf("anna@eksempel.dk", site);
    expect(await who(site.app, cookie)).toEqual({ seen: { name: "Anna", kind: "member" }, queries: 1 });
  });
});

test("where the address is https the cookie never travels in the open, and no neighbour under the same domain can put theirs here", async () => {
  await add("sikker@eksempel.dk");
  const site = whoIsThere("https://kvarter.example");
  const cookie = await cookieOf("sikker@eksempel.dk", site);
  expect(cookie).toMatch(/^__Host-kvarter\.session_token=[^;]*; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Lax, /);
  expect((await who(site.app, cookie)).seen).toMatchObject({ kind: "member" });
});

test("a member whose address is changed is no longer signed in by the old one", async () => {
  const site = whoIsThere();
  const id = await add("gammel@eksempel.dk");
  const cookie = await cookieOf("gammel@eksempel.dk", site);
  await change(id, { name: "Anna", reach: "mail", email: "ny@eksempel.dk", roles: ["member"] });
  expect((await who(site.app, cookie)).seen).toMatchObject({ kind: "visitor" });
  expect((await who(site.app, await cookieOf("ny@eksempel.dk", site))).seen).toMatchObject({ kind: "member" });
});

test("a member whose name is corrected stays signed in", async () => {
  const site = whoIsThere();
  const id = await add("rettet@eksempel.dk");
  const cookie = await cookieOf("rettet@eksempel.dk", site);
  await change(id, { name: "Anne", reach: "mail", email: "Rettet@eksempel.dk ", roles: ["member"] });
  expect((await who(site.app, cookie)).seen).toEqual({ name: "Anne", kind: "member" });
});

test("a link handed to a member without mail opens nothing more once they had an address, also when it is taken away again", async () => {
  const site = whoIsThere();
  const details: MemberDetails = { name: "Uden Mail", reach: "paper", roles: ["member"] };
  const id = await t.db.transaction().execute((tx) => addMember(tx, t.permit("x"), details));
  const handed = new URL(await t.deps.identity.signInLinkFor(t.district.id, id)).searchParams.get("token") ?? "";
  await change(id, { ...details, email: "med@eksempel.dk" });
  await change(id, details);
  const cookie = (await site.app.request(`/in/${handed}`)).headers.get("set-cookie") ?? "";
  expect((await who(site.app, cookie)).seen).toEqual(visitor);
});

test("a member without mail signs in by a link handed over, as themselves only", async () => {
  const permit = t.permit("x");
  const id = await t.db
    .transaction()
    .execute((tx) => addMember(tx, permit, { name: "Uden Mail", reach: "paper", roles: ["member"] }));
  const link = new URL(await t.deps.identity.signInLinkFor(t.district.id, id));
  const site = whoIsThere();
  const cookie = (await site.app.request(`/in/${link.searchParams.get("token")}`)).headers.get("set-cookie") ?? "";
  expect((await who(site.app, cookie)).seen).toEqual({ name: "Uden Mail", kind: "member" });
  const tied = await t.db.selectFrom("platform.member").select("id").where("person_id", "is not", null).execute();
  expect(tied.filter((member) => member.id === id)).toHaveLength(1);
});

const add = (email: string) =>
  t.db
    .transaction()
    .execute((tx) => addMember(tx, t.permit("x"), { name: "Anna", reach: "mail", email, roles: ["member"] }));

const change = (id: string, details: MemberDetails) =>
  t.db.transaction().execute((tx) => changeMember(tx, t.permit("x"), id, details, t.now));
