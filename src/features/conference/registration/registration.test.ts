import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { doAskedJobs } from "../../../../test/asked-jobs.ts";
import type { Client, SeenPage } from "../../../../test/client.ts";
import { publishedConference, registering, typedConference } from "../../../../test/conference.ts";
import { testApp } from "../../../../test/harness.ts";
import type { TestApp } from "../../../../test/harness.ts";
import { addParty } from "../../../network/commands.ts";
import { attachmentsOf } from "../../../platform/mail/outbox.ts";
import { answerHref } from "../invitation/commands/answer-link.ts";
import { putOnList } from "../invitation/commands/list.ts";
import { addQuestion } from "../questions/commands.ts";
import { register } from "./commands/registrations.ts";
import { tellRegisteredJob } from "./jobs.ts";

let app: TestApp;
let coordinator: Client;
let party: string;
beforeAll(async () => {
  app = await testApp();
  coordinator = await app.signedIn("coordinator");
  party = await app.db.transaction().execute((tx) => addParty(tx, app.permit("parties.manage"), { name: "Gadens Folk", kind: "service" }));
});
afterAll(() => app.close());

const begun = new Date("2026-03-02T09:00:00Z");
const secretNeed = "Hemmelig nøddeallergi";
const person = { name: "Anna Andersen", party: "neighbour", diet: secretNeed };

const signUp = async (client: Client, path: string, answers: Record<string, string> = person, times = 1) =>
  client.submit(await client.get(`${path}/register`), "/register", answers, times);

const idOf = async (conferenceId: string, number: number) =>
  (await app.db.selectFrom("conference.registration").select("id").where("conference_id", "=", conferenceId).where("number", "=", number).executeTakeFirstOrThrow()).id;
const keyOf = (page: SeenPage) => page.path.split("?")[0]?.split("/").at(-1) ?? "";
const countIn = async (id: string) =>
  (await app.db.selectFrom("conference.registration").select("state").where("conference_id", "=", id).orderBy("number").execute()).map(({ state }) => state);

/** Writes the mails that were asked for; gives the last one. */
async function lastMail() {
  await doAskedJobs(app, [tellRegisteredJob], 1);
  return app.db.selectFrom("platform.mail").select(["id", "to_address", "subject", "text"]).where("purpose", "=", "conference.registration").orderBy("id", "desc").executeTakeFirstOrThrow();
}

const linkIn = (text: string | null) => /http:\/\/localhost(\/\S+registration\/\S+)/.exec(text ?? "")?.[1] ?? "";

