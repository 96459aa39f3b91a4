import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { look, raiseStage } from "../browser.ts";
import type { Stage } from "../browser.ts";
import { addressOf, choose, expectErrors, expectWords, field, follow, press } from "./acts.ts";
import { gatherForum, mailLetter, mailedPath } from "./forum.ts";
import { coordinatorAt, layOutDistrict } from "./neighbourhood.ts";

// Old phones, blocked scripts, a line that breaks: everything works all the same.

let stage: Stage;
let visitor: Page;
let coordinator: Page;

beforeAll(async () => {
  stage = await raiseStage();
  await layOutDistrict(stage.app);
  await gatherForum(stage.app);
  visitor = await stage.person({ javaScript: false, width: 390 });
  coordinator = await coordinatorAt(stage, { javaScript: false });
});
afterAll(() => stage?.close());

describe("a visitor without scripts", () => {
  test("reports, is told what is missing, and finds what was typed", async () => {
    await visitor.goto("/vesterbro/street");
    await follow(visitor, "Meld en ting");
    await choose(visitor, "Kanyle eller sprøjte");
    await field(visitor, "Fortæl mere").fill("Tre stykker under bænken.");
    await press(visitor, "Send");
    await expectErrors(visitor, "Vælg et sted, eller beskriv stedet.");
    expect(await field(visitor, "Fortæl mere").inputValue()).toBe("Tre stykker under bænken.");
    expect(await visitor.getByLabel("Kanyle eller sprøjte").isChecked()).toBe(true);
    await look(visitor, "uden script: sted mangler");
    await field(visitor, "Sted").selectOption("Enghave Plads");
    await press(visitor, "Send");
    await expectWords(visitor, "Tak. Vi har fået det, du skrev.", "Kanyle eller sprøjte", "Enghave Plads");
  });

  test("finds the receipt again by its code, however it is typed", async () => {
    const code = addressOf(visitor).match(/receipt\/([0-9A-Z-]+)/)?.[1] ?? "";
    await visitor.goto("/vesterbro/street");
    await follow(visitor, "Har du en kode?");
    await field(visitor, "Din kode").fill("7KQM-2XNF-9R4T-B0HW");
    await press(visitor, "Åbn");
    await expectErrors(visitor, "Vi kender ikke den kode. Se den efter, tegn for tegn.");
    await field(visitor, "Din kode").fill(code.toLowerCase().replaceAll("-", " "));
    await press(visitor, "Åbn");
    await expectWords(visitor, "Din kvittering", code);
  });
});

