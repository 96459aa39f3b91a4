import { afterAll, beforeAll, expect, test } from "vitest";
import { filledIn } from "../../../test/client.ts";
import type { Answers, Client } from "../../../test/client.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { addParty } from "../../network/commands.ts";
import { addAgendaItem } from "./commands/items.ts";
import { planNextMeeting } from "./commands/planning.ts";
import { addSeries } from "./commands/series.ts";

// Whether everyone can read at once what is noted at a meeting.

let t: TestApp;
let coordinator: Client;
let meeting: string;
let internal: string;
let open: string;
let party: string;

beforeAll(async () => {
  t = await testApp();
  coordinator = await t.signedIn("coordinator");
  await t.db.transaction().execute(async (tx) => {
    const prepares = t.permit("meetings.prepare");
    party = await addParty(tx, t.permit("parties.manage"), { name: "Naboerne", kind: "neighbours" });
    const series = await addSeries(tx, prepares, {
      name: "Prøveforum", everyWeeks: 1, weekday: 3, fromDay: "2026-03-02", fromTime: "16:00", toTime: "18:00", place: "Prøvesalen",
    });
    meeting = await planNextMeeting(tx, prepares, series, t.now);
    internal = await addAgendaItem(tx, prepares, meeting, { title: "Kun for os", kind: "decision" }, t.now);
    open = await addAgendaItem(tx, prepares, meeting, { title: "Lys i gården", publicTitle: "Lys i gården", kind: "decision" }, t.now);
  });
  t.now = new Date("2026-03-04T15:30:00Z");
});
afterAll(() => t.close());

const minutes = () => coordinator.get(`/vesterbro/forum/meetings/${meeting}/minutes`);
const making = (item: string, kind = "decision") => `/make/${kind}/from/agenda-item/${item}`;

async function isPublic(words: string): Promise<boolean> {
  const pages = ["/vesterbro", "/vesterbro/decisions", `/vesterbro/search?q=${encodeURIComponent(words)}`];
  const links = await Promise.all(pages.map(async (path) => [...(await t.visitor().get(path)).document.querySelectorAll("main a")]));
  return links.flat().some((link) => link.textContent?.includes(words));
}

test("the form where a decision falls says who can read it, and is ticked when its item is not public", async () => {
  const page = await minutes();
  for (const [item, isTicked] of [[internal, true], [open, false]] as const) {
    const form = page.document.querySelector(`form[action$="${making(item)}"]`);
    expect(form?.textContent).toContain("Kun for netværkets medlemmer");
    expect(form?.textContent).toContain("Uden kryds kan alle læse beslutningen med det samme.");
    expect(form?.querySelector("input[type=checkbox]")?.hasAttribute("checked")).toBe(isTicked);
    // As many as it is checked by.
    expect([...(form?.querySelectorAll("textarea") ?? [])].map((area) => area.getAttribute("maxlength"))).toEqual(["1000", "1000"]);
    expect(form?.textContent).toContain("Højst 1.000 tegn");
    const alone = await coordinator.get(`/vesterbro${making(item)}`);
    expect(alone.document.querySelector("input[name=internal][type=checkbox]")?.hasAttribute("checked")).toBe(isTicked);
  }
});

test.each<{ from: string; item: () => string; wording: string; answers: Answers; seen: boolean }>([
  { from: "an item for members", item: () => internal, wording: "Vi taler med værten igen.", answers: {}, seen: false },
  { from: "an item for members, without the tick", item: () => internal, wording: "Vi fejrer foråret sammen.", answers: { internal: "0" }, seen: true },
  { from: "a public item", item: () => open, wording: "Vi sætter lamper op her.", answers: {}, seen: true },
  { from: "a public item, with the tick", item: () => open, wording: "Vi venter med lamperne lidt.", answers: { internal: ["0", "1"] }, seen: false },
])("what is noted at $from is public: $seen", async ({ item, wording, answers, seen }) => {
  const back = await coordinator.submit(await minutes(), making(item()), { wording, ...answers });
  expect(back.text).toContain(wording.slice(0, -1));
  expect(await isPublic(wording.slice(0, -1))).toBe(seen);
});

test.each([
  { from: "an item for members", item: () => internal, wording: "Fra en ældre side om værten", seen: false },
  { from: "a public item", item: () => open, wording: "Fra en ældre side om lamper", seen: true },
])("a form from a page that did not ask publishes from $from: $seen", async ({ item, wording, seen }) => {
  const form = (await minutes()).document.querySelector(`form[action$="${making(item())}"]`);
  if (!form) throw new Error("no form");
  const body = filledIn(form, { wording });
  body.delete("internal");
  const response = await coordinator.request(form.getAttribute("action") ?? "", { method: "POST", body });
  expect(response.status).toBe(303);
  expect(await isPublic(wording)).toBe(seen);
});

test("a form that comes back keeps the tick, and its absence", async () => {
  for (const [internalAnswer, isTicked] of [["0", false], [["0", "1"], true]] as const) {
    const page = await coordinator.submit(await minutes(), making(internal), { wording: "", internal: internalAnswer });
    expect(page.status).toBe(422);
    expect(page.document.querySelector("input[name=internal][type=checkbox]")?.hasAttribute("checked")).toBe(isTicked);
  }
});

test("a decision that is put right keeps who can read it, and can be opened", async () => {
  const wording = "Vi prøver en måned mere";
  const back = await coordinator.submit(await minutes(), making(internal), { wording });
  const link = [...back.document.querySelectorAll("a")].find((one) => one.textContent?.includes(wording))?.getAttribute("href");
  const edit = await coordinator.get(`${link}/edit`);
  await coordinator.submit(edit, "/edit", { dissent: "Naboerne ville vente." });
  expect(await isPublic(wording)).toBe(false);
  await coordinator.submit(await coordinator.get(`${link}/edit`), "/edit", { internal: "0" });
  expect(await isPublic(wording)).toBe(true);
});

test("a task that is given where it falls is never public by itself", async () => {
  for (const item of [internal, open]) {
    const title = `Spørg værten om ${item.slice(-6)}`;
    await coordinator.submit(await minutes(), making(item, "task"), { title, party, due: "2026-04-01" });
    expect((await minutes()).text).toContain(title);
    expect(await isPublic(title)).toBe(false);
  }
});
