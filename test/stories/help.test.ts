import { sql } from "kysely";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sayFreePlaces } from "../../src/features/help/commands/free-places.ts";
import { endService } from "../../src/features/help/commands/services.ts";
import { look } from "../browser.ts";
import type { Stage } from "../browser.ts";
import { linkTo } from "../every-link.ts";
import { layLine } from "../line.ts";
import type { Line } from "../line.ts";
import { choose, expectErrors, expectWords, field, follow, press, wordsOf } from "./acts.ts";
import { raiseExample } from "./example-stage.ts";
import { signIn } from "./sign-in.ts";

// Somebody without a bed looks on an old phone in the night; a host keeps the hours right.

let stage: Stage;
let line: Line;
let host: Page;

beforeAll(async () => {
  [stage, line] = await Promise.all([raiseExample(), layLine()]);
  const { app } = stage;
  const { id } = await app.db.selectFrom("platform.member").select("id").where("email", "=", "varmestuen@eksempel.dk").executeTakeFirstOrThrow();
  host = await stage.person();
  await signIn(stage, host, id);
}, 60_000);
afterAll(async () => {
  await stage?.close();
  await line?.close();
});

test("at half past two on a Sunday, on a phone without scripts: where there is a bed, and what there is not", async () => {
  const { app } = stage;
  const monday = app.now;
  app.now = new Date("2026-03-08T01:30:00Z");
  const phone = await stage.person({ javaScript: false, width: 320 });
  await phone.goto("/hjaelp");
  await expectWords(phone, "Det er søndag kl. 02.30", "Åbent nu (2)");
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await phone.locator(".needs").getByRole("link", { name: "Seng i nat" }).click();
  await expectWords(phone, "Natvarmen (opdigtet)", "Åbent til kl. 08.00");
  await follow(phone, "Natvarmen (opdigtet)");
  await expectWords(phone, "Du behøver ikke CPR-nummer eller papirer.", "Din hund må komme med.", "Fra i går til kl. 08.00. Så lukket");
  expect(await phone.getByRole("link", { name: "Ring 12 34 56 02" }).getAttribute("href")).toBe("tel:12345602");

  await phone.goto("/vesterbro/help?need=wound");
  await expectWords(phone, "Ingen har åbent nu: Sår og sygepleje", "Klinikken Prøven (opdigtet)", "ring 1813", "ring 112");
  await look(phone, "ingen åben");
  await phone.goto("/en/vesterbro/help?elsewhere=1&nopapers=1&at=2026-03-09T10:00");
  await expectWords(phone, "This is how it looks Monday 9 March 10:00", "Hot food, coffee and a place to sit.", "Stofrummet Lygten (opdigtet)", "From elsewhere too");
  expect(await wordsOf(phone)).not.toContain("Behandling uden ventetid");
  await look(phone, "english: help");
  app.now = monday;
});

test("in letters twice as large nothing is cut off or stands beside the page", async () => {
  const reader = await stage.person({ width: 640 });
  for (const path of ["/vesterbro/help", "/vesterbro/help?need=bed", "/vesterbro/help/elsewhere/eu", "/vesterbro/help/paper", "/vesterbro/alerts"]) {
    await reader.goto(path);
    expect(await inLargeLetters(reader), path).toEqual({ sideways: 0, cut: [], grown: 2 });
    const service = reader.locator(".svc h3 a").first();
    if ((await service.count()) === 0) continue;
    await Promise.all([reader.waitForEvent("load"), service.click()]);
    expect(await inLargeLetters(reader), reader.url()).toEqual({ sideways: 0, cut: [], grown: 2 });
  }
});

