import { createHash } from "node:crypto";
import { sql } from "kysely";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { doAskedJobs } from "../../../test/asked-jobs.ts";
import type { Client, SeenPage } from "../../../test/client.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { letterStage } from "../../../test/letters.ts";
import type { LetterStage } from "../../../test/letters.ts";
import { recordChange } from "../../platform/audit/commands.ts";
import { sealEvents } from "../../platform/audit/seal.ts";
import { verifyAudit } from "../../platform/audit/verify.ts";
import { blackedOut, blackedOutIn, isSplit, mayHaveRead, typedLength } from "./black-out.ts";
import { blackOutLetter, blackOutReply } from "./commands/black-out.ts";
import { takeUnmailed } from "./commands/mailed.ts";
import { registerReply } from "./commands/replies.ts";
import { mailLetterJob } from "./jobs.ts";

const name = (words: string) => ({ words, mark: "name" }) as const;

test("words are taken out wherever they stand, and nothing that only holds them", () => {
  const text = "Kim Hansen ringede. Ifølge KIM\nHANSEN, og Kim Hansens chef, er Kimbrertorvet ikke Kims. (Kim Hansen)";
  expect(blackedOut(text, name(" Kim  Hansen "))).toBe(
    "[navn fjernet] ringede. Ifølge [navn fjernet], og [navn fjernet]s chef, er Kimbrertorvet ikke Kims. ([navn fjernet])",
  );
  expect(blackedOut(text, name("kim"))).toContain("er Kimbrertorvet ikke [navn fjernet]s.");
  expect(blackedOut("Åse og Gåse", name("åse"))).toBe("[navn fjernet] og Gåse");
  expect(blackedOut("Åse".normalize("NFD"), name("Åse"))).toBe("[navn fjernet]");
  expect(blackedOut("Skriv til a.b+c@x.dk.", { words: "a.b+c@x.dk", mark: "other" })).toBe("Skriv til [oplysning fjernet].");
  expect(blackedOut("acb+c@x.dk", { words: "a.b+c@x.dk", mark: "other" })).toBe("acb+c@x.dk");
  expect(blackedOut("Kim: nej", name("Kim"), "markdown")).toBe(String.raw`\[navn fjernet\]: nej`);
  expect(blackedOut("Alt står", name("  "))).toBe("Alt står");
});

test("in Markdown words are found over a quoted line's end and a named space, and said to stay where marks divide them", () => {
  for (const text of ["> Vi takker Hans\n> Hansen.", "Vi takker Hans&nbsp;Hansen."]) {
    expect(blackedOut(text, name("Hans Hansen"), "markdown")).toContain(String.raw`Vi takker \[navn fjernet\].`);
    expect(isSplit(text, name("Hans Hansen"))).toBe(false);
  }
  expect(isSplit("Vi takker **Hans** Hansen.", name("Hans Hansen"))).toBe(true);
  expect(isSplit("Vi takker **Hans** Hansen.", name("Hans"))).toBe(false);
});

test("words are found where they are divided: by a line's end, a soft hyphen or marks that nobody sees", () => {
  for (const divided of ["Jytte Han\u00ADsen", "Jytte Han-\nsen", "Jytte Han\n  sen", "Jytte\u200B Hansen", "Jytte\u200BHansen", "J\u2060ytte Hans\u200Cen", "Jytte Han\u00AD\nsen"]) {
    expect(blackedOut(`Ifølge ${divided}s chef.`, name("jytte hansen")), divided).toBe("Ifølge [navn fjernet]s chef.");
    expect(blackedOut(`> Ifølge ${divided}.`, name("Jytte Hansen"), "markdown"), divided).toBe(String.raw`> Ifølge \[navn fjernet\].`);
  }
  for (const divided of ["Han&shy;sen", "Han&#173;sen", "Han&#x200B;sen", "Han\n> sen"]) {
    expect(blackedOut(`> Ifølge ${divided}.`, name("Hansen"), "markdown"), divided).toBe(String.raw`> Ifølge \[navn fjernet\].`);
    expect(isSplit(`> Ifølge ${divided}.`, name("Hansen"))).toBe(false);
  }
  expect(blackedOut("Jytte\\\nHansen", name("Jytte Hansen"), "markdown")).toBe(String.raw`\[navn fjernet\]`);
  expect(blackedOut("Jytte Hansen.", name("Jytte\u00AD Han\u00ADsen"))).toBe("[navn fjernet].");
  expect(blackedOut("Ring 12\u200B34", { words: "1234", mark: "other" })).toBe("Ring [oplysning fjernet]");
  // A longer word stays whole, however it is divided.
  for (const other of ["Kim\u00ADbrertorvet", "Mel\u200Bkim"]) expect(blackedOut(other, name("Kim"))).toBe(other);
  // Also a text made to be slow is looked through at once.
  const slow = `K${" \n".repeat(5_000)}${"K\u00AD".repeat(10_000)}`;
  expect(blackedOut(slow, name("KKKK B"))).toBe(slow);
});

