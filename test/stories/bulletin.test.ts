import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addParty } from "../../src/network/commands.ts";
import { addRepresentation } from "../../src/network/representations.ts";
import { addMember } from "../../src/platform/identity/commands.ts";
import { planNextMeeting } from "../../src/features/meetings/commands/planning.ts";
import { addSeries } from "../../src/features/meetings/commands/series.ts";
import { look, raiseStage } from "../browser.ts";
import type { Stage } from "../browser.ts";
import { linkTo } from "../every-link.ts";
import { choose, expectErrors, expectWords, field, follow, press } from "./acts.ts";
import { coordinatorAt } from "./neighbourhood.ts";
import { signIn } from "./sign-in.ts";

// The parties are asked before a meeting; one answers by link, one by phone; the network reads one page.

let stage: Stage;
let secretary: Page;

beforeAll(async () => {
  stage = await raiseStage();
  const { app } = stage;
  await app.db.transaction().execute(async (tx) => {
    const permit = app.permit("parties.manage");
    const party = async (name: string, kind: "neighbours" | "users" | "housing", who: { name: string; email?: string }) => {
      const partyId = await addParty(tx, permit, { name, kind });
      const reach = who.email ? ({ reach: "mail", email: who.email } as const) : ({ reach: "phone", phone: "20123456" } as const);
      const memberId = await addMember(tx, permit, { name: who.name, ...reach, roles: ["member"] });
      await addRepresentation(tx, permit, memberId, { partyId, function: "x", fromDay: "2026-01-01" });
    };
    await party("Naboerne i Prøvegade", "neighbours", { name: "Pia Prøve", email: "pia@eksempel.dk" });
    await party("Brugernes Råd", "users", { name: "Tove Telefon" });
    await party("Boligforeningen Øen", "housing", { name: "Åge Prøve", email: "aage@eksempel.dk" });
    const series = { name: "Prøveforum", everyWeeks: 6, weekday: 3, fromDay: "2026-03-23", fromTime: "16:00", toTime: "18:00", place: "Salen" };
    const permitToPlan = app.permit("meetings.prepare");
    await planNextMeeting(tx, permitToPlan, await addSeries(tx, permitToPlan, series), app.now);
  });
  secretary = await coordinatorAt(stage);
}, 60_000);
afterAll(() => stage?.close());

test("the secretary asks, a neighbour answers by link, the secretary writes for who called, and the network reads", async () => {
  await secretary.goto("/vesterbro/forum/meetings");
  await secretary.locator(".section", { hasText: "Alle bulletiner" }).getByRole("link", { name: "Møde 1, 25. marts 2026" }).click();
  await press(secretary, "Bed aktørerne om fem linjer");

  const { id: pia } = await stage.app.db.selectFrom("platform.member").select("id").where("email", "=", "pia@eksempel.dk").executeTakeFirstOrThrow();
  const member = await stage.person({ width: 360 });
  await signIn(stage, member, pia);
  await member.goto("/vesterbro/forum/meetings");
  await member.locator(".section", { hasText: "Alle bulletiner" }).getByRole("link", { name: "Skriv jeres linjer" }).waitFor();
  const { id: meeting } = await stage.app.db.selectFrom("meetings.meeting").select("id").executeTakeFirstOrThrow();
  await member.goto(`/vesterbro/forum/meetings/${meeting}`);
  await look(member, "møde med linjer at skrive");
  await follow(member, "Skriv jeres linjer");
  await expectWords(member, "Fem linjer fra Naboerne i Prøvegade");
  await member.close();

  const neighbour = await stage.person({ width: 360 });
  const { path } = await linkTo(stage.app, "pia@eksempel.dk", "bulletins.write", {});
  await neighbour.goto(path);
  await press(neighbour, "Gem linjerne");
  await expectErrors(neighbour, "Skriv mindst én linje.");
  await field(neighbour, "Hvad er der sket siden sidst?").fill("Lyset i porten virker igen, og der er kommet en ekstra bænk på hjørnet.");
  await field(neighbour, "Hvad ser I?").fill("Roligere aftener, men mere affald om morgenen.");
  await expectWords(neighbour, "114 tegn tilbage");
  await field(neighbour, "Noget godt?").fill("Fælles kaffe på pladsen hver torsdag.");
  await look(neighbour, "fem linjer");
  await press(neighbour, "Gem linjerne");
  await expectWords(neighbour, "Tak. Jeres linjer er med.");

  await secretary.reload();
  await look(secretary, "forbered bulletin");
  await follow(secretary, "Brugernes Råd");
  await field(secretary, "Hvad har I brug for?").fill("Et sted at være om natten, når det er under nul grader.");
  await press(secretary, "Gem linjerne");
  await follow(secretary, "Naboerne i Prøvegade");
  await field(secretary, "Hvad ser I?").fill("Roligere aftener, mere affald om morgenen.");
  await choose(secretary, "Jeg forkorter");
  await press(secretary, "Gem linjerne");
  await follow(secretary, "Naboerne i Prøvegade");
  await look(secretary, "en aktørs linjer");
  await follow(secretary, "Til forberedelsen");
  await secretary.getByLabel("Jeg har læst linjerne. Ingen personer er nævnt.").check();
  await press(secretary, "Vis siden for netværket");
  await follow(secretary, "Se siden, som den bliver");
  await expectWords(secretary, "Fælles kaffe på pladsen hver torsdag.", "Et sted at være om natten", "Ikke svaret");
  await look(secretary, "bulletin");
  const bulletin = new URL(secretary.url()).pathname;
  await follow(secretary, "Møde 1, 25. marts 2026");
  await expectWords(secretary, "Læs før mødet", "2 af 3 har svaret");
  await secretary.goto(bulletin.replace("/vesterbro", "/en/vesterbro"));
  await expectWords(secretary, "We need", "No answer", "For the network only");
  expect(await secretary.locator("dd[lang=da]").count()).toBe(4);
});
