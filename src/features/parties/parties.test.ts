import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import type { Client } from "../../../test/client.ts";
import { addParty } from "../../network/commands.ts";

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
    expect(list.path).toContain("/vesterbro/forum/parties");
    const page = await t.visitor().get("/vesterbro/forum/parties");
    expect(page.text).toMatch(/Naboer.*Prøvegadens Beboere/);
    expect(page.text.match(/Prøvegadens Beboere/g)).toHaveLength(1);
    expect(page.html).not.toContain("kontor@proeve.dk");
    expect(page.html).not.toContain("/forum/members");
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
    await press(coordinator, `/vesterbro/forum/parties/${id}`, "/end");
    const page = await t.visitor().get("/vesterbro/forum/parties");
    expect(page.text).not.toContain("Nedlagt Klub");
    expect((await coordinator.get(`/vesterbro/forum/parties/${id}`)).status).toBe(404);
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
    const list = await press(coordinator, member.path, "/end");
    expect(list.text).not.toContain("Kort Tid");
    const self = [...list.document.querySelectorAll("a")].find((a) => a.textContent === "Test Testesen 1");
    const refused = await press(coordinator, self?.getAttribute("href") ?? "", "/end");
    expect(refused.text).toContain("Du kan ikke melde dig selv ud her.");
  });

  test("members, visitors and coordinators of another district do not see the list", async () => {
    for (const client of [t.visitor(), await t.signedIn("member")])
      expect((await client.get("/vesterbro/forum/members")).status).toBe(404);
    expect((await coordinator.get("/norrebro/forum/members")).status).toBe(404);
  });
});
