import ICAL from "ical.js";
import type { Page } from "playwright-core";
import sharp from "sharp";
import { extractText, getDocumentProxy } from "unpdf";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addParty } from "../src/network/commands.ts";
import { addMember } from "../src/platform/identity/commands.ts";
import { look, raiseStage } from "./browser.ts";
import type { Stage } from "./browser.ts";
import { addressOf, choose, expectErrors, field, follow, press, expectWords, wordsOf } from "./stories/acts.ts";
import { addCoordinator, layOutDistrict, photoWithPlace } from "./stories/neighbourhood.ts";
import { linkIn, openPostOffice } from "./stories/post-office.ts";
import type { PostOffice } from "./stories/post-office.ts";

// From a stairwell to a measure, and back to the one who saw it. Each test goes on where the one before has ended.

let stage: Stage;
let post: PostOffice;
/** Someone who lives by the square and has no account. */
let neighbour: Page;
/** The coordinator of the forum, also its secretary. */
let karen: Page;

beforeAll(async () => {
  stage = await raiseStage();
  await layOutDistrict(stage.app);
  await addCoordinator(stage.app, "Karen Kragh", "karen@eksempel.dk");
  const { db, permit } = stage.app;
  await db.transaction().execute(async (tx) => {
    const parties = permit("parties.manage");
    await addParty(tx, parties, { name: "Naboerne ved Halmtorvet", kind: "neighbours" });
    await addParty(tx, parties, { name: "Brugerforeningen på torvet", kind: "users" });
    await addMember(tx, parties, { name: "Tove Trappe", reach: "phone", phone: "33 00 00 00", roles: ["member"] });
  });
  post = await openPostOffice(stage.app);
  neighbour = await stage.person({ width: 390 });
  karen = await stage.person();
});
afterAll(async () => {
  await post?.close();
  await stage?.close();
});

const private_ = "Der ligger folier på trappen hver morgen, og lyset i opgangen virker ikke.";
const line = "Stoffer i en opgang om natten. Lyset på trappen virker ikke.";
let receipt = "";

