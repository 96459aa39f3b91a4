import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Client, SeenPage } from "../../../test/client.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { eraseUnpublished } from "./commands/erase.ts";
import { closeQuestion } from "./commands/questions.ts";
import { forgetParticipants } from "./commands/results.ts";

let t: TestApp;
let coordinator: Client;
let path: string;
const start = new Date("2026-03-02T09:00:00Z");
beforeAll(async () => {
  t = await testApp();
  coordinator = await t.signedIn("coordinator");
});
afterAll(() => t.close());
beforeEach(async () => {
  t.now = start;
  path = await opened();
});

async function opened(statements = "Bænkene skal blive stående.\nDer skal være lys i porten om natten.\nTorvet skal fejes."): Promise<string> {
  const answers = {
    title: "Hvad skal der ske med pladsen?", why: "Vi har talt om den.", asker: "Forummet", outcome: "Det kommer på dagsordenen.",
    closesOn: "2026-04-01", mustBeHeard: ["neighbour"], statements,
  };
  const page = await coordinator.submit(await coordinator.get("/vesterbro/dialogue/new"), "/dialogue/new", answers);
  await coordinator.submit(page, "/open");
  return page.path;
}
const idOf = (address: string) => /dialogue\/([^/?]+)/.exec(address)?.[1] ?? "";
const write = async (who: Client, text: string, times = 1): Promise<SeenPage> =>
  who.submit(await who.get(`${path}/write`), "/write", { text }, times);
const written = (address = path) =>
  t.db.selectFrom("dialogue.statement").selectAll().where("question_id", "=", idOf(address)).where("written_on", "is not", null).execute();
const later = (days: number) => new Date(t.now.getTime() + days * 86_400_000);

