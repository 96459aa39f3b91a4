import sharp from "sharp";
import { extractText, getDocumentProxy } from "unpdf";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Client, SeenPage } from "../../../test/client.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { draftOnDecision } from "../../../test/stories/forum.ts";
import { allJobs } from "../../jobs.ts";
import { addParty } from "../../network/commands.ts";
import { addMember, endMember } from "../../platform/identity/commands.ts";
import { attachmentsOf } from "../../platform/mail/outbox.ts";
import { addTask, finishTask } from "../decisions/commands/tasks.ts";
import { registerReply } from "../letters/commands/replies.ts";
import { sendLetter } from "../letters/commands/send.ts";
import { addAttachment } from "./commands/attachments.ts";
import { recordAnswer, sendInvitations } from "./commands/invitations.ts";
import { addAgendaItem } from "./commands/items.ts";
import { planNextMeeting } from "./commands/planning.ts";
import { addSeries } from "./commands/series.ts";

let t: TestApp;
let karen: Client;
let mona: Client;
let seriesId: string;
let meetingId: string;
let closedId: string;

beforeAll(async () => {
  t = await testApp();
  karen = await t.signedIn("coordinator");
  mona = await t.signedIn("member");
  await t.db.transaction().execute(async (tx) => {
    const prepares = t.permit("meetings.prepare");
    seriesId = await addSeries(tx, prepares, {
      name: "Prøveforum", everyWeeks: 6, weekday: 3, fromDay: "2026-03-02", fromTime: "16:00", toTime: "17:00", place: "Salen",
    });
    meetingId = await planNextMeeting(tx, prepares, seriesId, t.now);
  });
});
afterAll(() => t.close());

const work = () => `/vesterbro/forum/meetings/${meetingId}/work`;
const send = () => `/vesterbro/forum/meetings/${meetingId}/send-agenda`;
const add = (title: string, more: object = {}) =>
  t.db
    .transaction()
    .execute((tx) => addAgendaItem(tx, t.permit("meetings.prepare"), meetingId, { title, kind: "discussion", ...more }, t.now));
const invite = () =>
  t.db
    .transaction()
    .execute((tx) => sendInvitations(tx, t.permit("meetings.prepare"), t.district, meetingId, { now: t.now, publicUrl: "http://localhost" }));
const runJob = async (version: number) => {
  const job = allJobs(undefined).find(({ name }) => name === "mail-agenda");
  for (const _ of [1, 2])
    await job?.run({ ...t.deps, now: () => t.now }, { districtId: t.district.id, meetingId, version }, { number: 1, isLast: false });
};
const mails = () =>
  t.db.selectFrom("platform.mail").selectAll().where("purpose", "=", "meetings.send_agenda").orderBy("id").execute();
const edit = (page: SeenPage, title: string) =>
  page.document.querySelector(`a[aria-label="Ret: ${title}"]`)?.getAttribute("href") ?? "";
const pdfText = async (bytes: Uint8Array) => (await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true })).text;

