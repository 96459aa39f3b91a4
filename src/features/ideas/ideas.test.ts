import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Client, SeenPage } from "../../../test/client.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { grant } from "../../platform/rights/permit.ts";
import { addQuestion, openQuestion } from "../dialogue/commands/questions.ts";
import { addSeries } from "../meetings/commands/series.ts";
import { forgetOldIdeas, forgetSupporters } from "./commands/forget.ts";
import { sendIdea } from "./commands/send.ts";
import { takeStep } from "./commands/triage.ts";

let t: TestApp;
let coordinator: Client;
let member: Client;
beforeAll(async () => {
  t = await testApp();
  coordinator = await t.signedIn("coordinator");
  member = await t.signedIn("member");
});
afterAll(() => t.close());

const typed = {
  title: "En bænk ved containerne",
  what: "En bænk og en skraldespand, så man kan sidde et sted, og affaldet ikke ligger på jorden.",
  forWhom: "Alle, der venter ved containerne.",
  place: "Gasværksvej",
};

async function send(who: Client, answers: Record<string, string> = {}, from = ""): Promise<SeenPage> {
  return who.submit(await who.get(`/vesterbro/ideas/new${from}`), "/ideas/new", { ...typed, ...answers });
}

/** An idea that was sent, and perhaps published, with its code. */
async function idea(title: string, steps: readonly Record<string, string>[] = [], words = {}): Promise<{ id: string; code: string }> {
  const sent = await send(t.visitor(), { ...words, title });
  const code = /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(sent.text)?.[0] ?? "";
  const { id } = await t.db.selectFrom("ideas.idea").select("id").where("title", "=", title).executeTakeFirstOrThrow();
  for (const step of steps) expect((await decide(id, step)).status).toBe(200);
  return { id, code };
}

const workOn = (id: string) => `/vesterbro/ideas/work/${id}`;

/** Sends the form of the coordinator's page that does this. */
async function decide(id: string, answers: Record<string, string>, page?: SeenPage): Promise<SeenPage> {
  const shown = page ?? (await coordinator.get(workOn(id)));
  const seen = shown.document.querySelector("input[name=seen]")?.getAttribute("value") ?? "";
  return coordinator.submit(shown, workOn(id), { seen, ...answers });
}

const publish = { do: "publish" };
const giveBack = { do: "return", reason: "unclear", note: "Skriv, hvor bænken skal stå." };

async function support(who: Client, id: string, times = 1): Promise<SeenPage> {
  return who.submit(await who.get(`/vesterbro/ideas/${id}`), "/support", {}, times);
}
const supporters = async (id: string) =>
  (await t.db.selectFrom("ideas.idea").select("supporters").where("id", "=", id).executeTakeFirstOrThrow()).supporters;

