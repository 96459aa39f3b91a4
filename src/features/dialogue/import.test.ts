import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Answers, Client, SeenPage } from "../../../test/client.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { unzipped } from "../../../test/unzipped.ts";
import { openDatabase } from "../../platform/db/database.ts";
import { projectRoot } from "../../platform/project-root.ts";
import { forgetImports } from "./commands/import.ts";
import { importDialogueJob } from "./jobs.ts";
import { resultOf, statementsOf } from "./queries/questions.ts";

let t: TestApp;
let coordinator: Client;
beforeAll(async () => {
  t = await testApp();
  coordinator = await t.signedIn("coordinator");
});
afterAll(() => t.close());

const file = (name: string, content: string | Buffer) => new File([typeof content === "string" ? content : new Uint8Array(content)], name, { type: "text/csv" });
const comments = `timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body
1,x,0,1,1,0,1,"Lys, og bænke"
1,x,3,1,1,0,0,'=1+1 er to
1,x,4,1,1,0,1,Toiletter døgnet rundt
1,x,7,1,1,0,-1,Noget uden for emnet
`;
const votes = `timestamp,datetime,comment-id,voter-id,vote
5,x,0,9,-1
1,x,0,9,1
2,x,3,9,0
3,x,4,11,1
3,x,7,11,1
4,x,0,20,1
`;
const table = "participant,group-id,n-comments,n-votes,n-agree,n-disagree,0,3,4,7\n9,,0,2,0,1,-1,0,,\n11,,0,2,2,0,,,1,1\n20,,0,1,1,0,1,,,\n21,,0,0,0,0,,,,\n";
const about = { title: "Hvad med bænkene?", asker: "Et andet forum", origin: "Polis, 2025, Prøveforeningen" };

const upload = async (answers: Answers): Promise<SeenPage> =>
  coordinator.submit(await coordinator.get("/vesterbro/dialogue/import"), "/dialogue/import", { ...about, ...answers });
const store = async (page: SeenPage, answers: Answers = {}) => coordinator.submit(page, "/store", { start: "closed", ...answers });
const idIn = (page: SeenPage) => /import\/([^/?]+)/.exec(page.path)?.[1] ?? "";
const run = (page: SeenPage) =>
  importDialogueJob.run({ ...t.deps, now: () => t.now }, { districtId: t.district.id, importId: idIn(page) }, { number: 1, isLast: false });

/** Brings in files as a coordinator does. @returns the question's id */
async function broughtIn(answers: Answers, start: Answers = {}): Promise<string> {
  const waiting = await store(await upload(answers), start);
  expect(waiting.text).toContain("Svarene er på vej ind");
  await run(waiting);
  const done = await coordinator.get(waiting.path);
  expect(done.text).toContain("Svarene er hentet ind");
  return /dialogue\/([^/]+)\/result/.exec(done.html)?.[1] ?? "";
}
const rowsOf = async (questionId: string) => {
  const people = await t.db.selectFrom("dialogue.participant").select(["key", "perspective", "channel"]).where("question_id", "=", questionId).orderBy("key").execute();
  const answers = await t.db
    .selectFrom("dialogue.answer as a")
    .innerJoin("dialogue.statement as s", "s.id", "a.statement_id")
    .select(["a.participant_key as key", "s.position", "a.value"])
    .where("a.question_id", "=", questionId)
    .orderBy("a.participant_key")
    .orderBy("s.position")
    .execute();
  return { people, answers: answers.map(({ key, position, value }) => [people.findIndex((one) => one.key === key), position, value]) };
};

