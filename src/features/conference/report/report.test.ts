import { extractText, getDocumentProxy } from "unpdf";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Client } from "../../../../test/client.ts";
import { publishedConference, registering } from "../../../../test/conference.ts";
import { testApp } from "../../../../test/harness.ts";
import type { TestApp } from "../../../../test/harness.ts";
import { addParty } from "../../../network/commands.ts";
import { browserKey } from "../../../platform/identity/browser-key.ts";
import { linkItems, recordItem } from "../../../thread/commands.ts";
import { checkIn, letGuestIn } from "../attendance/commands/door.ts";
import { addRecommendation, noteHands } from "../outcome/commands/recommendations.ts";
import { releaseRecommendations } from "../outcome/commands/release.ts";
import { recommendationsForWork } from "../outcome/queries/recommendations.ts";
import { register } from "../registration/commands/registrations.ts";
import { releaseText, saveAnswer } from "./commands/evaluation.ts";
import { tellOfReportJob } from "./jobs.ts";
import { evaluationTexts } from "./queries/evaluation.ts";
import { reportShape } from "./rules/report-data.ts";
import type { Rating } from "./rules/evaluation.ts";

let app: TestApp;
let coordinator: Client;
let parties: string[];
beforeAll(async () => {
  app = await testApp({ remembersPages: true });
  coordinator = await app.signedIn("coordinator");
  parties = await app.db.transaction().execute(async (tx) => [
    await addParty(tx, app.permit("parties.manage"), { name: "Gadens Folk", kind: "service" }),
    await addParty(tx, app.permit("parties.manage"), { name: "Den Lille Forening", kind: "business" }),
  ]);
});
afterAll(() => app.close());

const begun = new Date("2026-03-02T09:00:00Z");
const lastHour = new Date("2026-04-15T17:30:00Z");
const dayAfter = new Date("2026-04-16T07:00:00Z");
const closed = new Date("2026-05-01T07:00:00Z");
beforeEach(() => {
  app.now = begun;
});

/** What would lead to somebody, and must be nowhere in a report. */
const secrets = ["Karla Kanin", "Bo Holm", "karla@eksempel.dk", "22 33 44 55", "Hemmelig diæt", "Ventende Vera", "Den Lille Forening"];

const enter = (id: string, name: string, rest: Parameters<typeof registering>[1] = {}) =>
  app.db.transaction().execute((tx) => register(tx, app.permit("everyone"), id, { input: registering(name, rest), cameBy: "web" }, app.now));

/** A conference that was held: six came for a party, two for another, and one waited; eleven have said how it was. */
async function heldConference() {
  const one = await publishedConference(app, { capacity: "8" });
  const [large = "", small = ""] = parties;
  await enter(one.id, "Karla Kanin", { email: "karla@eksempel.dk", phone: "22 33 44 55", comesAs: "party", partyId: large, needs: { diet: "Hemmelig diæt", access: "", interpreter: "", travel: "" } });
  await enter(one.id, "Bo Holm", { comesAs: "party", partyId: large });
  for (const at of [3, 4, 5, 6]) await enter(one.id, `Deltager ${at}`, { comesAs: "party", partyId: large });
  for (const at of [7, 8]) await enter(one.id, `Lille ${at}`, { comesAs: "party", partyId: small });
  await enter(one.id, "Ventende Vera");
  app.now = lastHour;
  const said: Rating[] = ["very_good", "very_good", "very_good", "very_good", "very_good", "good", "good", "good", "good", "good", "poor"];
  for (const [at, rating] of said.entries()) await say(one.id, at, rating, at === 0 ? "Bo Holm talte for længe." : "");
  app.now = dayAfter;
  return one;
}

const say = (id: string, at: number, rating: Rating, different = "") =>
  app.db.transaction().execute((tx) => saveAnswer(tx, app.district.id, id, browserKey("s", String(at), "conference evaluation", id), { rating, good: "", different }, app.now));

const write = async (path: string, words: Record<string, string>) => coordinator.submit(await coordinator.get(`${path}/report/desk`), "/report/desk", words);
const publish = async (path: string, times = 1) => coordinator.submit(await coordinator.get(`${path}/report/desk`), "/report/publish", {}, times);
const words = { introduction: "Vi ville have **forslag**, og vi fik dem.", closing: "Vi mødes igen til maj." };

