import { sql } from "kysely";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { look } from "../browser.ts";
import type { Stage } from "../browser.ts";
import { expectErrors, expectWords, field, follow, press, wordsOf } from "./acts.ts";
import { raiseExample } from "./example-stage.ts";
import { signIn } from "./sign-in.ts";

// A coordinator corrects the services in a spreadsheet; a host brings the hours that stand on a map already.

let stage: Stage;

beforeAll(async () => {
  stage = await raiseExample();
}, 60_000);
afterAll(() => stage?.close());

async function signedIn(memberId: string, options: { javaScript?: boolean; width?: number }): Promise<Page> {
  const person = await stage.person(options);
  await signIn(stage, person, memberId);
  return person;
}

test("a table goes out, comes back corrected, is looked at, saved and taken back, without scripts", async () => {
  const { id } = await stage.app.db.selectFrom("platform.member").select("id").where(sql<boolean>`'coordinator' = any(roles)`).limit(1).executeTakeFirstOrThrow();
  const coordinator = await signedIn(id, { javaScript: false });
  const csv = await (await coordinator.request.get("/vesterbro/help/services.csv")).text();
  const [head = "", first = "", second = ""] = csv.split("\r\n");
  const empty = head.split(";").map((column) => ({ party: "Det ukendte hus", name: "Bussen", "\uFEFFid": "" })[column] ?? "").join(";");
  const corrected = [head, first.replace(/^([^;]+;[^;]+;[^;]+;)[^;]+/, "$1Varm suppe og et bord"), second, empty].join("\r\n");

  await coordinator.goto("/vesterbro/help/work");
  await follow(coordinator, "Hent eller læs tilbud ind");
  await expectWords(coordinator, "Tabellens kolonner");
  await look(coordinator, "tilbud som data");
  await follow(coordinator, "Læs tilbud ind");
  await press(coordinator, "Se, hvad der sker");
  await expectErrors(coordinator, "Vælg en fil, eller sæt tekst ind.");
  await look(coordinator, "læs ind, med fejl");
  await coordinator.locator("input[type=file]").setInputFiles({ name: "tilbud.csv", mimeType: "text/csv", buffer: Buffer.from(corrected) });
  await press(coordinator, "Se, hvad der sker");
  await expectWords(coordinator, "0 nye · 1 ændrede · 1 som før · 1 med fejl", "Række 4", "“Det ukendte hus” findes ikke i netværket");
  await look(coordinator, "det sker der");
  await press(coordinator, "Gem 0 nye og 1 ændrede");
  await expectWords(coordinator, "0 nye tilbud og 1 ændrede er gemt");
  await look(coordinator, "læst ind");
  await coordinator.goto("/vesterbro/about/open-data");
  await look(coordinator, "åbne data");
  await coordinator.goto("/vesterbro/help/work/import");
  await follow(coordinator, "0 nye, 1 ændrede");
  await press(coordinator, "Fortryd indlæsningen");
  expect(await wordsOf(coordinator)).toContain("Fortrudt");
  expect(await (await coordinator.request.get("/vesterbro/help/services.csv")).text()).toBe(csv);
});

test("hours that stand as OSM text are understood in words, refused in words, and used", async () => {
  const { id } = await stage.app.db.selectFrom("platform.member").select("id").where("email", "=", "varmestuen@eksempel.dk").executeTakeFirstOrThrow();
  const host = await signedIn(id, { width: 360 });
  await host.goto("/vesterbro/help/work");
  await host.getByRole("link", { name: /^Ret: / }).first().click();
  await follow(host, "Indsæt dem her");
  await field(host, "Tider (opening_hours)").fill("Mo-Fr 08:00-16:00; sunset-sunrise");
  await press(host, "Se, hvordan vi forstår dem");
  await expectErrors(host, "Vi kan ikke vise tiderne: “sunset-sunrise” er ikke OSM-tider, vi forstår.");
  await field(host, "Tider (opening_hours)").fill('Mo-Fr 08:00-16:00, Sa[1] 10:00-12:00; PH off; 2026 Mar 10-2026 Mar 11 10:00-12:00 open "Rengøring"');
  await press(host, "Se, hvordan vi forstår dem");
  await expectWords(host, "Sådan forstår vi dem", "08.00–16.00", "første lørdag i måneden 10.00–12.00", "10.00–12.00: Rengøring");
  await look(host, "indsat: sådan forstår vi dem");
  await press(host, "Brug de tider");
  await expectWords(host, /^Gemt: .+\. Alle ser det nu\.$/);
});
