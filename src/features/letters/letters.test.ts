import { createHash } from "node:crypto";
import { extractText, getDocumentProxy } from "unpdf";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import type { Client, SeenPage } from "../../../test/client.ts";
import { makeFrom, recordItem } from "../../thread/commands.ts";
import { threadOf } from "../../thread/queries.ts";
import { changeLetter } from "./commands/drafts.ts";
import { sendLetter } from "./commands/send.ts";
import { mailLetterJob } from "./jobs.ts";

let t: TestApp;
let coordinator: Client;
let member: Client;
let department: string;
let officeless: string;

const secretWords = "Kontoret i kælderen skal lukkes";

beforeAll(async () => {
  t = await testApp({ example: true });
  coordinator = await t.signedIn("coordinator");
  member = await t.signedIn("member");
  department = await addParty("Den opdigtede forvaltning", "post@forvaltning.eksempel.dk");
  officeless = await addParty("Udvalget uden post", null);
});

afterAll(() => t.close());

async function addParty(name: string, office_email: string | null): Promise<string> {
  const id = uuidv7();
  await t.db
    .insertInto("network.party")
    .values({ district: t.district.id, id, name, kind: "city", office_email, office_phone: null, takes_letters: true, ended_at: null })
    .execute();
  return id;
}

/** A decision in the thread, as its own feature would write it. */
async function decision(title: string, isPublic = true): Promise<string> {
  const id = uuidv7();
  await t.db.transaction().execute((tx) =>
    recordItem(tx, t.district.id, {
      kind: "decision",
      id,
      at: t.now,
      status: "taken",
      statusAt: t.now,
      title,
      text: `${title}. Det bør ske i år.`,
      publicTitle: isPublic ? title : null,
    }),
  );
  return id;
}

async function draft(details: { title?: string; body?: string; addresseeId?: string; decisionId?: string } = {}) {
  const { title = "Flere nålebokse", body = "Vi anbefaler flere nålebokse på Halmtorvet.", addresseeId = department } = details;
  const decisionId = details.decisionId ?? (await decision(title));
  const id = await t.db.transaction().execute(async (tx) => {
    const origin = { kind: "decision", id: decisionId };
    const made = await makeFrom(tx, t.permit("letters.write"), origin, "letter", {}, t.now);
    const letterId = made?.id ?? "";
    await changeLetter(tx, t.permit("letters.write"), letterId, 1, { addresseeId, title, body }, t.now);
    return letterId;
  });
  return { id, decisionId, path: `/vesterbro/letters/${id}` };
}

async function sent(details: Parameters<typeof draft>[0] = {}) {
  const letter = await draft(details);
  const order = { letterId: letter.id, district: t.district, publicUrl: t.deps.publicUrl, by: { kind: "mail" as const } };
  const { documentNumber } = await t.db
    .transaction()
    .execute((tx) => sendLetter(tx, t.permit("letters.send"), order, t.now));
  return { ...letter, documentNumber };
}

/** Runs the job that writes the mail, and gives the mail and the addressee's address in it. */
async function mailed(letterId: string) {
  const attempt = { number: 1, isLast: false };
  await mailLetterJob.run(t.deps, { districtId: t.district.id, letterId }, attempt);
  await mailLetterJob.run(t.deps, { districtId: t.district.id, letterId }, attempt);
  const mails = await t.db.selectFrom("platform.mail").selectAll().where("about_id", "=", letterId).execute();
  const replyPath = /\/vesterbro\/letters\/reply\/[\w-]+/.exec(mails[0]?.text ?? "")?.[0] ?? "";
  return { mails, replyPath };
}

const words = (page: SeenPage) => page.text;

async function pdfOf(path: string) {
  const response = await t.visitor().request(`${path}/letter.pdf`);
  expect(response.status).toBe(200);
  return getDocumentProxy(new Uint8Array(await response.arrayBuffer()));
}

