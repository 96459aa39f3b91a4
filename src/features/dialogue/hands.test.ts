import { extractText, getDocumentProxy } from "unpdf";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inventAnswers } from "../../../example/invented-answers.ts";
import type { Client, SeenPage } from "../../../test/client.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { forgetHands } from "./commands/forget-hands.ts";
import { closeQuestion } from "./commands/questions.ts";
import { analyseDialogueJob } from "./jobs.ts";
import { codeOf } from "./rules/answers/kiosk.ts";
import { sheetNumber } from "./rules/sheets/sheet-number.ts";

let t: TestApp;
let coordinator: Client;
let worker: Client;
let colleague: Client;
beforeAll(async () => {
  t = await testApp();
  coordinator = await t.signedIn("coordinator");
  worker = await t.signedIn("provider");
  colleague = await t.signedIn("provider");
});
afterAll(() => t.close());

const typed = {
  title: "Hvad skal der ske med bænkene?",
  why: "Vi har talt om dem.",
  asker: "Forummet",
  outcome: "Det kommer på dagsordenen.",
  closesOn: "2026-04-01",
  mustBeHeard: ["neighbour", "uses_drugs"],
  statements: "Bænkene skal blive stående.\nDer skal være lys ved bænkene.\nBænkene skal have ryglæn.\nDer skal være flere bænke.\nBænkene skal males.",
};

/** A question that is open, as the address of its page. */
async function opened(): Promise<string> {
  const page = await coordinator.submit(await coordinator.get("/vesterbro/dialogue/new"), "/dialogue/new", typed);
  await coordinator.submit(page, "/open");
  return page.path;
}
const idOf = (path: string) => /dialogue\/([^/?]+)/.exec(path)?.[1] ?? "";
const handsOf = (path: string) => `${path}/hands`;
const people = (path: string) =>
  t.db.selectFrom("dialogue.participant").selectAll().where("question_id", "=", idOf(path)).orderBy("key").execute();
const answers = (path: string) =>
  t.db.selectFrom("dialogue.answer").selectAll().where("question_id", "=", idOf(path)).execute();
const shown = (page: SeenPage) => page.document.querySelector(".ask-statement")?.textContent?.trim() ?? "";
const codeShown = (page: SeenPage) => /\d{4} \d{4}/.exec(page.document.querySelector(".kiosk-code")?.textContent ?? "")?.[0] ?? "";

async function madeCode(path: string, who = worker, end = "today"): Promise<string> {
  const page = await who.submit(await who.get(handsOf(path)), "/hands/kiosks", { place: "Ved skranken", end });
  expect(page.text).toContain("Koden er klar");
  return codeShown(page);
}
async function tabletFor(path: string, end = "today"): Promise<Client> {
  const code = await madeCode(path, worker, end);
  const tablet = t.visitor();
  const start = await tablet.submit(await tablet.get("/vesterbro/kiosk"), "/kiosk", { code });
  expect(start.text).toContain(typed.title);
  // So that the next code on the page is the next one's.
  return tablet;
}
const begin = async (tablet: Client) => tablet.submit(await tablet.get("/vesterbro/kiosk"), "/kiosk/begin");
const press = (tablet: Client, page: SeenPage, value: string, times = 1) => tablet.submit(page, "/kiosk/answer", { value }, times);

