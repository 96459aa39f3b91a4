import { createHash } from "node:crypto";
import { extractText, getDocumentProxy } from "unpdf";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Client, SeenPage } from "../../../test/client.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { mailedPath } from "../../../test/stories/forum.ts";
import { allJobs } from "../../jobs.ts";
import { addParty } from "../../network/commands.ts";
import { addRepresentation, endRepresentations } from "../../network/representations.ts";
import { addMember, endMember } from "../../platform/identity/commands.ts";
import { searchItems, searchOf } from "../../thread/search.ts";
import { agreeToMinutes } from "./commands/agree.ts";
import { recordAttendance } from "./commands/attendance.ts";
import { forgetOldCorrections } from "./commands/forget.ts";
import { proposeCorrection } from "./commands/corrections.ts";
import { recordAnswer, sendInvitations } from "./commands/invitations.ts";
import { addAgendaItem } from "./commands/items.ts";
import { saveMinutes } from "./commands/minutes.ts";
import { planNextMeeting } from "./commands/planning.ts";
import { addSeries } from "./commands/series.ts";

let t: TestApp;
let coordinator: Client;
let outsider: Client;
let series: string;
let meeting: string;
let item: string;
let mona: string;
let poul: string;
let absent: string;

const said = "Der kommer lys i gården. Politiet var med.";
const secrets = ["Lukket sag", "Lukket snak", "Mona Rask", "Poul Papir", "Der kommer lys", "Trappen ved nummer 4", "rettelse"];

beforeAll(async () => {
  t = await testApp();
  coordinator = await t.signedIn("coordinator");
  await t.db.transaction().execute(async (tx) => {
    const parties = t.permit("parties.manage");
    const party = await addParty(tx, parties, { name: "Naboerne", kind: "neighbours" });
    const add = (name: string, reach: "mail" | "paper", email?: string) =>
      addMember(tx, parties, { name, reach, email: email ?? null, roles: ["member"] });
    mona = await add("Mona Rask", "mail", "mona@eksempel.dk");
    poul = await add("Poul Papir", "paper");
    absent = await add("Anna Afbud", "mail", "anna@eksempel.dk");
    await addRepresentation(tx, parties, mona, { partyId: party, function: "Formand", fromDay: "2026-01-01" });
    await addRepresentation(tx, parties, poul, { partyId: party, function: "Kasserer", fromDay: "2026-01-01" });
    series = await addSeries(tx, t.permit("meetings.prepare"), {
      name: "Prøveforum", everyWeeks: 1, weekday: 3, fromDay: "2026-03-02", fromTime: "16:00", toTime: "18:00", place: "Prøvesalen",
    });
  });
  ({ meeting, item } = await held());
  outsider = await t.signedIn("member");
});
afterAll(() => t.close());

/** A meeting with one item written about, Mona and Poul present, Anna not; half an hour into it. */
async function held(): Promise<{ meeting: string; item: string }> {
  const made = await t.db.transaction().execute(async (tx) => {
    const prepares = t.permit("meetings.prepare");
    const id = await planNextMeeting(tx, prepares, series, t.now);
    const itemId = await addAgendaItem(tx, prepares, id, { title: "Trappen ved nummer 4", publicTitle: "Lys i gården", kind: "discussion" }, t.now);
    await sendInvitations(tx, prepares, t.district, id, { now: t.now, publicUrl: t.deps.publicUrl });
    await recordAnswer(tx, prepares, { meetingId: id, memberId: poul }, { answer: "yes" }, t.now);
    await recordAttendance(tx, t.permit("meetings.minute"), id, { partyIds: [], present: [mona, poul], apologies: [absent] });
    await saveMinutes(tx, t.permit("meetings.minute"), { meetingId: id, itemId }, { minutes: said, version: 0 });
    const closed = await addAgendaItem(tx, prepares, id, { title: "Lukket sag", kind: "information", readers: [] }, t.now);
    await saveMinutes(tx, t.permit("meetings.minute"), { meetingId: id, itemId: closed }, { minutes: "Lukket snak", version: 0 });
    const { starts_at } = await tx.selectFrom("meetings.meeting").select("starts_at").where("id", "=", id).executeTakeFirstOrThrow();
    return { meeting: id, item: itemId, startsAt: starts_at };
  });
  t.now = new Date(made.startsAt.getTime() + 30 * 60 * 1000);
  return made;
}

