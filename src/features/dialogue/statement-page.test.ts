import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inventAnswers } from "../../../example/invented-answers.ts";
import type { Given } from "../../../example/invented-answers.ts";
import type { Client } from "../../../test/client.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { projectRoot } from "../../platform/project-root.ts";
import { recordItem } from "../../thread/commands.ts";
import { addSeries } from "../meetings/commands/series.ts";
import { addQuestion, openQuestion } from "./commands/questions.ts";
import { recordStatements } from "./commands/statement-items.ts";
import { analyseDialogueJob } from "./jobs.ts";
import type { Perspective } from "./rules/perspective.ts";
import { statementsOf } from "./queries/questions.ts";

let t: TestApp;
let coordinator: Client;
let question: string;
let bench: string;
let light: string;
const statements = ["Der skal være en bænk ved porten.", "Der skal være lys ved porten.", "Porten skal males grøn."];
const draft = {
  title: "Hvad skal der ske ved porten?", why: "Derfor", asker: "Forummet", outcome: "Det kommer på dagsordenen.",
  closesOn: "2026-04-01", mustBeHeard: ["neighbour" as const], statements, version: 0,
};

beforeAll(async () => {
  t = await testApp();
  coordinator = await t.signedIn("coordinator");
  question = await t.db.transaction().execute(async (tx) => {
    await addSeries(tx, t.permit("meetings.prepare"), {
      name: "Forum", everyWeeks: 6, weekday: 3, fromDay: "2026-03-11", fromTime: "16:00", toTime: "18:00", place: "Her",
    });
    const id = await addQuestion(tx, t.permit("dialogue.manage"), draft, t.now);
    await openQuestion(tx, t.permit("dialogue.manage"), id, 1, t.now);
    return id;
  });
  [bench = "", light = ""] = (await statementsOf(t.db, t.district.id, question)).map(({ id }) => id);
  const people = (perspective: Perspective, count: number, value: 1 | -1): Given[] =>
    Array.from({ length: count }, () => ({ perspective, values: new Map([[bench, value]]) }));
  const came = [...people("neighbour", 12, 1), ...people("uses_drugs", 11, 1), ...people("relative", 3, -1)];
  await t.db.transaction().execute((tx) => inventAnswers(tx, t.permit("dialogue.manage"), question, came, t.now));
  const data = { districtId: t.district.id, questionId: question };
  await analyseDialogueJob.run({ ...t.deps, now: () => t.now }, data, { number: 1, isLast: false });
});
afterAll(() => t.close());

const pageOf = (id: string, district = "vesterbro") => `/${district}/dialogue/statements/${id}`;
const items = () =>
  t.db.selectFrom("thread.item").select(["id", "title", "public_title as publicTitle", "status", "at"]).where("kind", "=", "statement").orderBy("id").execute();

describe("the page of a statement", () => {
  test("tells how each side answers, and nothing of fewer than five", async () => {
    const page = await t.visitor().get(pageOf(bench));
    for (const words of ["23 enige, 3 uenige, 0 ved ikke", "Naboer", "Personer der bruger stoffer"]) expect(page.text).toContain(words);
    const relatives = [...page.document.querySelectorAll(".support-rows > div")].find((row) => row.textContent?.startsWith("Pårørende"));
    expect(relatives?.textContent ?? "").not.toMatch(/\d/);
    expect((await t.visitor().get(pageOf(light))).text).toContain("Der er for få svar til at vise tal.");
    expect((await t.visitor().get(pageOf(bench, "en/vesterbro"))).text).toContain("What people answer");
    expect((await t.visitor().get(pageOf(bench, "norrebro"))).status).toBe(404);
  });

  test("is one press from the result, and from there it is one more to the agenda, with its support", async () => {
    const result = await coordinator.get(`/vesterbro/dialogue/${question}/result`);
    const link = [...result.document.querySelectorAll(".support-statement a")].find((a) => a.textContent === statements[0]);
    const page = await coordinator.get(link?.getAttribute("href") ?? "");
    for (const who of [t.visitor(), await t.signedIn("member")])
      expect((await who.get(page.path)).document.querySelectorAll("main form[action*='/make/']")).toHaveLength(0);
    const made = await coordinator.submit(page, "/make/agenda-item", {}, 5);
    for (const words of [draft.title, "Støtte, cirka: naboer", "personer der bruger stoffer", "23 enige, 3 uenige"]) expect(made.text).toContain(words);
    expect(made.text).not.toContain("pårørende");
    expect(await t.db.selectFrom("meetings.item").select("id").where("title", "=", statements[0] ?? "").execute()).toHaveLength(1);
    const decision = await coordinator.submit(await coordinator.get(`/vesterbro/make/decision/from/statement/${bench}`), "/make/decision", {
      wording: "Forummet anbefaler en bænk ved porten.",
    });
    expect(decision.text).toContain(draft.title);
    expect((await coordinator.submit(page, "/make/measure")).status).toBe(200);
    const seen = await t.visitor().get(pageOf(bench));
    for (const words of ["Dagsordenspunkt", "Beslutning", "Forummet anbefaler en bænk ved porten"]) expect(seen.text).toContain(words);
    expect((await t.visitor().get(`/vesterbro/dialogue/${question}`)).text).toContain("Forummet anbefaler en bænk ved porten");
  });

  test("leads to an idea for it, which stands there once it is published", async () => {
    const page = await t.visitor().get(pageOf(light));
    const write = [...page.document.querySelectorAll("a")].find((a) => a.textContent === "Skriv en idé")?.getAttribute("href") ?? "";
    const form = await t.visitor().get(write);
    for (const words of [draft.title, statements[1] ?? ""]) expect(form.text).toContain(words);
    const words = { title: "En lampe på en stolpe", what: "En lampe på en stolpe, som tænder, når nogen går forbi.", forWhom: "Alle ved porten." };
    await t.visitor().submit(form, "/ideas/new", words);
    const { id } = await t.db.selectFrom("ideas.idea").select("id").executeTakeFirstOrThrow();
    expect((await t.visitor().get(pageOf(light))).text).not.toContain(words.title);
    await coordinator.submit(await coordinator.get(`/vesterbro/ideas/work/${id}`), `/ideas/work/${id}`);
    expect((await t.visitor().get(pageOf(light))).text).toContain(words.title);
    expect((await t.visitor().get(`/vesterbro/ideas/${id}`)).text).toContain(statements[1]);
  });
});

