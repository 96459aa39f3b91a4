import { afterAll, beforeAll, expect, test } from "vitest";
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
  await app.db.transaction().execute((tx) => addParty(tx, app.permit("parties.manage"), { name: "Gadens Folk", kind: "service" }));
  conference = await publishedConference(app, { capacity: "40" });
  post = await openPostOffice(app);
});
afterAll(async () => {
  await post?.close();
  await stage?.close();
});

const linkIn = (text = "") => new URL(/(https?:\/\/\S+\/invitation\/\S+)/.exec(text)?.[1] ?? "").pathname;

test("a letter goes to a list that was looked at first; on a phone without scripts one says yes, another no, and one is reminded", async () => {
  const { app } = stage;
  const desk = await coordinatorAt(stage);
  await desk.goto(`${conference.path}/invitations`);
  await desk.getByText("Ingen på listen endnu").waitFor();
  await desk.getByRole("button", { name: "Skriv invitationen" }).click();
  await desk.getByRole("link", { name: "Send brevet" }).click();
  await desk.getByRole("button", { name: "Send nu" }).click();
  await desk.getByText("Brevet er sendt.").waitFor();

  await desk.goto(`${conference.path}/invitations/lines`);
  await desk.getByLabel("En person på hver linje").fill("Navn;E-mail;Organisation\nAnna Andersen;anna@eksempel.dk;Gadens Folk\nBo Berg;bo@eksempel.dk;\nCia Clausen;cia@eksempel.dk;Skolen\nAnna igen;ANNA@eksempel.dk;\nDan;dan(a)eksempel.dk;\nEllen Uden;;");
  await desk.getByRole("button", { name: "Se linjerne igennem" }).click();
  await desk.getByText("4 nye · 1 står to gange · 1 kan ikke bruges").waitFor();
  await look(desk, "linjer set igennem");
  await desk.getByRole("button", { name: "Sæt 4 på listen" }).click();
  await desk.getByText("4 er sat på listen.").waitFor();
  await desk.goto(`${conference.path}/invitations/network`);
  await look(desk, "fra netværket");
  await desk.goto(`${conference.path}/invitations`);
  await desk.getByRole("button", { name: "Send til 3" }).click();
  await desk.getByText("Invitationen er på vej til 3.").waitFor();

  const phone = await stage.person({ javaScript: false, width: 360 });
  const invited = await post.mailTo("anna@eksempel.dk", /^Invitation: Vejen fra gade til plan$/, /Kære Anna Andersen/);
  await phone.goto(linkIn(invited.text));
  await phone.getByText("Kære Anna Andersen. Vil du med?").waitFor();
  await look(phone, "inviteret");
  await phone.getByRole("button", { name: "Ja, jeg kommer" }).click();
  await phone.getByText("Du har en plads.").waitFor();
  await post.mailTo("anna@eksempel.dk", /^Du har en plads/);

  await phone.goto(linkIn((await post.mailTo("bo@eksempel.dk", /^Invitation/)).text));
  await phone.getByRole("button", { name: "Nej, jeg kan ikke komme" }).click();
  await phone.getByText("Du har sagt, at du ikke kommer.").waitFor();
  await look(phone, "sagt nej");

  await desk.goto(`${conference.path}/invitations`);
  await desk.getByRole("button", { name: "Mind 1 om at svare" }).click();
  await desk.getByText("Vi minder 1 om at svare.").waitFor();
  await look(desk, "listen med svar");
  const reminder = await post.mailTo("cia@eksempel.dk", /^Kommer du\?/, /kun om det denne ene gang/);
  await phone.goto(linkIn(reminder.text));
  await phone.getByText("Kære Cia Clausen. Vil du med?").waitFor();
  await desk.getByRole("button", { name: "Lav brevet til 1 uden e-mail" }).click();
  await desk.getByText("1 brev er klar.").waitFor();
  await look(desk, "brevet er klar");
  await desk.getByRole("link", { name: "Brev på papir til Ellen Uden" }).click();
  await desk.getByText("virker koden i det gamle ikke mere").waitFor();
  await desk.getByRole("button", { name: "Lav et brev med en kode" }).click();
  await desk.getByText("Din kode:").waitFor();
  await look(desk, "brev på papir");
  const { count } = await app.db.selectFrom("platform.mail").select((eb) => eb.fn.countAll<number>().as("count")).where("purpose", "=", "conference.invitation").executeTakeFirstOrThrow();
  expect(count).toBe(4);
}, 90_000);