describe("sending an idea", () => {
  test.each([
    [{ title: " " }, "title"],
    [{ title: "x".repeat(121) }, "title"],
    [{ what: "For kort" }, "what"],
    [{ what: "Skriv til hende på nogen@eksempel.dk, så går det nok alt sammen." }, "what"],
    [{ what: "Ring til naboen på 22 33 44 55, så går det nok alt sammen." }, "what"],
    [{ forWhom: "" }, "forWhom"],
    [{ forWhom: "Ham med 010203-1234" }, "forWhom"],
    [{ place: "x".repeat(201) }, "place"],
  ])("with %o is refused kindly, with what was typed", async (wrong, field) => {
    const page = await send(t.visitor(), wrong);
    expect(page.status).toBe(422);
    expect(page.document.querySelector(`#${field}-error`), field).not.toBeNull();
    expect(page.html).toContain(Object.values({ ...typed, ...wrong })[field === "title" ? 1 : 0]);
  });

  test("needs no account, gives a code, and keeps nothing of who or of which minute", async () => {
    const page = await t.visitor().get("/vesterbro/ideas/new");
    const sent = await t.visitor().submit(page, "/ideas/new", { ...typed, title: "Fem tryk" }, 5);
    expect(sent.text).toContain("Tak. Vi har fået din idé.");
    const rows = await t.db.selectFrom("ideas.idea").selectAll().where("title", "=", "Fem tryk").execute();
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ party_id: null, came_by: "web", sent_on: "2026-03-02", status: "received" });
    expect(rows[0]?.status_at.toISOString()).toBe("2026-03-01T23:00:00.000Z");
    // An address with a time in it would tell the minute as well.
    expect(rows[0]?.id.charAt(14)).toBe("4");
    expect(await t.db.selectFrom("platform.audit_event").select("id").where("action", "=", "ideas.send").execute()).toEqual([]);
  });

  test("is followed by its code, however it is typed; another code, or another district, opens nothing", async () => {
    const { code } = await idea("Følg mig");
    const visitor = t.visitor();
    const find = await visitor.get("/vesterbro/code");
    expect((await visitor.submit(find, "/code", { code: code.toLowerCase().replaceAll("-", " ") })).text).toContain("Følg mig");
    expect((await visitor.submit(find, "/code", { code: "7KQM-2XNF-9R4T-B0HW" })).status).toBe(422);
    expect((await visitor.get(`/vesterbro/ideas/receipt/${code}`)).headers.get("cache-control")).toContain("no-store");
    for (const path of [`/norrebro/ideas/receipt/${code}`, "/vesterbro/ideas/receipt/7KQM-2XNF-9R4T-B0HW", "/vesterbro/ideas/receipt/x"])
      expect((await visitor.get(path)).status, path).toBe(404);
  });

  test("for a party is for those who speak for it; a coordinator enters what came by phone, and the audit says so", async () => {
    const [own, other] = await t.db.transaction().execute(async (tx) => {
      const rows = await sql<{ id: string }>`
        insert into network.party (district, id, name, kind) values
          (${t.district.id}, gen_random_uuid(), 'Gårdlauget', 'housing'), (${t.district.id}, gen_random_uuid(), 'Lokalpolitiet', 'police')
        returning id`.execute(tx);
      const ids = rows.rows.map(({ id }) => id);
      await sql`insert into network.representation (district, id, party_id, member_id, function, from_day)
        select ${t.district.id}, gen_random_uuid(), ${ids[0]}, id, 'formand', '2026-01-01' from platform.member where name = 'Test Testesen 2'`.execute(tx);
      return ids;
    });
    const page = await member.get("/vesterbro/ideas/new");
    expect(page.text).toContain("I den interne log står, at du har sendt den");
    expect([...page.document.querySelectorAll("#party option")].map((option) => option.textContent)).toEqual(["En person, uden navn", "Gårdlauget"]);
    expect((await send(member, { title: "Fra politiet", party: other ?? "" })).status).toBe(422);
    expect((await send(t.visitor(), { title: "Fra ingen", party: own ?? "" })).status).toBe(422);
    expect((await send(member, { title: "Pr. telefon", cameBy: "phone" })).status).toBe(422);
    await send(member, { title: "Fra gårdlauget", party: own ?? "" });
    const entered = await send(coordinator, { title: "Fra telefonen", cameBy: "phone" });
    expect(entered.text).toContain("Giv koden videre til den, der har idéen");
    const events = await t.db.selectFrom("platform.audit_event").select("after").where("action", "=", "ideas.send").orderBy("id").execute();
    expect(events.map(({ after }) => after)).toEqual([{ partyId: own, cameBy: "web" }, { partyId: null, cameBy: "phone" }]);
    const { id } = await t.db.selectFrom("ideas.idea").select("id").where("title", "=", "Fra gårdlauget").executeTakeFirstOrThrow();
    await decide(id, publish);
    const seen = await t.visitor().get(`/vesterbro/ideas/${id}`);
    expect(seen.text).toContain("Foreslået afGårdlauget");
    expect(seen.text).not.toContain("Testesen");
  });
});