describe("a shared tablet", () => {
  test("takes answers of one person after the other, each a participant of its own, and keeps none of them", async () => {
    const path = await opened();
    const tablet = await tabletFor(path);
    let page = await begin(tablet);
    expect(page.document.querySelectorAll("nav, footer").length).toBe(0);
    expect(page.headers.get("cache-control")).toContain("no-store");
    expect(page.html).toContain('<noscript><meta http-equiv="refresh" content="60;url=/vesterbro/kiosk"');
    const first = new Set<string>();
    for (const value of ["agree", "disagree", "pass"]) {
      first.add(shown(page));
      page = await press(tablet, page, value, 2);
    }
    expect(first.size).toBe(3);
    expect(page.text).toContain("Hvem er du her?");
    page = await tablet.submit(page, "/kiosk/perspective", { perspective: "uses_drugs" });
    expect(page.text).toContain("Du har svaret på 3 af 5");
    const done = await tablet.get("/vesterbro/kiosk/done");
    expect(done.text).toContain("Tak for dine svar");
    for (const address of ["/vesterbro/kiosk/answer", "/vesterbro/kiosk"]) {
      const restored = await tablet.get(address);
      expect(restored.text).toContain("Begynd");
      expect(restored.text).not.toMatch(/Du har svaret|Jeg bruger stoffer/);
    }
    const second = await begin(tablet);
    expect(second.text).toContain("5 korte udsagn");
    await press(tablet, second, "agree");
    const both = await people(path);
    expect(both.map(({ channel }) => channel)).toEqual(["kiosk", "kiosk"]);
    expect(both.map(({ perspective }) => perspective).sort()).toEqual(["uses_drugs", null].sort());
    expect(await answers(path)).toHaveLength(4);
  });

  test("a page that the person before left open answers for nobody", async () => {
    const path = await opened();
    const tablet = await tabletFor(path);
    const left = await begin(tablet);
    await press(tablet, left, "agree");
    const next = await begin(tablet);
    const statement = left.document.querySelector("[name=statement]")?.getAttribute("value") ?? "";
    const stale = await press(tablet, left, "disagree");
    expect(stale.text).toContain("Begynd");
    expect((await answers(path)).map(({ statement_id: id, value }) => [id, value])).toEqual([[statement, 1]]);
    // Whoever was next has been forgotten with it, and begins anew.
    const late = await press(tablet, next, "agree");
    expect(late.text).toContain("Begynd");
    expect(await people(path)).toHaveLength(1);
  });

  test("several take answers at once, and ending one ends that one", async () => {
    const path = await opened();
    const [one, two] = [await tabletFor(path), await tabletFor(path)];
    const [first, second] = [await begin(one), await begin(two)];
    await Promise.all([press(one, first, "agree", 3), press(two, second, "disagree", 3)]);
    expect(await people(path)).toHaveLength(2);
    const hands = await worker.get(handsOf(path));
    const row = hands.document.querySelector(".item-row form")?.getAttribute("action") ?? "";
    const after = await worker.submit(hands, row, {}, 2);
    expect(after.text).toContain("Tabletten er lukket");
    const pages = await Promise.all([one.get("/vesterbro/kiosk"), two.get("/vesterbro/kiosk")]);
    expect(pages.map(({ text }) => text.includes("tager ikke imod svar mere")).sort()).toEqual([false, true]);
    const ended = pages[0]?.text.includes("ikke imod") ? one : two;
    const pressed = await press(ended, ended === one ? first : second, "pass");
    expect([pressed.status, pressed.text.includes("tager ikke imod svar mere")]).toEqual([200, true]);
    expect((await answers(path)).map(({ value }) => value).sort()).toEqual([-1, 1]);
  });

  test("takes the code that was typed last, also one that was made before the one it had", async () => {
    const path = await opened();
    await madeCode(path);
    await madeCode(path);
    const waiting = [...(await worker.get(handsOf(path))).document.querySelectorAll(".kiosk-code")];
    const [early = "", late = ""] = waiting.map(({ textContent }) => /\d{4} \d{4}/.exec(textContent ?? "")?.[0] ?? "");
    const tablet = t.visitor();
    const type = async (code: string) => tablet.submit(await tablet.get("/vesterbro/kiosk"), "/kiosk", { code });
    expect((await type(late)).text).toContain(typed.title);
    await t.db.updateTable("dialogue.kiosk").set({ ended_at: t.now }).where("question_id", "=", idOf(path)).where("device_hash", "is not", null).execute();
    expect((await type(early)).text).toContain(typed.title);
    expect((await begin(tablet)).text).toContain("5 korte udsagn");
  });

  test("stops at midnight or after a week, with its question, and never becomes another district's", async () => {
    const path = await opened();
    const [today, week] = [await tabletFor(path), await tabletFor(path, "week")];
    const page = await begin(today);
    const before = t.now;
    try {
      t.now = new Date("2026-03-03T00:30:00Z");
      expect((await today.get("/vesterbro/kiosk")).text).toContain("tager ikke imod svar mere");
      expect((await press(today, page, "agree")).text).toContain("tager ikke imod svar mere");
      expect((await begin(week)).text).toContain("5 korte udsagn");
      const foreign = await week.get("/norrebro/kiosk");
      expect(foreign.text).not.toContain(typed.title);
      expect((await week.get("/norrebro/kiosk/answer")).text).toContain("Brug denne tablet");
      await t.db.transaction().execute((tx) => closeQuestion(tx, t.permit("dialogue.manage"), idOf(path), t.now));
      expect((await week.get("/vesterbro/kiosk/answer")).text).toContain("tager ikke imod svar mere");
    } finally {
      t.now = before;
    }
    expect(await people(path)).toHaveLength(0);
  });

  test("its code works once, for one tablet, however often one presses, and for a quarter of an hour", async () => {
    const path = await opened();
    const code = await madeCode(path);
    const tablet = t.visitor();
    const page = await tablet.get("/vesterbro/kiosk");
    expect((await tablet.submit(page, "/kiosk", { code }, 5)).text).toContain("Begynd");
    const other = t.visitor();
    const refused = await other.submit(await other.get("/vesterbro/kiosk"), "/kiosk", { code });
    expect([refused.status, refused.text.includes("Koden passer ikke")]).toEqual([422, true]);
    expect(refused.text).not.toContain(typed.title);
    const elsewhere = t.visitor();
    const second = await madeCode(path);
    expect((await elsewhere.submit(await elsewhere.get("/norrebro/kiosk"), "/kiosk", { code: second })).status).toBe(422);
    const before = t.now;
    t.now = new Date(before.getTime() + 16 * 60_000);
    const late = await other.submit(await other.get("/vesterbro/kiosk"), "/kiosk", { code: second });
    t.now = before;
    expect(late.status).toBe(422);
    const kiosks = await t.db.selectFrom("dialogue.kiosk").selectAll().where("question_id", "=", idOf(path)).execute();
    expect(JSON.stringify(kiosks)).not.toContain(code.replace(" ", ""));
    expect(kiosks.map(({ id }) => codeOf(t.deps.secret, id))).toContain(code.replace(" ", ""));
  });

  test("of two tablets with one code at once one gets it", async () => {
    const path = await opened();
    const code = await madeCode(path);
    const tablets = [t.visitor(), t.visitor(), t.visitor()];
    const pages = await Promise.all(tablets.map((one) => one.get("/vesterbro/kiosk")));
    const taken = await Promise.all(tablets.map((one, at) => one.submit(pages[at] as SeenPage, "/kiosk", { code })));
    expect(taken.map(({ status }) => status).sort()).toEqual([200, 422, 422]);
  });

  test("whoever was signed in on it is signed out, also after two presses", async () => {
    const path = await opened();
    const tablet = await t.signedIn("provider");
    const code = await madeCode(path);
    const page = await tablet.get("/vesterbro/kiosk");
    expect(page.text).toContain("bliver du logget ud");
    expect((await tablet.submit(page, "/kiosk", { code }, 2)).text).toContain("Begynd");
    expect((await tablet.get(handsOf(path))).status).toBe(404);
    expect((await worker.get(handsOf(path))).status).toBe(200);
  });
});