describe("registering on the web", () => {
  test("needs nothing but a name, is done once however often one presses, and is opened by a code", async () => {
    const { id, path } = await publishedConference(app);
    const visitor = app.visitor();
    const form = await visitor.get(`${path}/register`);
    expect(form.text).toContain("Der er 3 pladser tilbage.");
    expect(form.text).not.toMatch(/stoffer|bruger du/i);
    const receipt = await signUp(visitor, path, person, 5);
    expect(receipt.text).toContain("Tak. Vi har din tilmelding.");
    expect(receipt.text).toContain("Du har en plads.");
    expect(await countIn(id)).toEqual(["seated"]);
    const code = keyOf(receipt);
    expect(receipt.text).toContain(code);
    expect(receipt.headers.get("cache-control")).toContain("no-store");
    const elsewhere = app.visitor();
    const found = await elsewhere.submit(await elsewhere.get("/vesterbro/code"), "/code", { code: code.toLowerCase().replaceAll("-", " ") });
    expect(found.text).toContain(secretNeed);
    expect((await elsewhere.get(`/norrebro/registration/${code}`)).status).toBe(404);
    const unknown = await elsewhere.submit(await elsewhere.get("/vesterbro/code"), "/code", { code: "7KQM-2XNF-9R4T-B0HW" });
    expect([unknown.status, unknown.text.includes("Vi kender ikke den kode")]).toEqual([422, true]);
    expect((await visitor.get(`/en${path}/register`)).text).toContain("Which workshops would you like best?");
  });

  test("says kindly what does not fit, and keeps what was typed", async () => {
    const { id, path, workshops } = await publishedConference(app);
    const wrong = await signUp(app.visitor(), path, { name: "", party: party, phone: "12", email: "ikke en mail", travel: "Kørsel fra døren" });
    expect(wrong.status).toBe(422);
    for (const words of ["Skriv navnet.", "mindst otte cifre", "Skriv en e-mailadresse"]) expect(wrong.text).toContain(words);
    expect(wrong.html).toContain("Kørsel fra døren");
    const twice = await signUp(app.visitor(), path, { ...person, wish1: workshops[0] ?? "", wish2: workshops[0] ?? "" });
    expect([twice.status, twice.text.includes("Du har valgt den workshop før")]).toEqual([422, true]);
    expect((await signUp(app.visitor(), path, { ...person, diet: "010190-1234" })).status).toBe(422);
    const stranger = await signUp(app.visitor(), path, { ...person, party: "01900000-0000-7000-8000-000000000000" });
    expect(stranger.status).toBe(422);
    expect(await countIn(id)).toEqual([]);
  });

  test("sends a link with a calendar file: see, change, cancel; what is cancelled can do nothing more", async () => {
    const { id, path, workshops } = await publishedConference(app, { capacity: "1" });
    await signUp(app.visitor(), path, { ...person, email: "anna@eksempel.dk", party, wish1: workshops[1] ?? "" });
    const mail = await lastMail();
    expect(mail).toMatchObject({ to_address: "anna@eksempel.dk", subject: "Du har en plads: Vejen fra gade til plan" });
    expect(mail.text).not.toContain(secretNeed);
    const [calendar] = await attachmentsOf(app.db, app.district.id, mail.id);
    expect(new TextDecoder().decode(calendar?.content)).toContain("BEGIN:VEVENT");
    const link = linkIn(mail.text);
    const visitor = app.visitor();
    const own = await visitor.get(link);
    for (const words of ["Gadens Folk", "1. Stofindtagelsesrum", secretNeed]) expect(own.text).toContain(words);
    const form = await visitor.get(`${link}/change`);
    const changed = await visitor.submit(form, "/change", { name: "Anna A.", wish1: workshops[2] ?? "", diet: "Alt" });
    expect(changed.text).toContain("Din tilmelding er rettet.");
    expect(changed.text).toContain("1. Gaden om natten");
    expect(changed.text).not.toContain(secretNeed);
    const late = await visitor.submit(form, "/change", { name: "Anna B." });
    expect([late.status, late.text.includes("En anden har ændret det")]).toEqual([422, true]);
    const seen = await visitor.get(link);
    const gone = await visitor.submit(seen, "/cancel", {}, 3);
    expect(gone.text).toContain("Du er meldt fra.");
    expect(await countIn(id)).toEqual(["cancelled"]);
    expect((await visitor.get(`${link}/change`)).status).toBe(404);
    expect((await visitor.submit(seen, "/cancel", { again: "1" })).status).toBe(422);
    for (const words of ["Der er en plads lige nu.", "Dine behov og svar er slettet."]) expect(gone.text).toContain(words);
    await signUp(app.visitor(), path, { ...person, name: "Bo" });
    const full = await visitor.get(link);
    expect(full.text).toContain("Alle pladser er taget. Du kommer først i køen.");
    const back = await visitor.submit(full, "/again", {}, 3);
    for (const words of ["Du står på ventelisten igen, bagest i køen.", "Du er nummer 1 på ventelisten", "Nummer i køen3"]) expect(back.text).toContain(words);
    const one = await coordinator.get(`${path}/registrations/${await idOf(id, 3)}`);
    const out = await coordinator.submit(await coordinator.submit(one, "/cancel"), "/again");
    expect(out.text).toContain("Meldt til igen, bagest i køen.");
    expect(await countIn(id)).toEqual(["seated", "waiting"]);
    expect(await app.db.selectFrom("conference.need").select("diet").where("diet", "=", "Alt").execute()).toEqual([]);
  });

  test("names whose link it is to those who look after links", async () => {
    const { path } = await publishedConference(app);
    await signUp(app.visitor(), path, { ...person, name: "Ea Eskildsen", email: "ea@eksempel.dk" });
    await lastMail();
    const links = await coordinator.get("/vesterbro/administration/links");
    expect(links.text).toMatch(/Ea Eskildsen.{0,200}Se og ret en tilmelding til en konference|Se og ret en tilmelding til en konference.{0,200}Ea Eskildsen/);
    expect((await app.visitor().get("/vesterbro/administration/links")).text).not.toContain("Ea Eskildsen");
  });

  test("keeps the link when the conference is put off, and ends it earlier when it is brought forward", async () => {
    const { path } = await publishedConference(app);
    await signUp(app.visitor(), path, { ...person, email: "udsat@eksempel.dk" });
    const link = linkIn((await lastMail()).text);
    const opens = async (now: string) => {
      app.now = new Date(now);
      return (await app.visitor().get(link)).status;
    };
    const moveTo = async (day: string) => {
      app.now = begun;
      expect((await coordinator.submit(await coordinator.get(`${path}/change`), "/change", { day })).status).toBe(200);
    };
    await moveTo("2026-06-15");
    expect([await opens("2026-06-20T09:00:00Z"), await opens("2026-06-30T09:00:00Z")]).toEqual([200, 404]);
    await moveTo("2026-04-10");
    expect([await opens("2026-04-20T09:00:00Z"), await opens("2026-04-27T09:00:00Z")]).toEqual([200, 404]);
    app.now = begun;
  });

  test("with a mail address is answered alike whoever is registered: twice is once, and only the owner has the link again", async () => {
    const { id, path } = await publishedConference(app);
    const asks = { words: "Vil du med på byvandringen?", kind: "text" as const, options: [], wordsEn: "Will you join the walk?", optionsEn: [], isRequired: true };
    const question = await app.db.transaction().execute((tx) => addQuestion(tx, app.permit("conference.prepare"), id, asks, app.now));
    const answered = { [`answer-${question}`]: "Ja" };
    const first = await signUp(app.visitor(), path, { ...person, ...answered, email: "Anna2@eksempel.dk" });
    const mail = await lastMail();
    const stranger = app.visitor();
    const again = await signUp(stranger, path, { ...person, ...answered, name: "anna andersen", email: "anna2@eksempel.dk" }, 2);
    expect(again.text).toContain("Se i din mail");
    expect([again.path, again.html]).toEqual([first.path, first.html]);
    expect(await countIn(id)).toEqual(["seated"]);
    const second = await lastMail();
    expect([second.to_address, second.id === mail.id]).toEqual(["Anna2@eksempel.dk", false]);
    expect((await app.visitor().get(linkIn(second.text))).text).toContain("Du har en plads.");
    // A form that is refused is refused for both.
    const [known, unknown] = [await signUp(stranger, path, { ...person, email: "anna2@eksempel.dk" }), await signUp(stranger, path, { ...person, email: "ukendt@eksempel.dk" })];
    expect([known.status, unknown.status]).toEqual([422, 422]);
  });

  test("with a mail address that is registered gives no second seat, whatever name is written; that is told there only", async () => {
    const { id, path } = await publishedConference(app, { capacity: "2" });
    const [first, again, other] = [
      await signUp(app.visitor(), path, { ...person, email: "faelles@eksempel.dk" }),
      await signUp(app.visitor(), path, { name: "Bo Bekendt", party: "other", diet: "Hemmelig fisk", email: "FAELLES@eksempel.dk" }),
      await signUp(app.visitor(), path, { ...person, name: "Carl", email: "carl@eksempel.dk" }),
    ];
    expect([again.path, again.html]).toEqual([first.path, first.html]);
    expect([other.path, other.html]).toEqual([first.path, first.html]);
    expect(await countIn(id)).toEqual(["seated", "seated"]);
    await lastMail();
    const mails = await app.db.selectFrom("platform.mail").select(["subject", "text"]).where("to_address", "=", "faelles@eksempel.dk").orderBy("id").execute();
    expect(mails.map(({ subject }) => subject)).toEqual(["Du har en plads: Vejen fra gade til plan", "Du er meldt til før: Vejen fra gade til plan"]);
    expect(mails[1]?.text).toContain("så der er ikke kommet en plads mere.");
    for (const hidden of ["Bekendt", "fisk", secretNeed]) expect(mails[1]?.text).not.toContain(hidden);
    const own = await app.visitor().get(linkIn(mails[1]?.text ?? ""));
    for (const words of ["Anna Andersen", secretNeed]) expect(own.text).toContain(words);
    expect(own.text).not.toContain("fisk");
    // Nobody loses or wins a place in the queue by it, and whoever shares an address signs up without one.
    for (const name of ["Dea", "Dea D."]) await signUp(app.visitor(), path, { name, party: "neighbour", email: "dea@eksempel.dk" });
    expect((await lastMail()).text).toContain("Du er nummer 1 på listen.");
    for (const name of ["Eli", "Eli"]) expect((await signUp(app.visitor(), path, { name, party: "neighbour" })).text).toContain("Du er nummer");
    expect(await countIn(id)).toEqual(["seated", "seated", "waiting", "waiting", "waiting"]);
  });

  test("that is changed to somebody else's name and address tells nobody whether they are registered", async () => {
    const { id, path } = await publishedConference(app, { capacity: "9" });
    await signUp(app.visitor(), path, { ...person, name: "Kaja Kendt", email: "kaja@eksempel.dk" });
    const tried = async (email: string) => {
      const curious = app.visitor();
      const own = await signUp(curious, path, { ...person, name: "Nysgerrig" });
      const changed = await curious.submit(await curious.get(`${own.path.split("?")[0]}/change`), "/change", { name: "Kaja Kendt", email });
      const back = await curious.submit(await curious.submit(changed, "/cancel"), "/again");
      return [changed, back].map((page) => [page.status, page.text.replaceAll(email, "").replaceAll(keyOf(own), "").replaceAll(/Nummer i køen\d+/gu, "").replaceAll(/[0-9A-Z]{4}-[0-9A-Z]{4}/gu, "")]);
    };
    expect(await tried("kaja@eksempel.dk")).toEqual(await tried("ukendt@eksempel.dk"));
    expect(await countIn(id)).toEqual(["seated", "seated", "seated"]);
    // Who may be the same is for the secretary to see, who lets nobody back in twice.
    const address = `${path}/registrations/${await idOf(id, 3)}`;
    const one = await coordinator.submit(await coordinator.get(address), address, { email: "kaja@eksempel.dk" });
    const refused = await coordinator.submit(await coordinator.submit(one, "/cancel"), "/again");
    expect([refused.status, refused.text.includes("allerede en anden tilmelding")]).toEqual([422, true]);
  });

  test("by an invitation, with an address that is not the invited one, tells nobody either, and the list says who has answered", async () => {
    const { id, path } = await publishedConference(app, { capacity: "9" });
    await signUp(app.visitor(), path, { ...person, name: "Dan", email: "dan@eksempel.dk", phone: "33 44 55 66" });
    await lastMail();
    app.now = new Date(begun.getTime() + 2 * 60 * 60_000);
    const mailsTo = async (address: string) => {
      await doAskedJobs(app, [tellRegisteredJob], 1);
      return app.db.selectFrom("platform.mail").select("text").where("to_address", "=", address).orderBy("id").execute();
    };
    const tried = async (invited: string, name: string, email: string) => {
      const link = await app.db.transaction().execute(async (tx) => {
        const row = { name: invited, email: `${invited}@eksempel.dk`, organisation: "", phone: null, address: null, partyId: null };
        await putOnList(tx, app.permit("conference.prepare"), id, [row], "import", app.now);
        const one = await tx.updateTable("conference.invitation").set({ sent_at: app.now }).where("conference_id", "=", id).where("name", "=", invited).returning("id").executeTakeFirstOrThrow();
        return answerHref(tx, { district: app.district, publicUrl: "" }, { endsAt: new Date("2026-04-15T18:00:00Z") }, one.id);
      });
      const visitor = app.visitor();
      const form = await visitor.get(link);
      const told = await visitor.submit(form, link, { name, email, party: "neighbour" });
      const later = [await visitor.get(link), await visitor.submit(form, link, { name: "En anden", email: "", party: "neighbour" }), await visitor.submit(form, "/decline")];
      const answered = (await mailsTo(email)).length;
      const sent = await visitor.submit(later[0] as SeenPage, "/mail", {}, 3);
      const others = await mailsTo(`${invited}@eksempel.dk`);
      const mails = await mailsTo(email);
      // The address gets no more mails than others it is asked for; whoever asks cannot fill its letter box.
      const presses = [];
      for (let press = 0; press < 4; press += 1) presses.push(await visitor.submit(await visitor.get(link), "/mail"));
      for (const page of [told, ...later, sent, ...presses]) for (const hidden of [secretNeed, "33 44 55 66", email, "/registration/"]) expect(page.html).not.toContain(hidden);
      const shown = [...later, sent, ...presses].map((page) => [page.status, page.text, page.document.querySelectorAll("form[method=post]").length]);
      return { path: told.path, html: told.html, shown, link: mails.at(-1)?.text, count: [mails.length - answered, others.length] };
    };
    const { link: linkOfDan, ...known } = await tried("Eva", "Dan", "dan@eksempel.dk");
    const { link: linkOfDorte, ...unknown } = await tried("Fie", "Dorte", "dorte@eksempel.dk");
    expect(known).toEqual(unknown);
    expect(known.html).toContain("Se i din mail");
    expect(known.shown[0]).toEqual([200, expect.stringMatching(/Du har svaret\. Tak\..*har vi sendt til d•••@eksempel\.dk/u), 1]);
    expect(known.shown[3]).toEqual([200, expect.stringContaining("Mailen er på vej, hvis tilmeldingen stadig har adressen d•••@eksempel.dk."), 1]);
    expect(known.shown.at(-1)).toEqual([429, expect.stringContaining("Der er sendt mange mails til den adresse på kort tid. Se i den nyeste."), 1]);
    expect(known.count).toEqual([1, 0]);
    expect((await app.visitor().get(linkIn(linkOfDan ?? ""))).text).toContain(secretNeed);
    expect((await app.visitor().get(linkIn(linkOfDorte ?? ""))).text).toContain("Dorte");
    const list = await coordinator.get(`${path}/invitations`);
    for (const words of ["2 personer, 2 har svaret", "Har svaret fra en anden adresse"]) expect(list.text).toContain(words);
    expect(list.html).not.toContain("dan@eksempel.dk");
    app.now = begun;
  });

  test("closes with the minute that is told; afterwards there is a contact, and the secretary can let somebody in", async () => {
    const { id, path } = await publishedConference(app);
    const visitor = app.visitor();
    // 12:00 in Copenhagen in summer time.
    app.now = new Date("2026-04-08T09:59:59Z");
    const form = await visitor.get(`${path}/register`);
    app.now = new Date("2026-04-08T10:00:00Z");
    const late = await visitor.submit(form, "/register", person);
    expect([late.status, await countIn(id)]).toEqual([422, []]);
    for (const words of ["Tilmeldingen er lukket", "Tilmeldingen lukkede onsdag den 8. april 2026 kl. 12.00", "Konferencesekretariatet"]) expect(late.text).toContain(words);
    const secretary = await coordinator.get(`${path}/secretary`);
    expect(secretary.text).toContain("bliver mærket som sene");
    await coordinator.submit(secretary, "/secretary", { name: "Sen Person", party: "other" });
    expect((await coordinator.get(`${path}/registrations?group=late`)).text).toContain("Sen Person");
    app.now = begun;
  });
});

