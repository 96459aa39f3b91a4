import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inventAnswers } from "../../../example/invented-answers.ts";
import type { Given } from "../../../example/invented-answers.ts";
import type { Client, SeenPage } from "../../../test/client.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { addSeries } from "../meetings/commands/series.ts";
import { analyseQuestion, forgetParticipants } from "./commands/results.ts";
import { analyseDialogueJob, closeQuestionsJob } from "./jobs.ts";
import { statementsOf } from "./queries/questions.ts";

let t: TestApp;
let coordinator: Client;
let member: Client;
beforeAll(async () => {
  t = await testApp();
  coordinator = await t.signedIn("coordinator");
  member = await t.signedIn("member");
});
afterAll(() => t.close());

const once = { number: 1, isLast: false };
const jobDeps = () => ({ ...t.deps, now: () => t.now });
const typed = {
  title: "Hvad skal der ske med bænkene?",
  why: "Vi har talt om dem på to møder.",
  asker: "Forummet",
  outcome: "Det kommer på dagsordenen.",
  closesOn: "2026-04-01",
  mustBeHeard: ["neighbour", "uses_drugs"],
  statements: "Bænkene skal blive stående.\nDer skal være lys ved bænkene.\nBænkene skal have ryglæn.\nDer skal være flere bænke.\nBænkene skal males.",
};

async function draft(answers: Record<string, string | string[]> = {}): Promise<SeenPage> {
  return coordinator.submit(await coordinator.get("/vesterbro/dialogue/new"), "/dialogue/new", { ...typed, ...answers });
}
async function opened(answers: Record<string, string | string[]> = {}): Promise<string> {
  const page = await draft(answers);
  const path = page.path;
  await coordinator.submit(page, "/open");
  return path;
}
const idOf = (path: string) => /dialogue\/([^/?]+)/.exec(path)?.[1] ?? "";
const press = async (who: Client, page: SeenPage, value: string, times = 1) => who.submit(page, "/answer", { value }, times);
const analyse = (path: string) =>
  analyseDialogueJob.run(jobDeps(), { districtId: t.district.id, questionId: idOf(path) }, once);
const rows = (path: string) =>
  t.db.selectFrom("dialogue.answer").selectAll().where("question_id", "=", idOf(path)).execute();
const shownStatement = (page: SeenPage) => page.document.querySelector(".ask-statement")?.textContent?.trim();

describe("a draft", () => {
  test.each([
    [{ title: "" }, "title"],
    [{ why: " " }, "why"],
    [{ closesOn: "2026-03-01" }, "closesOn"],
    [{ closesOn: "2026-02-30" }, "closesOn"],
    [{ mustBeHeard: ["alle"] }, "mustBeHeard"],
    [{ statements: `${"x".repeat(141)}` }, "statements"],
    [{ statements: "Skriv til nogen@eksempel.dk" }, "statements"],
    [{ statements: "Ring til naboen på 22 33 44 55" }, "statements"],
  ])("with %o is not saved, says why, and keeps what was typed", async (wrong, field) => {
    const page = await draft(wrong);
    expect(page.status).toBe(422);
    expect(page.document.querySelector(`#${field}-error`), field).not.toBeNull();
    expect(page.html).toContain("Det kommer på dagsordenen.");
  });

  test("is there for coordinators only, in its own district only, and no page tells of it", async () => {
    const { path } = await draft({ title: "Hemmelig kladde" });
    for (const who of [t.visitor(), member])
      for (const rest of ["", "/result", "/answer", "/mine", "/change"]) expect((await who.get(path + rest)).status, rest).toBe(404);
    expect((await coordinator.get(path.replace("vesterbro", "norrebro"))).status).toBe(404);
    for (const address of ["/vesterbro", "/vesterbro/dialogue", "/vesterbro/search?q=Hemmelig"])
      expect((await t.visitor().get(address)).text).not.toContain("Hemmelig kladde");
    expect((await coordinator.get("/vesterbro/dialogue")).text).toContain("Hemmelig kladde");
  });

  test("does not open with two statements, nor unseen after another has changed it, and can be thrown away", async () => {
    const page = await draft({ statements: "Et\nTo\nTo" });
    expect((await coordinator.submit(page, "/open")).text).toContain("mindst tre udsagn");
    const form = await coordinator.get(`${page.path}/change`);
    await coordinator.submit(form, "/change", { statements: typed.statements });
    expect((await coordinator.submit(page, "/open")).text).toContain("En anden har ændret det");
    const clash = await coordinator.submit(form, "/change", { title: "For sent", statements: "Et\nTo\nTre" });
    expect([clash.status, clash.document.querySelector(".notice dl")?.textContent?.includes("Bænkene skal males.")]).toEqual([422, true]);
    expect((await coordinator.submit(clash, "/change")).text).toContain("For sent");
    await coordinator.submit(await coordinator.get(page.path), "/discard");
    expect((await coordinator.get(page.path)).status).toBe(404);
  });
});

