import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Client } from "../../../test/client.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { createApp } from "../../app.tsx";
import { addParty } from "../../network/commands.ts";
import { addRepresentation } from "../../network/representations.ts";
import { openDatabase } from "../../platform/db/database.ts";
import type { Tx } from "../../platform/db/database.ts";
import { addMember, changeMember, endMember } from "../../platform/identity/commands.ts";
import { createIdentity } from "../../platform/identity/identity.ts";
import type { MemberRole } from "../../platform/identity/member.ts";
import { makeSignInToken } from "../../platform/identity/sign-in.ts";
import { grant } from "../../platform/rights/permit.ts";
import { readAssets } from "../../platform/web/assets.ts";
import { createPageMemory } from "../../platform/web/page-memory.ts";

let t: TestApp;
let people = 0;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Gecko/20100101 Firefox/131.0";
const iPhone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1";

/** A member who can sign in on as many devices as they like. */
async function someone() {
  people += 1;
  const email = `konto${people}@eksempel.dk`;
  const memberId = await t.db
    .transaction()
    .execute((tx) => addMember(tx, t.permit("x"), { name: `Kim ${people}`, reach: "mail", email, roles: ["member"] }));
  const signIn = async (userAgent = firefox): Promise<Client> => {
    const client = new Client(t.app);
    const page = await client.get(await t.deps.identity.signInLinkFor(t.district.id, memberId));
    const body = new FormData();
    for (const input of page.document.querySelectorAll("main form input"))
      body.set(input.getAttribute("name") ?? "", input.getAttribute("value") ?? "");
    await client.request("/sign-in/confirm", { method: "POST", body, headers: { "user-agent": userAgent } });
    return client;
  };
  return { email, memberId, signIn };
}

/** The sessions a person sees, in words, with the one they look from marked. */
async function sessionsSeenBy(client: Client): Promise<string[]> {
  const { document } = await client.get("/account");
  return [...document.querySelectorAll("ul[aria-label='Hvor du er logget ind'] li")].map((row) =>
    (row.textContent ?? "").replace(/\s+/g, " ").trim(),
  );
}

const isIn = async (client: Client) => (await client.get("/account")).text.startsWith("Min konto");

describe("my account", () => {
  test("shows a person what is theirs, and asks everyone else to sign in", async () => {
    const kim = await someone();
    const other = await someone();
    const page = await (await kim.signIn()).get("/account");
    expect(page.text).toContain(kim.email);
    expect(page.text).not.toContain(other.email);
    const visitor = await t.visitor().get("/account");
    expect(visitor.path).toBe("/sign-in?next=%2Faccount");
    expect((await t.visitor().get("/en/account")).path).toBe("/en/sign-in?next=%2Fen%2Faccount");
  });

  test("shows each district a person belongs to, their roles there, and every party they speak for", async () => {
    const { email, memberId, signIn } = await someone();
    await t.db.transaction().execute(async (tx) => {
      const elsewhere = grant(t.elsewhere.id, { kind: "system", name: "test" }, "x");
      await addMember(tx, elsewhere, { name: "Kim", reach: "mail", email, roles: ["coordinator"] });
      for (const name of ["Naboerne i Istedgade", "Gadens venner"]) {
        const party = { name, kind: "neighbours", email: "", phone: "", takesLetters: false } as const;
        const partyId = await addParty(tx, t.permit("parties.manage"), party);
        const speaks = { partyId, function: "formand", isDeputy: name === "Gadens venner", fromDay: "2026-01-01" };
        await addRepresentation(tx, t.permit("parties.manage"), memberId, speaks);
      }
    });
    const { text } = await (await signIn()).get("/account");
    expect(text).toMatch(/Vesterbro ?Medlem · taler for .*Naboerne i Istedgade \(formand\)/);
    expect(text).toContain("Gadens venner (formand, suppleant)");
    expect(text).toMatch(/Nørrebro ?Koordinator · taler for dig selv/);
  });
});