describe("the secretary", () => {
  test("enters somebody in the same queue, reads out a code, and sees who may be the same", async () => {
    const { id, path, workshops } = await publishedConference(app, { capacity: "1" });
    await signUp(app.visitor(), path, { ...person, phone: "12 34 56 78" });
    const fast = await coordinator.get(`${path}/secretary`);
    const done = await coordinator.submit(fast, "/secretary", { name: "A. Andersen", party, phone: "+45 12345678", wishes: "3 1", interpreter: "Tegnsprog", cameBy: "door" });
    for (const words of ["A. Andersen står på ventelisten. Nummer 2 i køen.", "Læs op:", "Koden er", "nr. 1, Anna Andersen"]) expect(done.text).toContain(words);
    const row = await app.db.selectFrom("conference.registration").selectAll().where("conference_id", "=", id).where("number", "=", 2).executeTakeFirstOrThrow();
    expect(row).toMatchObject({ state: "waiting", came_by: "door", wishes: [workshops[2], workshops[0]], party_id: party });
    const code = /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(done.text)?.[0] ?? "";
    expect((await app.visitor().get(`/vesterbro/registration/${code}`)).text).toContain("Du er nummer 1 på ventelisten");
    const wrong = await coordinator.submit(fast, "/secretary", { name: "X", party: "other", wishes: "9" });
    expect([wrong.status, wrong.text.includes("Et af numrene er ikke en workshop")]).toEqual([422, true]);
    // The seat becomes free: somebody has to call.
    const first = await coordinator.get(`${path}/registrations`);
    const one = await coordinator.get(first.document.querySelector("a[href*='/registrations/01']")?.getAttribute("href") ?? "");
    await coordinator.submit(one, "/cancel");
    const todo = await coordinator.get(`${path}/secretary`);
    expect(todo.text).toContain("Ring til A. Andersen: +45 12345678");
    const seated = await coordinator.submit(todo, "/answer", { answer: "accept" });
    expect(seated.text).toContain("Har en plads");
    const renewed = await coordinator.submit(seated, "/code");
    expect(renewed.text).toContain("Den gamle kode virker ikke mere");
    expect((await app.visitor().get(`/vesterbro/registration/${code}`)).status).toBe(404);
  });

  test("has a file without needs and without formulas; nobody else has any of it", async () => {
    const { id, path, workshops } = await publishedConference(app);
    const input = registering("=HYPERLINK(1)", { email: "regn@eksempel.dk", wishes: [workshops[0] ?? ""], needs: { diet: secretNeed, access: "", interpreter: "", travel: "" } });
    const made = await app.db.transaction().execute((tx) => register(tx, app.permit("everyone"), id, { input, cameBy: "web" }, app.now));
    const file = await (await coordinator.request(`${path}/registrations.csv`)).text();
    expect(file).toContain("'=HYPERLINK(1)");
    expect(file).toContain("Indsatser der virker");
    expect(file).not.toContain(secretNeed);
    expect((await coordinator.get(`${path}/registrations`)).text).toContain(secretNeed);
    const member = await app.signedIn("member");
    const paths = ["/registrations", "/registrations.csv", "/secretary", `/registrations/${made.known ? "" : made.id}`];
    for (const reader of [app.visitor(), member]) {
      for (const end of paths) expect((await reader.get(path + end)).status, end).toBe(404);
      for (const end of ["", "/register", "/programme.json", "/conference.ics"]) {
        const html = await (await reader.request(path + end)).text();
        for (const hidden of [secretNeed, "HYPERLINK", "regn@eksempel.dk"]) expect(html).not.toContain(hidden);
      }
    }
    for (const end of paths) expect((await coordinator.get(path.replace("vesterbro", "norrebro") + end)).status).toBe(404);
  });

  test("cannot open somebody else's conference with a registration of this one", async () => {
    const [one, other] = [await publishedConference(app), await publishedConference(app, { title: typedConference.title })];
    const made = await app.db.transaction().execute((tx) => register(tx, app.permit("everyone"), one.id, { input: registering("Anna"), cameBy: "web" }, app.now));
    const id = made.known ? "" : made.id;
    expect((await coordinator.get(`${one.path}/registrations/${id}`)).status).toBe(200);
    expect((await coordinator.get(`${other.path}/registrations/${id}`)).status).toBe(404);
  });
});

