import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Client, SeenPage } from "../../../test/client.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { addParty } from "../../network/commands.ts";
import { addRepresentation } from "../../network/representations.ts";
import { addMember } from "../../platform/identity/commands.ts";
import { reaches } from "../../platform/identity/member.ts";
import { agreeToMinutes } from "./commands/agree.ts";
import { recordAttendance } from "./commands/attendance.ts";
import { addAgendaItem } from "./commands/items.ts";
import { saveMinutes } from "./commands/minutes.ts";
import { planNextMeeting } from "./commands/planning.ts";
import { sendMinutes } from "./commands/send.ts";
import { addSeries } from "./commands/series.ts";
import { handLists } from "./hand-list.ts";
import { lookingOver } from "./queries/cycle.ts";
import type { Invited } from "./queries/invitations.ts";

describe("lists of who is reached without mail", () => {
  const someone: fc.Arbitrary<Invited> = fc
    .record({ id: fc.uuid(), reach: fc.constantFrom(...reaches), centreName: fc.constantFrom("Ågården", "Zebra", "Aben") })
    .map((member) => ({
      member: { ...member, name: "x", email: null, phone: null, roles: [], version: 1, createdAt: new Date(), endedAt: null },
      mailedAt: null, answer: null, note: "", assisted: false,
    }));

  test("everyone without mail stands on exactly one, nobody with mail on any, no list is empty", () => {
    fc.assert(
      fc.property(fc.uniqueArray(someone, { selector: ({ member }) => member.id }), (invited) => {
        const lists = handLists(invited);
        const listed = lists.flatMap(({ those }) => those.map(({ member }) => member.id));
        const due = invited.filter(({ member }) => member.reach !== "mail").map(({ member }) => member.id);
        expect(listed.toSorted()).toEqual(due.toSorted());
        expect(lists.every(({ those }) => those.length > 0)).toBe(true);
        const centres = lists.flatMap(({ centre }) => centre ?? []);
        expect(centres).toEqual(["Aben", "Zebra", "Ågården"].filter((name) => centres.includes(name)));
      }),
    );
  });
});

