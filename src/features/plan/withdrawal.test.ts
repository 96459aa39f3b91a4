import { afterAll, beforeAll, describe, expect, test } from "vitest";
import sharp from "sharp";
import { addParty } from "../../network/commands.ts";
import type { Tx } from "../../platform/db/database.ts";
import type { Client } from "../../../test/client.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { addGoal } from "./commands/goals.ts";
import { addMeasure } from "./commands/measures.ts";
import { proveMeasure } from "./commands/proofs.ts";

let app: TestApp;
let coordinator: Client;
let partyId: string;
let goalId: string;

const manage = () => app.permit("plan.manage");
const inOne = <T>(work: (tx: Tx) => Promise<T>) => app.db.transaction().execute(work);
const published = async (title: string) =>
  (await inOne((tx) => addMeasure(tx, manage(), { title, goalId, partyId, fromDay: "2026-01-01", act: "publish" }, app.now))).id;
const prove = async (id: string, day: string, statusAfter: "started" | "done", words: string) =>
  (await inOne((tx) => proveMeasure(tx, manage(), id, { day, statusAfter, words }, null, app.now))).id;
const measurePage = (id: string, client = app.visitor()) => client.get(`/vesterbro/plan/measures/${id}`);
const statusOn = async (id: string) => (await measurePage(id)).document.querySelector(".item-status")?.textContent;

beforeAll(async () => {
  app = await testApp();
  coordinator = await app.signedIn("coordinator");
  await inOne((tx) => addParty(tx, app.permit("parties.manage"), { name: "Trappevasken", kind: "city", takesLetters: false }));
  partyId = (await app.db.selectFrom("network.party").select("id").executeTakeFirstOrThrow()).id;
  await inOne(async (tx) => {
    for (const number of [1, 2]) await addGoal(tx, manage(), { title: `Et mål uden noget ${number}`, meaning: "" }, app.now);
  });
  goalId = (await inOne((tx) => addGoal(tx, manage(), { title: "Trygge opgange", meaning: "" }, app.now))).id;
});
afterAll(() => app.close());

