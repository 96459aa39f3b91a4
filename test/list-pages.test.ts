import { afterAll, beforeAll, expect, test } from "vitest";
import { planNextMeeting } from "../src/features/meetings/commands/planning.ts";
import { addSeries } from "../src/features/meetings/commands/series.ts";
import { publishedConference } from "./conference.ts";
import { testApp } from "./harness.ts";
import type { TestApp } from "./harness.ts";

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

/** Lists that are paged in the database, by their addresses in a district. */
const lists = [
  "/search?q=noget", "/administration/audit", "/administration/mail", "/administration/links", "/tasks?show=done", "/decisions", "/forum", "/forum/bulletins",
  "/forum/members", "/forum/network", "/street/inbox", "/street/seen", "/letters", "/records", "/elections", "/conference", "/ideas", "/ideas/work",
];

test("a page beyond the last of a list is not there, in whichever list", async () => {
  const admin = await app.signedIn("admin");
  const coordinator = await app.signedIn("coordinator");
  const { path } = await publishedConference(app);
  const meeting = await app.db.transaction().execute(async (tx) => {
    const permit = app.permit("meetings.prepare");
    const series = await addSeries(tx, permit, { name: "Forum", everyWeeks: 6, weekday: 3, fromDay: "2026-03-02", fromTime: "16:00", toTime: "18:00", place: "Salen" });
    return planNextMeeting(tx, permit, series, app.now);
  });
  const ofOne = [`${path.replace("/vesterbro", "")}/invitations`, `${path.replace("/vesterbro", "")}/tell`, `/forum/meetings/${meeting}/invitations`];
  for (const list of [...lists, ...ofOne]) {
    const reader = list.startsWith("/administration") ? admin : coordinator;
    const statuses = [];
    for (const page of ["", "1", "99"]) statuses.push((await reader.get(`/vesterbro${list}${list.includes("?") ? "&" : "?"}page=${page}`)).status);
    expect(statuses, list).toEqual([200, 200, 404]);
  }
});
