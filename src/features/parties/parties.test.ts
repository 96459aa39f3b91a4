import { v7 as uuidv7 } from "uuid";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { filledIn } from "../../../test/client.ts";
import type { Client } from "../../../test/client.ts";
import { addParty } from "../../network/commands.ts";
import { addMember } from "../../platform/identity/commands.ts";
import { grant } from "../../platform/rights/permit.ts";
import { changeOwnReach, updateMember } from "./commands.ts";

let t: TestApp;
let coordinator: Client;
beforeAll(async () => {
  t = await testApp();
  coordinator = await t.signedIn("coordinator");
});
afterAll(() => t.close());

const press = (client: Client, page: string, action: string, answers = {}, times = 1) =>
  client.get(page).then((seen) => client.submit(seen, action, answers, times));

describe("parties", () => {
  test("five presses add one party, and everyone sees it under its kind, never the office's mail", async () => {
    const answers = { name: "Prøvegadens Beboere", kind: "neighbours", email: "kontor@proeve.dk", takesLetters: "1" };
    const list = await press(coordinator, "/vesterbro/forum/parties/new", "/new", answers, 5);
    expect(list.text).toContain("Mangler en repræsentant");
    const page = await t.visitor().get("/vesterbro/forum/parties");
    expect(page.text).toMatch(/Naboer.*Prøvegadens Beboere/);
    expect(page.text.match(/Prøvegadens Beboere/g)).toHaveLength(1);
    expect(page.html).not.toContain("kontor@proeve.dk");
    expect(page.html).not.toMatch(/forum\/(members|network)/);
  });

  test("the same name is refused in words, and what was typed stays", async () => {
    const answers = { name: "prøvegadens beboere", kind: "housing" };
    const again = await press(coordinator, "/vesterbro/forum/parties/new", "/new", answers);
    expect(again.status).toBe(422);
    expect(again.text).toContain("Der er allerede en aktør med det navn.");
    expect(again.document.querySelector("#name")?.getAttribute("value")).toBe("prøvegadens beboere");
  });

  test("two coordinators who add the same name at once add one", async () => {
    const other = await t.signedIn("coordinator");
    const answers = { name: "Samtidig Forening", kind: "users" };
    const statuses = await Promise.all(
      [coordinator, other].map(async (client) => (await press(client, "/vesterbro/forum/parties/new", "/new", answers)).status),
    );
    expect(statuses.sort()).toEqual([200, 422]);
  });

  test("a party that has left is not shown, and nobody speaks for it", async () => {
    const id = await t.db.transaction().execute((tx) =>
      addParty(tx, t.permit("parties.manage"), { name: "Nedlagt Klub", kind: "school" }),
    );
    const left = await press(coordinator, `/vesterbro/forum/parties/${id}/end`, "/end", {}, 5);
    expect([left.path, left.text]).toEqual([`/vesterbro/forum/parties/${id}?saved=left`, expect.stringContaining("Der er ikke noget, der venter.")]);
    const page = await t.visitor().get("/vesterbro/forum/parties");
    expect(page.text).not.toContain("Nedlagt Klub");
    for (const form of ["end", "change", "represent"]) expect((await coordinator.get(`/vesterbro/forum/parties/${id}/${form}`)).status).toBe(404);
    expect((await coordinator.get("/vesterbro/forum/network?show=left")).text).toContain("Nedlagt Klubforlod netværket 2. marts 2026");
  });

  test("a party that comes back is found and taken in again, not added a second time beside its history", async () => {
    const again = await press(coordinator, "/vesterbro/forum/parties/new", "/new", { name: "nedlagt klub", kind: "school" });
    expect([again.status, again.text]).toEqual([422, expect.stringContaining("En aktør med det navn har forladt netværket.")]);
    const list = await coordinator.get("/vesterbro/forum/network?show=left");
    const href = list.document.querySelector(".item-row a")?.getAttribute("href") ?? "";
    const [mine, other] = [await coordinator.get(href), await coordinator.get(href)];
    const back = await coordinator.submit(mine, "/return", {}, 5);
    expect([back.path, back.text]).toEqual([`${href}?saved=returned`, expect.stringContaining("Aktøren er med i netværket igen.")]);
    expect((await coordinator.submit(other, "/return")).status).toBe(422);
    expect((await t.visitor().get("/vesterbro/forum/parties")).text).toContain("Nedlagt Klub");
    expect((await coordinator.get("/vesterbro/forum/network")).html).not.toContain("show=left");
  });

  test.each(["nonsense", "00000000-0000-4000-8000-000000000000"])("a party that is none (%s) is not found", async (id) => {
    expect((await coordinator.get(`/vesterbro/forum/parties/${id}`)).status).toBe(404);
  });
});