describe("a coordinator", () => {
  test("reads, publishes as written, and answers; the receipt tells each step", async () => {
    const { id, code } = await idea("Trin for trin");
    const receipt = async () => (await t.visitor().get(`/vesterbro/ideas/receipt/${code}`)).text;
    expect(await receipt()).toContain("Modtaget");
    await decide(id, { do: "read" });
    expect(await receipt()).toContain("En koordinator har læst den");
    await decide(id, publish);
    expect(await receipt()).toContain("Alle kan støtte den");
    const seen = await t.visitor().get(`/vesterbro/ideas/${id}`);
    for (const words of Object.values({ ...typed, title: "Trin for trin" })) expect(seen.text).toContain(words);
    expect((await decide(id, { do: "close" })).status).toBe(422);
    expect((await decide(id, { do: "close", outcome: "not_now", answer: "Spørg Test Testesen 2 om det." })).text).toContain("et navn");
    await decide(id, { do: "close", outcome: "not_now", answer: "Der er ikke plads på fortovet." });
    expect(await receipt()).toContain("Der er ikke plads på fortovet.");
    await decide(id, { do: "close", outcome: "taken_further", answer: "Vi har fundet en plads." });
    expect((await t.visitor().get(`/vesterbro/ideas/${id}`)).text).toContain("Vi har fundet en plads.");
    expect((await t.visitor().get("/en/vesterbro/ideas")).text).toContain("Taken further");
  });

  test("cannot publish what names a member, and is told", async () => {
    const { id } = await idea("Med et navn", [], { what: "Test Testesen 2 skal have en bænk ved containerne." });
    const page = await decide(id, publish);
    expect([page.status, page.text.includes("Der står et navn")]).toEqual([422, true]);
  });

  test("of two who decide at once the later one looks again", async () => {
    const { id } = await idea("To koordinatorer");
    const stale = await coordinator.get(workOn(id));
    await decide(id, publish);
    const late = await decide(id, giveBack, stale);
    expect([late.status, late.text.includes("En anden har gjort noget ved idéen")]).toEqual([422, true]);
    expect((await t.visitor().get(`/vesterbro/ideas/${id}`)).status).toBe(200);
  });

  test("of two who put an answer right at once the later one reads the other's first", async () => {
    const { id } = await idea("To svar", [publish, { do: "close", outcome: "not_now", answer: "Ikke nu." }]);
    const before = t.now;
    const stale = await coordinator.get(workOn(id));
    t.now = new Date(before.getTime() + 60_000);
    await decide(id, { do: "close", outcome: "taken_further", answer: "Vi har fundet en plads." });
    const late = await decide(id, { do: "close", outcome: "not_now", answer: "Stadig ikke." }, stale);
    expect([late.status, late.text.includes("En anden har gjort noget ved idéen")]).toEqual([422, true]);
    expect((await t.visitor().get(`/vesterbro/ideas/${id}`)).text).toContain("Vi har fundet en plads.");
    await decide(id, { do: "close", outcome: "not_now", answer: "Stadig ikke." }, late);
    expect((await t.visitor().get(`/vesterbro/ideas/${id}`)).text).toContain("Stadig ikke.");
    t.now = before;
  });

  test("finds in the list what waits, and nobody else has the list", async () => {
    const { id } = await idea("Venter i køen");
    expect((await coordinator.get("/vesterbro/ideas/work")).text).toContain("Venter i køen");
    for (const who of [t.visitor(), member, await t.signedIn("provider")])
      for (const path of ["/vesterbro/ideas/work", workOn(id)]) expect((await who.get(path)).status, path).toBe(404);
    for (const path of ["/norrebro/ideas/work", `/norrebro/ideas/work/${id}`]) expect((await coordinator.get(path)).status, path).toBe(404);
  });
});

