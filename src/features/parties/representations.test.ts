import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Client } from "../../../test/client.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { addParty } from "../../network/commands.ts";
import { networkRules } from "../../network/retention.ts";
import { addRepresentation } from "../../network/representations.ts";
import { addMember } from "../../platform/identity/commands.ts";
import { runRule } from "../../platform/retention/job.ts";

let t: TestApp;
let coordinator: Client;
const ids = { users: "", shops: "", kim: "", bo: "", talks: "" };

beforeAll(async () => {
  t = await testApp({ remembersPages: true });
  coordinator = await t.signedIn("coordinator");
  const manages = t.permit("parties.manage");
  await t.db.transaction().execute(async (tx) => {
    ids.users = await addParty(tx, manages, { name: "Prøvebrugernes Forening", kind: "users", seats: 1, deputySeats: 1 });
    ids.shops = await addParty(tx, manages, { name: "Prøvebutikkerne", kind: "business" });
    ids.kim = await addMember(tx, manages, { name: "Kim Klarup", reach: "phone", phone: "31323334", roles: ["member"] });
    ids.bo = await addMember(tx, manages, { name: "Bo Bangsø", reach: "mail", email: "bo@eksempel.dk", roles: ["member"] });
    ids.talks = await addRepresentation(tx, manages, ids.kim, { partyId: ids.users, function: "Talsperson", fromDay: "2026-01-01" });
  });
});
afterAll(() => t.close());

const press = (client: Client, page: string, action: string, answers = {}, times = 1) =>
  client.get(page).then((seen) => client.submit(seen, action, answers, times));
const publicPage = async () => (await t.visitor().get("/vesterbro/forum/parties")).html;
const party = (id: string) => `/vesterbro/forum/parties/${id}`;
const member = (id: string) => `/vesterbro/forum/members/${id}`;
const talk = (id: string, what: string) => `/vesterbro/forum/representations/${id}/${what}`;
const consentRows = () => t.db.selectFrom("network.consent").selectAll().orderBy("id").execute();

describe("a party's seats", () => {
  test("who is missing is told, and a deputy fills a deputy's seat", async () => {
    expect((await coordinator.get(party(ids.users))).text).toContain("Mangler en suppleant");
    const added = await press(coordinator, `${party(ids.users)}/represent?deputy=1`, "/represent", { memberId: ids.bo, function: "Suppleant" }, 5);
    expect(added.text).toContain("Alle pladser er besat");
    expect(added.text.match(/Bo Bangsø/g)?.length).toBeGreaterThan(0);
    expect([...added.document.querySelectorAll("#people .item-row")]).toHaveLength(2);
    expect(added.document.querySelector('a[href="tel:31323334"]')).not.toBeNull();
  });

  test("the list shows vacancies, and finds a party by the beginning of a word", async () => {
    const all = await coordinator.get("/vesterbro/forum/network");
    expect(all.text).toContain("Mangler en repræsentant");
    const vacant = await coordinator.get("/vesterbro/forum/network?show=vacant");
    expect(vacant.text).toContain("Prøvebutikkerne");
    expect(vacant.text).not.toContain("Prøvebrugernes");
    expect((await coordinator.get("/vesterbro/forum/network?q=foren")).text).not.toContain("Prøvebutikkerne");
    expect((await coordinator.get("/vesterbro/forum/network?q=zzz")).text).toContain("Her er ingen aktører");
  });

  test("more people than seats are allowed and told; the same person twice at once too", async () => {
    const more = await press(coordinator, `${party(ids.users)}/represent`, "/represent", { memberId: ids.bo, function: "Kasserer", isDeputy: [] });
    expect(more.text).toContain("2 taler for aktøren, og den har én plads.");
    expect(more.text).toContain("Overlapper med: Suppleant (suppleant), fra 2. marts 2026");
  });

  test("a number of seats that is none comes back with what was typed; none at all is allowed", async () => {
    const again = await press(coordinator, `${party(ids.shops)}/change`, "/change", { seats: "mange" });
    expect(again.status).toBe(422);
    expect(again.document.querySelector("#seats")?.getAttribute("value")).toBe("mange");
    const saved = await press(coordinator, `${party(ids.shops)}/change`, "/change", { seats: "0" });
    expect(saved.text).toContain("Har ingen plads i forummet");
    expect(await publicPage()).toMatch(/Uden plads i forummet[\s\S]*Prøvebutikkerne/);
  });
});

