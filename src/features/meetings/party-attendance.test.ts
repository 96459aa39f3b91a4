import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Client, SeenPage } from "../../../test/client.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { addParty } from "../../network/commands.ts";
import { addRepresentation, endRepresentations } from "../../network/representations.ts";
import { addMember, endMember } from "../../platform/identity/commands.ts";
import { recordAttendance } from "./commands/attendance.ts";
import { planNextMeeting } from "./commands/planning.ts";
import { addSeries } from "./commands/series.ts";
import { countAnswers } from "./queries/invitations.ts";

let t: TestApp;
let coordinator: Client;
let member: Client;
const ids = { chair: "", deputy: "", both: "", neighbours: "", shops: "", police: "", silent: "", series: "" };
const meetings: string[] = [];

/** Six meetings, each on its day; the network is older than they are. */
beforeAll(async () => {
  t = await testApp();
  coordinator = await t.signedIn("coordinator");
  member = await t.signedIn("member");
  const manages = t.permit("parties.manage");
  await t.db.transaction().execute(async (tx) => {
    for (const key of ["neighbours", "shops", "police", "silent"] as const)
      ids[key] = await addParty(tx, manages, { name: `Prøve ${key}`, kind: "business" });
    await addParty(tx, manages, { name: "Får kun breve", kind: "city", takesLetters: true, seats: 0 });
    const person = async (name: string, partyIds: string[], isDeputy: boolean) => {
      const id = await addMember(tx, manages, { name, reach: "paper", roles: ["member"] });
      for (const partyId of partyIds)
        await addRepresentation(tx, manages, id, { partyId, function: isDeputy ? "Næstformand" : "Formand", isDeputy, fromDay: "2025-01-01" });
      return id;
    };
    ids.chair = await person("Frida Formand", [ids.neighbours], false);
    ids.deputy = await person("Sam Suppleant", [ids.neighbours], true);
    ids.both = await person("Tove Toting", [ids.shops, ids.police], false);
    await person("Stille Sten", [ids.silent], false);
    ids.series = await addSeries(tx, t.permit("meetings.prepare"), {
      name: "Prøveforum", everyWeeks: 1, weekday: 3, fromDay: "2026-03-02", fromTime: "16:00", toTime: "18:00", place: "Salen",
    });
  });
  for (let week = 0; week < 8; week += 1) {
    const now = new Date(Date.parse("2026-03-02T09:00:00Z") + week * 7 * 24 * 60 * 60 * 1000);
    meetings.push(await t.db.transaction().execute((tx) => planNextMeeting(tx, t.permit("meetings.prepare"), ids.series, now)));
  }
  t.now = new Date("2026-04-24T09:00:00Z");
});
afterAll(() => t.close());

const note = (at: number, attendance: { present?: string[]; apologies?: string[]; spokeFor?: Map<string, string[]> }) =>
  t.db.transaction().execute((tx) =>
    recordAttendance(tx, t.permit("meetings.minute"), meetings[at] ?? "", { partyIds: [], present: [], apologies: [], ...attendance }),
  );
const rowsOf = (page: SeenPage) =>
  [...page.document.querySelectorAll("tbody tr")].map((row) =>
    [...row.querySelectorAll("th, .cell-value")].map((cell) => (cell.textContent ?? "").replaceAll("\u00A0", " ").trim()),
  );

describe("the attendance list", () => {
  const path = () => `/vesterbro/forum/meetings/${meetings[0]}/attendance`;

  test("says for whom a deputy stands in, once the representative has sent an apology", async () => {
    expect((await coordinator.get(path())).text).not.toContain("Suppleant for");
    const page = await coordinator.get(path());
    const answers = { [`member-${ids.chair}`]: "apology", [`member-${ids.deputy}`]: "present" };
    const minutes = await coordinator.submit(page, "/attendance", answers, 5);
    expect(minutes.text).toContain("Sam Suppleant (Næstformand, suppleant for Frida Formand)");
    expect((await coordinator.get(path())).text).toContain("Suppleant for Frida Formand, der har meldt afbud");
  });

  test("shows functions and parties to members, and names to nobody but coordinators", async () => {
    const work = await member.get(`/vesterbro/forum/meetings/${meetings[0]}/work`);
    expect(work.text).toContain("Næstformand (suppleant for Formand)");
    expect(work.html).not.toMatch(/Frida|Sam Suppleant/);
    expect((await t.visitor().get(`/vesterbro/forum/meetings/${meetings[0]}`)).html).not.toMatch(/Frida|Sam Suppleant|Næstformand/);
  });

  test("asks who speaks for several parties for which they did, and notes only those", async () => {
    const page = await coordinator.get(path());
    const several = [...page.document.querySelectorAll(`input[type=checkbox][name="for-${ids.both}"]`)];
    expect(several).toHaveLength(2);
    await coordinator.submit(page, "/attendance", { [`member-${ids.both}`]: "present", [`for-${ids.both}`]: ["", ids.police] });
    const work = await member.get(`/vesterbro/forum/meetings/${meetings[0]}/work`);
    expect(work.text).toContain("Prøve police");
    expect(work.text).not.toContain("Prøve shops");
    const again = await coordinator.get(path());
    const ticked = [...again.document.querySelectorAll(`input[name="for-${ids.both}"][checked]`)];
    expect(ticked.map((box) => box.getAttribute("value"))).toEqual([ids.police]);
  });
});

