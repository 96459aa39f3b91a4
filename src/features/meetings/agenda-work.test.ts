import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Client, SeenPage } from "../../../test/client.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { addParty } from "../../network/commands.ts";
import { approveMinutes } from "./commands/approve.ts";
import { addAgendaItem, editAgendaItem } from "./commands/items.ts";
import { planNextMeeting } from "./commands/planning.ts";
import { addSeries } from "./commands/series.ts";
import { agendaOf } from "./queries/agenda.ts";

let t: TestApp;
let karen: Client;
let seriesId: string;
let meetingId: string;

beforeAll(async () => {
  t = await testApp();
  karen = await t.signedIn("coordinator");
  await t.db.transaction().execute(async (tx) => {
    await addParty(tx, t.permit("parties.manage"), { name: "Gadeplan", kind: "service" });
    seriesId = await addSeries(tx, t.permit("meetings.prepare"), {
      name: "Prøveforum", everyWeeks: 6, weekday: 3, fromDay: "2026-03-02", fromTime: "16:00", toTime: "17:00", place: "Salen",
    });
  });
  meetingId = await plan();
});
afterAll(() => t.close());

const plan = () => t.db.transaction().execute((tx) => planNextMeeting(tx, t.permit("meetings.prepare"), seriesId, t.now));
const work = (id = meetingId) => `/vesterbro/forum/meetings/${id}/work`;
const standing = () => `/vesterbro/forum/series/${seriesId}/standing`;
const rows = (page: SeenPage) =>
  [...page.document.querySelectorAll("#main .item-row")].map((row) => row.querySelector(".item-row-title")?.textContent ?? "");
const add = (title: string, plannedMinutes: number | null = null, id = meetingId) =>
  t.db
    .transaction()
    .execute((tx) => addAgendaItem(tx, t.permit("meetings.prepare"), id, { title, kind: "discussion", plannedMinutes }, t.now));
const edit = (item: string) => `/vesterbro/forum/meetings/${meetingId}/items/${item}/edit`;

describe("minutes and hours", () => {
  test("stand at each item, with who presents it, and say calmly when it is too much", async () => {
    let page = await karen.get(work());
    const party = page.document.querySelector('select[name=presenterParty] option:not([value=""])')?.getAttribute("value") ?? "";
    const answers = { title: "Lys i porten", minutes: "20", presenterParty: party, presenter: "opsøgende medarbejder" };
    page = await karen.submit(page, "/items/new", answers);
    expect(page.text).toContain("1. 16.00–16.20 · Drøftelse");
    expect(page.text).toContain("Oplæg: opsøgende medarbejder, Gadeplan");
    page = await karen.submit(page, "/items/new", { title: "Toiletter", minutes: "30" });
    expect(page.text).toContain("2. 16.20–16.50");
    expect(page.text).toContain("Punkterne er sat til 50 minutter. Mødet varer 60 minutter.");
    page = await karen.submit(page, "/items/new", { title: "Kanylebokse", minutes: "25" });
    expect(page.text).toContain("Punkterne fylder 15 minutter mere end mødet.");
    const english = await karen.get(`/en${work()}`);
    expect(english.text).toContain("The items take 15 minutes more than the meeting.");
  });

  test.each([["0"], ["601"], ["en halv time"], ["-5"], ["1.5"]])("%j is no number of minutes", async (minutes) => {
    const again = await karen.submit(await karen.get(work()), "/items/new", { title: "Beholdes", minutes });
    expect(again.status).toBe(422);
    expect(again.text).toContain("Skriv et helt tal fra 1 til 600.");
    expect(again.document.querySelector("#title")?.getAttribute("value")).toBe("Beholdes");
  });
});

describe("two coordinators", () => {
  test("who change the same item lose nothing: the second sees both texts, and then saves", async () => {
    const item = await add("Skilte", 5);
    const bo = await t.signedIn("coordinator");
    const hers = await karen.get(edit(item));
    const his = await bo.get(edit(item));
    await karen.submit(hers, "/edit", { title: "Skilte på pladsen", text: "Karens baggrund" });
    const clash = await bo.submit(his, "/edit", { title: "Skilte i parken", text: "Bos baggrund", minutes: "15" });
    expect(clash.status).toBe(422);
    expect(clash.text).toContain("To har rettet på én gang");
    expect(clash.text).toContain("Skilte på pladsen");
    expect(clash.text).toContain("Karens baggrund");
    expect(clash.document.querySelector("#title")?.getAttribute("value")).toBe("Skilte i parken");
    expect(clash.document.querySelector("#text")?.textContent).toBe("Bos baggrund");
    const saved = await bo.submit(clash, "/edit", {});
    expect(saved.path).toContain("/work?saved=1");
    expect(saved.text).toContain("Skilte i parken");
    expect((await bo.submit(his, "/edit", { title: "Skilte i parken", text: "Bos baggrund", minutes: "15" })).path).toContain("saved");
  });

  test("who move the same item at once move it one step: the second is shown the agenda as it is", async () => {
    for (const title of ["Et", "To", "Tre"]) await add(title);
    const bo = await t.signedIn("coordinator");
    const [hers, his] = [await karen.get(work()), await bo.get(work())];
    const move = [...hers.document.querySelectorAll('form[action*="/move"]')].at(-1)?.getAttribute("action") ?? "";
    expect(rows(await karen.submit(hers, move, { direction: "up" }, 5)).slice(-3)).toEqual(["Et", "Tre", "To"]);
    const told = await bo.submit(his, move, { direction: "up" });
    expect(told.status).toBe(422);
    expect(told.text).toContain("En anden har flyttet punktet. Her er dagsordenen, som den er nu.");
    expect(rows(told).slice(-3)).toEqual(["Et", "Tre", "To"]);
    expect(rows(await bo.submit(told, move, { direction: "up" })).slice(-3)).toEqual(["Tre", "Et", "To"]);
  });

  test("twenty who save at once: one wins, nineteen are told", async () => {
    const item = await add("Mange retter");
    const words = (n: number) => ({ title: `Rettet af nummer ${n}`, kind: "discussion" as const });
    const tries = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) =>
        t.db
          .transaction()
          .execute((tx) => editAgendaItem(tx, t.permit("meetings.prepare"), { meetingId, itemId: item }, 0, words(n))),
      ),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(tries.every((one) => one.status === "fulfilled" || String(one.reason).includes("changed_meanwhile"))).toBe(true);
  });

  test("when one takes the item off, what the other wrote stands in the form for a new one", async () => {
    const item = await add("Tages af");
    const bo = await t.signedIn("coordinator");
    const his = await bo.get(edit(item));
    await karen.submit(await karen.get(edit(item)), "/remove");
    const gone = await bo.submit(his, "/edit", { title: "Min lange titel", text: "Min lange baggrund" });
    expect(gone.status).toBe(422);
    expect(gone.text).toContain("En anden har taget punktet af dagsordenen. Det, du skrev, står her.");
    const again = await bo.submit(gone, "/items/new", {});
    expect(rows(again)).toContain("Min lange titel");
  });
});

