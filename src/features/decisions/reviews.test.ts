import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import type { Client } from "../../../test/client.ts";
import { planAhead } from "../meetings/commands/planning.ts";
import { addSeries } from "../meetings/commands/series.ts";
import { takeDecision } from "./commands/decisions.ts";
import { bringBackJob } from "./jobs.ts";

let t: TestApp;
let coordinator: Client;

beforeAll(async () => {
  t = await testApp();
  coordinator = await t.signedIn("coordinator");
});
afterAll(() => t.close());

async function take(wording: string, reviewDay: string | null, isInternal = false): Promise<string> {
  const details = { wording, day: "2026-03-02", partyIds: [], reviewDay, isInternal };
  const { id } = await t.db.transaction().execute((tx) => takeDecision(tx, t.permit("decisions.manage"), details, t.now));
  return id;
}

/** A meeting every week, the coming one on Wednesday 4 March. */
async function planMeeting(): Promise<void> {
  const hours = { everyWeeks: 1, weekday: 3, fromDay: "2026-03-02", fromTime: "16:00", toTime: "18:00" };
  await t.db.transaction().execute(async (tx) => {
    const permit = t.permit("meetings.prepare");
    const seriesId = await addSeries(tx, permit, { name: "Prøveforum", place: "Prøvesalen", ...hours });
    await planAhead(tx, permit, seriesId, 1, t.now);
  });
}

const night = () => bringBackJob.run({ ...t.deps, now: () => t.now }, null, { number: 1, isLast: false });

async function itemsOf(id: string): Promise<string[]> {
  const rows = await t.db
    .selectFrom("thread.link as l")
    .innerJoin("thread.item as i", (join) => join.onRef("i.kind", "=", "l.to_kind").onRef("i.id", "=", "l.to_id"))
    .select("i.title")
    .where("l.from_id", "=", id)
    .where("l.to_kind", "=", "agenda-item")
    .execute();
  return rows.map(({ title }) => title);
}

