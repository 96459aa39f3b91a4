import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Client, SeenPage } from "../../../test/client.ts";
import { linkTo, sendEveryLink } from "../../../test/every-link.ts";
import type { SentLinks } from "../../../test/every-link.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { addMember, endMember } from "../../platform/identity/commands.ts";
import { findPersonalLink, makePersonalLink } from "../../platform/identity/personal-links.ts";

const list = "/vesterbro/administration/links";

let t: TestApp;
let coordinator: Client;
let sent: SentLinks;
beforeAll(async () => {
  t = await testApp();
  coordinator = await t.signedIn("coordinator");
});
afterAll(() => t.close());

const rows = (page: SeenPage) =>
  [...page.document.querySelectorAll(".item-row-main")].map((one) => one.textContent?.replace(/\s+/g, " ").trim() ?? "");
const eventsOf = (action: string) =>
  t.db.selectFrom("platform.audit_event").select(["item_kind", "item_id", "before", "after"]).where("action", "=", action).execute();
const linkId = async (purpose: string) => {
  const token = sent.links.find((link) => link.purpose === purpose)?.token ?? "";
  return (await findPersonalLink(t.db, t.district.id, purpose, token, t.now))?.id ?? "closed";
};
const addPaperMember = (name: string) =>
  t.db.transaction().execute((tx) => addMember(tx, t.permit("x"), { name, reach: "paper", roles: ["member"] }));
const makeFor = (memberId: string, n: number, days = 7) =>
  t.db.transaction().execute(async (tx) => {
    const expiresAt = new Date(t.now.getTime() + days * 86_400_000);
    const link = { districtId: t.district.id, purpose: "meetings.answer", subjectId: sent.meetingId, memberId, expiresAt };
    for (let made = 0; made < n; made += 1) await makePersonalLink(tx, link);
  });

test("without links the page says what will stand there", async () => {
  const page = await coordinator.get(list);
  expect(page.text).toContain("Ingen links er åbne");
  expect((await coordinator.get("/en/vesterbro/administration/links")).text).toContain("No links are open");
  expect((await coordinator.get(`${list}?page=2`)).status).toBe(404);
});

describe("the list", () => {
  beforeAll(async () => {
    sent = await sendEveryLink(t);
  });

  test("tells of every open link what it is for, about what, whose it is and until when; never what opens it", async () => {
    const page = await coordinator.get(list);
    expect(rows(page)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^Svar på en invitation til et møde.*Til Liv Prøve · lavet .* · virker til 5\. marts 2026$/),
        expect.stringMatching(/^Svar på et brev ?Flere nålebokse.*Til Den opdigtede forvaltning · .*2\. marts 2027$/),
        expect.stringMatching(/^Se, hvad der skete med en henvendelse.*Til den, der meldte det/),
        expect.stringMatching(/^Svar på en invitation til en konference ?Til Ida Prøve · /),
        expect.stringMatching(/^Stop mails om en henvendelse.*Det kan ikke lukkes/),
      ]),
    );
    expect(page.html).toContain(`href="/vesterbro/letters/${sent.letterId}"`);
    for (const { token } of sent.links) expect(page.html).not.toContain(token);
    expect(page.html).not.toMatch(/nabo@|liv@|ida@|post@forvaltning/);
    expect(page.html).not.toContain(`/links/${await linkId("street.stop_news")}/revoke`);
    expect((await coordinator.get(`/en${list}`)).text).toContain("To whoever reported it");
  });

  test("can be narrowed to a purpose and to a member, and what nobody has is not there", async () => {
    const letters = await coordinator.get(`${list}?for=letter-reply`);
    expect(rows(letters)).toHaveLength(1);
    const mine = await coordinator.get(`${list}?member=${sent.memberId}`);
    // The invitation, and a date poll.
    expect([mine.document.querySelector("h1")?.textContent, rows(mine).length]).toEqual(["Links til Liv Prøve", 2]);
    expect((await coordinator.get(`${list}?for=nonsense`)).text).toContain("Flere nålebokse");
    for (const member of ["nonsense", "01900000-0000-7000-8000-000000000000"])
      expect((await coordinator.get(`${list}?member=${member}`)).status).toBe(404);
  });

  test("leaves out what has expired, and links of another district", async () => {
    const foreign = { districtId: t.elsewhere.id, purpose: "letter-reply", subjectId: sent.letterId };
    const expiresAt = new Date(t.now.getTime() + 86_400_000);
    await t.db.transaction().execute((tx) => makePersonalLink(tx, { ...foreign, expiresAt }));
    await t.db.transaction().execute((tx) => makePersonalLink(tx, { ...foreign, districtId: t.district.id, expiresAt: t.now }));
    expect(rows(await coordinator.get(`${list}?for=letter-reply`))).toHaveLength(1);
  });

  test("tells of links about nothing but their holder by what they are for", async () => {
    const id = await addPaperMember("Kaj Kalender");
    const expiresAt = new Date(t.now.getTime() + 86_400_000);
    const link = { districtId: t.district.id, purpose: "meetings.calendar", subjectId: id, memberId: id, expiresAt };
    await t.db.transaction().execute((tx) => makePersonalLink(tx, link));
    expect(rows(await coordinator.get(`${list}?for=meetings.calendar`))).toEqual([
      expect.stringMatching(/^Hent sin egen kalender ?Til Kaj Kalender · lavet/),
    ]);
  });

  test("is for coordinators and admins", async () => {
    expect((await (await t.signedIn("admin")).get(list)).status).toBe(200);
    for (const client of [t.visitor(), await t.signedIn("member"), await t.signedIn("provider")])
      expect((await client.get(list)).status).toBe(404);
  });
});

