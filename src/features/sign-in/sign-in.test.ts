import { Hono } from "hono";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { doAskedJobs } from "../../../test/asked-jobs.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { filledIn } from "../../../test/client.ts";
import type { Client, SeenPage } from "../../../test/client.ts";
import { addMember, endMember } from "../../platform/identity/commands.ts";
import type { MemberDetails } from "../../platform/identity/commands.ts";
import { jobs } from "./jobs.ts";

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

let email = "";
let memberId = "";
let members = 0;
beforeEach(async () => {
  members += 1;
  email = `anna${members}@eksempel.dk`;
  memberId = await add({ name: "Anna Prøve", reach: "mail", email, roles: ["member"] });
});

const add = (details: MemberDetails) =>
  t.db.transaction().execute((tx) => addMember(tx, t.permit("members.add"), details));

const ask = async (client: Client, address: string, path = "/sign-in", times = 1): Promise<SeenPage> =>
  client.submit(await client.get(path), "/sign-in", { email: address }, times);

const mailsTo = (address: string) =>
  t.db.selectFrom("platform.mail").selectAll().where("to_address", "=", address).orderBy("created_at").execute();

/** What was asked for is done twice, as after a crash. */
const writeMails = () => doAskedJobs(t, jobs);

/** Asks for a link and takes it out of the mail. */
async function linkByMail(client: Client, path?: string): Promise<string> {
  await ask(client, email, path);
  await writeMails();
  const text = (await mailsTo(email)).at(-1)?.text ?? "";
  return /http:\/\/localhost\/\S+/.exec(text)?.[0] ?? "no link";
}

/** Somebody who has signed in, and the cookie they have it by. */
async function signedIn(): Promise<{ client: Client; cookie: string; response: Response }> {
  const client = t.visitor();
  const page = await client.get(await linkByMail(client));
  const form = page.document.querySelector("main form") as Element;
  const response = await client.request("/sign-in/confirm", { method: "POST", body: filledIn(form, {}) });
  return { client, response, cookie: response.headers.getSetCookie().join().split(";")[0] ?? "" };
}

/** What a request with this cookie is to the app, in both districts. */
async function kindsOf(cookie: string): Promise<string[]> {
  const who = new Hono().get("/", async (c) => {
    const actors = [t.district, t.elsewhere].map((district) => t.deps.identity.actorIn(c, district.id));
    return c.json((await Promise.all(actors)).map((actor) => actor.kind));
  });
  return (await who.request("/", { headers: { cookie } })).json() as Promise<string[]>;
}

/** Whoever is signed in sees their name on every page. */
const nameOn = (page: SeenPage) => page.html.includes("Anna Prøve");

describe("signing in by mail", () => {
  test("a member gets a link, opens it, presses the button, and is known from then on", async () => {
    const client = t.visitor();
    const sent = await ask(client, email.toUpperCase());
    expect(sent.text).toContain("Hvis adressen hører til et medlem, har vi sendt et link.");
    const page = await client.get(await linkByMail(client));
    expect(nameOn(page)).toBe(false);
    const after = await client.submit(page, "/sign-in/confirm");
    expect(after.path).toBe("/vesterbro");
    expect(nameOn(await client.get("/sign-in"))).toBe(true);
  });

  test("an address that nobody has gets the same page and no mail", async () => {
    const known = await ask(t.visitor(), email);
    const unknown = await ask(t.visitor(), "ingen@eksempel.dk");
    expect([unknown.status, unknown.path, unknown.text]).toEqual([known.status, known.path, known.text]);
    // Nor does the work tell, and so the time: whatever is different happens after the answer.
    expect(await mailsTo(email)).toEqual([]);
    expect(await writeMails()).toBe(2);
    expect(await mailsTo(email)).toHaveLength(1);
    expect(await mailsTo("ingen@eksempel.dk")).toEqual([]);
  });

  test("what is no address is refused in words, and stays in the field", async () => {
    const again = await ask(t.visitor(), "anna(at)eksempel.dk");
    expect(again.status).toBe(422);
    expect(again.document.querySelector("#email")?.getAttribute("value")).toBe("anna(at)eksempel.dk");
  });

  test("five presses send one mail", async () => {
    await ask(t.visitor(), email, "/sign-in", 5);
    await writeMails();
    expect(await mailsTo(email)).toHaveLength(1);
  });

  test("in English the page, the mail and its link are English", async () => {
    const client = t.visitor();
    const link = await linkByMail(client, "/en/sign-in");
    expect(new URL(link).pathname).toBe("/en/sign-in/confirm");
    expect((await mailsTo(email))[0]?.subject).toBe("Your link to sign in");
    const after = await client.submit(await client.get(link), "/sign-in/confirm");
    expect(after.path).toBe("/en/vesterbro");
  });
});