describe("parties over time", () => {
  test("a party that was not seen at three meetings in a row is asked after; an apology is told", async () => {
    await note(1, { present: [ids.chair, ids.both] });
    await note(2, { present: [ids.both], apologies: [ids.chair] });
    await note(3, { present: [ids.both], spokeFor: new Map([[ids.both, [ids.shops]]]) });
    // The fifth meeting is noted by nobody, so it is not one of the three.
    await note(5, { present: [ids.both], spokeFor: new Map([[ids.both, [ids.shops]]]) });
    const page = await member.get("/vesterbro/forum/attendance");
    const missed = [...page.document.querySelectorAll(".item-row")].map((row) => row.textContent?.replace(/\s+/g, " ").trim());
    expect(missed).toEqual(["Prøve neighboursMeldte afbud 1 gang", "Prøve silentVi har ikke hørt noget"]);
    expect(page.html).not.toContain("Skriv eller ring til dem");
    const asked = await coordinator.get("/vesterbro/forum/attendance");
    const way = [...asked.document.querySelectorAll("a")].find((a) => a.textContent === "Skriv eller ring til dem");
    expect(way?.getAttribute("href")).toBe(`/vesterbro/forum/parties/${ids.neighbours}#people`);
  });

  test("the table says in words how it was, the newest first, without persons and without who only takes letters", async () => {
    const page = await member.get("/vesterbro/forum/attendance");
    expect([...page.document.querySelectorAll("thead th")].map((cell) => cell.textContent)).toEqual([
      "Aktør", "8. april 2026", "25. marts 2026", "18. marts 2026", "11. marts 2026", "4. marts 2026", "I alt",
    ]);
    expect(rowsOf(page)[0]).toEqual(["Prøve neighbours", "Ikke med", "Ikke med", "Afbud", "Var med", "Var med", "2 af 5"]);
    expect(page.html).not.toMatch(/Frida|Sam Suppleant|Tove|Stille|Får kun breve/);
  });

  test("one party alone, and older meetings on a page of their own", async () => {
    await note(4, { present: [ids.deputy] });
    await note(6, { present: [ids.deputy] });
    const only = await coordinator.get(`/vesterbro/forum/attendance?party=${ids.silent}`);
    expect(rowsOf(only).map(([name]) => name)).toEqual(["Prøve silent"]);
    const older = await member.get("/vesterbro/forum/attendance?page=2");
    expect(rowsOf(older)[0]).toEqual(["Prøve neighbours", "Var med", "1 af 1"]);
    expect(older.text).not.toContain("Ikke set de sidste tre møder");
    expect((await member.get("/vesterbro/forum/attendance?page=3")).status).toBe(404);
  });

  test("all meetings can be taken along as a file", async () => {
    const file = await (await member.request("/vesterbro/forum/attendance/csv")).text();
    const lines = file.trim().split("\r\n");
    expect(lines).toHaveLength(5);
    expect(lines[0]).toContain("Aktør;2026-04-15 Møde 7");
    expect(lines.find((line) => line.startsWith("Prøve silent"))).toBe(`Prøve silent${";Ikke med".repeat(7)}`);
    expect(file).not.toMatch(/Frida|Sam|Tove|Stille/);
    for (const path of ["/vesterbro/forum/attendance", "/vesterbro/forum/attendance/csv"])
      expect((await t.visitor().get(path)).status).toBe(404);
  });
});

test("a meeting that was cancelled counts nowhere, even if somebody had noted who would come", async () => {
  await t.db.updateTable("meetings.meeting").set({ cancelled_at: t.now }).where("id", "=", meetings[6] ?? "").execute();
  const page = await member.get("/vesterbro/forum/attendance");
  expect(page.document.querySelectorAll("thead th")[1]?.textContent).toBe("8. april 2026");
  expect((await (await member.request("/vesterbro/forum/attendance/csv")).text()).split("\r\n")[0]).not.toContain("Møde 7");
});