test.each<{ roles: MemberRole[] }>([{ roles: ["moderator"] }, { roles: [] }])("every link of a member with the roles $roles leads somewhere", async ({ roles }) => {
  const client = await t.signedIn(...roles);
  const { document } = await client.get("/account");
  const hrefs = [...document.querySelectorAll("main a")].map((link) => link.getAttribute("href") ?? "").filter((href) => href.startsWith("/"));
  for (const href of hrefs) expect([href, (await client.get(href)).status]).toEqual([href, 200]);
});

describe("sessions", () => {
  test("are listed in coarse words, with this one marked", async () => {
    const { signIn } = await someone();
    await signIn(iPhone);
    const seen = await sessionsSeenBy(await signIn(firefox));
    expect(seen).toHaveLength(2);
    expect(seen.filter((row) => row.includes("Denne enhed"))).toEqual([
      expect.stringMatching(/^Firefox på en computer.*Logget ind .* sidst brugt .*Denne enhed$/),
    ]);
    expect(seen.join()).toContain("Safari på en telefon");
  });

  test("are ended one by one", async () => {
    const { signIn } = await someone();
    const [phone, computer] = [await signIn(iPhone), await signIn()];
    const page = await computer.get("/account");
    const after = await computer.submit(page, "/end");
    expect(after.text).toContain("Enheden er logget ud.");
    expect([await isIn(phone), await isIn(computer)]).toEqual([false, true]);
  });

  test("of somebody else cannot be ended", async () => {
    const [kim, other] = [await someone(), await someone()];
    const [hers, his] = [await kim.signIn(), await other.signIn()];
    await kim.signIn(iPhone);
    const { id } = await t.db
      .selectFrom("identity.session as session")
      .innerJoin("identity.person as person", "person.id", "session.person_id")
      .select("session.id")
      .where("person.email", "=", other.email)
      .executeTakeFirstOrThrow();
    const page = await hers.get("/account");
    const form = page.document.querySelector("form[action$='/end']");
    form?.setAttribute("action", `/account/sessions/${id}/end`);
    await hers.submit(page, id);
    expect(await isIn(his)).toBe(true);
    form?.setAttribute("action", "/account/sessions/nonsense/end");
    expect((await hers.submit(page, "nonsense")).status).toBe(422);
  });

  test("all end at once when a person signs out everywhere", async () => {
    const { signIn } = await someone();
    const other = await (await someone()).signIn();
    const [phone, computer] = [await signIn(iPhone), await signIn()];
    const after = await computer.submit(await computer.get("/account"), "/account/sessions/end", {}, 5);
    expect(after.status).toBe(200);
    expect([await isIn(phone), await isIn(computer), await isIn(other)]).toEqual([false, false, true]);
  });

  test("that ended at one server are over at every other, also where they had just been used", async () => {
    const db = openDatabase(t.databaseUrl, t.deps.log, 2);
    const { secret, publicUrl } = t.deps;
    const identity = createIdentity({ db, secret, publicUrl });
    const otherServer = createApp({ ...t.deps, db, identity, pageMemory: createPageMemory() }, await readAssets());
    const { signIn } = await someone();
    const [phone, computer] = [await signIn(iPhone), await signIn()];
    const [phoneThere, computerThere] = [phone.at(otherServer), computer.at(otherServer)];
    expect([await isIn(phoneThere), await isIn(computerThere)]).toEqual([true, true]);
    const waiting = await phoneThere.get("/account");
    await computer.submit(await computer.get("/account"), "/account/sessions/end");
    expect([await isIn(phoneThere), await isIn(computerThere)]).toEqual([false, false]);
    // A page that was open there no longer does anything in that person's name.
    const late = await phoneThere.submit(waiting, "/account/sessions/end");
    expect([late.path.split("?")[0], await isIn(phoneThere)]).toEqual(["/sign-in", false]);
    await db.destroy();
  });

  test("end with the last membership, and live on while there is another", async () => {
    const { email, memberId, signIn } = await someone();
    const elsewhere = grant(t.elsewhere.id, { kind: "system", name: "test" }, "x");
    const secondId = await t.db
      .transaction()
      .execute((tx) => addMember(tx, elsewhere, { name: "Kim", reach: "mail", email, roles: ["member"] }));
    const client = await signIn();
    await t.db.transaction().execute((tx) => endMember(tx, t.permit("x"), memberId, t.now));
    const { text } = await client.get("/account");
    expect(text).toContain("Nørrebro");
    expect(text).not.toContain("Vesterbro");
    await t.db.transaction().execute((tx) => endMember(tx, elsewhere, secondId, t.now));
    expect(await isIn(client)).toBe(false);
    const left = await t.db
      .selectFrom("identity.session as session")
      .innerJoin("identity.person as person", "person.id", "session.person_id")
      .select("session.id")
      .where("person.email", "=", email)
      .execute();
    expect(left).toEqual([]);
  });

  test("are replaced when one signs in again in the same browser, also as another, and none is left behind", async () => {
    const [kim, bo] = [await someone(), await someone()];
    const client = await kim.signIn();
    const again = async ({ memberId }: { memberId: string }) => client.signIn(await client.get(await t.deps.identity.signInLinkFor(t.district.id, memberId)));
    await again(kim);
    expect(await sessionsSeenBy(client)).toEqual([expect.stringContaining("Denne enhed")]);
    await again(bo);
    expect(await sessionsSeenBy(await kim.signIn())).toHaveLength(1);
  });

  test("are prolonged when used, once a day, and never beyond half a year", async () => {
    const { email, signIn } = await someone();
    const client = await signIn();
    const age = (days: number, left: number) =>
      sql`update identity.session set created_at = now() - make_interval(days => ${days}), last_used_on = current_date - 2,
        expires_at = now() + make_interval(days => ${left})
        where person_id = (select id from identity.person where email = ${email})`.execute(t.db);
    const daysLeft = async () => {
      const { rows } = await sql<{ days: number }>`
        select round(extract(epoch from expires_at - now()) / 86400)::int as days from identity.session
        where person_id = (select id from identity.person where email = ${email})`.execute(t.db);
      return rows.map((row) => row.days);
    };
    await age(28, 2);
    await isIn(client);
    expect(await daysLeft()).toEqual([30]);
    await age(170, 2);
    await isIn(client);
    expect(await daysLeft()).toEqual([10]);
    await age(181, -1);
    expect(await isIn(client)).toBe(false);
  });
});

