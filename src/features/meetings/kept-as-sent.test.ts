import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Client, SeenPage } from "../../../test/client.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { addParty } from "../../network/commands.ts";
import type { Tx } from "../../platform/db/database.ts";
import { addMember } from "../../platform/identity/commands.ts";
import { Refusal } from "../../platform/web/form.ts";
import { makeFrom } from "../../thread/commands.ts";
import { changeDecision } from "../decisions/commands/decisions.ts";
import { changeTask } from "../decisions/commands/tasks.ts";
import { lockMinutes } from "./commands/approve.ts";
import { recordAttendance } from "./commands/attendance.ts";
import { answerCorrections, proposeCorrection } from "./commands/corrections.ts";
import { addAgendaItem, editAgendaItem } from "./commands/items.ts";
import { closeAgendaItem, saveMinutes } from "./commands/minutes.ts";
import { planNextMeeting } from "./commands/planning.ts";
import { recallMinutes, sendMinutes } from "./commands/send.ts";
import { addSeries } from "./commands/series.ts";
import { agendaOf } from "./queries/agenda.ts";
import { newestVersion } from "./queries/versions.ts";

// What is sealed is what was sent: past the corrections, nothing of it changes.

let t: TestApp;
let coordinator: Client;
let party: string;
let mona: string;
const planned = new Date("2026-03-02T09:00:00Z");

beforeAll(async () => {
  t = await testApp();
  await inOne(async (tx) => {
    party = await addParty(tx, t.permit("parties.manage"), { name: "Naboerne", kind: "neighbours" });
    mona = await addMember(tx, t.permit("parties.manage"), { name: "Mona Rask", reach: "paper", email: null, roles: ["member"] });
  });
  coordinator = await t.signedIn("coordinator");
  t.now = new Date("2026-03-04T15:30:00Z");
});
afterAll(() => t.close());

const inOne = <T>(work: (tx: Tx) => Promise<T>) => t.db.transaction().execute(work);
const telling = () => ({ district: t.district, publicUrl: t.deps.publicUrl, now: t.now });
const manage = () => t.permit("decisions.manage");
const note = (tx: Tx, item: string, wording: string) =>
  makeFrom(tx, manage(), { kind: "agenda-item", id: item }, "decision", { wording, internal: "0" }, t.now);
const give = (tx: Tx, item: string, title: string) =>
  makeFrom(tx, manage(), { kind: "agenda-item", id: item }, "task", { title, party, due: "2026-05-01" }, t.now);

/** A meeting under way with one item, carried over to the next, of which a decision and a task have come. */
async function held() {
  return inOne(async (tx) => {
    const prepares = t.permit("meetings.prepare");
    const series = await addSeries(tx, prepares, {
      name: "Prøveforum", everyWeeks: 1, weekday: 3, fromDay: "2026-03-02", fromTime: "16:00", toTime: "18:00", place: "Prøvesalen",
    });
    const meeting = await planNextMeeting(tx, prepares, series, planned);
    const item = await addAgendaItem(tx, prepares, meeting, { title: "Toiletter på pladsen", publicTitle: "Toiletter", kind: "decision" }, planned);
    await recordAttendance(tx, t.permit("meetings.minute"), meeting, { partyIds: [party], present: [mona], apologies: [] });
    await saveMinutes(tx, t.permit("meetings.minute"), { meetingId: meeting, itemId: item }, { minutes: "Vi talte om toiletter.", version: 0 });
    const decision = (await note(tx, item, "Vi beder om to toiletter på pladsen."))?.id ?? "";
    const task = (await give(tx, item, "Spørg om to toiletter"))?.id ?? "";
    await closeAgendaItem(tx, t.permit("meetings.minute"), { meetingId: meeting, itemId: item }, "carried-over", t.now);
    const next = await planNextMeeting(tx, prepares, series, t.now);
    return { meeting, next, item, decision, task };
  });
}

const send = (meeting: string) => inOne((tx) => sendMinutes(tx, t.permit("meetings.approve"), meeting, telling()));
const approve = (meeting: string) => inOne((tx) => lockMinutes(tx, t.permit("meetings.approve"), t.district, meeting, { how: "meeting" }, t.now));

