import { afterAll, beforeAll, expect, test } from "vitest";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import type { Tx } from "../../platform/db/database.ts";
import { lockMinutes } from "./commands/approve.ts";
import { appendEntry } from "./commands/carry.ts";
import { addAgendaItem, editAgendaItem } from "./commands/items.ts";
import { closeAgendaItem, saveMinutes } from "./commands/minutes.ts";
import { cancelMeeting } from "./commands/move.ts";
import { planAhead } from "./commands/planning.ts";
import { addSeries } from "./commands/series.ts";
import { agendaOf } from "./queries/agenda.ts";

let t: TestApp;
let ids: readonly string[];

const write = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => t.db.transaction().execute(work);
const prepares = () => t.permit("meetings.prepare");
const minutes = () => t.permit("meetings.minute");
const add = (meetingId: string, title: string) =>
  write((tx) => addAgendaItem(tx, prepares(), meetingId, { title, kind: "discussion" }, t.now));
const agenda = (meetingId = "") => agendaOf(t.db, t.permit("meetings.read"), meetingId);

beforeAll(async () => {
  t = await testApp();
  await write(async (tx) => {
    const series = await addSeries(tx, prepares(), {
      name: "Prøveforum", everyWeeks: 4, weekday: 3, fromDay: "2026-03-02", fromTime: "16:00", toTime: "18:00", place: "Salen",
    });
    await planAhead(tx, prepares(), series, 4, t.now);
  });
  const rows = await t.db.selectFrom("meetings.meeting").select("id").orderBy("starts_at").execute();
  ids = rows.map(({ id }) => id);
});
afterAll(() => t.close());

test("what is carried over, added and changed at the same moment comes onto one agenda, each in a place of its own", async () => {
  const [first = "", second = ""] = ids;
  const open: string[] = [];
  for (let n = 0; n < 8; n += 1) open.push(await add(first, `Gammelt ${n}`));
  const mixed = open.flatMap((itemId, n) => [
    write((tx) => closeAgendaItem(tx, minutes(), { meetingId: first, itemId }, "carried-over", t.now)),
    add(second, `Nyt ${n}`),
    write((tx) => editAgendaItem(tx, prepares(), { meetingId: first, itemId }, 0, { title: `Gammelt punkt ${n}`, kind: "decision" })),
  ]);
  const results = await Promise.allSettled(mixed);
  expect(results.flatMap((one) => (one.status === "rejected" ? [String(one.reason)] : []))).toEqual([]);
  const titles = (await agenda(second)).map(({ title }) => title);
  expect(titles.sort()).toEqual(open.flatMap((_, n) => [`Gammelt punkt ${n}`, `Nyt ${n}`]).sort());
});

test("what approving carries over meets what is added to the next agenda meanwhile", async () => {
  const [, second = "", third = ""] = ids;
  const left = (await agenda(second)).map(({ title }) => title);
  const after = new Date("2026-04-02T12:00:00Z");
  const results = await Promise.allSettled([
    ...left.slice(0, 4).map((_, n) => add(third, `Før ${n}`)),
    write((tx) => lockMinutes(tx, t.permit("meetings.approve"), t.district, second, { how: "meeting" }, after)),
    ...left.slice(0, 4).map((_, n) => add(third, `Efter ${n}`)),
  ]);
  expect(results.flatMap((one) => (one.status === "rejected" ? [String(one.reason)] : []))).toEqual([]);
  expect(await agenda(third)).toHaveLength(left.length + 8);
});

test("a text that is handed on when a meeting is cancelled is newer than what stood there", async () => {
  const [first = "", , , fourth = ""] = ids;
  const itemId = await add(fourth, "Lys");
  await write(async (tx) => {
    await saveMinutes(tx, minutes(), { meetingId: fourth, itemId }, { minutes: "Vi talte om lys.", version: 0 });
    await appendEntry(tx, t.district.id, first, itemId);
    const saved = await saveMinutes(tx, minutes(), { meetingId: first, itemId }, { minutes: "Forkert", version: 0 });
    await saveMinutes(tx, minutes(), { meetingId: first, itemId }, { minutes: "", version: saved.version });
    await cancelMeeting(tx, prepares(), fourth, { reason: "For få kan komme" }, { district: t.district, now: t.now, publicUrl: "" });
  });
  const stale = { minutes: "Skrevet af en, der så version 1", version: 1, base: "Forkert" };
  await expect(write((tx) => saveMinutes(tx, minutes(), { meetingId: first, itemId }, stale))).rejects.toMatchObject({
    errors: [{ field: "minutes", code: "changed_meanwhile" }],
  });
  expect((await agenda(first)).find((entry) => entry.itemId === itemId)).toMatchObject({ minutes: "Vi talte om lys.", version: 3 });
});