describe("files that do not fit", () => {
  test.each<[string, Answers, string, RegExp]>([
    ["no file with statements", { votes: file("votes.csv", votes) }, "comments", /Vælg filen med udsagn/],
    ["no file with answers", { comments: file("c.csv", comments) }, "votes", /Vælg en fil med svar/],
    ["the wrong file", { comments: file("c.csv", votes), votes: file("v.csv", votes) }, "comments", /mangler kolonnen “moderated”/],
    ["a spreadsheet", { comments: file("c.xlsx", Buffer.from([0x50, 0x4b, 3, 4, 0xff, 0xfe, 0])), votes: file("v.csv", votes) }, "comments", /Filen er ikke tekst/],
    ["a quotation mark too few", { comments: file("c.csv", comments.replace("bænke\"", "bænke")), votes: file("v.csv", votes) }, "comments", /Her går filen i stykker/],
    ["two answers that are none", { comments: file("c.csv", comments), votes: file("v.csv", votes.replace("9,0\n", "9,2\n").replace("20,1", "20,ja")) }, "votes", /Række 4: Et svar er 1, 0 eller -1, og her står 2\..*Række 7: “ja” er ikke et helt tal/],
    ["a person's phone in a statement", { comments: file("c.csv", comments.replace("Toiletter", "Ring 22 33 44 55")), votes: file("v.csv", votes) }, "comments", /Række 4: I udsagn 4 står et telefonnummer/],
    ["a statement without words", { comments: file("c.csv", comments.replace("Toiletter døgnet rundt", "")), votes: file("v.csv", votes) }, "comments", /Række 4: Udsagn 4 har ingen tekst/],
    ["a perspective that is none", { comments: file("c.csv", comments), votes: file("v.csv", votes), strata: file("s.csv", "participant,stratum\n9,mayor\n") }, "strata", /“mayor” er ikke et ståsted/],
    ["a perspective of nobody", { comments: file("c.csv", comments), votes: file("v.csv", votes), strata: file("s.csv", "participant,stratum\n77,neighbour\n") }, "strata", /Række 2: Der er ingen person “77”/],
    ["nothing to say where it is from", { comments: file("c.csv", comments), votes: file("v.csv", votes), origin: " " }, "origin", /Skriv, hvor svarene kommer fra/],
    ["a file that is too large", { comments: file("c.csv", comments), votes: file("v.csv", Buffer.alloc(10 * 1024 * 1024 + 1, "a")) }, "votes", /Filen er for stor/],
  ])("are refused with the row, and what was typed stays: %s", async (_, answers, field, words) => {
    const page = await upload(answers);
    expect(page.status).toBe(422);
    expect(page.text).toMatch(words);
    expect(page.document.querySelector(`#${field}-error`)).not.toBeNull();
    expect(page.document.querySelector("[name=title]")?.getAttribute("value")).toBe(about.title);
    expect(await t.db.selectFrom("dialogue.import").select("id").execute()).toEqual([]);
  });

  test("are for coordinators only", async () => {
    for (const who of [t.visitor(), await t.signedIn("member")]) expect((await who.get("/vesterbro/dialogue/import")).status).toBe(404);
    const read = await upload({ comments: file("c.csv", comments), votes: file("v.csv", votes) });
    for (const who of [t.visitor(), await t.signedIn("member")]) expect((await who.get(read.path)).status).toBe(404);
    expect((await coordinator.get(read.path.replace("vesterbro", "norrebro"))).status).toBe(404);
    const gone = await coordinator.submit(read, "/discard");
    expect([gone.path, (await coordinator.get(read.path)).status]).toEqual(["/vesterbro/dialogue", 404]);
  });
});

