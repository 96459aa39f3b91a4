import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addMember } from "../../src/platform/identity/commands.ts";
import { look, raiseStage } from "../browser.ts";
import type { Stage } from "../browser.ts";
import { expectErrors, expectWords, field, follow, press } from "./acts.ts";
import { gatherForum } from "./forum.ts";
import { coordinatorAt } from "./neighbourhood.ts";

// A secretary plans a year of meetings around holidays and summer, moves one, and cancels one.

let stage: Stage;
let secretary: Page;
let series: string;

beforeAll(async () => {
  stage = await raiseStage();
  const { app } = stage;
  series = (await gatherForum(app)).seriesId;
  await app.db.transaction().execute(async (tx) => {
    const members = app.permit("parties.manage");
    await addMember(tx, members, { name: "Tove Telefon", reach: "phone", phone: "20123456", roles: ["member"] });
    await addMember(tx, members, { name: "Åge Avis", reach: "paper", roles: ["member"] });
  });
  secretary = await coordinatorAt(stage);
}, 60_000);
afterAll(() => stage?.close());

describe("the secretary", () => {
  test("changes the series, pauses for the summer and plans ahead", async () => {
    await secretary.goto(`/vesterbro/forum/series/${series}`);
    await follow(secretary, "Ret serien");
    await look(secretary, "ret mødeserien");
    await field(secretary, "Ugedag").selectOption("torsdag");
    await field(secretary, "Antal uger mellem møderne").fill("4");
    await field(secretary, "Hvis mødet falder på en helligdag").selectOption("Samme ugedag ugen efter");
    await press(secretary, "Gem serien");
    await expectWords(secretary, "I stedet for 2. april 2026, skærtorsdag");
    await field(secretary, "Fra og med").fill("2026-07-01");
    await field(secretary, "Til og med").fill("2026-06-01");
    await press(secretary, "Tilføj pausen");
    await expectErrors(secretary, "Skriv hvorfor.", "Pausen slutter, før den begynder.");
    await field(secretary, "Til og med").fill("2026-08-09");
    await secretary.locator("#reason").fill("Sommerferie");
    await press(secretary, "Tilføj pausen");
    await field(secretary, "Hvor mange møder frem vil du planlægge?").fill("4");
    await press(secretary, "Planlæg");
    await expectWords(secretary, "4 møder er planlagt.");
    await look(secretary, "mødeserie");
  });

  test("invites, moves the meeting, and ticks off who has heard", async () => {
    await follow(secretary, "Møde 1, 5. marts 2026");
    await follow(secretary, "Invitationer");
    await press(secretary, /^Send \d invitationer$/);
    await follow(secretary, "Møde 1, 5. marts 2026");
    await follow(secretary, "Flyt mødet");
    await field(secretary, "Dag").fill("2026-03-11");
    await field(secretary, "Hvorfor?").fill("Kulturhuset er lukket den dag");
    await look(secretary, "flyt mødet");
    await press(secretary, "Flyt mødet, og giv besked");
    await press(secretary, "Har fået besked: Tove Telefon");
    await expectWords(secretary, "1 mangler at få besked");
    await look(secretary, "skal have besked");
  });

  test("cancels another", async () => {
    await secretary.goto("/vesterbro/forum/meetings");
    await follow(secretary, "Møde 2, 9. april 2026");
    await look(secretary, "et møde");
    await follow(secretary, "Aflys mødet");
    await look(secretary, "aflys mødet");
    await press(secretary, "Aflys mødet");
    await field(secretary, "Hvorfor?").fill("For få kan komme");
    await press(secretary, "Aflys mødet");
    await expectWords(secretary, "Mødet er aflyst", "Grund: For få kan komme");
    await look(secretary, "aflyst møde");
    await secretary.goto("/vesterbro/forum/meetings");
    await look(secretary, "året frem");
  });
});

test("a member makes a calendar address of their own", async () => {
  await follow(secretary, "Få møderne i din kalender");
  await press(secretary, "Lav min adresse");
  await expectWords(secretary, "Her er din adresse.");
  await look(secretary, "kalenderadresser");
});

test("a visitor without scripts sees what moved and what is cancelled, in both languages", async () => {
  const visitor = await stage.person({ javaScript: false });
  await visitor.goto("/vesterbro/forum");
  await expectWords(visitor, "Sommerferie", "Grund: Kulturhuset er lukket den dag", "Grund: For få kan komme");
  await look(visitor, "forum for alle");
  const { text } = await stage.app.visitor().get("/en/vesterbro/forum");
  for (const words of ["Before: Thursday, 5 March 2026, 16:00–18:00", "Cancelled"]) expect(text).toContain(words);
  expect(text).not.toContain("Tove");
});