test("no text outgrows its form by losing words", () => {
  expect(typedLength(blackedOut("Bo og Bo", name("Bo")))).toBe("- og -".length);
  expect(typedLength("uden")).toBe(4);
});

test("a text is known again by what is left of it", () => {
  const without = "[navn fjernet] svarer i maj. Ring til [oplysning fjernet], siger [navn fjernet].";
  expect(mayHaveRead(without, "Jytte Ravn svarer i maj. Ring til 12 34 56 78, siger Bo.")).toBe(true);
  expect(mayHaveRead(without, "Jytte Ravn svarer i juni. Ring til 12 34 56 78, siger Bo.")).toBe(false);
  expect(mayHaveRead(without, "Jytte Ravn svarer i maj. Ring til 12 34 56 78, siger Bo")).toBe(false);
  expect(mayHaveRead("[navn fjernet]", "x".repeat(201))).toBe(false);
  expect(mayHaveRead("Ens", "Ens")).toBe(true);
  expect(mayHaveRead("Ens", "Ens.")).toBe(false);
  expect(mayHaveRead("aba[navn fjernet]aba", "aba")).toBe(false);
});

test("only the texts with the words in them are written anew", () => {
  const row = { reason: "Kim siger nej.", function: "Kontorchef", file: null };
  expect(blackedOutIn(row, ["reason", "function", "file"], name("Kim"))).toEqual({ reason: "[navn fjernet] siger nej." });
  expect(blackedOutIn(row, ["reason", "function"], name("Bo"))).toBeUndefined();
});