describe("whoever becomes a member by a mail address that was another's", () => {
  const leaves = (tx: Tx, id: string) => endMember(tx, t.permit("x"), id, t.now);
  const movesOn = (tx: Tx, id: string) =>
    changeMember(tx, t.permit("x"), id, { name: "Kim", reach: "mail", email: `ny-${id}@eksempel.dk`, roles: ["member"] }, t.now);

  test.each([
    { how: "who has left", go: leaves },
    { how: "who has another now", go: movesOn },
  ])(
    "$how gets none of their passkeys, and nothing that was sent there is left",
    async ({ go }) => {
      const kim = await someone();
      await (await kim.signIn()).get("/account");
      const { person_id } = await t.db.selectFrom("platform.member").select("person_id").where("id", "=", kim.memberId).executeTakeFirstOrThrow();
      await t.db
        .insertInto("identity.passkey")
        .values({ id: kim.memberId, person_id: person_id ?? "", credential_id: kim.memberId, public_key: Buffer.from("x"), counter: "0", transports: [], name: "Kims telefon", last_used_on: null })
        .execute();
      await makeSignInToken(t.db, t.deps, { email: kim.email, name: "Kim" }, 60);
      await t.db.transaction().execute((tx) => go(tx, kim.memberId));
      const waiting = await t.db.selectFrom("identity.verification").select("value").execute();
      expect(JSON.stringify(waiting)).not.toContain(kim.email);
      const nextId = await t.db
        .transaction()
        .execute((tx) => addMember(tx, t.permit("x"), { name: "Bo", reach: "mail", email: kim.email, roles: ["member"] }));
      const bo = t.visitor();
      await bo.signIn(await bo.get(await t.deps.identity.signInLinkFor(t.district.id, nextId)));
      const { text } = await bo.get("/account");
      expect([text.includes("NavnBo"), text.includes("Kims telefon")]).toEqual([true, false]);
    },
  );
});