describe("a link", () => {
  test("is not used up by scanners that open it", async () => {
    const client = t.visitor();
    const link = await linkByMail(client);
    for (const scanner of [t.visitor(), t.visitor()]) expect((await scanner.get(link)).status).toBe(200);
    await client.submit(await client.get(link), "/sign-in/confirm");
    expect(nameOn(await client.get("/sign-in"))).toBe(true);
  });

  test("signs in once: whoever comes later is not let in", async () => {
    const [first, second] = [t.visitor(), t.visitor()];
    const link = await linkByMail(first);
    const openedBefore = await second.get(link);
    await first.submit(await first.get(link), "/sign-in/confirm");
    const refused = await second.submit(openedBefore, "/sign-in/confirm");
    expect(refused.text).toContain("Linket virker ikke længere");
    expect(nameOn(await second.get("/sign-in"))).toBe(false);
    expect((await second.get(link)).text).toContain("Linket virker ikke længere");
  });

  test("lets five presses of its button through as one", async () => {
    const client = t.visitor();
    const after = await client.submit(await client.get(await linkByMail(client)), "/sign-in/confirm", {}, 5);
    expect(after.path).toBe("/vesterbro");
    expect(nameOn(await client.get("/sign-in"))).toBe(true);
    const sessions = await t.db
      .selectFrom("identity.session as session")
      .innerJoin("identity.person as person", "person.id", "session.person_id")
      .select("session.id")
      .where("person.email", "=", email)
      .execute();
    expect(sessions).toHaveLength(1);
  });

  test("stops working when it is too old", async () => {
    const client = t.visitor();
    const link = await linkByMail(client);
    await t.db.updateTable("identity.verification").set({ expires_at: new Date(0) }).execute();
    expect((await client.get(link)).text).toContain("Linket virker ikke længere");
  });

  test("stops working when the membership ends before it is used", async () => {
    const client = t.visitor();
    const page = await client.get(await linkByMail(client));
    await t.db.transaction().execute((tx) => endMember(tx, t.permit("members.end"), memberId, t.now));
    const refused = await client.submit(page, "/sign-in/confirm");
    expect(refused.text).toContain("Linket virker ikke længere");
  });

  test("that is made up says the same as one that is over", async () => {
    expect((await t.visitor().get("/sign-in/confirm?token=abc")).text).toContain("Linket virker ikke længere");
  });

  test("is kept as a hash only", async () => {
    const token = new URL(await linkByMail(t.visitor())).searchParams.get("token") ?? "";
    const rows = await t.db.selectFrom("identity.verification").selectAll().execute();
    expect(rows).not.toEqual([]);
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});

describe("going on after signing in", () => {
  test("leads to the page one came from", async () => {
    const client = t.visitor();
    const link = await linkByMail(client, "/sign-in?next=/sign-in/sent?x=1");
    const after = await client.submit(await client.get(link), "/sign-in/confirm");
    expect(after.path).toBe("/sign-in/sent?x=1");
  });

  test.each(["https://ond.example/", "//ond.example/", "/\\ond.example", "javascript:alert(1)"])(
    "never leads away from here: %s",
    async (next) => {
      const client = t.visitor();
      const link = new URL(await linkByMail(client));
      link.searchParams.set("next", next);
      const after = await client.submit(await client.get(link.href), "/sign-in/confirm");
      expect(after.path).toBe("/vesterbro");
    },
  );
});

describe("being signed in", () => {
  test("is over after signing out, however often it is pressed, and the cookie is worth nothing then", async () => {
    const { client, cookie } = await signedIn();
    const after = await client.submit(await client.get("/sign-out"), "/sign-out", {}, 5);
    expect([after.status, after.document.querySelector(".error-summary")]).toEqual([200, null]);
    expect(after.path).not.toContain("/sign-out");
    expect(nameOn(await client.get("/sign-in"))).toBe(false);
    expect(await kindsOf(cookie)).toEqual(["visitor", "visitor"]);
  });

  test("is worth nothing in another district, nor once the membership has ended", async () => {
    const { cookie } = await signedIn();
    expect(await kindsOf(cookie)).toEqual(["member", "visitor"]);
    await t.db.transaction().execute((tx) => endMember(tx, t.permit("members.end"), memberId, t.now));
    expect(await kindsOf(cookie)).toEqual(["visitor", "visitor"]);
  });

  test("is not had with a cookie that was tampered with", async () => {
    const { cookie } = await signedIn();
    expect(await kindsOf(cookie.replace("session_token=", "session_token=x"))).toEqual(["visitor", "visitor"]);
  });

  test("gives cookies that scripts and other sites do not get", async () => {
    const { response } = await signedIn();
    expect(response.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^kvarter\.session_token=[^;]+; Max-Age=15552000; Path=\/; HttpOnly; SameSite=Lax$/),
      // By which address somebody has signed in here, as a code that says it to nobody.
      expect.stringMatching(/^kvarter\.known=[\w-]{43}; Max-Age=15552000; Path=\/; HttpOnly; SameSite=Lax$/),
    ]);
  });

  test("keeps neither browser nor IP address", async () => {
    await signedIn();
    const rows = await sql<{ ip_address: string; user_agent: string }>`
      select distinct ip_address, user_agent from identity.session`.execute(t.db);
    expect(rows.rows).toEqual([{ ip_address: "", user_agent: "" }]);
  });
});