describe("what is not public", () => {
  const secret = { what: "Hemmeligtord om en bænk, som ingen andre må læse.", forWhom: "Skjultefolk på hjørnet", place: "Gemmestedgade" };

  test.each([
    ["has just come", []],
    ["was returned", [giveBack]],
    ["was taken down", [publish, { do: "return", reason: "names_person" }]],
  ] as const)("because it %s leaks nowhere", async (what, steps) => {
    const title = `Privatoverskrift ${what.length}`;
    const { id, code } = await idea(title, steps, secret);
    const words = new RegExp(`Hemmeligtord|Skjultefolk|Gemmestedgade|${title}`);
    for (const who of [t.visitor(), member]) {
      expect((await who.get(`/vesterbro/ideas/${id}`)).status).toBe(404);
      for (const path of ["/vesterbro", "/vesterbro/dialogue", "/vesterbro/ideas", "/vesterbro/ideas?order=supported", "/vesterbro/search?q=Hemmeligtord", "/vesterbro/search?q=Privatoverskrift"])
        expect((await who.get(path)).text, path).not.toMatch(new RegExp(words.source.replace("Hemmeligtord|", "")));
    }
    const items = await t.db.selectFrom("thread.item").select(["title", "text", "public_title", "public_text"]).where("id", "=", id).execute();
    expect(JSON.stringify(items)).not.toMatch(words);
    const events = await t.db.selectFrom("platform.audit_event").select(["before", "after"]).where("item_id", "=", id).execute();
    expect(JSON.stringify(events)).not.toMatch(words);
    // Whoever holds the code reads their own words, also to write them anew.
    expect((await t.visitor().get(`/vesterbro/ideas/receipt/${code}`)).text).toContain("Hemmeligtord");
  });

  test("is told on the receipt with the reason, and whom to call", async () => {
    const { code } = await idea("Sendt tilbage", [giveBack]);
    const { text } = await t.visitor().get(`/vesterbro/ideas/receipt/${code}`);
    for (const words of ["Vi kan ikke forstå", "Skriv, hvor bænken skal stå.", "Er du uenig? Sig det til Samarbejdsforum Vesterbro", "forum@eksempel.dk"])
      expect(text).toContain(words);
  });
});

describe("support", () => {
  test("counts each browser once, however often it presses, and can be taken back", async () => {
    const { id } = await idea("Støt mig", [publish]);
    const [anna, bo] = [t.visitor(), t.visitor()];
    expect((await support(anna, id, 5)).text).toContain("Din støtte tæller med");
    const stale = await bo.get(`/vesterbro/ideas/${id}`);
    await bo.submit(stale, "/support");
    await bo.submit(stale, "/support", { do: "support" });
    expect(await supporters(id)).toBe(2);
    expect((await anna.get(`/vesterbro/ideas/${id}`)).text).toContain("Du støtter idéen");
    expect((await support(anna, id)).text).toContain("Din støtte er trukket tilbage");
    expect(await supporters(id)).toBe(1);
    await anna.submit(await anna.get(`/vesterbro/ideas/${id}`), "/support", { do: "take_back" });
    expect(await supporters(id)).toBe(1);
    const other = await idea("Støt også mig", [publish]);
    await support(bo, other.id);
    const keys = await t.db.selectFrom("ideas.support").select("key").where("idea_id", "in", [id, other.id]).execute();
    expect(new Set(keys.map(({ key }) => key)).size).toBe(2);
  });

  test("is a number from five on; before that nobody can count, not even by the order of the list", async () => {
    const { id } = await idea("Fem skal der til", [publish]);
    const shown = async () => (await t.visitor().get(`/vesterbro/ideas/${id}`)).document.querySelector(".idea-supporters")?.textContent;
    for (let one = 0; one < 4; one += 1) await support(t.visitor(), id);
    expect(await shown()).toBe("Få støtter den endnu");
    const newer = await idea("Ingen støtter mig", [publish]);
    await t.db.updateTable("ideas.idea").set({ published_at: new Date("2026-03-03T09:00:00Z") }).where("id", "=", newer.id).execute();
    const order = async () => [...(await t.visitor().get("/vesterbro/ideas?order=supported")).document.querySelectorAll(".item-row")].map((row) => row.id);
    const before = await order();
    expect(before.indexOf(newer.id)).toBeLessThan(before.indexOf(id));
    await support(t.visitor(), id);
    expect(await shown()).toBe("5 støtter den");
    expect((await order())[0]).toBe(id);
  });

  test("needs a browser that keeps its number, an idea that is open, and the right district", async () => {
    const { id } = await idea("Kun med cookie", [publish]);
    const page = await t.visitor().get(`/vesterbro/ideas/${id}`);
    const refused = await t.visitor().submit(page, "/support");
    expect([refused.status, refused.text.includes("Tillad cookies")]).toEqual([422, true]);
    expect((await t.visitor().get(`/norrebro/ideas/${id}`)).status).toBe(404);
    const anna = t.visitor();
    const open = await anna.get(`/vesterbro/ideas/${id}`);
    await decide(id, { do: "close", outcome: "not_now", answer: "Ikke nu." });
    expect((await anna.submit(open, "/support")).status).toBe(422);
    expect(await supporters(id)).toBe(0);
    expect((await t.visitor().get(`/vesterbro/ideas/${id}`)).headers.get("set-cookie")).toBeNull();
  });
});

