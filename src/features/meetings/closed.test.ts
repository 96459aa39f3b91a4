import { sql } from "kysely";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Client } from "../../../test/client.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { addMember } from "../../platform/identity/commands.ts";
import { grant } from "../../platform/rights/permit.ts";
import { makeFrom } from "../../thread/commands.ts";
import { approveMinutes } from "./commands/approve.ts";
import { addAgendaItem } from "./commands/items.ts";
import { saveMinutes } from "./commands/minutes.ts";
import { planNextMeeting } from "./commands/planning.ts";
import { sendMinutes } from "./commands/send.ts";
import { addSeries } from "./commands/series.ts";
import { agendaFor, agendaOf, findAgendaItem } from "./queries/agenda.ts";

// Words that stand in a closed item and nowhere else. None of them may reach anyone who is not named.
const secrets = ["Fortroligsag", "Razziaplan", "Bagtrappenævnt", "Lukketreferat", "Efterretningschef", "hemmeligtbilag", "Vidneforslag"];

let t: TestApp;
let karen: Client;
let pia: Client;
let mona: Client;
let admin: Client;
let piaId: string;
let seriesId: string;
let meetingId: string;
let closedId: string;
let openId: string;

beforeAll(async () => {
  t = await testApp();
  karen = await t.signedIn("coordinator");
  pia = await t.signedIn("member");
  mona = await t.signedIn("member", "provider");
  admin = await t.signedIn("admin");
  piaId = await memberNamed("Test Testesen 2");
  await t.db.transaction().execute(async (tx) => {
    await addMember(tx, t.permit("parties.manage"), { name: "Tove Telefon", phone: "20123456", reach: "phone", roles: ["member"] });
    const prepares = t.permit("meetings.prepare");
    seriesId = await addSeries(tx, prepares, {
      name: "Prøveforum", everyWeeks: 6, weekday: 3, fromDay: "2026-03-02", fromTime: "16:00", toTime: "18:00", place: "Salen",
    });
    meetingId = await planNextMeeting(tx, prepares, seriesId, t.now);
    const open = { title: "Åbent punkt", publicTitle: "Åbent punkt", kind: "discussion" as const, plannedMinutes: 10 };
    openId = await addAgendaItem(tx, prepares, meetingId, open, t.now);
  });
});
afterAll(() => t.close());

const memberNamed = async (name: string) =>
  (await t.db.selectFrom("platform.member").select("id").where("name", "=", name).executeTakeFirstOrThrow()).id;
const work = () => `/vesterbro/forum/meetings/${meetingId}/work`;
const itemPage = (id = closedId) => `/vesterbro/forum/items/${id}/work`;

