import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Client, SeenPage } from "../../../test/client.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { addParty } from "../../network/commands.ts";
import { addRepresentation } from "../../network/representations.ts";
import { addMember } from "../../platform/identity/commands.ts";
import { reaches } from "../../platform/identity/member.ts";
import { planNextMeeting } from "./commands/planning.ts";
import { addSeries } from "./commands/series.ts";
import { handLists } from "./hand-list.ts";
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
});