const at = (rest: string, id = meeting) => `/vesterbro/forum/meetings/${id}/${rest}`;
const linkOf = (email: string) => mailedPath(t, email, /\/forum\/read\//);
const send = async (id = meeting) => coordinator.submit(await coordinator.get(at("approval", id)), "/approval/send", {}, 5);
const propose = async (client: Client, path: string, text: string, more: Record<string, string> = {}) =>
  client.submit(await client.get(path), path, { text, ...more });
const mailsTo = (email: string, purpose: string) =>
  t.db.selectFrom("platform.mail").select(["subject", "text"]).where("to_address", "=", email).where("purpose", "=", purpose).orderBy("id").execute();
const runJob = () =>
  allJobs(undefined).find(({ name }) => name === "approve-minutes")?.run({ ...t.deps, now: () => t.now }, null, { number: 1, isLast: false });
const travel = (day: string) => {
  t.now = new Date(`${day}T03:20:00Z`);
};
const idOf = async (status: string) =>
  (await t.db.selectFrom("meetings.correction").select("id").where("status", "=", status as "open").orderBy("id").execute()).map(({ id }) => id);

describe("a draft", () => {
  test("is the coordinators': members and visitors read neither it nor find it", async () => {
    for (const path of [at("work"), at("approval"), `/vesterbro/forum/items/${item}/work`])
      expect((await outsider.get(path)).text, path).not.toContain("Der kommer lys");
    const found = await searchItems(t.db, searchOf("politiet", t.now), { districtId: t.district.id, reader: { may: () => true }, page: { limit: 9, offset: 0 } });
    expect(found.items).toEqual([]);
    expect((await outsider.get(at("approval/pdf"))).status).toBe(404);
    expect((await coordinator.get(at("approval"))).text).toContain("Referatet er en kladde. Det er ikke sendt.");
  });

  test("says before it is sent who gets it and when it is approved", async () => {
    const page = await coordinator.get(at("approval"));
    expect(page.text).toMatch(/3 får referatet på e-mail.*1 nås uden e-mail.*2 er noteret som til stede/);
    expect(page.text).toContain("godkendt den 18. marts 2026 (14 dage)");
  });
});

describe("sent minutes", () => {
  test("go once to everyone who was invited or came, with the day of silent approval; five presses are one", async () => {
    const page = await send();
    expect(page.text).toContain("Sendt 4. marts 2026. Godkendes den 18. marts 2026, hvis ingen retter.");
    const [mail, ...more] = await mailsTo("mona@eksempel.dk", "meetings.send_minutes");
    expect(more).toEqual([]);
    expect(mail?.text).toMatch(/rette det til og med den 17\. marts 2026[^]*godkendt den 18\. marts 2026/);
    expect((await mailsTo("anna@eksempel.dk", "meetings.send_minutes"))[0]?.text).toContain("De, der var med på mødet, kan rette det.");
    const versions = await t.db.selectFrom("meetings.version").select(["number", "reason"]).execute();
    expect(versions).toEqual([{ number: 1, reason: "sent" }]);
  });

  test("are read behind a link by who got it; opening changes nothing; who was absent is told kindly", async () => {
    const mine = await t.visitor().get(await linkOf("mona@eksempel.dk"));
    expect(mine.text).toContain(said);
    expect(mine.text).toContain("Du var med på mødet.");
    expect(mine.text).toContain("Formand, Naboerne · Kasserer, Naboerne");
    expect(mine.html).not.toMatch(/Mona|Poul|Anna|Lukket s/);
    const away = await linkOf("anna@eksempel.dk");
    const theirs = await t.visitor().get(away);
    expect(theirs.text).toContain(said);
    expect(theirs.text).not.toContain("Ret dette punkt");
    expect((await t.visitor().get(`${away}/${item}`)).status).toBe(404);
  });

  test("are found right by link with one press, by who was there alone; it approves nothing", async () => {
    const visitor = t.visitor();
    expect((await visitor.submit(await visitor.get(await linkOf("mona@eksempel.dk")), "/agree", {}, 5)).text).toMatch(/Ret dette punkt.*Du sagde 4\. marts 2026, at du intet har at rette/);
    for (const [page, words] of [["approval/people", "1 af 2, der var med, har sagt, at de intet har at rette."], ["approval", "Godkendes den 18. marts 2026, hvis ingen retter."]] as const)
      expect((await coordinator.get(at(page))).text).toContain(words);
    expect((await t.visitor().get(await linkOf("anna@eksempel.dk"))).text).not.toContain("Jeg har intet at rette");
    await expect(t.db.transaction().execute((tx) => agreeToMinutes(tx, t.permit("meetings.correct"), { meetingId: meeting, memberId: absent }, t.now))).rejects.toThrow("not_now");
  });

  test("stay closed to a member who was not invited, to visitors and under another's link", async () => {
    const page = await outsider.get(at("approval"));
    expect(page.text).toContain("Referatet er sendt til dem, der var inviteret eller med på mødet.");
    expect(page.text).not.toContain("Der kommer lys");
    expect((await outsider.get(at(`approval/correct/${item}`))).status).toBe(404);
    expect((await outsider.get(at("approval/pdf"))).status).toBe(404);
    for (const path of ["approval", "approval/people", "approval/answers", "approval/pdf", "approval/text", `approval/correct/${item}`, "publish"])
      expect((await t.visitor().get(at(path))).status, path).toBe(404);
    const wrong = (await linkOf("mona@eksempel.dk")).replace(/[^/]+$/, "A".repeat(32));
    expect((await t.visitor().get(wrong)).status).toBe(404);
  });

  test.each([
    ["the text", `minutes/${"ITEM"}`, { minutes: "Andet", version: "1" }],
    ["the outcome", `minutes/${"ITEM"}/close`, { outcome: "discussed" }],
    ["the agenda", "items/new", { title: "Nyt", kind: "decision" }],
  ] as const)("cannot be changed past the corrections: %s", async (_, path, answers) => {
    const token = (await coordinator.get(at("approval"))).document.querySelector("[name=_form]")?.getAttribute("value") ?? "";
    const body = new FormData();
    for (const [name, value] of Object.entries({ ...answers, _form: token })) body.set(name, value);
    const response = await coordinator.request(at(path.replace("ITEM", item)), { method: "POST", body });
    expect(response.status).toBe(422);
    expect(await response.text()).toContain("kan det kun ændres med rettelser");
  });
});

describe("corrections", () => {
  const better = "Der kommer lys i porten. Politiet var med.";

  test("come by link from who was there, once however often it is pressed, and tell the coordinators once", async () => {
    const link = await linkOf("mona@eksempel.dk");
    const visitor = t.visitor();
    const form = await visitor.get(`${link}/${item}`);
    const same = await visitor.submit(form, `/${item}`, { text: said });
    expect([same.status, same.text]).toEqual([422, expect.stringContaining("Teksten er den samme.")]);
    const cpr = await visitor.submit(form, `/${item}`, { text: "Det var 010190-1234." });
    expect([cpr.status, cpr.document.querySelector("textarea")?.textContent]).toEqual([422, "Det var 010190-1234."]);
    const sent = await visitor.submit(form, `/${item}`, { text: better, note: "Det var porten" }, 5);
    expect(sent.text).toContain("Din rettelse er sendt til sekretæren.");
    expect(sent.text).toContain("Formand, Naboerne");
    expect(sent.document.querySelector(".redline del")?.textContent).toContain("gården");
    expect(sent.document.querySelector(".redline ins")?.textContent).toMatch(/\[tilføjet\] porten/);
    await propose(coordinator, at(`approval/correct/${item}`), `${said} Vi mødes igen i maj.`, { member: poul });
    expect(await mailsTo("test1@eksempel.dk", "meetings.correct")).toHaveLength(1);
    expect(await idOf("open")).toHaveLength(2);
  });

  test("wait five to an item and person: a sixth is told kindly to wait, another person's is not held up", async () => {
    const telling = { district: t.district, publicUrl: t.deps.publicUrl, now: t.now };
    const tries = t.db.transaction().execute(async (tx) => {
      const add = (memberId: string, text: string) =>
        proposeCorrection(tx, t.permit("meetings.correct"), { meetingId: meeting, itemId: item, memberId, assisted: false, version: 1, text }, telling);
      for (const n of [2, 3, 4, 5]) await add(mona, `${said} Rettelse ${n}.`);
      await expect(add(mona, `${said} Rettelse 6.`)).rejects.toMatchObject({ errors: [{ field: "", code: "many_corrections" }] });
      await add(poul, `${said} Rettelse 2.`);
      throw new Error("taken back");
    });
    await expect(tries).rejects.toThrow("taken back");
  });

  test("typed in for someone on paper are marked; for someone who was not there they are refused", async () => {
    const page = await coordinator.get(at("approval"));
    expect(page.text).toContain("Kasserer, Naboerne (skrevet ind af en koordinator)");
    expect(page.text).toContain("2 rettelser venter på svar");
    const refused = await propose(coordinator, at(`approval/correct/${item}`), "Noget andet", { member: absent });
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining("Kun de, der var med på mødet, kan rette.")]);
  });

  test("hold up silent approval: the coordinators are told once, and nothing is approved", async () => {
    const before = t.now;
    travel("2026-03-18");
    await runJob();
    await runJob();
    expect(await mailsTo("test1@eksempel.dk", "meetings.held_up")).toHaveLength(1);
    expect((await coordinator.get(at("approval"))).text).toContain("2 rettelser venter på svar");
    t.now = before;
  });

  test("cannot be declined without a reason; a clash and a stale page are told, with what was typed", async () => {
    const [first = "", second = ""] = await idOf("open");
    const page = await coordinator.get(at("approval/answers"));
    const no = await coordinator.submit(page, "/approval/answers", { [`verdict-${first}`]: "decline", [`verdict-${second}`]: "" });
    expect([no.status, no.text]).toEqual([422, expect.stringContaining("Skriv, hvorfor rettelsen ikke skal med.")]);
    const own = { [`verdict-${first}`]: "accept", [`wording-${first}`]: "Helt anden tekst", [`verdict-${second}`]: "accept" };
    const both = await coordinator.submit(page, "/approval/answers", own);
    expect([both.status, both.text]).toEqual([422, expect.stringContaining("Svar på dem én ad gangen")]);
    const stale = await coordinator.submit(page, "/approval/answers", { [`verdict-${first}`]: "accept", [`version-${item}`]: "7" });
    expect([stale.status, stale.text]).toEqual([422, expect.stringContaining("Teksten er ændret i mellemtiden.")]);
    const nothing = await coordinator.submit(page, "/approval/answers", { [`verdict-${first}`]: "", [`verdict-${second}`]: "" });
    expect(nothing.text).toContain("Vælg ja eller nej til mindst én rettelse.");
  });

  test("are put in together when they do not meet, and each person hears once: by mail, or on the list", async () => {
    const [first = "", second = ""] = await idOf("open");
    const page = await coordinator.get(at("approval/answers"));
    await coordinator.submit(page, "/approval/answers", { [`verdict-${first}`]: "accept", [`verdict-${second}`]: "accept", [`reason-${second}`]: "Godt husket" }, 5);
    const after = await t.visitor().get(await linkOf("anna@eksempel.dk"));
    expect(after.text).toContain("Der kommer lys i porten. Politiet var med. Vi mødes igen i maj.");
    expect(after.text).toContain("Godt husket");
    expect(await mailsTo("mona@eksempel.dk", "meetings.answer_correction")).toHaveLength(1);
    const list = await coordinator.get(at("approval/people"));
    expect(list.text).toMatch(/Skal have svar.*Poul Papir/);
    const told = await coordinator.submit(list, `${poul}/told`);
    expect(told.text).not.toContain("Skal have svar");
  });

  test("begun from an older text are laid over the newer one, and one that changes the same words is for a person", async () => {
    const link = await linkOf("mona@eksempel.dk");
    const old = await t.visitor().get(`${link}/${item}`);
    const action = `/${item}`;
    await t.visitor().submit(old, action, { text: said.replace("gården", "kælderen"), version: "1" });
    const page = await coordinator.get(at("approval/answers"));
    expect(page.text).toContain("De samme ord er ændret i mellemtiden.");
    const [id = ""] = await idOf("open");
    const blind = await coordinator.submit(page, "/approval/answers", { [`verdict-${id}`]: "accept" });
    expect([blind.status, blind.text]).toEqual([422, expect.stringContaining("De samme ord er rettet to gange.")]);
    const answer = { [`verdict-${id}`]: "decline", [`reason-${id}`]: "Vi talte om porten." };
    await coordinator.submit(page, "/approval/answers", answer);
    expect((await mailsTo("mona@eksempel.dk", "meetings.answer_correction")).at(-1)?.text).toMatch(/ikke skrevet ind[^]*Vi talte om porten/);
  });

  test("stay, by function and party, when the member leaves; their link is closed", async () => {
    const link = await linkOf("mona@eksempel.dk");
    await t.db.transaction().execute(async (tx) => {
      await endRepresentations(tx, t.permit("parties.manage"), { memberId: mona }, "2026-03-05");
      await endMember(tx, t.permit("parties.manage"), mona, t.now);
    });
    expect((await t.visitor().get(link)).status).toBe(404);
    const page = await coordinator.get(at("approval"));
    expect(page.text).toContain("Formand, Naboerne");
    expect(page.text).not.toContain("Mona");
  });
});