const line = (n: number, key: string) => ({ [`line-${n}`]: key });
const sheet = (path: string, count: number) => sheetNumber(idOf(path), count);
const find = async (who: Client, path: string, number: string) => who.get(`${handsOf(path)}/sheets?number=${number}`);
async function printed(path: string, more: Record<string, string> = {}): Promise<SeenPage> {
  const fields = { sheets: "3", lang: "da", dropOff: "Læg arket i kassen ved skranken.", returnBy: "2026-03-30", ...more };
  return worker.submit(await worker.get(handsOf(path)), "/hands/runs", fields);
}

describe("paper", () => {
  test("sheets get numbers without gaps, also when two print at once, and a PDF with the lines of that moment", async () => {
    const path = await opened();
    const page = await printed(path);
    expect(page.text).toContain(`Ark ${sheet(path, 1)} til ${sheet(path, 3)}`);
    const form = await worker.get(handsOf(path));
    const fields = { sheets: "2", lang: "en", dropOff: "", returnBy: "2026-03-30" };
    await Promise.all([worker, colleague].map(async (who) => who.submit(who === worker ? form : await who.get(handsOf(path)), "/hands/runs", fields)));
    const runs = await t.db.selectFrom("dialogue.sheet_run").selectAll().where("question_id", "=", idOf(path)).orderBy("first_number").execute();
    expect(runs.map(({ first_number: first, sheets }) => [first, sheets])).toEqual([[1, 3], [4, 2], [6, 2]]);
    const pdf = await worker.request(`${handsOf(path)}/runs/${runs[0]?.id}`);
    expect(pdf.headers.get("content-type")).toBe("application/pdf");
    const document = await getDocumentProxy(new Uint8Array(await pdf.arrayBuffer()));
    const { text } = await extractText(document, { mergePages: true });
    for (const word of [sheet(path, 1), sheet(path, 3), "Bænkene skal males.", "Jeg bruger stoffer", "kassen ved skranken", "30. marts 2026"])
      expect(text).toContain(word);
    expect((await document.getMetadata()).metadata?.get("pdfuaid:part")).toBe("1");
    const english = await worker.request(`${handsOf(path)}/runs/${runs[1]?.id}`);
    const other = await extractText(await getDocumentProxy(new Uint8Array(await english.arrayBuffer())), { mergePages: true });
    expect(other.text).toContain("Make one cross on each line.");
    expect(other.text).toContain("Bænkene skal males.");
  });

  test.each([
    [{ sheets: "0" }, "Skriv et tal fra 1 til 100"],
    [{ sheets: "101" }, "Skriv et tal fra 1 til 100"],
    [{ returnBy: "2026-03-01" }, "efter i dag"],
    [{ returnBy: "2026-04-02" }, "ikke ligger efter spørgsmålets sidste dag"],
    [{ dropOff: "Ring til 22 33 44 55" }, "telefonnummer"],
  ])("%j is not printed", async (wrong, words) => {
    const path = await opened();
    const page = await printed(path, wrong);
    expect([page.status, page.text.includes(words)]).toEqual([422, true]);
    expect(page.html).toContain('name="dropOff"');
    expect(await t.db.selectFrom("dialogue.sheet_run").select("id").where("question_id", "=", idOf(path)).execute()).toEqual([]);
  });

  test("a sheet is typed in line by line and counts once, however often one presses", async () => {
    const path = await opened();
    await printed(path);
    const page = await find(worker, path, sheet(path, 2).replace("-", ""));
    expect(page.text).toContain(`Ark ${sheet(path, 2)}`);
    const saved = await worker.submit(page, "/hands/sheets", { ...line(1, "1"), ...line(2, "2"), ...line(3, "3"), ...line(4, "0"), perspective: "2" }, 5);
    expect(saved.text).toContain(`Ark ${sheet(path, 2)} er tastet ind med 3 svar`);
    const many = await worker.get(saved.path.replace("answers=3", "answers=112"));
    expect(many.text).toContain(`Ark ${sheet(path, 2)} er tastet ind med 112 svar`);
    const [person, ...others] = await people(path);
    expect(others).toEqual([]);
    expect(person).toMatchObject({ channel: "paper", perspective: "uses_drugs" });
    expect((await answers(path)).map(({ value }) => value).sort()).toEqual([-1, 0, 1]);
    const events = await t.db.selectFrom("platform.audit_event").select(["action", "after"]).where("item_id", "=", idOf(path)).where("action", "like", "%sheet").execute();
    expect(events).toEqual([{ action: "dialogue.enter_sheet", after: { sheet: 2, answers: 3 } }]);
  });

  test("typed in again it says so, shows nothing of what it said, and replaces it", async () => {
    const path = await opened();
    await printed(path);
    const enter = async (who: Client, fields: Record<string, string>) => who.submit(await find(who, path, sheet(path, 1)), "/hands/sheets", fields);
    await enter(worker, { ...line(1, "1"), ...line(2, "1"), perspective: "1" });
    const mine = await find(worker, path, sheet(path, 1));
    expect(mine.text).toMatch(/tastet ind før.*Du gjorde det 2. marts 2026/);
    const theirs = await find(colleague, path, sheet(path, 1));
    expect(theirs.text).toContain("Det skete 2. marts 2026");
    expect(theirs.text).not.toContain("Testesen");
    expect((await find(coordinator, path, sheet(path, 1))).text).toMatch(/Test Testesen \d+ gjorde det/);
    for (const seen of [mine, theirs])
      expect([...seen.document.querySelectorAll("input[checked]")].map((one) => one.getAttribute("value"))).toEqual(["0", "0", "0", "0", "0", "0"]);
    await enter(colleague, { ...line(2, "2"), perspective: "0" });
    expect((await people(path)).map(({ perspective }) => perspective)).toEqual(["unsaid"]);
    expect((await answers(path)).map(({ value }) => value)).toEqual([-1]);
    expect((await enter(worker, {})).text).toContain("Der var ingen svar på det");
    expect(await people(path)).toEqual([]);
  });

  test("of two workers with one sheet the later one is told, keeps what was typed, and may save after all", async () => {
    const path = await opened();
    await printed(path);
    const pages = await Promise.all([worker, colleague].map((who) => find(who, path, sheet(path, 1))));
    const saved = await Promise.all(
      [worker, colleague].map((who, at) => who.submit(pages[at] as SeenPage, "/hands/sheets", line(1, String(at + 1)))),
    );
    expect(saved.map(({ status }) => status).sort()).toEqual([200, 422]);
    const late = saved.findIndex(({ status }) => status === 422);
    const page = saved[late] as SeenPage;
    expect(page.text).toContain("En anden har lige tastet arket ind");
    expect(page.document.querySelector("[name=line-1][checked]")?.getAttribute("value")).toBe(String(late + 1));
    await ([worker, colleague][late] as Client).submit(page, "/hands/sheets");
    expect((await answers(path)).map(({ value }) => value)).toEqual([late === 0 ? 1 : -1]);
  });

  test("a wrong number, another question's and one never printed are told kindly", async () => {
    const [path, other] = [await opened(), await opened()];
    await printed(path);
    await printed(other);
    const foreign = sheet(other, 1);
    const wrong = ["017-99", "abc", "4", sheet(path, 4), ...(foreign === sheet(path, 1) ? [] : [foreign])];
    for (const number of wrong) {
      const page = await find(worker, path, number);
      expect([number, page.text.includes("passer ikke til et ark fra det her spørgsmål")]).toEqual([number, true]);
      expect(page.document.querySelector("#number")?.getAttribute("value")).toBe(number);
    }
    expect((await worker.get(`${handsOf(path)}/sheets/${sheet(path, 4)}`)).status).toBe(404);
  });

  test("lines whose statement was taken away or merged since are skipped and never counted", async () => {
    const path = await opened();
    await printed(path);
    const [first, gone] = await t.db.selectFrom("dialogue.statement").select("id").where("question_id", "=", idOf(path)).orderBy("position").execute();
    await t.db.updateTable("dialogue.statement").set({ status: "merged", merged_into: first?.id, reason: "same" }).where("id", "=", gone?.id ?? "").execute();
    const page = await find(worker, path, sheet(path, 1));
    expect(page.text).toContain("2 Udsagnet tæller ikke mere");
    expect(page.document.querySelector("[name=line-2]")).toBeNull();
    await worker.submit(page, "/hands/sheets", { ...line(2, "1"), ...line(3, "1") });
    expect(await answers(path)).toHaveLength(1);
    const run = await t.db.selectFrom("dialogue.sheet_run").select("id").where("question_id", "=", idOf(path)).executeTakeFirstOrThrow();
    const pdf = await worker.request(`${handsOf(path)}/runs/${run.id}`);
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(await pdf.arrayBuffer())), { mergePages: true });
    expect(text).toContain("Udsagnet er taget ud.");
    expect(text).not.toContain("lys ved bænkene");
  });

  test("somebody on the phone gets a number, so that their answers can be put right", async () => {
    const path = await opened();
    const page = await worker.submit(await worker.get(handsOf(path)), "/hands/calls", {}, 3);
    expect(page.text).toContain(`Svar i telefonen, nummer ${sheet(path, 1)}`);
    await worker.submit(page, "/hands/sheets", { ...line(1, "1"), perspective: "7" });
    expect(await people(path)).toMatchObject([{ channel: "paper", perspective: "relative" }]);
    expect((await worker.get(handsOf(path))).text).not.toContain("Ark, der er lavet");
  });

  test("can be typed in until the question closes, and not after", async () => {
    const path = await opened();
    await printed(path);
    const [one, two] = [await find(worker, path, sheet(path, 1)), await find(worker, path, sheet(path, 2))];
    const before = t.now;
    try {
      t.now = new Date("2026-03-02T20:00:00Z");
      await worker.submit(one, "/hands/sheets", line(1, "1"));
      await t.db.transaction().execute((tx) => closeQuestion(tx, t.permit("dialogue.manage"), idOf(path), t.now));
      const late = await worker.submit(two, "/hands/sheets", line(1, "1"));
      expect(late.text).toContain("Spørgsmålet er lukket. Der kan ikke tastes mere ind");
      expect(await answers(path)).toHaveLength(1);
      t.now = new Date("2026-04-02T20:00:00Z");
      await t.db.transaction().execute((tx) => forgetHands(tx, { now: t.now }));
      for (const table of ["dialogue.sheet", "dialogue.sheet_run", "dialogue.kiosk"] as const)
        expect(await t.db.selectFrom(table).select("district").where("question_id", "=", idOf(path)).execute()).toEqual([]);
    } finally {
      t.now = before;
    }
  });
});