/** Doubles the letters of a page: how much larger they are then, how far it sticks out sideways, and what is cut off. */
function inLargeLetters(reader: Page): Promise<{ sideways: number; cut: string[]; grown: number }> {
  return reader.evaluate(() => {
    const sizeOfText = () => Number.parseFloat(getComputedStyle(document.querySelector("main p") ?? document.body).fontSize);
    const before = sizeOfText();
    document.documentElement.style.fontSize = "200%";
    const page = document.documentElement;
    const cut = [...document.querySelectorAll<HTMLElement>("main *")].filter((one) => {
      const { overflowX, overflowY } = getComputedStyle(one);
      const hides = overflowX !== "visible" || overflowY !== "visible";
      return hides && one.clientWidth > 1 && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1);
    });
    return { sideways: page.scrollWidth - page.clientWidth, cut: cut.map(({ outerHTML }) => outerHTML.slice(0, 80)), grown: sizeOfText() / before };
  });
}

test("a host corrects the hours, closes for the day, and everyone sees it", async () => {
  await host.goto("/vesterbro/help/work");
  await expectWords(host, "Varmestuen på hjørnet (opdigtet)", "Badet (opdigtet)");
  await look(host, "tilbud");
  await follow(host, "Ret: Varmestuen på hjørnet (opdigtet)");
  await field(host, "Mandag").fill("fra morgen til aften");
  await press(host, "Gem");
  await expectErrors(host, "Skriv tiden som 8–16 eller 8.30–12, 14–18.");
  await look(host, "ret tilbud");
  await field(host, "Mandag").fill("8-14, 18-01");
  await press(host, "Gem");
  await expectWords(host, /^Gemt: .+\. Alle ser det nu\.$/);
  await follow(host, "Luk midlertidigt: Morgencaféen (opdigtet)");
  await field(host, "Hvorfor?").fill("Personalet er på kursus");
  await look(host, "luk midlertidigt");
  await press(host, "Luk midlertidigt");
  await follow(host, "Ledige pladser: Varmestuen på hjørnet (opdigtet)");
  await choose(host, "Få pladser");
  await look(host, "ledige pladser");
  await press(host, "Gem");

  const visitor = await stage.person({ width: 360 });
  await visitor.goto("/vesterbro/help");
  await expectWords(visitor, "Åbent til kl. 14.00", "Personalet er på kursus", "Få pladser, sagt kl. 10.00, gælder til tirsdag kl. 08.00");
  await look(visitor, "hjælp med pladser");
  await follow(visitor, "Varmestuen på hjørnet (opdigtet)");
  await expectWords(visitor, "08.00–14.00, 18.00–01.00 næste morgen", "tirsdag og torsdag 10.00–12.00");
  // Nobody visits a closed house.
  expect(await visitor.locator(".week div").first().innerText()).not.toContain("Socialrådgiver");
});

test("two stand before a closed door, and the host corrects the hours by the link in the mail", async () => {
  stage.app.now = new Date(stage.app.now.getTime() + 60_000);
  const { app } = stage;
  const { id } = await app.db.selectFrom("help.service").select("id").where("name", "=", "Varmestuen på hjørnet (opdigtet)").executeTakeFirstOrThrow();
  const first = app.visitor();
  await first.submit(await first.get(`/vesterbro/help/${id}`), "/closed");
  const second = await stage.person({ javaScript: false, width: 320 });
  await second.goto(`/vesterbro/help/${id}`);
  await press(second, "Der var lukket");
  await expectWords(second, "Når to har sagt det, spørger vi stedet.");
  await second.goto(`/vesterbro/help/${id}`);
  await look(second, "der var lukket");
  const phone = await stage.person({ width: 360 });
  await phone.goto((await linkTo(app, "varmestuen@eksempel.dk", "help.still_right", {})).path);
  await expectWords(phone, "Passer det? Varmestuen på hjørnet (opdigtet)", "tirsdag 08.00–24.00");
  await look(phone, "passer det");
  await follow(phone, "Nej, ret det");
  await field(phone, "Tirsdag").fill("10-20");
  await press(phone, "Gem");
  await expectWords(phone, "Det er gemt, og alle ser det nu.", "tirsdag 10.00–20.00");
});

