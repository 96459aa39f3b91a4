import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Client, SeenPage } from "../../../../test/client.ts";
import { publishedConference, registering } from "../../../../test/conference.ts";
import { testApp } from "../../../../test/harness.ts";
import type { TestApp } from "../../../../test/harness.ts";
import { runRule } from "../../../platform/retention/job.ts";
import { cancelConference } from "../commands/conferences.ts";
import { register } from "../registration/commands/registrations.ts";
import { thankParticipantsJob } from "./jobs.ts";
import { reportRetention } from "./retention.ts";

let app: TestApp;
let coordinator: Client;
beforeAll(async () => {
  app = await testApp();
  coordinator = await app.signedIn("coordinator");
});
afterAll(() => app.close());

const begun = new Date("2026-03-02T09:00:00Z");
const lastHour = new Date("2026-04-15T17:00:00Z");
const morningAfter = new Date("2026-04-16T07:00:00Z");
const closed = new Date("2026-04-29T18:00:00Z");
beforeEach(() => {
  app.now = begun;
});

const answers = { rating: "good", good: "Maden og samtalerne.", different: "Bo Holm talte for længe." };
const evaluation = (path: string) => `${path}/evaluation`;
const answer = async (who: Client, path: string, given: Record<string, string> = answers, times = 1) => who.submit(await who.get(evaluation(path)), "/evaluation", given, times);
const rows = (id: string) => app.db.selectFrom("conference.evaluation_answer").selectAll().where("conference_id", "=", id).execute();
const texts = (id: string) => app.db.selectFrom("conference.evaluation_text").selectAll().where("conference_id", "=", id).orderBy("question", "desc").execute();
const checked = (page: SeenPage) => page.document.querySelector("input[name=rating][checked]")?.getAttribute("value");
const desk = (path: string) => coordinator.get(`${path}/evaluation/texts`);
const enter = (id: string, name: string, email: string | null = null, cameBy: "web" | "phone" = "web") =>
  app.db.transaction().execute((tx) => register(tx, app.permit("everyone"), id, { input: registering(name, { email }), cameBy }, app.now));