describe("a representation", () => {
  test("changes function, period and seat, and the audit tells before and after", async () => {
    const changed = await press(coordinator, talk(ids.talks, "change"), "/change", { function: "Formand", isDeputy: "1", fromDay: "2026-02-01" }, 5);
    expect(changed.text).toContain("Formand (suppleant) · fra 1. februar 2026");
    const [event] = await t.db
      .selectFrom("platform.audit_event")
      .select(["before", "after"])
      .where("action", "=", "parties.change_representation")
      .execute();
    expect(event?.before).toMatchObject({ function: "Talsperson", is_deputy: false, from_day: "2026-01-01" });
    await press(coordinator, talk(ids.talks, "change"), "/change", { function: "Talsperson", isDeputy: [] });
    const wrong = await press(coordinator, talk(ids.talks, "change"), "/change", { toDay: "2025-01-01" });
    expect(wrong.text).toContain("Slutdagen ligger før startdagen.");
  });

  test("that two change at once is not run on by whoever has not seen how it stands", async () => {
    const about = { partyId: ids.shops, function: "Kontakt", fromDay: "2026-01-01" };
    const id = await t.db.transaction().execute((tx) => addRepresentation(tx, t.permit("parties.manage"), ids.bo, about));
    const other = await t.signedIn("coordinator");
    const [mine, theirs] = [await coordinator.get(talk(id, "change")), await other.get(talk(id, "change"))];
    await coordinator.submit(mine, "/change", { function: "Formand", toDay: "2026-12-31" }, 5);
    const told = await other.submit(theirs, "/change", { function: "Kasserer" });
    expect(told.status).toBe(422);
    for (const words of ["Gemt af en anden", "Formand", "31. december 2026"])
      expect(told.document.querySelector(".notice-warning")?.textContent).toContain(words);
    expect(told.document.querySelector("#function")?.getAttribute("value")).toBe("Kasserer");
    await press(coordinator, member(ids.bo), `${id}/end`);
    const ended = await other.submit(told, "/change", { function: "Kasserer" });
    expect([ended.status, ended.document.querySelector(".notice-warning")?.textContent]).toEqual([422, expect.stringContaining("2. marts 2026")]);
    expect((await other.submit(ended, "/change", { toDay: "2026-03-02" })).text).toContain("Kasserer");
  });

  test("that has stopped stands folded away as before", async () => {
    const old = await t.db.transaction().execute((tx) =>
      addRepresentation(tx, t.permit("parties.manage"), ids.bo, { partyId: ids.shops, function: "Kontakt", fromDay: "2025-01-01", toDay: "2025-12-31" }),
    );
    const page = await coordinator.get(party(ids.shops));
    expect(page.document.querySelector("details.fold")?.textContent).toContain("Bo Bangsø");
    expect(page.text).toContain("Før: 1 person");
    expect((await coordinator.get(member(ids.bo))).document.querySelector("details.fold")?.textContent).toContain("Kontakt");
    expect((await coordinator.get(talk(old, "consent"))).status).toBe(200);
    const refused = await press(coordinator, talk(old, "consent"), "/consent", { shows: "function", givenOn: "2026-03-01" });
    expect(refused.status).toBe(422);
  });

  test.each(["change", "consent", "consent/paper"])("that is none is not found (%s)", async (what) => {
    expect((await coordinator.get(talk("00000000-0000-4000-8000-000000000000", what))).status).toBe(404);
    expect((await (await t.signedIn("member")).get(talk(ids.talks, what))).status).toBe(404);
  });
});