describe("a proof that is taken back", () => {
  test("leaves the measure where the last one left says, on every page, with one line that says why", async () => {
    const id = await published("Vask af trapper");
    const first = await prove(id, "2026-02-01", "started", "Første vask");
    const second = await prove(id, "2026-02-20", "done", "Alt er vasket");
    const home = await app.visitor().get("/vesterbro");
    expect(home.text).toContain("1 gjort");
    expect(home.text).toContain("2 mål mere har ingen indsatser endnu.");
    expect(home.text).not.toContain("Et mål uden noget");
    const page = await measurePage(id, coordinator);
    const way = `/vesterbro/plan/measures/${id}/proofs/${second}/withdraw`;
    expect(page.document.querySelector(`a[href="${way}"]`)?.textContent).toContain("Tag dokumentationen tilbage");
    const form = await coordinator.get(way);
    expect(form.text).toContain("Alt er vasket");
    expect(form.text).toContain("Derefter står indsatsen som: I gang");
    const missing = await coordinator.submit(form, "/withdraw", {});
    expect([missing.status, missing.text]).toEqual([422, expect.stringContaining("Skriv, hvorfor")]);
    const done = await coordinator.submit(missing, "/withdraw", { why: "Det var en anden opgang." }, 5);
    expect([done.status, done.path]).toEqual([200, `/vesterbro/plan/measures/${id}?saved=withdrawn`]);
    expect(done.text).toContain("Dokumentationen er taget tilbage");

    const seen = await measurePage(id);
    expect(seen.document.querySelector(".item-status")?.textContent).toContain("I gang");
    expect(seen.text).toContain("Taget tilbage 2. marts 2026: Det var en anden opgang.");
    expect(seen.text.split("Taget tilbage").length - 1).toBe(1);
    expect(seen.html).not.toContain("Alt er vasket");
    expect(seen.html).not.toContain("withdraw");
    expect((await app.visitor().get("/vesterbro")).text).toContain("1 i gang");
    expect((await app.visitor().get("/vesterbro")).text).not.toContain("1 gjort");
    expect((await app.visitor().get("/vesterbro/plan?status=done")).text).not.toContain("Vask af trapper");
    expect((await app.visitor().get(`/vesterbro/plan/goals/${goalId}`)).text).toContain("I gang");
    expect((await app.visitor().get(`/en/vesterbro/plan/measures/${id}`)).text).toContain("Taken back 2 March 2026:");

    const rest = await coordinator.get(`/vesterbro/plan/measures/${id}/proofs/${first}/withdraw`);
    expect(rest.text).toContain("Derefter står indsatsen som: Planlagt");
    await coordinator.submit(rest, "/withdraw", { why: "Den samme fejl." });
    expect(await statusOn(id)).toContain("Planlagt");
    expect((await measurePage(id)).text).not.toContain("Der er ikke vist noget endnu");
  });

  test("is in the audit once, without repeating what it said", async () => {
    const id = await published("I protokollen");
    const proof = await prove(id, "2026-02-20", "done", "Hemmelige ord");
    const way = `/vesterbro/plan/measures/${id}/proofs/${proof}/withdraw`;
    const [one, other] = [await coordinator.get(way), await coordinator.get(way)];
    await coordinator.submit(one, "/withdraw", { why: "En fejl." });
    expect((await coordinator.submit(other, "/withdraw", { why: "Også en fejl." })).status).toBe(200);
    expect((await coordinator.get(way)).status).toBe(404);
    const events = await app.db
      .selectFrom("platform.audit_event")
      .select(["before", "after"])
      .where("action", "=", "plan.withdrawProof")
      .where("item_id", "=", id)
      .execute();
    expect(events).toHaveLength(1);
    expect(JSON.stringify(events)).toContain("En fejl.");
    expect(JSON.stringify(events)).not.toContain("Hemmelige ord");
    expect((await measurePage(id)).text).not.toContain("Også en fejl.");
  });

  test("takes its file along, from the page and from what refers to files", async () => {
    const id = await published("Med et billede");
    const png = await sharp({ create: { width: 40, height: 30, channels: 3, background: "#1f5a4c" } }).png().toBuffer();
    const file = new File([new Uint8Array(png)], "gaden.png");
    const page = await coordinator.submit(await coordinator.get(`/vesterbro/plan/measures/${id}/proof`), "/proof", { statusAfter: "started", file });
    const href = page.document.querySelector(".proof a[href$='/file']")?.getAttribute("href") ?? "";
    const { file_key: key } = await app.db.selectFrom("plan.proof").select("file_key").where("measure_id", "=", id).executeTakeFirstOrThrow();
    expect((await app.visitor().request(href)).status).toBe(200);
    const way = page.document.querySelector(".proof a[href$='/withdraw']")?.getAttribute("href") ?? "";
    await coordinator.submit(await coordinator.get(way), "/withdraw", { why: "Man kan kende nogen på billedet." });
    expect((await app.visitor().request(href)).status).toBe(404);
    expect((await measurePage(id)).document.querySelector(".proof-photo")).toBeNull();
    expect(await app.db.selectFrom("platform.stored_file").select("key").where("key", "=", key ?? "").execute()).toEqual([]);
  });

  test("is for those who may add one, and its reason names nobody", async () => {
    const id = await published("Kun for dem");
    const proof = await prove(id, "2026-02-20", "started", "Noget");
    const way = `/vesterbro/plan/measures/${id}/proofs/${proof}/withdraw`;
    const member = await app.signedIn("member");
    for (const client of [app.visitor(), member]) {
      expect((await client.get(way)).status).toBe(404);
      expect((await measurePage(id, client)).html).not.toContain("/withdraw");
    }
    const elsewhere = way.replace("/vesterbro/", "/norrebro/");
    expect((await coordinator.get(elsewhere)).status).toBe(404);
    const named = await coordinator.submit(await coordinator.get(way), "/withdraw", { why: "Ring til Kim på 26 12 13 18" });
    expect([named.status, named.text]).toEqual([422, expect.stringContaining("Alle kan læse")]);
    expect(await statusOn(id)).toContain("I gang");
  });
});

test("a proof is of a day that can be: after 1999, not before the measure, not in the future", async () => {
  const id = await published("Rigtige dage");
  const old = await inOne((tx) => addMeasure(tx, manage(), { title: "Fra 1990", goalId, partyId, fromDay: "1990-01-01", act: "publish" }, app.now));
  const late = await inOne((tx) => addMeasure(tx, manage(), { title: "Til sommer", goalId, partyId, fromDay: "2026-06-01", act: "publish" }, app.now));
  const tried = async (measure: string, day: string) => {
    const form = await coordinator.get(`/vesterbro/plan/measures/${measure}/proof`);
    return coordinator.submit(form, "/proof", { day, statusAfter: "started", words: "Vi er i gang" });
  };
  for (const [measure, day, told] of [
    [id, "1926-11-27", "Se efter, om året er rigtigt"],
    [old.id, "1999-12-31", "Se efter, om året er rigtigt"],
    [id, "2025-12-31", "Dagen ligger før indsatsen"],
    [late.id, "2026-03-01", "Dagen ligger før indsatsen"],
    [id, "2026-03-03", "Dagen er ikke kommet endnu"],
  ] as const) {
    const answer = await tried(measure, day);
    expect([answer.status, answer.document.querySelector("#day-error")?.textContent]).toEqual([422, expect.stringContaining(told)]);
  }
  expect((await tried(id, "2026-01-01")).status).toBe(200);
  // It stands in the plan since today: from then on something can have happened, also before it was to begin.
  expect((await tried(late.id, "2026-03-02")).status).toBe(200);
});
