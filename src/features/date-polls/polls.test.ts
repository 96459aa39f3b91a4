import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Answers, Client } from "../../../test/client.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { addParty } from "../../network/commands.ts";
import { addRepresentation } from "../../network/representations.ts";
import type { Tx } from "../../platform/db/database.ts";
import { addMember, endMember } from "../../platform/identity/commands.ts";
import type { Reach } from "../../platform/identity/member.ts";
import { inviteJob } from "../meetings/jobs.ts";
import { addSeries } from "../meetings/commands/series.ts";
import { remindOfPollsJob } from "./jobs.ts";
import { forgetAnswers } from "./commands/forget.ts";

let t: TestApp;
let coordinator: Client;
let outsider: Client;
let pollPath: string;
let times: string[];
const id: Record<string, string> = {};
const write = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => t.db.transaction().execute(work);
const results = () => coordinator.get(`${pollPath}/results`);
const idOf = (name: string) => id[name] ?? "";

beforeAll(async () => {
  t = await testApp();
  coordinator = await t.signedIn("coordinator");
  outsider = await t.signedIn("member");
  await write(async (tx) => {
    const manage = t.permit("parties.manage");
    const party = (name: string) => addParty(tx, manage, { name, kind: "neighbours", seats: 2, deputySeats: 1 });
    id["naboer"] = await party("Naboerne");
    id["butikker"] = await party("Butikkerne");
    const add = async (name: string, reach: Reach, partyId: string, isDeputy = false) => {
      const contact = { mail: { email: `${name.toLowerCase()}@eksempel.dk` }, phone: { phone: "33112233" }, paper: {}, centre: { centreName: "Varmestuen" } };
      id[name] = await addMember(tx, manage, { name: `${name} Prøve`, reach, roles: ["member"], ...contact[reach] });
      await addRepresentation(tx, manage, idOf(name), { partyId, function: "Talsperson", isDeputy, fromDay: "2026-01-01" });
    };
    await add("Anna", "mail", idOf("naboer"));
    await add("Bent", "mail", idOf("naboer"));
    await add("Carl", "phone", idOf("naboer"));
    await add("Dora", "paper", idOf("butikker"));
    await add("Egon", "mail", idOf("butikker"), true);
    const details = { name: "Prøveforum", everyWeeks: 6, weekday: 3, fromDay: "2026-03-02", fromTime: "16:00", toTime: "18:00", place: "Salen" };
    id["series"] = await addSeries(tx, t.permit("meetings.prepare"), details);
  });
});
afterAll(() => t.close());

const typed = {
  title: "Ekstra møde om trappeopgange",
  place: "Beboerhuset",
  deadline: "2026-03-12",
  "day-1": "2026-03-20", "from-1": "16:00", "to-1": "18:00",
  "day-2": "2026-03-18", "from-2": "10:00", "to-2": "12:00", "place-2": "Biblioteket",
  "day-3": "2026-03-19", "from-3": "16:00", "to-3": "18:00",
};
const fill = async (answers: Answers = {}) =>
  coordinator.submit(await coordinator.get("/vesterbro/forum/polls/new"), "/polls/new", { ...typed, ...answers });

async function linkOf(name: string): Promise<string> {
  const mails = await t.db.selectFrom("platform.mail").select("text").where("to_address", "=", `${name}@eksempel.dk`).orderBy("id", "desc").execute();
  return mails.map(({ text }) => /http:\/\/localhost(\/\S+\/polls\/answer\/\S+)/.exec(text ?? "")?.[1]).find(Boolean) ?? "";
}
const mailsFor = async (purpose: string) =>
  (await t.db.selectFrom("platform.mail").select("to_address as to").where("purpose", "=", purpose).execute())
    .map(({ to }) => to?.split("@")[0])
    .sort();
const answers = (...said: string[]) => Object.fromEntries(times.map((time, at) => [`answer-${time}`, said[at] ?? "yes"]));
const rankedDays = async () =>
  [...(await results()).document.querySelectorAll(".data-table")][0]?.querySelectorAll("tbody th") ?? [];