describe("who stands in public", () => {
  test("nobody does without a consent: neither name nor function", async () => {
    const html = await publicPage();
    expect(html).toContain("Prøvebrugernes Forening");
    expect(html).not.toMatch(/Kim|Klarup|Talsperson|Bo Bangsø|Kasserer|31323334|bo@eksempel/);
  });

  test("a consent shows function and party, and the name only when the paper says so", async () => {
    const paper = { shows: "function", givenOn: "2026-03-01", publicName: "Kim Klarup" };
    const saved = await press(coordinator, talk(ids.talks, "consent"), "/consent", paper, 5);
    expect(saved.text).toContain("Funktionen står offentligt, samtykke fra 1. marts 2026, modtaget af Test Testesen 1");
    expect(await publicPage()).toContain("Talsperson");
    expect(await publicPage()).not.toMatch(/Kim|Klarup|Bo Bangsø|Kasserer|Test Testesen/);
    await press(coordinator, talk(ids.talks, "consent"), "/consent", { ...paper, shows: "name", publicName: "Kim K." });
    expect(await publicPage()).toMatch(/Talsperson<\/span>: Kim K\./);
    expect(await publicPage()).not.toContain("Klarup");
    expect(await consentRows()).toHaveLength(2);
  });

  test("what is missing on the paper comes back in words", async () => {
    const page = await press(coordinator, talk(ids.talks, "consent"), "/consent", { shows: "name", publicName: "", givenOn: "2026-04-01" });
    expect([page.status, page.text.includes("Skriv eller vælg noget her.")]).toEqual([422, true]);
    const later = await press(coordinator, talk(ids.talks, "consent"), "/consent", { shows: "function", givenOn: "2026-04-01" });
    expect(later.text).toContain("Dagen ligger efter i dag.");
    const nobody = { shows: "function", givenOn: "2026-03-01", receivedBy: "00000000-0000-4000-8000-000000000000" };
    expect((await press(coordinator, talk(ids.talks, "consent"), "/consent", nobody)).status).toBe(422);
  });

  test("taken back, it is gone at once from the page that was kept, and the name from the database", async () => {
    expect(await publicPage()).toContain("Kim K.");
    await press(coordinator, talk(ids.talks, "consent"), "/withdraw", {}, 5);
    expect(await publicPage()).not.toMatch(/Kim|Talsperson/);
    const rows = await consentRows();
    expect(rows.map((row) => [row.public_name, row.ended_on])).toEqual([[null, "2026-03-02"], [null, "2026-03-02"]]);
    const events = await t.db.selectFrom("platform.audit_event").selectAll().where("item_id", "=", ids.talks).execute();
    expect(JSON.stringify(events.map(({ before, after }) => [before, after]))).not.toContain("Kim K.");
  });

  const named = { shows: "name", publicName: "Kim K.", givenOn: "2026-03-01" };
  const openly = async () => {
    await press(coordinator, talk(ids.talks, "consent"), "/consent", named);
    expect(await publicPage()).toContain("Kim K.");
  };

  test("a new function ends it: nobody agreed to that one", async () => {
    await openly();
    await press(coordinator, talk(ids.talks, "change"), "/change", { function: "Kontaktperson" });
    expect(await publicPage()).not.toMatch(/Kim|Kontaktperson/);
    await press(coordinator, talk(ids.talks, "change"), "/change", { function: "Talsperson" });
  });

  test("the last day passing ends it without anybody doing anything, and the night forgets the name", async () => {
    await openly();
    await press(coordinator, talk(ids.talks, "change"), "/change", { toDay: "2026-03-04" });
    t.now = new Date("2026-03-04T22:59:00Z");
    expect(await publicPage()).toContain("Kim K.");
    t.now = new Date("2026-03-04T23:00:30Z");
    expect(await publicPage()).not.toMatch(/Kim|Talsperson/);
    const rule = networkRules.find(({ key }) => key === "network.consent");
    if (rule) await runRule(t.db, rule, { now: t.now });
    expect((await consentRows()).filter((row) => row.public_name !== null)).toEqual([]);
    t.now = new Date("2026-03-02T09:00:00Z");
    await press(coordinator, talk(ids.talks, "change"), "/change", { toDay: "" });
  });

  test("a member who leaves is gone at once; days of consents a year later, and who spoke for whom after five", async () => {
    await openly();
    await press(coordinator, `${member(ids.kim)}/end`, `${member(ids.kim)}/end`);
    expect(await publicPage()).not.toMatch(/Kim|Talsperson/);
    expect((await consentRows()).every((row) => row.public_name === null && row.ended_on !== null)).toBe(true);
    const after = await press(coordinator, talk(ids.talks, "change"), "/change", { toDay: "" });
    expect(after.text).toContain("Det kan ikke gøres nu");
    const erase = async (now: string) => {
      for (const rule of networkRules) await runRule(t.db, rule, { now: new Date(now) });
    };
    await erase("2027-03-02T12:00:00Z");
    expect(await consentRows()).not.toEqual([]);
    await erase("2027-03-06T12:00:00Z");
    expect(await consentRows()).toEqual([]);
    const spoken = () => t.db.selectFrom("network.representation").select("function").where("member_id", "=", ids.kim).execute();
    expect(await spoken()).toEqual([{ function: "Talsperson" }]);
    await erase("2031-03-03T12:00:00Z");
    expect(await spoken()).toEqual([]);
  });
});

