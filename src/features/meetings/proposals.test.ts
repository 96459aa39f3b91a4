import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import sharp from "sharp";
import type { Client, SeenPage } from "../../../test/client.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { addParty } from "../../network/commands.ts";
import { addRepresentation } from "../../network/representations.ts";
import { addDays, dayOf } from "../../platform/i18n/dates.ts";
import { addMember } from "../../platform/identity/commands.ts";
import { planNextMeeting } from "./commands/planning.ts";
import { forgetOldProposals } from "./commands/proposals.ts";
import { addSeries } from "./commands/series.ts";
import { lastProposalDay, meetingFor, reached } from "./proposal.ts";

let t: TestApp;
let karen: Client;
let mona: Client;
let bo: Client;
let seriesId: string;
let meetingId: string;
let neighbours: string;
let police: string;
let tove: string;

beforeAll(async () => {
  t = await testApp();
  karen = await t.signedIn("coordinator");
  mona = await t.signedIn("member");
  bo = await t.signedIn("member");
  const monaId = await memberId("Test Testesen 2");
  await t.db.transaction().execute(async (tx) => {
    const parties = t.permit("parties.manage");
    neighbours = await addParty(tx, parties, { name: "Naboerne i gaden", kind: "neighbours" });
    police = await addParty(tx, parties, { name: "Politistationen", kind: "police" });
    await addRepresentation(tx, parties, monaId, { partyId: neighbours, function: "nabo", fromDay: "2026-01-01" });
    tove = await addMember(tx, parties, { name: "Tove Telefon", phone: "20123456", reach: "phone", roles: ["member"] });
    seriesId = await addSeries(tx, t.permit("meetings.prepare"), {
      name: "Prøveforum", everyWeeks: 6, weekday: 3, fromDay: "2026-03-23", fromTime: "16:00", toTime: "18:00", place: "Salen",
    });
  });
  meetingId = await plan();
});
afterAll(() => t.close());

const memberId = async (name: string) =>
  (await t.db.selectFrom("platform.member").select("id").where("name", "=", name).executeTakeFirstOrThrow()).id;
const plan = () => t.db.transaction().execute((tx) => planNextMeeting(tx, t.permit("meetings.prepare"), seriesId, t.now));
const ask = () => `/vesterbro/forum/series/${seriesId}/propose`;
const work = (id = meetingId) => `/vesterbro/forum/meetings/${id}/work`;
const mails = (address: string) =>
  t.db.selectFrom("platform.mail").select(["subject", "text"]).where("to_address", "=", address).where("purpose", "=", "meetings.answer_proposal").orderBy("id").execute();
const titles = (page: SeenPage) => [...page.document.querySelectorAll("#main .item-row-title")].map((one) => one.textContent);
const idOf = (page: SeenPage) => page.path.split("/").at(-1)?.replace(/\?.*/, "") ?? "";
const propose = async (client: Client, answers: Record<string, string | File>) => client.submit(await client.get(ask()), "/propose", answers);
const decide = (id: string) => `/vesterbro/forum/proposals/${id}/decide`;
const why = "Fordi naboerne ikke kan sove.";

describe("deadlines", () => {
  const at = (day: string) => ({ startsAt: new Date(`${day}T15:00:00Z`) });
  const day = fc.integer({ min: 0, max: 700 }).map((days) => addDays("2026-01-01", days));

  test("a proposal belongs to the first meeting it reaches, and what it waits for leads there too", () => {
    fc.assert(
      fc.property(fc.uniqueArray(day, { maxLength: 6 }), fc.integer({ min: 0, max: 90 }), (days, before) => {
        const now = new Date("2026-03-02T09:00:00Z");
        const coming = days.sort().map(at).filter(({ startsAt }) => startsAt > now);
        const { meeting, missed } = reached(coming, before, now);
        expect(meetingFor(missed?.startsAt ?? null, coming)).toEqual(meeting);
        expect(meeting === undefined || dayOf(now) <= lastProposalDay(meeting, before)).toBe(true);
        expect(missed === undefined || dayOf(now) > lastProposalDay(missed, before)).toBe(true);
      }),
    );
  });

  test("the last day counts to its end, in Danish time", () => {
    const meeting = at("2026-03-25");
    expect(lastProposalDay(meeting, 14)).toBe("2026-03-11");
    expect(reached([meeting], 14, new Date("2026-03-11T22:59:00Z")).meeting).toBe(meeting);
    expect(reached([meeting], 14, new Date("2026-03-11T23:01:00Z")).meeting).toBeUndefined();
  });
});