describe("taking part", () => {
  test("goes statement by statement, asks once who one is, and can stop, change and take back", async () => {
    const path = await opened();
    const anna = t.visitor();
    let page = await anna.get(`${path}/answer`);
    expect(page.text).toContain("5 korte udsagn");
    const seen: (string | undefined)[] = [];
    for (const value of ["agree", "disagree", "pass"]) {
      seen.push(shownStatement(page));
      page = await press(anna, page, value);
    }
    expect(page.text).toContain("Hvem er du her?");
    page = await anna.submit(page, "/perspective", {});
    expect(page.status).toBe(422);
    page = await anna.submit(page, "/perspective", { perspective: "uses_drugs" });
    expect(page.text).toContain("Du har svaret på 3 af 5");
    for (const value of ["agree", "agree"]) {
      seen.push(shownStatement(page));
      page = await press(anna, page, value);
    }
    expect(new Set(seen).size).toBe(5);
    expect(page.text).toContain("Du har svaret på alt");

    let mine = await anna.get(`${path}/mine`);
    expect(mine.document.querySelectorAll(".own-answer")).toHaveLength(5);
    expect(mine.text).toContain("Jeg bruger stoffer");
    mine = await anna.submit(mine, "/mine", { value: "pass" });
    expect(mine.text).toContain("Dit svar er rettet");
    mine = await anna.submit(mine, "/mine", { value: "withdraw" });
    expect(mine.document.querySelectorAll(".own-answer")).toHaveLength(4);
    expect(await rows(path)).toHaveLength(4);
    expect((await t.visitor().get(`${path}/mine`)).document.querySelectorAll(".own-answer")).toHaveLength(0);
    expect((await anna.get(`/en${path}/answer`)).text).toContain("You have answered 4 of 5");
  });

  test("leaves nothing on a borrowed device: the next one is somebody else, and what was answered counts", async () => {
    const path = await opened();
    const shared = t.visitor();
    await press(shared, await shared.get(`${path}/answer`), "agree");
    expect((await shared.submit(await shared.get(`${path}/mine`), "/leave")).path).toBe(path);
    expect((await shared.get(`${path}/mine`)).text).toContain("Du har ikke svaret endnu");
    await press(shared, await shared.get(`${path}/answer`), "disagree");
    expect((await rows(path)).map(({ value }) => value).sort()).toEqual([-1, 1]);
  });

  test("counts five presses once, and of two answers the later", async () => {
    const path = await opened();
    const anna = t.visitor();
    const page = await anna.get(`${path}/answer`);
    await press(anna, page, "agree", 5);
    expect(await rows(path)).toMatchObject([{ value: 1 }]);
    await press(anna, page, "disagree");
    expect(await rows(path)).toMatchObject([{ value: -1 }]);
    expect(await t.db.selectFrom("dialogue.participant").select("key").where("question_id", "=", idOf(path)).execute()).toHaveLength(1);
  });

  test("needs a browser that keeps its number, a statement of the question, and a real answer", async () => {
    const path = await opened();
    const page = await t.visitor().get(`${path}/answer`);
    const other = await t.visitor().get(`${await opened()}/answer`);
    const foreign = other.document.querySelector("[name=statement]")?.getAttribute("value") ?? "";
    const without = await press(t.visitor(), page, "agree");
    expect([without.status, without.text.includes("Tillad cookies")]).toEqual([422, true]);
    const anna = t.visitor();
    const own = await anna.get(`${path}/answer`);
    const statement = own.document.querySelector("[name=statement]")?.getAttribute("value") ?? "";
    for (const wrong of [{ value: "always", statement }, { value: "agree", statement: foreign }, { value: "agree", statement: "1" }])
      expect((await anna.submit(own, "/answer", wrong)).status, JSON.stringify(wrong)).toBe(422);
    expect((await anna.get(path.replace("vesterbro", "norrebro"))).status).toBe(404);
    expect((await anna.get(`${path.replace("vesterbro", "norrebro")}/answer`)).status).toBe(404);
    expect(await rows(path)).toEqual([]);
  });

  test("ends when the question closes: by hand or after its last day, for good", async () => {
    const byHand = await opened();
    const byDay = await opened({ closesOn: "2026-03-03" });
    const anna = t.visitor();
    const pages = [await anna.get(`${byHand}/answer`), await anna.get(`${byDay}/answer`)];
    await coordinator.submit(await coordinator.get(byHand), "/close");
    const before = t.now;
    t.now = new Date("2026-03-04T09:00:00Z");
    for (const [at, path] of [byHand, byDay].entries()) {
      const late = await press(anna, await anna.get(path).then(() => pages[at] as SeenPage), "agree");
      expect(late.path).toBe(`${path}/result`);
      expect(await rows(path)).toEqual([]);
      expect((await anna.get(`${path}/answer`)).path).toBe(`${path}/result`);
    }
    // Also before the night has closed it.
    expect((await t.visitor().get(byDay)).document.querySelector(".status")?.textContent).toContain("Afsluttet");
    await closeQuestionsJob.run(jobDeps(), null, once);
    expect((await t.visitor().get(byDay)).text).toContain("Afsluttet");
    t.now = before;
    const list = await t.visitor().get("/vesterbro/dialogue");
    expect(list.text).toContain("Afsluttede spørgsmål");
  });

  test("can go on for longer, but not shorter", async () => {
    const path = await opened();
    expect((await coordinator.submit(await coordinator.get(path), "/extend", { closesOn: "2026-03-20" })).status).toBe(422);
    expect((await coordinator.submit(await coordinator.get(path), "/extend", { closesOn: "2026-05-01" })).text).toContain("1. maj 2026");
    expect((await coordinator.get(`${path}/change`)).status).toBe(404);
  });
});