const decisionRow = (id: string) =>
  t.db.selectFrom("decisions.decision").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
const taskRow = (id: string) => t.db.selectFrom("decisions.task").selectAll().where("id", "=", id).executeTakeFirstOrThrow();

async function reword(id: string, changes: { wording?: string; day?: string; dissent?: string; isInternal?: boolean }): Promise<void> {
  const { wording, day, dissent, is_internal: isInternal, version } = await decisionRow(id);
  const details = { wording, day, dissent, isInternal, partyIds: [party], ...changes };
  await inOne((tx) => changeDecision(tx, manage(), id, version, details, t.now));
}

async function retitle(id: string, title: string): Promise<void> {
  const { due_day: dueDay, version } = await taskRow(id);
  await inOne((tx) => changeTask(tx, manage(), id, version, { title, partyId: party, dueDay }, t.now));
}

type Held = Awaited<ReturnType<typeof held>>;

async function correct({ meeting, item }: Held, text: string): Promise<void> {
  const { version } = await t.db.selectFrom("meetings.entry").select("version").where("meeting_id", "=", meeting).where("item_id", "=", item).executeTakeFirstOrThrow();
  await inOne(async (tx) => {
    const own = { meetingId: meeting, itemId: item, memberId: null, assisted: false, version, text };
    const id = await proposeCorrection(tx, t.permit("meetings.correct"), own, telling());
    const answers = [{ id, verdict: "accept" as const, reason: "" }];
    await answerCorrections(tx, t.permit("meetings.approve"), meeting, { answers, seen: new Map([[item, version]]) }, telling());
  });
}

const acts = {
  note: async ({ item }: Held, n: number) => void (await inOne((tx) => note(tx, item, `Vi beder om ${n} toiletter mere.`))),
  give: async ({ item }: Held, n: number) => void (await inOne((tx) => give(tx, item, `Spørg ${n} gange til`))),
  reword: ({ decision }: Held, n: number) => reword(decision, { wording: `Vi beder om ${n} toiletter på pladsen.` }),
  moveDay: ({ decision }: Held) => reword(decision, { day: "2026-03-03" }),
  dissent: ({ decision }: Held, n: number) => reword(decision, { dissent: `Naboerne ville have ${n}.` }),
  hide: ({ decision }: Held, n: number) => reword(decision, { isInternal: n % 2 === 0 }),
  retitle: ({ task }: Held, n: number) => retitle(task, `Spørg om ${n} toiletter`),
  rename: ({ next, item }: Held, n: number) =>
    inOne(async (tx) => {
      const { version } = await tx.selectFrom("meetings.item").select("version").where("id", "=", item).executeTakeFirstOrThrow();
      await editAgendaItem(tx, t.permit("meetings.prepare"), { meetingId: next, itemId: item }, version, { title: `Punkt ${n}`, kind: "decision" });
    }),
  correct: (here: Held, n: number) => correct(here, `Vi talte om ${n} toiletter.`),
  rewrite: async ({ meeting, decision }: Held, n: number) => {
    await inOne((tx) => recallMinutes(tx, t.permit("meetings.approve"), meeting));
    await reword(decision, { wording: `Vi beder nu om ${n} toiletter.` });
    await send(meeting);
  },
};

const refusals = ["minutes_sent", "minutes_locked", "unchanged"];

async function tried(act: Promise<void>): Promise<void> {
  await act.catch((error: unknown) => {
    if (!(error instanceof Refusal) || !error.errors.every(({ code }) => refusals.includes(code))) throw error;
  });
}