describe("standing items", () => {
  test("come onto the planned agenda at once and onto each new one by themselves, at their edges", async () => {
    expect((await (await t.signedIn("member")).request(standing())).status).toBe(404);
    const page = await karen.get(standing());
    const done = await karen.submit(page, "/usual", {}, 5);
    expect(rows(done)).toEqual(["Siden sidst", "Nyt fra aktørerne", "Eventuelt"]);
    const agenda = rows(await karen.get(work()));
    expect(agenda.slice(0, 2)).toEqual(["Siden sidst", "Nyt fra aktørerne"]);
    expect(agenda.at(-1)).toBe("Eventuelt");
    await add("Kommer før Eventuelt");
    expect(rows(await karen.get(work())).slice(-2)).toEqual(["Kommer før Eventuelt", "Eventuelt"]);
  });

  test("one with the same title is not added twice, and the words come back", async () => {
    const again = await karen.submit(await karen.get(standing()), "/standing/new", { title: "siden Sidst", minutes: "7" });
    expect(again.status).toBe(422);
    expect(again.text).toContain("Der er allerede et fast punkt med den titel.");
    expect(again.document.querySelector("#minutes")?.getAttribute("value")).toBe("7");
  });

  test("do not roll over, have no age, and are settled with the minutes", async () => {
    t.now = new Date("2026-03-04T16:00:00Z");
    const first = await agendaOf(t.db, t.permit("meetings.read"), meetingId);
    const own = first.filter((entry) => entry.isStanding);
    const minutes = await karen.get(`/vesterbro/forum/meetings/${meetingId}/minutes`);
    const section = minutes.document.querySelector(`#item-${own[0]?.itemId}`);
    expect(section?.querySelector('button[value="carried-over"]')).toBeNull();
    expect(section?.querySelector('button[value="discussed"]')).not.toBeNull();
    const forced = await karen.submit(minutes, `${own[0]?.itemId}/close`, { outcome: "carried-over" });
    expect(forced.text).toContain("Et fast punkt bliver ikke overført.");
    const next = await plan();
    const items = new Map([[own[1]?.itemId ?? "", { title: "Nyt fra aktørerne", minutes: "Alle fortalte." }]]);
    await t.db
      .transaction()
      .execute((tx) => approveMinutes(tx, t.permit("meetings.approve"), t.district, meetingId, { items, namesSeen: true }, t.now));
    const second = await agendaOf(t.db, t.permit("meetings.read"), next);
    const titles = second.map(({ title }) => title);
    expect(titles.slice(0, 3)).toEqual(["Siden sidst", "Nyt fra aktørerne", "Lys i porten"]);
    expect(titles.at(-1)).toBe("Eventuelt");
    expect(new Set(titles).size).toBe(titles.length);
    expect(second.filter((entry) => entry.isStanding).map(({ times }) => times)).toEqual([1, 1, 1]);
    expect(second.find(({ title }) => title === "Lys i porten")).toMatchObject({ times: 2, plannedMinutes: 20 });
    const published = await t.visitor().get(`/vesterbro/forum/minutes/${meetingId}`);
    expect(published.text).toContain("Alle fortalte.");
    expect(published.text).not.toContain("Tages op igen");
    expect((await karen.get(`/vesterbro/forum/items/${own[2]?.itemId}`)).text).toContain("Behandlet");
    meetingId = next;
  });

  test("taken off, they stay on the agendas that are planned and come onto no new one", async () => {
    const page = await karen.get(standing());
    const remove = page.document.querySelector('form[action*="/remove"]')?.getAttribute("action") ?? "";
    expect(rows(await karen.submit(page, remove, {}, 3))).toEqual(["Nyt fra aktørerne", "Eventuelt"]);
    expect(rows(await karen.get(work()))[0]).toBe("Siden sidst");
    t.now = new Date("2026-04-16T09:00:00Z");
    expect(rows(await karen.get(work(await plan())))[0]).toBe("Nyt fra aktørerne");
  });
});