describe("who is reached without mail", () => {
  test("stands on a list with a paper to print, ticked off and taken back; a lost link is sent anew", async () => {
    const list = await coordinator.get(at("approval/people"));
    expect(list.text).toMatch(/Nås uden e-mail.*Poul Papir.*Mangler/);
    const ticked = await coordinator.submit(list, poul, { handed: "yes" });
    expect(ticked.text).toContain("Sendt eller læst op 4. marts 2026");
    expect((await coordinator.submit(ticked, poul, { handed: "no" })).text).toContain("Mangler");
    const lost = await linkOf("anna@eksempel.dk");
    await coordinator.submit(ticked, `${absent}/again`);
    expect((await t.visitor().get(lost)).status).toBe(404);
    expect((await t.visitor().get(await linkOf("anna@eksempel.dk"))).status).toBe(200);
    const paper = await pdfText(await coordinator.request(at("approval/pdf")));
    expect(paper).toMatch(/Til godkendelse/);
    expect(paper).toContain("Vi mødes igen i maj.");
    expect(paper).not.toMatch(/Mona|Poul|Anna|Lukket s/);
  });
});

describe("silent approval", () => {
  let open: SeenPage;

  test("locks, numbers and seals on its day and not before, publishes nothing, and asks for a second look", async () => {
    travel("2026-03-17");
    await runJob();
    expect((await coordinator.get(at("approval"))).text).toContain("hvis ingen retter");
    travel("2026-03-18");
    open = await coordinator.get(at(`approval/correct/${item}`));
    await runJob();
    await runJob();
    const page = await coordinator.get(at("approval"));
    expect(page.text).toContain("Godkendt og låst 18. marts 2026. Den offentlige udgave er ikke ude endnu.");
    expect(page.text).toContain("fordi ingen rettede");
    expect(await mailsTo("test1@eksempel.dk", "meetings.approved_silently")).toHaveLength(1);
    for (const path of ["", `/minutes/${meeting}`, `/minutes/${meeting}/pdf`, `/meetings/${meeting}`, `/items/${item}`]) {
      const body = await (await t.visitor().request(`/vesterbro/forum${path}`)).text();
      for (const secret of secrets) expect(body, path).not.toContain(secret);
    }
    expect((await t.visitor().get(`/vesterbro/forum/minutes/${meeting}`)).status).toBe(404);
  });

  test("all members read it now, and its checksum is that of the text they can get", async () => {
    const page = await outsider.get(at("approval"));
    expect(page.text).toContain("Der kommer lys i porten.");
    const text = Buffer.from(await (await outsider.request(at("approval/text"))).arrayBuffer());
    expect(page.text).toContain(createHash("sha256").update(text).digest("hex"));
    expect(text.toString()).toMatch(/Lukkede punkter er forseglet med [0-9a-f]{64}/);
    expect(text.toString() + page.html).not.toMatch(/Mona|Poul|Anna|Lukket s/);
  });

  test("a late correction is met with words; nothing changes", async () => {
    const link = await linkOf("anna@eksempel.dk");
    expect((await t.visitor().get(link)).text).toContain("Referatet er godkendt den 18. marts 2026. Det kan ikke rettes mere.");
    const before = await t.db.selectFrom("meetings.version").select("content").execute();
    const late = await coordinator.submit(open, `/correct/${item}`, { text: "For sent", member: poul });
    expect([late.status, late.text]).toEqual([422, expect.stringContaining("Skriv til sekretariatet, hvis der er en fejl.")]);
    expect(late.document.querySelector("textarea")?.textContent).toBe("For sent");
    expect((await coordinator.get(at(`approval/correct/${item}`))).path).toBe(at("approval"));
    expect(await t.db.selectFrom("meetings.version").select("content").execute()).toEqual(before);
  });

  test("one coordinator writes the public version, another looks and publishes; both are noted", async () => {
    const second = await t.signedIn("coordinator");
    const mine = await coordinator.get(at("publish"));
    expect(mine.text).toContain("Det er bedst, at en anden");
    const asked = await coordinator.submit(mine, "/publish", { [`text-${item}`]: "Der kommer lys. Rask gang i den.", do: "ask" });
    expect(asked.text).toContain("Gemt.");
    expect(await mailsTo("test3@eksempel.dk", "meetings.ask_for_look")).toHaveLength(1);
    const theirs = await second.get(at("publish"));
    expect(theirs.text).toContain("En anden koordinator har skrevet teksten her");
    expect(theirs.text).toContain("Kan være navne: Rask");
    const refused = await second.submit(theirs, "/publish");
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining("Se på ordene, der kan være navne.")]);
    const done = await second.submit(refused, "/publish", { namesSeen: "1" }, 5);
    expect(done.path).toBe(`/vesterbro/forum/minutes/${meeting}`);
    expect((await t.visitor().get(done.path)).text).toContain("Rask gang i den.");
    const noted = await t.db.selectFrom("meetings.meeting").select(["public_draft_by", "looked_by", "public_draft"]).where("id", "=", meeting).executeTakeFirst();
    expect(noted?.public_draft).toBeNull();
    expect(noted?.looked_by).not.toBe(noted?.public_draft_by);
    expect((await coordinator.get(at("publish"))).path).toBe(done.path);
  });
});