test("whatever is tried, what is sealed is the newest version that was sent, but for accepted corrections", async () => {
  const tries = fc.array(fc.tuple(fc.constantFrom(...(Object.keys(acts) as (keyof typeof acts)[])), fc.integer({ min: 2, max: 9 })), { minLength: 4, maxLength: 9 });
  await fc.assert(
    fc.asyncProperty(tries, tries, async (before, after) => {
      const here = await held();
      await send(here.meeting);
      for (const [name, n] of before) await tried(acts[name](here, n));
      const sent = (await newestVersion(t.db, t.district.id, here.meeting))?.content.items;
      const accepted = await t.db.selectFrom("meetings.correction").select("result").where("meeting_id", "=", here.meeting)
        .where("status", "=", "accepted").orderBy("result_version", "desc").executeTakeFirst();
      await approve(here.meeting);
      const sealed = (await newestVersion(t.db, t.district.id, here.meeting))?.content.items;
      const wanted = sent?.map((item) => ({ ...item, minutes: accepted?.result ?? item.minutes, version: expect.any(Number) as number }));
      expect(sealed).toEqual(wanted);
      for (const [name, n] of after.filter(([one]) => one !== "correct" && one !== "rewrite")) await tried(acts[name](here, n));
      const [entry] = await agendaOf(t.db, t.permit("meetings.read"), here.meeting);
      const titles = (kind: string) => entry?.effects.filter((effect) => effect.kind === kind).map(({ title }) => title);
      expect([titles("decision"), titles("task")]).toEqual([sealed?.[0]?.decisions, sealed?.[0]?.tasks]);
    }),
    { numRuns: 8 },
  );
});

test("who sends while a decision is being noted waits for it: it is in what was sent", async () => {
  const { meeting, item } = await held();
  let sending: Promise<unknown> = Promise.resolve();
  await inOne(async (tx) => {
    await note(tx, item, "Vi beder om lys ved toiletterne.");
    sending = send(meeting);
    await Promise.race([sending, new Promise((resolve) => setTimeout(resolve, 1500))]);
  });
  await sending;
  const sent = await newestVersion(t.db, t.district.id, meeting);
  expect(sent?.content.items[0]?.decisions).toContain("Vi beder om lys ved toiletterne");
});

describe("on the pages", () => {
  const at = (meeting: string, rest: string) => `/vesterbro/forum/meetings/${meeting}/${rest}`;
  const edit = async (decision: string, answers: Record<string, string>): Promise<SeenPage> =>
    coordinator.submit(await coordinator.get(`/vesterbro/decisions/${decision}/edit`), "/edit", answers);

  test("a page from before the sending saves neither decision nor task, and says why", async () => {
    const { meeting, item } = await held();
    const stale = await coordinator.get(at(meeting, "minutes"));
    await send(meeting);
    const decision = await coordinator.submit(stale, `/make/decision/from/agenda-item/${item}`, { wording: "Vi river toiletterne ned." });
    const task = await coordinator.submit(stale, `/make/task/from/agenda-item/${item}`, { title: "Find en nedriver", party, due: "2026-04-01" });
    for (const page of [decision, task]) expect([page.status, page.text]).toEqual([422, expect.stringContaining("Nu kan det kun ændres med rettelser.")]);
    expect(decision.document.querySelector("textarea")?.textContent).toBe("Vi river toiletterne ned.");
    for (const path of ["/vesterbro", "/vesterbro/decisions"]) expect((await t.visitor().get(path)).text).not.toContain("river toiletterne");
  });

  test("a decision keeps its words while it is sent and after; the rest of it can be put right, and taken back it can be rewritten", async () => {
    const { meeting, decision } = await held();
    await send(meeting);
    const refused = await edit(decision, { wording: "Vi beder om fem toiletter på pladsen." });
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining("må referatet først tages tilbage")]);
    expect((await edit(decision, { dissent: "Naboerne ville have tre." })).text).toContain("Beslutningen er rettet.");
    const page = await coordinator.get(at(meeting, "approval"));
    expect(page.text).toContain("Vi beder om to toiletter på pladsen");
    await coordinator.submit(page, "/recall");
    expect((await edit(decision, { wording: "Vi beder om fire toiletter på pladsen." })).text).toContain("Beslutningen er rettet.");
    await send(meeting);
    await approve(meeting);
    const late = await edit(decision, { wording: "Vi beder ikke om toiletter." });
    expect([late.status, late.text]).toEqual([422, expect.stringContaining("Referatet er godkendt og låst. Det kan ikke ændres.")]);
    expect((await t.visitor().get("/vesterbro/decisions")).text).toContain("Vi beder om fire toiletter på pladsen");
    expect((await coordinator.get(at(meeting, "approval"))).text).toContain("Vi beder om fire toiletter på pladsen");
  });
});
