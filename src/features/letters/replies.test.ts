import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Client, SeenPage } from "../../../test/client.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { letterStage } from "../../../test/letters.ts";
import type { LetterStage } from "../../../test/letters.ts";
import { addParty } from "../../network/commands.ts";
import { threadOf } from "../../thread/queries.ts";
import { registerReply } from "./commands/replies.ts";

let t: TestApp;
let coordinator: Client;
let member: Client;
let stage: LetterStage;

beforeAll(async () => {
  t = await testApp();
  coordinator = await t.signedIn("coordinator");
  member = await t.signedIn("member");
  stage = await letterStage(t);
});
afterAll(() => t.close());

const words = (page: SeenPage) => page.text;

describe("a reply", () => {
  test("comes by the personal link without an account, once, and is public with its reason", async () => {
    const { id, path, decisionId } = await stage.sent({ title: "Flere bænke" });
    const { replyPath } = await stage.mailed(id);
    const office = t.visitor();
    const page = await office.get(replyPath);
    const answers = { kind: "partly", reason: "Vi sætter to bænke op. Der er ikke penge til fem.", function: "Kontorchef" };
    const unfinished = await office.submit(page, "/reply/", { ...answers, reason: "Nej tak" });
    expect(unfinished.status).toBe(422);
    expect(unfinished.document.querySelector("textarea[name=reason]")?.textContent).toBe("Nej tak");
    const look = await office.submit(page, "/reply/", { ...answers, step: "look_over" });
    expect(words(look)).toContain("Sådan bliver svaret offentligt");
    expect(words(await t.visitor().get(path))).toContain("Afventer svar");
    const done = await office.submit(look, "/reply/", { step: "send" }, 5);
    expect(words(done)).toContain("Tak for svaret");
    expect(words(done)).toContain("Er der en fejl? Skriv til");
    expect(await t.db.selectFrom("letters.reply").select("id").where("letter_id", "=", id).execute()).toHaveLength(1);
    const again = await office.get(replyPath);
    expect(words(again)).toContain("I har svaret på brevet");
    expect(words(again)).toContain("to bænke");
    expect(again.document.querySelector("textarea")).toBeNull();
    expect(words(await t.visitor().get(path))).toContain("Svaret er delvist ja");
    const thread = await threadOf(t.db, t.district.id, { kind: "decision", id: decisionId }, "visitor");
    const steps = thread.map(({ kind, status }) => `${kind} ${status}`);
    expect(steps).toEqual(["decision taken", "letter answered_partly", "reply partly"]);
    const reply = thread.find(({ kind }) => kind === "reply");
    const replyPage = await t.visitor().get(`/vesterbro/letters/replies/${reply?.id}`);
    expect(words(replyPage)).toContain("Der er ikke penge til fem.");
    expect(words(replyPage)).toContain("Kontorchef, Den opdigtede forvaltning");
    const home = await t.visitor().get("/vesterbro");
    expect(words(home)).toContain("Flere bænke");
  });

  test("cannot be given by a wrong or an old link, and such a link keeps no file", async () => {
    const { id } = await stage.sent();
    const { replyPath } = await stage.mailed(id);
    expect((await t.visitor().get(`${replyPath}x`)).status).toBe(404);
    const page = await t.visitor().get(replyPath);
    t.now = new Date("2027-03-03T09:00:00Z");
    expect((await t.visitor().get(replyPath)).status).toBe(404);
    t.now = new Date("2026-03-02T09:00:00Z");
    await t.db.updateTable("platform.personal_link").set({ revoked_at: t.now }).where("subject_id", "=", id).execute();
    const late = await t.visitor().submit(page, "/reply/", { kind: "accepted", function: "Kontorchef" });
    expect(late.status).toBe(404);
    expect(await t.db.selectFrom("letters.reply").select("id").where("letter_id", "=", id).execute()).toHaveLength(0);
  });

  test("on paper is registered by the secretary with its day, number and file; the file is for members", async () => {
    const { path, id } = await stage.sent({ title: "Svar på papir" });
    t.now = new Date("2026-03-20T09:00:00Z");
    const page = await coordinator.get(`${path}/reply`);
    const bytes = new Uint8Array(await (await t.visitor().request(`${path}/letter.pdf`)).arrayBuffer());
    const answers = {
      kind: "no",
      reason: "Udvalget har ikke midler til det i år.",
      theirNumber: "2009-127944",
      file: new File([bytes], "svar.pdf", { type: "application/pdf" }),
    };
    const tooEarly = await coordinator.submit(page, "/reply", { ...answers, receivedDay: "2026-03-01" });
    expect(words(tooEarly)).toContain("før den dag, brevet blev sendt");
    const ahead = await coordinator.submit(page, "/reply", { ...answers, receivedDay: "2026-03-21" });
    expect(words(ahead)).toContain("ligger efter i dag");
    const done = await coordinator.submit(page, "/reply", { ...answers, receivedDay: "2026-03-18" });
    expect(words(done)).toContain("Svaret er gemt");
    expect(words(done)).toContain("18. marts 2026");
    expect(words(done)).toContain("2009-127944");
    const file = `${done.path.split("?")[0]}/file`;
    expect((await member.request(file)).status).toBe(200);
    expect((await t.visitor().request(file)).status).toBe(404);
    expect(words(await t.visitor().get(done.path))).not.toContain("svar.pdf");
    const row = await t.db.selectFrom("letters.letter").select("status").where("id", "=", id).executeTakeFirstOrThrow();
    expect(row.status).toBe("answered_no");
    const second = await coordinator.submit(page, "/reply", { kind: "accepted", receivedDay: "2026-03-19" });
    expect(second.status).toBe(422);
    expect(words(second)).toContain("har allerede fået sit endelige svar");
    t.now = new Date("2026-03-02T09:00:00Z");
  });

  test("for the time being moves the day and keeps what was before", async () => {
    const { id, path, decisionId } = await stage.sent({ title: "Svaret tager tid" });
    const { replyPath } = await stage.mailed(id);
    const office = t.visitor();
    const page = await office.get(replyPath);
    const answers = { kind: "interim", reason: "Vi venter på budgettet.", function: "Sekretariatet" };
    expect(words(await office.submit(page, "/reply/", answers))).toContain("Vælg den dag, hvor svaret kommer");
    const look = await office.submit(page, "/reply/", { ...answers, newDueDay: "2026-05-01" });
    expect(words(look)).toContain("Fristen er flyttet fra 13. april 2026 til 1. maj 2026");
    const done = await office.submit(look, "/reply/", { step: "send" });
    expect(words(done)).toContain("Afventer svar, frist 1. maj 2026");
    const letter = await t.visitor().get(path);
    expect(words(letter)).toContain("1. maj 2026 (flyttet fra 13. april 2026)");
    expect(words(letter)).toContain("Fristen er flyttet fra 13. april 2026 til 1. maj 2026");
    const [, inThread] = await threadOf(t.db, t.district.id, { kind: "decision", id: decisionId }, "visitor");
    expect(inThread).toMatchObject({ kind: "letter", status: "waiting", title: "Svaret tager tid · svarfrist 1. maj 2026" });
    const text = await (await t.visitor().request(`${path}/letter.txt`)).text();
    expect(text).toContain("senest 13. april 2026");
    // From the page that was left open, and from another that looks the same reply over: nothing is said twice.
    const old = await office.submit(page, "/reply/", { ...answers, newDueDay: "2026-05-01", theirNumber: "7" });
    const mended = await office.submit(page, "/reply/", { ...answers, newDueDay: "2026-05-01", step: "look_over" });
    for (const repeat of [mended, await office.submit(look, "/reply/", { step: "send", filePublic: "1" })]) {
      expect([repeat.status, words(repeat)]).toEqual([200, expect.stringContaining("Tak for svaret")]);
    }
    expect(words(old)).toContain("Sådan bliver svaret offentligt");
    expect(await t.db.selectFrom("letters.reply").select("id").where("letter_id", "=", id).execute()).toHaveLength(1);
    const final = await office.submit(done, "/reply/", { kind: "accepted", reason: "", newDueDay: "", function: "Kontorchef", step: "send" });
    expect(words(final)).toContain("I har svaret på brevet");
    const again = await office.submit(look, "/reply/", { kind: "accepted", reason: "", newDueDay: "", function: "Kontorchef", filePublic: "0", step: "send" });
    expect([again.status, words(again)]).toEqual([200, expect.stringContaining("I har svaret på brevet")]);
    expect(await t.db.selectFrom("letters.reply").select("id").where("letter_id", "=", id).execute()).toHaveLength(2);
  });
});

test("letters and replies are public: they hold no phone number of a person, but the office's own", async () => {
  const office = { name: "Prøvekontoret", kind: "city", phone: "33 22 11 00", takesLetters: true } as const;
  await t.db.transaction().execute((tx) => addParty(tx, t.permit("parties.manage"), office));
  await expect(stage.draft({ body: "Ring til formanden på 26 12 34 56." })).rejects.toThrow("body: person_phone");
  const { id } = await stage.sent({ body: "Vi har ringet til jer på 33 22 11 00." });
  const reply = (reason: string) =>
    t.db
      .transaction()
      .execute((tx) => registerReply(tx, t.permit("letters.register_reply"), id, { kind: "partly", reason, receivedDay: "2026-03-02" }, t.now));
  await expect(reply("Ring til Jens på 26 12 34 56.")).rejects.toThrow("reason: person_phone");
  expect((await reply("Ring til os på 33 22 11 00.")).id).toBeTruthy();
});
