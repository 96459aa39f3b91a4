import { afterAll, beforeAll, expect, test } from "vitest";
import { neighbours, typedCall } from "../../../test/election.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { addQuestion, openQuestion } from "../dialogue/commands/questions.ts";
import { callElection } from "../elections/commands/call.ts";
import { callSchema } from "../elections/schema.ts";
import { planNextMeeting } from "./commands/planning.ts";
import { addSeries } from "./commands/series.ts";

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

const section = async (path = "/vesterbro/forum") => (await t.visitor().get(path)).document.querySelector("#take-part");
const ways = async () => [...(await section())?.querySelectorAll(".item-row-title a") ?? []].map((way) => way.getAttribute("href"));

test("the forum's page tells who sits there, how anyone brings something up, whom to write to, and where members sign in", async () => {
  const told = await section();
  const hrefs = [...told?.querySelectorAll("a") ?? []].map((link) => link.getAttribute("href"));
  expect(hrefs).toEqual([
    "/vesterbro/forum/parties", "/vesterbro/street", "/vesterbro/ideas/new", "mailto:forum@eksempel.dk",
    "/sign-in?next=%2Fvesterbro%2Fforum",
  ]);
  for (const href of hrefs.filter((one) => one?.startsWith("/vesterbro"))) expect((await t.visitor().get(href ?? "")).status, href ?? "").toBe(200);
  expect(told?.textContent).toContain("Samarbejdsforum Vesterbro");
  expect(told?.textContent).toContain("Prøvevej 1, 1650 København V");
  expect((await section("/en/vesterbro/forum"))?.textContent).toContain("Would you like to take part?");
});

test("an election is among the ways as long as one can stand in it", async () => {
  const partyId = await neighbours(t);
  const { id } = await t.db.transaction().execute((tx) => callElection(tx, t.permit("elections.manage"), callSchema.parse({ ...typedCall, partyId }), t.now));
  const stand = `/vesterbro/elections/${id}/stand`;
  expect(await ways()).toContain(stand);
  expect((await section())?.textContent).toContain("Valg af naborepræsentanter 2026 · Stil op senest 10. marts 2026");
  const before = t.now;
  t.now = new Date("2026-03-11T09:00:00Z");
  expect(await ways()).not.toContain(stand);
  t.now = before;
});

test("a question that is open for answers is among the ways", async () => {
  const asked = { title: "Hvad med bænkene?", why: "Vi har talt om dem.", asker: "Forummet", outcome: "På dagsordenen.", closesOn: "2026-04-01" };
  const id = await t.db.transaction().execute(async (tx) => {
    const permit = t.permit("dialogue.manage");
    const made = await addQuestion(tx, permit, { ...asked, mustBeHeard: ["neighbour"], statements: ["Bænkene skal blive.", "Der skal være lys.", "Der skal være flere."], version: 0 }, t.now);
    await openQuestion(tx, permit, made, 1, t.now);
    return made;
  });
  t.now = new Date(t.now.getTime() + 120_000);
  expect(await ways()).toContain(`/vesterbro/dialogue/${id}`);
  expect((await section())?.textContent).toContain("Hvad med bænkene?");
});

test("a district that has set no mail address names none, and who is signed in is not asked to sign in", async () => {
  await t.db.updateTable("platform.district").set({ body_email: null }).where("id", "=", t.district.id).execute();
  t.now = new Date(t.now.getTime() + 120_000);
  const html = (await section())?.innerHTML ?? "";
  expect(html).not.toContain("mailto:");
  expect(html).toContain("Prøvevej 1");
  const member = (await (await t.signedIn("member")).get("/vesterbro/forum")).document.querySelector("#take-part");
  expect(member?.innerHTML).not.toContain("/sign-in");
});

test("a meeting's public page leads there", async () => {
  const meetingId = await t.db.transaction().execute(async (tx) => {
    const series = await addSeries(tx, t.permit("meetings.prepare"), {
      name: "Prøveforum", everyWeeks: 6, weekday: 3, fromDay: "2026-03-02", fromTime: "16:00", toTime: "18:00", place: "Salen",
    });
    return planNextMeeting(tx, t.permit("meetings.prepare"), series, t.now);
  });
  const page = await t.visitor().get(`/vesterbro/forum/meetings/${meetingId}`);
  expect(page.document.querySelector('a[href="/vesterbro/forum#take-part"]')?.textContent).toBe("Se, hvordan du gør");
});