describe("a mistake found later", () => {
  test("becomes a dated note beside the locked minutes, for members and without persons for everyone", async () => {
    const page = await coordinator.get(at("approval/note"));
    const named = await coordinator.submit(page, "/approval/note", { text: "Det var kl. 17.", publicText: "Poul Papir tog fejl." });
    expect([named.status, named.text]).toEqual([422, expect.stringContaining("Slet navne på medlemmer: Poul Papir")]);
    const saved = await coordinator.submit(page, "/approval/note", { text: "Det var kl. 17, siger Poul.", publicText: "Det var kl. 17." }, 5);
    expect(saved.text).toMatch(/Note, 18\. marts 2026 ?Det var kl\. 17, siger Poul\./);
    const visitor = await t.visitor().get(`/vesterbro/forum/minutes/${meeting}`);
    expect(visitor.text).toMatch(/Note, 18\. marts 2026 ?Det var kl\. 17\./);
    expect(visitor.html).not.toContain("siger Poul");
    expect(await t.db.selectFrom("meetings.addendum").select("id").execute()).toHaveLength(1);
  });

  test("stands in both PDFs, which are tagged, numbered and sealed; the public one holds no person and no function", async () => {
    const open = async (response: Response) => getDocumentProxy(new Uint8Array(await response.arrayBuffer()));
    const inside = await open(await outsider.request(at("approval/pdf")));
    const outside = await open(await t.visitor().request(`/vesterbro/forum/minutes/${meeting}/pdf`));
    for (const pdf of [inside, outside]) {
      expect((await pdf.getMetadata()).metadata?.get("pdfuaid:part")).toBe("1");
      expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
    }
    const [members, everyone] = [await textOf(inside), await textOf(outside)];
    for (const words of ["VSF-2026-0001", "Naboerne", "18. marts 2026"]) for (const text of [members, everyone]) expect(text).toContain(words);
    expect(members).toMatch(/Formand, Naboerne[^]*siger Poul/);
    expect(everyone).toMatch(/Rask gang i den\.[^]*Det var kl\. 17\./);
    expect(everyone).not.toMatch(/Formand|Kasserer|siger Poul|Trappen|Der kommer lys i porten/);
    const { sha256 } = await t.db.selectFrom("meetings.meeting").select("sha256").where("id", "=", meeting).executeTakeFirstOrThrow();
    expect(everyone.replaceAll(/\s/g, "")).toContain(sha256);
  });
});

