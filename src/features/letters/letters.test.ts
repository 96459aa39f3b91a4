import { createHash } from "node:crypto";
import { extractText, getDocumentProxy } from "unpdf";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Client, SeenPage } from "../../../test/client.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { letterStage } from "../../../test/letters.ts";
import type { LetterStage } from "../../../test/letters.ts";
import { makeFrom } from "../../thread/commands.ts";
import { changeLetter } from "./commands/drafts.ts";
import { sendLetter } from "./commands/send.ts";

let t: TestApp;
let coordinator: Client;
let member: Client;
let stage: LetterStage;

const secretWords = "Kontoret i kælderen skal lukkes";

beforeAll(async () => {
  t = await testApp({ example: true });
  coordinator = await t.signedIn("coordinator");
  member = await t.signedIn("member");
  stage = await letterStage(t);
});

afterAll(() => t.close());

const words = (page: SeenPage) => page.text;

async function pdfOf(path: string) {
  const response = await t.visitor().request(`${path}/letter.pdf`);
  expect(response.status).toBe(200);
  return getDocumentProxy(new Uint8Array(await response.arrayBuffer()));
}

describe("a draft", () => {
  test("begins with the decision's words, quoted so that nothing in them is read as markup", async () => {
    const from = await stage.decision("Lys i *porten*");
    const id = await t.db.transaction().execute(async (tx) => {
      const made = await makeFrom(tx, t.permit("letters.write"), { kind: "decision", id: from }, "letter", {}, t.now);
      return made?.id ?? "";
    });
    const page = await coordinator.get(`/vesterbro/letters/${id}`);
    expect(page.document.querySelector("blockquote")?.textContent?.trim()).toBe("Lys i *porten*. Det bør ske i år.");
  });

  test("of a decision that is internal repeats neither its name nor its words", async () => {
    const from = await stage.decision("Hemmelig plan for kælderen", false);
    const id = await t.db.transaction().execute(async (tx) => {
      const made = await makeFrom(tx, t.permit("letters.write"), { kind: "decision", id: from }, "letter", {}, t.now);
      return made?.id ?? "";
    });
    const row = await t.db.selectFrom("letters.letter").select(["title", "body"]).where("id", "=", id).executeTakeFirstOrThrow();
    expect(row).toEqual({ title: "Brev", body: "" });
  });

  test("is nowhere to be seen for visitors and members, however they ask", async () => {
    const { id, path, decisionId } = await stage.draft({ title: "Kladde om kælderen", body: secretWords });
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
    const { id, path } = await stage.draft();
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
    const { id, path } = await stage.draft({ title: "I to faner" });
    const [first, second] = [await coordinator.get(`${path}/edit`), await coordinator.get(`${path}/edit`)];
    await coordinator.submit(first, "/edit", { addressee: stage.officeless, dueDay: "2026-05-01" });
    const refused = await coordinator.submit(second, "/edit", { title: "I den anden fane" });
    expect(refused.status).toBe(422);
    const stands = refused.document.querySelector(".notice dl")?.textContent ?? "";
    for (const said of ["Udvalget uden post", "1. maj 2026", "I to faner"]) expect(stands).toContain(said);
    expect(stands).not.toContain("flere nålebokse");
    await coordinator.submit(refused, "/edit", { addressee: stage.officeless, dueDay: "2026-05-02" });
    const row = await t.db.selectFrom("letters.letter").select(["title", "addressee_id", "due_day"]).where("id", "=", id).executeTakeFirstOrThrow();
    expect(row).toEqual({ title: "I den anden fane", addressee_id: stage.officeless, due_day: "2026-05-02" });
  });

  test("asks for a reply by a day to come, when it is saved and when it is sent", async () => {
    const { id, path } = await stage.draft({ title: "Frist i fortiden" });
    const refused = await coordinator.submit(await coordinator.get(`${path}/edit`), "/edit", { dueDay: "2026-03-02" });
    expect([refused.status, refused.document.querySelector("#dueDay-error")?.textContent]).toEqual([422, expect.stringContaining("Fristen ligger ikke efter i dag")]);
    await t.db.updateTable("letters.letter").set({ due_day: "2026-03-02" }).where("id", "=", id).execute();
    const notSent = await coordinator.submit(await coordinator.get(`${path}/send`), "/send");
    expect([notSent.status, notSent.text]).toEqual([422, expect.stringContaining("Fristen ligger ikke efter i dag")]);
  });

  test("without anyone to send it to stays a draft", async () => {
    const { id } = await stage.draft();
    await t.db.updateTable("letters.letter").set({ addressee_id: null }).where("id", "=", id).execute();
    const order = { letterId: id, district: t.district, publicUrl: "http://localhost", by: { kind: "mail" as const } };
    const sending = t.db.transaction().execute((tx) => sendLetter(tx, t.permit("letters.send"), order, t.now));
    await expect(sending).rejects.toThrow("no_addressee");
  });
});