describe("closing", () => {
  test("one link is done once, however often it is pressed and by however many", async () => {
    const id = await linkId("letter-reply");
    const other = await t.signedIn("coordinator");
    const pages = [await coordinator.get(`${list}?for=letter-reply`), await other.get(list)] as const;
    await Promise.all([coordinator.submit(pages[0], `/links/${id}/revoke`, {}, 5), other.submit(pages[1], `/links/${id}/revoke`)]);
    expect(await eventsOf("personal_links.revoke")).toEqual([
      { item_kind: "personal-link", item_id: id, before: { purpose: "letter-reply", memberId: null }, after: null },
    ]);
    expect((await coordinator.get(`${list}?for=letter-reply`)).text).toContain("Ingen links er åbne");
  });

  test("the way out of our mails, or a link of another district, is refused in words", async () => {
    const id = await linkId("letter-reply");
    const page = await coordinator.get(list);
    const theirs = await t.db.selectFrom("platform.personal_link").select("id").where("district", "=", t.elsewhere.id).execute();
    for (const refused of [await linkId("street.stop_news"), theirs[0]?.id ?? "", "nonsense", id]) {
      const form = page.document.querySelector('form[action*="/revoke"]');
      form?.setAttribute("action", `${list}/${refused}/revoke`);
      const answer = await coordinator.submit(page, "/revoke", { again: refused });
      expect([answer.status, answer.text.includes("kan ikke lukkes herfra")]).toEqual([422, true]);
    }
    expect(await linkId("street.stop_news")).not.toBe("closed");
  });

  test("all links of a member is one press and one event; another member's stay", async () => {
    const [tove, aage] = [await addPaperMember("Tove Tabt"), await addPaperMember("Åge Andre")];
    await makeFor(tove, 3);
    await makeFor(aage, 2);
    const page = await coordinator.get(`${list}?member=${tove}`);
    expect(page.text).toContain("Luk alle 3 links");
    const closed = await coordinator.submit(page, `/members/${tove}/revoke`, {}, 5);
    expect(closed.text).toContain("Alle links til medlemmet er lukket.");
    expect(await eventsOf("personal_links.revoke_all")).toEqual([
      { item_kind: "member", item_id: tove, before: { openLinks: 3 }, after: { openLinks: 0 } },
    ]);
    expect(rows(await coordinator.get(`${list}?member=${aage}`))).toHaveLength(2);
    const member = await coordinator.get(`/vesterbro/forum/members/${aage}`);
    expect(member.html).toContain(`href="${list}?member=${aage}"`);
  });
});

