import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { allJobs } from "../../src/jobs.ts";
import { addParty } from "../../src/network/commands.ts";
import { addRepresentation } from "../../src/network/representations.ts";
import { addMember } from "../../src/platform/identity/commands.ts";
import { look, raiseStage } from "../browser.ts";
import type { Stage } from "../browser.ts";
import { addressOf, choose, expectWords, field, follow, press, wordsOf } from "./acts.ts";
import { gatherForum } from "./forum.ts";
import { addCoordinator, coordinatorAt } from "./neighbourhood.ts";
import { linkIn, openPostOffice } from "./post-office.ts";
import type { PostOffice } from "./post-office.ts";
import { signIn } from "./sign-in.ts";

// Half a year of a forum: three meetings, from the call of the first to the review of what it decided. Mona reads her mail
// on a phone without scripts, Poul has only a phone, and Petra gets everything on paper. Karen and Kim keep the minutes.

let stage: Stage;
let post: PostOffice;
let karen: Page;
let kim: Page;
let mona: Page;
let meeting = "";

beforeAll(async () => {
  stage = await raiseStage();
  const { app } = stage;
  app.now = new Date("2026-02-02T09:00:00Z");
  const forum = await gatherForum(app);
  await app.db.transaction().execute(async (tx) => {
    const parties = app.permit("parties.manage");
    const users = await addParty(tx, parties, { name: "Brugerforeningen på torvet", kind: "users" });
    const mona = await tx.selectFrom("platform.member").select("id").where("email", "=", "mona@eksempel.dk").executeTakeFirstOrThrow();
    const poul = await addMember(tx, parties, { name: "Poul Prøve", reach: "phone", phone: "20 30 40 50", roles: ["member"] });
    const petra = await addMember(tx, parties, { name: "Petra Prøve", reach: "paper", roles: ["member"] });
    const speaks = (memberId: string, partyId: string, role: string) =>
      addRepresentation(tx, parties, memberId, { partyId, function: role, fromDay: "2026-01-01" });
    await speaks(mona.id, forum.neighbours, "Formand");
    await speaks(poul, users, "Kontaktperson");
    await speaks(petra, forum.neighbours, "Nabo");
  });
  post = await openPostOffice(app);
  karen = await coordinatorAt(stage);
  kim = await stage.person();
  await signIn(stage, kim, await addCoordinator(app, "Kim Koordinator", "kim@eksempel.dk"));
  mona = await stage.person({ width: 360, javaScript: false });
  const member = await app.db.selectFrom("platform.member").select("id").where("email", "=", "mona@eksempel.dk").executeTakeFirstOrThrow();
  await signIn(stage, mona, member.id);
});

afterAll(async () => {
  await post?.close();
  await stage?.close();
});

/** Opens the work on a meeting of the series by its number. */
async function openMeeting(page: Page, number: number): Promise<void> {
  await page.goto("/vesterbro/forum/meetings");
  await follow(page, new RegExp(`Møde ${number}, `));
}