describe("sending an agenda", () => {
  test("waits for items and for invitations, and says so", async () => {
    expect((await karen.get(send())).text).toContain("Der er ingen punkter på dagsordenen endnu.");
    const lights = await add("Lys i porten", { text: "Der er mørkt efter kl. 16.", plannedMinutes: 20, presenter: "driftsleder" });
    await add("Toiletter", { plannedMinutes: 15 });
    closedId = await add("Fortroligsag", { text: "Razziaplan", plannedMinutes: 10, readers: [] });
    const png = await sharp({ create: { width: 8, height: 8, channels: 3, background: "red" } }).jpeg().toBuffer();
    await t.db.transaction().execute(async (tx) => {
      for (const [item, name] of [[lights, "porten.jpg"], [closedId, "hemmeligtbilag.jpg"]] as const) {
        const file = { key: `vesterbro/meetings/${item}.jpg`, name, type: "image/jpeg", size: png.length, sha256: `${name}-sha` };
        await tx.insertInto("platform.stored_file").values({ district: t.district.id, key: file.key }).execute();
        await t.deps.files.put(file.key, png, file.type);
        await addAttachment(tx, t.permit("meetings.prepare"), item, file, t.now);
      }
    });
    const page = await karen.get(send());
    expect(page.text).toContain("Ingen er inviteret endnu. Send invitationerne først.");
    expect(page.document.querySelector('form[action$="/send-agenda"]')).toBeNull();
    expect((await mona.request(send())).status).toBe(404);
    expect((await mona.request(send().replace("send-agenda", "agenda"))).status).toBe(404);
  });

  test("fixes it and mails it once to everyone invited who reads mail, with paper and files; others get paper", async () => {
    await t.db.transaction().execute(async (tx) => {
      const memberId = await addMember(tx, t.permit("parties.manage"), { name: "Åge Avis", phone: null, reach: "paper", roles: ["member"] });
      await recordAnswer(tx, t.permit("meetings.prepare"), { meetingId, memberId }, { answer: "yes" }, t.now);
    });
    await invite();
    const page = await karen.get(send());
    expect(page.text).toContain("2 medlemmer får den på mail.");
    expect(page.text).toContain("Åge Avis");
    expect(page.text).toContain("1. Lys i porten");
    expect(page.text).not.toContain("Fortroligsag");
    const sent = await karen.submit(page, "/send-agenda", {}, 5);
    expect(sent.text).toContain("Dagsordenen er på vej.");
    await runJob(1);
    const all = await mails();
    expect(all.map(({ to_address }) => to_address).sort()).toEqual(["test1@eksempel.dk", "test2@eksempel.dk"]);
    expect(all[0]?.subject).toBe("Dagsorden: Prøveforum, onsdag den 4. marts 2026");
    for (const words of ["1. Lys i porten\n16.00–16.20 · Drøftelse · Oplæg: driftsleder\nBilag: porten.jpg", "3. Lukket punkt\n16.35–16.45"])
      expect(all[0]?.text).toContain(words);
    const files = await attachmentsOf(t.db, t.district.id, all[0]?.id ?? "");
    expect(files.map(({ name }) => name)).toEqual(["dagsorden.pdf", "porten.jpg"]);
    const paper = await pdfText(files[0]?.content ?? new Uint8Array());
    for (const words of ["Dagsorden. Møde 1, 4. marts 2026", "1. Lys i porten", "Der er mørkt efter kl. 16.", "Bilag: porten.jpg", "3. Lukket punkt"])
      expect(paper).toContain(words);
    const stored = await t.db.selectFrom("meetings.sent_agenda").select("content").execute();
    for (const word of ["Fortroligsag", "Razziaplan", "hemmeligtbilag"])
      expect([word, JSON.stringify(all).includes(word), paper.includes(word), JSON.stringify(stored).includes(word)]).toEqual([word, false, false, false]);
  });

  test("members read and print it as it was sent, also as a paper; visitors do not", async () => {
    const page = await mona.get(`/vesterbro/forum/meetings/${meetingId}/agenda`);
    expect(page.text).toContain("Dagsorden. Møde 1, 4. marts 2026");
    expect(page.text).toContain("Lukket punkt");
    expect(page.html).not.toContain(closedId);
    const pdf = await mona.request(`/vesterbro/forum/meetings/${meetingId}/agenda/1/agenda.pdf`);
    expect(pdf.headers.get("content-type")).toBe("application/pdf");
    expect(await pdfText(new Uint8Array(await pdf.arrayBuffer()))).toContain("Lys i porten");
    for (const path of [`agenda`, `agenda/1/agenda.pdf`]) {
      expect((await t.visitor().request(`/vesterbro/forum/meetings/${meetingId}/${path}`)).status).toBe(404);
      expect((await mona.request(`/norrebro/forum/meetings/${meetingId}/${path}`)).status).toBe(404);
    }
    for (const path of [`agenda?version=2`, `agenda/2/agenda.pdf`, `agenda/x/agenda.pdf`])
      expect((await mona.request(`/vesterbro/forum/meetings/${meetingId}/${path}`)).status).toBe(404);
    expect((await mona.get(`/en/vesterbro/forum/meetings/${meetingId}/agenda`)).text).toContain("Closed item");
  });
});