describe("a draft", () => {
  test("begins with the decision's words, quoted so that nothing in them is read as markup", async () => {
    const from = await decision("Lys i *porten*");
    const id = await t.db.transaction().execute(async (tx) => {
      const made = await makeFrom(tx, t.permit("letters.write"), { kind: "decision", id: from }, "letter", {}, t.now);
      return made?.id ?? "";
    });
    const page = await coordinator.get(`/vesterbro/letters/${id}`);
    expect(page.document.querySelector("blockquote")?.textContent?.trim()).toBe("Lys i *porten*. Det bør ske i år.");
  });

  test("of a decision that is internal repeats neither its name nor its words", async () => {
    const from = await decision("Hemmelig plan for kælderen", false);
    const id = await t.db.transaction().execute(async (tx) => {
      const made = await makeFrom(tx, t.permit("letters.write"), { kind: "decision", id: from }, "letter", {}, t.now);
      return made?.id ?? "";
    });
    const row = await t.db.selectFrom("letters.letter").select(["title", "body"]).where("id", "=", id).executeTakeFirstOrThrow();
    expect(row).toEqual({ title: "Brev", body: "" });
  });

  test("is nowhere to be seen for visitors and members, however they ask", async () => {
    const { id, path, decisionId } = await draft({ title: "Kladde om kælderen", body: secretWords });
    for (const reader of [t.visitor(), member]) {
      for (const address of [path, `${path}/letter.txt`, `${path}/letter.pdf`, `/en${path}`])
        expect((await reader.request(address)).status).toBe(404);
      for (const address of [
        "/vesterbro",
        "/vesterbro/letters",
        "/vesterbro/letters?show=drafts",
        "/vesterbro/search?q=kælderen",
        `/vesterbro/decisions/${decisionId}`,
      ]) {
        const html = await (await reader.request(address)).text();
        expect(html).not.toContain(secretWords);
        expect(html).not.toContain(id);
      }
    }
    expect(words(await coordinator.get(path))).toContain(secretWords);
    expect(words(await coordinator.get("/vesterbro/letters?show=drafts"))).toContain("Kladde om kælderen");
  });

  test("keeps both texts when two people write at once", async () => {
    const { id, path } = await draft();
    const first = await coordinator.get(`${path}/edit`);
    const second = await coordinator.get(`${path}/edit`);
    await coordinator.submit(first, "/edit", { body: "Den førstes tekst." });
    // Another mistake on the way must not hide that somebody else has written.
    const empty = await coordinator.submit(second, "/edit", { title: "", body: "Den andens tekst." });
    const refused = await coordinator.submit(empty, "/edit", { title: "Kladde om kælderen" });
    expect(refused.status).toBe(422);
    expect(words(refused)).toContain("Den førstes tekst.");
    expect(refused.document.querySelector("textarea[name=body]")?.textContent).toBe("Den andens tekst.");
    await coordinator.submit(refused, "/edit");
    const row = await t.db.selectFrom("letters.letter").select("body").where("id", "=", id).executeTakeFirstOrThrow();
    expect(row.body).toBe("Den andens tekst.");
  });

  test("open in two tabs shows the second the addressee and the day of the first, and keeps what was typed", async () => {
    const { id, path } = await draft({ title: "I to faner" });
    const [first, second] = [await coordinator.get(`${path}/edit`), await coordinator.get(`${path}/edit`)];
    await coordinator.submit(first, "/edit", { addressee: officeless, dueDay: "2026-05-01" });
    const refused = await coordinator.submit(second, "/edit", { title: "I den anden fane" });
    expect(refused.status).toBe(422);
    const stands = refused.document.querySelector(".notice dl")?.textContent ?? "";
    for (const said of ["Udvalget uden post", "1. maj 2026", "I to faner"]) expect(stands).toContain(said);
    expect(stands).not.toContain("flere nålebokse");
    await coordinator.submit(refused, "/edit", { addressee: officeless, dueDay: "2026-05-02" });
    const row = await t.db.selectFrom("letters.letter").select(["title", "addressee_id", "due_day"]).where("id", "=", id).executeTakeFirstOrThrow();
    expect(row).toEqual({ title: "I den anden fane", addressee_id: officeless, due_day: "2026-05-02" });
  });

  test("asks for a reply by a day to come, when it is saved and when it is sent", async () => {
    const { id, path } = await draft({ title: "Frist i fortiden" });
    const refused = await coordinator.submit(await coordinator.get(`${path}/edit`), "/edit", { dueDay: "2026-03-02" });
    expect([refused.status, refused.document.querySelector("#dueDay-error")?.textContent]).toEqual([422, expect.stringContaining("Fristen ligger ikke efter i dag")]);
    await t.db.updateTable("letters.letter").set({ due_day: "2026-03-02" }).where("id", "=", id).execute();
    const notSent = await coordinator.submit(await coordinator.get(`${path}/send`), "/send");
    expect([notSent.status, notSent.text]).toEqual([422, expect.stringContaining("Fristen ligger ikke efter i dag")]);
  });

  test("without anyone to send it to stays a draft", async () => {
    const { id } = await draft();
    await t.db.updateTable("letters.letter").set({ addressee_id: null }).where("id", "=", id).execute();
    const order = { letterId: id, district: t.district, publicUrl: "http://localhost", by: { kind: "mail" as const } };
    const sending = t.db.transaction().execute((tx) => sendLetter(tx, t.permit("letters.send"), order, t.now));
    await expect(sending).rejects.toThrow("no_addressee");
  });
});