describe("members", () => {
  test("someone without mail or phone is a member with a name, a centre and a party", async () => {
    const answers = { name: "Åse Prøve", reach: "centre", centreName: "Prøvestedet", roles: "member" };
    const member = await press(coordinator, "/vesterbro/forum/members/new", "/new", answers);
    expect(member.text).toContain("Via Prøvestedet");
    const form = await coordinator.get(`${member.path.split("?")[0]}/represent`);
    const party = [...form.document.querySelectorAll("#partyId option")].find((option) =>
      option.textContent?.includes("Prøvegadens"),
    );
    const speaks = { partyId: party?.getAttribute("value") ?? "", function: "Valgt nabo", isDeputy: "1" };
    const saved = await coordinator.submit(form, "/represent", speaks);
    expect(saved.text).toContain("Valgt nabo (suppleant)");
    const list = await coordinator.get("/vesterbro/forum/members?reach=centre");
    expect(list.text).toMatch(/Åse Prøve.*Prøvegadens Beboere \(suppleant\)/);
    expect((await t.visitor().get("/vesterbro/forum/parties")).text).not.toContain("Åse");
  });

  test("who is reached by phone needs a number; a CPR number stops the form", async () => {
    const answers = { name: "Bo Prøve 010203-1234", reach: "phone" };
    const again = await press(coordinator, "/vesterbro/forum/members/new", "/new", answers);
    expect(again.status).toBe(422);
    expect(again.text).toContain("Det ligner et CPR-nummer");
    const phone = await press(coordinator, "/vesterbro/forum/members/new", "/new", { name: "Bo Prøve", reach: "phone" });
    expect(phone.document.querySelector("#phone-error")?.textContent).toContain("Skriv eller vælg noget her.");
  });

  test("a coordinator cannot make themselves or others an administrator; an administrator can", async () => {
    const answers = { name: "Ny Admin", reach: "paper", roles: ["member", "admin"] };
    const refused = await press(coordinator, "/vesterbro/forum/members/new", "/new", answers);
    expect(refused.text).toContain("Kun en administrator");
    const admin = await t.signedIn("admin");
    const made = await press(admin, "/vesterbro/forum/members/new", "/new", answers);
    expect(made.text).toContain("Administrator");
  });

  test("a member who leaves is gone from the list, and ending oneself is refused", async () => {
    const member = await press(coordinator, "/vesterbro/forum/members/new", "/new", { name: "Kort Tid", reach: "paper" });
    const list = await press(coordinator, `${member.path.split("?")[0]}/end`, "/end");
    expect(list.text).not.toContain("Kort Tid");
    const self = [...list.document.querySelectorAll("a")].find((a) => a.textContent === "Test Testesen 1");
    const refused = await press(coordinator, `${self?.getAttribute("href")}/end`, "/end");
    expect(refused.text).toContain("Du kan ikke melde dig selv ud her.");
  });

  test("members, visitors and coordinators of another district do not see the list", async () => {
    for (const client of [t.visitor(), await t.signedIn("member")])
      expect((await client.get("/vesterbro/forum/members")).status).toBe(404);
    expect((await coordinator.get("/norrebro/forum/members")).status).toBe(404);
  });
});

