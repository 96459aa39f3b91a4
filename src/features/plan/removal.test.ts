import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { v7 as uuidv7 } from "uuid";
import { addParty } from "../../network/commands.ts";
import type { Tx } from "../../platform/db/database.ts";
import { makeFrom, recordItem } from "../../thread/commands.ts";
import { threadOf } from "../../thread/queries.ts";
import type { Client } from "../../../test/client.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { addGoal } from "./commands/goals.ts";
import { addMeasure } from "./commands/measures.ts";
import { findMeasure } from "./queries/measures.ts";

let app: TestApp;
let coordinator: Client;
let partyId: string;

const manage = () => app.permit("plan.manage");
const inOne = <T>(work: (tx: Tx) => Promise<T>) => app.db.transaction().execute(work);
const goal = async (title: string) => (await inOne((tx) => addGoal(tx, manage(), { title, meaning: "" }, app.now))).id;
const eventsOf = (action: string, id: string) =>
  app.db.selectFrom("platform.audit_event").select("before").where("action", "=", action).where("item_id", "=", id).execute();

beforeAll(async () => {
  app = await testApp();
  coordinator = await app.signedIn("coordinator");
  await inOne((tx) => addParty(tx, app.permit("parties.manage"), { name: "Trappevasken", kind: "city", takesLetters: false }));
  partyId = (await app.db.selectFrom("network.party").select("id").executeTakeFirstOrThrow()).id;
});
afterAll(() => app.close());

describe("a goal", () => {
  test("says on its form that everyone sees it at once", async () => {
    expect((await coordinator.get("/vesterbro/plan/goals/new")).text).toContain("Alle kan se målet, så snart du gemmer");
    expect((await coordinator.get("/en/vesterbro/plan/goals/new")).text).toContain("Everyone sees the goal as soon as you save");
  });

  test("without published measures can be removed after a second look; drafts of it stay, without a goal", async () => {
    const id = await goal("Skrevet ved en fejl");
    const draft = await inOne((tx) => addMeasure(tx, manage(), { title: "En kladde", goalId: id, partyId }, app.now));
    const page = await coordinator.get(`/vesterbro/plan/goals/${id}`);
    const way = page.document.querySelector("a[href$='/remove']")?.getAttribute("href") ?? "";
    const look = await coordinator.get(way);
    expect(look.text).toContain("Skrevet ved en fejl");
    expect((await app.visitor().get("/vesterbro/plan")).text).toContain("Skrevet ved en fejl");
    const other = await coordinator.get(way);
    const done = await coordinator.submit(look, "/remove", {}, 5);
    expect([done.status, done.text]).toEqual([200, expect.stringContaining("Målet er fjernet")]);
    expect((await coordinator.submit(other, "/remove")).status).toBe(404);
    for (const path of ["plan", "", "search?q=fejl"]) expect((await app.visitor().get(`/vesterbro/${path}`)).text).not.toContain("Skrevet ved en fejl");
    expect((await app.visitor().get(`/vesterbro/plan/goals/${id}`)).status).toBe(404);
    expect((await findMeasure(app.db, app.district.id, draft.id, "member"))?.goalId).toBeNull();
    const thread = await threadOf(app.db, app.district.id, { kind: "measure", id: draft.id }, "member");
    expect(thread.map(({ kind }) => kind)).toEqual(["measure"]);
    expect(await eventsOf("plan.removeGoal", id)).toHaveLength(1);
  });

  test("with a published measure stays, also when that came while somebody looked", async () => {
    const id = await goal("Skal blive");
    const look = await coordinator.get(`/vesterbro/plan/goals/${id}/remove`);
    await inOne((tx) => addMeasure(tx, manage(), { title: "Vask", goalId: id, partyId, fromDay: "2026-01-01", act: "publish" }, app.now));
    expect((await coordinator.get(`/vesterbro/plan/goals/${id}`)).document.querySelector("a[href$='/remove']")).toBeNull();
    const told = await coordinator.submit(look, "/remove");
    expect([told.status, told.text]).toEqual([422, expect.stringContaining("Målet har indsatser, som alle kan se")]);
    expect((await app.visitor().get(`/vesterbro/plan/goals/${id}`)).status).toBe(200);
  });

  test("is removed only by those who may write the plan", async () => {
    const id = await goal("Ikke for alle");
    for (const client of [app.visitor(), await app.signedIn("member")]) {
      expect((await client.get(`/vesterbro/plan/goals/${id}/remove`)).status).toBe(404);
      expect((await client.get(`/vesterbro/plan/goals/${id}`)).html).not.toContain("/remove");
    }
  });
});

describe("the draft of a measure", () => {
  test("is deleted after a second look, and nothing of it stays in the thread", async () => {
    const reply = { kind: "reply", id: uuidv7() };
    await inOne((tx) =>
      recordItem(tx, app.district.id, { ...reply, at: app.now, status: "accepted", statusAt: app.now, title: "Ja", publicTitle: "Ja" }),
    );
    const made = await inOne((tx) => makeFrom(tx, manage(), reply, "measure", {}, app.now));
    const id = made?.id ?? "";
    const page = await coordinator.get(`/vesterbro/plan/measures/${id}`);
    const way = page.document.querySelector("a[href$='/discard']")?.getAttribute("href") ?? "";
    const [look, other] = [await coordinator.get(way), await coordinator.get(way)];
    expect(await findMeasure(app.db, app.district.id, id, "member")).toBeDefined();
    const done = await coordinator.submit(look, "/discard", {}, 5);
    expect([done.status, done.path]).toEqual([200, "/vesterbro/plan/drafts?saved=discarded"]);
    expect(done.text).toContain("Kladden er slettet");
    expect((await coordinator.submit(other, "/discard")).status).toBe(404);
    expect(await findMeasure(app.db, app.district.id, id, "member")).toBeUndefined();
    expect((await threadOf(app.db, app.district.id, reply, "member")).map(({ kind }) => kind)).toEqual(["reply"]);
    expect(await eventsOf("plan.discardMeasure", id)).toHaveLength(1);
  });

  test("stays once everyone can see it", async () => {
    const goalId = await goal("Et mål");
    const { id } = await inOne((tx) => addMeasure(tx, manage(), { title: "Snart ude", goalId, partyId, fromDay: "2026-01-01" }, app.now));
    const look = await coordinator.get(`/vesterbro/plan/measures/${id}/discard`);
    await coordinator.submit(await coordinator.get(`/vesterbro/plan/measures/${id}/edit`), "/edit", { act: "publish" });
    const told = await coordinator.submit(look, "/discard");
    expect([told.status, told.text]).toEqual([422, expect.stringContaining("Indsatsen er offentlig")]);
    expect((await app.visitor().get(`/vesterbro/plan/measures/${id}`)).status).toBe(200);
    expect((await coordinator.get(`/vesterbro/plan/measures/${id}`)).html).not.toContain("/discard");
    expect((await coordinator.get(`/vesterbro/plan/measures/${id}/discard`)).status).toBe(404);
    expect((await (await app.signedIn("member")).get(`/vesterbro/plan/measures/${id}/discard`)).status).toBe(404);
  });
});
