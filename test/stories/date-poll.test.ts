import { afterAll, beforeAll, expect, test } from "vitest";
import { look } from "../browser.ts";
import type { Stage } from "../browser.ts";
import { raiseExample } from "./example-stage.ts";
import { signIn } from "./sign-in.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await raiseExample();
});
afterAll(() => stage?.close());

test("a poll is answered on a phone without scripts, weighed by a coordinator, and asked anew", async () => {
  const { app } = stage;
  const mail = await app.db
    .selectFrom("platform.mail")
    .select("text")
    .where("purpose", "=", "polls.ask")
    .where("to_address", "=", "varmestuen@eksempel.dk")
    .executeTakeFirstOrThrow();
  const link = /https?:\/\/[^/\s]+(\/\S+\/polls\/answer\/\S+)/.exec(mail.text ?? "")?.[1] ?? "";
  const phone = await stage.person({ javaScript: false, width: 320 });
  await phone.goto(link);
  for (const group of await phone.locator("fieldset").all()) await group.getByLabel("Kun hvis det er nødvendigt").check();
  await phone.getByRole("button", { name: "Gem mine svar" }).click();
  await phone.getByText("Tak. Dine svar er gemt.").waitFor();

  const member = await app.db.selectFrom("platform.member").select("id").where("email", "=", "koordinator@eksempel.dk").executeTakeFirstOrThrow();
  const desk = await stage.person();
  await desk.goto(link);
  await look(desk, "svar på datoafstemning");
  await signIn(stage, desk, member.id);
  await desk.goto("/vesterbro/forum/meetings");
  await desk.getByRole("link", { name: "Ekstra møde om trappeopgange" }).click();
  await desk.getByRole("heading", { name: "Hvem svarer hvad" }).waitFor();
  await look(desk, "resultat af datoafstemning");
  await desk.getByRole("link", { name: "Find en mødetid" }).click();
  await desk.getByRole("link", { name: "Spørg, hvornår folk kan" }).click();
  await desk.getByRole("button", { name: "Gem, og se det igennem" }).click();
  await look(desk, "ny datoafstemning med fejl");
  expect(await desk.locator(".field-error").count()).toBeGreaterThan(2);
});
