import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { allJobs } from "../../src/jobs.ts";
import { addParty } from "../../src/network/commands.ts";
import { addRepresentation } from "../../src/network/representations.ts";
import { addMember } from "../../src/platform/identity/commands.ts";
import { look, raiseStage } from "../browser.ts";
import type { Stage } from "../browser.ts";
import type { Client, SeenPage } from "../client.ts";
import { addressOf, choose, expectWords, field, follow, press, wordsOf } from "./acts.ts";
import { gatherForum } from "./forum.ts";
import { addCoordinator, coordinatorAt } from "./neighbourhood.ts";
import { linkIn, openPostOffice } from "./post-office.ts";
import type { PostOffice } from "./post-office.ts";
import { signIn } from "./sign-in.ts";

// Half a year of a forum: three meetings, from the call of the first to the review of what it decided. Mona reads her mail
// in a browser without scripts, Poul has only a phone, and Petra gets everything on paper. Karen and Kim keep the minutes.

let stage: Stage;
let post: PostOffice;
let karen: Page;
let kim: Page;
let mona: Client;
let meeting = "";
let second = "";
let decision = "";

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
  mona = app.visitor();
  const member = await app.db.selectFrom("platform.member").select("id").where("email", "=", "mona@eksempel.dk").executeTakeFirstOrThrow();
  await mona.signIn(await mona.get(await app.deps.identity.signInLinkFor(app.district.id, member.id)));
});

afterAll(async () => {
  await post?.close();
  await stage?.close();
});

/** Finds a meeting of the series by its number. @returns its address */
async function findMeeting(page: Page, number: number): Promise<string> {
  await page.goto("/vesterbro/forum/meetings");
  await follow(page, new RegExp(`Møde ${number}, `));
  return addressOf(page).replace(/\/(work|minutes).*/, "");
}

/** Mona opens the link in a mail of hers. */
async function monaOpens(subject: RegExp, to: RegExp, text?: RegExp): Promise<SeenPage> {
  return mona.get(new URL(linkIn(await post.mailTo("mona@eksempel.dk", subject, text), to)).pathname);
}

/** Mona opens the link on a page whose words begin so. */
async function monaFollows(page: SeenPage, words: string): Promise<SeenPage> {
  const names = (link: Element) => link.getAttribute("aria-label") ?? link.textContent?.trim() ?? "";
  const link = [...page.document.querySelectorAll("main a")].find((one) => names(one).startsWith(words));
  if (!link) throw new Error(`no link "${words}" among: ${page.text}`);
  return mona.get(link.getAttribute("href") ?? "");
}

