import type { HttpBindings } from "@hono/node-server";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { doAskedJobs } from "../../../test/asked-jobs.ts";
import { filledIn } from "../../../test/client.ts";
import type { Answering, Client, SeenPage } from "../../../test/client.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { solved } from "../../../test/solve-puzzle.ts";
import { jobs } from "../../features/sign-in/jobs.ts";
import { uiTexts } from "../../ui/texts.ts";
import { openDatabase } from "../db/database.ts";
import { countForm, guardByHand, guardByItself, isGuarded } from "../limits/guard-state.ts";
import { puzzleLifetimeMs, usualGuard } from "../limits/guard.ts";
import { forgetLimitsJob } from "../limits/retention.ts";

const flood = { atOnce: 4, secondsEach: 600 };
const reportPath = "/vesterbro/street/report";
const report = { kind: "unsafe", placeWords: "Ved den grønne port", text: "Det var mørkt." };
const words = uiTexts.da.puzzle;

let t: TestApp;
const start = new Date("2026-03-02T09:00:00Z");
beforeAll(async () => {
  t = await testApp({ guard: { flood } });
});
afterAll(() => t.close());
beforeEach(async () => {
  t.now = start;
  await sql`truncate platform.rate_limit, platform.guard, street.observation cascade`.execute(t.db);
});

const later = (seconds: number) => {
  t.now = new Date(t.now.getTime() + seconds * 1000);
};
const stored = async () => (await t.db.selectFrom("street.observation").select("id").execute()).length;
const raiseByFlood = async (place = t.district.id) => {
  for (let sent = 0; sent <= flood.atOnce; sent += 1) await countForm(t.db, t.deps.secret, place, t.deps.guard, t.now);
};
const puzzleOn = (page: SeenPage) => page.document.querySelector("[name=_puzzle]")?.getAttribute("value") ?? undefined;
const send = (who: Client, page: SeenPage, answers: Record<string, string | File> = report) => who.submit(page, "/report", answers);
const sendSolved = async (who: Client, page: SeenPage, answers: Record<string, string | File> = report) =>
  send(who, page, { ...answers, _puzzle: await solved(puzzleOn(page) ?? "") });

function expectAsked(page: SeenPage, said: string): void {
  expect(page.status).toBe(429);
  expect(page.text).toContain(said);
  expect(page.document.querySelector(".error-summary")).toBeNull();
  expect(page.document.querySelector('[name="text"]')?.textContent).toBe("Det var mørkt.");
  expect(page.document.querySelector('a[href="tel:112"]')).not.toBeNull();
}

describe("a flood from many addresses", () => {
  test("raises the guard at the form that is too much, which comes back with a puzzle and what was typed", async () => {
    const opened = await t.visitor().get(reportPath);
    expect(puzzleOn(opened)).toBeUndefined();
    for (let sent = 0; sent < flood.atOnce; sent += 1) {
      const visitor = t.visitor();
      expect((await send(visitor, await visitor.get(reportPath), { ...report, text: `Nummer ${sent}` })).status).toBe(200);
    }
    const back = await send(t.visitor(), opened);
    expectAsked(back, words.wait(60));
    expect(back.headers.get("retry-after")).toBe("60");
    expect(await stored()).toBe(flood.atOnce);
    expect((await sendSolved(t.visitor(), back)).status).toBe(200);
    expect(await stored()).toBe(flood.atOnce + 1);
  });

  test("in English too, and a script gets it as JSON", async () => {
    await raiseByFlood();
    const visitor = t.visitor();
    const page = await visitor.get(`/en${reportPath}`);
    expect((await send(visitor, page)).text).toContain(uiTexts.en.puzzle.wait(60));
    const body = filledIn(page.document.querySelector("main form") as Element, report);
    const answer = await visitor.request(`/en${reportPath}`, { method: "POST", headers: { accept: "application/json" }, body });
    expect([answer.status, await answer.json()]).toEqual([429, { errors: [{ field: "", code: "guarded" }] }]);
  });

  test("ends by itself when it is over, lasts while it goes on, and is forgotten", async () => {
    await raiseByFlood();
    later(usualGuard.floodLastsSeconds - 60);
    await raiseByFlood();
    later(usualGuard.floodLastsSeconds - 60);
    expect(await isGuarded(t.db, t.district.id, t.now)).toBe(true);
    later(60);
    expect(await isGuarded(t.db, t.district.id, t.now)).toBe(false);
    later(flood.secondsEach * flood.atOnce);
    const visitor = t.visitor();
    const page = await visitor.get(reportPath);
    expect([puzzleOn(page), (await send(visitor, page)).status]).toEqual([undefined, 200]);
    await forgetLimitsJob.run({ ...t.deps, now: () => t.now }, null, { number: 1, isLast: true });
    expect(await t.db.selectFrom("platform.guard").selectAll().execute()).toEqual([]);
  });

  test("is counted by all processes at once, and only one of them is the first to see it", async () => {
    const other = openDatabase(t.databaseUrl, t.deps.log, 4);
    const counted = await Promise.all(
      Array.from({ length: 20 }, (_, at) => countForm(at % 2 ? other : t.db, t.deps.secret, t.district.id, t.deps.guard, t.now)),
    );
    await other.destroy();
    expect(counted.filter(({ isGuarded: guarded }) => !guarded)).toHaveLength(flood.atOnce);
    expect(counted.filter(({ hasJustBegun }) => hasJustBegun)).toHaveLength(1);
  });

  test("of a clock that jumped a day ahead and back is no flood any more", async () => {
    const today = t.now;
    later(3 * 24 * 3600);
    await raiseByFlood();
    t.now = today;
    expect(await isGuarded(t.db, t.district.id, t.now)).toBe(false);
    await raiseByFlood();
    expect(await isGuarded(t.db, t.district.id, t.now)).toBe(true);
  });

  test("stays in its district, and out of the sign-in page", async () => {
    await raiseByFlood();
    const visitor = t.visitor();
    const neighbour = await visitor.get("/norrebro/street/report");
    expect([puzzleOn(neighbour), (await send(visitor, neighbour)).status]).toEqual([undefined, 200]);
    expect(puzzleOn(await visitor.get("/sign-in"))).toBeUndefined();
    expect(await isGuarded(t.db, null, t.now)).toBe(false);
  });
});

