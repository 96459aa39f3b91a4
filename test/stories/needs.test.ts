import { afterAll, beforeAll, expect, test } from "vitest";
import { addReading, releaseReading } from "../../src/features/conference/reading/commands/pack.ts";
import { addParty } from "../../src/network/commands.ts";
import { look, raiseStage } from "../browser.ts";
import type { Stage } from "../browser.ts";
import { publishedConference, registering } from "../conference.ts";
import { register } from "../../src/features/conference/registration/commands/registrations.ts";
import { findByKey } from "../../src/features/conference/registration/queries/registrations.ts";
import { coordinatorAt } from "./neighbourhood.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await raiseStage();
});
afterAll(() => stage?.close());

test("an organiser asks a question of their own, people answer on a phone, the kitchen gets a list without names, and the post a list with", async () => {
  const { app } = stage;
  await app.db.transaction().execute((tx) => addParty(tx, app.permit("parties.manage"), { name: "Gadens Folk", kind: "service" }));
  const { id, path } = await publishedConference(app, { capacity: "3", languages: ["da", "en"] });
  for (const [name, diet] of [["Bo", "Vegetar"], ["Carl", "Vegetar"]] as const) {
    const input = registering(name, { needs: { diet, access: "", interpreter: "", travel: "" } });
    await app.db.transaction().execute((tx) => register(tx, app.permit("everyone"), id, { input, cameBy: "web" }, app.now));
  }
  const desk = await coordinatorAt(stage);
  await desk.goto(`${path}/questions`);
  await look(desk, "ingen egne spørgsmål");
  await desk.getByRole("link", { name: "Tilføj et spørgsmål" }).click();
  await desk.getByLabel("Hvad vil I spørge om?").fill("Bruger du stoffer?");
  await desk.getByRole("button", { name: "Gem spørgsmålet" }).click();
  await desk.getByText("Det spørger vi ikke om her.").first().waitFor();
  await look(desk, "et spørgsmål, vi ikke stiller");
  await desk.getByLabel("Hvad vil I spørge om?").fill("Vil du med på byvandringen bagefter?");
  await desk.getByLabel("Vælg én").check();
  await desk.getByLabel("Hvad kan man vælge?").fill("Ja, gerne\nNej tak");
  await desk.getByLabel("Skal besvares").check();
  await desk.getByRole("button", { name: "Gem spørgsmålet" }).click();
  await desk.getByText("Spørgsmålet er gemt.").waitFor();

  const phone = await stage.person({ javaScript: false, width: 320 });
  await phone.goto(`${path}/register`);
  await phone.getByLabel("Dit navn").fill("Anna Andersen");
  await phone.getByLabel("Hvem kommer du for?").selectOption("Jeg er nabo");
  await phone.getByLabel("Vil du med på byvandringen bagefter?").selectOption("Ja, gerne");
  await phone.getByLabel("Mad").fill("Ingen nødder");
  await phone.getByRole("button", { name: "Meld mig til" }).click();
  await phone.getByText("Du har en plads.").waitFor();
  const code = phone.url().split("/").at(-1)?.split("?")[0] ?? "";
  await desk.goto(`${path}/questions`);
  await look(desk, "egne spørgsmål");
  await desk.goto(`${path}/needs`);
  await desk.getByText("Ja, gerne").waitFor();
  await look(desk, "behov og svar");
  await app.db.transaction().execute(async (tx) => {
    const words = { title: "Fem byer i Europa", source: "Et universitet", summary: "Tre ting.", titleEn: null, summaryEn: null, link: "https://tekster.eksempel.dk/fem", workshop: null };
    await addReading(tx, app.permit("conference.prepare"), id, words, undefined, app.now);
    await releaseReading(tx, app.permit("conference.prepare"), id, app.now, app.now);
  });
  await desk.goto(`${path}/reading/post`);
  await look(desk, "læsemappen med post");
  await desk.getByRole("button", { name: "Skriv, at det er sendt" }).click();
  await desk.getByText("Alle har fået det").waitFor();

  await phone.locator("summary", { hasText: "Meld fra" }).click();
  await phone.getByRole("button", { name: "Ja, meld mig fra" }).click();
  await phone.getByRole("button", { name: "Meld mig til igen" }).waitFor();
  await look(phone, "vil du med alligevel");
  await phone.getByRole("button", { name: "Meld mig til igen" }).click();
  await phone.getByText("Du er tilmeldt igen. Der var en plads.").waitFor();
  expect((await findByKey(app.db, app.district.id, code, app.now))?.registration.number).toBe(4);
});