describe("an export from elsewhere", () => {
  test("is stored also while there is no second connection to tell how far it has come", async () => {
    const waiting = await store(await upload({ comments: file("c.csv", comments), votes: file("v.csv", votes), title: "Én forbindelse" }));
    const db = openDatabase(t.databaseUrl, t.deps.log, 1);
    await importDialogueJob.run({ ...t.deps, db, now: () => t.now }, { districtId: t.district.id, importId: idIn(waiting) }, { number: 1, isLast: false });
    await db.destroy();
    expect((await coordinator.get(waiting.path)).text).toContain("Svarene er hentet ind");
  });

  test("is shown before it is stored, and stands as a closed question that says where it is from", async () => {
    const read = await upload({ comments: file("c.csv", comments), votes: file("v.csv", votes) });
    expect(read.text).toMatch(/Personer3Svar5Udsagn4, heraf 1 som ikke blev vist.*rettet senere1/);
    expect(read.text).toContain("=1+1 er to");
    expect(await t.db.selectFrom("dialogue.question").select("id").where("title", "=", about.title).execute()).toEqual([]);
    const waiting = await store(read);
    expect((await store(read)).text).toContain("Svarene er på vej ind");
    await run(waiting);
    await run(waiting);
    const done = await coordinator.get(waiting.path);
    const id = /dialogue\/([^/]+)\/result/.exec(done.html)?.[1] ?? "";
    const { people, answers } = await rowsOf(id);
    expect(people.map(({ perspective, channel }) => [perspective, channel])).toEqual([[null, "import"], [null, "import"], [null, "import"]]);
    expect(answers).toEqual([[0, 0, -1], [0, 1, 0], [1, 2, 1], [1, 3, 1], [2, 0, 1]]);
    expect((await statementsOf(t.db, t.district.id, id)).map(({ text }) => text)).toEqual(["Lys, og bænke", "=1+1 er to", "Toiletter døgnet rundt"]);
    const page = await t.visitor().get(`/vesterbro/dialogue/${id}`);
    expect(page.text).toMatch(/Afsluttet.*Prøveforeningen/);
    expect((await t.visitor().get(`/vesterbro/dialogue/${id}/result`)).text).toContain("Der er for få");
    expect((await t.visitor().get("/vesterbro/dialogue")).text).toContain(about.title);
    // What was not shown where it comes from was not taken down here.
    expect((await t.visitor().get(`/vesterbro/dialogue/${id}/moderation`)).text).toMatch(/Taget ned ?0/);
    const events = await t.db.selectFrom("platform.audit_event").select("after").where("action", "=", "dialogue.import").where("item_id", "=", id).execute();
    expect(events).toEqual([{ after: { title: about.title, origin: about.origin, people: 3, answers: 5 } }]);
  });

  test("is counted by the next try when the program stopped between storing and counting", async () => {
    const waiting = await store(await upload({ comments: file("c.csv", comments), votes: file("v.csv", votes) }));
    await run(waiting);
    const { question_id: id } = await t.db.selectFrom("dialogue.import").select("question_id").where("id", "=", idIn(waiting)).executeTakeFirstOrThrow();
    await t.db.updateTable("dialogue.result").set({ analysed_at: null, summary: null, participants: 0, answers: 0, is_final: false }).where("question_id", "=", id).execute();
    await run(waiting);
    expect(await resultOf(t.db, t.district.id, id ?? "")).toMatchObject({ participants: 3, answers: 4 });
  });

  test("may be a table, with perspectives, and go on being answered", async () => {
    const late = await store(await upload({ comments: file("c.csv", comments), participants: file("p.csv", table) }), { start: "open", closesOn: "2026-03-01" });
    expect([late.status, late.text.includes("Vælg en dato, der ligger efter i dag.")]).toEqual([422, true]);
    const strata = "participant,stratum\n9,neighbour\n20,unsaid\n";
    const id = await broughtIn({ comments: file("c.csv", comments), participants: file("p.csv", table), strata: file("s.csv", strata) }, { start: "open", closesOn: "2026-04-01" });
    const { people, answers } = await rowsOf(id);
    expect(people.map(({ perspective }) => perspective)).toEqual(["neighbour", null, "unsaid"]);
    expect(answers).toHaveLength(5);
    const anna = t.visitor();
    const page = await anna.get(`/vesterbro/dialogue/${id}/answer`);
    expect((await anna.submit(page, "/answer", { value: "agree" })).text).toContain("1 af 3");
  });

  test("is forgotten after a day when nobody wants it", async () => {
    const read = await upload({ comments: file("c.csv", comments), votes: file("v.csv", votes) });
    const erase = (hours: number) => t.db.transaction().execute((tx) => forgetImports(tx, { now: new Date(t.now.getTime() + hours * 3_600_000) }));
    expect(await erase(23)).toEqual([]);
    expect((await erase(25)).length).toBe(1);
    expect((await coordinator.get(read.path)).status).toBe(404);
  });
});

const folder = join(projectRoot, "..", "shared", "data", "polis", "vtaiwan.uberx");
const isThere = existsSync(folder);
if (!isThere) console.warn("skipped: bringing in vtaiwan.uberx, which is not on this machine");

describe.skipIf(!isThere)("1,921 people who answered 197 statements", () => {
  const from = (name: string) => file(name, readFileSync(join(folder, name)));
  const numbers = async (id: string) => {
    const { participants, answers, summary } = (await resultOf(t.db, t.district.id, id)) ?? {};
    const place = new Map((await statementsOf(t.db, t.district.id, id)).map((one, at) => [one.id, at]));
    return JSON.parse(JSON.stringify({ participants, answers, summary }), (key, value: unknown) =>
      typeof value === "object" && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).map(([name, one]) => [place.get(name) ?? name, one]))
        : key === "id" ? place.get(String(value)) : value) as unknown;
  };

  test("come in, show groups and what is shared, and come out and in again with the same numbers to the last digit", async () => {
    const id = await broughtIn({ comments: from("comments.csv"), votes: from("votes.csv") });
    const page = await t.visitor().get(`/vesterbro/dialogue/${id}/result`);
    expect(page.text).toMatch(/1921 personer har givet 49\d{3} svar/);
    expect(page.document.querySelectorAll(".support").length).toBeGreaterThan(2);
    expect(page.text).toMatch(/Gruppe A, \d+ personer/);
    const ready = await coordinator.submit(await coordinator.get(`/vesterbro/dialogue/${id}/data`), "/data/export", { reason: "Vi ser, om alt kommer med." });
    const link = ready.document.querySelector("a[href*='/data/export/']")?.getAttribute("href") ?? "";
    const files = unzipped(new Uint8Array(await (await coordinator.request(link)).arrayBuffer()));
    const again = await broughtIn({ comments: file("c.csv", files["comments.csv"] ?? ""), votes: file("v.csv", files["votes.csv"] ?? ""), strata: file("s.csv", files["strata.csv"] ?? "") });
    expect(await numbers(again)).toEqual(await numbers(id));
  }, 180_000);
});