describe("sending", () => {
  test("five presses and a second try make one letter with one number", async () => {
    const { id, path } = await draft({ title: "Pladsen skal gøres ren" });
    const page = await coordinator.get(`${path}/send`);
    const other = await coordinator.get(`${path}/send`);
    const done = await coordinator.submit(page, "/send", {}, 5);
    expect(words(done)).toContain("Brevet er sendt");
    const before = await t.db.selectFrom("letters.letter").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
    await coordinator.submit(other, "/send", { by: "hand", handedOver: "på et møde" });
    const after = await t.db.selectFrom("letters.letter").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
    expect(after).toEqual(before);
    expect(before.document_number).toMatch(/^VSF-2026-\d{4}$/);
    expect(before.case_number).toMatch(/^VSF-S2026-\d{4}$/);
    const { mails } = await mailed(id);
    expect(mails).toHaveLength(1);
  });

  test("shows visitors the letter with its day, and says it plainly when the day has passed", async () => {
    const { path, documentNumber } = await sent({ title: "Toiletter på Halmtorvet" });
    const page = await t.visitor().get(path);
    expect(words(page)).toContain("Afventer svar, frist 13. april 2026");
    expect(words(page)).toContain(documentNumber);
    const register = await t.visitor().get("/vesterbro/letters?show=waiting");
    expect(words(register)).toContain("Afventer svar, frist 13. april 2026");
    t.now = new Date("2026-05-01T09:00:00Z");
    expect(words(await t.visitor().get(path))).toContain("Afventer svar, fristen var 13. april 2026");
    expect(words(await t.visitor().get(`/en${path}`))).toContain("Awaiting a reply, was due 13 April 2026");
    t.now = new Date("2026-03-02T09:00:00Z");
  });

  test("a second letter on the same decision has the same case and the next number", async () => {
    const decisionId = await decision("To breve om det samme");
    const first = await sent({ decisionId });
    const second = await sent({ decisionId });
    const rows = await t.db
      .selectFrom("letters.letter")
      .select(["case_number", "document_number"])
      .where("id", "in", [first.id, second.id])
      .orderBy("document_number")
      .execute();
    expect(rows[0]?.case_number).toBe(rows[1]?.case_number);
    expect(rows[0]?.document_number).not.toBe(rows[1]?.document_number);
  });

  test("to an office without mail is refused kindly, and handed over instead", async () => {
    const { id, path } = await draft({ addresseeId: officeless, title: "Til udvalget" });
    const page = await coordinator.get(`${path}/send`);
    expect(words(page)).toContain("Vi har ingen e-mailadresse til Udvalget uden post");
    const refused = await coordinator.submit(page, "/send", { by: "mail" });
    expect(refused.status).toBe(422);
    expect(words(refused)).toContain("Vælg i stedet, at du giver brevet videre selv");
    const done = await coordinator.submit(refused, "/send", { by: "hand", handedOver: "Afleveret på rådhuset" });
    expect(words(done)).toContain("givet videre: Afleveret på rådhuset");
    expect((await mailed(id)).mails).toHaveLength(0);
  });

  test("once sent nothing about it can be changed", async () => {
    const { id } = await sent();
    const change = t.db
      .transaction()
      .execute((tx) =>
        changeLetter(tx, t.permit("letters.write"), id, 2, { addresseeId: department, title: "Andet", body: "Andet" }, t.now),
      );
    await expect(change).rejects.toThrow("already_sent");
  });

  test("what others wrote in Markdown does nothing on the page", async () => {
    const body = '<script>alert(1)</script>\n\n[tryk](javascript:alert(2)) ![x](https://ond.example/x.png)\n\n<img src=x onerror=alert(3)>';
    const { path } = await sent({ title: '"><script>alert(4)</script>', body });
    const page = await t.visitor().get(path);
    const main = page.document.querySelector("main");
    expect(main?.querySelectorAll("script, img, [onerror]")).toHaveLength(0);
    expect(main?.innerHTML).not.toMatch(/href="javascript:/i);
    const text = (await extractText(await pdfOf(path), { mergePages: true })).text;
    expect(text).toContain("alert(1)");
  });

  test("letters stay in their district", async () => {
    const { path } = await sent();
    expect((await t.visitor().request(path.replace("vesterbro", "norrebro"))).status).toBe(404);
  });
});

describe("page, text and PDF", () => {
  test("say the same, and the digest in the footer is that of the text", async () => {
    const { id, path, documentNumber } = await sent({ title: "Ærlig snak om kanyler på åben gade" });
    const response = await t.visitor().request(`${path}/letter.txt`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    const digest = createHash("sha256").update(bytes).digest("hex");
    const pdf = await pdfOf(path);
    const { info } = await pdf.getMetadata();
    expect(info).toMatchObject({ Title: "Ærlig snak om kanyler på åben gade", Author: "Samarbejdsforum Vesterbro", Language: "da" });
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
    const inPdf = (await extractText(pdf, { mergePages: true })).text.replaceAll(/\s/g, "");
    const inText = new TextDecoder().decode(bytes);
    const onPage = words(await t.visitor().get(path)).replaceAll(/\s/g, "");
    for (const said of [documentNumber, "Den opdigtede forvaltning", "Vi anbefaler flere nålebokse på Halmtorvet.", "senest 13. april 2026"]) {
      expect(inText).toContain(said);
      expect(inPdf).toContain(said.replaceAll(" ", ""));
      expect(onPage).toContain(said.replaceAll(" ", ""));
    }
    expect(inPdf).toContain(digest);
    expect(onPage).toContain(digest);
    expect(inPdf).toContain("Eksempel");
    expect(inPdf).toContain(`/vesterbro/letters/${id}`);
  });

  test("an attachment stands with its digest and comes as it was stored", async () => {
    const { id, path } = await draft({ title: "Brev med bilag" });
    const bytes = new Uint8Array(await (await t.visitor().request(`${(await sent()).path}/letter.pdf`)).arrayBuffer());
    const page = await coordinator.get(path);
    const file = new File([bytes], "Kort over pladsen.pdf", { type: "application/pdf" });
    const added = await coordinator.submit(page, "/attachments", { file });
    expect(words(added)).toContain("Bilaget er lagt ved");
    const refused = await coordinator.submit(page, "/attachments", { file: new File(["MZ"], "x.pdf") });
    expect(refused.status).toBe(422);
    const attachment = await t.db.selectFrom("letters.attachment").selectAll().where("letter_id", "=", id).executeTakeFirstOrThrow();
    const address = `${path}/attachments/${attachment.id}`;
    expect((await t.visitor().request(address)).status).toBe(404);
    await coordinator.submit(await coordinator.get(`${path}/send`), "/send");
    const digest = createHash("sha256").update(bytes).digest("hex");
    expect(words(await t.visitor().get(path))).toContain(digest);
    const fetched = new Uint8Array(await (await t.visitor().request(address)).arrayBuffer());
    expect(createHash("sha256").update(fetched).digest("hex")).toBe(digest);
  });
});

test("200 letters by 20 clients have 200 consecutive numbers, and none is lost when some fail", async () => {
  const year = 2031;
  const at = new Date(`${year}-02-03T09:00:00Z`);
  const letters: string[] = [];
  const decisions = await Promise.all(Array.from({ length: 50 }, (_, n) => decision(`Beslutning ${n}`)));
  for (let n = 0; n < 200; n += 1) letters.push((await draft({ decisionId: decisions[n % 50] ?? "" })).id);
  const waiting = letters.map((id, n) => ({ id, fails: n % 4 === 0 }));
  const failures: unknown[] = [];
  const client = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { id, fails } = next;
      const order = { letterId: id, district: t.district, publicUrl: "http://localhost", by: { kind: "mail" as const } };
      const sending = t.db.transaction().execute(async (tx) => {
        await sendLetter(tx, t.permit("letters.send"), order, at);
        if (fails) throw new Error("failed on purpose");
      });
      await sending.catch((error: unknown) => {
        failures.push(error);
        waiting.push({ id, fails: false });
      });
    }
  };
  await Promise.all(Array.from({ length: 20 }, client));
  expect(failures.map(String)).toEqual(Array.from({ length: 50 }, () => "Error: failed on purpose"));
  const rows = await t.db
    .selectFrom("letters.letter")
    .select(["document_number", "case_number", "decision_id"])
    .where("id", "in", letters)
    .orderBy("document_number")
    .execute();
  const expected = Array.from({ length: 200 }, (_, n) => `VSF-${year}-${String(n + 1).padStart(4, "0")}`);
  expect(rows.map((row) => row.document_number)).toEqual(expected);
  const cases = new Set(rows.map((row) => row.case_number));
  expect([...cases].sort()).toEqual(Array.from({ length: 50 }, (_, n) => `VSF-S${year}-${String(n + 1).padStart(4, "0")}`));
  for (const { case_number, decision_id } of rows)
    expect(rows.filter((row) => row.decision_id === decision_id).every((row) => row.case_number === case_number)).toBe(true);
});