describe("a draft", () => {
  test.each([
    [{ title: "" }, "title"],
    [{ deadline: "2026-03-19" }, "deadline"],
    [{ deadline: "2026-03-01" }, "deadline"],
    [{ "day-1": "2026-03-01" }, "day-1"],
    [{ "day-2": "2026-02-30" }, "day-2"],
    [{ "to-3": "15:00" }, "to-3"],
    [{ "from-3": "" }, "from-3"],
    [{ "day-3": "2026-03-20" }, "day-3"],
    [{ "day-2": "", "from-2": "", "to-2": "", "day-3": "", "from-3": "", "to-3": "" }, "day-2"],
    [{ parties: [] }, "parties"],
  ] as const)("with %o is not saved, says why beside %s, and keeps what was typed", async (wrong, field) => {
    const page = await fill(wrong);
    expect(page.status).toBe(422);
    expect(page.document.querySelector(`#${field}-error`), field).not.toBeNull();
    expect(page.document.querySelector("[name=place]")?.getAttribute("value")).toBe("Beboerhuset");
    expect(await t.db.selectFrom("polls.poll").select("id").execute()).toEqual([]);
  });

  test("with mistakes in several times says of each which time it is about", async () => {
    const page = await fill({ "day-1": "", "to-1": "25:00", "from-1": "25:00", "day-3": "", "from-3": "" });
    expect([...page.document.querySelectorAll(".error-summary a")].map((line) => line.textContent)).toEqual([
      "Tid 1: Vælg en dag.",
      "Tid 1: Skriv, hvornår det begynder, for eksempel 16:00.",
      "Tid 1: Skriv, hvornår det slutter, for eksempel 18:00.",
      "Tid 3: Vælg en dag.",
      "Tid 3: Skriv, hvornår det begynder, for eksempel 16:00.",
    ]);
  });

  test("asks all representatives unless others are ticked, and nobody hears of it", async () => {
    const page = await fill();
    expect(page.status).toBe(200);
    pollPath = page.path.replace("/results", "");
    const asked = [...page.document.querySelectorAll("[name=must]")].map((box) => box.getAttribute("value"));
    expect(asked.sort()).toEqual(["Anna", "Bent", "Carl", "Dora"].map(idOf).sort());
    expect(page.text).toContain("2 får en e-mail med et personligt link. 2 personer står på en liste");
    expect(await mailsFor("polls.ask")).toEqual([]);
    expect((await outsider.get(pollPath)).status).toBe(404);
  });

  test("is changed; whoever began before that is told, and so is a second press on an older page", async () => {
    const [mine, theirs, opening] = [await coordinator.get(`${pollPath}/change`), await coordinator.get(`${pollPath}/change`), await results()];
    expect(mine.document.querySelector("[name=place-1]")?.getAttribute("value")).toBe("Biblioteket");
    const page = await coordinator.submit(mine, "/change", { members: [idOf("Egon")] });
    expect(page.text).toContain("Egon Prøve");
    const clash = await coordinator.submit(theirs, "/change", { title: "Andet" });
    expect(clash.text).toContain("En anden har rettet kladden");
    expect(clash.document.querySelector(".notice dl")?.textContent).toContain(typed.title);
    expect((await coordinator.submit(clash, "/change", { title: typed.title, members: [idOf("Egon")] })).text).toContain("Egon Prøve");
    expect((await coordinator.submit(opening, "/open", {})).status).toBe(422);
    expect(await mailsFor("polls.ask")).toEqual([]);
  });
});