describe("sending", () => {
  test("five presses and a second try make one letter with one number", async () => {
    const { id, path } = await stage.draft({ title: "Pladsen skal gøres ren" });
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
    const { mails } = await stage.mailed(id);
    expect(mails).toHaveLength(1);
  });

  test("shows visitors the letter with its day, and says it plainly when the day has passed", async () => {
    const { path, documentNumber } = await stage.sent({ title: "Toiletter på Halmtorvet" });
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
    const decisionId = await stage.decision("To breve om det samme");
    const first = await stage.sent({ decisionId });
    const second = await stage.sent({ decisionId });
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
    const { id, path } = await stage.draft({ addresseeId: stage.officeless, title: "Til udvalget" });
    const page = await coordinator.get(`${path}/send`);
    expect(words(page)).toContain("Vi har ingen e-mailadresse til Udvalget uden post");
    const refused = await coordinator.submit(page, "/send", { by: "mail" });
    expect(refused.status).toBe(422);
    expect(words(refused)).toContain("Vælg i stedet, at du giver brevet videre selv");
    const done = await coordinator.submit(refused, "/send", { by: "hand", handedOver: "Afleveret på rådhuset" });
    expect(words(done)).toContain("givet videre: Afleveret på rådhuset");
    expect((await stage.mailed(id)).mails).toHaveLength(0);
  });

  test("once sent nothing about it can be changed", async () => {
    const { id } = await stage.sent();
    const change = t.db
      .transaction()
      .execute((tx) =>
        changeLetter(tx, t.permit("letters.write"), id, 2, { addresseeId: stage.department, title: "Andet", body: "Andet" }, t.now),
      );
    await expect(change).rejects.toThrow("already_sent");
  });

  test("what others wrote in Markdown does nothing on the page", async () => {
    const body = '<script>alert(1)</script>\n\n[tryk](javascript:alert(2)) ![x](https://ond.example/x.png)\n\n<img src=x onerror=alert(3)>';
    const { path } = await stage.sent({ title: '"><script>alert(4)</script>', body });
    const page = await t.visitor().get(path);
    const main = page.document.querySelector("main");
    expect(main?.querySelectorAll("script, img, [onerror]")).toHaveLength(0);
    expect(main?.innerHTML).not.toMatch(/href="javascript:/i);
    const text = (await extractText(await pdfOf(path), { mergePages: true })).text;
    expect(text).toContain("alert(1)");
  });

  test("letters stay in their district", async () => {
    const { path } = await stage.sent();
    expect((await t.visitor().request(path.replace("vesterbro", "norrebro"))).status).toBe(404);
  });
});

describe("page, text and PDF", () => {
  test("say the same, and the digest in the footer is that of the text", async () => {
    const { id, path, documentNumber } = await stage.sent({ title: "Ærlig snak om kanyler på åben gade" });
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
    const { id, path } = await stage.draft({ title: "Brev med bilag" });
    const bytes = new Uint8Array(await (await t.visitor().request(`${(await stage.sent()).path}/letter.pdf`)).arrayBuffer());
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
  const decisions = await Promise.all(Array.from({ length: 50 }, (_, n) => stage.decision(`Beslutning ${n}`)));
  for (let n = 0; n < 200; n += 1) letters.push((await stage.draft({ decisionId: decisions[n % 50] ?? "" })).id);
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
    const { id, documentNumber } = await stage.sent({ title: "Et brev der mailes" });
    const { mails, replyPath } = await stage.mailed(id);
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