describe("another way", () => {
  test("taken back, written on and sent again is the next version; the old link is closed, an open correction waits", async () => {
    const { meeting: id, item: itemId } = await held();
    await send(id);
    const old = await linkOf("anna@eksempel.dk");
    await propose(coordinator, at(`approval/correct/${itemId}`, id), `${said} Og et til.`, { member: poul });
    const back = await coordinator.submit(await coordinator.get(at("approval", id)), "/recall");
    expect(back.text).toContain("Referatet er en kladde igen.");
    expect((await t.visitor().get(old)).text).toContain("Sekretæren skriver referatet om.");
    await t.db.transaction().execute((tx) =>
      saveMinutes(tx, t.permit("meetings.minute"), { meetingId: id, itemId }, { minutes: `Først. ${said}`, version: 1 }),
    );
    const again = await send(id);
    expect(again.text).toContain("udgave 2");
    expect((await t.visitor().get(old)).status).toBe(404);
    const approve = await coordinator.get(at("approve", id));
    const refused = await coordinator.submit(approve, "/approve");
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining("Svar på dem først.")]);
    const [correction = ""] = await idOf("open");
    await coordinator.submit(await coordinator.get(at("approval/answers", id)), "/approval/answers", { [`verdict-${correction}`]: "accept" });
    const fresh: SeenPage = await coordinator.get(at("approve", id));
    const later = await coordinator.submit(fresh, "/approve", { do: "later", namesSeen: "1" });
    expect(later.text).toMatch(/på et møde.*Først\. Der kommer lys i gården\. Politiet var med\. Og et til\./);
    expect((await t.visitor().get(`/vesterbro/forum/minutes/${id}`)).status).toBe(404);
  });

  test.each([
    ["2", 422],
    ["91", 422],
    ["ti", 422],
    ["21", 200],
  ])("a series' days: %s → %s", async (days, status) => {
    const page = await coordinator.get(`/vesterbro/forum/series/${series}/silent-days`);
    expect((await coordinator.submit(page, "/silent-days", { days })).status).toBe(status);
    expect((await outsider.get(`/vesterbro/forum/series/${series}/silent-days`)).status).toBe(404);
  });
});