describe("through the thread", () => {
  test("an idea from a question becomes an agenda item, a decision and a measure, and the receipt shows it", async () => {
    const question = await t.db.transaction().execute(async (tx) => {
      await addSeries(tx, t.permit("meetings.prepare"), {
        name: "Forum", everyWeeks: 6, weekday: 3, fromDay: "2026-03-11", fromTime: "16:00", toTime: "18:00", place: "Her",
      });
      const manage = t.permit("dialogue.manage");
      const asked = { title: "Hvad skal der ske på pladsen?", why: "Derfor", asker: "Forummet", outcome: "Noget", closesOn: "2026-04-01", mustBeHeard: [], statements: ["Et udsagn her", "To udsagn her", "Tre udsagn her"], version: 0 };
      const id = await addQuestion(tx, manage, asked, t.now);
      await openQuestion(tx, manage, id, 1, t.now);
      return id;
    });
    const form = await t.visitor().get(`/vesterbro/ideas/new?question=${question}`);
    expect(form.text).toContain("Idéen kommer fra: Hvad skal der ske på pladsen?");
    const sent = await t.visitor().submit(form, "/ideas/new", { ...typed, title: "Fra spørgsmålet" });
    const code = /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(sent.text)?.[0] ?? "";
    const { id } = await t.db.selectFrom("ideas.idea").select("id").where("title", "=", "Fra spørgsmålet").executeTakeFirstOrThrow();
    expect((await coordinator.get(workOn(id))).text).toContain("Hvad skal der ske på pladsen?");
    const page = await decide(id, publish);
    const agendaItem = await coordinator.submit(page, `/make/agenda-item/from/idea/${id}`);
    expect([agendaItem.status, agendaItem.text.includes("Fra spørgsmålet")]).toEqual([200, true]);
    const decision = await coordinator.get(`/vesterbro/make/decision/from/idea/${id}`);
    const taken = await coordinator.submit(decision, "/make/decision", { wording: "Forummet anbefaler en bænk ved containerne." });
    expect(taken.status).toBe(200);
    expect((await coordinator.submit(page, `/make/measure/from/idea/${id}`)).text).toContain("Fra spørgsmålet");
    const receipt = await t.visitor().get(`/vesterbro/ideas/receipt/${code}`);
    for (const words of ["Hvad skal der ske på pladsen?", "Forummet anbefaler en bænk ved containerne"]) expect(receipt.text).toContain(words);
    expect((await t.visitor().get(`/vesterbro/ideas?question=${question}`)).document.querySelectorAll(".item-row")).toHaveLength(1);
    const anna = t.visitor();
    let done = await anna.get(`/vesterbro/dialogue/${question}/answer`);
    for (const value of ["agree", "pass", "agree"]) done = await anna.submit(done, "/answer", { value });
    done = await anna.submit(done, "/perspective", { perspective: "unsaid" });
    for (const words of ["Har du en idé?", "Fra spørgsmålet"]) expect(done.text).toContain(words);
    expect((await anna.get("/vesterbro/dialogue")).text).toContain("Alle idéer");
    expect((await t.visitor().get("/vesterbro/search?q=bænken")).text).toContain("Fra spørgsmålet");
  });

  test("a question that is not there, or not public, is left out", async () => {
    for (const from of ["?question=x", "?question=019dd85e-2a4c-7000-8000-000000000000"])
      expect((await send(t.visitor(), { title: "Fra intet" }, from)).text).toContain("Tak. Vi har fået din idé.");
    expect((await t.db.selectFrom("ideas.origin").selectAll().execute()).length).toBe(1);
  });
});