describe("saying how a conference was", () => {
  test("is open from the last hour until a fortnight after, to the second; before and after a page says so", async () => {
    const { path } = await publishedConference(app);
    const seen = async (now: string) => {
      app.now = new Date(now);
      const [page, conference] = [await app.visitor().get(evaluation(path)), await app.visitor().get(path)];
      return [page.status, page.document.querySelector("h1")?.textContent, conference.text.includes("Svar på tre spørgsmål")];
    };
    expect(await seen("2026-04-15T16:59:59Z")).toEqual([200, "Evalueringen er ikke åben endnu", false]);
    expect(await seen("2026-04-15T17:00:00Z")).toEqual([200, "Hvordan var det?", true]);
    expect(await seen("2026-04-29T17:59:59Z")).toEqual([200, "Hvordan var det?", true]);
    expect(await seen("2026-04-29T18:00:00Z")).toEqual([200, "Evalueringen er slut", false]);
  });

  test("is one answer from a browser, however often it is pressed, and can be changed", async () => {
    const { id, path } = await publishedConference(app);
    app.now = lastHour;
    const phone = app.visitor();
    const thanked = await answer(phone, path, answers, 5);
    expect(thanked.text).toContain("Tak for dit svar");
    expect([(await rows(id)).length, (await texts(id)).length]).toEqual([1, 2]);
    const again = await phone.get(evaluation(path));
    expect([checked(again), again.document.querySelector("textarea[name=good]")?.textContent]).toEqual(["good", answers.good]);
    await answer(phone, path, { rating: "poor", good: "", different: "Kortere oplæg." });
    expect((await rows(id)).map(({ rating }) => rating)).toEqual(["poor"]);
    expect((await texts(id)).map(({ text }) => text)).toEqual(["Kortere oplæg."]);
    await answer(app.visitor(), path);
    expect(await rows(id)).toHaveLength(2);
  });

  test("leads to nobody: no registration, no moment, another key in every conference", async () => {
    const [one, other] = [await publishedConference(app), await publishedConference(app)];
    await enter(one.id, "Karla Kanin", "karla@eksempel.dk");
    app.now = lastHour;
    const phone = app.visitor();
    await answer(phone, one.path);
    await answer(phone, other.path);
    const [first, second] = [await rows(one.id), await rows(other.id)];
    expect(Object.keys(first[0] ?? {}).sort()).toEqual(["came_on", "conference_id", "district", "id", "participant_key", "rating"]);
    expect(first[0]?.participant_key).not.toBe(second[0]?.participant_key);
    // Made of chance, not of the time.
    expect(first[0]?.id[14]).toBe("4");
    const events = await app.db.selectFrom("platform.audit_event").select("action").where("action", "like", "%evaluation%").execute();
    expect(events).toEqual([]);
  });

  test("lets somebody else answer on the same screen", async () => {
    const { id, path } = await publishedConference(app);
    app.now = lastHour;
    const tablet = app.visitor();
    const fresh = await tablet.submit(await answer(tablet, path), "/evaluation/next");
    expect([checked(fresh), fresh.text.includes("Du har svaret")]).toEqual([undefined, false]);
    await tablet.submit(fresh, "/evaluation", { ...answers, rating: "very_good" });
    expect((await rows(id)).map(({ rating }) => rating).sort()).toEqual(["good", "very_good"]);
  });

  test.each([
    ["nothing chosen", { rating: "", good: "Maden", different: "" }, "Vælg, hvordan konferencen var for dig."],
    ["a CPR number", { rating: "good", good: "Min er 010190-1234", different: "" }, "Det ligner et CPR-nummer"],
    ["too long a text", { rating: "good", good: "x".repeat(1001), different: "" }, "Teksten er for lang"],
  ])("refuses %s, and keeps what was typed", async (_, given, said) => {
    const { id, path } = await publishedConference(app);
    app.now = lastHour;
    const page = await answer(app.visitor(), path, given);
    expect([page.status, page.text.includes(said)]).toEqual([422, true]);
    expect(page.document.querySelector("textarea[name=good]")?.textContent).toBe(given.good);
    expect(await rows(id)).toEqual([]);
  });

  test("takes nothing from a browser without cookies, from a page that was left open too long, nor of what is cancelled", async () => {
    const { id, path } = await publishedConference(app);
    app.now = new Date(closed.getTime() - 60_000);
    const phone = app.visitor();
    const page = await phone.get(evaluation(path));
    const withoutCookies = await app.visitor().submit(page, "/evaluation", answers);
    expect([withoutCookies.status, withoutCookies.text.includes("gemmer ikke cookies")]).toEqual([422, true]);
    app.now = closed;
    const late = await phone.submit(page, "/evaluation", answers);
    expect([late.status, late.text.includes("Evalueringen er slut")]).toEqual([422, true]);
    expect(await rows(id)).toEqual([]);
    app.now = begun;
    await app.db.transaction().execute((tx) => cancelConference(tx, app.permit("conference.prepare"), id, "For få kunne komme", { secret: app.deps.secret, now: app.now }));
    app.now = lastHour;
    expect((await phone.get(evaluation(path))).status).toBe(404);
  });

  test("has a short address, which leads to what can be answered now", async () => {
    app.now = new Date("2027-01-01T00:00:00Z");
    const t = app.visitor();
    expect((await t.get("/vesterbro/evaluation")).text).toContain("Der er ikke noget at svare på lige nu");
    app.now = begun;
    const one = await publishedConference(app, { day: "2026-09-01" });
    app.now = new Date("2026-09-02T08:00:00Z");
    expect((await t.get("/vesterbro/evaluation")).path).toContain(evaluation(one.path));
    expect((await t.get("/evaluering")).path).toContain(evaluation(one.path));
    app.now = begun;
    const two = await publishedConference(app, { day: "2026-09-02", title: "En til" });
    app.now = new Date("2026-09-03T08:00:00Z");
    const both = await t.get("/vesterbro/evaluation");
    for (const { path } of [one, two]) expect(both.html).toContain(`href="${evaluation(path)}"`);
    expect((await t.get("/norrebro/evaluation")).text).toContain("Der er ikke noget at svare på lige nu");
  });
});

describe("an answer on paper", () => {
  test("is entered by the secretary, once however often it is pressed, counts as all others, and is marked", async () => {
    const { id, path } = await publishedConference(app);
    const address = `${path}/evaluation/paper`;
    expect((await coordinator.get(address)).status).toBe(404);
    expect((await desk(path)).text).toContain("Print arkene inden");
    const sheet = await coordinator.request(`${path}/evaluation/sheet.pdf`);
    expect([sheet.status, sheet.headers.get("content-type")]).toEqual([200, "application/pdf"]);
    app.now = lastHour;
    const page = await coordinator.submit(await coordinator.get(address), "/paper", answers, 5);
    expect(page.text).toContain("Gemt. Et svar er skrevet ind fra papir.");
    const next = await coordinator.submit(page, "/paper", { ...answers, good: "" });
    expect(next.text).toContain("2 svar er skrevet ind fra papir");
    expect((await rows(id)).map(({ came_on, participant_key }) => [came_on, participant_key])).toEqual([["paper", null], ["paper", null]]);
    expect((await desk(path)).text).toContain("2 svar, 2 af dem på papir.");
    app.now = closed;
    expect((await coordinator.get(address)).status).toBe(404);
  });
});