describe("what has changed since", () => {
  test("stands on the meeting's page for every member, closed items without words", async () => {
    expect((await karen.get(work())).text).not.toContain("Ændret, siden");
    const page = await karen.get(work());
    await karen.submit(await karen.get(edit(page, "Lys i porten")), "/edit", { title: "Lys i porten og gården", minutes: "25" });
    await karen.submit(await karen.get(edit(page, "Fortroligsag")), "/edit", { title: "Fortroligsag to", minutes: "5" });
    await karen.submit(await karen.get(edit(page, "Toiletter")), "/remove");
    await add("Kanylebokse");
    for (const client of [karen, mona]) {
      const seen = await client.get(work());
      for (const words of [
        "Ændret, siden dagsordenen blev sendt 2. marts 2026", "Taget af: Toiletter", "Nyt punkt: Kanylebokse",
        "Ændret: Lys i porten og gården (hed før “Lys i porten”, minutter)", "Ændret: Lukket punkt (minutter)",
      ])
        expect(seen.text).toContain(words);
    }
    expect((await mona.get(work())).html).not.toContain("Fortroligsag");
    expect((await mona.get(`/en${work()}`)).text).toContain("Changed since the agenda was sent");
    expect((await t.visitor().get(`/vesterbro/forum/meetings/${meetingId}`)).text).not.toContain("Ændret");
  });

  test("goes out with the agenda when it is sent again, to those who are still members", async () => {
    const page = await karen.get(send());
    expect(page.text).toContain("Taget af: Toiletter");
    await karen.submit(page, "/send-agenda", {});
    const member = await t.db.selectFrom("platform.member").select("id").where("email", "=", "test2@eksempel.dk").executeTakeFirstOrThrow();
    await t.db.transaction().execute((tx) => endMember(tx, t.permit("parties.manage"), member.id, t.now));
    await runJob(2);
    const again = (await mails()).slice(2);
    expect(again.map(({ to_address, subject }) => [to_address, subject])).toEqual([
      ["test1@eksempel.dk", "Ændret dagsorden: Prøveforum, onsdag den 4. marts 2026"],
    ]);
    expect(again[0]?.text).toContain("Taget af: Toiletter");
    expect((await karen.get(work())).text).not.toContain("Ændret, siden");
    const first = await karen.get(`/vesterbro/forum/meetings/${meetingId}/agenda?version=1`);
    expect(first.text).toContain("2. Toiletter");
  });

  test("unchanged it goes only to those who have not had it, and then to nobody", async () => {
    expect((await karen.get(send())).text).toContain("Dagsordenen er sendt, og der er ikke ændret noget siden.");
    await t.signedIn("member");
    await invite();
    const page = await karen.get(send());
    expect(page.text).toContain("1 medlem er inviteret siden og får den nu.");
    const other = await t.signedIn("coordinator");
    const his = await other.get(send());
    await karen.submit(page, "/send-agenda", {});
    const late = await other.submit(his, "/send-agenda", {});
    expect(late.status).toBe(422);
    expect(late.text).toContain("der er ikke ændret noget siden");
    await runJob(3);
    expect((await mails()).slice(3).map(({ to_address, subject }) => [to_address, subject])).toEqual([
      ["test3@eksempel.dk", "Dagsorden: Prøveforum, onsdag den 4. marts 2026"],
    ]);
  });
});