async function pdfText(path: string): Promise<string> {
  const response = await app.visitor().request(path);
  expect([response.status, response.headers.get("content-type")]).toEqual([200, "application/pdf"]);
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(await response.arrayBuffer())), { mergePages: true });
  return text.replace(/\s+/g, " ");
}

describe("a report", () => {
  test("is there for its writers only until it is published, and only of what has been held", async () => {
    const one = await publishedConference(app);
    for (const end of ["/report", "/report/desk", "/report/draft"]) expect((await coordinator.get(one.path + end)).status, end).toBe(404);
    app.now = dayAfter;
    await write(one.path, words);
    const member = await app.signedIn("member");
    for (const who of [app.visitor(), member]) for (const end of ["/report", "/report.pdf", "/report.json", "/report/desk", "/report/draft", "/report/draft.pdf"]) expect((await who.get(one.path + end)).status, end).toBe(404);
    for (const end of ["/report", "/report.pdf", "/report.json"]) expect((await coordinator.get(one.path + end)).status, end).toBe(404);
    const draft = await coordinator.get(`${one.path}/report/draft`);
    expect(draft.text).toContain("Kladde: kun I, der forbereder konferencen, kan se den.");
    expect(draft.html).toContain("<strong>forslag</strong>");
    expect((await app.visitor().get(one.path)).text).not.toContain("Rapport");

    const done = await publish(one.path, 5);
    expect(done.text).toContain("Rapporten er ude");
    const seen = await app.visitor().get(one.path);
    expect([seen.text.includes("Læs rapporten"), (await app.visitor().get(`${one.path}/report`)).status]).toEqual([true, 200]);
    const item = await app.db.selectFrom("thread.item").select(["status", "status_at"]).where("id", "=", one.id).executeTakeFirstOrThrow();
    expect(item).toEqual({ status: "reported", status_at: dayAfter });
    expect((await app.visitor().get(`${one.path.replace("vesterbro", "norrebro")}/report`)).status).toBe(404);
  });

  test("once it is out is put right and withdrawn openly, with a reason that names nobody", async () => {
    const one = await heldConference();
    await write(one.path, words);
    await publish(one.path);
    app.now = new Date("2026-04-20T07:00:00Z");
    const corrected = { ...words, closing: "Vi mødes igen til juni." };
    const silent = await write(one.path, corrected);
    expect([silent.status, silent.text.includes("Skriv eller vælg noget her."), silent.html.includes("Vi mødes igen til juni.")]).toEqual([422, true, true]);
    expect((await write(one.path, { ...corrected, why: "Karla Kanin bad om det" })).status).toBe(422);
    const desk = await coordinator.get(`${one.path}/report/desk`);
    await coordinator.submit(desk, "/report/desk", { ...corrected, why: "Måneden var forkert" }, 3);
    expect((await write(one.path, {})).text).toContain("Teksterne er gemt.");
    const page = await app.visitor().get(`${one.path}/report`);
    const data = await (await app.visitor().request(`${one.path}/report.json`)).json();
    for (const told of [page.text, await pdfText(`${one.path}/report.pdf`)]) expect(told).toMatch(/Rettelser\s*Rettet 20\. april 2026: Måneden var forkert/);
    expect(page.text.match(/Rettet/g)).toHaveLength(1);
    expect(reportShape.parse(data)).toMatchObject({ notes: [{ kind: "corrected", why: "Måneden var forkert", at: "2026-04-20T07:00:00.000Z" }] });

    const out = await coordinator.get(`${one.path}/report/desk`);
    const unfit = await coordinator.submit(out, "/report/withdraw", { reason: "Bo Holm vil ikke nævnes" });
    expect([unfit.status, unfit.html.includes("Bo Holm vil ikke nævnes")]).toEqual([422, true]);
    const gone = await coordinator.submit(out, "/report/withdraw", { reason: "Tallene er talt forkert" }, 5);
    expect(gone.text).toContain("Rapporten er trukket tilbage.");
    for (const reader of [app.visitor(), coordinator]) {
      const withdrawn = await reader.get(`${one.path}/report`);
      expect([withdrawn.status, withdrawn.text.includes("Trukket tilbage 20. april 2026: Tallene er talt forkert"), withdrawn.text.includes("Vi mødes igen")]).toEqual([200, true, false]);
      for (const end of ["/report.pdf", "/report.json"]) expect((await reader.get(one.path + end)).status, end).toBe(404);
    }
    expect((await app.visitor().get(one.path)).text).not.toContain("Læs rapporten");
    expect(await app.db.selectFrom("thread.item").select("status").where("id", "=", one.id).executeTakeFirst()).toEqual({ status: "held" });
    expect((await app.visitor().get(`/en${one.path}/report`)).text).toContain("The report has been withdrawn.");
    // What nobody can read is changed without telling; then it comes out again, with what happened to it.
    expect((await write(one.path, words)).text).toContain("Teksterne er gemt.");
    await publish(one.path);
    const again = await app.visitor().get(`${one.path}/report`);
    for (const told of ["Vi mødes igen til maj.", "Måneden var forkert", "Tallene er talt forkert"]) expect(again.text).toContain(told);
    expect((await app.visitor().submit(out, "/report/withdraw", { reason: "Noget" })).status).toBe(404);
  });

  test("tells who came in numbers, and of nobody", async () => {
    const one = await heldConference();
    app.now = closed;
    const [text] = await evaluationTexts(app.db, app.permit("conference.prepare"), one.id);
    await app.db.transaction().execute((tx) => releaseText(tx, app.permit("conference.prepare"), { conferenceId: one.id, id: text?.id ?? "", version: 1 }, "[…] talte for længe."));
    await write(one.path, words);
    await publish(one.path);
    const page = await app.visitor().get(`${one.path}/report`);
    const json = await (await app.visitor().request(`${one.path}/report.json`)).json();
    const english = await app.visitor().get(`/en${one.path}/report`);
    const pdf = await pdfText(`${one.path}/report.pdf`);
    for (const told of [page.html, JSON.stringify(json), english.html, pdf]) for (const secret of secrets) expect(told).not.toContain(secret);
    for (const told of [page.text, pdf]) {
      for (const words of ["Meldte sig til", "Meget god", "5 af 11", "God, både godt og skidt, mindre god eller dårlig", "6 af 11", "[…] talte for længe.", "Vi mødes igen til maj.", "Stofindtagelsesrum"])
        expect(told).toContain(words);
    }
    expect(page.text).toMatch(/Meldte sig til\s*9\s*Fik en plads\s*8\s*Stod stadig på ventelisten\s*1/);
    // Two of a party are too few, and with them the six of the other: taken from eight they would leave two.
    const { people, evaluation } = reportShape.parse(json);
    expect(people).toEqual({ registered: 9, seated: 8, waiting: 1, gone: 0, come: 0, walkIns: 0, byParty: [], others: 8 });
    expect(evaluation).toEqual({ answers: 11, bands: [{ ratings: ["very_good"], count: 5 }, { ratings: ["good", "middling", "poor", "very_poor"], count: 6 }] });
    expect(english.text).toContain("Very good");
  });

  test("tells groups of the same size in the order of their names, and merges the same with the small ones whenever it is read", async () => {
    const one = await publishedConference(app, { capacity: "40" });
    const names = ["Ånden", "Cykelværkstedet", "Ældreklubben", "Øens Venner", "Boldklubben", "Aftenskolen"];
    const ids = await app.db.transaction().execute((tx) => Promise.all(names.map((name) => addParty(tx, app.permit("parties.manage"), { name, kind: "service" }))));
    for (const partyId of ids) for (const at of [1, 2, 3, 4, 5]) await enter(one.id, `Deltager ${at}`, { comesAs: "party", partyId });
    await enter(one.id, "En nabo", { comesAs: "neighbour" });
    app.now = dayAfter;
    await write(one.path, words);
    await publish(one.path);
    const { people } = reportShape.parse(await (await app.visitor().request(`${one.path}/report.json`)).json());
    // The neighbour is told together with the last of them.
    expect(people?.byParty.map(({ party }) => party)).toEqual(["Aftenskolen", "Boldklubben", "Cykelværkstedet", "Ældreklubben", "Øens Venner"]);
    expect(people?.others).toBe(6);
  });

  test("tells nobody any more what somebody has taken back, also where the page was kept", async () => {
    const one = await heldConference();
    const [text] = await evaluationTexts(app.db, app.permit("conference.prepare"), one.id);
    await app.db.transaction().execute((tx) => releaseText(tx, app.permit("conference.prepare"), { conferenceId: one.id, id: text?.id ?? "", version: 1 }, "[…] talte for længe."));
    await publish(one.path);
    const told = async () => (await app.visitor().get(`${one.path}/report`)).text.includes("talte for længe");
    expect(await told()).toBe(true);
    await say(one.id, 0, "very_good");
    expect(await told()).toBe(false);
  });

  test("has no numbers of the evaluation while it is open, nor of fewer than five", async () => {
    const one = await heldConference();
    await publish(one.path);
    const open = await app.visitor().get(`${one.path}/report`);
    expect([open.text.includes("Deltagerne kan svare til"), open.text.includes("af 11")]).toEqual([true, false]);
    const few = await publishedConference(app);
    app.now = lastHour;
    for (const at of [1, 2, 3, 4]) await say(few.id, at, "good");
    app.now = closed;
    await publish(few.path);
    expect((await app.visitor().get(`${few.path}/report`)).text).toContain("Færre end fem har svaret.");
    // A page that was kept while the evaluation was open says so no longer.
    expect((await app.visitor().get(`${one.path}/report`)).text).toContain("5 af 11");
  });

  test.each([
    ["a participant's name", { introduction: "Tak til Bo Holm.", closing: "" }],
    ["a participant's name in the genitive", { introduction: "", closing: "Karla Kanins oplæg var godt." }],
    ["a private phone number", { introduction: "Ring på 22 33 44 55.", closing: "" }],
    ["a private mail address", { introduction: "Skriv til karla@eksempel.dk.", closing: "" }],
  ])("refuses %s, and keeps what was typed", async (_, typed) => {
    const one = await heldConference();
    const page = await write(one.path, typed);
    expect([page.status, page.text.includes("Rapporten nævner ingen deltagere")]).toEqual([422, true]);
    expect(page.document.querySelector("textarea[name=introduction]")?.textContent).toBe(typed.introduction);
    expect((await write(one.path, { introduction: "Spørg på 33 00 00 00 eller konference@eksempel.dk.", closing: "" })).status).toBe(200);
  });

  test("shows both texts when two write at once", async () => {
    const one = await publishedConference(app);
    app.now = dayAfter;
    const stale = await coordinator.get(`${one.path}/report/desk`);
    await write(one.path, words);
    const clash = await coordinator.submit(stale, "/report/desk", { introduction: "Skrevet samtidig", closing: "" });
    expect([clash.status, clash.text.includes("Vi ville have **forslag**"), clash.text.includes("Skrevet samtidig")]).toEqual([422, true, true]);
    await coordinator.submit(clash, "/report/desk");
    await publish(one.path);
    expect((await app.visitor().get(`${one.path}/report`)).text).toContain("Skrevet samtidig");
    await write(one.path, { introduction: "Rettet bagefter", closing: "", why: "Der stod en fejl" });
    expect((await app.visitor().get(`${one.path}/report`)).text).toContain("Rettet bagefter");
  });

  test("goes on telling what came of the conference; on paper with the moment it stood so", async () => {
    const one = await heldConference();
    await publish(one.path);
    expect((await app.visitor().get(`${one.path}/report`)).text).toContain("Der er ikke skrevet noget i den røde tråd endnu.");
    const item = (kind: string, id: string, title: string, publicTitle: string | null) => ({ kind, id, at: app.now, status: "sent", statusAt: app.now, title, publicTitle });
    const [letter, hidden] = ["01900000-0000-7000-8000-000000000001", "01900000-0000-7000-8000-000000000002"];
    await app.db.transaction().execute(async (tx) => {
      await recordItem(tx, app.district.id, item("letter", letter, "Et rum mere", "Et rum mere"));
      await recordItem(tx, app.district.id, item("agenda-item", hidden, "Lukket punkt", null));
      for (const to of [{ kind: "letter", id: letter }, { kind: "agenda-item", id: hidden }]) await linkItems(tx, app.district.id, { kind: "conference", id: one.id }, to);
    });
    await write(one.path, { ...words, why: "Indledningen manglede" });
    const page = await app.visitor().get(`${one.path}/report`);
    expect(page.text).toContain("Et rum mere");
    expect(page.html).not.toContain("Lukket punkt");
    const pdf = await pdfText(`${one.path}/report.pdf`);
    expect(pdf).toContain("Sådan stod det torsdag den 16. april 2026 kl. 09.00");
    expect(pdf).toContain("Et rum mere");
    expect(pdf).not.toContain("Lukket punkt");
  });

  test("follows each recommendation, with who supports it and what came of it; none that is not public", async () => {
    const one = await heldConference();
    const permit = app.permit("conference.prepare");
    const [workshopId = "", other = ""] = one.workshops;
    const ref = { conferenceId: one.id, workshopId };
    const letter = "01900000-0000-7000-8000-000000000003";
    await app.db.transaction().execute(async (tx) => {
      const first = await addRecommendation(tx, permit, ref, { sentence: "Åbn et rum mere.", why: "" }, app.now);
      await addRecommendation(tx, permit, ref, { sentence: "Hold åbent om natten.", why: "" }, app.now);
      await addRecommendation(tx, permit, { ...ref, workshopId: other }, { sentence: "Ikke læst endnu.", why: "" }, app.now);
      await noteHands(tx, permit, ref, { id: first.id, version: 1 }, { for: 17, against: 2, unsure: 1 });
      const read = (await recommendationsForWork(tx, permit, ref)).map(({ id, version }) => ({ id, version }));
      await releaseRecommendations(tx, permit, ref, read, app.now);
      await recordItem(tx, app.district.id, { kind: "letter", id: letter, at: app.now, status: "sent", statusAt: app.now, title: "Brev om et rum mere", publicTitle: "Brev om et rum mere" });
      await linkItems(tx, app.district.id, { kind: "recommendation", id: first.id }, { kind: "letter", id: letter });
    });
    await publish(one.path);
    const page = await app.visitor().get(`${one.path}/report`);
    const pdf = await pdfText(`${one.path}/report.pdf`);
    for (const told of [page.text, pdf]) {
      expect(told).toMatch(/Indsatser der virker.*Åbn et rum mere\..*17.*Brev om et rum mere.*Hold åbent om natten\..*Den er ikke ført videre endnu/);
      expect(told).not.toContain("Ikke læst endnu.");
      // What came of a recommendation stands there, and not once more below.
      expect(told).not.toContain("Det kom der ud af det");
    }
    const { recommendations } = reportShape.parse(await (await app.visitor().request(`${one.path}/report.json`)).json());
    expect(recommendations.map(({ sentence, cameOfIt }) => [sentence, cameOfIt.map(({ title }) => title)])).toEqual([["Åbn et rum mere.", ["Brev om et rum mere"]], ["Hold åbent om natten.", []]]);
  });

  test("tells how many came where somebody counted at the door, also of those who had not signed up", async () => {
    const one = await publishedConference(app, { capacity: "20" });
    const [large = ""] = parties;
    const ids: string[] = [];
    for (let at = 1; at <= 8; at += 1) {
      const made = await enter(one.id, `Deltager ${at}`, { comesAs: "party", partyId: large });
      if (!made.known) ids.push(made.id);
    }
    app.now = lastHour;
    const permit = app.permit("conference.check_in");
    await app.db.transaction().execute(async (tx) => {
      for (const id of ids.slice(0, 6)) await checkIn(tx, permit, one.id, { id, isAboveCapacity: false }, app.now);
      await letGuestIn(tx, permit, one.id, { name: "Uventet Ulla", isAboveCapacity: false }, app.now);
    });
    app.now = dayAfter;
    await publish(one.path);
    const page = await app.visitor().get(`${one.path}/report`);
    expect(page.html).not.toContain("Uventet Ulla");
    const { people } = reportShape.parse(await (await app.visitor().request(`${one.path}/report.json`)).json());
    expect(people).toEqual({ registered: 8, seated: 8, waiting: 0, gone: 0, come: 7, walkIns: 1, byParty: [], others: 7 });
  });

  test("is tagged on paper, with its language, its title and a way to where it stands now", async () => {
    const one = await heldConference();
    await write(one.path, words);
    await publish(one.path);
    const bytes = new Uint8Array(await (await app.visitor().request(`${one.path}/report.pdf`)).arrayBuffer());
    const document = await getDocumentProxy(bytes);
    const { info, metadata } = await document.getMetadata();
    expect(info).toMatchObject({ Title: "Rapport: Vejen fra gade til plan", Author: "Samarbejdsforum Vesterbro", Language: "da" });
    expect(metadata?.get("pdfuaid:part")).toBe("1");
    const pages = await Promise.all(Array.from({ length: document.numPages }, (_, at) => document.getPage(at + 1)));
    const links = (await Promise.all(pages.map((one) => one.getAnnotations()))).flat().map(({ url }: { url?: string }) => url);
    expect(links).toContain(`http://localhost${one.path}/report`);
  });

  test("is told of once, to those with a seat and a mail address", async () => {
    const one = await heldConference();
    await publish(one.path);
    const data = { districtId: app.district.id, conferenceId: one.id };
    for (let times = 0; times < 2; times += 1) await tellOfReportJob.run({ ...app.deps, now: () => app.now }, data, { number: 1, isLast: true });
    const mails = await app.db.selectFrom("platform.mail").select(["to_address", "text"]).where("purpose", "=", "conference.report").where("about_id", "=", one.id).execute();
    expect(mails.map(({ to_address }) => to_address)).toEqual(["karla@eksempel.dk"]);
    expect(mails[0]?.text).toContain(`http://localhost${one.path}/report`);
  });

  test("that is put right or withdrawn is told of once to those who had its mail, and they hear when it is out again", async () => {
    const one = await heldConference();
    const tell = () => tellOfReportJob.run({ ...app.deps, now: () => app.now }, { districtId: app.district.id, conferenceId: one.id }, { number: 1, isLast: true });
    const newMails = async (status: "sent" | "queued" = "sent") => {
      const rows = await app.db.selectFrom("platform.mail").select(["id", "to_address", "subject", "text"]).where("purpose", "in", ["conference.report", "conference.report_note"]).where("about_id", "=", one.id).where("status", "=", "queued").orderBy("id").execute();
      if (status === "sent" && rows.length > 0) await app.db.updateTable("platform.mail").set({ status, sent_at: app.now }).where("id", "in", rows.map(({ id }) => id)).execute();
      return rows.map(({ to_address, subject, text }) => ({ line: `${to_address}: ${subject}`, text: text ?? "" }));
    };
    const withdraw = async (reason: string) => coordinator.submit(await coordinator.get(`${one.path}/report/desk`), "/report/withdraw", { reason }, 3);
    await write(one.path, words);
    await publish(one.path);
    // Nobody has had its mail yet.
    await write(one.path, { ...words, closing: "Vi ses.", why: "Slåfejl" });
    expect(await newMails()).toEqual([]);
    await tell();
    expect((await newMails()).map(({ line }) => line)).toEqual(["karla@eksempel.dk: Rapporten er klar: Vejen fra gade til plan"]);
    const desk = await coordinator.get(`${one.path}/report/desk`);
    await coordinator.submit(desk, "/report/desk", { ...words, why: "Måneden var forkert" }, 5);
    const [corrected, ...more] = await newMails();
    expect([corrected?.line, more]).toEqual(["karla@eksempel.dk: Rapporten er rettet: Vejen fra gade til plan", []]);
    for (const told of ["Måneden var forkert", `http://localhost${one.path}/report`]) expect(corrected?.text).toContain(told);
    // A correction that waits is not told any more once the report is withdrawn.
    await write(one.path, { ...words, closing: "Tak.", why: "En sætning manglede" });
    expect(await newMails("queued")).toHaveLength(1);
    await withdraw("Tallene er talt forkert");
    await tell();
    const gone = await newMails();
    expect(gone.map(({ line }) => line)).toEqual(["karla@eksempel.dk: Rapporten er trukket tilbage: Vejen fra gade til plan"]);
    expect(gone[0]?.text).toContain("Tallene er talt forkert");
    await publish(one.path);
    await tell();
    await tell();
    expect((await newMails("queued")).map(({ line }) => line)).toEqual(["karla@eksempel.dk: Rapporten er klar: Vejen fra gade til plan"]);
    // Whose mail still waits has heard of nothing, and need not hear that it is withdrawn.
    await withdraw("Endnu en fejl");
    expect(await newMails()).toEqual([]);
  });
});