describe("fewer places than people who have one", () => {
  test("are told of before they are saved, with what was typed, and take nobody's place", async () => {
    const { id, path } = await publishedConference(app, { title: "For mange", capacity: "4" });
    for (const name of ["Anna", "Bo", "Carla"]) await app.db.transaction().execute((tx) => register(tx, app.permit("everyone"), id, { input: registering(name), cameBy: "web" }, app.now));
    const form = await coordinator.get(`${path}/change`);
    expect(form.document.querySelector("[name=fewer]")).toBeNull();
    const asked = await coordinator.submit(form, "/change", { capacity: "2", targetGroup: "Alle i gaden" });
    expect([asked.status, asked.text]).toEqual([422, expect.stringContaining("3 har en plads eller er tilbudt en. Skriv mindst 3, eller sæt kryds")]);
    expect(asked.text).toContain("De 3 beholder deres plads.");
    expect(["capacity", "targetGroup"].map((name) => asked.document.querySelector(`#${name}`)?.getAttribute("value"))).toEqual(["2", "Alle i gaden"]);
    expect((await coordinator.submit(asked, "/change", { fewer: "1" })).status).toBe(200);
    expect(await countIn(id)).toEqual(["seated", "seated", "seated"]);
    // It is asked about once, not whenever something else is changed.
    expect((await coordinator.submit(await coordinator.get(`${path}/change`), "/change", { targetGroup: "Alle" })).status).toBe(200);
  });
});
