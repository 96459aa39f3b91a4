import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Client, SeenPage } from "../../../../test/client.ts";
import { publishedConference } from "../../../../test/conference.ts";
import { hear } from "../../../../test/event-stream.ts";
import { testApp } from "../../../../test/harness.ts";
import type { TestApp } from "../../../../test/harness.ts";
import { addRecommendation } from "./commands/recommendations.ts";
import { closeVotesJob } from "./jobs.ts";
import type { Choice } from "./rules/support.ts";

let app: TestApp;
let coordinator: Client;
let path: string;
let own: string;

const sentence = "Der skal være et sted at være om natten.";

beforeAll(async () => {
  app = await testApp();
  coordinator = await app.signedIn("coordinator");
});
afterAll(() => app.close());

/** A recommendation of a new conference, as organisers reach it. */
beforeEach(async () => {
  const conference = await publishedConference(app);
  const ref = { conferenceId: conference.id, workshopId: conference.workshops[0] ?? "" };
  const { id } = await app.db.transaction().execute((tx) => addRecommendation(tx, app.permit("conference.prepare"), ref, { sentence, why: "" }, app.now));
  path = conference.path;
  own = `/vesterbro/workshops/${ref.workshopId}/recommendations/${id}`;
});

const codeOn = (page: SeenPage) => page.document.querySelector(".vote-code")?.textContent?.replace(/\D/g, "") ?? "";
const open = async () => codeOn(await coordinator.submit(await coordinator.get(`${own}/vote`), "/vote", {}, 3));
const close = async () => coordinator.submit(await coordinator.get(`${own}/vote`), "/vote/close", {}, 3);
const vote = async (phone: Client, code: string, choice: Choice, times = 1) =>
  phone.submit(await phone.get(`/vesterbro/vote/${code}`), `/vote/${code}`, { choice }, times);
const kept = () => app.db.selectFrom("conference.ballot_vote").select(["key", "choice"]).execute();