test("what a member changes of their reach and what a coordinator changes of them at the same moment are both there", async () => {
  const permit = t.permit("parties.manage");
  const id = await t.db.transaction().execute((tx) =>
    addMember(tx, permit, { name: "Gammelt Navn", reach: "mail", email: "samtidig@eksempel.dk", roles: ["member"] }),
  );
  const own = grant(t.district.id, { kind: "member", memberId: id, name: "", roles: ["member"], sessionKey: "" }, "parties.own");
  const details = { name: "Nyt Navn", reach: "paper", email: "", phone: "", centreName: "", roles: ["member"] } as const;
  const waitingForLocks = async () =>
    (await sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(t.db)).rows.length;
  const changed = Promise.withResolvers<void>();
  const changing = t.db.transaction().execute(async (tx) => {
    await updateMember(tx, permit, id, 1, { ...details, roles: [...details.roles] }, t.now);
    changed.resolve();
    await vi.waitFor(async () => expect(await waitingForLocks()).toBe(1), { interval: 10 });
  });
  await changed.promise;
  await t.db.transaction().execute((tx) => changeOwnReach(tx, own, { reach: "phone", phone: "20 30 40 50", centreName: "" }));
  await changing;
  const after = await t.db.selectFrom("platform.member").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
  expect(after).toMatchObject({ name: "Nyt Navn", email: null, reach: "phone", phone: "20 30 40 50" });
});

test.each(["member", "party"])("a form for a %s that was open while somebody else saved overwrites nothing unseen", async (kind) => {
  const permit = t.permit("parties.manage");
  const id = await t.db.transaction().execute((tx) =>
    kind === "member"
      ? addMember(tx, permit, { name: "Først member", reach: "phone", phone: "20 30 40 50", roles: ["member"] })
      : addParty(tx, permit, { name: "Først party", kind: "school", phone: "20 30 40 50" }),
  );
  const address = kind === "member" ? `/vesterbro/forum/members/${id}/change` : `/vesterbro/forum/parties/${id}/change`;
  const [mine, theirs] = [await coordinator.get(address), await coordinator.get(address)];
  await coordinator.submit(theirs, "/change", { phone: "60 70 80 90" });
  const late = await coordinator.submit(mine, "/change", { name: `Mit ${kind}` });
  expect([late.status, late.text]).toEqual([422, expect.stringContaining("60 70 80 90")]);
  expect(late.document.querySelector("#name")?.getAttribute("value")).toBe(`Mit ${kind}`);
  await coordinator.submit(late, "/change", { phone: "60 70 80 90" });
  const row = await t.db
    .selectFrom(kind === "member" ? "platform.member" : "network.party")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  expect([row.name, row.version, JSON.stringify(row).includes("60 70 80 90")]).toEqual([`Mit ${kind}`, 3, true]);
});

test("a moderator reads what members read, as the form says", async () => {
  const moderator = await t.signedIn("moderator");
  expect((await coordinator.get("/vesterbro/forum/members/new")).text).toContain("ModeratorSom medlem, og læse folks udsagn");
  for (const page of ["/vesterbro/forum/attendance", "/vesterbro/forum/me"]) expect([page, (await moderator.get(page)).status]).toEqual([page, 200]);
});

describe("invitations", () => {
  const mailsTo = (address: string) =>
    t.db.selectFrom("platform.mail").select(["subject", "text"]).where("to_address", "=", address).execute();
  const linkIn = (text: string) => /http:\/\/localhost\/\S+/.exec(text)?.[0] ?? "no link";

  test("go to a new member by mail, with a link that a scanner may open and that signs in once", async () => {
    const answers = { name: "Mia Ny", reach: "mail", email: "mia@eksempel.dk", roles: "member", invite: "1" };
    const member = await press(coordinator, "/vesterbro/forum/members/new", "/new", answers, 5);
    expect(member.text).toContain("Invitationen er på vej med e-mail.");
    const mails = await mailsTo("mia@eksempel.dk");
    expect(mails.map((mail) => mail.subject)).toEqual(["Du er med i netværket: Vesterbro"]);
    const link = linkIn(mails[0]?.text ?? "");
    await t.visitor().get(link);
    const mia = t.visitor();
    const home = await mia.submit(await mia.get(link), "/sign-in/confirm");
    expect([home.path, home.html.includes("Mia Ny")]).toEqual(["/vesterbro", true]);
    expect((await t.visitor().get(link)).text).toContain("Linket virker ikke længere");
  });

  test("are not sent to someone without mail, nor when nobody asked for it", async () => {
    const before = await t.db.selectFrom("platform.mail").select("id").execute();
    const paper = { name: "På Papir", reach: "paper", invite: "1" };
    const member = await press(coordinator, "/vesterbro/forum/members/new", "/new", paper);
    expect(member.text).not.toContain("Invitationen er på vej");
    expect(member.text).not.toContain("Send en invitation");
    const quiet = { name: "Uden Brev", reach: "mail", email: "uden@eksempel.dk", invite: [] };
    await press(coordinator, "/vesterbro/forum/members/new", "/new", quiet);
    expect(await t.db.selectFrom("platform.mail").select("id").execute()).toEqual(before);
  });

  test("can be sent again later, and open nothing once the member has left", async () => {
    const quiet = { name: "Senere Ven", reach: "mail", email: "senere@eksempel.dk", invite: [] };
    const { path } = await press(coordinator, "/vesterbro/forum/members/new", "/new", quiet);
    await press(coordinator, path, "/invite");
    const [mail] = await mailsTo("senere@eksempel.dk");
    const friend = t.visitor();
    const opened = await friend.get(linkIn(mail?.text ?? ""));
    await press(coordinator, `${path.split("?")[0]}/end`, "/end");
    expect((await friend.submit(opened, "/sign-in/confirm")).text).toContain("Linket virker ikke længere");
  });
});

