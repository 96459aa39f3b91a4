import { afterAll, beforeAll, expect, test } from "vitest";
import type { Client } from "../../../test/client.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { Refusal } from "../../platform/web/form.ts";
import { makeFrom } from "../../thread/commands.ts";
import { threadOf } from "../../thread/queries.ts";
import { joinInPattern, publishPattern } from "./commands/patterns.ts";
import { reportObservation } from "./commands/report.ts";

let t: TestApp;
let coordinator: Client;

beforeAll(async () => {
  t = await testApp();
  coordinator = await t.signedIn("coordinator");
});
afterAll(() => t.close());

const inbox = "/vesterbro/street/inbox";
const reported = async (text: string) =>
  (await t.db.transaction().execute((tx) => reportObservation(tx, t.district.id, { kind: "needle", text, placeWords: "Ved bænken" }, t.now))).id;
const joined = (observationIds: string[], title: string) =>
  t.db.transaction().execute((tx) => joinInPattern(tx, t.permit("street.triage"), { observationIds, title }, t.now));
const observationsIn = async (pattern: string) =>
  (await threadOf(t.db, t.district.id, { kind: "pattern", id: pattern }, "program")).filter(({ kind }) => kind === "observation").map(({ id }) => id);

test("a report in the wrong pattern is taken out of it, and the pattern and its page stay", async () => {
  const [right, wrong] = [await reported("Kanyler ved bænken"), await reported("En cykel på fortovet")];
  const pattern = await joined([right, wrong], "Kanyler");
  await t.db.transaction().execute((tx) => publishPattern(tx, t.permit("street.triage"), pattern, { title: "Kanyler", publicLine: "Der ligger tit kanyler." }, t.now));
  const way = `${inbox}/patterns/${pattern}`;
  const page = await coordinator.get(way);
  const button = (id: string) => [...page.document.querySelectorAll("form")].find((form) => form.querySelector(`[name=observation][value="${id}"]`));
  expect(button(wrong)?.textContent).toContain("Tag ud af mønsteret");
  const out = { do: "takeOut", observation: wrong };
  const done = await coordinator.submit(page, `/patterns/${pattern}`, out, 5);
  expect([done.status, done.path]).toEqual([200, `${way}?saved=1`]);
  expect(done.html).not.toContain(`/inbox/${wrong}`);
  expect(await observationsIn(pattern)).toEqual([right]);
  expect((await coordinator.submit(await coordinator.get(way), `/patterns/${pattern}`, out)).status).toBe(200);
  const events = await t.db.selectFrom("platform.audit_event").select("before").where("action", "=", "street.take_out").where("item_id", "=", pattern).execute();
  expect(events.map(({ before }) => before)).toEqual([{ observations: [wrong] }]);
  expect((await t.visitor().get(`/vesterbro/street/patterns/${pattern}`)).status).toBe(200);
  expect((await t.visitor().get(`/vesterbro/street/patterns/${pattern}`)).html).not.toContain("takeOut");
  expect((await coordinator.get(`${inbox}/${wrong}`)).status).toBe(200);
});

test("the inbox says of each report which pattern it is in", async () => {
  const [inside, outside] = [await reported("Glas i sandkassen"), await reported("Glas på stien")];
  await joined([inside], "Glas, hvor børn leger");
  const list = await coordinator.get(inbox);
  const row = (id: string) => list.document.getElementById(id)?.textContent ?? "";
  expect(row(inside)).toContain("i mønsteret Glas, hvor børn leger");
  expect(row(outside)).not.toContain("i mønsteret");
  expect((await coordinator.get(`/en${inbox}`)).document.getElementById(inside)?.textContent).toContain("in the pattern Glas, hvor børn leger");
});

test("an older tab does not put a report into a second pattern", async () => {
  const [one, other] = [await reported("Larm kl. 3"), await reported("Larm kl. 4")];
  const old = await coordinator.get(inbox);
  const first = await joined([one], "Larm om natten");
  const told = await coordinator.submit(old, "/street/inbox", { observation: [one, other], title: "Larm" });
  expect([told.status, told.text]).toEqual([422, expect.stringContaining("er allerede i et andet mønster")]);
  expect((await coordinator.get(`${inbox}/patterns`)).text.match(/Larm/g)).toHaveLength(1);
  const into = await coordinator.submit(old, "/street/inbox", { observation: [one, other], pattern: first, title: "" });
  expect(into.status).toBe(200);
  expect((await observationsIn(first)).sort()).toEqual([one, other].sort());
  const making = t.db.transaction().execute((tx) => makeFrom(tx, t.permit("street.triage"), { kind: "observation", id: one }, "pattern", {}, t.now));
  await expect(making).rejects.toThrow(Refusal);
});

test("two who join the same report at once put it into one pattern", async () => {
  const id = await reported("På samme tid");
  const outcomes = await Promise.allSettled([joined([id], "Den ene"), joined([id], "Den anden")]);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});