describe("writing a statement", () => {
  test("gives a receipt with a code, which opens it anywhere, and waits where nobody sees it", async () => {
    const anna = t.visitor();
    const receipt = await write(anna, "  Hundene skal   i snor.  ");
    expect(receipt.status).toBe(200);
    expect(receipt.text).toMatch(/Tak\. Vi har fået dit udsagn.*Hundene skal i snor\..*Venter på at blive læst/);
    const code = /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(receipt.text)?.[0] ?? "";
    const found = await t.visitor().submit(await t.visitor().get("/vesterbro/code"), "/code", { code: code.toLowerCase() });
    expect(found.text).toContain("Hundene skal i snor.");
    expect((await t.visitor().get(`/en${receipt.path.split("?")[0]}`)).text).toContain("Waits to be read");
    const mine = await anna.get(`${path}/mine`);
    expect(mine.text).toMatch(/Dine udsagn.*Hundene skal i snor\..*Venter på at blive læst/);
    expect((await anna.get(mine.document.querySelector("main .item-list a")?.getAttribute("href") ?? "")).text).toContain("Hundene skal i snor.");
    for (const address of [path, `${path}/answer`, `${path}/result`, "/vesterbro/dialogue", "/vesterbro", "/vesterbro/search?q=hundene"])
      expect((await t.visitor().get(address)).html, address).not.toContain("i snor");
    expect(await written()).toMatchObject([{ status: "waiting", text: "Hundene skal i snor.", written_on: "2026-03-02", published_on: null }]);
  });

  test("its code opens nothing in another district, and no other code opens it", async () => {
    const { path: address } = await write(t.visitor(), "Hundene skal i snor.");
    const receipt = address.split("?")[0] ?? "";
    expect((await t.visitor().get(receipt)).status).toBe(200);
    expect((await t.visitor().get(receipt.replace("vesterbro", "norrebro"))).status).toBe(404);
    expect((await t.visitor().get("/vesterbro/dialogue/receipt/7KQM-2XNF-9R4T-B0HW")).status).toBe(404);
    const asked = await t.visitor().submit(await t.visitor().get("/vesterbro/code"), "/code", { code: "7KQM-2XNF-9R4T-B0HW" });
    expect([asked.status, asked.text.includes("Vi kender ikke den kode")]).toEqual([422, true]);
    const [one] = await written();
    expect((await t.visitor().get(`${path}/mine/${one?.id}`)).status).toBe(404);
    expect(JSON.stringify(one)).not.toContain(receipt.split("/").at(-1));
  });

  test.each([
    ["", "text"],
    ["Kort", "text"],
    [`${"Langt ".repeat(25)}`, "text"],
    ["Skriv til nogen@eksempel.dk om det", "text"],
    ["Ring til ham på 22 33 44 55", "text"],
    ["Han hedder 010190-1234 og larmer", "text"],
  ])("%j is not taken, and stands there to be put right", async (text, field) => {
    const page = await write(t.visitor(), text);
    expect(page.status).toBe(422);
    expect(page.document.querySelector(`#${field}-error`)).not.toBeNull();
    expect(page.document.querySelector("textarea")?.textContent?.trim()).toBe(text.trim());
    expect(await written()).toEqual([]);
  });

  test("shows what is like it first, with three answers to each, and then takes it all the same", async () => {
    const anna = t.visitor();
    const look = await write(anna, "Vi mangler lys i porten om natten");
    expect(look.status).toBe(422);
    expect(look.text).toMatch(/Før du sender.*Står det her allerede\?.*Der skal være lys i porten om natten\./);
    expect(look.text).not.toContain("Bænkene skal blive stående");
    expect(look.document.querySelector(".error-summary")).toBeNull();
    expect(await written()).toEqual([]);
    const answered = await anna.submit(look, "/answer", { value: "agree" });
    expect(answered.text).toContain("Du har svaret på 1 af 3");
    const again = await anna.submit(look, "/write", {});
    expect(again.text).toContain("Vi har fået dit udsagn");
    expect(await written()).toMatchObject([{ text: "Vi mangler lys i porten om natten" }]);
  });

  test("looks again at what was changed meanwhile, and asks once whether a name is a person", async () => {
    const anna = t.visitor();
    const look = await write(anna, "Vi mangler lys i porten om natten");
    const second = await anna.submit(look, "/write", { text: "Jeg synes, at Vibeke skal bestemme" });
    expect(second.text).toMatch(/Er det en person\?.*“Vibeke” ligner et navn/);
    expect(second.text).not.toContain("Står det her allerede?");
    expect((await anna.submit(second, "/write", {})).text).toContain("Vi har fået dit udsagn");
  });

  test("never shows to others what waits, says no to the same words, and lets five wait", async () => {
    const anna = t.visitor();
    for (const text of ["Hundene skal i snor.", "Duerne må gerne fodres.", "Cyklerne skal væk.", "Kirken må larme.", "Kaffen er billig."])
      expect((await write(anna, text)).text, text).toContain("Vi har fået dit udsagn");
    const bo = t.visitor();
    expect((await write(bo, "Hundene skal i en snor!")).text).toContain("Vi har fået dit udsagn");
    expect((await write(anna, "hundene skal i snor")).text).toContain("har du allerede sendt");
    expect((await write(bo, "Der skal være lys i porten om natten")).text).toContain("Det udsagn er der allerede");
    const sixth = await write(anna, "Der skal sælges is.");
    expect([sixth.status, sixth.text.includes("Fem af dine udsagn venter")]).toEqual([422, true]);
    expect(sixth.document.querySelector("textarea")?.textContent).toBe("Der skal sælges is.");
    expect(await written()).toHaveLength(6);
  });

  test("counts five presses once, needs a browser that keeps its number, and an open question", async () => {
    const anna = t.visitor();
    expect((await write(anna, "Hundene skal i snor.", 5)).text).toContain("Vi har fået dit udsagn");
    expect(await written()).toHaveLength(1);
    const page = await anna.get(`${path}/write`);
    expect((await t.visitor().submit(page, "/write", { text: "Cyklerne skal væk." })).text).toContain("Tillad cookies");
    expect((await anna.get(`${path.replace("vesterbro", "norrebro")}/write`)).status).toBe(404);
    await t.db.transaction().execute((tx) => closeQuestion(tx, t.permit("dialogue.manage"), idOf(path), t.now));
    expect((await anna.submit(page, "/write", { text: "Cyklerne skal væk." })).path).toBe(`${path}/result`);
    expect(await written()).toHaveLength(1);
  });
});

test("30 days after a question has closed nobody knows who wrote what, its words are gone, and the receipt still says so", async () => {
  const anna = t.visitor();
  const { path: receipt } = await write(anna, "Hundene skal i snor.");
  await t.db.transaction().execute((tx) => closeQuestion(tx, t.permit("dialogue.manage"), idOf(path), t.now));
  expect((await t.visitor().get(receipt)).text).toContain("Nåede ikke at blive læst");
  const forget = (now: Date) => t.db.transaction().execute(async (tx) => [...(await eraseUnpublished(tx, { now })), ...(await forgetParticipants(tx, { now }))]);
  await forget(later(29));
  expect(await written()).toMatchObject([{ text: "Hundene skal i snor." }]);
  await forget(later(31));
  expect(await written()).toMatchObject([{ text: "", author_key: null, status: "waiting" }]);
  const page = await t.visitor().get(receipt);
  expect([page.status, page.text.includes("Ordene er slettet"), page.html.includes("Hundene")]).toEqual([200, true, false]);
  expect((await anna.get(path)).status).toBe(200);
  expect(await forget(later(31))).toEqual([]);
});