describe("before the first meeting", () => {
  test("the secretary plans it from the series", async () => {
    await karen.goto("/vesterbro/forum/meetings");
    await follow(karen, /^Samarbejdsforum$/);
    await look(karen, "serien");
    await press(karen, "Planlæg");
    await expectWords(karen, "planlagt");
    await openMeeting(karen, 1);
    meeting = addressOf(karen).replace(/\/work.*/, "");
    await expectWords(karen, "onsdag den 4. marts 2026");
  });

  test("a member proposes what to talk about, on a phone without scripts", async () => {
    await openMeeting(mona, 1);
    await follow(mona, "Foreslå et punkt");
    await field(mona, "Hvad vil du tale om?").fill("Lys i gården ved Halmtorvet");
    await field(mona, "Hvorfor?").fill("Der er mørkt om natten, og mange er utrygge.");
    await press(mona, "Send forslaget");
    await expectWords(mona, "Tak. Vi har fået dit forslag.");
  });

  test("the secretary takes it on, and puts one more beside it", async () => {
    await karen.goto("/vesterbro/forum/proposals");
    await follow(karen, /Lys i gården/);
    await field(karen, "Offentlig titel").fill("Lys i gården ved Halmtorvet");
    await press(karen, "Sæt på dagsordenen");
    await openMeeting(karen, 1);
    await field(karen, "Titel").fill("Et toilet ved torvet");
    await field(karen, "Offentlig titel").fill("Et toilet ved torvet");
    await press(karen, "Sæt på dagsordenen");
    await expectWords(karen, "Lys i gården ved Halmtorvet", "Et toilet ved torvet");
    await look(karen, "dagsorden under arbejde");
    await post.mailTo("mona@eksempel.dk", /Dit forslag er kommet på dagsordenen/);
  });

  test("everyone is called in their own way: by mail, by phone, on paper", async () => {
    await follow(karen, "Invitationer");
    await press(karen, /^Send \d invitation/);
    await follow(karen, "Liste til at ringe og aflevere efter");
    await expectWords(karen, "Poul Prøve", "20 30 40 50", "Petra Prøve");
    await karen.goto(`${meeting}/invitations`);
    await follow(karen, "Skriv svar ind: Poul Prøve");
    await choose(karen, "Kommer");
    await press(karen, "Gem svaret");
    await expectWords(karen, "skrevet ind af en koordinator");
    await mona.goto(linkIn(await post.mailTo("mona@eksempel.dk", /Invitation: Samarbejdsforum/), /forum\/answer/));
    await press(mona, "Ja, jeg kommer");
    await expectWords(mona, "Tak. Vi ses.");
  });

  test("every party is asked for five lines, and the secretary writes them for the one who calls", async () => {
    await karen.goto("/vesterbro/forum/meetings");
    await karen.locator(".section", { hasText: "Alle bulletiner" }).getByRole("link", { name: /^Møde 1/ }).click();
    await press(karen, "Bed aktørerne om fem linjer");
    const asked = await post.mailTo("mona@eksempel.dk", /linjer/i);
    await mona.goto(linkIn(asked, /forum\/lines/));
    await field(mona, "Hvad ser I?").fill("Roligere aftener, men mørkt ved porten.");
    await press(mona, "Gem linjerne");
    await expectWords(mona, "Tak. Jeres linjer er med.");
    await karen.reload();
    await follow(karen, "Brugerforeningen på torvet");
    await field(karen, "Hvad har I brug for?").fill("Et sted at være, når det er koldt.");
    await press(karen, "Gem linjerne");
    await karen.getByLabel("Jeg har læst linjerne. Ingen personer er nævnt.").check();
    await press(karen, "Vis siden for netværket");
    await openMeeting(mona, 1);
    await expectWords(mona, "Læs før mødet");
  });

  test("the agenda goes out as it is, and what changes afterwards is told", async () => {
    await openMeeting(karen, 1);
    await follow(karen, "Send dagsordenen");
    await press(karen, "Send dagsordenen");
    const mail = await post.mailTo("mona@eksempel.dk", /^Dagsorden: Samarbejdsforum/);
    expect(mail.attachments.map(({ mimeType }) => mimeType)).toContain("application/pdf");
    expect(mail.text).toContain("Lys i gården ved Halmtorvet");
    await openMeeting(karen, 1);
    await field(karen, "Titel").fill("Sommerens opslag i opgangene");
    await press(karen, "Sæt på dagsordenen");
    await expectWords(karen, /Ændret, siden dagsordenen blev sendt/, "Nyt punkt");
    await look(karen, "ændret siden dagsordenen");
  });
});

/** Lets a job run that comes by the clock. */
async function run(job: string): Promise<void> {
  await allJobs(undefined).find(({ name }) => name === job)?.run(stage.app.deps, null, { number: 1, isLast: false });
}

const wording = "Vi anbefaler, at gården ved Halmtorvet får lys, der tænder af sig selv.";

describe("the first meeting", () => {
  test("two keep the minutes on two screens: each sees what the other wrote, and nothing is lost", async () => {
    stage.app.now = new Date("2026-03-04T15:30:00Z");
    await openMeeting(karen, 1);
    await expectWords(karen, "Hvad blev sagt?");
    await kim.goto(addressOf(karen));
    const [light, toilet] = ["Lys i gården", "Et toilet"].map((title) => karen.locator("[id^='item-']").filter({ hasText: title }).locator("textarea[name='minutes']"));
    const toiletAtKim = kim.locator("[id^='item-']").filter({ hasText: "Et toilet" }).locator("textarea[name='minutes']");
    await light?.fill("Naboerne fortæller om mørket. Brugerforeningen er enig.");
    await toiletAtKim.fill("Kommunen har ikke set på pladsen endnu.");
    await expect.poll(() => toilet?.inputValue(), { timeout: 20_000 }).toBe("Kommunen har ikke set på pladsen endnu.");
    await look(karen, "referat på to skærme");
  });

  test("by keyboard alone, a decision is caught where it falls, and a task", async () => {
    await karen.reload();
    await karen.locator("[id^='item-']").filter({ hasText: "Lys i gården" }).locator("textarea[name='minutes']").focus();
    await karen.keyboard.press("Alt+Enter");
    await karen.keyboard.type(wording);
    await Promise.all([karen.waitForEvent("load"), karen.keyboard.press("Control+s")]);
    await expectWords(karen, wording.slice(0, 40));
    await karen.locator("[id^='item-']").filter({ hasText: "Lys i gården" }).locator("textarea[name='minutes']").focus();
    await karen.keyboard.press("Alt+Shift+Enter");
    await karen.keyboard.type("Spørg, hvad lys i gården koster");
    await field(karen, "Hvilken aktør gør det?").first().selectOption("Naboerne ved Halmtorvet");
    await press(karen, "Gem opgaven");
    await expectWords(karen, "Spørg, hvad lys i gården koster");
  });

  test("who was there is noted, one item is dealt with, and the others go on to the next meeting", async () => {
    await follow(karen, "Notér fremmøde");
    await karen.getByRole("group", { name: /Mona Medlem/ }).getByText("Til stede").click();
    await karen.getByRole("group", { name: /Poul Prøve/ }).getByText("Til stede").click();
    await press(karen, "Gem fremmøde");
    await openMeeting(karen, 1);
    await press(karen, /^Behandlet: Lys i gården/);
    await press(karen, /^Tag op igen næste gang: Et toilet/);
    await expectWords(karen, "Overført til næste møde");
  });

  test("the minutes are sent, corrected by one who was there, and approved", async () => {
    stage.app.now = new Date("2026-03-06T09:00:00Z");
    await karen.goto(`${meeting}/approval`);
    await press(karen, "Send til godkendelse");
    await mona.goto(linkIn(await post.mailTo("mona@eksempel.dk", /eferat/, /forum\/read/), /forum\/read/));
    await follow(mona, /^Ret dette punkt: Lys i gården/);
    await field(mona, "Teksten, som du mener, den skal være").fill("Naboerne fortæller om mørket og støjen. Brugerforeningen er enig.");
    await press(mona, "Send rettelsen");
    await expectWords(mona, "Tak. Din rettelse er sendt til sekretæren.");
    await karen.goto(`${meeting}/approval`);
    await follow(karen, "Svar på 1 rettelse");
    await choose(karen, "Ja, skriv den ind");
    await press(karen, "Gem svarene");
    await follow(karen, "Godkendt på mødet");
    await press(karen, "Godkend og lås");
    await expectWords(karen, "VSF-2026-0001", /mørket og støjen/);
    expect(await wordsOf(karen)).not.toMatch(/Mona|Poul|Petra|Karen|Kim/);
  });
});

