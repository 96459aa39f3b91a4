import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { doAskedJobs } from "../../../test/asked-jobs.ts";
import type { Client, SeenPage } from "../../../test/client.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { letterStage } from "../../../test/letters.ts";
import type { LetterStage } from "../../../test/letters.ts";
import { addParty } from "../../network/commands.ts";
import { linkItems, makeFrom } from "../../thread/commands.ts";
import { threadOf } from "../../thread/queries.ts";
import { reportObservation } from "../street/commands/report.ts";
import { jobs as streetJobs } from "../street/jobs.ts";
import { withdrawReply } from "./commands/put-right.ts";
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
    for (const typed of ["kontorchef", "Den opdigtede forvaltning"])
      expect((await t.visitor().get(`/vesterbro/search?q=${encodeURIComponent(typed)}`)).document.querySelector(`#reply-${reply?.id}`), typed).not.toBeNull();
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

test("whoever reported it hears by mail of a reply for the time being, and that one was none, as of one that is final", async () => {
  const { id: letterId, decisionId } = await stage.sent({ title: "En rist ved stationen" });
  const report = { kind: "rubbish", placeWords: "Stationen", text: "Risten er løs.", email: "nabo@eksempel.dk" } as const;
  await t.db.transaction().execute(async (tx) => {
    const { id } = await reportObservation(tx, t.district.id, report, t.now);
    await linkItems(tx, t.district.id, { kind: "observation", id }, { kind: "decision", id: decisionId });
  });
  const told = async () => {
    await doAskedJobs(t, streetJobs);
    const mails = await t.db.selectFrom("platform.mail").select(["subject", "text"]).where("to_address", "=", "nabo@eksempel.dk").orderBy("id").execute();
    return mails.map(({ subject, text }) => `${subject}: ${/(Svar|Brev): .*/.exec(text ?? "")?.[0]}`).slice(1);
  };
  const entered = (reply: Partial<Parameters<typeof registerReply>[3]>) =>
    t.db.transaction().execute((tx) => registerReply(tx, t.permit("letters.register_reply"), letterId, { kind: "interim", reason: "Vi ser på det.", receivedDay: "2026-03-02", ...reply }, t.now));
  expect(await told()).toEqual([]);
  const { id } = await entered({ newDueDay: "2026-06-01" });
  expect(await told()).toEqual(["Nyt om din henvendelse: Svar: Foreløbigt svar"]);
  await t.db.transaction().execute((tx) => withdrawReply(tx, t.permit("letters.register_reply"), id, { version: 1, why: "Forkert brev." }, t.now));
  await entered({ kind: "accepted" });
  expect((await told()).slice(1)).toEqual(["Rettelse om din henvendelse: Svar: Trukket tilbage", "Nyt om din henvendelse: Brev: Svaret er ja"]);
});