describe("a proposal in time", () => {
  let proposal = "";
  let item = "";

  test("gets a receipt, for its own member and for coordinators only", async () => {
    const form = await mona.get(ask());
    expect(form.text).toContain("Forslag til Møde 1, 25. marts 2026 skal være her senest 11. marts 2026.");
    expect(form.document.querySelector("select[name=member]")).toBeNull();
    const short = await mona.submit(form, "/propose", { title: "Støj om natten", text: "", minutes: "tyve" });
    expect(short.status).toBe(422);
    expect(short.text).toContain("Skriv et helt tal fra 1 til 600.");
    expect(short.document.querySelector("#title")?.getAttribute("value")).toBe("Støj om natten");
    const photo = new File([new Uint8Array(await sharp({ create: { width: 8, height: 8, channels: 3, background: "red" } }).png().toBuffer())], "gaden.png");
    const sent = await mona.submit(form, "/propose", { title: "Støj om natten", text: why, minutes: "20", kind: "decision", file: photo }, 5);
    proposal = idOf(sent);
    expect(sent.text).toContain("Tak. Vi har fået dit forslag.");
    for (const said of ["Modtaget", why, "Naboerne i gaden", "20 min.", "Møde 1, 25. marts 2026", "gaden.jpg"]) expect(sent.text).toContain(said);
    const page = `/vesterbro/forum/proposals/${proposal}`;
    for (const address of [page, `${page}/file`]) {
      expect((await mona.request(address)).status).toBe(200);
      expect((await karen.request(address)).status).toBe(200);
      expect((await bo.request(address)).status).toBe(404);
      expect((await t.visitor().request(address)).status).toBe(404);
      expect((await mona.request(address.replace("vesterbro", "norrebro"))).status).toBe(404);
    }
    expect((await bo.get(work())).html).not.toContain("Støj om natten");
    expect(titles(await mona.get("/vesterbro/forum/proposals"))).toEqual(["Støj om natten"]);
    expect((await bo.get("/vesterbro/forum/proposals")).html).not.toContain("Støj om natten");
    expect((await bo.request(decide(proposal))).status).toBe(404);
  });

  test("is taken on in other words by one press of five; its own words stay, and the member hears of it", async () => {
    const meeting = await karen.get(work());
    expect(meeting.text).toContain("Test Testesen 2, Naboerne i gaden");
    const page = await karen.get(decide(proposal));
    expect(page.document.querySelector("#title")?.getAttribute("value")).toBe("Støj om natten");
    await karen.submit(page, "/take", { title: "Ro i gaden om natten", minutes: "15" }, 5);
    const agenda = await bo.get(work());
    expect(agenda.text).toContain("1. 16.00–16.15 · Beslutning");
    expect(titles(agenda)).toContain("Ro i gaden om natten");
    expect(agenda.text).toContain("Bilag: gaden.jpg");
    item = [...agenda.document.querySelectorAll("a")].find((link) => link.textContent === "Ro i gaden om natten")?.getAttribute("href") ?? "";
    const read = await bo.get(item);
    expect(read.text).toContain("Sådan blev det foreslået");
    expect(read.text).toContain("Foreslået af Naboerne i gaden");
    expect(read.text).toContain("Støj om natten");
    expect(read.text).not.toContain("Test Testesen 2");
    const file = read.document.querySelector('a[href*="/attachments/"]')?.getAttribute("href") ?? "";
    expect((await bo.request(file)).headers.get("content-type")).toBe("image/jpeg");
    expect((await t.visitor().request(file)).status).toBe(404);
    const told = await mails("test2@eksempel.dk");
    expect(told.map(({ subject }) => subject)).toEqual(["Dit forslag er kommet på dagsordenen"]);
    expect(told[0]?.text).toContain("Dit forslag “Støj om natten” er kommet på dagsordenen for Møde 1, 25. marts 2026.");
    expect(told[0]?.text).toContain(`/vesterbro/forum/proposals/${proposal}`);
    const own = await mona.get(`/vesterbro/forum/proposals/${proposal}`);
    expect(own.text).toContain("På dagsordenen");
    expect(own.text).toContain("Se punktet på dagsordenen");
    expect(own.html).not.toContain("/withdraw");
  });

  test("waits for an answer again when the item is taken off, with its file", async () => {
    const edit = `/vesterbro/forum/meetings/${meetingId}/items/${item.split("/").at(-2)}/edit`;
    await karen.submit(await karen.get(edit), "/remove");
    expect((await mona.get(`/vesterbro/forum/proposals/${proposal}`)).text).toContain("Modtaget");
    expect((await mona.request(`/vesterbro/forum/proposals/${proposal}/file`)).status).toBe(200);
  });

  test("is withdrawn by its own member only", async () => {
    const page = await mona.get(`/vesterbro/forum/proposals/${proposal}`);
    const done = await mona.submit(page, "/withdraw", {}, 3);
    expect(done.text).toContain("Trukket tilbage");
    expect((await karen.get(decide(proposal))).path).toBe(`/vesterbro/forum/proposals/${proposal}`);
  });
});