describe("while the guard stands", () => {
  beforeEach(() => raiseByFlood());

  test("a page brings its puzzle along, and what comes with it solved is taken", async () => {
    const visitor = t.visitor();
    const page = await visitor.get(reportPath);
    expect(page.html).toContain("solve-puzzle");
    expect(page.text).not.toContain(words.title);
    expect((await sendSolved(visitor, page)).path).toContain("/street/receipt/");
  });

  test("a puzzle counts once: pressed again it leads to the first receipt, with other words it comes back", async () => {
    const visitor = t.visitor();
    const page = await visitor.get(reportPath);
    const _puzzle = await solved(puzzleOn(page) ?? "");
    const first = await visitor.submit(page, "/report", { ...report, _puzzle }, 5);
    expect(first.status).toBe(200);
    expect((await send(visitor, page, { ...report, _puzzle })).path).toBe(first.path);
    // Without its puzzle it is still the same form.
    expect((await send(visitor, page)).path).toBe(first.path);
    const others = await send(visitor, page, { ...report, text: "Noget andet", _puzzle });
    expect([others.status, puzzleOn(others) === _puzzle]).toEqual([429, false]);
    expect(await stored()).toBe(1);
    expect((await sendSolved(visitor, others, {})).status).toBe(200);
    expect(await stored()).toBe(2);
  });

  test("twenty forms at the same moment with one puzzle: one is saved", async () => {
    const visitor = t.visitor();
    const page = await visitor.get(reportPath);
    const _puzzle = await solved(puzzleOn(page) ?? "");
    const sent = await Promise.all(Array.from({ length: 20 }, (_, n) => send(visitor, page, { ...report, text: `Nummer ${n}`, _puzzle })));
    expect(sent.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(19).fill(429)]);
    expect(await stored()).toBe(1);
  });

  test("one that is too old, of another form, or wrong does not count", async () => {
    const visitor = t.visitor();
    const page = await visitor.get(reportPath);
    const mine = await solved(puzzleOn(page) ?? "");
    await raiseByFlood(t.elsewhere.id);
    const neighbours = await solved(puzzleOn(await visitor.get("/norrebro/street/report")) ?? "");
    const wrong = mine.replace(/"derivedKey":"[^"]*"/, '"derivedKey":"00"');
    for (const _puzzle of [neighbours, wrong, "", "{}", "x".repeat(100_000)]) expectAsked(await send(visitor, page, { ...report, _puzzle }), words.wait(60));
    later(puzzleLifetimeMs / 1000 + 1);
    await raiseByFlood();
    expectAsked(await send(visitor, page, { ...report, _puzzle: mine }), words.wait(60));
    expect(await stored()).toBe(0);
  });

  test("a form with something wrong in it keeps the puzzle that its browser has solved", async () => {
    const visitor = t.visitor();
    const page = await visitor.get(reportPath);
    const _puzzle = await solved(puzzleOn(page) ?? "");
    const back = await send(visitor, page, { text: "Det var mørkt.", _puzzle });
    expect([back.status, puzzleOn(back)]).toEqual([422, _puzzle]);
    expect((await send(visitor, back, report)).status).toBe(200);
  });

  test("a photo is asked for again, and no browser sends without it", async () => {
    const visitor = t.visitor();
    const photo = new File([new Uint8Array([1, 2, 3])], "foto.jpg", { type: "image/jpeg" });
    const back = await send(visitor, await visitor.get(reportPath), { ...report, photo });
    expectAsked(back, words.fileToo);
    expect(back.document.querySelector("solve-puzzle")?.hasAttribute("data-sending")).toBe(false);
  });

  test("members, receipts and answers by link are not asked", async () => {
    const worker = await t.signedIn("coordinator");
    const page = await worker.get(reportPath);
    expect(puzzleOn(page)).toBeUndefined();
    expect((await send(worker, page)).status).toBe(200);
    const visitor = t.visitor();
    const receipt = await visitor.get("/vesterbro/code");
    expect(puzzleOn(receipt)).toBeUndefined();
    expect((await visitor.submit(receipt, "/code", { code: "7KQM-2XNF-9R4T-B0HW" })).status).toBe(422);
  });
});

