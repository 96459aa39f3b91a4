import { afterAll, beforeAll, expect, test } from "vitest";
import { addParty } from "../../src/network/commands.ts";
import { look, raiseStage } from "../browser.ts";
import type { Stage } from "../browser.ts";
import { publishedConference } from "../conference.ts";
import { afterClosing, seatingSteps } from "../seating.ts";
import type { SeatingSteps } from "../seating.ts";
import { coordinatorAt } from "./neighbourhood.ts";

let stage: Stage;
let on: SeatingSteps;
beforeAll(async () => {
  stage = await raiseStage();
  on = seatingSteps(stage.app);
});
afterAll(() => stage?.close());

/** Thirty people of three parties and none, who wish for the first workshop most. */
async function crowd() {
  const { app } = stage;
  const held = await publishedConference(app, { capacity: "60" }, [[6, 6], [8, 8], [12, 12]]);
  const parties = await Promise.all(["Gadens Folk", "Socialforvaltningen", "Vesterbro Lokaludvalg"].map((name) => app.db.transaction().execute((tx) => addParty(tx, app.permit("parties.manage"), { name, kind: "service" }))));
  const [a = "", b = "", c = ""] = held.workshops;
  const codes: string[] = [];
  for (let at = 0; at < 30; at += 1) {
    const partyId = parties[at % 4] ?? null;
    const wishes = [[a, b, c], [a, c], [b, a], [a]][at % 4] ?? [];
    const { code } = await on.enter(held.id, `Deltager ${at + 1}`, { wishes, partyId, comesAs: partyId ? "party" : "neighbour" });
    codes.push(code);
  }
  return { ...held, codes };
}

test("a coordinator pins, tries and publishes; somebody with a code reads on a phone without scripts where to go and why", async () => {
  const { app } = stage;
  const held = await crowd();
  app.now = afterClosing;
  const desk = await coordinatorAt(stage);
  await desk.goto(`${held.path}/overview`);
  await desk.getByRole("link", { name: "Fordel workshops" }).click();
  await desk.locator("summary", { hasText: "Giv en fast plads" }).click();
  await desk.getByLabel("Hvem? Skriv deres numre i køen").fill("2, 6");
  await desk.getByLabel("Hvor?").selectOption("Gaden om natten, runde 2");
  await desk.getByLabel("Hvorfor?").fill("Tolken er her");
  await desk.getByRole("button", { name: "Giv pladsen" }).click();
  await desk.getByText("De har en fast plads.").waitFor();
  await look(desk, "fordeling");
  await desk.getByRole("button", { name: "Prøv en fordeling" }).click();
  await desk.getByText("Vi regner").waitFor();
  // The page hears by itself that the draft is there.
  await on.work();
  await desk.getByText("Kladden ved siden af andre måder").waitFor();
  await look(desk, "fordeling, kladde");
  await desk.getByRole("button", { name: "Offentliggør fordelingen" }).click();
  await desk.getByText("Udgave 1 er offentliggjort").waitFor();
  await on.work();
  await desk.getByRole("link", { name: "Se, hvem der har plads hvor" }).click();
  await look(desk, "hvem får hvad");
  await desk.getByRole("link", { name: "Deltager 3", exact: true }).click();
  await look(desk, "én deltager");

  const phone = await stage.person({ javaScript: false, width: 360 });
  await phone.goto(`/vesterbro/registration/${held.codes[1]}`);
  await phone.getByRole("link", { name: "Se dit program" }).click();
  await phone.getByText("Arrangørerne har givet dig pladsen: Tolken er her").waitFor();
  const program = new URL(phone.url()).pathname;
  await phone.getByRole("link", { name: "Sådan er pladserne fordelt" }).click();
  await phone.getByText("Ingen anden fordeling opfylder ønskerne bedre.").waitFor();
  expect(await phone.content()).not.toContain("Deltager");
  await look(phone, "sådan er pladserne fordelt");
  await phone.goto(`/en${program}`);
  await phone.getByText("Why it is so").waitFor();
  await look(phone, "eget program");
});
