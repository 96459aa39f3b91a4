import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { codesFor, hours, neighbours, openElection, vote } from "../../../test/election.ts";
import type { Client } from "../../../test/client.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { castVote } from "./commands/voting.ts";

let t: TestApp;
let coordinator: Client;
let id: string;
let number: ReadonlyMap<string, number>;
let codes: string[];
beforeAll(async () => {
  t = await testApp();
  coordinator = await t.signedIn("coordinator");
  ({ id, number } = await openElection(t, await neighbours(t), ["Ada", "Ben", "Cil", "Dor", "Eli"]));
  codes = await codesFor(t, id, 40);
});
afterAll(() => t.close());

const at = (rest = "") => `/vesterbro/elections/${id}${rest}`;
const newCode = () => codes.pop() ?? "";
const box = () => t.db.selectFrom("elections.ballot_box").selectAll().where("election_id", "=", id).executeTakeFirstOrThrow();

describe("a ballot", () => {
  test("five presses at once count once, and whoever pressed twice is not frightened", async () => {
    const code = newCode();
    const { ballots } = await box();
    await vote(t.visitor(), id, { code, crosses: [1] }, 5);
    expect((await box()).ballots).toBe(ballots + 1);
    const again = await vote(t.visitor(), id, { code, crosses: [2] });
    expect(again.status).toBe(422);
    expect(again.text).toContain("Har du lige trykket to gange på knappen, er alt i orden");
    // What somebody else typed or crossed does not stand on the page.
    expect(again.html).not.toContain(code);
    expect(again.document.querySelector("input[name=crosses]")).toBeNull();
  });

  test("one code used by many at the same moment counts once", async () => {
    const code = newCode();
    const before = (await box()).ballots;
    const tries = Array.from({ length: 8 }, (_, n) =>
      t.db.transaction().execute((tx) =>
        castVote(tx, t.district.id, t.deps.secret, id, { code, crosses: [(n % 5) + 1], blank: false }, t.now),
      ),
    );
    const ended = await Promise.allSettled(tries);
    expect(ended.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await box()).ballots).toBe(before + 1);
  });

  test("many codes at the same moment all count", async () => {
    const before = await box();
    const mine = Array.from({ length: 12 }, newCode);
    const seen = await Promise.all(mine.map((code, n) => vote(t.visitor(), id, { code, crosses: [(n % 5) + 1] })));
    expect(seen.map(({ status }) => status)).toEqual(mine.map(() => 200));
    const after = await box();
    expect([after.ballots - before.ballots, after.used.length - before.used.length]).toEqual([12, 12]);
  });

  test.each([
    ["nothing at all", { code: "" }, "code", "Skriv koden her"],
    ["a mistyped code", { code: "9999-999?", crosses: [1] }, "code", "Koden passer ikke"],
    ["no cross", { code: "BBBB-BBBB" }, "crosses", "Du har ikke sat kryds"],
    ["too many crosses", { code: "BBBB-BBBB", crosses: [1, 2, 3, 4] }, "crosses", "for mange kryds"],
    ["crosses and blank", { code: "BBBB-BBBB", crosses: [1], blank: "1" }, "crosses", "Vælg en af delene"],
    ["somebody who does not stand", { code: "BBBB-BBBB", crosses: [77] }, "crosses", "Vælg en af mulighederne"],
  ])("%s is told kindly, and the crosses stay", async (_, answers, field, words) => {
    const before = await box();
    const seen = await vote(t.visitor(), id, answers);
    expect([seen.status, seen.headers.get("cache-control")]).toEqual([422, "no-store"]);
    expect(seen.document.querySelector(`#${field}-error`)?.textContent).toContain(words);
    const ticked = [...seen.document.querySelectorAll("input[name=crosses][checked]")].map((input) => Number(input.getAttribute("value")));
    expect(ticked).toEqual([...(("crosses" in answers && answers.crosses) || [])].filter((one) => one < 6));
    expect(await box()).toEqual(before);
  });

  test("a code may be typed in small letters and with spaces", async () => {
    const code = newCode();
    expect((await vote(t.visitor(), id, { code: ` ${code.toLowerCase().replace("-", " ")} `, blank: "1" })).status).toBe(200);
  });

  test("is found by the short address of the cards", async () => {
    for (const short of ["/stem", "/vesterbro/elections/vote"]) expect((await t.visitor().get(short)).path).toBe(at("/vote"));
    expect((await t.visitor().get("/norrebro/elections/vote")).path).toBe("/norrebro/elections");
  });

  test("is not kept by browsers; in the hall it ends with handing the screen on, and nothing of the vote", async () => {
    const page = await t.visitor().get(at("/vote?hall=1"));
    expect(page.headers.get("cache-control")).toBe("no-store");
    expect(page.document.querySelector("form")?.getAttribute("autocomplete")).toBe("off");
    const code = newCode();
    const client = t.visitor();
    const seen = await client.submit(await client.get(at("/vote?hall=1")), "/vote", { code, crosses: ["2"] });
    expect(seen.path).toBe(at("/voted?hall=1"));
    expect(seen.text).toContain("Giv skærmen videre");
    expect(seen.document.querySelector(`a[href='${at("/vote?hall=1")}']`)).not.toBeNull();
    for (const words of [code, "Ben"]) expect(seen.html).not.toContain(words);
    const english = await t.visitor().get(`/en${at("/vote")}`);
    expect(english.text).toContain("Put the vote in the box");
  });

  test("a candidate who withdraws meanwhile: the vote is not counted, and one can choose again", async () => {
    const client = t.visitor();
    const code = newCode();
    const open = await client.get(at("/vote"));
    const gone = String(number.get("Cil"));
    const work = await coordinator.get(at("/work"));
    const link = [...work.document.querySelectorAll("a[href*='/strike']")].find((one) => one.getAttribute("aria-label")?.endsWith("Cil"));
    const strike = await coordinator.get(link?.getAttribute("href") ?? "");
    expect((await coordinator.submit(strike, "/strike", {}, 3)).status).toBe(200);
    const told = await client.submit(open, "/vote", { code, crosses: [gone] });
    expect([told.status, told.text.includes("har trukket sig i mellemtiden")]).toEqual([422, true]);
    expect(told.text).toContain(`Nr. ${gone} har trukket sig`);
    expect(told.html).not.toContain("Cil");
    const other = String(number.get("Dor"));
    expect((await client.submit(told, "/vote", { code, crosses: [other] })).status).toBe(200);
    expect((await t.visitor().get(at())).html).not.toContain("Cil");
  });
});

