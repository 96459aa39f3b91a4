import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import type { Client } from "../../../test/client.ts";
import { linkItems, recordItem } from "../../thread/commands.ts";
import { takeDecision } from "./commands/decisions.ts";
import type { DecisionDetails } from "./commands/decisions.ts";
import { addTask } from "./commands/tasks.ts";

let t: TestApp;
let coordinator: Client;
let member: Client;
let neighbours: string;

beforeAll(async () => {
  t = await testApp();
  coordinator = await t.signedIn("coordinator");
  member = await t.signedIn("member");
  neighbours = await addParty("Naboerne i gaden");
});

afterAll(() => t.close());

async function addParty(name: string): Promise<string> {
  const id = uuidv7();
  await t.db
    .insertInto("network.party")
    .values({ district: t.district.id, id, name, kind: "neighbours", office_email: null, office_phone: null, ended_at: null })
    .execute();
  return id;
}

async function take(details: Partial<DecisionDetails> = {}): Promise<string> {
  const decision = { wording: "Vi beder om to nålebokse på pladsen.", day: "2026-03-02", partyIds: [neighbours], ...details };
  const { id } = await t.db
    .transaction()
    .execute((tx) => takeDecision(tx, t.permit("decisions.manage"), decision, t.now));
  return `/vesterbro/decisions/${id}`;
}

describe("a decision", () => {
  test("is public at once with its day, who was present, and who saw it differently", async () => {
    const path = await take({ dissent: "Erhvervet ville hellere vente til foråret.", reviewDay: "2026-09-01" });
    const page = await t.visitor().get(path);
    for (const said of ["Vi beder om to nålebokse på pladsen", "2. marts 2026", "Naboerne i gaden", "hellere vente", "1. september 2026", "Vedtaget"])
      expect(page.text).toContain(said);
    expect(page.document.querySelector("form[action*=make], form[action*=status]")).toBeNull();
    expect((await t.visitor().get("/vesterbro/decisions")).text).toContain("to nålebokse");
    expect((await t.visitor().get("/vesterbro")).text).toContain("to nålebokse");
    expect((await t.visitor().request(path.replace("vesterbro", "norrebro"))).status).toBe(404);
  });

  test("that is internal shows members everything and visitors nothing", async () => {
    const wording = "Politiet fortæller fortroligt om kælderen i nr. 7.";
    const path = await take({ wording, isInternal: true });
    const id = path.split("/").at(-1) ?? "";
    for (const address of [path, `/en${path}`]) expect((await t.visitor().request(address)).status).toBe(404);
    for (const address of ["/vesterbro", "/vesterbro/decisions", "/vesterbro/decisions?year=2026", "/vesterbro/search?q=kælderen"]) {
      const html = await (await t.visitor().request(address)).text();
      expect(html).not.toContain("kælderen i nr");
      expect(html).not.toContain(id);
    }
    expect((await member.get(path)).text).toContain("Kun netværkets medlemmer kan læse");
    expect((await member.get("/vesterbro/decisions")).text).toContain("kun for medlemmer");
  });

  test("is put right by coordinators, until a letter has gone out on it", async () => {
    const path = await take();
    const form = await coordinator.get(`${path}/edit`);
    expect((await member.request(`${path}/edit`)).status).toBe(404);
    const wrong = await coordinator.submit(form, "/edit", { wording: "Kort", day: "2026-03-03" });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain("Skriv lidt mere");
    const phone = await coordinator.submit(form, "/edit", { wording: "Ring til formanden på 26 12 34 56 om nøglen." });
    expect(phone.text).toContain("telefonnummer til en person");
    const done = await coordinator.submit(form, "/edit", { wording: "Vi beder om tre nålebokse på pladsen." });
    expect(done.text).toContain("Beslutningen er rettet");
    expect(done.text).toContain("Naboerne i gaden");
    const id = path.split("/").at(-1) ?? "";
    await t.db.transaction().execute(async (tx) => {
      const letter = { kind: "letter", id: uuidv7(), at: t.now, status: "waiting", statusAt: t.now, title: "Et brev" };
      await recordItem(tx, t.district.id, { ...letter, publicTitle: "Et brev" });
      await linkItems(tx, t.district.id, { kind: "decision", id }, letter);
    });
    const late = await coordinator.submit(form, "/edit", { wording: "Vi beder om fire nålebokse på pladsen." });
    expect(late.status).toBe(422);
    expect((await coordinator.get(path)).text).toContain("tre nålebokse");
  });

  test("whose day is put right has stood since that day", async () => {
    const path = await take();
    await coordinator.submit(await coordinator.get(`${path}/edit`), "/edit", { day: "2026-02-20" });
    const { document } = await t.visitor().get(path);
    expect(document.querySelector(".item-date")?.textContent).toBe("20. februar 2026");
    const item = await t.db.selectFrom("thread.item").select(["at", "status_at"]).where("id", "=", path.split("/").at(-1) ?? "").executeTakeFirstOrThrow();
    expect(item.status_at).toEqual(item.at);
  });

  test("leads to a letter by one press, however often it is pressed", async () => {
    const path = await take({ wording: "Vi beder om lys i porten." });
    const page = await coordinator.get(path);
    const draft = await coordinator.submit(page, "/make/letter/", {}, 5);
    expect(draft.path).toMatch(/\/letters\/[0-9a-f-]{36}$/);
    expect(draft.text).toContain("Vi beder om lys i porten.");
    expect((await coordinator.get(path)).document.querySelectorAll(".item-effects .thread-step")).toHaveLength(1);
    expect((await t.visitor().get(path)).document.querySelectorAll(".item-effects .thread-step")).toHaveLength(0);
  });

  test("says when it has been carried out", async () => {
    const path = await take({ wording: "Vi maler porten om i lyse farver." });
    const done = await coordinator.submit(await coordinator.get(path), "/status", { status: "carried_out" });
    expect(done.text).toContain("Ført ud i livet");
  });

  test("written in Danish is said so on the English page", async () => {
    const path = await take({ wording: "Vi mødes igen i april. Så taler vi om sommeren." });
    const page = await t.visitor().get(`/en${path}`);
    expect(page.document.querySelector(".item-body [lang=da]")?.textContent).toContain("Så taler vi om sommeren");
  });
});