describe("answers", () => {
  test("two coordinators who answer at once: one does, the other is told, with what was typed", async () => {
    const proposal = idOf(await propose(mona, { title: "Flere bænke", text: why }));
    const other = await t.signedIn("coordinator");
    const hers = await karen.get(decide(proposal));
    const his = await other.get(decide(proposal));
    const empty = await karen.submit(hers, "/answer", { answer: "returned", reason: "" });
    expect(empty.status).toBe(422);
    const phone = await karen.submit(hers, "/answer", { answer: "returned", reason: "Ring til Bo på 26 12 34 56." });
    expect(phone.text).toContain("telefonnummer til en person");
    const returned = await karen.submit(hers, "/answer", { answer: "returned", reason: "Det er gjort i går." });
    expect(returned.text).toContain("Sendt tilbage");
    const late = await other.submit(his, "/take", { title: "Bænke ved porten" });
    expect(late.status).toBe(422);
    expect(late.text).toContain("En anden har svaret på forslaget imens.");
    expect(late.document.querySelector("#title")?.getAttribute("value")).toBe("Bænke ved porten");
    const told = await mails("test2@eksempel.dk");
    expect(told.at(-1)?.subject).toBe("Svar på dit forslag");
    expect(told.at(-1)?.text).toContain("Det er gjort i går.");
  });

  test("what is put off waits for the meeting after", async () => {
    const proposal = idOf(await propose(mona, { title: "Grønne områder", text: why }));
    const done = await karen.submit(await karen.get(decide(proposal)), "/answer", { answer: "postponed", reason: "Der er ikke tid." });
    expect(done.text).toContain("Gemt til et senere møde");
    expect(done.text).toContain("det næste møde, der bliver planlagt");
    expect((await karen.get(work())).text).not.toContain("Grønne områder");
    expect((await mails("test2@eksempel.dk")).at(-1)?.subject).toBe("Dit forslag er gemt til et senere møde");
  });

  test("a member can speak only for their own parties, and only for themselves", async () => {
    const form = await mona.get(ask());
    expect(form.html).not.toContain("Politistationen");
    const party = await mona.submit(form, "/propose", { title: "Forkert", text: why, party: police });
    expect(party.text).toContain("Vælg en aktør, som medlemmet taler for.");
    const other = await mona.submit(form, "/propose", { title: "Forkert", text: why, party: "", member: tove });
    expect(other.status).toBe(422);
    expect((await t.visitor().request(ask())).status).toBe(404);
  });

  test("a coordinator enters it for a member who has only a phone, and is told to call with the answer", async () => {
    const sent = await propose(karen, { title: "Bedre lys", text: why, member: tove });
    expect(sent.text).toContain("Tove Telefon (skrevet ind af en koordinator)");
    const before = await t.db.selectFrom("platform.mail").select("id").execute();
    const done = await karen.submit(await karen.get(decide(idOf(sent))), "/answer", { answer: "returned", reason: "Det er på vej." });
    expect(done.text).toContain("Tove Telefon læser ikke mail hos os. Ring til 20123456, og fortæl svaret.");
    expect(await t.db.selectFrom("platform.mail").select("id").execute()).toHaveLength(before.length);
    const logged = await t.db.selectFrom("platform.audit_event").select("after").where("action", "=", "meetings.propose").orderBy("id", "desc").executeTakeFirst();
    expect(logged?.after).toEqual({ seriesId, memberId: tove, assisted: true });
  });
});

