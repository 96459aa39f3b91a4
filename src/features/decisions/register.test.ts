import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import type { Client } from "../../../test/client.ts";
import { linkItems, recordItem } from "../../thread/commands.ts";
import { setDecisionStatus, takeDecision } from "./commands/decisions.ts";
import type { DecisionDetails } from "./commands/decisions.ts";

let t: TestApp;
let coordinator: Client;
let neighbours: string;
let police: string;

beforeAll(async () => {
  t = await testApp();
  coordinator = await t.signedIn("coordinator");
  neighbours = await addParty("Naboerne i gaden");
  police = await addParty("Nærpolitiet");
  const lit = await take({ wording: "Vi beder om lys i alle opgange.", day: "2024-05-02", partyIds: [neighbours] });
  await letter(lit, "Brev om lys", true);
  const boxes = await take({ wording: "Vi sætter nålebokse op på pladsen.", day: "2025-04-01", partyIds: [police], reviewDay: "2026-09-01" });
  await letter(boxes, "Et hemmeligt udkast", false);
  const gone = await take({ wording: "Vi holder vagt i porten.", day: "2025-06-01", reviewDay: "2026-05-01" });
  await t.db.transaction().execute((tx) => setDecisionStatus(tx, t.permit("decisions.manage"), gone, { seen: "taken", status: "lapsed" }, t.now));
  await take({ wording: "Vi taler fortroligt om en bestemt opgang.", partyIds: [police], isInternal: true, reviewDay: "2026-05-01" });
});
afterAll(() => t.close());

async function addParty(name: string): Promise<string> {
  const row = { district: t.district.id, id: uuidv7(), name, kind: "neighbours" as const };
  await t.db.insertInto("network.party").values({ ...row, office_email: null, office_phone: null, ended_at: null }).execute();
  return row.id;
}

async function take(details: Partial<DecisionDetails> & { wording: string }): Promise<string> {
  const all = { day: "2026-03-02", partyIds: [], ...details };
  return (await t.db.transaction().execute((tx) => takeDecision(tx, t.permit("decisions.manage"), all, t.now))).id;
}

async function letter(decision: string, title: string, isSent: boolean): Promise<void> {
  await t.db.transaction().execute(async (tx) => {
    const item = { kind: "letter", id: uuidv7(), at: t.now, status: isSent ? "waiting" : "draft", statusAt: t.now, title };
    await recordItem(tx, t.district.id, { ...item, publicTitle: isSent ? title : null });
    await linkItems(tx, t.district.id, { kind: "decision", id: decision }, item);
  });
}

async function found(who: Client, query: string): Promise<string[]> {
  const page = await who.get(`/vesterbro/decisions?${query}`);
  expect(page.status).toBe(200);
  return [...page.document.querySelectorAll(".item-row-title")].map((one) => one.textContent?.trim() ?? "");
}

const lights = "Vi beder om lys i alle opgange";
const needles = "Vi sætter nålebokse op på pladsen";
const watch = "Vi holder vagt i porten";
const secret = "Vi taler fortroligt om en bestemt opgang";

describe("the register finds decisions", () => {
  test.each([
    ["q=opgang", [lights]],
    ["q=opgangene+lys", [lights]],
    ["q=lebok", [needles]],
    ["q=%25", []],
    ["q=%00%22%27(&year=x&status=x&party=x&letter=x", []],
    ["year=2025", [watch, needles]],
    ["status=lapsed", [watch]],
    ["status=review", [needles]],
    ["status=taken&letter=without", [needles]],
    ["letter=with", [lights]],
    ["year=2025&letter=with", []],
  ])("by %s", async (query, expected) => {
    expect(await found(t.visitor(), query)).toEqual(expected);
  });

  test("by the party that was present, and says which it knows of", async () => {
    expect(await found(t.visitor(), `party=${neighbours}`)).toEqual([lights]);
    expect(await found(t.visitor(), `party=${police}`)).toEqual([needles]);
    expect(await found(t.visitor(), `party=${uuidv7()}`)).toEqual([]);
    const page = await t.visitor().get("/vesterbro/decisions");
    expect([...page.document.querySelectorAll("select[name=party] option")].map((one) => one.textContent)).toContain("Nærpolitiet");
  });

  test("and shows members the internal ones too, visitors never, whatever they ask for", async () => {
    expect(await found(coordinator, "q=opgang")).toEqual([secret, lights]);
    expect(await found(coordinator, "status=review")).toEqual([secret, needles]);
    for (const query of ["", "q=fortroligt", "q=bestemt+opgang", "status=review", `party=${police}`, "letter=without", "year=2026"])
      expect((await (await t.visitor().request(`/vesterbro/decisions?${query}`)).text()).includes("fortroligt om en bestemt")).toBe(false);
    expect(await found(t.visitor().at(t.app), "year=2026")).toEqual([]);
  });

  test("with what last came of each, to visitors only what is public", async () => {
    const page = await t.visitor().get("/vesterbro/decisions");
    expect(page.text).toContain("Sidste ændring 2. marts 2026: Brev: Afventer svar");
    expect(page.text.match(/Sidste ændring/g)).toHaveLength(1);
    expect((await coordinator.get("/vesterbro/decisions")).text.match(/Sidste ændring/g)).toHaveLength(2);
  });

  test("on an English page, keeping what was asked for from one filter to the next", async () => {
    const page = await t.visitor().get("/en/vesterbro/decisions?status=taken&letter=without");
    expect(page.text).toContain("1 decision fits");
    expect(page.document.querySelector("a[href*='year=2025']")?.getAttribute("href")).toContain("letter=without");
    expect(page.document.querySelector("select[name=letter] option[selected]")?.getAttribute("value")).toBe("without");
  });
});

describe("two coordinators at one decision", () => {
  test("are told of each other, see both texts, and lose nothing", async () => {
    const id = await take({ wording: "Vi maler muren ved skolen." });
    const other = await t.signedIn("coordinator");
    const mine = await coordinator.get(`/vesterbro/decisions/${id}/edit`);
    const theirs = await other.get(`/vesterbro/decisions/${id}/edit`);
    await other.submit(theirs, "/edit", { wording: "Vi maler muren ved skolen blå." });
    const told = await coordinator.submit(mine, "/edit", { wording: "Vi maler muren ved skolen grøn." });
    expect(told.status).toBe(422);
    expect(told.text).toContain("Vi maler muren ved skolen blå.");
    expect(told.document.querySelector("textarea[name=wording]")?.textContent).toBe("Vi maler muren ved skolen grøn.");
    // Another mistake on the way does not make the older version the newest.
    const stale = await coordinator.submit(mine, "/edit", { wording: "Kort" });
    expect((await coordinator.submit(stale, "/edit", { wording: "Vi maler muren ved skolen gul." })).status).toBe(422);
    const saved = await coordinator.submit(told, "/edit", { wording: "Vi maler muren ved skolen blå og grøn." });
    expect(saved.text).toContain("blå og grøn");
  });
});