describe("an open poll", () => {
  test("asks by mail once, however often it is pressed", async () => {
    const page = await coordinator.submit(await results(), "/open", { must: [idOf("Anna"), idOf("Carl")] }, 5);
    expect(page.text).toContain("Nu er de spurgt");
    expect(page.text).toContain("For få svar endnu");
    expect(await mailsFor("polls.ask")).toEqual(["anna", "bent", "egon"]);
    const rows = await t.db.selectFrom("polls.time").select("id").orderBy("starts_at").execute();
    times = rows.map((row) => row.id);
  });

  test("is answered by link without an account, changed, and pressed five times once", async () => {
    const path = await linkOf("anna");
    const page = await t.visitor().get(path);
    expect(page.text).toContain("onsdag den 18. marts 2026 kl. 10.00–12.00");
    expect(page.text).not.toContain("Sådan ser det ud");
    const half = await t.visitor().submit(page, path, { [`answer-${times[0]}`]: "no", note: "Kommer gerne" });
    expect(half.status).toBe(422);
    expect(half.document.querySelectorAll(".field-error")).toHaveLength(2);
    const left = [...half.document.querySelectorAll(".error-summary a")].map((line) => [line.textContent, line.getAttribute("href")]);
    expect(left).toEqual([
      ["Vælg et svar til torsdag den 19. marts 2026 kl. 16.00–18.00.", `#answer-${times[1]}`],
      ["Vælg et svar til fredag den 20. marts 2026 kl. 16.00–18.00.", `#answer-${times[2]}`],
    ]);
    for (const [, href = ""] of left) expect(half.document.querySelector(href ?? "")?.getAttribute("type"), href ?? "").toBe("radio");
    expect(half.document.querySelector("textarea")?.textContent).toBe("Kommer gerne");
    const visitor = t.visitor();
    const opened = await visitor.get(path);
    const saved = await visitor.submit(opened, path, { ...answers("no", "yes", "maybe"), note: "Kommer gerne" }, 5);
    expect(saved.text).toContain("Tak. Dine svar er gemt.");
    const changed = await visitor.submit(saved, path, answers("no", "yes", "yes"));
    expect(changed.status).toBe(200);
    expect(await t.db.selectFrom("polls.answer").select("choice").orderBy("choice").execute()).toHaveLength(3);
    const events = await t.db.selectFrom("platform.audit_event").select("actor_kind").where("action", "=", "polls.answer").execute();
    expect(events).toEqual([{ actor_kind: "link" }, { actor_kind: "link" }]);
  });

  test("is answered for those without mail by a coordinator, from a list to print", async () => {
    const list = await coordinator.get(`${pollPath}/by-hand`);
    expect(list.text).toContain("Ring til 33112233");
    expect(list.text).toContain("Dora Prøve");
    expect(list.text).not.toContain("Anna Prøve");
    const page = await coordinator.get(`${pollPath}/enter/${idOf("Carl")}`);
    const saved = await coordinator.submit(page, "/enter/", answers("no", "yes", "yes"));
    expect(saved.text).toContain("skrevet ind af en koordinator");
    const row = await t.db.selectFrom("polls.invitee").select("assisted").where("member_id", "=", idOf("Carl")).executeTakeFirst();
    expect(row?.assisted).toBe(true);
  });

  test("shows members sums without names, to a coordinator the best time and why another is ruled out", async () => {
    await t.visitor().submit(await t.visitor().get(await linkOf("bent")), "/answer/", answers("yes", "yes", "no"));
    const seen = await t.visitor().get(await linkOf("bent"));
    expect(seen.text).toContain("3 af 5 har svaret");
    expect(seen.document.querySelector(".data-table tbody")?.textContent).toMatch(/18\. marts.*Ja1Hvis nødvendigt0Nej2/);
    for (const name of ["Anna", "Carl", "Dora", "Egon", "Kommer gerne", "skal være der"]) expect(seen.text).not.toContain(name);
    const page = await results();
    expect(page.text).toContain("Bedst lige nu: torsdag den 19. marts 2026");
    expect(page.text).toContain("Nej: Anna Prøve, Carl Prøve kan ikke");
    expect(page.text).toContain("“Kommer gerne”");
    expect([...(await rankedDays())].map((row) => /\d+\. marts/.exec(row.textContent ?? "")?.[0])).toEqual(["19. marts", "20. marts", "18. marts"]);
  });

  test("is there for those it asks and for coordinators only, in its district only", async () => {
    const link = await linkOf("anna");
    const token = link.split("/").at(-1) ?? "";
    const closed = [pollPath, `${pollPath}/results`, `${pollPath}/by-hand`, `${pollPath}/enter/${idOf("Carl")}`, `${pollPath}/choose/${times[0]}`];
    for (const path of closed) {
      expect([path, (await outsider.get(path)).status]).toEqual([path, 404]);
      expect([path, (await t.visitor().get(path)).status]).toEqual([path, 404]);
      const other = path.replace("/vesterbro/", "/norrebro/");
      expect([other, (await coordinator.get(other)).status]).toEqual([other, 404]);
    }
    for (const path of [link.replace("/vesterbro/", "/norrebro/"), link.replace(token, "A".repeat(32)), `/vesterbro/forum/polls/${uuidv7()}/results`])
      expect((await coordinator.get(path)).status, path).toBe(404);
    const body = new FormData();
    expect((await outsider.request(pollPath, { method: "POST", body })).status).not.toBe(303);
    expect((await outsider.get(`/vesterbro/search?q=trappeopgange`)).text).not.toContain("Ekstra møde");
    expect((await outsider.get("/vesterbro/forum/meetings")).text).not.toContain("Ekstra møde");
    expect((await coordinator.get("/vesterbro/forum/meetings")).text).toContain("Ekstra møde om trappeopgange");
    // A member whom the poll does not ask cannot be entered either.
    expect((await coordinator.get(`${pollPath}/enter/${uuidv7()}`)).status).toBe(404);
  });

  test("lets one who is signed in answer on the forum's page, and gives a lost link anew", async () => {
    const egon = t.visitor();
    await egon.submit(await egon.get(await t.deps.identity.signInLinkFor(t.district.id, idOf("Egon"))), "/sign-in/confirm");
    const forum = await egon.get("/vesterbro/forum/meetings");
    expect(forum.text).toContain("Vi mangler dit svar");
    const page = await egon.get(pollPath);
    expect(page.text).not.toContain("Anna");
    expect((await egon.get(`${pollPath}/results`)).status).toBe(404);
    const old = await linkOf("egon");
    await coordinator.submit(await results(), `/again/${idOf("Egon")}`, {}, 3);
    expect((await t.visitor().get(old)).status).toBe(404);
    expect((await t.visitor().get(await linkOf("egon"))).status).toBe(200);
    expect(await mailsFor("polls.ask")).toEqual(["anna", "bent", "egon", "egon"]);
  });

  test("reminds once those who have not answered, two days before", async () => {
    const run = () => remindOfPollsJob.run({ ...t.deps }, null, { number: 1, isLast: false });
    t.now = new Date("2026-03-09T09:00:00Z");
    await run();
    expect(await mailsFor("polls.remind")).toEqual([]);
    t.now = new Date("2026-03-10T09:00:00Z");
    await Promise.all([run(), run(), run()]);
    await run();
    expect(await mailsFor("polls.remind")).toEqual(["egon"]);
    expect((await results()).document.querySelector("form[action$='/remind']")).toBeNull();
  });

  test("tells late ones kindly, and takes them from a coordinator", async () => {
    coordinator = await freshCoordinator("2026-03-12T12:00:00Z");
    const path = await linkOf("egon");
    const visitor = t.visitor();
    const opened = await visitor.get(path);
    t.now = new Date("2026-03-13T08:00:00Z");
    const late = await visitor.submit(opened, path, answers());
    expect([late.status, late.text.includes("Fristen var 12. marts 2026")]).toEqual([422, true]);
    expect(late.text).toContain("Skriv til forum@eksempel.dk");
    expect((await t.visitor().get(path)).document.querySelector("main form")).toBeNull();
    const page = await coordinator.get(`${pollPath}/enter/${idOf("Egon")}`);
    expect((await coordinator.submit(page, "/enter/", answers("yes", "no", "yes"))).text).toContain("Svarene er gemt");
  });

  test("does not count whoever has left", async () => {
    await write((tx) => endMember(tx, t.permit("parties.manage"), idOf("Bent"), t.now));
    expect((await results()).text).not.toContain("Bent Prøve");
    expect((await results()).text).toContain("3 af 4 har svaret");
    expect((await t.visitor().get(await linkOf("bent"))).status).toBe(404);
  });
});