describe("a late proposal", () => {
  test("is taken kindly, kept for the next meeting, and stands there when it is planned", async () => {
    t.now = new Date("2026-03-12T09:00:00Z");
    const form = await mona.get(ask());
    expect(form.text).toContain("Fristen for det næste møde var 11. marts 2026. Skriv gerne alligevel");
    expect((await mona.get(`/en${ask()}`)).text).toContain("Please write all the same");
    const sent = await mona.submit(form, "/propose", { title: "Sommerens fester", text: why });
    expect(sent.text).toContain("Dit forslag kom efter fristen. Vi har gemt det til det næste møde.");
    expect((await karen.get(work())).text).not.toContain("Sommerens fester");
    t.now = new Date("2026-03-26T09:00:00Z");
    const next = await plan();
    const page = await karen.get(work(next));
    expect(page.text).toContain("Sommerens fester");
    expect(page.text).toContain("kom efter fristen for mødet før");
    expect(page.text).toContain("Grønne områder");
    const taken = await karen.submit(await karen.get(decide(idOf(sent))), "/take", {});
    expect(taken.text).toContain("På dagsordenen");
    expect((await karen.get(work(next))).text).toContain("Sommerens fester");
  });

  test("the deadline is the series' own", async () => {
    const standing = `/vesterbro/forum/series/${seriesId}/standing`;
    const wrong = await karen.submit(await karen.get(standing), "/proposal-days", { days: "91" });
    expect(wrong.text).toContain("Skriv et helt tal fra 0 til 90.");
    await karen.submit(wrong, "/proposal-days", { days: "3" });
    expect((await mona.get(ask())).text).toContain("senest 3. maj 2026");
  });
});

test("a year after they came to nothing, proposals are gone, and their files with them", async () => {
  const left = () => t.db.selectFrom("meetings.proposal").select("status").orderBy("status").execute();
  const files = () => t.db.selectFrom("platform.stored_file").select("key").execute();
  const forget = (now: Date) => t.db.transaction().execute((tx) => forgetOldProposals(tx, { now }));
  expect(await files()).toHaveLength(1);
  await forget(new Date("2027-03-01T09:00:00Z"));
  expect((await left()).length).toBeGreaterThan(4);
  await forget(new Date("2027-03-14T09:00:00Z"));
  expect((await left()).map(({ status }) => status)).toEqual(["postponed", "taken"]);
  expect(await files()).toEqual([]);
});