describe("what people wrote", () => {
  const idOf = (page: SeenPage, words: string) =>
    [...page.document.querySelectorAll(".evaluation-text")].find((one) => one.textContent?.includes(words))?.id.replace("text-", "") ?? "";

  test("is the organisers' alone until it is released, and then without what they left out", async () => {
    const { id, path } = await publishedConference(app, { capacity: "20" });
    await enter(id, "Bo Holm");
    app.now = lastHour;
    const phone = app.visitor();
    await answer(phone, path);
    const member = await app.signedIn("member");
    for (const who of [app.visitor(), member]) expect((await who.get(`${path}/evaluation/texts`)).status).toBe(404);
    const page = await desk(path);
    expect(page.text).toContain("Bo Holm talte for længe.");
    const text = idOf(page, "Bo Holm");
    const named = await coordinator.submit(page, `${text}/release`);
    expect([named.status, named.text.includes("Skriv […] i stedet")]).toEqual([422, true]);
    const other = await coordinator.submit(page, `${text}/release`, { shown: "En talte for længe." });
    expect([other.status, other.text.includes("ændret mere end udeladt")]).toEqual([422, true]);
    expect(other.document.querySelector("#shown")?.textContent).toBe("En talte for længe.");
    const released = await coordinator.submit(other, `${text}/release`, { shown: "[…] talte for længe." }, 5);
    expect([released.status, released.text.includes("Teksten er med i rapporten")]).toEqual([200, true]);
    expect((await texts(id)).map(({ state, shown }) => [state, shown])).toEqual([["unread", null], ["released", "[…] talte for længe."]]);
    // What is written anew has not been read by anybody.
    await answer(phone, path, { ...answers, different: "Karla Kanin skal have mere tid." });
    expect((await texts(id)).map(({ state, shown }) => [state, shown])).toEqual([["unread", null], ["unread", null]]);
    const stale = await coordinator.submit(released, `${text}/keep-back`);
    expect([stale.status, stale.text.includes("Teksten er ændret")]).toEqual([422, true]);
  });

  test("ends: which browser answered with the evaluation, what nobody released 90 days after", async () => {
    const { id, path } = await publishedConference(app);
    app.now = lastHour;
    await answer(app.visitor(), path);
    const page = await desk(path);
    await coordinator.submit(page, `${idOf(page, "Maden og")}/release`);
    const run = async (now: Date) => {
      for (const rule of reportRetention) await runRule(app.db, rule, { now });
    };
    await run(new Date(closed.getTime() - 1000));
    expect((await rows(id))[0]?.participant_key).not.toBeNull();
    await run(closed);
    expect([(await rows(id)).map((one) => one.participant_key), (await texts(id)).map((one) => one.answer_id)]).toEqual([[null], [null, null]]);
    await run(new Date("2026-07-20T00:00:00Z"));
    expect([(await rows(id)).length, (await texts(id)).map(({ text }) => text)]).toEqual([1, [answers.good]]);
  });
});

describe("the mail after a conference", () => {
  const mailed = async () => {
    await app.db.deleteFrom("platform.mail_attachment").execute();
    await app.db.deleteFrom("platform.mail").execute();
    for (let times = 0; times < 2; times += 1) await thankParticipantsJob.run({ ...app.deps, now: () => app.now }, null, { number: 1, isLast: true });
    return app.db.selectFrom("platform.mail").select(["to_address as to", "subject", "text"]).orderBy("to_address").execute();
  };

  test("comes once to those with a seat and an address, to an address once, and asks for no name", async () => {
    const { id, path } = await publishedConference(app, { capacity: "3", title: "Tak-konferencen" });
    await enter(id, "Karla Kanin", "karla@eksempel.dk");
    // Whom the secretary enters may share an address.
    await enter(id, "Hendes Kollega", "Karla@eksempel.dk", "phone");
    await enter(id, "Uden Mail");
    await enter(id, "Venter Stadig", "venter@eksempel.dk");
    expect((await mailed()).filter(({ subject }) => subject?.includes("Tak-konferencen"))).toEqual([]);
    app.now = morningAfter;
    const [mail, ...more] = (await mailed()).filter(({ subject }) => subject?.includes("Tak-konferencen"));
    expect([mail?.to?.toLowerCase(), more]).toEqual(["karla@eksempel.dk", []]);
    expect(mail?.text).toContain(`http://localhost${evaluation(path)}`);
    expect(mail?.text).toContain("Linket er ens for alle");
    expect((await mailed()).filter(({ subject }) => subject?.includes("Tak-konferencen"))).toEqual([]);
  });
});