/** Every page and file somebody reaches from these addresses, with what it says. */
async function everythingFor(client: Client, starts: readonly string[]): Promise<Map<string, string>> {
  const pages = new Map<string, string>();
  const waiting = [...starts];
  for (let path = waiting.shift(); path !== undefined && pages.size < 400; path = waiting.shift()) {
    if (pages.has(path)) continue;
    const response = await client.request(path);
    const location = response.headers.get("location");
    const said = `${await response.text()} ${location ?? ""} ${response.headers.get("content-disposition") ?? ""}`;
    pages.set(path, said);
    const links = [...said.matchAll(/href="((?:\/en)?\/vesterbro[^"#]*)/g)].map(([, link = ""]) => link.replaceAll("&amp;", "&"));
    waiting.push(...links, ...(location ? [location.replace(/#.*/, "")] : []));
  }
  return pages;
}

const starts = () => [
  "/vesterbro", "/en/vesterbro", work(), `/en${work()}`, itemPage(), itemPage().replace("/work", ""),
  `/vesterbro/forum/meetings/${meetingId}`, `/vesterbro/forum/meetings/${meetingId}?as=visitor`,
  `/vesterbro/forum/meetings/${meetingId}/calendar.ics`, `/vesterbro/forum/meetings/${meetingId}/approval`, `/vesterbro/forum/meetings/${meetingId}/minutes`,
  `/vesterbro/forum/meetings/${meetingId}/approve`, `/vesterbro/forum/meetings/${meetingId}/items/${closedId}/edit`,
  `/vesterbro/forum/meetings/${meetingId}/invitations/by-hand`, `/vesterbro/forum/minutes/${meetingId}`,
  `/vesterbro/forum/minutes/${meetingId}/text`,
  ...secrets.map((word) => `/vesterbro/search?q=${encodeURIComponent(word)}`),
];

/** What of the closed item stands in pages: its words, but for those asked for in a search; its id, but for its own address. */
function leaks(pages: ReadonlyMap<string, string>): string[] {
  return [...pages].flatMap(([path, said]) => {
    const words = path.includes("/search") ? [] : secrets.filter((word) => said.includes(word));
    const ids = !path.includes(closedId) && said.includes(closedId) ? ["its id"] : [];
    return [...words, ...ids].map((found) => `${path}: ${found}`);
  });
}

async function nobodyElseLearnsOfIt(): Promise<void> {
  for (const client of [mona, t.visitor()]) {
    const pages = await everythingFor(client, starts());
    expect(pages.size).toBeGreaterThan(25);
    expect(leaks(pages)).toEqual([]);
    for (const word of secrets) expect(pages.get(`/vesterbro/search?q=${encodeURIComponent(word)}`)).not.toContain("item-row");
    for (const path of [itemPage(), `${itemPage().replace("/work", "")}/attachments/${closedId}`])
      expect((await client.request(path)).status).toBe(404);
  }
}

describe("a closed item", () => {
  test("is made by a coordinator, read by those named and by those who prepare, and a neutral line to all other members", async () => {
    const proposal = await pia.submit(await pia.get(`/vesterbro/forum/series/${seriesId}/propose`), "/propose", {
      title: "Vidneforslag", text: "Vidneforslag om noget, der skal være lukket",
    });
    const decide = `${proposal.path.replace(/\?.*/, "")}/decide`;
    const page = await karen.get(decide);
    const wrong = await karen.submit(page, "/take", { title: "", closed: "1", readers: [piaId] });
    expect(wrong.status).toBe(422);
    expect(wrong.document.querySelector("input[name=closed]")?.hasAttribute("checked")).toBe(true);
    const answers = {
      title: "Fortroligsag i kvarteret", text: "Razziaplan for mandag", minutes: "30", presenter: "Efterretningschef",
      publicTitle: "Fortroligsag for alle", closed: "1", readers: [piaId],
    };
    await karen.submit(wrong, "/take", answers, 3);
    const agenda = await karen.get(work());
    closedId = /items\/([0-9a-f-]{36})\/edit/.exec(agenda.html.slice(agenda.html.indexOf("Fortroligsag")))?.[1] ?? "";
    const photo = await sharp({ create: { width: 8, height: 8, channels: 3, background: "red" } }).png().toBuffer();
    const file = new File([new Uint8Array(photo)], "hemmeligtbilag.png");
    await karen.submit(await karen.get(itemPage()), "/attachments", { file });

    for (const client of [karen, pia, admin]) {
      const read = await client.get(itemPage());
      for (const said of ["Fortroligsag", "Razziaplan", "hemmeligtbilag", "Punktet er lukket."]) expect(read.text).toContain(said);
      const link = read.document.querySelector('a[href*="/attachments/"]')?.getAttribute("href") ?? "";
      expect((await client.request(link)).status).toBe(200);
      expect((await mona.request(link)).status).toBe(404);
      expect((await t.visitor().request(link)).status).toBe(404);
    }
    const others = await mona.get(work());
    expect(others.text).toContain("2. 16.10–16.40Lukket punkt");
    expect(others.document.querySelectorAll("#main .item-row").length).toBe(2);
    expect((await t.visitor().get(`/vesterbro/forum/meetings/${meetingId}`)).text).not.toContain("Lukket");
    expect((await pia.get(proposal.path)).text).toContain("Se punktet på dagsordenen");
    const [mail] = await t.db.selectFrom("platform.mail").select(["subject", "text", "html"]).where("to_address", "=", "test2@eksempel.dk").execute();
    expect(mail?.text).toContain("som et lukket punkt");
    await nobodyElseLearnsOfIt();
  });

  test("can be given to others to read; whoever is no longer named reads nothing", async () => {
    const edit = `/vesterbro/forum/meetings/${meetingId}/items/${closedId}/edit`;
    const page = await karen.get(edit);
    expect(page.document.querySelector("input[name=publicTitle], input[name=closed]")).toBeNull();
    expect(page.document.querySelector(`input[value="${piaId}"]`)?.hasAttribute("checked")).toBe(true);
    await karen.submit(page, "/edit", { readers: [] });
    expect((await pia.request(itemPage())).status).toBe(404);
    expect((await pia.get(work())).text).toContain("Lukket punkt");
    await karen.submit(await karen.get(edit), "/edit", { readers: [piaId], publicTitle: "Fortroligsag" });
    expect((await pia.request(itemPage())).status).toBe(200);
    await nobodyElseLearnsOfIt();
  });

  test("nothing is made of it, and no invitation, print or list names it", async () => {
    const item = { kind: "agenda-item", id: closedId };
    for (const target of ["decision", "task"]) {
      const made = t.db.transaction().execute((tx) => makeFrom(tx, t.permit("decisions.manage"), item, target, { wording: "Razziaplan" }, t.now));
      expect(await made).toBeUndefined();
    }
    const minutes = await karen.get(`/vesterbro/forum/meetings/${meetingId}/minutes`);
    expect(minutes.document.querySelector(`#item-${closedId} form[action*="/make/"]`)).toBeNull();
    expect(minutes.document.querySelector(`#item-${closedId}`)?.textContent).toContain("Skriv det, I beslutter, i det lukkede referat.");
    await karen.submit(await karen.get(`/vesterbro/forum/meetings/${meetingId}/invitations`), "/invitations");
    const sent = await t.db.selectFrom("platform.mail").select(["subject", "text", "html"]).execute();
    expect(sent.length).toBeGreaterThan(3);
    expect(secrets.filter((word) => JSON.stringify(sent).includes(word))).toEqual([]);
    const print = await karen.get(`/vesterbro/forum/meetings/${meetingId}/invitations/by-hand`);
    expect(secrets.filter((word) => print.html.includes(word))).toEqual([]);
  });

  test("its minutes are read by the same few; approval publishes and seals it without a word", async () => {
    t.now = new Date("2026-03-04T16:00:00Z");
    const ref = { meetingId, itemId: closedId };
    await t.db.transaction().execute((tx) =>
      saveMinutes(tx, t.permit("meetings.minute"), ref, { minutes: "Lukketreferat: Bagtrappenævnt", version: 0 }),
    );
    expect((await karen.get(`/vesterbro/forum/meetings/${meetingId}/minutes`)).text).toContain("Bagtrappenævnt");
    expect((await pia.get(itemPage())).text).not.toContain("Bagtrappenævnt");
    const approve = await karen.get(`/vesterbro/forum/meetings/${meetingId}/approve`);
    expect(secrets.filter((word) => approve.html.includes(word))).toEqual([]);
    await t.db.transaction().execute(async (tx) => {
      const open = { meetingId, itemId: openId };
      await saveMinutes(tx, t.permit("meetings.minute"), open, { minutes: "Vi talte om det åbne.", version: 0 });
      const telling = { district: t.district, publicUrl: t.deps.publicUrl, now: t.now };
      await sendMinutes(tx, t.permit("meetings.approve"), meetingId, telling);
    });
    await nobodyElseLearnsOfIt();
    const items = new Map([[closedId, { title: "Fortroligsag", minutes: "Lukketreferat" }]]);
    await t.db.transaction().execute((tx) =>
      approveMinutes(tx, t.permit("meetings.approve"), t.district, meetingId, { items, namesSeen: true }, t.now),
    );
    const published = await t.visitor().get(`/vesterbro/forum/minutes/${meetingId}`);
    expect(published.status).toBe(200);
    expect((await pia.get(work())).text).toContain("Bagtrappenævnt");
    expect((await pia.get(itemPage())).text).toContain("Bagtrappenævnt");
    await nobodyElseLearnsOfIt();
  });

  test("rolls over as closed, with its age, to the same readers", async () => {
    meetingId = await t.db.transaction().execute((tx) => planNextMeeting(tx, t.permit("meetings.prepare"), seriesId, t.now));
    const page = await pia.get(work());
    expect(page.text).toContain("Fortroligsag i kvarteret");
    expect(page.text).toContain("2. gang på dagsordenen");
    expect((await mona.get(work())).text).toContain("Lukket punkt");
    await nobodyElseLearnsOfIt();
  });

  test("stands in no table that others read: thread, mail, audit, published minutes", async () => {
    for (const table of ["thread.item", "platform.mail", "platform.audit_event", "meetings.version", "meetings.meeting"]) {
      const { rows } = await sql<{ said: string }>`select to_jsonb(x)::text as said from ${sql.table(table)} x`.execute(t.db);
      expect(rows.length).toBeGreaterThan(0);
      expect([table, ...secrets.filter((word) => rows.some(({ said }) => said.includes(word)))]).toEqual([table]);
    }
    const { rows } = await sql`select from thread.item where id = ${closedId}`.execute(t.db);
    expect(rows).toEqual([]);
    const audit = await admin.get("/vesterbro/administration/audit");
    expect(secrets.filter((word) => audit.html.includes(word))).toEqual([]);
  });

  test("whoever sends or prints an agenda gets it without closed items, whatever their rights", async () => {
    const ids = async (permit: Parameters<typeof agendaOf>[1], ask: typeof agendaOf) =>
      (await ask(t.db, permit, meetingId)).map((entry) => entry.itemId).includes(closedId);
    const member = (memberId: string) =>
      grant(t.district.id, { kind: "member", memberId, name: "x", roles: ["member"], sessionKey: "x" }, "meetings.read");
    const link = grant(t.district.id, { kind: "link", linkId: closedId, memberId: piaId }, "meetings.read");
    expect(await ids(t.permit("meetings.prepare"), agendaOf)).toBe(false);
    expect(await ids(t.permit("meetings.prepare"), agendaFor)).toBe(true);
    expect(await ids(member(piaId), agendaFor)).toBe(true);
    expect(await ids(member(closedId), agendaFor)).toBe(false);
    expect(await ids(link, agendaFor)).toBe(false);
    expect(await findAgendaItem(t.db, link, closedId)).toBeUndefined();
  });
});
