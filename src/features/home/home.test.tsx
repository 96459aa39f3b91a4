import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { recordItem } from "../../thread/commands.ts";
import { addParty } from "../../network/commands.ts";
import { addRepresentation } from "../../network/representations.ts";
import type { Client } from "../../../test/client.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { addTask } from "../decisions/commands/tasks.ts";
import { addGoal } from "../plan/commands/goals.ts";

let app: TestApp;

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const counts = (document: Document) =>
  [...document.querySelectorAll(".strip-stage")].map((stage) => stage.querySelector(".strip-count")?.textContent);

test("a quiet district says what this is, what one can do, and that it begins here", async () => {
  const page = await app.visitor().get("/norrebro");
  expect(page.status).toBe(200);
  expect(page.text).toContain("det åbne stofmiljø på Nørrebro");
  expect(page.document.querySelector("a[href='tel:112']")).not.toBeNull();
  const doors = [...page.document.querySelectorAll("a.door")].map((door) => door.getAttribute("href") ?? "");
  expect(doors.length).toBeGreaterThan(1);
  expect(doors.length).toBeLessThanOrEqual(4);
  for (const door of doors) expect((await app.visitor().get(door)).status, door).toBe(200);
  expect(counts(page.document)).toEqual(["0", "0", "0", "0", "0"]);
});

test("the strip counts public items only, and the parts of the features are told", async () => {
  await app.db.transaction().execute(async (tx) => {
    const record = (kind: string, status: string, publicTitle: string | null) =>
      recordItem(tx, app.district.id, {
        kind, id: uuidv7(), at: app.now, status, statusAt: app.now, title: "Kun indeni", publicTitle,
      });
    await record("observation", "received", null);
    await record("observation", "solved", "Set og samlet op");
    await record("decision", "taken", "Besluttet");
    await record("measure", "planned", "Kun planlagt");
    await record("measure", "done", "Virkelig gjort");
    await addGoal(tx, app.permit("plan.manage"), { title: "Et mål på forsiden", meaning: "" }, app.now);
  });
  const page = await app.visitor().get("/vesterbro");
  expect(counts(page.document)).toEqual(["1", "0", "1", "0", "1"]);
  expect(page.text).toContain("Et mål på forsiden");
  expect(page.html).not.toContain("Kun indeni");
  const listed = [];
  for (const link of page.document.querySelectorAll(".strip-label a")) {
    const station = await app.visitor().get(link.getAttribute("href") ?? "");
    expect(station.html).not.toContain("Kun indeni");
    listed.push([...station.document.querySelectorAll(".item-list .item-row-title")].map((one) => one.textContent));
  }
  expect(listed).toEqual([["Set og samlet op"], [], ["Besluttet"], [], ["Virkelig gjort"]]);
  expect((await app.visitor().get("/vesterbro/thread/somewhere")).status).toBe(404);
  expect((await app.visitor().get("/en/vesterbro")).text).toContain("We find the solutions together");
});

test("first stands what waits for whoever is signed in, and nobody else sees it", async () => {
  const [member, other] = [await app.signedIn("member", "moderator"), await app.signedIn("member")];
  await app.db.transaction().execute(async (tx) => {
    const permit = app.permit("parties.manage");
    const partyId = await addParty(tx, permit, { name: "Naboerne", kind: "neighbours" });
    const { id } = await tx.selectFrom("platform.member").select("id").where("name", "=", "Test Testesen 1").executeTakeFirstOrThrow();
    await addRepresentation(tx, permit, id, { partyId, function: "x", isDeputy: false, fromDay: "2026-01-01" });
    const give = (title: string, dueDay: string) => addTask(tx, app.permit("decisions.manage"), { title, partyId, dueDay, isPublic: true }, app.now);
    await give("Ring til viceværten", "2026-03-09");
    await give("Langt ude i fremtiden", "2026-06-01");
  });
  const waiting = async (client: Client, path = "/vesterbro") =>
    [...(await client.get(path)).document.querySelectorAll("ul[aria-label='Det venter på dig'] li, ul[aria-label='This waits for you'] li")].map((line) => line.textContent);
  expect(await waiting(member)).toEqual(["Ring til viceværtenNaboerne: senest 9. marts 2026"]);
  expect(await waiting(member, "/en/vesterbro")).toHaveLength(1);
  for (const client of [other, app.visitor()]) expect(await waiting(client)).toEqual([]);
});

test("in the menu of a phone what one works with comes first, and administration last of it", async () => {
  const menu = async (client: Client) => [...(await client.get("/vesterbro")).document.querySelectorAll(".menu-panel :is(.menu-heading, .menu-links a)")].map((one) => one.textContent);
  expect((await menu(await app.signedIn("provider"))).slice(0, 6)).toEqual(["Dit arbejde", "Opgaver", "Tilbud", "Advarsler", "For alle", "Hjælp nu"]);
  const coordinator = await menu(await app.signedIn("coordinator"));
  expect(coordinator[coordinator.indexOf("For alle") - 1]).toBe("Administration");
  expect((await menu(app.visitor()))[0]).toBe("Hjælp nu");
});

test("the installation's own address leads to its first district; without any it says how to begin", async () => {
  expect((await app.visitor().get("/")).path).toBe("/vesterbro");
  expect((await app.visitor().get("/en")).path).toBe("/en/vesterbro");
  const empty = await testApp();
  try {
    await empty.db.deleteFrom("platform.district").execute();
    const page = await empty.visitor().get("/");
    expect(page.status).toBe(200);
    expect(page.text).toContain("npm run kvarter -- member add");
  } finally {
    await empty.close();
  }
});