test("none of it is there for members, for visitors, in another district, or before a question is opened", async () => {
  const path = await opened();
  await printed(path);
  const draft = (await coordinator.submit(await coordinator.get("/vesterbro/dialogue/new"), "/dialogue/new", typed)).path;
  const run = await t.db.selectFrom("dialogue.sheet_run").select("id").where("question_id", "=", idOf(path)).executeTakeFirstOrThrow();
  const pages = ["", "/sheets", `/sheets/${sheet(path, 1)}`, `/runs/${run.id}`].map((rest) => `${handsOf(path)}${rest}`);
  for (const who of [t.visitor(), await t.signedIn("member")])
    for (const page of pages) expect([page, (await who.get(page)).status]).toEqual([page, 404]);
  for (const page of pages) expect((await worker.get(page.replace("vesterbro", "norrebro"))).status).toBe(404);
  expect((await worker.get(handsOf(draft))).status).toBe(404);
  expect((await worker.get(path)).text).toContain("Uden egen telefon");
  expect((await t.visitor().get(path)).text).not.toContain("Uden egen telefon");
});

test("how people came is exact for coordinators, is kept with the result, and workers do not see it", async () => {
  const path = await opened();
  await printed(path);
  const tablet = await tabletFor(path);
  await press(tablet, await begin(tablet), "agree");
  await worker.submit(await find(worker, path, sheet(path, 1)), "/hands/sheets", line(1, "1"));
  expect((await coordinator.get(handsOf(path))).text).toMatch(/På en fælles tablet.*1.*På papir eller i telefonen.*1/);
  expect((await worker.get(handsOf(path))).text).not.toContain("På papir eller i telefonen");
  await analyseDialogueJob.run({ ...t.deps, now: () => t.now }, { districtId: t.district.id, questionId: idOf(path) }, { number: 1, isLast: false });
  const result = await t.db.selectFrom("dialogue.result").select("channels").where("question_id", "=", idOf(path)).executeTakeFirstOrThrow();
  expect(result.channels).toEqual({ kiosk: 1, paper: 1 });
});

test("everyone reads in the result how people came, and nothing that belongs to fewer than five", async () => {
  const path = await opened();
  const statements = await t.db.selectFrom("dialogue.statement").select("id").where("question_id", "=", idOf(path)).execute();
  const one = { perspective: "neighbour", values: new Map(statements.map(({ id }) => [id, 1] as const)) } as const;
  await t.db.transaction().execute(async (tx) => {
    for (const [channel, many] of [["web", 12], ["kiosk", 6], ["paper", 3]] as const)
      await inventAnswers(tx, t.permit("dialogue.manage"), idOf(path), Array.from({ length: many }, () => one), t.now, channel);
  });
  await analyseDialogueJob.run({ ...t.deps, now: () => t.now }, { districtId: t.district.id, questionId: idOf(path) }, { number: 1, isLast: false });
  const page = await t.visitor().get(`${path}/result`);
  expect(page.text).toContain("Sådan svarede de: 12 på nettet, 9 på andre måder.");
  expect(page.text).not.toMatch(/tablet|papir/);
});