describe("since last time", () => {
  test("an agenda begins with open and newly done tasks, late ones said without blame, on page and paper", async () => {
    const [done, late] = await t.db.transaction().execute(async (tx) => {
      const partyId = await addParty(tx, t.permit("parties.manage"), { name: "Naboerne i gaden", kind: "neighbours" });
      const task = (title: string, dueDay: string, now: Date) => addTask(tx, t.permit("decisions.manage"), { title, partyId, dueDay }, now);
      const old = await task("Færdig før mødet", "2026-03-02", t.now);
      await finishTask(tx, t.permit("tasks.finish"), old.id, { note: "Det er gjort." }, t.now);
      return [await task("Ring til driften", "2026-03-20", t.now), await task("Mal porten", "2026-03-25", t.now)];
    });
    t.now = new Date("2026-03-27T09:00:00Z");
    meetingId = await t.db.transaction().execute((tx) => planNextMeeting(tx, t.permit("meetings.prepare"), seriesId, t.now));
    await t.db.transaction().execute((tx) => finishTask(tx, t.permit("tasks.finish"), done?.id ?? "", { note: "De kommer." }, t.now));
    const member = await t.signedIn("member");
    const page = await member.get(work());
    expect(page.text).toContain("Det er sket siden mødet 4. marts 2026, og det mangler.");
    expect(page.text).toMatch(/Mal portenNaboerne i gadenfristen var 25. marts 2026, for 2 dage siden/);
    expect(page.text).toMatch(/Ring til driftenNaboerne i gadenUdført 27. marts 2026/);
    expect(page.text).not.toContain("Færdig før mødet");
    expect(page.text.indexOf("Mal porten")).toBeLessThan(page.text.indexOf("Dagsorden"));
    expect(page.document.querySelector(`a[href$="/tasks/${late?.id}"]`)).not.toBeNull();
    expect((await member.get(`/en${work()}`)).text).toContain("This has happened since the meeting on 4 March 2026, and this is still to do.");
    expect((await t.visitor().get(`/vesterbro/forum/meetings/${meetingId}`)).text).not.toContain("Mal porten");
    await invite();
    await karen.submit(await karen.get(send()), "/send-agenda", {});
    await runJob(1);
    const mail = (await mails()).at(-1);
    expect(mail?.text).toContain("- Mal porten · Naboerne i gaden · fristen var 25. marts 2026, for 2 dage siden");
    const [paper] = await attachmentsOf(t.db, t.district.id, mail?.id ?? "");
    expect(await pdfText(paper?.content ?? new Uint8Array())).toContain("Mal porten");
  });

  test("tells of the replies that came from city hall since", async () => {
    const offices = await t.db.transaction().execute((tx) =>
      addParty(tx, t.permit("parties.manage"), { name: "Forvaltningen", kind: "city", email: "office@eksempel.dk", takesLetters: true }),
    );
    const { letterId } = await draftOnDecision(t, { neighbours: offices, office: offices, seriesId }, "Et toilet på pladsen");
    const order = { letterId, district: t.district, publicUrl: t.deps.publicUrl, by: { kind: "mail" as const } };
    const reply = { kind: "accepted" as const, reason: "Ja, vi sætter det op.", receivedDay: "2026-03-27" };
    await t.db.transaction().execute(async (tx) => {
      await sendLetter(tx, t.permit("letters.send"), order, t.now);
      await registerReply(tx, t.permit("letters.register_reply"), letterId, reply, t.now);
    });
    const page = await karen.get(work());
    expect(page.text).toMatch(/Svar fra rådhusetEt toilet på pladsenForvaltningen · 27. marts 2026/);
  });

  test("is not told for a meeting whose predecessor has not been held, nor once minutes are approved", async () => {
    t.now = new Date("2026-04-15T15:00:00Z");
    const next = await t.db.transaction().execute((tx) => planNextMeeting(tx, t.permit("meetings.prepare"), seriesId, t.now));
    t.now = new Date("2026-04-14T09:00:00Z");
    const page = await karen.get(work().replace(meetingId, next));
    expect(page.text).not.toContain("Mal porten");
    expect((await karen.get(work())).text).toContain("Mal porten");
  });
});