test("300 decisions are shown a page at a time, and a year at a time", async () => {
  const now = new Date("2024-05-02T09:00:00Z");
  await t.db.transaction().execute(async (tx) => {
    for (let n = 1; n <= 300; n += 1) {
      const wording = `Gammel beslutning nummer ${n} fra arkivet`;
      await takeDecision(tx, t.permit("decisions.manage"), { wording, day: "2024-05-02", partyIds: [] }, now);
    }
  });
  const first = await t.visitor().get("/vesterbro/decisions?year=2024");
  expect(first.document.querySelectorAll(".item-row")).toHaveLength(25);
  expect(first.text).toContain("Side 1 af 12 · 300 i alt");
  const last = await t.visitor().get("/vesterbro/decisions?year=2024&page=12");
  expect(last.document.querySelectorAll(".item-row")).toHaveLength(25);
  expect((await t.visitor().get("/vesterbro/decisions?year=2024&page=13")).status).toBe(404);
  expect((await t.visitor().get("/vesterbro/decisions?year=x&page=-1")).status).toBe(200);
});

describe("a task", () => {
  async function give(details: { title?: string; dueDay?: string; isPublic?: boolean } = {}): Promise<string> {
    const task = { title: "Spørg driften om nøglen", partyId: neighbours, dueDay: "2026-03-09", ...details };
    const { id } = await t.db.transaction().execute((tx) => addTask(tx, t.permit("decisions.manage"), task, t.now));
    return `/vesterbro/tasks/${id}`;
  }

  test("is given from a decision by a form that keeps what was typed", async () => {
    const path = await take({ wording: "Naboerne taler med driften om porten." });
    const link = (await coordinator.get(path)).document.querySelector("a[href*='/make/task/']")?.getAttribute("href") ?? "";
    const form = await coordinator.get(link);
    const wrong = await coordinator.submit(form, "/make/task/", { title: "Spørg driften", due: "2026-03-01" });
    expect(wrong.status).toBe(422);
    expect(wrong.document.querySelector("input[name=title]")?.getAttribute("value")).toBe("Spørg driften");
    const passed = await coordinator.submit(wrong, "/make/task/", { party: neighbours });
    expect(passed.text).toContain("Fristen er allerede gået");
    const done = await coordinator.submit(passed, "/make/task/", { due: "2026-03-20", party: neighbours }, 5);
    expect(done.text).toContain("Åben, senest 20. marts 2026");
    expect((await coordinator.get(path)).document.querySelectorAll(".item-effects .thread-step")).toHaveLength(1);
  });

  test("is for members unless it was made public", async () => {
    const hidden = await give({ title: "Intern aftale om kælderrummet" });
    const open = await give({ title: "Sæt skilte op i porten", isPublic: true });
    expect((await t.visitor().request(hidden)).status).toBe(404);
    expect((await t.visitor().request("/vesterbro/tasks")).status).toBe(404);
    expect((await (await t.visitor().request("/vesterbro/search?q=kælderrummet")).text())).not.toContain(hidden);
    const seen = await t.visitor().get(open);
    expect(seen.text).toContain("Sæt skilte op i porten");
    expect(seen.document.querySelector("form[action*=done]")).toBeNull();
    expect((await member.get("/vesterbro/tasks")).text).toContain("Intern aftale om kælderrummet");
  });

  test("is late in words when its day has passed, and done once, with what was done", async () => {
    const path = await give({ title: "Ring til viceværten", dueDay: "2026-03-05" });
    t.now = new Date("2026-03-07T09:00:00Z");
    const page = await member.get(path);
    const another = await coordinator.get(path);
    expect(page.text).toContain("fristen var 5. marts 2026, for 2 dage siden");
    expect((await member.get("/vesterbro/tasks")).text).toContain("for 2 dage siden");
    const empty = await member.submit(page, "/done", { note: "" });
    expect(empty.status).toBe(422);
    const done = await member.submit(page, "/done", { note: "Nøglen er leveret.", agreed: "1" }, 5);
    expect(done.text).toContain("Nøglen er leveret.");
    const twice = await coordinator.submit(another, "/done", { note: "Jeg var der også.", agreed: "1" });
    expect(twice.status).toBe(422);
    expect(twice.text).toContain("En anden har allerede meldt opgaven udført");
    expect((await member.get("/vesterbro/tasks")).text).not.toContain("Ring til viceværten");
    expect((await member.get("/vesterbro/tasks?show=done")).text).toContain("Ring til viceværten");
    t.now = new Date("2026-03-02T09:00:00Z");
  });
});