test("many ideas come in pages, and odd addresses do no harm", async () => {
  const permit = grant(t.elsewhere.id, { kind: "system", name: "test" }, "ideas.manage");
  const list = async (more = "") => t.visitor().get(`/norrebro/ideas${more}`);
  expect((await list()).text).toContain("Der er ingen idéer endnu");
  await t.db.transaction().execute(async (tx) => {
    for (let n = 0; n < 45; n += 1) {
      const { id } = await sendIdea(tx, permit, { ...typed, title: `Idé ${n}`, partyId: null, cameBy: "web", origins: [] }, t.now);
      await takeStep(tx, permit, id, { do: "publish", seen: "received" }, t.now);
    }
  });
  const rows = new Set<string>();
  for (const page of ["", "?page=2", "?page=3"])
    for (const row of (await list(page)).document.querySelectorAll(".item-row")) rows.add(row.id);
  expect(rows.size).toBe(45);
  expect((await list("?page=4")).status).toBe(404);
  for (const odd of ["?order=x&question=1", "?page=-1", "?question=%00"]) expect((await list(odd)).status, odd).toBe(200);
});

test("keys go 30 days after an idea is over, what was returned after a year, what nobody read after two; the rest stays", async () => {
  const closed = await idea("Snart slut", [publish]);
  const returned = await idea("Tilbage igen", [publish]);
  const unread = await idea("Aldrig læst");
  const anna = t.visitor();
  for (const { id } of [closed, returned]) await support(anna, id);
  await decide(closed.id, { do: "close", outcome: "not_now", answer: "Ikke nu." });
  await decide(returned.id, giveBack);
  const later = (days: number) => new Date(t.now.getTime() + days * 24 * 60 * 60 * 1000);
  const keys = () => t.db.selectFrom("ideas.support").select("idea_id").where("idea_id", "in", [closed.id, returned.id]).execute();
  const forget = async (days: number) =>
    t.db.transaction().execute(async (tx) => {
      await forgetSupporters(tx, { now: later(days) });
      await forgetOldIdeas(tx, { now: later(days) });
    });
  const left = async () => {
    const rows = await t.db.selectFrom("ideas.idea").select("id").where("id", "in", [closed.id, returned.id, unread.id]).execute();
    return rows.map(({ id }) => id).sort();
  };
  await forget(29);
  expect(await keys()).toHaveLength(2);
  await forget(31);
  expect([await keys(), await supporters(closed.id)]).toEqual([[], 1]);
  await forget(366);
  expect(await left()).toEqual([closed.id, unread.id].sort());
  expect(await t.db.selectFrom("thread.item").select("id").where("id", "=", returned.id).execute()).toEqual([]);
  await forget(731);
  expect(await left()).toEqual([closed.id]);
});
