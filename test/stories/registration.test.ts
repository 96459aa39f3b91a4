import { afterAll, beforeAll, expect, test } from "vitest";
import { findByKey } from "../../src/features/conference/registration/queries/registrations.ts";
import { addParty } from "../../src/network/commands.ts";
import { look, raiseStage } from "../browser.ts";
import type { Stage } from "../browser.ts";
import { publishedConference } from "../conference.ts";
import { coordinatorAt } from "./neighbourhood.ts";
import { openPostOffice } from "./post-office.ts";
import type { PostOffice } from "./post-office.ts";

let stage: Stage;
let post: PostOffice;
let conference: Awaited<ReturnType<typeof publishedConference>>;
beforeAll(async () => {
  stage = await raiseStage();
  const { app } = stage;
  for (const name of ["Gadens Folk", "Socialforvaltningen", "Vesterbro Lokaludvalg"])
    await app.db.transaction().execute((tx) => addParty(tx, app.permit("parties.manage"), { name, kind: "service" }));
  conference = await publishedConference(app, { capacity: "1" });
  post = await openPostOffice(app);
});
afterAll(async () => {
  await post?.close();
  await stage?.close();
});

const linkIn = (text = "") => new URL(/(https?:\/\/\S+\/registration\/\S+)/.exec(text)?.[1] ?? "").pathname;

test("somebody registers on a phone without scripts, the secretary by keyboard; a seat that is given back goes on to who waits", async () => {
  const { app } = stage;
  const phone = await stage.person({ javaScript: false, width: 320 });
  await phone.goto(conference.path);
  await phone.getByRole("link", { name: "Meld dig til" }).click();
  await phone.getByRole("button", { name: "Meld mig til" }).click();
  await look(phone, "tilmelding med fejl");
  await phone.getByLabel("Dit navn").fill("Anna Andersen");
  await phone.getByLabel("Hvem kommer du for?").selectOption("Jeg er nabo");
  await phone.getByLabel("E-mail").fill("anna@eksempel.dk");
  await phone.getByLabel("1. ønske").selectOption("Stofindtagelsesrum");
  await phone.getByLabel("Mad").fill("Vegetar");
  await phone.getByRole("button", { name: "Meld mig til" }).click();
  await phone.getByRole("heading", { name: "Se i din mail" }).waitFor();
  await look(phone, "se i din mail");
  const confirmed = await post.mailTo("anna@eksempel.dk", /Du har en plads/);
  expect(confirmed.attachments[0]?.filename).toBe("konference.ics");
  await phone.goto(linkIn(confirmed.text));
  await phone.getByText("Du har en plads.").waitFor();
  await look(phone, "kvittering");
  await phone.getByRole("link", { name: "Ret tilmeldingen" }).click();
  await phone.getByLabel("Mad").fill("Vegansk");
  await phone.getByRole("button", { name: "Gem" }).click();
  await phone.getByText("Din tilmelding er rettet.").waitFor();
  await phone.getByRole("link", { name: "Ret tilmeldingen" }).click();
  await phone.getByLabel("E-mail").fill("anna.ny@eksempel.dk");
  await phone.getByRole("button", { name: "Gem" }).click();
  await phone.getByText("Indtil da skriver vi til anna@eksempel.dk, som før.").waitFor();
  await look(phone, "ny e-mail venter");
  const asks = await post.mailTo("anna.ny@eksempel.dk", /Er det din e-mail/);
  await phone.goto(new URL(/(https?:\/\/\S+\/registration-address\/\S+)/.exec(asks.text ?? "")?.[1] ?? "").pathname);
  await look(phone, "er det din e-mail");
  await phone.getByRole("button", { name: "Ja, det er min tilmelding" }).click();
  await phone.getByText("Nu er det din e-mail, vi skriver til.").waitFor();
  const mine = await post.mailTo("anna.ny@eksempel.dk", /Du har en plads/);

  const desk = await coordinatorAt(stage);
  await desk.goto(`${conference.path}/secretary`);
  await look(desk, "sekretærens skærm");
  // From here on no mouse: the cursor stands in the first field already.
  for (const typed of ["Bo Berg", "Gade", "12345678", "", "2 1"]) {
    if (typed !== "") await desk.keyboard.type(typed);
    await desk.keyboard.press("Tab");
  }
  await desk.keyboard.press("Enter");
  await desk.getByText("Bo Berg står på ventelisten.").waitFor();
  await look(desk, "skrevet ind");
  const code = (await desk.locator(".registration-code").textContent()) ?? "";
  expect(await findByKey(app.db, app.district.id, code, app.now)).toMatchObject({ registration: { number: 2, phone: "12345678", wishes: [conference.workshops[1], conference.workshops[0]], cameBy: "phone" } });

  await phone.goto(linkIn(mine.text));
  await phone.locator("summary", { hasText: "Meld fra" }).click();
  await phone.getByRole("button", { name: "Ja, meld mig fra" }).click();
  await phone.getByText("Du er meldt fra. Tak").waitFor();
  await desk.goto(`${conference.path}/secretary`);
  await desk.getByText("Ring til Bo Berg:").waitFor();
  await look(desk, "ring til");
  await desk.getByRole("button", { name: "Siger ja: Bo Berg" }).press("Enter");
  await desk.getByText("Svaret er gemt.").waitFor();
  await look(desk, "én tilmelding");
  await desk.goto(`${conference.path}/registrations`);
  await look(desk, "alle tilmeldinger");
  await phone.goto(`/vesterbro/registration/${code}`);
  await phone.getByText("Du har en plads.").waitFor();
});