describe("a reply that was entered wrongly", () => {
  const entered = async (letterId: string, reply: Partial<Parameters<typeof registerReply>[3]> = {}) => {
    const details = { kind: "no" as const, reason: "Der er ikke penge til det.", receivedDay: "2026-03-02", ...reply };
    return (await t.db.transaction().execute((tx) => registerReply(tx, t.permit("letters.register_reply"), letterId, details, t.now))).id;
  };
  const eventsOf = (action: string, id: string) =>
    t.db.selectFrom("platform.audit_event").select(["before", "after"]).where("action", "=", action).where("item_id", "=", id).execute();

  test("is put right openly; what it said before only those read who may put it right", async () => {
    const { id: letterId, path } = await stage.sent({ title: "Lys i gården" });
    const { replyPath } = await stage.mailed(letterId);
    const id = await entered(letterId);
    const reply = `/vesterbro/letters/replies/${id}`;
    expect(words(await t.visitor().get(replyPath))).toContain("Sekretariatet har skrevet jeres svar ind");
    expect(words(await t.visitor().get(replyPath))).not.toContain("I har svaret");
    const page = await coordinator.get(reply);
    expect(page.document.querySelector(`a[href="${reply}/correct"]`)?.textContent).toContain("Ret svaret");
    const [form, other] = [await coordinator.get(`${reply}/correct`), await coordinator.get(`${reply}/correct`)];
    const missing = await coordinator.submit(form, "/correct", { kind: "partly", reason: "Vi sætter to lamper op." });
    expect([missing.status, words(missing)]).toEqual([422, expect.stringContaining("Skriv hvorfor")]);
    const done = await coordinator.submit(missing, "/correct", { why: "Der var sat et forkert kryds." }, 5);
    expect([done.status, words(done)]).toEqual([200, expect.stringContaining("Svaret er rettet")]);
    const clash = await coordinator.submit(other, "/correct", { reason: "Der er ingen penge i år.", why: "En stavefejl." });
    expect(clash.status).toBe(422);
    expect(clash.document.querySelector(".notice dl")?.textContent).toContain("Vi sætter to lamper op.");
    expect(clash.document.querySelector("textarea[name=reason]")?.textContent).toBe("Der er ingen penge i år.");

    const seen = await t.visitor().get(reply);
    expect(words(seen)).toContain("Rettet 2. marts 2026 af en koordinator: Der var sat et forkert kryds.");
    expect(words(seen)).toContain("Vi sætter to lamper op.");
    expect(words(await t.visitor().get(path))).toContain("Svaret er delvist ja");
    for (const address of [reply, path, replyPath, "/vesterbro/search?q=penge", "/vesterbro"])
      expect(words(await t.visitor().get(address))).not.toContain("Der er ikke penge til det.");
    expect(words(await coordinator.get(`${reply}/earlier`))).toContain("Der er ikke penge til det.");
    for (const client of [t.visitor(), member]) {
      for (const way of ["correct", "withdraw", "earlier"]) expect((await client.get(`${reply}/${way}`)).status).toBe(404);
      expect((await client.get(reply)).html).not.toMatch(/\/(correct|withdraw|earlier)"/);
    }
    expect(words(await t.visitor().get(replyPath))).toContain("Det har rettet det den 2. marts 2026: Der var sat et forkert kryds.");
    const events = await eventsOf("letters.correct_reply", id);
    expect(events).toHaveLength(1);
    expect(JSON.stringify(events)).not.toContain("penge");
    expect(JSON.stringify(events)).not.toContain("forkert kryds");
  });

  test("is withdrawn, and letter, day, thread and lists stand as if it had not come", async () => {
    const { id: letterId, path, decisionId } = await stage.sent({ title: "Bænke ved kirken" });
    const { replyPath } = await stage.mailed(letterId);
    const before = await t.db.selectFrom("letters.letter").selectAll().where("id", "=", letterId).executeTakeFirstOrThrow();
    const interim = await entered(letterId, { kind: "interim", newDueDay: "2026-06-01" });
    const final = await entered(letterId, { kind: "accepted", reason: "Det gør vi til sommer." });
    expect(words(await t.visitor().get("/vesterbro"))).toContain("Bænke ved kirken");
    const made = await t.db.transaction().execute((tx) => makeFrom(tx, t.permit("plan.manage"), { kind: "reply", id: final }, "measure", {}, t.now));
    const way = `/vesterbro/letters/replies/${final}/withdraw`;
    const look = await coordinator.get(way);
    expect(words(look)).toContain("Derefter står brevet som: Afventer svar, frist 1. juni 2026");
    expect(look.document.querySelector(`a[href$="/plan/measures/${made?.id}"]`)).not.toBeNull();
    const named = await coordinator.submit(look, "/withdraw", { why: "Ring til Kim på 26 12 13 18" });
    expect([named.status, words(named)]).toEqual([422, expect.stringContaining("Alle kan læse")]);
    const done = await coordinator.submit(named, "/withdraw", { why: "Det hører til et andet brev." }, 5);
    expect([done.status, words(done)]).toEqual([200, expect.stringContaining("Svaret er trukket tilbage")]);
    expect(words(await t.visitor().get(path))).toContain("Afventer svar, frist 1. juni 2026");
    const page = await t.visitor().get(`/vesterbro/letters/replies/${final}`);
    expect(words(page)).toContain("Trukket tilbage 2. marts 2026 af en koordinator: Det hører til et andet brev.");
    for (const address of [`/vesterbro/letters/replies/${final}`, path, replyPath, "/vesterbro/search?q=sommer", "/vesterbro"])
      expect(words(await t.visitor().get(address))).not.toContain("Det gør vi til sommer");
    expect(words(await coordinator.get(`/vesterbro/letters/replies/${final}/earlier`))).toContain("Det gør vi til sommer");
    const link = await t.visitor().get(replyPath);
    expect(words(link)).toContain("Sekretariatet skrev et svar fra jer ind den 2. marts 2026. Det har trukket det tilbage den 2. marts 2026: Det hører til et andet brev.");
    expect(link.document.querySelector("textarea[name=reason]")).not.toBeNull();
    expect((await coordinator.get(way)).status).toBe(404);
    const thread = await threadOf(t.db, t.district.id, { kind: "decision", id: decisionId }, "visitor");
    expect(thread.map(({ kind, status }) => `${kind} ${status}`)).toEqual(["decision taken", "letter waiting", "reply interim", "reply withdrawn"]);
    await expect(
      t.db.transaction().execute((tx) => makeFrom(tx, t.permit("plan.manage"), { kind: "reply", id: final }, "measure", {}, t.now)),
    ).rejects.toThrow("reply_says_no");

    const second = await coordinator.get(`/vesterbro/letters/replies/${interim}/withdraw`);
    await coordinator.submit(second, "/withdraw", { why: "Det hører til et andet brev." });
    expect(await t.db.selectFrom("letters.letter").selectAll().where("id", "=", letterId).executeTakeFirstOrThrow()).toEqual(before);
    await entered(letterId, { kind: "partly", reason: "Vi sætter én bænk op." });
    expect(words(await t.visitor().get(path))).toContain("Svaret er delvist ja");
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