describe("a member who leaves", () => {
  const openOf = (id: string) =>
    t.db.selectFrom("platform.personal_link").select("id").where("member_id", "=", id).where("revoked_at", "is", null).execute();

  const waitingForLocks = async () =>
    (await sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(t.db)).rows.length;

  test("has no open link from that very moment on", async () => {
    const id = await addPaperMember("Går Ud");
    await makeFor(id, 2);
    const page = await coordinator.get(`/vesterbro/forum/members/${id}/end`);
    await coordinator.submit(page, "/end");
    expect(await openOf(id)).toEqual([]);
  });

  test("is not left with one that was being made meanwhile", async () => {
    const id = await addPaperMember("Går Samtidig");
    const link = { districtId: t.district.id, purpose: "meetings.answer", subjectId: sent.meetingId, memberId: id };
    const expiresAt = new Date(t.now.getTime() + 86_400_000);
    const gone = Promise.withResolvers<void>();
    const leaving = t.db.transaction().execute(async (tx) => {
      await endMember(tx, t.permit("x"), id, t.now);
      gone.resolve();
      await vi.waitFor(async () => expect(await waitingForLocks()).toBe(1), { interval: 10 });
    });
    await gone.promise;
    const making = t.db.transaction().execute((tx) => makePersonalLink(tx, { ...link, expiresAt }));
    await leaving;
    const token = await making;
    expect(await findPersonalLink(t.db, t.district.id, "meetings.answer", token, t.now)).toBeUndefined();
    expect((await t.visitor().get(`/vesterbro/forum/answer/${token}`)).status).toBe(404);
    expect((await coordinator.get(list)).text).not.toContain("Går Samtidig");
  });
});

test("a member who lost their invitation gets a new one; the old link opens nothing, and their answer stays", async () => {
  const invitations = `/vesterbro/forum/meetings/${sent.meetingId}/invitations`;
  const old = await linkTo(t, "liv@eksempel.dk", "meetings.answer", {});
  const liv = t.visitor();
  await liv.submit(await liv.get(old.path), old.path, { answer: "yes", note: "Tager kage med" });
  expect((await coordinator.get(`${list}?member=${sent.memberId}`)).html).toContain(`href="${invitations}"`);
  const page = await coordinator.get(invitations);
  const again = await coordinator.submit(page, `/${sent.memberId}/again`, {}, 5);
  expect(again.text).toContain("Det gamle link virker ikke mere.");
  expect(again.text).toMatch(/Liv Prøve.*Kommer.*Tager kage med/);
  const toLiv = t.db.selectFrom("platform.mail").select("id").where("to_address", "=", "liv@eksempel.dk");
  const mails = await toLiv.where("purpose", "=", "meetings.invite").execute();
  expect(mails).toHaveLength(2);
  expect(await eventsOf("meetings.invite_again")).toEqual([
    { item_kind: "meeting", item_id: sent.meetingId, before: null, after: { memberId: sent.memberId } },
  ]);
  expect((await liv.get(old.path)).status).toBe(404);
  const fresh = await linkTo(t, "liv@eksempel.dk", "meetings.answer", {});
  expect((await liv.get(fresh.path)).text).toContain("Dit svar: Du kommer.");
});

test("hundreds of links stand on pages of fifty", async () => {
  const id = await addPaperMember("Mange Links");
  await makeFor(id, 300);
  const page = (n: number) => coordinator.get(`${list}?for=meetings.answer&member=${id}&page=${n}`);
  expect([rows(await page(1)).length, rows(await page(6)).length, (await page(7)).status]).toEqual([50, 50, 404]);
  expect((await page(2)).html).toContain(`for=meetings.answer&amp;member=${id}&amp;page=3`);
});