describe("handing out", () => {
  const give = async (answers: Record<string, string>, times = 1) =>
    coordinator.submit(await coordinator.get(at("/hand-out")), "/hand-out", { name: "Vera Vælger", address: "Istedgade 9, 2. tv", checked: "1", ...answers }, times);

  test("gives one ballot to one person, whatever it is and however the name is written", async () => {
    expect((await give({ kind: "paper" }, 3)).text).toContain("Giv én stemmeseddel");
    const again = await give({ kind: "card", name: "VERA  VÆLGER", address: "istedgade 9 2 tv." });
    expect([again.status, again.text.includes("Giv ikke en til")]).toEqual([422, true]);
    expect((await give({ kind: "card", name: "Vera Vælger", address: "Istedgade 9, 3. tv" })).text).toContain("Giv ét kort");
    expect((await give({ kind: "paper", name: "Uden Blik", checked: "" })).status).toBe(422);
    expect((await coordinator.get(at("/work"))).text).toMatch(/Papirsedler uddelt1\s*Kort med kode uddelt1/);
  });

  test("a code by mail can be voted with once", async () => {
    expect((await give({ kind: "mail", name: "Per Post", email: "" })).document.querySelector("#email-error")).not.toBeNull();
    expect((await give({ kind: "mail", name: "Per Post", email: "per@eksempel.dk" }, 2)).text).toContain("Koden er sendt");
    const mails = await t.db.selectFrom("platform.mail").select("text").where("purpose", "=", "elections.code").execute();
    expect(mails).toHaveLength(1);
    const code = /Din kode er (\S+)\./.exec(mails[0]?.text ?? "")?.[1] ?? "";
    // Not whoever the lot has made number 1: it may be the one who withdrew.
    expect((await vote(t.visitor(), id, { code, crosses: [number.get("Dor") ?? 0] })).status).toBe(200);
  });

  test("ballot and tally list are PDFs with those who stand; cards are only for who has their key", async () => {
    for (const path of ["/ballot.pdf", "/tally-list.pdf"]) {
      const response = await coordinator.request(at(path));
      expect(response.headers.get("content-type")).toBe("application/pdf");
      expect((await t.visitor().request(at(path))).status).toBe(404);
    }
    for (const query of ["", "?key=x&count=3", `?key=${"a".repeat(32)}&count=501`]) expect((await coordinator.get(at(`/codes/cards${query}`))).status).toBe(404);
    const page = await coordinator.get(at("/hand-out"));
    for (const count of ["0", "501", "x", "-3", "1.5"]) expect((await coordinator.submit(page, "/codes", { count })).status).toBe(422);
  });

  test("admins without more, members and visitors have no part in it", async () => {
    for (const client of [t.visitor(), await t.signedIn("admin"), await t.signedIn("member")])
      for (const path of ["/work", "/hand-out", "/count", "/count/1", "/codes/cards"]) expect((await client.get(at(path))).status, path).toBe(404);
    expect((await coordinator.get(at("/hand-out").replace("vesterbro", "norrebro"))).status).toBe(404);
    expect((await t.visitor().get(at("/vote").replace("vesterbro", "norrebro"))).status).toBe(404);
  });
});

test("at the promised minute the voting ends, for open pages, too", async () => {
  const client = t.visitor();
  const page = await client.get(at("/vote"));
  const code = newCode();
  t.now = hours.counting;
  const before = await box();
  const late = await client.submit(page, "/vote", { code, crosses: ["1"] });
  expect([late.status, late.text.includes("Afstemningen er slut")]).toEqual([422, true]);
  expect(await box()).toEqual(before);
  expect((await coordinator.get(at("/hand-out"))).status).toBe(404);
});