describe("the second meeting", () => {
  test("begins with what was not finished, and with what happened since", async () => {
    stage.app.now = new Date("2026-04-08T09:00:00Z");
    await run("mail-tasks");
    const monday = await post.mailTo("mona@eksempel.dk", /Forummet venter på 1 opgave fra jer/);
    await mona.goto(linkIn(monday, /waiting\/(?!stop)/));
    await follow(mona, "Spørg, hvad lys i gården koster");
    await field(mona, "Hvad blev der gjort?").fill("Vi har fået en pris af kommunen.");
    await press(mona, "Ja, opgaven er udført");
    await expectWords(mona, "Tak. Opgaven er udført.");
    await openMeeting(karen, 2);
    await expectWords(karen, "Et toilet ved torvet", "2. gang på dagsordenen", "Siden sidst", "Spørg, hvad lys i gården koster");
    await look(karen, "dagsorden med siden sidst");
  });

  test("deals with the rest, and is approved by hand", async () => {
    stage.app.now = new Date("2026-04-15T15:00:00Z");
    await openMeeting(karen, 2);
    for (const title of ["Et toilet ved torvet", "Sommerens opslag"]) {
      await press(karen, new RegExp(`^Behandlet: ${title}`));
      await expectWords(karen, "Behandlet");
    }
    await karen.goto(`${addressOf(karen).replace(/\/minutes.*/, "")}/approve`);
    await press(karen, "Godkend og lås");
    await expectWords(karen, "VSF-2026-0002");
  });
});

describe("the third meeting", () => {
  test("a decision comes back by itself on its day", async () => {
    await karen.goto("/vesterbro/decisions");
    await follow(karen, new RegExp(wording.slice(0, 30)));
    await follow(karen, "Ret beslutningen");
    await field(karen, "Se på den igen den").fill("2026-05-20");
    await press(karen, "Gem beslutningen");
    stage.app.now = new Date("2026-05-20T02:40:00Z");
    await run("bring-back-decisions");
    await openMeeting(karen, 3);
    await expectWords(karen, /^Opfølgning: /);
    await look(karen, "en beslutning er tilbage");
  });

  test("and the forum writes down what came of it", async () => {
    stage.app.now = new Date("2026-05-27T15:00:00Z");
    await karen.goto("/vesterbro/decisions");
    await follow(karen, new RegExp(wording.slice(0, 30)));
    await follow(karen, "Skriv, hvad der kom ud af opfølgningen");
    await look(karen, "hvad der kom ud af opfølgningen");
    await choose(karen, "Den står");
    await press(karen, "Gem");
    await expectWords(karen, "Det er skrevet ned, hvad der kom ud af opfølgningen.");
    await look(karen, "beslutningen efter opfølgningen");
  });
});

describe("everyone else", () => {
  test("reads it in English too, and meets no person", async () => {
    const visitor = await stage.person();
    for (const page of ["/en/vesterbro/forum", "/en/vesterbro/decisions"]) {
      await visitor.goto(page);
      await look(visitor, page);
      expect(await visitor.content()).not.toMatch(/Mona|Poul|Petra|Karen|Kim/);
    }
    await visitor.goto("/en/vesterbro/forum");
    await expectWords(visitor, "VSF-2026-0002");
  });
});