describe("my own page", () => {
  test("a member sees and changes how they hear, and takes back a consent that is theirs and nobody else's", async () => {
    const me = await t.signedIn("member");
    const { id } = await t.db.selectFrom("platform.member").select("id").orderBy("created_at", "desc").limit(1).executeTakeFirstOrThrow();
    const speaks = await t.db.transaction().execute((tx) =>
      addRepresentation(tx, t.permit("parties.manage"), id, { partyId: ids.shops, function: "Formand", fromDay: "2026-01-01" }),
    );
    await press(coordinator, talk(speaks, "consent"), "/consent", { shows: "name", publicName: "Mig Selv", givenOn: "2026-03-01" });
    const page = await me.get("/vesterbro/forum/me");
    expect(page.text).toContain("Du står offentligt som Mig Selv.");
    expect((await me.get("/account")).html).toContain("/vesterbro/forum/me");
    expect((await me.submit(page, "/forum/me", { reach: "phone", phone: "" })).status).toBe(422);
    const saved = await me.submit(page, "/forum/me", { reach: "phone", phone: "41 42 43 44" }, 5);
    expect(saved.text).toContain("Det er gemt.");
    const kept = await t.db.selectFrom("platform.member").select(["reach", "phone", "roles", "email"]).where("id", "=", id).executeTakeFirstOrThrow();
    expect(kept).toMatchObject({ reach: "phone", phone: "41 42 43 44", roles: ["member"], email: expect.stringContaining("@") });

    const other = await t.signedIn("member");
    const form = (await me.get("/vesterbro/forum/me")).document.querySelector("form[action*='/consents/']");
    const hers = await other.get("/vesterbro/forum/me");
    hers.document.querySelector("form[action$='/forum/me']")?.setAttribute("action", form?.getAttribute("action") ?? "");
    expect((await other.submit(hers, "/consents/")).status).toBe(422);
    expect(await publicPage()).toContain("Mig Selv");
    const gone = await me.submit(await me.get("/vesterbro/forum/me"), "/consents/");
    expect(gone.text).toContain("Du står ikke længere på den offentlige side.");
    expect(await publicPage()).not.toContain("Mig Selv");
    expect((await t.visitor().get("/vesterbro/forum/me")).status).toBe(404);
  });
});