test("a coordinator cannot have an administrator's mail go to themselves; an administrator can change it", async () => {
  const admin = await t.signedIn("admin");
  const answers = { name: "Ida Admin", reach: "mail", email: "ida@eksempel.dk", roles: ["admin"], invite: [] };
  const { path } = await press(admin, "/vesterbro/forum/members/new", "/new", answers);
  const change = `${path.split("?")[0]}/change`;
  const refused = await press(coordinator, change, "/change", { ...answers, email: "mig@eksempel.dk" });
  expect(refused.document.querySelector("#email-error")?.textContent).toContain("Kun en administrator");
  expect((await press(coordinator, change, "/change", { ...answers, name: "Ida Prøve" })).text).toContain("Ida Prøve");
  expect((await press(admin, change, "/change", { ...answers, email: "ny@eksempel.dk" })).text).toContain("ny@eksempel.dk");
});

test("a district keeps an administrator, also when two let go of each other at once", async () => {
  const [one, other] = [await t.signedIn("admin"), await t.signedIn("admin")];
  const adminIds = async () =>
    (await t.db.selectFrom("platform.member").select("id").where("ended_at", "is", null).where(sql<boolean>`'admin' = any(roles)`).orderBy("id").execute()).map(({ id }) => id);
  const all = await adminIds();
  const [mine, theirs] = all.slice(-2);
  // Whoever else is one in this file is none now.
  for (const id of all.slice(0, -2)) await press(one, `/vesterbro/forum/members/${id}/change`, "/change", { roles: ["member"] });
  const own = async (client: Client, id = "") => client.get(`/vesterbro/forum/members/${id}/change`);
  const pages = [await own(one, theirs), await own(other, mine)] as const;
  const statuses = await Promise.all([one.submit(pages[0], "/change", { roles: ["member"] }), other.submit(pages[1], "/change", { roles: ["member"] })]);
  // Whoever came second is told, or is no administrator any more and finds no page.
  expect(statuses.filter(({ status }) => status === 200)).toHaveLength(1);
  const [last, ...more] = await adminIds();
  expect(more).toEqual([]);
  const holder = last === mine ? one : other;
  const kept = await holder.submit(await own(holder, last), "/change", { roles: ["coordinator"] });
  expect([kept.status, kept.document.querySelector("#roles-error")?.textContent]).toEqual([422, expect.stringContaining("mindst én administrator")]);
});