describe("two who note attendance of one meeting at once", () => {
  const path = () => `/vesterbro/forum/meetings/${meetings[0]}/attendance`;
  const notedOn = (page: SeenPage) =>
    Object.fromEntries(
      [...page.document.querySelectorAll("input[type=radio][checked]")].map((one) => [one.getAttribute("name")?.slice(7), one.getAttribute("value")]),
    );
  const tickedParties = (page: SeenPage) =>
    [...page.document.querySelectorAll("input[name=parties][checked]")].map((box) => box.getAttribute("value"));

  test("keep what each of them noted, members and parties, and a second press changes nothing", async () => {
    await note(0, {});
    const [first, second] = [await coordinator.get(path()), await coordinator.get(path())];
    await coordinator.submit(first, "/attendance", {
      [`member-${ids.chair}`]: "present", [`member-${ids.deputy}`]: "present", parties: [ids.silent],
    });
    await coordinator.submit(second, "/attendance", { [`member-${ids.both}`]: "present", [`for-${ids.both}`]: ["", ids.police] }, 3);
    const after = await coordinator.get(path());
    expect(notedOn(after)).toMatchObject({ [ids.chair]: "present", [ids.deputy]: "present", [ids.both]: "present" });
    expect(tickedParties(after).sort()).toEqual([ids.neighbours, ids.police, ids.silent].sort());
  });

  test("take away only what they took away themselves", async () => {
    const [first, second] = [await coordinator.get(path()), await coordinator.get(path())];
    const left = (page: SeenPage, away: string) => tickedParties(page).filter((id): id is string => id !== away);
    await coordinator.submit(first, "/attendance", { [`member-${ids.deputy}`]: "", parties: left(first, ids.silent) });
    await coordinator.submit(second, "/attendance", { [`for-${ids.both}`]: ["", ids.shops], parties: left(second, ids.police) });
    const after = await coordinator.get(path());
    expect(notedOn(after)).toMatchObject({ [ids.chair]: "present", [ids.deputy]: "", [ids.both]: "present" });
    expect(tickedParties(after).sort()).toEqual([ids.neighbours, ids.shops].sort());
  });

  test("can note a party for somebody of whom none was noted", async () => {
    await coordinator.submit(await coordinator.get(path()), "/attendance", { [`for-${ids.both}`]: [""] });
    await coordinator.submit(await coordinator.get(path()), "/attendance", { [`for-${ids.both}`]: ["", ids.police] });
    const after = await coordinator.get(path());
    const ticked = [...after.document.querySelectorAll(`input[name="for-${ids.both}"][checked]`)];
    expect(ticked.map((box) => box.getAttribute("value"))).toEqual([ids.police]);
  });

  test("are told when they noted the same person differently, and whoever saves again decides", async () => {
    await note(0, {});
    const [first, second] = [await coordinator.get(path()), await coordinator.get(path())];
    await coordinator.submit(first, "/attendance", { [`member-${ids.chair}`]: "present", [`member-${ids.deputy}`]: "present" });
    const told = await coordinator.submit(second, "/attendance", { [`member-${ids.chair}`]: "apology", [`member-${ids.both}`]: "present" });
    expect(told.status).toBe(422);
    expect(told.text).toContain("Frida Formand: En anden har valgt “Til stede”");
    expect(notedOn(told)).toMatchObject({ [ids.chair]: "apology", [ids.deputy]: "present", [ids.both]: "present" });
    expect(notedOn(await coordinator.get(path()))).toMatchObject({ [ids.chair]: "present", [ids.both]: "" });
    await coordinator.submit(told, "/attendance");
    expect(notedOn(await coordinator.get(path()))).toMatchObject({
      [ids.chair]: "apology", [ids.deputy]: "present", [ids.both]: "present",
    });
  });
});

describe("a member who leaves in the middle", () => {
  test("stays in what was noted, with function and party, also when it is saved again", async () => {
    await t.db.transaction().execute(async (tx) => {
      await endRepresentations(tx, t.permit("parties.manage"), { memberId: ids.chair }, "2026-04-24");
      await endMember(tx, t.permit("parties.manage"), ids.chair, t.now);
    });
    const path = `/vesterbro/forum/meetings/${meetings[2]}/attendance`;
    const page = await coordinator.get(path);
    expect(page.text).toContain("Frida Formand (er gået ud)");
    const saved = await coordinator.submit(page, "/attendance");
    expect(saved.text).toContain("Frida Formand (Formand)");
    expect((await coordinator.get(`/vesterbro/forum/meetings/${meetings[5]}/attendance`)).text).not.toContain("Frida");
  });

  test("is no longer counted among those who come to a meeting to be", async () => {
    const coming = meetings[7] ?? "";
    const rows = [ids.chair, ids.deputy].map((member_id) => ({
      district: t.district.id, meeting_id: coming, member_id, mailed_at: null, answer: "yes" as const, answered_at: t.now,
    }));
    await t.db.insertInto("meetings.invitation").values(rows).execute();
    expect(await countAnswers(t.db, t.permit("meetings.read"), coming)).toEqual({ yes: 1, no: 0, invited: 1 });
  });
});
