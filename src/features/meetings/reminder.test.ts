import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import type { Tx } from "../../platform/db/database.ts";
import { addMember } from "../../platform/identity/commands.ts";
import { recordAnswer, sendInvitations } from "./commands/invitations.ts";
import { cancelMeeting, moveMeeting } from "./commands/move.ts";
import { planNextMeeting } from "./commands/planning.ts";
import { addSeries } from "./commands/series.ts";
import { remindJob } from "./jobs.ts";
import { isReminderTime, wantsReminder } from "./reminder.ts";

const at = (text: string) => new Date(text);

describe("the rule", () => {
  test.each([
    // A meeting on Wednesday 25 March at 16.00, three days before.
    [3, "2026-03-21T23:30:00+01:00", false],
    [3, "2026-03-22T00:30:00+01:00", true],
    [3, "2026-03-25T09:00:00+01:00", true],
    [3, "2026-03-25T16:00:00+01:00", false],
    [null, "2026-03-24T09:00:00+01:00", false],
    // Summer time begins in between: days are days.
    [1, "2026-03-24T00:00:00+01:00", true],
  ])("%s days before, at %s: %s", (days, now, due) => {
    expect(isReminderTime(at("2026-03-25T16:00:00+01:00"), days, at(now))).toBe(due);
  });

  test.each([
    [{ answer: null, heardAt: "2026-03-01T12:00:00Z", remindedAt: null }, true],
    [{ answer: "yes", heardAt: "2026-03-01T12:00:00Z", remindedAt: null }, true],
    [{ answer: "no", heardAt: "2026-03-01T12:00:00Z", remindedAt: null }, false],
    [{ answer: null, heardAt: "2026-03-01T12:00:00Z", remindedAt: "2026-03-20T12:00:00Z" }, false],
    [{ answer: null, heardAt: "2026-03-22T07:00:00Z", remindedAt: null }, false],
    [{ answer: null, heardAt: null, remindedAt: null }, false],
  ] as const)("%o: %s", ({ answer, heardAt, remindedAt }, wants) => {
    const facts = { answer, heardAt: heardAt && at(heardAt), remindedAt: remindedAt && at(remindedAt) };
    expect(wantsReminder(facts, at("2026-03-22T08:00:00Z"))).toBe(wants);
  });
});

describe("the job", () => {
  let t: TestApp;
  let meetingId: string;
  const member: Record<string, string> = {};
  const write = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => t.db.transaction().execute(work);
  const prepares = () => t.permit("meetings.prepare");
  const world = () => ({ district: t.district, now: t.now, publicUrl: "http://localhost" });
  const run = () => remindJob.run({ ...t.deps }, null, { number: 1, isLast: false });
  const reminded = async () => {
    const mails = await t.db
      .selectFrom("platform.mail")
      .select(["to_address as to", "subject", "text"])
      .where("purpose", "=", "meetings.remind")
      .orderBy("id")
      .execute();
    return mails.map(({ to, text, subject }) => ({ to: to?.split("@")[0], text: text ?? "", subject }));
  };
  const who = async () => (await reminded()).map(({ to }) => to);

  beforeAll(async () => {
    t = await testApp();
    await write(async (tx) => {
      for (const name of ["anna", "bent", "carl", "dora"])
        member[name] = await addMember(tx, t.permit("parties.manage"), {
          name, reach: "mail", email: `${name}@eksempel.dk`, roles: ["member"],
        });
      const details = { name: "Prøveforum", everyWeeks: 4, weekday: 3, fromDay: "2026-03-23", place: "Prøvesalen" };
      const seriesId = await addSeries(tx, prepares(), { ...details, fromTime: "16:00", toTime: "18:00", remindDays: 2 });
      meetingId = await planNextMeeting(tx, prepares(), seriesId, t.now);
      await sendInvitations(tx, prepares(), t.district, meetingId, world());
      const answer = (name: string, said: "yes" | "no") =>
        recordAnswer(tx, prepares(), { meetingId, memberId: member[name] ?? "" }, { answer: said }, t.now);
      await answer("anna", "yes");
      await answer("bent", "no");
    });
  });
  afterAll(() => t.close());

  test("reminds those who said yes or nothing, once, however often and by how many it is run", async () => {
    t.now = at("2026-03-22T08:00:00Z");
    await run();
    expect(await who()).toEqual([]);
    t.now = at("2026-03-23T08:00:00Z");
    await Promise.all([run(), run(), run()]);
    await run();
    expect((await who()).sort()).toEqual(["anna", "carl", "dora"]);
    const [anna] = (await reminded()).filter(({ to }) => to === "anna");
    expect(anna?.subject).toBe("Husk: Prøveforum, onsdag den 25. marts 2026");
    expect(anna?.text).toContain("Du har sagt ja.");
    const link = /http:\/\/localhost(\/\S+\/answer\/\S+)/.exec(anna?.text ?? "")?.[1] ?? "";
    expect((await t.visitor().get(link)).text).toContain("Dit svar: Du kommer.");
    expect((await reminded()).find(({ to }) => to === "carl")?.text).toContain("Du har ikke svaret endnu.");
  });

  test("reminds again of another day, but not on the day on which it was moved", async () => {
    const move = { day: "2026-03-25", fromTime: "18:00", toTime: "20:00", place: "Prøvesalen", reason: "" };
    await write((tx) => moveMeeting(tx, prepares(), meetingId, move, world()));
    await run();
    expect(await who()).toHaveLength(3);
    await write((tx) => moveMeeting(tx, prepares(), meetingId, { ...move, day: "2026-03-26" }, world()));
    t.now = at("2026-03-23T20:00:00Z");
    await run();
    expect(await who()).toHaveLength(3);
    t.now = at("2026-03-24T08:00:00Z");
    await run();
    // Answers were asked for again, so that Bent, who could not come on the other day, is asked too.
    expect((await who()).slice(3).sort()).toEqual(["anna", "bent", "carl", "dora"]);
  });

  test("never reminds of what is cancelled", async () => {
    await write(async (tx) => {
      await tx.updateTable("meetings.invitation").set({ reminded_at: null }).execute();
      await cancelMeeting(tx, prepares(), meetingId, { reason: "For få kan komme" }, world());
    });
    t.now = at("2026-03-25T08:00:00Z");
    await run();
    expect(await who()).toHaveLength(7);
  });
});