describe("statements in the thread", () => {
  test("are those that are published, never a draft's or one that waits", async () => {
    await t.db.transaction().execute((tx) =>
      addQuestion(tx, t.permit("dialogue.manage"), { ...draft, statements: ["Kladdeudsagn et", "Kladdeudsagn to", "Kladdeudsagn tre"] }, t.now),
    );
    await sql`insert into dialogue.statement (district, question_id, id, position, text, status, written_on, receipt_hash)
      values (${t.district.id}, ${question}, gen_random_uuid(), 90, 'Venter stadig på at blive læst', 'waiting', '2026-03-02', 'x')`.execute(t.db);
    await t.db.transaction().execute((tx) => recordStatements(tx, { district: t.district.id, questionId: question }, t.now));
    expect((await items()).map(({ title }) => title).sort()).toEqual([...statements].sort());
    expect((await t.visitor().get("/vesterbro/search?q=kladdeudsagn")).document.querySelectorAll(".item-row")).toHaveLength(0);
  });

  test("get their place also when they were published before there was one", async () => {
    const before = await items();
    await t.db.deleteFrom("thread.item").where("kind", "=", "statement").where("id", "=", light).execute();
    await sql.raw(readFileSync(join(projectRoot, "migrations/0036-statements-in-thread.sql"), "utf8")).execute(t.db);
    expect(await items()).toEqual(before);
  });

  test("do not inflate what was talked about", async () => {
    const strip = (await t.visitor().get("/vesterbro")).document.querySelectorAll(".strip-count");
    // The question alone: the agenda item has not been talked about yet.
    expect(strip[1]?.textContent).toBe("1");
  });

  test("are found by search after everything else, a thousand newer ones too", async () => {
    const asked = await t.db.transaction().execute((tx) => addQuestion(tx, t.permit("dialogue.manage"), draft, t.now));
    await sql`insert into dialogue.statement (district, question_id, id, position, text)
      select ${t.district.id}, ${asked}, gen_random_uuid(), n + 10, 'Flere duer på torvet, nummer ' || n from generate_series(1, 1000) n`.execute(t.db);
    const later = new Date(t.now.getTime() + 60_000);
    await t.db.transaction().execute(async (tx) => {
      await recordItem(tx, t.district.id, {
        kind: "decision", id: asked, at: t.now, status: "taken", statusAt: t.now,
        title: "En lang beslutning om torvet, hvor flere duer også er nævnt", publicTitle: "En lang beslutning om torvet, hvor flere duer også er nævnt",
      });
      await openQuestion(tx, t.permit("dialogue.manage"), asked, 1, later);
    });
    const found = await t.visitor().get("/vesterbro/search?q=duer");
    const rows = [...found.document.querySelectorAll(".item-row .kicker")].map((kicker) => kicker.textContent?.split(" · ")[0]);
    expect(rows[0]).toBe("Beslutning");
    expect(rows.slice(1).every((kind) => kind === "Udsagn")).toBe(true);
    expect((await t.visitor().get("/vesterbro/search?q=duer&page=6")).document.querySelectorAll(".item-row")).toHaveLength(20);
  });
});