describe("words about a person", () => {
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
  const holders = ["letters.letter", "letters.reply", "letters.earlier_reply", "letters.attachment", "thread.item", "platform.mail"];
  /** Everything that these tables hold, as text. */
  const kept = async () => {
    const rows = await Promise.all(holders.map((table) => sql<{ all: string }>`select coalesce(string_agg(t::text, ' '), '') as all from ${sql.raw(table)} t`.execute(t.db)));
    return rows.map((result) => result.rows[0]?.all).join(" ");
  };
  const filesOfMails = async (letterId: string) => {
    const files = await t.db.selectFrom("platform.mail_attachment as f").innerJoin("platform.mail as m", "m.id", "f.mail_id").select(["f.name", "f.content"]).where("m.about_id", "=", letterId).execute();
    return files.map(({ name, content }) => `${name}: ${content.toString("utf8")}`);
  };
  const shown = async (paths: readonly string[]) =>
    (await Promise.all(paths.map(async (path) => (await t.visitor().request(path)).text()))).join(" ");

  test("are taken out of a reply that city hall sent itself, for good and everywhere, after a look", async () => {
    const { id: letterId, path } = await stage.sent({ title: "Skilte i porten" });
    const { replyPath } = await stage.mailed(letterId);
    const office = t.visitor();
    const answers = { kind: "no", reason: "Kontorchef Jytte Ravn siger nej. Spørg Jytte Ravns sekretær.", function: "Jytte Ravn, kontorchef" };
    await office.submit(await office.get(replyPath), "/reply/", { ...answers, step: "send" });
    const { id } = await t.db.selectFrom("letters.reply").select("id").where("letter_id", "=", letterId).executeTakeFirstOrThrow();
    const reply = `/vesterbro/letters/replies/${id}`;
    const way = (await coordinator.get(reply)).document.querySelector(`a[href="${reply}/black-out"]`)?.getAttribute("href") ?? "";
    const order = { words: "jytte ravn", mark: "name", why: "Jytte Ravn har bedt om det." };
    const form = await coordinator.get(way);
    const wrong = await coordinator.submit(form, "/black-out", { ...order, words: "Jytte Hansen" });
    expect([wrong.status, words(wrong)]).toEqual([422, expect.stringContaining("Ordene står her ikke")]);
    const look = await coordinator.submit(wrong, "/black-out", order);
    expect(words(look)).toContain("Kontorchef [navn fjernet] siger nej. Spørg [navn fjernet]s sekretær.");
    expect(words(await t.visitor().get(reply))).toContain("Jytte Ravn");
    const done = await coordinator.submit(look, "/black-out", { step: "send" }, 5);
    expect([done.status, words(done)]).toEqual([200, expect.stringContaining("Ordene er fjernet")]);
    expect(words(await t.visitor().get(reply))).toContain("Ord om en person er fjernet 2. marts 2026.");
    expect((await shown([reply, path, replyPath, "/vesterbro/search?q=sekretær", "/vesterbro"])).includes("Ravn")).toBe(false);
    expect((await t.visitor().get("/vesterbro/search?q=Ravn")).html).not.toContain(id);
    expect((await kept()).includes("Ravn")).toBe(false);
    const events = await t.db.selectFrom("platform.audit_event").select("after").where("item_id", "=", id).execute();
    expect(JSON.stringify(events)).toContain("[navn fjernet] har bedt om det.");
    expect(JSON.stringify(events)).not.toContain("Ravn");
    for (const client of [t.visitor(), member]) {
      expect((await client.get(`${reply}/black-out`)).status).toBe(404);
      expect((await client.get(reply)).html).not.toContain("black-out");
    }
  });

  test("are taken out of what a reply said before it was put right, and an older form does not bring them back", async () => {
    const { id: letterId } = await stage.sent({ title: "Lås på porten" });
    const details = { kind: "no" as const, reason: "Poul Lynge siger nej.", receivedDay: "2026-03-02" };
    const { id } = await t.db.transaction().execute((tx) => registerReply(tx, t.permit("letters.register_reply"), letterId, details, t.now));
    const reply = `/vesterbro/letters/replies/${id}`;
    const old = await coordinator.get(`${reply}/correct`);
    const oldWithdrawal = await coordinator.get(`${reply}/withdraw`);
    await coordinator.submit(await coordinator.get(`${reply}/correct`), "/correct", { reason: "Der kommer ingen lås.", why: "En fejl." });
    const order = { words: "Poul Lynge", mark: "name", why: "Det er en person." };
    const look = await coordinator.submit(await coordinator.get(`${reply}/black-out`), "/black-out", order);
    expect(words(look)).toContain("Ordene står kun i det, der stod, før");
    await coordinator.submit(look, "/black-out", { step: "send" });
    expect((await kept()).includes("Lynge")).toBe(false);
    expect((await coordinator.submit(old, "/correct", { why: "En stavefejl." })).status).toBe(422);
    expect((await kept()).includes("Lynge")).toBe(false);
    const late = await coordinator.submit(oldWithdrawal, "/withdraw", { why: "Skrevet af Grethe Falk." });
    expect([late.status, words(late)]).toEqual([422, expect.stringContaining("En anden har ændret svaret, mens du læste det.")]);
    expect(words(await coordinator.submit(late, "/withdraw"))).toContain("Svaret er trukket tilbage");
    const named = { words: "Grethe Falk", mark: "name", why: "Det er en person." };
    const lookAtWhy = await coordinator.submit(await coordinator.get(`${reply}/black-out`), "/black-out", named);
    expect(words(lookAtWhy)).toContain("Skrevet af [navn fjernet].");
    await coordinator.submit(lookAtWhy, "/black-out", { step: "send" });
    expect((await kept()).includes("Falk")).toBe(false);
    expect(JSON.stringify(await t.db.selectFrom("platform.audit_event").select(["before", "after"]).where("item_id", "=", id).execute())).not.toContain("Falk");
  });

  test("are not brought back by an interim reply sent again from a page that was left open", async () => {
    const { id: letterId } = await stage.sent({ title: "Lys i gården", decisionId: await stage.decision("Lys i gården") });
    const { replyPath } = await stage.mailed(letterId);
    const office = t.visitor();
    const answers = { kind: "interim", reason: "Vi venter på Karl Busk i teknik.", newDueDay: "2026-06-01", function: "Karl Busk, kontorchef", step: "send" };
    const leftOpen = await office.get(replyPath);
    await office.submit(await office.get(replyPath), "/reply/", answers);
    const replies = () => t.db.selectFrom("letters.reply").select(["id", "reason"]).where("letter_id", "=", letterId).execute();
    const { id = "" } = (await replies())[0] ?? {};
    const order = { words: "Karl Busk", mark: "name", why: "Det er en person.", step: "send" };
    await coordinator.submit(await coordinator.get(`/vesterbro/letters/replies/${id}/black-out`), "/black-out", order);
    expect((await office.submit(leftOpen, "/reply/", answers, 5)).status).toBe(200);
    expect(await replies()).toEqual([{ id, reason: "Vi venter på [navn fjernet] i teknik." }]);
    expect((await kept()).includes("Busk")).toBe(false);
    await office.submit(leftOpen, "/reply/", { ...answers, reason: "Vi venter på pengene i teknik og på vejret." });
    expect(await replies()).toHaveLength(2);
  });

  test("leave a reply that can still be put right, and no event of old that says them", async () => {
    const { id: letterId } = await stage.sent({ title: "Bænke", decisionId: await stage.decision("Bænke") });
    const details = { kind: "no" as const, reason: `${"Bo ".repeat(2000)}siger nej.`, function: `Bo${" Bo".repeat(39)}`, receivedDay: "2026-03-02" };
    const permit = t.permit("letters.register_reply");
    const { id } = await t.db.transaction().execute(async (tx) => {
      const registered = await registerReply(tx, permit, letterId, details, t.now);
      await recordChange(tx, permit, { action: "letters.correct_reply", kind: "reply", id: registered.id, after: { kind: "no", why: "Det var ikke Bo,\nder skrev." } });
      return registered;
    });
    await sealEvents(t.db, t.now);
    const reply = `/vesterbro/letters/replies/${id}`;
    await coordinator.submit(await coordinator.get(`${reply}/black-out`), "/black-out", { words: "Bo", mark: "other", why: "Det er en person.", step: "send" });
    const form = await coordinator.get(`${reply}/correct`);
    const area = form.document.querySelector<HTMLTextAreaElement>("[name=reason]");
    expect(area?.textContent?.length).toBeGreaterThan(10_000);
    expect(Number(area?.getAttribute("maxlength") ?? Infinity)).toBeGreaterThanOrEqual(area?.textContent?.length ?? 0);
    const corrected = await coordinator.submit(form, "/correct", { kind: "not_ours", why: "Det var en fejl." });
    expect([corrected.status, words(corrected)]).toEqual([200, expect.stringContaining("[oplysning fjernet] siger nej.")]);
    const events = await t.db.selectFrom("platform.audit_event").select(["action", "actor_id", "after"]).where("item_id", "=", id).orderBy("id").execute();
    expect(events.map(({ action, actor_id, after }) => [action, actor_id !== null, after !== null])).toEqual([
      ["letters.register_reply", true, true],
      ["letters.correct_reply", false, false],
      ["letters.black_out", true, true],
      ["letters.correct_reply", true, true],
    ]);
    await sealEvents(t.db, t.now);
    expect((await verifyAudit(t.db, t.now))[0]).toMatchObject({ erased: 1, fault: undefined });
  });

  test("are taken out of a letter: page, PDF and plain text, with a new digest and a word about it", async () => {
    const decisionId = await stage.decision("Vi siger tak");
    const { id, path, documentNumber } = await stage.sent({ decisionId, title: "Tak til Signe Holst", body: "Vi takker **Signe Holst** for hjælpen.\n\nSigne Holst: det var så lidt." });
    const details = { kind: "accepted" as const, reason: "", receivedDay: "2026-03-02" };
    await t.db.transaction().execute((tx) => registerReply(tx, t.permit("letters.register_reply"), id, details, t.now));
    const before = await (await t.visitor().request(`${path}/letter.txt`)).text();
    const { mails } = await stage.mailed(id);
    const given = { ...mails[0], district: t.district.id, to_address: "post@forvaltning.eksempel.dk", subject: "Signe Holst", text: "Signe Holst", purpose: "letters.send" };
    const delivered = { ...given, id: uuidv7(), status: "sent", sent_at: t.now } as const;
    await t.db.insertInto("platform.mail").values(delivered).execute();
    const setStatus = (status: "sending" | "failed") => t.db.updateTable("platform.mail").set({ status, sending_since: t.now }).where("id", "=", mails[0]?.id ?? "").execute();
    const order = { words: "Signe Holst", mark: "name", why: "Hun har bedt om det." };
    await setStatus("sending");
    const form = await coordinator.get(`${path}/black-out`);
    const tooSoon = await coordinator.submit(form, "/black-out", order);
    expect([tooSoon.status, words(tooSoon)]).toEqual([422, expect.stringContaining("Mailen med brevet er ved at blive sendt")]);
    await setStatus("failed");
    const look = await coordinator.submit(tooSoon, "/black-out", order);
    expect(look.document.querySelector("main strong")?.textContent).toBe("[navn fjernet]");
    await coordinator.submit(look, "/black-out", { step: "send" });
    const text = await (await t.visitor().request(`${path}/letter.txt`)).text();
    expect(text).toBe(before.replaceAll("Signe Holst", "[navn fjernet]").replace(/^=+$/m, "=".repeat("Tak til [navn fjernet]".length)));
    const page = await t.visitor().get(path);
    expect(words(page)).toContain("ord om en person er fjernet 2. marts 2026");
    expect(words(page)).toContain(createHash("sha256").update(text).digest("hex").slice(0, 8));
    const addresses = [path, `${path}/letter.txt`, "/vesterbro/letters", "/vesterbro/search?q=hjælpen", "/vesterbro"];
    expect((await shown(addresses)).includes("Holst")).toBe(false);
    expect((await kept()).includes("Holst")).toBe(false);
    // What was sent is erased; what a person may still send again says what stands now, and its way to the reply opens.
    const mailRows = await t.db.selectFrom("platform.mail").select(["status", "to_address", "subject", "text"]).where("about_id", "=", id).orderBy("id").execute();
    expect(mailRows).toEqual([
      { status: "failed", to_address: given.to_address, subject: expect.stringContaining("Tak til [navn fjernet]"), text: expect.stringContaining("Tak til [navn fjernet]") },
      { status: "sent", to_address: given.to_address, subject: null, text: null },
    ]);
    expect(await filesOfMails(id)).toEqual([`${documentNumber}.txt: ${text}`]);
    const wayToReply = /\/vesterbro\/letters\/reply\/[\w-]+/.exec(mailRows[0]?.text ?? "")?.[0] ?? "";
    expect((await t.visitor().get(wayToReply)).status).toBe(200);
    const unsent = await stage.draft();
    expect((await coordinator.get(`${unsent.path}/black-out`)).status).toBe(404);
  });

  test("are shown wherever they still stand: divided in the letter, in its replies, and in what it came from", async () => {
    const decisionId = await stage.decision("Vi takker Erik Sten");
    const { id, path } = await stage.sent({ decisionId, title: "Tak", body: "Vi takker **Erik** Sten.\n\n> Erik\n> Sten er god." });
    const details = { kind: "accepted" as const, reason: "Det gør vi.", function: "Erik Sten, kontorchef", receivedDay: "2026-03-02" };
    const { id: replyId } = await t.db.transaction().execute((tx) => registerReply(tx, t.permit("letters.register_reply"), id, details, t.now));
    const reply = `/vesterbro/letters/replies/${replyId}`;
    const decision = `/vesterbro/decisions/${decisionId}`;
    const linksOf = (page: SeenPage) => [reply, decision, path].filter((href) => page.document.querySelector(`main section a[href="${href}"]`));
    const form = await coordinator.get(`${path}/black-out`);
    expect(linksOf(form)).toEqual([reply, decision]);
    const order = { words: "takker Erik", mark: "name", why: "Han har bedt om det." };
    const divided = await coordinator.submit(form, "/black-out", order);
    expect([divided.status, words(divided)]).toEqual([422, expect.stringContaining("Ordene står i brevet, men delt")]);
    const look = await coordinator.submit(divided, "/black-out", { ...order, words: "Erik Sten" });
    expect(words(look)).toContain("[navn fjernet] er god.");
    expect(words(look)).toContain("Nogle steder står ordene delt");
    expect(linksOf(look)).toEqual([reply, decision]);
    const lookAtReply = await coordinator.submit(await coordinator.get(`${reply}/black-out`), "/black-out", { ...order, words: "god" });
    expect(lookAtReply.status).toBe(422);
    const ofReply = await coordinator.submit(lookAtReply, "/black-out", { ...order, words: "Sten" });
    expect(linksOf(ofReply)).toEqual([decision, path]);
    const { sha256 } = await t.db.selectFrom("letters.letter").select("sha256").where("id", "=", id).executeTakeFirstOrThrow();
    await doAskedJobs(t, [mailLetterJob], 0);
    await coordinator.submit(look, "/black-out", { step: "send" });
    // A mail that was being written of the old words comes to nothing, and is asked for again.
    const mailing = t.db.transaction().execute((tx) => takeUnmailed(tx, t.district.id, { id, sha256: sha256 ?? "" }, t.now));
    expect(await mailing).toBeUndefined();
    expect(await doAskedJobs(t, [mailLetterJob])).toBe(1);
    expect(await t.db.selectFrom("platform.mail").select("id").where("about_id", "=", id).execute()).toHaveLength(1);
  });

  test("fit with their marks, however often they stand", async () => {
    const full = (longest: number) => "Bo ".repeat(longest / 3).trim();
    const { id: letterId } = await stage.sent({ decisionId: await stage.decision("Fulde felter"), title: full(198), body: full(6000) });
    const details = { kind: "no" as const, reason: full(6000), function: full(120), theirNumber: full(60), receivedDay: "2026-03-02" };
    const { id } = await t.db.transaction().execute((tx) => registerReply(tx, t.permit("letters.register_reply"), letterId, details, t.now));
    const reply = { district: t.district.id, reply_id: id, kind: "no", reason: full(6000), received_day: "2026-03-02", their_number: full(60), function: full(120) } as const;
    const file = { district: t.district.id, letter_id: letterId, type: "application/pdf", size: 1, sha256: "0".repeat(64), file_key: "letters/bo.pdf", created_at: t.now };
    const order = { words: "Bo", mark: "other", why: full(300) } as const;
    await t.db.transaction().execute(async (tx) => {
      await tx.insertInto("letters.earlier_reply").values({ ...reply, id: uuidv7(), corrected_at: t.now, corrected_by: "admin", why: full(300) }).execute();
      await tx.insertInto("platform.stored_file").values({ district: t.district.id, key: file.file_key }).execute();
      await tx.insertInto("letters.attachment").values({ ...file, id: uuidv7(), name: full(198) }).execute();
      const whys = { withdrawn_at: t.now, withdrawn_by: "admin", withdrawn_why: full(300), file_removed_at: t.now, file_removed_why: full(300) } as const;
      await tx.updateTable("letters.reply").set(whys).where("id", "=", id).execute();
      const letterWords = { their_number: full(60), handed_over: full(300) };
      await tx.updateTable("letters.letter").set(letterWords).where("id", "=", letterId).execute();
      await blackOutReply(tx, t.permit("letters.black_out"), id, order, t.now);
      await blackOutLetter(tx, t.permit("letters.black_out"), letterId, { district: t.district, publicUrl: t.deps.publicUrl }, order, t.now);
    });
    expect((await kept()).includes("Bo Bo")).toBe(false);
  });

  test("may stand in the file of a reply: it is taken away for a reason, and its bytes with it", async () => {
    const { path } = await stage.sent({ title: "Svar med fil" });
    const bytes = new Uint8Array(await (await t.visitor().request(`${path}/letter.pdf`)).arrayBuffer());
    const file = new File([bytes], "svar.pdf", { type: "application/pdf" });
    const answers = { kind: "no", reason: "Svaret ligger ved.", filePublic: "1", file, receivedDay: "2026-03-02" };
    const done = await coordinator.submit(await coordinator.get(`${path}/reply`), "/reply", answers);
    const reply = done.path.split("?")[0] ?? "";
    const { file_key: key } = await t.db.selectFrom("letters.reply").select("file_key").where("id", "=", reply.split("/").at(-1) ?? "").executeTakeFirstOrThrow();
    expect((await t.visitor().request(`${reply}/file`)).status).toBe(200);
    const look = await coordinator.get(`${reply}/file/remove`);
    const removed = await coordinator.submit(look, "/file/remove", { why: "Der stod et navn i filen." }, 5);
    expect([removed.status, words(removed)]).toEqual([200, expect.stringContaining("Filen er fjernet")]);
    expect(words(await t.visitor().get(reply))).toContain("Filen er fjernet 2. marts 2026: Der stod et navn i filen.");
    for (const client of [t.visitor(), coordinator]) expect((await client.request(`${reply}/file`)).status).toBe(404);
    expect(await t.db.selectFrom("platform.stored_file").select("key").where("key", "=", key ?? "").execute()).toEqual([]);
    expect((await member.get(`${reply}/file/remove`)).status).toBe(404);
  });

  test("are not brought back by a file sent again from a page that was left open; another file is a new reply", async () => {
    const { id: letterId, path } = await stage.sent({ title: "Fil i et foreløbigt svar", decisionId: await stage.decision("Fil i et foreløbigt svar") });
    const { replyPath } = await stage.mailed(letterId);
    const pdf = async (address: string) => new File([await (await t.visitor().request(address)).arrayBuffer()], "bilag.pdf", { type: "application/pdf" });
    const file = await pdf(`${path}/letter.pdf`);
    const other = await pdf((await stage.sent({ title: "En anden fil" })).path + "/letter.pdf");
    const answers = { kind: "interim", reason: "Tidsplanen ligger ved.", newDueDay: "2026-06-01", function: "Vejkontoret", filePublic: "1", file, step: "send" };
    const office = t.visitor();
    const leftOpen = await office.get(replyPath);
    await office.submit(await office.get(replyPath), "/reply/", answers);
    const replies = () => t.db.selectFrom("letters.reply").select(["id", "file_name"]).where("letter_id", "=", letterId).orderBy("id").execute();
    const files = () => t.db.selectFrom("platform.stored_file").select("key").execute();
    const { id = "" } = (await replies())[0] ?? {};
    await coordinator.submit(await coordinator.get(`/vesterbro/letters/replies/${id}/file/remove`), "/file/remove", { why: "Der stod et navn i filen." });
    const before = await files();
    const again = await office.submit(leftOpen, "/reply/", answers, 5);
    expect([again.status, words(again)]).toEqual([200, expect.stringContaining("Tidsplanen ligger ved.")]);
    expect(await replies()).toEqual([{ id, file_name: null }]);
    expect(await files()).toEqual(before);
    await office.submit(await office.get(replyPath), "/reply/", { ...answers, file: other });
    expect((await replies()).map(({ file_name }) => file_name)).toEqual([null, "bilag.pdf"]);
  });
});