describe("the mail", () => {
  test("goes to the office with the PDF, the text and the addressee's own address", async () => {
    const { id, documentNumber } = await sent({ title: "Et brev der mailes" });
    const { mails, replyPath } = await mailed(id);
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatchObject({ to_address: "post@forvaltning.eksempel.dk", subject: `Et brev der mailes (${documentNumber})` });
    expect(mails[0]?.text).toContain("senest 13. april 2026");
    expect(replyPath).not.toBe("");
    const attached = await t.db
      .selectFrom("platform.mail_attachment")
      .select(["name", "type", "content"])
      .where("mail_id", "=", mails[0]?.id ?? "")
      .orderBy("position")
      .execute();
    expect(attached.map(({ name }) => name)).toEqual([`Brev ${documentNumber}.pdf`, `${documentNumber}.txt`]);
    const pdf = await getDocumentProxy(new Uint8Array(attached[0]?.content ?? []));
    expect((await pdf.getMetadata()).info).toMatchObject({ Title: "Et brev der mailes" });
  });
});

describe("a reply", () => {
  test("comes by the personal link without an account, once, and is public with its reason", async () => {
    const { id, path, decisionId } = await sent({ title: "Flere bænke" });
    const { replyPath } = await mailed(id);
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
    const { id } = await sent();
    const { replyPath } = await mailed(id);
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
    const { path, id } = await sent({ title: "Svar på papir" });
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
    const { id, path, decisionId } = await sent({ title: "Svaret tager tid" });
    const { replyPath } = await mailed(id);
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
