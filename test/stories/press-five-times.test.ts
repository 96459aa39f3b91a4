import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { raiseStage } from "../browser.ts";
import type { Stage } from "../browser.ts";
import { choose, expectWords, field } from "./acts.ts";
import { callMeeting, draftOnDecision, gatherForum } from "./forum.ts";
import type { Forum } from "./forum.ts";
import { coordinatorAt, layOutDistrict } from "./neighbourhood.ts";

// A slow line and an impatient finger; two people at one text.

let stage: Stage;
let forum: Forum;
let coordinator: Page;

beforeAll(async () => {
  stage = await raiseStage();
  await layOutDistrict(stage.app);
  forum = await gatherForum(stage.app);
  coordinator = await coordinatorAt(stage);
});
afterAll(() => stage?.close());

/** Sends the page's form five times at once, each as the browser would. @returns where each ended */
async function sendFiveTimes(page: Page, action: string): Promise<string[]> {
  return page.evaluate(async (sought) => {
    const form = [...document.forms].find((one) => one.action.includes(sought));
    if (!form) throw new Error(`no form sends to ${sought}`);
    const sent = Array.from({ length: 5 }, () => fetch(form.action, { method: "POST", body: new FormData(form) }));
    return (await Promise.all(sent)).map((answer) => `${answer.status} ${answer.url}`);
  }, action);
}

async function rowsOf(table: "street.observation" | "decisions.decision" | "letters.letter"): Promise<number> {
  const { rows } = await stage.app.db
    .selectFrom(table)
    .select((all) => all.fn.countAll<number>().as("rows"))
    .executeTakeFirstOrThrow();
  return rows;
}

const isOneAddress = (ends: string[]) => new Set(ends).size === 1 && Boolean(ends[0]?.startsWith("200 "));

describe("pressing Send five times", () => {
  test("makes one observation, and leads to one receipt", async () => {
    const visitor = await stage.person({ width: 390 });
    await visitor.goto("/vesterbro/street/report?lane=thing");
    await choose(visitor, "Affald");
    await field(visitor, "Sted").selectOption("Kødbyen");
    await field(visitor, "Fortæl mere").fill("Sække ved porten.");
    const ends = await sendFiveTimes(visitor, "/street/report");
    expect(ends).toSatisfy(isOneAddress);
    expect(await rowsOf("street.observation")).toBe(1);
  });

  test("with a finger that trembles makes one observation as well", async () => {
    for (const javaScript of [true, false]) {
      const before = await rowsOf("street.observation");
      const visitor = await stage.person({ javaScript });
      await visitor.goto("/vesterbro/street/report");
      await choose(visitor, "Affald");
      await field(visitor, "Beskriv stedet").fill("Ved porten");
      await visitor.getByRole("button", { name: "Send" }).click({ clickCount: 5 });
      await expectWords(visitor, "Tak. Vi har fået det, du skrev.");
      expect(await rowsOf("street.observation")).toBe(before + 1);
    }
  });

  test("takes one decision", async () => {
    const { meetingId } = await callMeeting(stage.app, forum, "Lys i porten");
    stage.app.now = new Date("2026-03-04T15:30:00Z");
    await coordinator.goto(`/vesterbro/forum/meetings/${meetingId}/minutes`);
    await coordinator.getByText("Notér en beslutning").click();
    await field(coordinator, "Beslutningens ordlyd").fill("Der kommer lys i porten.");
    const ends = await sendFiveTimes(coordinator, "/make/decision/");
    expect(ends).toSatisfy(isOneAddress);
    expect(await rowsOf("decisions.decision")).toBe(1);
  });

  test("gives one letter one number, and the next letter the next", async () => {
    for (const [title, number] of [["Lys i porten", "VSF-2026-0001"], ["Et låst skab", "VSF-2026-0002"]] as const) {
      const { letterId } = await draftOnDecision(stage.app, forum, title);
      await coordinator.goto(`/vesterbro/letters/${letterId}/send`);
      const ends = await sendFiveTimes(coordinator, "/send");
      expect(ends).toSatisfy(isOneAddress);
      await coordinator.goto(`/vesterbro/letters/${letterId}`);
      await expectWords(coordinator, number);
    }
    expect(await rowsOf("letters.letter")).toBe(2);
  });
});

describe("two coordinators write the minutes of one item at once", () => {
  test("and both texts are there on both screens", async () => {
    stage.app.now = new Date("2026-03-10T09:00:00Z");
    const { meetingId, itemId } = await callMeeting(stage.app, forum, "Toilet om natten");
    const other = await coordinatorAt(stage);
    const text = (page: Page) => page.locator(`#minutes-${itemId}`);
    for (const page of [coordinator, other]) {
      await page.goto(`/vesterbro/forum/meetings/${meetingId}/minutes`);
      await text(page).waitFor();
    }
    const [neighbours, users] = ["Naboerne vil have et toilet, der er åbent om natten.", "Brugerne siger, at det skal ligge tæt på pladsen."];
    await Promise.all([text(coordinator).fill(neighbours), text(other).fill(users)]);
    for (const page of [coordinator, other])
      await expect.poll(async () => (await text(page).inputValue()).split("\n").sort(), { timeout: 20_000 }).toEqual([users, neighbours]);
  });
});
