import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addMember } from "../../src/platform/identity/commands.ts";
import { look, raiseStage } from "../browser.ts";
import type { Stage } from "../browser.ts";
import { hours, neighbours, openElection, typedCall } from "../election.ts";
import { choose, expectErrors, expectWords, field, follow, press } from "./acts.ts";
import { signIn } from "./sign-in.ts";

let stage: Stage;
let coordinator: Page;
let partyId: string;
beforeAll(async () => {
  stage = await raiseStage();
  partyId = await neighbours(stage.app, "Naboerne på Indre Vesterbro");
  coordinator = await stage.person();
  await signIn(stage, coordinator, await addSomeone("Karen Koordinator"));
});
afterAll(() => stage?.close());

/** A coordinator. @returns the member's id */
function addSomeone(name: string): Promise<string> {
  const { app } = stage;
  const details = { name, reach: "mail", email: `${name.split(" ")[0]?.toLowerCase()}@eksempel.dk`, roles: ["coordinator", "member"] } as const;
  return app.db.transaction().execute((tx) => addMember(tx, app.permit("members.add"), details));
}

test("from the forum's page a coordinator calls an election; a neighbour on a phone without scripts stands", async () => {
  await coordinator.goto("/vesterbro/forum/meetings");
  await follow(coordinator, "Udskriv et valg");
  const lengthy = { ...typedCall, standers: `${"Alle, der kan stemme, kan også stille op. ".repeat(12)}` };
  for (const [name, value] of Object.entries(lengthy)) await coordinator.locator(`#${name}`).fill(value);
  await look(coordinator, "the form of a call");
  await press(coordinator, "Gem og vis for alle");
  await follow(coordinator, "Se den offentlige side");
  const address = new URL(coordinator.url()).pathname;

  const phone = await stage.person({ javaScript: false, width: 320 });
  await phone.goto(address);
  await follow(phone, "Stil op");
  await press(phone, "Stil op");
  await expectErrors(phone, "Skriv navnet.", "Sæt kryds her. Uden dit ja kan vi ikke vise navnet.");
  await field(phone, "Dit navn, som det skal stå på stemmesedlen").fill("Nabo Eksempelsen");
  await field(phone, "Hvad vil du arbejde for?").fill("Mere lys i gården.\nOg bænke, hvor man kan sidde.");
  await field(phone, "Telefon").fill("33 66 33 66");
  await choose(phone, "Jeg stiller op og siger ja til, at mit navn og min tekst er offentlige under valget.");
  await press(phone, "Stil op");
  await expectWords(phone, "Tak, fordi du stiller op");
  await coordinator.goto(`${address}/work`);
  await look(coordinator, "somebody waits to be confirmed");
  await press(coordinator, "Bekræft: Nabo Eksempelsen");
  await phone.goto(address);
  await expectWords(phone, "Mere lys i gården.");
}, 90_000);

test("in the hall: ballots are handed out, the screen goes round, two people count, the result is read", async () => {
  const { app } = stage;
  const names = ["Anne Eksempelsen", "Bo Eksempelsen", "Cirkeline Eksempelsen-Nabo fra Skydebanegade", "Dan Eksempelsen", "Eva Eksempelsen"];
  const { id } = await openElection(app, partyId, names, { title: "Valg i salen" });
  const address = `/vesterbro/elections/${id}`;
  await signIn(stage, coordinator, await addSomeone("Kirsten Koordinator"));
  await coordinator.goto(`${address}/hand-out`);
  await look(coordinator, "handing out");
  await coordinator.locator("#count").fill("6");
  await press(coordinator, "Lav kort");
  await look(coordinator, "cards with codes");
  const [code = ""] = await coordinator.locator(".code-card-code").allInnerTexts();

  const tablet = await stage.person({ javaScript: false, width: 320 });
  await tablet.goto(`${address}/vote?hall=1`);
  await press(tablet, "Læg stemmen i boksen");
  await expectWords(tablet, "Skriv koden her.");
  await tablet.locator("#code").fill(code.toLowerCase());
  await tablet.locator("label[for=crosses]").click();
  await press(tablet, "Læg stemmen i boksen");
  await expectWords(tablet, "Giv skærmen videre");
  await look(tablet, "the vote is in the box");
  await follow(tablet, "Den næste kan stemme");
  expect(await tablet.locator("#code").inputValue()).toBe("");

  const visitor = await stage.person();
  await visitor.goto(address);
  await look(visitor, "an election with candidates");
  await visitor.goto(`${address}/vote`);
  await look(visitor, "a ballot");
  await visitor.locator("#code").fill(code);
  await visitor.locator("label[for=crosses]").click();
  await press(visitor, "Læg stemmen i boksen");
  await look(visitor, "a code that is used");

  app.now = hours.counting;
  await coordinator.goto(`${address}/work`);
  await field(coordinator, "Salens ord").fill("Fire, to, seks");
  await field(coordinator, "Hvem tæller?").selectOption({ label: "Kirsten Koordinator" });
  await field(coordinator, "Hvem tæller også?").selectOption({ label: "Karen Koordinator" });
  await press(coordinator, "Begynd optællingen");
  await follow(coordinator, "Gå til optællingen");
  await follow(coordinator, "Tæl en ny bunke");
  const figures = { ballots: "4", blank: "1", invalid: "0", "votes-1": "2", "votes-2": "2", "votes-3": "1", "votes-4": "1", "votes-5": "0" };
  for (const [name, value] of Object.entries(figures)) await coordinator.locator(`[id="${name}"]`).fill(value);
  await press(coordinator, "Gem mine tal");
  const [mine] = await app.db.selectFrom("elections.tally").selectAll().where("election_id", "=", id).execute();
  const { counter_two } = await app.db.selectFrom("elections.election").select("counter_two").where("id", "=", id).executeTakeFirstOrThrow();
  if (mine && counter_two)
    await app.db
      .insertInto("elections.tally")
      .values({ ...mine, counter_id: counter_two, blank: 2, votes: JSON.stringify(mine.votes) })
      .execute();
  await coordinator.reload();
  await look(coordinator, "two who do not agree");
  await app.db.updateTable("elections.tally").set({ blank: 1 }).where("election_id", "=", id).execute();
  await coordinator.goto(`${address}/work`);
  await look(coordinator, "before the result is approved");
  await choose(coordinator, "Alle bunker er talt af to personer, og protokollen bliver skrevet under");
  await press(coordinator, "Godkend resultatet");
  await look(coordinator, "the elected wait for their seats");
  await coordinator.locator("a", { hasText: "Giv plads" }).first().click();
  await look(coordinator, "a seat");
  await visitor.goto(address);
  await visitor.locator("summary").last().click();
  await look(visitor, "the result");
  await visitor.goto(`/en${address}`);
  await look(visitor, "the result in English");
}, 120_000);