describe("before the first meeting", () => {
  test("the secretary plans it from the series", async () => {
    await karen.goto("/vesterbro/forum/meetings");
    await follow(karen, /^Samarbejdsforum$/);
    await press(karen, "Planlæg");
    await expectWords(karen, "planlagt");
    await follow(karen, /^Møde 1, /);
    meeting = addressOf(karen).replace(/\/work.*/, "");
    await expectWords(karen, "onsdag den 4. marts 2026");
  });

  test("a member proposes what to talk about", async () => {
    const form = await monaFollows(await mona.get(`${meeting}/work`), "Foreslå et punkt");
    const proposal = { title: "Lys i gården ved Halmtorvet", text: "Der er mørkt om natten, og mange er utrygge." };
    expect((await mona.submit(form, "/propose", proposal)).text).toContain("Tak. Vi har fået dit forslag.");
  });

  test("the secretary takes it on, and puts one more beside it", async () => {
    await karen.goto("/vesterbro/forum/proposals");
    await follow(karen, /Lys i gården/);
    await field(karen, "Offentlig titel").fill("Lys i gården ved Halmtorvet");
    await press(karen, "Sæt på dagsordenen");
    await karen.goto(`${meeting}/work`);
    await field(karen, "Titel").fill("Et toilet ved torvet");
    await field(karen, "Offentlig titel").fill("Et toilet ved torvet");
    await press(karen, "Sæt på dagsordenen");
    await expectWords(karen, "Lys i gården ved Halmtorvet", "Et toilet ved torvet");
    await post.mailTo("mona@eksempel.dk", /Dit forslag er kommet på dagsordenen/);
  });

  test("everyone is called in their own way: by mail, by phone, on paper", async () => {
    await follow(karen, "Invitationer");
    await press(karen, /^Send \d invitation/);
    await expectWords(karen, "Poul Prøve", "Petra Prøve", "Liste til at ringe og aflevere efter");
    await follow(karen, "Skriv svar ind: Poul Prøve");
    await choose(karen, "Kommer");
    await press(karen, "Gem svaret");
    await expectWords(karen, "skrevet ind af en koordinator");
    const invitation = await monaOpens(/Invitation: Samarbejdsforum/, /forum\/answer/);
    expect((await mona.submit(invitation, "/answer/", { answer: "yes" })).text).toContain("Tak. Vi ses.");
  });

  test("every party is asked for five lines, and the secretary writes them for the one who calls", async () => {
    await karen.goto("/vesterbro/forum/meetings");
    await karen.locator(".section", { hasText: "Alle bulletiner" }).getByRole("link", { name: /^Møde 1/ }).click();
    await press(karen, "Bed aktørerne om fem linjer");
    const asked = await monaOpens(/linjer/i, /forum\/lines/);
    const written = await mona.submit(asked, "/lines/", { seen: "Roligere aftener, men mørkt ved porten." });
    expect(written.text).toContain("Tak. Jeres linjer er med.");
    await follow(karen, "Brugerforeningen på torvet");
    await field(karen, "Hvad har I brug for?").fill("Et sted at være, når det er koldt.");
    await press(karen, "Gem linjerne");
    await karen.getByLabel("Jeg har læst linjerne. Ingen personer er nævnt.").check();
    await press(karen, "Vis siden for netværket");
    expect((await mona.get(`${meeting}/work`)).text).toContain("Læs før mødet");
  });

  test("the agenda goes out as it is, and what changes afterwards is told", async () => {
    await karen.goto(`${meeting}/work`);
    await follow(karen, "Send dagsordenen");
    await press(karen, "Send dagsordenen");
    const mail = await post.mailTo("mona@eksempel.dk", /^Dagsorden: Samarbejdsforum/);
    expect(mail.attachments.map(({ mimeType }) => mimeType)).toContain("application/pdf");
    expect(mail.text).toContain("Lys i gården ved Halmtorvet");
    await field(karen, "Titel").fill("Sommerens opslag i opgangene");
    await press(karen, "Sæt på dagsordenen");
    await expectWords(karen, /Ændret, siden dagsordenen blev sendt/, "Nyt punkt");
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
    await karen.goto(`${meeting}/work`);
    await follow(karen, "Skriv referat");
    await expectWords(karen, "Hvad blev sagt?");
    await kim.goto(addressOf(karen));
    const [light, toilet] = ["Lys i gården", "Et toilet"].map((title) => karen.locator("[id^='item-']").filter({ hasText: title }).locator("textarea[name='minutes']"));
    const toiletAtKim = kim.locator("[id^='item-']").filter({ hasText: "Et toilet" }).locator("textarea[name='minutes']");
    await light?.fill("Naboerne fortæller om mørket. Brugerforeningen er enig.");
    await toiletAtKim.fill("Kommunen har ikke set på pladsen endnu.");
    await expect.poll(() => toilet?.inputValue(), { timeout: 20_000 }).toBe("Kommunen har ikke set på pladsen endnu.");
  });

  test("by keyboard alone, a decision is caught where it falls, and a task", async () => {
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
    await press(karen, /^Behandlet: Lys i gården/);
    await press(karen, /^Tag op igen næste gang: Et toilet/);
    await expectWords(karen, "Overført til næste møde");
  });

  test("the minutes are sent, corrected by one who was there, and approved", async () => {
    stage.app.now = new Date("2026-03-06T09:00:00Z");
    await karen.goto(`${meeting}/approval`);
    await press(karen, "Send til godkendelse");
    const correct = await monaFollows(await monaOpens(/eferat/, /forum\/read/, /forum\/read/), "Ret dette punkt: Lys i gården");
    const text = "Naboerne fortæller om mørket og støjen. Brugerforeningen er enig.";
    expect((await mona.submit(correct, "/forum/read/", { text })).text).toContain("Tak. Din rettelse er sendt til sekretæren.");
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
    const waiting = await monaOpens(/Forummet venter på 1 opgave fra jer/, /waiting\/(?!stop)/);
    const task = await monaFollows(waiting, "Spørg, hvad lys i gården koster");
    const done = await mona.submit(task, "/waiting/task/", { note: "Vi har fået en pris af kommunen." });
    expect(done.text).toContain("Tak. Opgaven er udført.");
    second = await findMeeting(karen, 2);
    await expectWords(karen, "Et toilet ved torvet", "2. gang på dagsordenen", "Siden sidst", "Spørg, hvad lys i gården koster");
  });

  test("deals with the rest, and is approved by hand", async () => {
    stage.app.now = new Date("2026-04-15T15:00:00Z");
    await karen.goto(`${second}/minutes`);
    for (const title of ["Et toilet ved torvet", "Sommerens opslag"]) {
      await press(karen, new RegExp(`^Behandlet: ${title}`));
      await expectWords(karen, "Behandlet");
    }
    await karen.goto(`${second}/approve`);
    await press(karen, "Godkend og lås");
    await expectWords(karen, "VSF-2026-0002");
  });
});

describe("the third meeting", () => {
  test("a decision comes back by itself on its day", async () => {
    await karen.goto("/vesterbro/decisions");
    await follow(karen, new RegExp(wording.slice(0, 30)));
    decision = addressOf(karen);
    await follow(karen, "Ret beslutningen");
    await field(karen, "Se på den igen den").fill("2026-05-20");
    await press(karen, "Gem beslutningen");
    stage.app.now = new Date("2026-05-20T02:40:00Z");
    await run("bring-back-decisions");
    await findMeeting(karen, 3);
    await expectWords(karen, /^Opfølgning: /);
  });

  test("and the forum writes down what came of it", async () => {
    stage.app.now = new Date("2026-05-27T15:00:00Z");
    await karen.goto(decision);
    await follow(karen, "Skriv, hvad der kom ud af opfølgningen");
    await choose(karen, "Den står");
    await press(karen, "Gem");
    await expectWords(karen, "Det er skrevet ned, hvad der kom ud af opfølgningen.");
    await look(karen, "beslutningen efter opfølgningen");
  });
});

describe("everyone else", () => {
  test("reads it in English too, and meets no person", async () => {
    const visitor = stage.app.visitor();
    const forum = await visitor.get("/en/vesterbro/forum");
    expect(forum.text).toContain("VSF-2026-0002");
    for (const { status, html } of [forum, await visitor.get("/en/vesterbro/decisions")]) {
      expect(status).toBe(200);
      expect(html).not.toMatch(/Mona|Poul|Petra|Karen|Kim/);
    }
  });
});