describe("a vote by phone", () => {
  test("counts each phone once, lets it change its mind, and keeps only three sums", async () => {
    const code = await open();
    expect(code).toMatch(/^\d{6}$/);
    const phones = Array.from({ length: 6 }, () => app.visitor());
    const [first, second] = phones as [Client, Client];
    const typed = await first.submit(await first.get("/vesterbro/vote"), "/vesterbro/vote", { code: `${code.slice(0, 3)} ${code.slice(3)}` });
    expect(typed.text).toContain(sentence);
    for (const phone of phones) expect((await vote(phone, code, "for", 3)).text).toContain("Din telefon har stemt: for.");
    expect((await vote(second, code, "against")).text).toContain("Din telefon har stemt: imod.");
    expect((await kept()).map(({ choice }) => choice).sort()).toEqual(["against", "for", "for", "for", "for", "for"]);
    // While it is open nobody learns how it goes.
    const during = await coordinator.get(`/vesterbro/vote/${code}/screen`);
    expect(during.text).toContain("6 telefoner har stemt");
    expect(during.text).not.toMatch(/\d for/);
    const late = await second.get(`/vesterbro/vote/${code}`);
    const closed = await close();
    expect(closed.text).toContain("Stemt på telefon: 6 telefoner. 5 for, 1 imod, 0 ved ikke.");
    expect(await kept()).toEqual([]);
    const refused = await second.submit(late, `/vote/${code}`, { choice: "for", again: "1" });
    expect([refused.status, refused.text.includes("Afstemningen er lukket, så stemmen kom ikke med.")]).toEqual([422, true]);
    expect((await coordinator.get(`/vesterbro/vote/${code}/screen`)).text).toContain("5 for, 1 imod");
    const audit = JSON.stringify(await app.db.selectFrom("platform.audit_event").selectAll().where("action", "=", "conference.close_vote").execute());
    expect(audit).toContain('"for":5');
  });

  test("of few phones does not tell who said what, and stands beside hands without being added to them", async () => {
    const code = await open();
    for (const choice of ["for", "for", "against"] as const) await vote(app.visitor(), code, choice);
    await close();
    await coordinator.submit(await coordinator.get(`${own}/hands`), "/hands", { for: "18", against: "3", unsure: "1" });
    const page = await coordinator.get(own.replace(/\/recommendations.*/, ""));
    expect(page.text).toContain("Vist med hænder: 18 for, 3 imod, 1 ved ikke.Stemt på telefon: færre end 5 har stemt.");
    expect(page.text).toContain("Hænder og telefoner er talt hver for sig");
    expect(page.text).not.toContain("2 for");
    const events = await app.db.selectFrom("platform.audit_event").selectAll().where("action", "like", "conference.%_vote").where("item_id", "=", path.split("/").at(-1) ?? "").execute();
    await open();
    expect([events.length, JSON.stringify(events).includes('"for":2')]).toEqual([2, false]);
  });

  test("is for the sentence as it stands: that one cannot be changed meanwhile, and a new vote takes the place of the old", async () => {
    const code = await open();
    for (let at = 0; at < 5; at += 1) await vote(app.visitor(), code, "for");
    const refused = await coordinator.submit(await coordinator.get(own), own, { sentence: "Noget helt andet." });
    expect([refused.status, refused.text.includes("Der stemmes om sætningen nu.")]).toEqual([422, true]);
    await close();
    await coordinator.submit(await coordinator.get(own), own, { sentence: "Noget helt andet." });
    expect((await coordinator.get(`${own}/vote`)).text).toContain("5 for, 0 imod, 0 ved ikke. Det var om en tidligere ordlyd.");
    const another = await open();
    expect(another).not.toBe(code);
    expect((await app.visitor().get(`/vesterbro/vote/${code}`)).status).toBe(404);
    expect((await app.visitor().get(`/vesterbro/vote/${another}`)).text).toContain("Noget helt andet.");
  });

  test("ends by itself, is then added up by the job, and its code leads nowhere an hour later", async () => {
    const before = app.now;
    const code = await open();
    for (let at = 0; at < 5; at += 1) await vote(app.visitor(), code, "unsure");
    const phone = app.visitor();
    const page = await phone.get(`/vesterbro/vote/${code}`);
    app.now = new Date(before.getTime() + 30 * 60_000);
    expect((await phone.submit(page, `/vote/${code}`, { choice: "for" })).status).toBe(422);
    await closeVotesJob.run({ ...app.deps, now: () => app.now }, null, { number: 1, isLast: false });
    expect((await app.visitor().get(`/vesterbro/vote/${code}`)).text).toContain("5 telefoner. 0 for, 0 imod, 5 ved ikke.");
    app.now = new Date(before.getTime() + 91 * 60_000);
    expect((await app.visitor().get(`/vesterbro/vote/${code}`)).status).toBe(404);
    app.now = before;
  });

  test("needs a cookie and a code that fits", async () => {
    const code = await open();
    const page = await app.visitor().get(`/vesterbro/vote/${code}`);
    const without = await app.visitor().submit(page, `/vote/${code}`, { choice: "for" });
    expect([without.status, without.text.includes("Tillad den, eller ræk hånden op.")]).toEqual([422, true]);
    const phone = app.visitor();
    const wrong = await phone.submit(await phone.get("/vesterbro/vote"), "/vesterbro/vote", { code: "12" });
    expect([wrong.status, wrong.text.includes("Koden passer ikke.")]).toEqual([422, true]);
    expect((await phone.get(`/norrebro/vote/${code}`)).status).toBe(404);
    expect(await kept()).toEqual([]);
  });
});

test("the plenary shows all workshops' recommendations to organisers, and hears of each vote", async () => {
  const page = await coordinator.get(`${path}/plenary`);
  expect(page.document.querySelectorAll("[data-slide]")).toHaveLength(1);
  expect(page.text).toContain(sentence);
  for (const other of [app.visitor(), await app.signedIn("member")])
    for (const end of ["/plenary", "/plenary/live"]) expect((await other.get(`${path}${end}`)).status).toBe(404);
  const address = page.document.querySelector("[data-fresh-stream]")?.getAttribute("data-fresh-stream") ?? "";
  const heard = await hear(coordinator, address);
  const code = await open();
  expect(await heard.next()).toBe(true);
  await vote(app.visitor(), code, "for");
  expect(await heard.next()).toBe(true);
  expect((await coordinator.get(`${path}/plenary`)).text).toContain("1 telefon har stemt");
  await heard.close();
});