describe("nobody can be followed", () => {
  test("one browser is another participant in every question, and what is kept holds no moment, address or name", async () => {
    const anna = await t.signedIn("member");
    const paths = [await opened(), await opened()];
    for (const path of paths) await press(anna, await anna.get(`${path}/answer`), "agree");
    const keys = await t.db.selectFrom("dialogue.participant").select("key").where("question_id", "in", paths.map(idOf)).execute();
    expect(new Set(keys.map(({ key }) => key)).size).toBe(2);
    const { rows: columns } = await sql<{ name: string }>`
      select table_name || '.' || column_name as name from information_schema.columns
      where table_schema = 'dialogue' and table_name in ('participant', 'answer') order by 1`.execute(t.db);
    expect(columns.map(({ name }) => name)).toEqual([
      "answer.district", "answer.participant_key", "answer.question_id", "answer.statement_id", "answer.value",
      "participant.channel", "participant.district", "participant.joined_on", "participant.key", "participant.perspective", "participant.question_id",
    ]);
    const events = await t.db.selectFrom("platform.audit_event").select("action").where("action", "like", "dialogue.%").execute();
    expect([...new Set(events.map(({ action }) => action))].filter((one) => /answer|perspective/.test(one))).toEqual([]);
  });
});

describe("what comes out", () => {
  /** Ten neighbours and ten who use drugs agree on the first two statements and differ on the third; three relatives are too few. */
  const people = (ids: readonly string[]): Given[] =>
    (["neighbour", "uses_drugs"] as const)
      .flatMap((perspective) => Array.from({ length: 24 }, () => perspective))
      .map((perspective) => ({
        perspective,
        values: new Map(ids.map((id, j) => [id, j === 2 && perspective === "neighbour" ? (-1 as const) : (1 as const)])),
      }));

  test("is computed beside the pages, kept with its time, and says who is not heard", async () => {
    const path = await opened({ mustBeHeard: ["neighbour", "uses_drugs", "works_here"] });
    expect((await t.visitor().get(`${path}/result`)).text).toContain("Der er ikke regnet noget ud endnu");
    const ids = (await statementsOf(t.db, t.district.id, idOf(path))).map(({ id }) => id);
    const relatives: Given[] = Array.from({ length: 3 }, () => ({ perspective: "relative", values: new Map([[ids[0] ?? "", 1]]) }));
    await t.db.transaction().execute((tx) =>
      inventAnswers(tx, t.permit("dialogue.manage"), idOf(path), [...people(ids), ...relatives], t.now));
    await analyse(path);
    const page = await t.visitor().get(`${path}/result`);
    expect(page.text).toContain("51 personer har givet 243 svar");
    expect(page.text).toContain("Vi ved ikke, hvad dem der arbejder her mener");
    expect(page.text).not.toContain("Støttes af alle");
    expect(page.text).not.toContain("Pårørende");
    expect((await t.visitor().get(`/en${path}/result`)).text).toContain("What we can share");
  });

  test("is called supported by all when all who must be heard are; then it divides, then groups; and outlives the keys", async () => {
    const path = await opened();
    const ids = (await statementsOf(t.db, t.district.id, idOf(path))).map(({ id }) => id);
    await t.db.transaction().execute((tx) => inventAnswers(tx, t.permit("dialogue.manage"), idOf(path), people(ids), t.now));
    await analyse(path);
    const result = async () => (await t.visitor().get(`${path}/result`)).text;
    expect(await result()).toMatch(/Det kan vi være fælles om.*Støttes af alle.*Det deler os.*Bænkene skal have ryglæn/);
    await coordinator.submit(await coordinator.get(path), "/close");
    await analyse(path);
    const before = t.now;
    expect(await t.db.transaction().execute((tx) => forgetParticipants(tx, { now: new Date(before.getTime() + 29 * 86_400_000) }))).toEqual([]);
    const erased = await t.db.transaction().execute((tx) => forgetParticipants(tx, { now: new Date(before.getTime() + 31 * 86_400_000) }));
    expect(erased.find(({ districtId }) => districtId === t.district.id)?.count).toBeGreaterThanOrEqual(48);
    expect(await rows(path)).toEqual([]);
    expect(await result()).toMatch(/48 personer.*det endelige resultat.*Støttes af alle/);
    expect((await t.visitor().get(path)).text).toContain("48 personer har svaret");
  });

  test("that was begun before another and ends after it does not take its place", async () => {
    const path = await opened();
    const ids = (await statementsOf(t.db, t.district.id, idOf(path))).map(({ id }) => id);
    await t.db.transaction().execute((tx) => inventAnswers(tx, t.permit("dialogue.manage"), idOf(path), people(ids), t.now));
    const ref = { district: t.district.id, questionId: idOf(path) };
    await analyseQuestion(t.db, ref, t.now);
    await analyseQuestion(t.db, ref, new Date(t.now.getTime() - 5_000));
    const { analysed_at: at } = await t.db.selectFrom("dialogue.result").select("analysed_at").where("question_id", "=", idOf(path)).executeTakeFirstOrThrow();
    expect(at).toEqual(t.now);
  });

  test("takes in more people at once than one statement of SQL has room for", async () => {
    const path = await opened();
    const many = Array.from({ length: 9_500 }, (): Given => ({ perspective: null, values: new Map() }));
    await t.db.transaction().execute((tx) => inventAnswers(tx, t.permit("dialogue.manage"), idOf(path), many, t.now));
    expect((await t.visitor().get(path)).text).toContain("9500 personer har svaret");
  });

  test("goes on to the next agenda, and a question comes from an agenda item", async () => {
    const path = await opened();
    expect((await member.get(`${path}/result`)).document.querySelectorAll("form[action*='/make/']")).toHaveLength(0);
    const details = { name: "Prøveforum", everyWeeks: 6, weekday: 3, fromDay: "2026-03-02", fromTime: "16:00", toTime: "18:00", place: "Salen" };
    await t.db.transaction().execute((tx) => addSeries(tx, t.permit("meetings.prepare"), details));
    const item = await coordinator.submit(await coordinator.get(`${path}/result`), "/make/agenda-item");
    expect([item.status, item.text.includes(typed.title)]).toEqual([200, true]);
    const next = await coordinator.submit(item, "/make/question");
    expect(next.path).toContain("/dialogue/");
    expect(next.text).toContain("Det her er en kladde");
    expect((await t.visitor().get(next.path)).status).toBe(404);
  });

  test("is told on the home page with how many have answered", async () => {
    const path = await opened({ title: "Hvad med springvandet?", closesOn: "2026-03-05" });
    const anna = t.visitor();
    await press(anna, await anna.get(`${path}/answer`), "agree");
    const home = await t.visitor().get("/vesterbro");
    expect(home.text).toMatch(/Hvad mener du\?.*Hvad med springvandet\?.*1 person har svaret/);
  });
});
