import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { doorCounts } from "../../src/features/conference/attendance/queries.ts";
import { doorCode } from "../../src/features/conference/attendance/rules/code.ts";
import { register } from "../../src/features/conference/registration/commands/registrations.ts";
import { look, raiseStage } from "../browser.ts";
import type { Stage } from "../browser.ts";
import { publishedConference, registering } from "../conference.ts";
import { layLine } from "../line.ts";
import type { Line } from "../line.ts";
import { expectWords, press, wordsOf } from "./acts.ts";
import { coordinatorAt } from "./neighbourhood.ts";

// People come to a conference. The line is gone for a while, and two phones note the same person.

let stage: Stage;
let line: Line;
/** A coordinator, who keeps the page of the day open. */
let desk: Page;
let conference: Awaited<ReturnType<typeof publishedConference>>;
const ids = new Map<string, string>();
const names = ["Anna Andersen", "Bo Berg", "Cecilie Christensen-Østergaard", "Dorte Dam", "Erik Eriksen"];

beforeAll(async () => {
  [stage, line] = await Promise.all([raiseStage(), layLine()]);
  const { app } = stage;
  conference = await publishedConference(app, { day: "2026-03-02", closesDay: "2026-03-01", capacity: "6" });
  for (const name of names)
    await app.db.transaction().execute(async (tx) => {
      const registered = await register(tx, app.permit("conference.register"), conference.id, { input: registering(name), cameBy: "phone" }, app.now);
      if (!registered.known) ids.set(name, registered.id);
    });
});
afterAll(async () => {
  await stage?.close();
  await line?.close();
});

const counts = () => doorCounts(stage.app.db, stage.app.district.id, conference.id);

const come = (page: Page, name: string) => page.getByRole("button", { name: `Er kommet: ${name}` }).click();
/** Longer than a finger needs to tap twice by mistake. */
const nextTap = (page: Page) => page.waitForTimeout(700);

test("three come while there is no line, another phone notes one of them too, and the count is right", async () => {
  desk = await coordinatorAt(stage);
  await desk.goto(`${conference.path}/attendance`);
  await press(desk, "Lav et link til en hjælper");
  await look(desk, "på dagen, nyt link");
  const link = (await desk.locator(".door-link a").getAttribute("href")) ?? "";
  await desk.goto(`${conference.path}/badges`);
  await press(desk, "Lav skilte");
  await expectWords(desk, "5 skilte, lavet");
  await look(desk, "navneskilte");
  await desk.goto(`${conference.path}/registrations/${ids.get("Bo Berg")}/badge`);
  await look(desk, "et navneskilt");
  await desk.goto(`${conference.path}/attendance`);

  const helper = await stage.person({ width: 360, line });
  await helper.goto(link);
  await expectWords(helper, "Alt er sendt.", "0 er kommet. 5 er ikke kommet endnu.");
  await look(helper, "ved døren");
  await helper.evaluate(() => navigator.serviceWorker.ready);
  await line.cut(helper);
  await come(helper, "Anna Andersen");
  await nextTap(helper);
  // By keyboard, or by a scanner that types what it reads.
  await helper.getByLabel("Find et navn").fill("oester");
  await expectWords(helper, "Ingen på listen hedder det");
  await helper.getByLabel("Find et navn").fill("øster");
  await helper.getByLabel("Find et navn").press("Enter");
  await expectWords(helper, "Cecilie Christensen-Østergaard er kommet.");
  await come(helper, "Erik Eriksen");
  await nextTap(helper);
  await helper.locator("[data-door=said]").getByRole("button", { name: "Fortryd" }).click();
  await expectWords(helper, "Fortrudt: Erik Eriksen.");
  await helper.getByLabel("Navn", { exact: false }).last().fill("Gitte Gæst");
  await helper.getByRole("button", { name: "Luk ind" }).click();
  await expectWords(helper, "Gitte Gæst er lukket ind.", "Du er uden net. Skriv bare videre. 5 tryk venter på at blive sendt.");
  await look(helper, "uden net");
  expect(await counts()).toMatchObject({ come: 0 });

  // The tab is loaded anew, still without a line.
  await helper.reload();
  await expectWords(helper, "3 er kommet. 3 er ikke kommet endnu.", "5 tryk venter på at blive sendt.");
  expect(await helper.evaluate(() => JSON.stringify(localStorage))).not.toMatch(/Anna|Bo Berg/);
  const kept = await helper.evaluate(async () => {
    const texts: string[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) texts.push((await (await cache.match(request))?.text()) ?? "");
    }
    return texts.join("\n");
  });
  expect(kept).toContain("door-desk");
  expect(kept).not.toMatch(/Anna Andersen|Bo Berg/);

  const other = await coordinatorAt(stage, { width: 360 });
  await other.goto(`${conference.path}/door`);
  await come(other, "Anna Andersen");
  await expectWords(other, "Anna Andersen er kommet.", "Alt er sendt.");
  expect(await counts()).toMatchObject({ come: 1 });

  await line.mend(helper);
  await expectWords(helper, "Alt er sendt.");
  expect(await counts()).toEqual({ registered: 5, come: 3, walkIns: 1, notCome: 3, aboveCapacity: 0 });
  await expectWords(desk, "Tallene følger med af sig selv");
  await desk.locator("[data-count=come]").getByText("3", { exact: true }).waitFor();

  await helper.getByText("Hvad ligger på telefonen?").click();
  await helper.getByRole("button", { name: "Tøm telefonen" }).click();
  await helper.waitForURL(`**${conference.path}`);
  expect(await helper.evaluate(async () => [JSON.stringify({ ...localStorage, ...sessionStorage }).includes("door"), await caches.keys()])).toEqual([false, []]);
});

test("a badge is read by the camera; when the link is closed, the names are gone from the phone", async () => {
  await press(desk, "Lav et link til en hjælper");
  const link = (await desk.locator(".door-link a").getAttribute("href")) ?? "";
  const helper = await stage.person({ width: 360 });
  // This Chromium has neither a camera nor a detector: a canvas stands in for the one, a known code for the other.
  const code = doorCode(stage.app.deps.secret, ids.get("Bo Berg") ?? "");
  await helper.addInitScript((read) => {
    const canvas = document.createElement("canvas");
    canvas.getContext("2d");
    Object.assign(globalThis, { BarcodeDetector: class { detect = () => Promise.resolve([{ rawValue: read }]); } });
    Object.defineProperty(navigator, "mediaDevices", { value: { getUserMedia: () => Promise.resolve(canvas.captureStream()) } });
  }, code);
  await helper.goto(link);
  await helper.getByRole("button", { name: "Scan et skilt" }).click();
  await expectWords(helper, "Bo Berg er kommet.");
  await look(helper, "kameraet");
  await helper.getByRole("button", { name: "Luk kameraet" }).click();
  await desk.getByText("Luk alle links").first().click();
  await press(desk, "Luk alle links");
  await expectWords(desk, "Linkene er lukket.");
  await come(helper, "Dorte Dam");
  await expectWords(helper, "Linket gælder ikke mere");
  expect(await wordsOf(helper)).not.toContain("Bo Berg");
  expect(await helper.evaluate(() => sessionStorage.length)).toBe(0);
  expect(await counts()).toMatchObject({ come: 4 });
});