/** Sessions of before do not live as long as this test travels. */
async function freshCoordinator(at: string): Promise<Client> {
  t.now = new Date(at);
  return t.signedIn("coordinator");
}

describe("a chosen time", () => {
  test("becomes one meeting, however many choose at once, to which all who were asked are invited", async () => {
    const link = await linkOf("anna");
    const [one, other] = [await coordinator.get(`${pollPath}/choose/${times[1]}`), await coordinator.get(`${pollPath}/choose/${times[0]}`)];
    expect(other.text).toContain("Anna Prøve, Carl Prøve skal være der, men har sagt nej");
    const none = await coordinator.submit(one, "/choose/", { series: "" });
    expect(none.document.querySelector("#series-error")?.textContent).toContain("Vælg, hvilken mødeserie");
    const chosen = await Promise.all([coordinator.submit(one, "/choose/", {}, 3), coordinator.submit(other, "/choose/", {})]);
    expect(chosen.map(({ status }) => status).sort()).toEqual([200, 422]);
    const meetings = await t.db.selectFrom("meetings.meeting").select(["id", "starts_at", "is_extra"]).execute();
    expect(meetings).toHaveLength(1);
    const meetingId = meetings[0]?.id ?? "";
    const settled = await results();
    expect(settled.text).toContain("Det bliver");
    expect((await coordinator.get(`/vesterbro/forum/meetings/${meetingId}/work`)).text).toContain("Ekstra møde om trappeopgange");
    expect((await t.visitor().get(link)).status).toBe(404);

    const invite = () => inviteJob.run({ ...t.deps }, { districtId: t.district.id, meetingId }, { number: 1, isLast: true });
    await invite();
    await invite();
    // Not the other members, not who has left; those without mail stand on the meeting's list.
    expect(await mailsFor("meetings.invite")).toEqual(["anna", "egon"]);
    const rows = await t.db.selectFrom("meetings.invitation").select("member_id").execute();
    expect(rows.map((row) => row.member_id).sort()).toEqual(["Anna", "Carl", "Dora", "Egon"].map(idOf).sort());
    const files = await t.db.selectFrom("platform.mail_attachment").select("type").execute();
    expect(files.filter(({ type }) => type.includes("method=REQUEST"))).toHaveLength(2);
    expect((await coordinator.get(`${pollPath}/by-hand`)).text).toContain("Sig, hvornår mødet bliver");
    const seen = await outsider.get(`/vesterbro/forum/meetings/${meetingId}/work`);
    expect(seen.text).not.toContain("Datoafstemning");
  });

  test("loses who was asked and what they answered after ninety days", async () => {
    const forget = (at: string) => write((tx) => forgetAnswers(tx, { now: new Date(at) }));
    expect(await forget("2026-06-10T12:00:00Z")).toEqual([]);
    expect(await forget("2026-06-12T12:00:00Z")).toEqual([{ districtId: t.district.id, count: 5 }]);
    expect(await t.db.selectFrom("polls.answer").select("choice").execute()).toEqual([]);
    expect((await results()).text).toContain("Svarene er slettet");
  });
});

describe("a poll that is given up", () => {
  test("tells those who were asked by mail why, once, and closes their links; a draft can be deleted", async () => {
    const draft = await fill({ deadline: "2026-03-17" });
    expect((await coordinator.submit(draft, "/discard", {}, 2)).status).toBe(200);
    const second = await fill({ title: "Møde om havnen", deadline: "2026-03-17" });
    await coordinator.submit(second, "/open", {});
    const [path, link] = [second.path.replace("/results", ""), await linkOf("anna")];
    expect((await t.visitor().get(link)).text).toContain("Hvornår kan du?");
    const form = await coordinator.get(`${path}/cancel`);
    expect((await coordinator.submit(form, "/cancel", { reason: " " })).status).toBe(422);
    const done = await coordinator.submit(form, "/cancel", { reason: "Vi tager det i april" }, 4);
    expect(done.text).toContain("Vi tager det i april");
    expect(await mailsFor("polls.cancel")).toEqual(["anna"]);
    expect((await t.visitor().get(link)).status).toBe(404);
    expect((await coordinator.get(`${path}/choose/${times[0]}`)).status).toBe(404);
  });
});