describe("seen on the street", () => {
  test("a neighbour finds the way from the front page to the form", async () => {
    await neighbour.goto("/");
    await expectWords(neighbour, "Vi finder løsningerne sammen");
    await look(neighbour, "forside uden noget");
    await neighbour.getByRole("link", { name: "Meld noget, du har set" }).last().click();
    await expectWords(neighbour, "Er nogen i fare lige nu?", "1813", "Barnets Lov");
    await look(neighbour, "tre veje");
    await follow(neighbour, "Fortæl om det");
    await expectWords(neighbour, "Hvem læser det?", "Koordinatorerne i Samarbejdsforum Vesterbro");
  });

  test("reports a stairwell, with a place, a point, words, a photo and a mail address", async () => {
    const photo = await photoWithPlace();
    expect((await sharp(photo).metadata()).exif?.length).toBeGreaterThan(100);
    await choose(neighbour, "Stoffer i en opgang");
    await field(neighbour, "Sted").selectOption("Halmtorvet");
    await neighbour.locator("point-on-map svg").click({ position: { x: 120, y: 110 } });
    await expectWords(neighbour, /Punkt sat/);
    await field(neighbour, "Fortæl mere").fill(private_);
    await field(neighbour, "Foto").setInputFiles({ name: "opgang.jpg", mimeType: "image/jpeg", buffer: photo });
    await field(neighbour, "Din e-mail").fill("nabo@eksempel.dk");
    await look(neighbour, "henvendelse udfyldt");
    await press(neighbour, "Send");
    await expectWords(neighbour, "Tak. Vi har fået det, du skrev.", /^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/, "Modtaget");
    expect(await wordsOf(neighbour)).not.toContain(private_);
    receipt = addressOf(neighbour).replace(/\?.*/, "");
    const mail = await post.mailTo("nabo@eksempel.dk", /Vi har fået din henvendelse/);
    expect(linkIn(mail, /\/street\/receipt\//)).toContain(stage.url);
    expect(mail.text).not.toContain(private_);
  });

  test("two others report the same, with a few presses", async () => {
    for (const words of ["Mange mennesker i kælderen", "Opgangen igen"]) {
      const other = stage.app.visitor();
      const form = await other.get("/vesterbro/street/report?lane=unease");
      const sent = await other.submit(form, "/street/report", { kind: "stairwell", placeWords: "Opgangen på hjørnet af torvet", text: words });
      expect(sent.text).toContain("Tak. Vi har fået det, du skrev.");
      expect(sent.path).toMatch(/^\/vesterbro\/street\/receipt\//);
    }
  });
});

describe("the network is set up", () => {
  test("the coordinator signs in by a link in a mail", async () => {
    await karen.goto("/vesterbro");
    await follow(karen, "Log ind");
    await field(karen, "E-mailadresse").fill("karen@eksempel.dk");
    await press(karen, "Send mig et link");
    await expectWords(karen, "Se i din mail");
    await look(karen, "se i din mail");
    const mail = await post.mailTo("karen@eksempel.dk", /logge ind/);
    await karen.goto(linkIn(mail, /sign-in/));
    await look(karen, "bekræft login");
    await press(karen, "Log ind");
    await karen.getByText("Karen Kragh").first().waitFor();
    expect(addressOf(karen)).toBe("/vesterbro");
  });

  test("adds the office that letters go to", async () => {
    await karen.goto("/vesterbro/forum/network");
    await expectWords(karen, "Naboerne ved Halmtorvet", "Brugerforeningen på torvet");
    await follow(karen, "Tilføj en aktør");
    await field(karen, "Navn").fill("Forvaltningen for Boliger");
    await field(karen, "Hvad er det for en aktør?").selectOption("Kommunens forvaltning");
    await field(karen, "Kontorets e-mail").fill("post@forvaltning.eksempel.dk");
    await choose(karen, "Kan få anbefalinger");
    await look(karen, "ny aktør");
    await press(karen, "Gem");
    await expectWords(karen, "Det er gemt.", "Forvaltningen for Boliger");
  });

  test("adds a member with mail, beside the one who has only a phone", async () => {
    await karen.goto("/vesterbro/forum/members");
    await follow(karen, "Tilføj et medlem");
    await field(karen, "Navn").fill("Mads Modig");
    await choose(karen, "E-mail");
    await karen.getByRole("textbox", { name: /^E-mail/ }).fill("mads@eksempel.dk");
    await look(karen, "nyt medlem");
    await press(karen, "Gem");
    await follow(karen, "Medlemmer");
    await expectWords(karen, "Mads Modig", "Tove Trappe", "33 00 00 00");
    await look(karen, "medlemmer");
  });

  test("begins a series of meetings: every sixth Wednesday from 16 to 18", async () => {
    await karen.goto("/vesterbro/forum/meetings");
    await follow(karen, "Opret en mødeserie");
    await field(karen, "Navn").fill("Samarbejdsforum");
    await field(karen, "Antal uger mellem møderne").fill("6");
    await field(karen, "Ugedag").selectOption("onsdag");
    await field(karen, "Tidligst fra").fill("2026-03-09");
    await field(karen, "Begynder").fill("16:00");
    await field(karen, "Slutter").fill("18:00");
    await field(karen, "Sted").fill("Kulturhuset, sal 2, Lyrskovgade 4");
    await press(karen, "Opret serien");
    await expectWords(karen, /Hver 6\. uge, onsdag kl\. 16/);
    await look(karen, "forberedelse");
  });
});

let meeting = "";

describe("talked about", () => {
  test("the coordinator reads the report, without the place inside the photo", async () => {
    await follow(karen, /^Indbakke/);
    await expectWords(karen, private_, "Mange mennesker i kælderen");
    await look(karen, "indbakke");
    await follow(karen, private_);
    await expectWords(karen, "Privat. Kun koordinatorer ser teksten, punktet og fotoet.");
    await look(karen, "henvendelse i indbakken");
    const source = await karen.getByAltText("Foto fra den, der meldte det").getAttribute("src");
    const stored = await (await karen.request.get(source ?? "")).body();
    expect((await sharp(stored).metadata()).exif).toBeUndefined();
    await choose(karen, "På vej");
    await field(karen, "Begrundelse eller besked").fill("Vi tager det op på næste møde.");
    await press(karen, "Gem status");
    await expectWords(karen, "Gemt.");
    await post.mailTo("nabo@eksempel.dk", /Nyt om din henvendelse/);
  });

  test("publishes a line of her own, and the place as a block", async () => {
    await field(karen, "Linjen, alle kan læse").fill(line);
    await press(karen, "Gør offentlig");
    await follow(karen, "Se den offentlige side");
    await expectWords(karen, line, "karré ved Halmtorvet");
    await look(karen, "offentlig henvendelse");
    const words = (await stage.app.visitor().get(addressOf(karen))).html;
    expect(words).toContain(line);
    expect(words).not.toContain(private_);
    expect(words).not.toContain("<img");
  });

  test("joins the three into a pattern and puts it on the agenda of the next meeting", async () => {
    await follow(karen, /^Indbakke/);
    for (const box of await karen.locator("label.choice-label").all()) await box.click();
    await field(karen, "Titel på nyt mønster").fill("Stoffer i opgange ved Halmtorvet");
    await press(karen, "Saml");
    await expectWords(karen, "Stoffer i opgange ved Halmtorvet");
    expect(await karen.locator(".item-origins .thread-step").count()).toBe(3);
    await field(karen, "Linjen, alle kan læse").fill("Tre beboere fortæller om det samme på fjorten dage.");
    await press(karen, "Gør offentlig");
    await look(karen, "mønster");
    await press(karen, "Sæt på dagsordenen for næste møde");
    await expectWords(karen, "Dagsordenspunkt", "På dagsordenen");
    await look(karen, "dagsordenspunkt");
  });

  test("invites: by mail with a calendar file, by phone with a list to call from", async () => {
    await follow(karen, "Forum");
    await look(karen, "forum før mødet");
    await follow(karen, "Møder");
    await follow(karen, /Møde 1/);
    meeting = addressOf(karen);
    await expectWords(karen, "onsdag den 11. marts 2026", "Stoffer i opgange ved Halmtorvet", "Kommer fra");
    await look(karen, "møde under forberedelse");
    await follow(karen, "Invitationer");
    await look(karen, "invitationer før afsendelse");
    await press(karen, "Send 2 invitationer");
    await expectWords(karen, "Invitationerne er på vej.");
    await follow(karen, "Liste til at ringe og aflevere efter");
    await expectWords(karen, "Tove Trappe", "33 00 00 00");
    await look(karen, "ringeliste");
  });

  test("a member says yes by the link in the mail, and has the meeting in the calendar", async () => {
    const mail = await post.mailTo("mads@eksempel.dk", /Invitation: Samarbejdsforum/);
    const file = mail.attachments.find((one) => one.mimeType === "text/calendar");
    const text = typeof file?.content === "string" ? file.content : new TextDecoder().decode(file?.content);
    const event = new ICAL.Event(new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent("vevent") ?? undefined);
    expect(event.startDate.toJSDate().toISOString()).toBe("2026-03-11T15:00:00.000Z");
    expect(event.endDate.toJSDate().toISOString()).toBe("2026-03-11T17:00:00.000Z");
    expect(event.location).toContain("Lyrskovgade 4");
    expect(event.organizer).toContain("forum@eksempel.dk");
    const mads = await stage.person({ width: 390 });
    await mads.goto(linkIn(mail, /forum\/answer/));
    await expectWords(mads, "Kommer du?", "onsdag den 11. marts 2026");
    await look(mads, "svar på invitation");
    await press(mads, "Ja, jeg kommer");
    await expectWords(mads, "Tak. Vi ses.", "Dit svar: Du kommer.");
    await look(mads, "svaret ja");
  });

  test("the secretary enters the answer of the one who has only a phone", async () => {
    await follow(karen, "Invitationer");
    await follow(karen, "Skriv svar ind: Tove Trappe");
    await look(karen, "svar skrevet ind");
    await choose(karen, "Kommer ikke");
    await press(karen, "Gem svaret");
    await expectWords(karen, "skrevet ind af en koordinator");
    expect(await karen.getByRole("row", { name: /Mads Modig/ }).innerText()).toContain("Kommer");
    await look(karen, "svarene");
  });
});

const said = "Naboerne og brugerforeningen er enige: et åbent sted om natten vil lette trykket på opgangene.";
/** Where they are written. */
let minutes = "";
const wording = "Vi anbefaler, at varmestuen på torvet holder åbent til midnat.";

describe("decided", () => {
  test("on the day the minutes save themselves while she writes", async () => {
    stage.app.now = new Date("2026-03-11T15:30:00Z");
    await karen.goto(meeting);
    await follow(karen, "Skriv referat");
    minutes = addressOf(karen);
    await follow(karen, "Notér fremmøde");
    await choose(karen, "Naboerne ved Halmtorvet");
    await choose(karen, "Brugerforeningen på torvet");
    await karen.getByRole("group", { name: /Mads Modig/ }).getByText("Til stede").click();
    await karen.getByRole("group", { name: /Tove Trappe/ }).getByText("Afbud").click();
    await press(karen, "Gem fremmøde");
    await field(karen, "Hvad blev sagt?").fill(said);
    await karen.locator(".draft-line").getByText("Gemt", { exact: true }).waitFor();
    await karen.reload();
    expect(await field(karen, "Hvad blev sagt?").inputValue()).toBe(said);
  });

  test("a decision and a task come of the item", async () => {
    await karen.getByText("Notér en beslutning").click();
    await field(karen, "Beslutningens ordlyd").fill(wording);
    await press(karen, "Gem beslutningen");
    await follow(karen, /^Beslutning: .*varmestuen på torvet holder åbent til midnat/);
    await expectWords(karen, "Beslutning", "Naboerne ved Halmtorvet");
    await karen.goto(minutes);
    await karen.getByText("Giv en opgave").click();
    await field(karen, "Hvad skal gøres?").fill("Spørg varmestuen, hvad der skal til");
    await field(karen, "Hvilken aktør gør det?").selectOption("Brugerforeningen på torvet");
    await press(karen, "Gem opgaven");
    await follow(karen, "Opgave: Spørg varmestuen, hvad der skal til");
    await expectWords(karen, "Opgave", "Spørg varmestuen, hvad der skal til");
    await look(karen, "opgave");
  });

  test("she closes the item, approves and locks, and everyone can read it", async () => {
    await karen.goto(minutes);
    await expectWords(karen, "Det kom der ud af punktet");
    await look(karen, "referat med beslutning og opgave");
    await press(karen, /^Behandlet/);
    await follow(karen, "Se den offentlige udgave og godkend");
    await look(karen, "godkend referatet");
    await press(karen, "Godkend og lås");
    await expectWords(karen, "Er referatet ændret?", "VSF-2026-0001");
    await look(karen, "det offentlige referat");
    await neighbour.goto("/vesterbro/forum");
    await follow(neighbour, /^Referat, 11\. marts 2026/);
    await expectWords(neighbour, said, wording.slice(0, -1), "Brugerforeningen på torvet");
    expect(await wordsOf(neighbour)).not.toMatch(/Mads|Tove|Karen/);
  });

  test("a letter goes from the decision to city hall", async () => {
    await follow(karen, new RegExp(wording.slice(3, -1)));
    await press(karen, "Skriv et brev");
    await expectWords(karen, "Kladde", "får nummer, når det sendes");
    await look(karen, "kladde");
    await follow(karen, "Ret kladden");
    await field(karen, "Til").selectOption("Forvaltningen for Boliger");
    await field(karen, "Overskrift").fill("Lad varmestuen på torvet holde åbent til midnat");
    await field(karen, "Frist for svar").fill("2026-05-01");
    await look(karen, "ret kladden");
    await press(karen, "Gem kladden");
    await follow(karen, "Send brevet");
    await look(karen, "send brevet");
    await press(karen, "Send nu");
    await expectWords(karen, "Brevet er sendt. Det kan ikke ændres mere.", "VSF-2026-0002", /Afventer svar, frist 1\. maj 2026/);
    await look(karen, "det sendte brev");
  });
});

/** The office's own way to answer. */
let officeLink = "";

describe("answered", () => {
  test("the office gets a mail with the letter as a tagged PDF in Danish", async () => {
    const mail = await post.mailTo("post@forvaltning.eksempel.dk", /Lad varmestuen .* \(VSF-2026-0002\)/);
    const file = mail.attachments.find((one) => one.mimeType === "application/pdf");
    const pdf = await getDocumentProxy(new Uint8Array(file?.content as ArrayBuffer));
    const { info } = await pdf.getMetadata();
    expect(info).toMatchObject({ Title: "Lad varmestuen på torvet holde åbent til midnat", Language: "da" });
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
    const { text } = await extractText(pdf, { mergePages: true });
    for (const said of ["VSF-2026-0002", "Forvaltningen for Boliger", "1. maj 2026", "Prøvevej 1"]) expect(text).toContain(said);
    officeLink = linkIn(mail, /letters\/reply/);
  });

  test("the office says partly yes and why, without an account", async () => {
    stage.app.now = new Date("2026-04-08T08:00:00Z");
    const office = await stage.person();
    await office.goto(officeLink);
    await expectWords(office, "Svar på brevet", /VSF-2026-0002/);
    await look(office, "svar på brevet");
    await choose(office, "Delvist ja");
    await field(office, "Hvem svarer?").fill("Kontorchef");
    await press(office, "Læs svaret igennem");
    await expectErrors(office, "Skriv hvorfor, med mindst 10 tegn.");
    expect(await field(office, "Hvem svarer?").inputValue()).toBe("Kontorchef");
    await field(office, "Begrundelse").fill("Varmestuen holder åbent til 24 fra maj. Der er ikke råd til en time mere i år.");
    await press(office, "Læs svaret igennem");
    await expectWords(office, "Sådan bliver svaret offentligt", "Delvist ja", "Kontorchef, Forvaltningen for Boliger", "Skrevet af modtageren selv");
    await look(office, "svaret igennem");
    expect((await stage.app.visitor().get("/vesterbro/letters")).text).toContain("Afventer svar, frist 1. maj 2026");
    await press(office, "Ret svaret");
    expect(await field(office, "Hvem svarer?").inputValue()).toBe("Kontorchef");
    await field(office, "Begrundelse").fill("Varmestuen holder åbent til 23 fra maj. Der er ikke råd til en time mere i år.");
    await press(office, "Læs svaret igennem");
    await press(office, "Send svaret");
    await expectWords(office, "Tak for svaret. Det kan læses af alle nu.", "I har svaret på brevet.", "Er der en fejl? Skriv til forum@eksempel.dk");
    await look(office, "tak for svaret");
  });
});

describe("done, and told", () => {
  test("a measure is made of the reply, gets a goal and dates, and is published", async () => {
    await karen.goto("/vesterbro/plan");
    await look(karen, "tom plan");
    await follow(karen, "Tilføj et mål");
    await field(karen, "Hvad vil vi opnå?").fill("Et sted at være om natten");
    await press(karen, "Gem");
    await follow(karen, "Breve");
    await follow(karen, /^Lad varmestuen/);
    await expectWords(karen, "Svaret er delvist ja");
    await look(karen, "brevet med svar");
    await follow(karen, "Delvist ja");
    await look(karen, "svaret");
    await press(karen, "Lav en indsats i planen");
    await expectWords(karen, "Indsatsen er en kladde. Kun medlemmer kan se den.");
    await look(karen, "indsats som kladde");
    await follow(karen, "Ret indsatsen");
    await field(karen, "Hvad skal gøres?").fill("Varmestuen holder åbent til 23");
    await press(karen, "Offentliggør");
    await expectErrors(karen, "Vælg et mål, før indsatsen kan offentliggøres.", "Vælg en startdato, før indsatsen kan offentliggøres.");
    await field(karen, "Hvilket mål hører det til?").selectOption("Et sted at være om natten");
    await field(karen, "Fra").fill("2026-05-01");
    await look(karen, "ret indsatsen");
    await press(karen, "Offentliggør");
    await expectWords(karen, "Planlagt", "Indsatsen er gemt.");
  });

  test("its status moves when something shows that it moves", async () => {
    stage.app.now = new Date("2026-05-04T08:00:00Z");
    await karen.reload();
    await follow(karen, "Vis, at noget er sket");
    await field(karen, "Hvilken dag skete det?").fill("2026-05-01");
    await field(karen, "Hvad er der sket?").fill("De nye tider hænger på døren, og der var lys til 23.");
    await choose(karen, "I gang");
    await look(karen, "dokumentation");
    await press(karen, "Gem dokumentation");
    await expectWords(karen, "I gang", "De nye tider hænger på døren, og der var lys til 23.");
    await look(karen, "indsats i gang");
  });

  test("the neighbour hears of it by mail, and sees the whole thread on the receipt", async () => {
    const mail = await post.mailTo("nabo@eksempel.dk", /Nyt om din henvendelse/, /Indsats/);
    await neighbour.goto(linkIn(mail, /\/street\/receipt\//));
    await expectWords(neighbour, "Din kvittering");
    await neighbour.goto(receipt);
    const kinds = await neighbour.locator(".item-effects .kicker").allInnerTexts();
    expect(kinds.map((kind) => kind.split(" · ")[0]?.toLowerCase())).toEqual([
      "mønster",
      "dagsordenspunkt",
      "møde",
      "beslutning",
      "brev",
      "svar",
      "indsats",
    ]);
    await look(neighbour, "kvittering med hele tråden");
    await follow(neighbour, "Varmestuen holder åbent til 23");
    await expectWords(neighbour, "I gang");
  });
});