describe("a decision with a day on which it is looked at again", () => {
  test("waits while no meeting is planned", async () => {
    const id = await take("Vi lukker porten om natten.", "2026-03-01");
    await night();
    expect(await itemsOf(id)).toEqual([]);
    expect(await t.db.selectFrom("meetings.meeting").select("id").execute()).toEqual([]);
  });

  test("comes back to the coming meeting, once, however often and by how many the night is run", async () => {
    await planMeeting();
    const due = await take("Vi prøver med lys i gården til foråret.", "2026-03-04");
    const later = await take("Vi ser på toiletterne efter sommer.", "2026-09-01");
    const hidden = await take("Vi aftaler noget fortroligt om kælderen.", "2026-03-03", true);
    await Promise.all([night(), night(), night()]);
    await night();
    expect(await itemsOf(due)).toEqual(["Opfølgning: Vi prøver med lys i gården til foråret"]);
    expect(await itemsOf(later)).toEqual([]);
    expect(await itemsOf(hidden)).toHaveLength(1);
    const page = await coordinator.get(`/vesterbro/decisions/${due}`);
    expect(page.text).toContain("Skal ses på igen 4. marts 2026. Den står på dagsordenen.");
    const agenda = await (await t.visitor().request("/vesterbro/forum")).text();
    expect(agenda).not.toContain("fortroligt om kælderen");
    const events = t.db.selectFrom("platform.audit_event").select("actor_id").where("action", "=", "decisions.bring_back");
    expect((await events.where("item_id", "=", due).execute()).map((event) => event.actor_id)).toEqual(["bring-back-decisions"]);
  });

  test("says what came of it; two who say it at once are told of each other", async () => {
    const id = await take("Vi mødes på hjørnet hver tirsdag.", "2026-03-03");
    await night();
    const other = await t.signedIn("coordinator");
    const mine = await coordinator.get(`/vesterbro/decisions/${id}/review`);
    const theirs = await other.get(`/vesterbro/decisions/${id}/review`);
    expect((await coordinator.submit(mine, "/review", { outcome: "changed" })).text).toContain("Skriv eller vælg noget her");
    const past = await coordinator.submit(mine, "/review", { outcome: "again", nextDay: "2026-03-02" });
    expect([past.status, past.text]).toEqual([422, expect.stringContaining("Vælg en dato, der ligger efter i dag")]);
    const phone = await coordinator.submit(mine, "/review", { outcome: "changed", note: "Ring på 26 12 34 56 først." });
    expect(phone.status).toBe(422);
    const named = await coordinator.submit(mine, "/review", { outcome: "changed", note: "Test Testesen 1 kunne ikke." });
    expect([named.status, named.text.includes("Alle kan læse teksten")]).toEqual([422, true]);
    const done = await coordinator.submit(mine, "/review", { outcome: "changed", note: "Vi mødes hver anden tirsdag.", nextDay: "2026-06-01" }, 5);
    expect(done.text).toContain("Ændret");
    expect(done.text).toContain("Næste gang: 1. juni 2026");
    const unsaid = await other.submit(theirs, "/review", { outcome: "lapsed" });
    expect(unsaid.text).toContain("Skriv eller vælg noget her");
    const told = await other.submit(unsaid, "/review", { note: "Ingen kommer." });
    expect(told.status).toBe(422);
    expect(told.text).toContain("Gemt af en anden, mens du skrev");
    expect(told.text).toContain("1. juni 2026");
    expect(told.document.querySelector("textarea")?.textContent).toContain("Ingen kommer.");
    const lapsed = await other.submit(told, "/review");
    expect(lapsed.text).toContain("Bortfaldet");
    const seen = await t.visitor().get(`/vesterbro/decisions/${id}`);
    for (const said of ["Vi mødes hver anden tirsdag.", "Ingen kommer."]) expect(seen.text).toContain(said);
    expect(seen.document.querySelector(`a[href*="/review"]`)).toBeNull();
    const events = await t.db.selectFrom("platform.audit_event").select("after").where("item_id", "=", id).execute();
    expect(JSON.stringify(events)).not.toContain("Ingen kommer");
    await night();
    expect(await itemsOf(id)).toHaveLength(1);
  });

  test("is not concluded, nor its status set, by whoever has not seen how it stands now", async () => {
    const id = await take("Vi holder porten åben om dagen.", "2026-03-03");
    const path = `/vesterbro/decisions/${id}`;
    const other = await t.signedIn("coordinator");
    const [review, edit] = [await other.get(`${path}/review`), await other.get(`${path}/edit`)];
    const [mine, theirs] = [await coordinator.get(path), await other.get(path)];
    await coordinator.submit(mine, "/status", { status: "carried_out" }, 5);
    const told = await other.submit(theirs, "/status", { status: "lapsed" });
    expect(told.status).toBe(422);
    expect(told.text).toContain("En anden har ændret, hvordan beslutningen står.");
    expect(told.text).toContain("Ført ud i livet");
    expect((await other.submit(theirs, "/status", { status: "carried_out" })).status).toBe(200);
    const unread = await other.submit(review, "/review", { outcome: "lapsed", note: "Vi glemte den." });
    expect([unread.status, unread.document.querySelector(".notice-warning")?.textContent]).toEqual([422, expect.stringContaining("Ført ud i livet")]);
    const unsaid = await other.submit(edit, "/edit", { wording: "Vi holder porten åben hele dagen." });
    expect([unsaid.status, unsaid.document.querySelector(".notice-warning")?.textContent]).toEqual([422, expect.stringContaining("Ført ud i livet")]);
    expect((await other.submit(told, "/status", { status: "lapsed" })).text).toContain("Bortfaldet");
  });

  test("comes back again on its new day, when the earlier item is dealt with", async () => {
    const id = await take("Vi holder cafeen åben om søndagen.", "2026-03-04");
    await night();
    await t.db.updateTable("meetings.item").set({ status: "discussed" }).where("title", "like", "%cafeen%").execute();
    await t.db.updateTable("thread.item").set({ status: "discussed" }).where("kind", "=", "agenda-item").where("title", "like", "%cafeen%").execute();
    const page = await coordinator.get(`/vesterbro/decisions/${id}/review`);
    await coordinator.submit(page, "/review", { outcome: "again", nextDay: "2026-03-03" });
    await Promise.all([night(), night()]);
    expect(await itemsOf(id)).toHaveLength(2);
  });

  test("is nobody else's to say", async () => {
    const id = await take("Vi spørger viceværten om nøglen.", "2026-03-03");
    const member = await t.signedIn("member");
    for (const client of [member, t.visitor()])
      expect((await client.request(`/vesterbro/decisions/${id}/review`)).status).toBe(404);
    expect((await coordinator.request(`/norrebro/decisions/${id}/review`)).status).toBe(404);
  });
});