describe("a member without mail", () => {
  const without = (name: string, roles: string | string[] = "member") => ({ name, reach: "paper", roles, invite: [] });
  const linkOn = ({ text }: { text: string }) => /http:\/\/localhost\/sign-in\/confirm\S+?(?=NåsPå papir)/.exec(text)?.[0] ?? "no link";

  test("is handed a link that signs them in once; the next one closes it, and the audit says who made them", async () => {
    const { path } = await press(coordinator, "/vesterbro/forum/members/new", "/new", without("Pia Papir"));
    const page = path.split("?")[0] ?? "";
    const first = linkOn(await press(coordinator, page, "/sign-in-link", {}, 5));
    const made = await press(coordinator, page, "/sign-in-link");
    const { path: other } = await press(coordinator, "/vesterbro/forum/members/new", "/new", without("Per Papir"));
    expect(linkOn(await coordinator.get(`${other.split("?")[0]}?${made.path.split("?")[1]}`))).toBe("no link");
    const pia = t.visitor();
    expect((await pia.get(first)).text).toContain("Linket virker ikke længere");
    const home = await pia.submit(await pia.get(linkOn(made)), "/sign-in/confirm");
    expect([home.path, home.html.includes("Pia Papir")]).toEqual(["/vesterbro", true]);
    expect((await pia.get("/account")).text).toContain("Du logger ind med et link, som koordinatoren giver dig.");
    expect(linkOn(await coordinator.get(made.path))).toBe("no link");
    const events = await t.db.selectFrom("platform.audit_event").select("actor_kind").where("action", "=", "parties.hand_link").execute();
    expect(events).toEqual([{ actor_kind: "member" }, { actor_kind: "member" }]);
  });

  test("whose phone is lost is signed out everywhere: by session, passkey and link", async () => {
    const { path } = await press(coordinator, "/vesterbro/forum/members/new", "/new", without("Tine Telefon"));
    const page = path.split("?")[0] ?? "";
    const [tine, other] = [t.visitor(), await t.signedIn("member")];
    await tine.submit(await tine.get(linkOn(await press(coordinator, page, "/sign-in-link"))), "/sign-in/confirm");
    expect((await tine.get("/account")).html).toContain("Tine Telefon");
    const { id } = await t.db.selectFrom("identity.person").select("id").where("email", "like", `${page.split("/").at(-1)}@%`).executeTakeFirstOrThrow();
    await t.db.insertInto("identity.passkey").values({ id: uuidv7(), person_id: id, credential_id: "lost", public_key: Buffer.from("x"), counter: "0", transports: [], name: "Telefon" }).execute();
    const unused = linkOn(await press(coordinator, page, "/sign-in-link"));
    const done = await press(coordinator, page, "/sign-out-everywhere", {}, 3);
    expect([done.text.includes("Personen er logget ud overalt."), done.html.includes("/sign-in/confirm")]).toEqual([true, false]);
    expect((await tine.get("/account")).html).not.toContain("Tine Telefon");
    expect((await t.visitor().get(unused)).text).toContain("Linket virker ikke længere");
    expect(await t.db.selectFrom("identity.passkey").select("id").where("credential_id", "=", "lost").execute()).toEqual([]);
    expect((await other.get("/account")).status).toBe(200);
    await tine.submit(await tine.get(linkOn(await press(coordinator, page, "/sign-in-link"))), "/sign-in/confirm");
    expect((await tine.get("/account")).html).toContain("Tine Telefon");
  });

  test("who is an administrator is handed one by an administrator only, and whoever has mail by nobody", async () => {
    const admin = await t.signedIn("admin");
    const one = await press(admin, "/vesterbro/forum/members/new", "/new", without("Pip Admin", ["admin"]));
    const open = await admin.get(one.path);
    expect((await coordinator.get(one.path)).html).not.toContain("/sign-in-link");
    const other = await press(coordinator, "/vesterbro/forum/members/new", "/new", without("Ole Papir"));
    const borrowed = async (path: string) => {
      const body = filledIn([...other.document.querySelectorAll("form")].find((form) => form.getAttribute("action")?.endsWith("/sign-in-link")) as Element, {});
      return coordinator.request(`${path.split("?")[0]}/sign-in-link`, { method: "POST", body });
    };
    const refused = await borrowed(one.path);
    expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining("Kun en administrator kan lave et link")]);
    expect(linkOn(await admin.submit(open, "/sign-in-link"))).toContain("token=");
    const out = [...other.document.querySelectorAll("form")].find((form) => form.getAttribute("action")?.endsWith("/sign-out-everywhere")) as Element;
    const notOut = await coordinator.request(`${one.path.split("?")[0]}/sign-out-everywhere`, { method: "POST", body: filledIn(out, {}) });
    expect([notOut.status, await notOut.text()]).toEqual([422, expect.stringContaining("Kun en administrator kan logge en administrator ud.")]);
    const mailed = await press(coordinator, "/vesterbro/forum/members/new", "/new", { name: "Med Mail", reach: "mail", email: "med@eksempel.dk", roles: "member", invite: [] });
    expect(mailed.html).not.toContain("/sign-in-link");
    expect((await borrowed(mailed.path)).status).toBe(422);
  });
});