describe("without scripts", () => {
  beforeEach(() => raiseByFlood());

  test("it is enough to wait a minute from when the page was opened; asking too early costs nothing", async () => {
    const visitor = t.visitor();
    const page = await visitor.get(reportPath);
    later(25);
    const early = await send(visitor, page);
    expectAsked(early, words.wait(35));
    expect(early.headers.get("retry-after")).toBe("35");
    later(20);
    const tooEarly = await send(visitor, early, {});
    expectAsked(tooEarly, words.wait(15));
    later(15);
    const taken = await visitor.submit(tooEarly, "/report", {}, 5);
    expect([taken.status, await stored()]).toEqual([200, 1]);
  });

  test("whoever writes longer than that notices nothing", async () => {
    const visitor = t.visitor();
    const page = await visitor.get(reportPath);
    later(90);
    expect((await send(visitor, page)).status).toBe(200);
  });

  test("few come through by waiting, in all districts together; the others keep their place and come later", async () => {
    await raiseByFlood(t.elsewhere.id);
    const [visitor, paths] = [t.visitor(), [reportPath, "/norrebro/street/report"]];
    const pages = await Promise.all(Array.from({ length: 14 }, (_, n) => visitor.get(paths[n % 2] ?? "")));
    later(60);
    const sent = [];
    for (const page of pages) sent.push(await send(visitor, page));
    const back = sent.filter(({ status }) => status === 429);
    expect(back).toHaveLength(14 - usualGuard.door.atOnce);
    for (const page of back) expectAsked(page, words.busy);
    later(usualGuard.door.secondsEach);
    const again = [];
    for (const page of back) again.push((await send(visitor, page, {})).status);
    expect(again.filter((status) => status === 200)).toHaveLength(1);
  });

  test("and one address alone cannot take all the room", async () => {
    const connection = { incoming: { socket: { remoteAddress: "198.51.100.7" } } } as HttpBindings;
    const near: Answering = { request: (input, init) => t.app.request(input, init, connection) };
    const [robot, person] = [t.visitor().at(near), t.visitor()];
    const pages = await Promise.all(Array.from({ length: 8 }, () => robot.get(reportPath)));
    const mine = await person.get(reportPath);
    later(60);
    const sent = [];
    for (const page of pages) sent.push((await send(robot, page)).status);
    expect(sent.filter((status) => status === 200)).toHaveLength(5);
    expect((await send(person, mine)).status).toBe(200);
  });

  test("a puzzle that was waited for counts once as well", async () => {
    const visitor = t.visitor();
    const page = await visitor.get(reportPath);
    later(60);
    expect((await send(visitor, page)).status).toBe(200);
    expectAsked(await send(visitor, page, { ...report, placeWords: "Et andet sted" }), words.wait(60));
  });
});

describe("by an admin's hand", () => {
  const byHand = () => t.db.transaction().execute((tx) => guardByHand(tx, t.permit("operations.guard"), t.deps.guard, t.now));

  test("it stands for a day at most, in this district and on the sign-in page, and ends when they say so", async () => {
    await byHand();
    const stands = () => Promise.all([t.district.id, t.elsewhere.id, null].map((place) => isGuarded(t.db, place, t.now)));
    expect(await stands()).toEqual([true, false, true]);
    later(24 * 3600);
    expect(await stands()).toEqual([false, false, false]);
    await byHand();
    const end = () => t.db.transaction().execute((tx) => guardByItself(tx, t.permit("operations.guard"), t.now));
    expect([await end(), await end(), ...(await stands())]).toEqual([true, false, false, false, false]);
  });

  test("a flood that goes on keeps the guard up without it", async () => {
    await byHand();
    await raiseByFlood();
    await t.db.transaction().execute((tx) => guardByItself(tx, t.permit("operations.guard"), t.now));
    expect(await isGuarded(t.db, t.district.id, t.now)).toBe(true);
  });

  test("a link to sign in is sent to whoever solves the puzzle, and asking too early uses up nobody's mails", async () => {
    await t.signedIn("member");
    const { email } = await t.db.selectFrom("platform.member").select("email").executeTakeFirstOrThrow();
    await byHand();
    const visitor = t.visitor();
    const mails = async () => {
      await doAskedJobs(t, jobs);
      return (await t.db.selectFrom("platform.mail").select("id").execute()).length;
    };
    let page = await visitor.get("/sign-in");
    for (let n = 0; n < 7; n += 1) page = await visitor.submit(page, "/sign-in", { email: email ?? "" });
    expect([page.status, await mails()]).toEqual([429, 0]);
    expect(page.document.querySelector('[name="email"]')?.getAttribute("value")).toBe(email);
    page = await visitor.submit(page, "/sign-in", { _puzzle: await solved(puzzleOn(page) ?? "") });
    expect([page.path.split("?")[0], await mails()]).toEqual(["/sign-in/sent", 1]);
  });
});
