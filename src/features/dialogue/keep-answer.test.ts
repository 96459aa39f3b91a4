import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { Refusal } from "../../platform/web/form.ts";
import { keepAnswer } from "./commands/keep-answer.ts";
import { addQuestion, closeQuestion, openQuestion } from "./commands/questions.ts";
import { statementsOf } from "./queries/questions.ts";

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

async function opened(): Promise<{ id: string; statements: string[] }> {
  const permit = t.permit("dialogue.manage");
  const input = { title: "Hvad nu?", why: "", asker: "", outcome: "", closesOn: "2026-04-01", mustBeHeard: [], statements: ["Et", "To", "Tre"], version: 0 };
  return t.db.transaction().execute(async (tx) => {
    const id = await addQuestion(tx, permit, input, t.now);
    await openQuestion(tx, permit, id, 1, t.now);
    return { id, statements: (await statementsOf(tx, t.district.id, id)).map((one) => one.id) };
  });
}
const answer = (questionId: string, key: string, statement: string, value: "agree" | "disagree" | "pass") =>
  keepAnswer(t.db, { district: t.district.id, questionId, key }, { statement, value }, t.now);
const outcome = (one: PromiseSettledResult<void>) =>
  one.status === "fulfilled" ? "kept" : one.reason instanceof Refusal ? one.reason.errors[0]?.code : String(one.reason);

test("answers that come at once are each kept or refused for themselves, and of two to one statement the later stands", async () => {
  const [one, other, closed] = [await opened(), await opened(), await opened()];
  await t.db.transaction().execute((tx) => closeQuestion(tx, t.permit("dialogue.manage"), closed.id, t.now));
  const people = Array.from({ length: 40 }, (_, p) => `person ${p}`);
  const sent = people.flatMap((key) => [
    answer(one.id, key, one.statements[0] ?? "", "agree"),
    answer(one.id, key, one.statements[0] ?? "", "disagree"),
    answer(other.id, key, other.statements[1] ?? "", "pass"),
    answer(one.id, key, other.statements[1] ?? "", "agree"),
    answer(closed.id, key, closed.statements[0] ?? "", "agree"),
  ]);
  const outcomes = (await Promise.allSettled(sent)).map(outcome);
  expect(outcomes.slice(0, 5)).toEqual(["kept", "kept", "kept", "not_now", "not_now"]);
  expect(outcomes).toEqual(people.flatMap(() => outcomes.slice(0, 5)));
  const rows = await t.db.selectFrom("dialogue.answer").select(["question_id", "statement_id", "value"]).execute();
  expect(rows).toHaveLength(80);
  expect(rows.filter(({ question_id }) => question_id === one.id).every(({ statement_id, value }) => statement_id === one.statements[0] && value === -1)).toBe(true);
  expect(await t.db.selectFrom("dialogue.participant").select("channel").execute()).toHaveLength(80);
  const asked = await t.db.selectFrom("dialogue.result").select("asked_at").where("question_id", "in", [one.id, other.id]).execute();
  expect(asked.map(({ asked_at }) => asked_at)).toEqual([t.now, t.now]);
});

test("of two answers that overtake one another on the way to the database the later one stands", async () => {
  const { id, statements } = await opened();
  const statement = statements[0] ?? "";
  const people = Array.from({ length: 60 }, (_, p) => `hasty person ${p}`);
  await Promise.all(
    people.map(async (key, p) => {
      const first = answer(id, key, statement, "agree");
      await pause(p % 7);
      const second = answer(id, key, statement, "disagree");
      await pause(p % 3);
      await Promise.all([first, second, answer(id, key, statement, "pass")]);
    }),
  );
  const rows = await t.db.selectFrom("dialogue.answer").select("value").where("question_id", "=", id).execute();
  expect(rows).toHaveLength(60);
  expect(rows.filter(({ value }) => value !== 0)).toEqual([]);
});

test("a form without files may come as plain text, with a field several times", async () => {
  const coordinator = await t.signedIn("coordinator");
  const token = (await coordinator.get("/vesterbro/dialogue/new")).document.querySelector("[name=_form]")?.getAttribute("value") ?? "";
  const fields = [["_form", token], ["title", "Æbler & pærer"], ["why", "a\r\nb"], ["asker", "c"], ["outcome", "d"], ["closesOn", "2026-04-01"], ["mustBeHeard", "neighbour"], ["mustBeHeard", "relative"], ["statements", ""]];
  const response = await coordinator.request("/vesterbro/dialogue/new", { method: "POST", body: new URLSearchParams(fields) });
  expect(response.status).toBe(303);
  const row = await t.db.selectFrom("dialogue.question").select(["title", "why", "must_be_heard"]).where("title", "like", "Æbler%").executeTakeFirst();
  expect(row).toEqual({ title: "Æbler & pærer", why: "a\nb", must_be_heard: ["neighbour", "relative"] });
});