describe("the pages to print", () => {
  let t: TestApp;
  let coordinator: Client;
  let path: string;

  beforeAll(async () => {
    t = await testApp();
    coordinator = await t.signedIn("coordinator");
    path = await t.db.transaction().execute(async (tx) => {
      const manages = t.permit("parties.manage");
      const partyId = await addParty(tx, manages, { name: "Prøvebrugerne", kind: "users" });
      const people = [
        { name: "Rie Ring", reach: "phone", phone: "31 32 33 34" },
        { name: "Pia Papir", reach: "paper" },
        { name: "Vera Ved", reach: "centre", centreName: "Varmen" },
        { name: "Hans Her", reach: "centre", centreName: "Hjørnet" },
      ] as const;
      for (const person of people) {
        const id = await addMember(tx, manages, { ...person, roles: ["member"] });
        await addRepresentation(tx, manages, id, { partyId, function: "Medlem", fromDay: "2026-01-01" });
      }
      const seriesId = await addSeries(tx, t.permit("meetings.prepare"), {
        name: "Prøveforum", everyWeeks: 6, weekday: 3, fromDay: "2026-03-02", fromTime: "16:00", toTime: "18:00", place: "Salen",
      });
      const meetingId = await planNextMeeting(tx, t.permit("meetings.prepare"), seriesId, t.now);
      return `/vesterbro/forum/meetings/${meetingId}/invitations/by-hand`;
    });
  });
  afterAll(() => t.close());

  test("say what to say, to whom, with boxes to tick; each centre has a sheet of its own without parties", async () => {
    const page = await coordinator.get(path);
    const sheets = [...page.document.querySelectorAll(".print-sheet")].map((one) => one.textContent ?? "");
    expect(sheets).toHaveLength(4);
    expect(sheets[0]).toMatch(/Du er inviteret til Prøveforum.*Rie Ring.*Prøvebrugerne.*31 32 33 34.*☐ kommer/);
    expect(sheets[1]).toMatch(/Tag 1 invitation med.*Pia Papir.*☐ afleveret/);
    expect([sheets[2]?.includes("Via Hjørnet"), sheets[3]?.includes("Via Varmen")]).toEqual([true, true]);
    expect(sheets.slice(2).join()).not.toContain("Prøvebrugerne");
  });

  test("lead from a list of everybody, in pages, with how many have answered what, found by name or party", async () => {
    const everybody = path.replace("/by-hand", "");
    await t.db.transaction().execute(async (tx) => {
      for (let at = 0; at < 55; at += 1) await addMember(tx, t.permit("parties.manage"), { name: `Per Prøvesen ${at}`, reach: "mail", email: `per${at}@eksempel.dk`, roles: ["member"] });
    });
    const names = (page: SeenPage) => [...page.document.querySelectorAll("tbody tr")].map((row) => row.querySelector("th, td")?.textContent?.trim());
    const all = await coordinator.get(everybody);
    expect(names(all)).toHaveLength(50);
    for (const words of ["Alle 60", "Intet svar 4", "Ikke inviteret endnu 56", "Side 1 af 2"]) expect(all.text.replace(/\s+/g, " ")).toContain(words);
    const next = await coordinator.get((await coordinator.get(`${everybody}?q=per&group=not_mailed`)).document.querySelector("a[rel=next]")?.getAttribute("href")?.split("#")[0] ?? "");
    expect(names(next)).toHaveLength(5);
    expect(names(await coordinator.get(`${everybody}?q=prøvebrugerne+ring`))).toEqual(["Rie Ring"]);
    expect((await coordinator.get(`${everybody}?q=findes+ikke`)).text).toContain("Ingen passer til søgningen");
  });

  test("one way of reaching alone, and the minutes after the meeting", async () => {
    const phones = await coordinator.get(`${path}?reach=phone&what=agenda`);
    expect(phones.text).toContain("Skal jeg læse den op?");
    expect(phones.text).not.toMatch(/Pia Papir|Vera Ved|☐ kommer/);
    t.now = new Date("2026-03-05T09:00:00Z");
    expect((await coordinator.get(path)).text).toContain("Tag 1 referat med.");
    t.now = new Date("2026-03-02T09:00:00Z");
  });

  test("are for those who prepare meetings, and are kept nowhere", async () => {
    for (const client of [t.visitor(), await t.signedIn("member")]) expect((await client.get(path)).status).toBe(404);
    const { headers } = await coordinator.get(path);
    expect(headers.get("cache-control")).toBe("private, no-store");
  });

  test("who was there and says on the phone that the minutes are right is noted by a coordinator, told apart and taken back", async () => {
    const idOf = async (name: string) => (await t.db.selectFrom("platform.member").select("id").where("name", "=", name).executeTakeFirstOrThrow()).id;
    const [rie, pia, hans] = [await idOf("Rie Ring"), await idOf("Pia Papir"), await idOf("Hans Her")];
    const at = path.replace("invitations/by-hand", "approval/people");
    const meetingId = at.split("/")[4] ?? "";
    const prepares = t.permit("meetings.prepare");
    t.now = new Date("2026-03-04T15:30:00Z");
    await t.db.transaction().execute(async (tx) => {
      const itemId = await addAgendaItem(tx, prepares, meetingId, { title: "Lys i gården", publicTitle: "", kind: "discussion" }, t.now);
      await saveMinutes(tx, t.permit("meetings.minute"), { meetingId, itemId }, { minutes: "Vi talte om lys.", version: 0 });
      await recordAttendance(tx, t.permit("meetings.minute"), meetingId, { partyIds: [], present: [rie, pia], apologies: [hans] });
      await sendMinutes(tx, t.permit("meetings.approve"), meetingId, { district: t.district, publicUrl: t.deps.publicUrl, now: t.now });
      // One of them has said so herself, on a page of her own.
      await agreeToMinutes(tx, t.permit("meetings.correct"), { meetingId, memberId: pia }, t.now);
    });
    const list = await coordinator.get(at);
    const press = async (page: SeenPage, agreed: "yes" | "no") => coordinator.submit(page, `${rie}/agree`, { agreed }, 5);
    const noted = await press(list, "yes");
    expect(noted.text).toMatch(/Rie Ring.*har intet at rette \(sagt 4\. marts 2026, skrevet ind af en koordinator\)/);
    expect(noted.text).toMatch(/Pia Papir.*har intet at rette \(sagt 4\. marts 2026\)/);
    expect(noted.text).toContain("2 af 2, der var med, har sagt, at de intet har at rette.");
    expect(await lookingOver(t.db, t.district.id, meetingId, rie)).toMatchObject({ agreedAt: t.now, isAssisted: true });
    expect((await press(await coordinator.get(at), "no")).text).toContain("1 af 2, der var med, har sagt");
    const events = await t.db.selectFrom("platform.audit_event").select(["action", "actor_kind", "item_id", "after"]).where("action", "like", "meetings.agree_for%").orderBy("id").execute();
    const event = { actor_kind: "member", item_id: meetingId, after: { memberId: rie } };
    expect(events).toEqual([{ action: "meetings.agree_for", ...event }, { action: "meetings.agree_for_not", ...event }]);

    // What somebody said themselves stays, and nobody is asked who was not there.
    expect([...list.document.querySelectorAll("form[action$='/agree']")].map((form) => form.getAttribute("action"))).toEqual([`${at}/${rie}/agree`]);
    const send = async (client: Client, page: SeenPage, whom: string, agreed: string) => {
      const token = page.document.querySelector("[name=_form]")?.getAttribute("value") ?? "";
      const sent = await client.request(`${at}/${whom}/agree`, { method: "POST", body: new URLSearchParams({ _form: token, agreed }) });
      return sent.status;
    };
    expect([await send(coordinator, list, pia, "no"), await send(coordinator, list, hans, "yes")]).toEqual([422, 422]);
    const member = await t.signedIn("member");
    for (const client of [member, t.visitor()]) expect(await send(client, await client.get("/vesterbro/street/report"), rie, "yes")).toBe(404);
    expect((await coordinator.get(at)).text).toContain("1 af 2, der var med, har sagt");
  });
});