describe("a coordinator without scripts", () => {
  test("sets a status with its reason, publishes a line, and puts it on the agenda", async () => {
    await coordinator.goto("/vesterbro");
    await follow(coordinator, "Indbakke");
    await follow(coordinator, "Tre stykker under bænken.");
    await choose(coordinator, "Kan ikke løses her");
    await press(coordinator, "Gem status");
    await expectErrors(coordinator, "Skriv hvorfor. Den, der meldte det, skal vide det.");
    expect(await coordinator.getByLabel("Kan ikke løses her").isChecked()).toBe(true);
    await choose(coordinator, "På vej");
    await press(coordinator, "Gem status");
    await field(coordinator, "Linjen, alle kan læse").fill("Kanyler under en bænk på pladsen.");
    await press(coordinator, "Gør offentlig");
    await expectWords(coordinator, "Gemt.", "Se den offentlige side");
    await look(coordinator, "uden script: henvendelse");
    await press(coordinator, "Sæt på dagsordenen for næste møde");
    await expectWords(coordinator, "Dagsordenspunkt", "Kanyle eller sprøjte · Enghave Plads");
    await follow(coordinator, "Møde");
    await expectWords(coordinator, "onsdag den 4. marts 2026");
  });

  test("sends invitations, and a member answers no by the link", async () => {
    await follow(coordinator, "Invitationer");
    await press(coordinator, "Send 2 invitationer");
    await expectWords(coordinator, "Invitationerne er på vej.");
    await visitor.goto(await mailedPath(stage.app, "mona@eksempel.dk", /forum\/answer/));
    await field(visitor, "Vil du skrive noget til sekretæren?").fill("Jeg er på arbejde.");
    await press(visitor, "Nej, jeg kan ikke");
    await expectWords(visitor, "Tak for svaret.", "Dit svar: Du kommer ikke.");
    await coordinator.reload();
    await expectWords(coordinator, "Kommer ikke", "Jeg er på arbejde.");
  });

  test("writes minutes with the Save button, notes a decision, approves", async () => {
    stage.app.now = new Date("2026-03-04T15:30:00Z");
    await follow(coordinator, /^Møde 1/);
    await follow(coordinator, "Skriv referat");
    await field(coordinator, "Hvad blev sagt?").fill("Bænken bliver flyttet ud i lyset.");
    await press(coordinator, "Gem");
    await expectWords(coordinator, "Det er gemt.");
    expect(await field(coordinator, "Hvad blev sagt?").inputValue()).toBe("Bænken bliver flyttet ud i lyset.");
    await coordinator.getByText("Notér en beslutning").click();
    await field(coordinator, "Beslutningens ordlyd").fill("Vi anbefaler en boks til kanyler ved bænken.");
    await press(coordinator, "Gem beslutningen");
    // Back at the minutes.
    await expectWords(coordinator, "Det er gemt.", /Beslutning: Vi anbefaler en boks til kanyler/);
    await press(coordinator, /^Behandlet/);
    await follow(coordinator, "Se den offentlige udgave og godkend");
    await press(coordinator, "Godkend og lås");
    await expectWords(coordinator, "VSF-2026-0001", "Bænken bliver flyttet ud i lyset.");
  });

  test("sends the letter, and the office answers no by the link", async () => {
    await follow(coordinator, /^Vi anbefaler en boks til kanyler/);
    await press(coordinator, "Skriv et brev");
    const letter = addressOf(coordinator);
    await follow(coordinator, "Send brevet");
    await follow(coordinator, "Ret kladden");
    await field(coordinator, "Til").selectOption("Forvaltningen for Boliger");
    await press(coordinator, "Gem kladden");
    await follow(coordinator, "Send brevet");
    await press(coordinator, "Send nu");
    await expectWords(coordinator, "Brevet er sendt. Det kan ikke ændres mere.", "VSF-2026-0002");
    await visitor.goto(await mailLetter(stage.app, letter.split("/").at(-1) ?? ""));
    await choose(visitor, "Nej");
    await field(visitor, "Hvem svarer?").fill("Områdechef");
    await press(visitor, "Læs svaret igennem");
    await expectErrors(visitor, "Skriv hvorfor, med mindst 10 tegn.");
    await field(visitor, "Begrundelse").fill("Der står allerede en boks på hjørnet.");
    await press(visitor, "Læs svaret igennem");
    await expectWords(visitor, "Sådan bliver svaret offentligt", "Områdechef, Forvaltningen for Boliger");
    await press(visitor, "Ret svaret");
    expect(await field(visitor, "Begrundelse").inputValue()).toBe("Der står allerede en boks på hjørnet.");
    await press(visitor, "Læs svaret igennem");
    await press(visitor, "Send svaret");
    await expectWords(visitor, "Tak for svaret. Det kan læses af alle nu.");
  });

  test("and the one who reported reads the reply", async () => {
    await visitor.goto("/vesterbro/letters");
    await follow(visitor, /^Vi anbefaler en boks/);
    await expectWords(visitor, "Svaret er nej", "Der står allerede en boks på hjørnet.");
    expect(await visitor.locator(".item-origins").innerText()).toContain("Kanyle eller sprøjte · Enghave Plads");
    await visitor.goto("/vesterbro/search?q=boks");
    await expectWords(visitor, /Vi anbefaler en boks/);
    await look(visitor, "uden script: søg");
  });
});