test("a year after approval corrections, sent versions and who got them are erased; the approved minutes and notes stay", async () => {
  const left = async () => ({
    corrections: (await t.db.selectFrom("meetings.correction").select("id").where("meeting_id", "=", meeting).execute()).length,
    deliveries: (await t.db.selectFrom("meetings.delivery").select("version").where("meeting_id", "=", meeting).execute()).length,
    versions: await t.db.selectFrom("meetings.version").select("reason").where("meeting_id", "=", meeting).orderBy("number").execute(),
    notes: (await t.db.selectFrom("meetings.addendum").select("id").execute()).length,
  });
  const forget = (now: string) => t.db.transaction().execute((tx) => forgetOldCorrections(tx, { now: new Date(now) }));
  await forget("2027-03-17T00:00:00Z");
  const sent = [{ reason: "sent" }, { reason: "approved" }];
  expect(await left()).toEqual({ corrections: 3, deliveries: expect.any(Number), versions: sent, notes: 1 });
  await forget("2027-03-19T00:00:00Z");
  expect(await left()).toEqual({ corrections: 0, deliveries: 0, versions: [{ reason: "approved" }], notes: 1 });
  expect((await outsider.get(at("approval"))).text).toContain("Der kommer lys i porten.");
});

async function textOf(pdf: Awaited<ReturnType<typeof getDocumentProxy>>): Promise<string> {
  return (await extractText(pdf, { mergePages: true })).text;
}

async function pdfText(response: Response): Promise<string> {
  return textOf(await getDocumentProxy(new Uint8Array(await response.arrayBuffer())));
}