test("on the second visit without a line the page says how old it is, and counts on", async () => {
  const { app } = stage;
  app.now = new Date("2026-03-10T06:30:00Z");
  const { id } = await app.db.selectFrom("help.service").select("id").where("name", "=", "Suppen (opdigtet)").executeTakeFirstOrThrow();
  const said = { level: "few" as const, until: undefined, time: "12:00" };
  await app.db.transaction().execute((tx) => sayFreePlaces(tx, app.permit("help.edit"), id, said, app.now));
  const phone = await stage.person({ width: 360, line });
  await phone.goto("/vesterbro/help");
  await expectWords(phone, "Få pladser, sagt kl. 07.30, gælder til kl. 12.00");
  const open = phone.locator("[data-part=open]");
  expect(await open.locator("h3").allInnerTexts()).not.toContain("Suppen (opdigtet)");
  await phone.evaluate(() => navigator.serviceWorker.ready);
  await phone.goto("/vesterbro/help/work");
  await phone.goto("/vesterbro/help?need=food");
  // Not the list in the place of a page that only takes its time.
  await slowly(async () => {
    await phone.goto("/vesterbro/help/gaps");
    await expectWords(phone, "Hvornår er der ingen hjælp?");
  });
  // What is offered no more is not found again without a line.
  const bath = "Badet (opdigtet)";
  const { id: ended, version } = await app.db.selectFrom("help.service").select(["id", "version"]).where("name", "=", bath).executeTakeFirstOrThrow();
  await phone.goto(`/vesterbro/help/${ended}`);
  await expectWords(phone, bath);
  await app.db.transaction().execute((tx) => endService(tx, app.permit("help.edit"), ended, version, app.now));
  expect((await phone.goto(`/vesterbro/help/${ended}`))?.status()).toBe(404);
  await phone.goto("/vesterbro/help");
  await line.cut(phone);
  // Ten hours later, on a phone whose clock is months away from the server's.
  await phone.clock.setFixedTime(Date.now() + 10.2 * 60 * 60 * 1000);
  // In a tab that stayed open in a pocket, where the phone's counter stood still.
  await phone.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  expect(await phone.locator("li", { hasText: "Suppen (opdigtet)" }).locator(".said").innerText()).toBe("Åbent til kl. 19.00");
  await phone.goto(`/vesterbro/help/${ended}`);
  await expectWords(phone, "Du er uden net.", "Stofrummet Lygten (opdigtet)");
  await phone.goto("/vesterbro/help");
  await expectWords(phone, "Du er uden net. Siden er fra kl. 07.30.");
  expect(await open.locator("h3").allInnerTexts()).toEqual(expect.arrayContaining(["Suppen (opdigtet)", "Nåleruten (opdigtet)"]));
  expect(await open.locator("li", { hasText: "Suppen (opdigtet)" }).locator(".state").innerText()).toBe("Åbent til kl. 19.00");
  expect(await phone.locator("[data-part=later] li", { hasText: "Klinikken Prøven" }).locator(".state").innerText()).toBe("Åbner i morgen kl. 09.00");
  expect(await phone.locator(".room").count()).toBe(0);
  await look(phone, "uden net");
  await phone.goto("/vesterbro/help?need=food");
  await expectWords(phone, "Du er uden net.", "Åbent nu (2)");
  await phone.goto("/vesterbro/help?need=use");
  await expectWords(phone, "Du er uden net.", "Stofrummet Lygten (opdigtet)");
  // On the same day of the next week, too, it says which one it is from.
  await phone.clock.setFixedTime((await phone.evaluate(() => Date.now())) + 7 * 24 * 60 * 60 * 1000);
  await phone.goto("/vesterbro/help");
  await expectWords(phone, "Siden er fra 10. marts kl. 07.30.");
  expect(await phone.goto("/vesterbro/help/work").catch(() => "no line")).toBe("no line");
});

/** While the server has to wait for its services, longer than the phone waits for a page that it has. */
async function slowly(act: () => Promise<void>): Promise<void> {
  const lock = stage.app.db.transaction().execute(async (tx) => {
    await sql`lock table help.service in access exclusive mode`.execute(tx);
    await sql`select pg_sleep(7)`.execute(tx);
  });
  await Promise.all([lock, act()]);
}
