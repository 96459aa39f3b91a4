import { sql } from "kysely";
import { extractText, getDocumentProxy } from "unpdf";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { doAskedJobs } from "../../../../test/asked-jobs.ts";
import type { Client, SeenPage } from "../../../../test/client.ts";
import { publishedConference, registering } from "../../../../test/conference.ts";
import { testApp } from "../../../../test/harness.ts";
import type { TestApp } from "../../../../test/harness.ts";
import { addParty } from "../../../network/commands.ts";
import { addMember } from "../../../platform/identity/commands.ts";
import { noteBounce } from "../../../platform/mail/bounces.ts";
import { grant } from "../../../platform/rights/permit.ts";
import { cancelConference } from "../commands/conferences.ts";
import { register } from "../registration/commands/registrations.ts";
import { tellRegisteredJob } from "../registration/jobs.ts";
import { forgetNames } from "../registration/commands/forget.ts";
import { acceptInvitation } from "./commands/answer.ts";
import { putOnList } from "./commands/list.ts";
import { makePaperCode } from "./commands/paper.ts";
import { forgetInvited } from "./commands/forget.ts";
import { writeInvitation } from "./commands/write.ts";
import { noteLetterJob, tellInvitedJob, writeInvitationsJob } from "./jobs.ts";
import { listInvited } from "./queries/invitations.ts";
import { mostLetters } from "./rules/paper.ts";
import { countStandings } from "./rules/standing.ts";

let app: TestApp;
let coordinator: Client;
beforeAll(async () => {
  app = await testApp();
  coordinator = await app.signedIn("coordinator");
  await app.db.transaction().execute(async (tx) => {
    await addParty(tx, app.permit("parties.manage"), { name: "Gadens Folk", kind: "service" });
    await addMember(tx, app.permit("x"), { name: "Pia Prøve", reach: "mail", email: "pia@eksempel.dk", roles: ["provider"] });
    await addMember(tx, app.permit("x"), { name: "Tom Telefon", reach: "phone", phone: "33 12 34 56", roles: ["provider"] });
  });
  await app.db.updateTable("network.party").set({ office_email: "kontor@gadensfolk.eksempel.dk" }).where("name", "=", "Gadens Folk").execute();
});
afterAll(() => app.close());

const person = (name: string, email: string | null, rest = {}) => ({ name, email, organisation: "", phone: null, address: null, partyId: null, ...rest });
const tx = <T>(act: Parameters<ReturnType<TestApp["db"]["transaction"]>["execute"]>[0]) => app.db.transaction().execute(act) as Promise<T>;

/** A conference whose letter has been sent. */
async function invitingConference(typed: Parameters<typeof publishedConference>[1] = {}) {
  const conference = await publishedConference(app, typed);
  const desk = `${conference.path}/invitations`;
  const draft = await coordinator.submit(await coordinator.get(desk), "/make/letter");
  await coordinator.submit(await coordinator.get(`${draft.path.split("?")[0]}/send`), "/send");
  return { ...conference, desk, letter: draft.path.split("?")[0] ?? "" };
}

const list = (id: string, people: readonly ReturnType<typeof person>[]) => tx((on) => putOnList(on, app.permit("conference.prepare"), id, people, "import", app.now));
const press = async (desk: string, action: string, times = 1) => coordinator.submit(await coordinator.get(desk), action, {}, times);
const mails = async (to?: string) => {
  await doAskedJobs(app, [writeInvitationsJob]);
  return app.db.selectFrom("platform.mail").select(["to_address as to", "subject", "text"]).where("purpose", "=", "conference.invitation").$if(to !== undefined, (query) => query.where("to_address", "=", to ?? "")).orderBy("created_at").orderBy("subject").execute();
};
const linkTo = async (address: string) => /http:\/\/localhost(\/\S+\/invitation\/\S+)/.exec((await mails(address)).at(-1)?.text ?? "")?.[1] ?? "";
const standingsIn = async (id: string) => Object.fromEntries(countStandings(await listInvited(app.db, app.permit("conference.prepare"), id, app.deps)));
const aLock = sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
const waitsForLock = async (): Promise<void> => ((await aLock.execute(app.db)).rows.length > 0 ? undefined : waitsForLock());
const statusAndWords = (page: SeenPage, words: string) => [page.status, page.text.includes(words)];

describe("the letter", () => {
  test("begins with what the conference is, is numbered on its case, asks for no reply, and marks the programme it went out with", async () => {
    const { id, path } = await publishedConference(app);
    const desk = `${path}/invitations`;
    expect(await press(desk, "/invitations/send").catch(String)).toContain("no form");
    const draft = await coordinator.submit(await coordinator.get(desk), "/make/letter", {}, 3);
    for (const words of ["Kladde", "onsdag den 15. april 2026", "Rådhuset, Hovedkassen", "Workshop: Stofindtagelsesrum", "Svar senest", "33 00 00 00"]) expect(draft.text).toContain(words);
    expect(draft.text).not.toContain("Vi beder jer svare");
    const letter = draft.path.split("?")[0] ?? "";
    expect((await app.visitor().get(letter)).status).toBe(404);
    const empty = await coordinator.submit(await coordinator.get(`${letter}/edit`), "/edit", { audience: "" });
    expect(statusAndWords(empty, "Skriv, hvem brevet er til.")).toEqual([422, true]);
    const edited = await coordinator.submit(await coordinator.get(`${letter}/edit`), "/edit", { audience: "Fagfolk og politikere" });
    expect(edited.text).toContain("Fagfolk og politikere");
    await list(id, [person("Anna", "letter@eksempel.dk")]);
    expect(statusAndWords(await press(desk, "/invitations/send"), "Brevet skal have sit nummer først.")).toEqual([422, true]);
    const sent = await coordinator.submit(await coordinator.get(`${letter}/send`), "/send");
    const { case_number: caseNumber } = await app.db.selectFrom("conference.conference").select("case_number").where("id", "=", id).executeTakeFirstOrThrow();
    for (const words of ["Brevet er sendt.", "til alle på listen", caseNumber ?? "?"]) expect(sent.text).toContain(words);
    const seen = await app.visitor().get(letter);
    expect(seen.text).toContain("Sendt");
    expect((await app.visitor().get("/vesterbro/letters?show=answered")).text).not.toContain("Invitation:");
    const asked = await sql<{ data: unknown }>`select data from jobs.job where name = ${noteLetterJob.name}`.execute(app.db);
    const note = async () => {
      for (const { data } of asked.rows) await noteLetterJob.run({ ...app.deps, now: () => app.now }, data, { number: 1, isLast: true });
    };
    await note();
    expect((await app.visitor().get(path)).text).toContain("Intet er ændret, siden invitationen blev sendt mandag den 2. marts 2026");
    // What was published after the letter did not go out with it, however late that is noted.
    const sentAt = app.now;
    app.now = new Date(sentAt.getTime() + 24 * 60 * 60_000);
    await coordinator.submit(await coordinator.get(`${path}/change`), "/change", { place: "Øksnehallen" });
    await note();
    expect((await app.visitor().get(path)).text).toContain("Konferencen holdes nu her: Øksnehallen.");
    await app.db.updateTable("conference.version").set({ letter_sent_at: null }).where("conference_id", "=", id).execute();
    await note();
    expect((await app.visitor().get(path)).text).toContain("Ændret, siden invitationen blev sendt mandag den 2. marts 2026");
    app.now = sentAt;
  });
});

describe("the list", () => {
  test("is searched by name and by party, with how many stand in each way, and is shown in pages that keep the search", async () => {
    const { id, desk } = await invitingConference();
    const many = Array.from({ length: 60 }, (_, at) => ({ ...person(`Person ${at}`, `p${at}@eksempel.dk`), organisation: at < 55 ? "Åens Naboer" : "Politiet" }));
    await list(id, many);
    const names = (page: SeenPage) => [...page.document.querySelectorAll("tbody tr")].map((row) => row.querySelector("th, td")?.textContent?.trim());
    const found = await coordinator.get(`${desk}?q=aaens+nab`);
    expect(names(found)).toHaveLength(50);
    for (const words of ["60 personer, ingen har svaret", "Alle 55", "Ikke sendt 55", "Side 1 af 2"]) expect(found.text.replace(/\s+/g, " ")).toContain(words);
    const next = await coordinator.get(found.document.querySelector("a[rel=next]")?.getAttribute("href")?.split("#")[0] ?? "");
    expect(names(next)).toHaveLength(5);
    expect(names(await coordinator.get(`${desk}?q=politi+59&group=listed`))).toEqual(["Person 59Politiet"]);
    expect((await coordinator.get(`${desk}?q=findes+ikke`)).text).toContain("Ingen passer til søgningen");
  });

  test("comes from the network and from lines that are looked at first; nothing is kept before, nobody is there twice", async () => {
    const { id, desk } = await invitingConference();
    const network = await coordinator.get(`${desk}/network`);
    expect(network.text).toContain("kontor@gadensfolk.eksempel.dk");
    const party = network.document.querySelector("input[name=parties]")?.getAttribute("value") ?? "";
    const nothing = await coordinator.submit(network, "/network", {});
    expect(statusAndWords(nothing, "Sæt mindst ét kryds.")).toEqual([422, true]);
    const added = await coordinator.submit(network, "/network", { parties: party, roles: ["provider", "provider"] }, 3);
    expect(added.text).toContain("3 er sat på listen.");
    const lines = "Navn;E-mail\nBo;bo@eksempel.dk\nPia;PIA@eksempel.dk\nBo igen;BO@eksempel.dk\n;uden@eksempel.dk\nCia;cia(a)eksempel.dk";
    const preview = await coordinator.submit(await coordinator.get(`${desk}/lines`), "/lines", { text: lines });
    for (const words of ["1 nye · 1 står på listen · 1 står to gange · 2 kan ikke bruges", "Navnet mangler.", "E-mailadressen passer ikke."]) expect(preview.text).toContain(words);
    expect(await standingsIn(id)).toEqual({ listed: 3 });
    // The list changes while somebody looks.
    await list(id, [person("Bo Berg", "bo@EKSEMPEL.dk")]);
    const late = await coordinator.submit(preview, "/lines", {});
    expect(statusAndWords(late, "Se dem igennem igen.")).toEqual([422, true]);
    const file = new File([new TextEncoder().encode("Dør;doer@eksempel.dk")], "liste.csv", { type: "text/csv" });
    const fromFile = await coordinator.submit(await coordinator.get(`${desk}/lines`), "/lines", { file });
    expect(fromFile.text).toContain("1 nye");
    const kept = await coordinator.submit(fromFile, "/lines", {}, 3);
    expect(kept.text).toContain("1 er sat på listen.");
    expect(await standingsIn(id)).toEqual({ listed: 5 });
    const page = await coordinator.get(desk);
    const removed = await coordinator.submit(page, "/remove", {});
    expect(removed.text).toContain("Taget af listen.");
    const table = await coordinator.request(`${desk}.csv`);
    expect(await table.text()).toContain("Tom Telefon");
    for (const who of [app.visitor(), await app.signedIn("member")])
      for (const at of ["", "/network", "/lines", ".csv"]) {
        const answer = await who.request(desk + at);
        expect([answer.status, (await answer.text()).includes("Tom Telefon")]).toEqual([404, false]);
      }
  });

  test("words about a person that are taken out of the letter are in no invitation that may still be sent", async () => {
    const { id, desk, letter } = await invitingConference({ why: "Sidst talte Ragna Bilde om gaden." });
    await list(id, ["syv", "otte"].map((one) => person(`Person ${one}`, `${one}@eksempel.dk`)));
    await press(desk, "/invitations/send");
    const { rows } = await sql<{ data: { at: string } }>`select data from jobs.job where name = ${writeInvitationsJob.name}`.execute(app.db);
    expect((await mails("syv@eksempel.dk"))[0]?.text).toContain("Ragna Bilde");
    await app.db.deleteFrom("platform.mail").where("to_address", "=", "otte@eksempel.dk").execute();
    const look = await coordinator.submit(await coordinator.get(`${letter}/black-out`), "/black-out", { words: "Ragna Bilde", mark: "name", why: "Hun har bedt om det." });
    // Once the other invitation has read the letter, the words are taken out of that: they are through at once, or wait for it.
    let done: Promise<SeenPage> | undefined;
    const reading = app.db.withPlugin({
      transformQuery: ({ node }) => node,
      transformResult: async ({ result }) => {
        if (result.rows.some(({ kind, text }) => kind === "letter" && text)) await Promise.race([(done ??= coordinator.submit(look, "/black-out", { step: "send" })), waitsForLock()]);
        return result;
      },
    });
    const permit = grant(app.district.id, { kind: "system", name: "test" }, "conference.prepare" as const);
    const otherId = (await listInvited(app.db, permit, id, app.deps)).find(({ email }) => email === "otte@eksempel.dk")?.id ?? "";
    await reading.transaction().execute((on) => writeInvitation(on, permit, { conferenceId: id, mark: "sent_at", at: new Date(rows[0]?.data.at ?? "") }, otherId, { ...app.deps, district: app.district, now: app.now }));
    expect((await done)?.text).toContain("Ordene er fjernet.");
    for (const one of ["syv", "otte"]) {
      const mail = await app.db.selectFrom("platform.mail").select(["subject", "text", "html"]).where("to_address", "=", `${one}@eksempel.dk`).executeTakeFirst();
      expect(JSON.stringify(mail)).not.toContain("Bilde");
      for (const words of [`Kære Person ${one}`, "Sidst talte [navn fjernet] om gaden.", "/invitation/"]) expect(mail?.text).toContain(words);
    }
  });

  test("is sent to nobody twice, and reminds once those who have said nothing", async () => {
    const { id, desk, path } = await invitingConference({ capacity: "50" });
    await list(id, ["en", "to", "tre", "fire", "fem"].map((one) => person(`Person ${one}`, `${one}@eksempel.dk`)));
    await noteBounce(app.db, { secret: app.deps.secret, districtId: app.district.id, address: "FEM@eksempel.dk" }, "550", app.now);
    const two = await app.signedIn("coordinator");
    // Both have the page before either presses.
    const [mine, theirs] = await Promise.all([coordinator.get(desk), two.get(desk)]);
    const [first] = await Promise.all([coordinator.submit(mine, "/invitations/send", {}, 4), two.submit(theirs, "/invitations/send", {}, 3)]);
    expect([200, 422]).toContain(first.status);
    for (const one of ["en", "to", "tre", "fire"]) expect(await mails(`${one}@eksempel.dk`)).toHaveLength(1);
    expect(await mails("fem@eksempel.dk")).toHaveLength(0);
    await list(id, [person("Seks", "seks@eksempel.dk"), person("En gang til", "EN@eksempel.dk")]);
    expect((await press(desk, "/invitations/send")).text).toContain("Invitationen er på vej til 1.");
    const [invited] = await mails("en@eksempel.dk");
    expect(invited?.subject).toBe("Invitation: Vejen fra gade til plan");
    for (const words of ["Kære Person en", "Workshop: Stofindtagelsesrum", "/vesterbro/letters/"]) expect(invited?.text).toContain(words);
    // One says no, one signs up in another way with the same address; one has bounced.
    await app.visitor().submit(await app.visitor().get(await linkTo("to@eksempel.dk")), "/decline", {}, 3);
    await tx((on) => register(on, app.permit("conference.register"), id, { input: registering("Tre", { email: "Tre@Eksempel.dk" }), cameBy: "phone" }, app.now));
    expect(await standingsIn(id)).toEqual({ invited: 3, declined: 1, coming: 1, bounced: 1 });
    // Who has signed up in another way gets that link once more, where it was sent.
    const three = app.visitor();
    const asked = await three.submit(await three.get(await linkTo("tre@eksempel.dk")), "/mail", {}, 3);
    expect([asked.text, asked.html]).toEqual([expect.stringMatching(/hvis tilmeldingen stadig har adressen t•••@eksempel\.dk.*Du er tilmeldt og har en plads\./u), expect.not.stringContaining("tre@eksempel.dk")]);
    await doAskedJobs(app, [tellRegisteredJob], 1);
    expect((await app.db.selectFrom("platform.mail").select("subject").where("to_address", "=", "Tre@Eksempel.dk").where("purpose", "=", "conference.registration").execute()).length).toBe(2);
    expect((await coordinator.get(desk)).text).toContain("Mind 3 om at svare");
    await press(desk, "/invitations/remind", 4);
    expect((await coordinator.get(desk)).text).not.toContain("om at svare");
    for (const [one, count] of [["en", 2], ["to", 1], ["tre", 1], ["fire", 2], ["seks", 2], ["fem", 0]] as const) expect(await mails(`${one}@eksempel.dk`)).toHaveLength(count);
    // A cancelled conference is told to those who have not answered.
    await tx((on) => cancelConference(on, app.permit("conference.prepare"), id, "Salen er lukket", { secret: app.deps.secret, now: app.now }));
    for (let times = 0; times < 2; times += 1) await tellInvitedJob.run({ ...app.deps, now: () => app.now }, {}, { number: 1, isLast: true });
    expect((await mails("fire@eksempel.dk")).map(({ subject }) => subject?.split(":")[0])).toEqual(["Invitation", "Kommer du? Vejen fra gade til plan", "Aflyst"]);
    for (const one of ["to", "tre"]) expect(await mails(`${one}@eksempel.dk`)).toHaveLength(1);
    expect((await app.visitor().get(await linkTo("en@eksempel.dk"))).status).toBe(200);
    expect((await app.visitor().get(path)).status).toBe(200);
  });
});

describe("mails that stop in the middle", () => {
  test("are written to the others, and later to those who got none, never twice", async () => {
    const { id, desk } = await invitingConference();
    await list(id, ["a", "b", "c"].map((one) => person(`Person ${one}`, `midt-${one}@eksempel.dk`)));
    expect((await press(desk, "/invitations/send")).text).toContain("Invitationen er på vej til 3.");
    const { rows } = await sql<{ data: unknown }>`select data from jobs.job where name = ${writeInvitationsJob.name}`.execute(app.db);
    await sql`delete from jobs.job where name = ${writeInvitationsJob.name}`.execute(app.db);
    const run = () => writeInvitationsJob.run({ ...app.deps, now: () => app.now }, rows[0]?.data, { number: 1, isLast: false });
    const counts = async () => [(await mails("midt-a@eksempel.dk")).length, (await mails("midt-b@eksempel.dk")).length, (await mails("midt-c@eksempel.dk")).length];
    await sql`alter table platform.mail add constraint stops check (to_address <> 'midt-b@eksempel.dk')`.execute(app.db);
    await expect(run()).rejects.toThrow("stops");
    expect(await counts()).toEqual([1, 0, 1]);
    await sql`alter table platform.mail drop constraint stops`.execute(app.db);
    await run();
    await run();
    expect(await counts()).toEqual([1, 1, 1]);
    const links = await app.db.selectFrom("platform.personal_link as l").innerJoin("conference.invitation as i", "i.id", "l.subject_id").select("l.id").where("i.conference_id", "=", id).execute();
    expect(links).toHaveLength(3);
  });
});

describe("somebody who is invited", () => {
  test("opens their link, which changes nothing, and says yes with the form filled in, once however often they press", async () => {
    const { id, desk, letter } = await invitingConference({ capacity: "1" });
    await list(id, [person("Anna Andersen", "anna@eksempel.dk", { organisation: "gadens folk" }), person("Bo Berg", "bo.b@eksempel.dk")]);
    await press(desk, "/invitations/send");
    const link = await linkTo("anna@eksempel.dk");
    const phone = app.visitor();
    const seen = await phone.get(link);
    expect(seen.headers.get("cache-control")).toContain("no-store");
    for (const words of ["Kære Anna Andersen. Vil du med?", "Svar senest onsdag den 8. april 2026 kl. 12.00"]) expect(seen.text).toContain(words);
    expect(seen.html).toContain(letter);
    expect(seen.document.querySelector("option[selected]")?.textContent).toBe("Gadens Folk");
    expect(await standingsIn(id)).toEqual({ invited: 2 });
    const wrong = await phone.submit(seen, link, { name: "", diet: "Vegansk" });
    expect(statusAndWords(wrong, "Skriv navnet.")).toEqual([422, true]);
    expect(wrong.html).toContain("Vegansk");
    const said = await phone.submit(seen, link, {}, 5);
    expect(said.text).toContain("Du har en plads.");
    // The same link from another phone signs nobody up again.
    const other = await app.visitor().submit(seen, link, { name: "Anna A.", email: "" });
    expect(other.text).toContain("Du er tilmeldt og har en plads.");
    expect(await app.db.selectFrom("conference.registration").select(["name", "state"]).where("conference_id", "=", id).execute()).toEqual([{ name: "Anna Andersen", state: "seated" }]);
    const again = await phone.get(link);
    expect(again.text).toContain("Du er tilmeldt og har en plads.");
    const own = await phone.submit(again, "/registration");
    expect(own.text).toContain("Din tilmelding");
    await phone.submit(own, "/cancel");
    const changed = await phone.get(link);
    expect(changed.text).toContain("Du har sagt, at du ikke kommer.");
    const bo = await app.visitor().get(await linkTo("bo.b@eksempel.dk"));
    expect((await app.visitor().submit(bo, "/invitation/", {})).status).toBe(422);
    expect(await standingsIn(id)).toEqual({ declined: 1, invited: 1 });
    for (const key of ["forkert", "7KQM-2XNF-9R4T-B0HW"]) expect((await phone.get(`/vesterbro/invitation/${key}`)).status).toBe(404);
    expect((await phone.get(link.replace("vesterbro", "norrebro"))).status).toBe(404);
  });

  test("is the only one who can sign up when the conference is for those invited; the secretary still can enter others", async () => {
    const { id, path, desk } = await invitingConference();
    await app.db.updateTable("conference.conference").set({ by_invitation: true }).where("id", "=", id).execute();
    await list(id, [person("Cia", "cia@eksempel.dk")]);
    await press(desk, "/invitations/send");
    const visitor = app.visitor();
    const shown = await visitor.get(`${path}?fresh`);
    expect(shown.text).toContain("Konferencen er for dem, der er inviteret.");
    const shut = await visitor.get(`${path}/register`);
    expect(shut.text).toContain("Konferencen er for dem, der er inviteret.");
    expect(shut.document.querySelector("form[method=post]")).toBeNull();
    const attempt = tx((on) => register(on, app.permit("everyone"), id, { input: registering("Fremmed"), cameBy: "web" }, app.now));
    await expect(attempt).rejects.toMatchObject({ errors: [{ field: "", code: "invited_only" }] });
    const link = await linkTo("cia@eksempel.dk");
    const said = await visitor.submit(await visitor.get(link), link, { party: "neighbour" });
    expect(said.text).toContain("Du har en plads.");
    const entered = await coordinator.submit(await coordinator.get(`${path}/secretary`), "/secretary", { name: "Dan", party: "neighbour", email: "dan@eksempel.dk" });
    expect(entered.text).toContain("Dan har en plads.");
  });

  test("without mail gets a letter with a code; a new one closes the old", async () => {
    const { id, desk } = await invitingConference();
    await list(id, [person("Erik Uden", null, { address: "Prøvegade 1" })]);
    const sheet = `${desk}/${(await listInvited(app.db, app.permit("conference.prepare"), id, app.deps))[0]?.id}/paper`;
    const codes: string[] = [];
    for (let times = 0; times < 2; times += 1) {
      const made = await coordinator.submit(await coordinator.get(sheet), "/paper");
      expect(made.text).toContain("Vi inviterer dig til konferencen");
      const [code = ""] = /([0-9A-Z]{4}-){3}[0-9A-Z]{4}/.exec(made.text) ?? [];
      expect(made.html).toContain(`aria-label="QR-kode til ${code}"`);
      codes.push(code);
    }
    const read = (code = "") => app.visitor().get(`/vesterbro/invitation/${code}`);
    expect([(await read(codes[0])).status, (await read(codes[1])).text]).toEqual([404, expect.stringContaining("Kære Erik Uden. Vil du med?")]);
    expect(await standingsIn(id)).toEqual({ invited: 1 });
    const visitor = app.visitor();
    const find = await visitor.get("/vesterbro/code");
    const lost = await visitor.submit(find, "/code", { code: codes[0] ?? "" });
    expect(statusAndWords(lost, "Vi kender ikke den kode.")).toEqual([422, true]);
    const found = await visitor.submit(find, "/code", { code: codes[1]?.toLowerCase() ?? "" });
    expect(found.text).toContain("Kære Erik Uden. Vil du med?");
    const no = await visitor.submit(found, "/decline");
    expect(no.text).toContain("Du har sagt, at du ikke kommer.");
    const yes = await visitor.submit(no, "/invitation/", { party: "neighbour" });
    expect(yes.text).toContain("Du har en plads.");
    expect(await standingsIn(id)).toEqual({ coming: 1 });
  });
});

describe("letters for all without mail", () => {
  const codesIn = (text: string) => text.match(/([0-9A-Z]{4}-){3}[0-9A-Z]{4}/g) ?? [];
  const ways = (page: SeenPage) => [...page.document.querySelectorAll(".invitation-batches a")].map((link) => link.getAttribute("href") ?? "");
  const pdfAt = async (address: string) => {
    const response = await coordinator.request(address);
    expect([response.status, response.headers.get("content-type"), response.headers.get("cache-control")]).toEqual([200, "application/pdf", "no-store"]);
    const document = await getDocumentProxy(new Uint8Array(await response.arrayBuffer()));
    expect((await document.getMetadata()).metadata?.get("pdfuaid:part")).toBe("1");
    return (await extractText(document, { mergePages: true })).text;
  };
  const paperOf = async (id: string, desk: string, name: string) => `${desk}/${(await listInvited(app.db, app.permit("conference.prepare"), id, app.deps)).find((one) => one.name === name)?.id}/paper`;
  const find = async (code: string) => {
    const visitor = app.visitor();
    return visitor.submit(await visitor.get("/vesterbro/code"), "/code", { code });
  };

  test("are one PDF, made once however often it is pressed; printing it again closes no code", async () => {
    const { id, desk } = await invitingConference();
    const other = await invitingConference();
    const theirs = await publishedConference({ ...app, district: app.elsewhere, permit: (action) => grant(app.elsewhere.id, { kind: "system", name: "test" }, action) });
    expect((await coordinator.get(desk)).text).not.toContain("Breve på papir");
    await list(id, [person("Nina Nej", null), person("Palle Før", null), person("Mads Mail", "mads@eksempel.dk")]);
    await list(other.id, [person("Anden Konference", null)]);
    await tx((on) => putOnList(on, grant(app.elsewhere.id, { kind: "system", name: "test" }, "conference.prepare"), theirs.id, [person("Andet Kvarter", null)], "import", app.now));
    const before = codesIn((await coordinator.submit(await coordinator.get(await paperOf(id, desk, "Palle Før")), "/paper")).text)[0] ?? "";
    const no = codesIn((await coordinator.submit(await coordinator.get(await paperOf(id, desk, "Nina Nej")), "/paper")).text)[0] ?? "";
    await app.visitor().submit(await find(no), "/decline");
    await list(id, [person("Erik Uden", null, { organisation: "Gadens Folk", address: "Prøvegade 1" }), person("Åse Uden", null)]);

    const page = await coordinator.get(desk);
    const single = await coordinator.get(await paperOf(id, desk, "Åse Uden"));
    expect(page.text).toContain("2 på listen har ingen e-mail og har ikke fået et brev.");
    const made = await coordinator.submit(page, "/invitations/letters", {}, 5);
    expect(made.text).toContain("2 breve er klar.");
    const [address = ""] = ways(made);
    const text = await pdfAt(address);
    for (const words of ["Til Erik Uden", "Gadens Folk", "Prøvegade 1", "Til Åse Uden", "Vi inviterer dig til konferencen", "Workshop: Stofindtagelsesrum", "http://localhost/kode", other.letter.replace(/[^/]*$/, "")]) expect(text).toContain(words);
    expect(text).not.toMatch(/Palle|Nina|Mads|Anden|Andet/);
    const codes = codesIn(text);
    expect(codes).toHaveLength(2);
    expect((await find(codes[0] ?? "")).text).toContain("Kære Erik Uden. Vil du med?");

    // There is nobody left to make one for; looked at once more they are the same.
    expect((await coordinator.get(desk)).html).not.toContain('/invitations/letters"');
    expect(codesIn(await pdfAt(address))).toEqual(codes);
    expect(await app.db.selectFrom("conference.invitation").select(["name", "sent_at"]).where("name", "in", ["Anden Konference", "Andet Kvarter"]).where("sent_at", "is not", null).execute()).toEqual([]);
    const told = await app.db.selectFrom("platform.audit_event").select("after").where("action", "=", "conference.print_invitations").execute();
    expect(told).toEqual([{ after: { count: 2 } }]);
    expect((await find(before)).text).toContain("Kære Palle Før. Vil du med?");

    // Who gets a new letter is told what it does, and stands in the old ones no more; nor does who has answered.
    const warned = await coordinator.submit(single, "/paper");
    expect(statusAndWords(warned, "Der er lavet et brev, siden du åbnede siden.")).toEqual([422, true]);
    expect(warned.text).toContain("Et brev er lavet 2. marts 2026. Laver du et nyt, virker koden i det gamle ikke mere.");
    await coordinator.submit(warned, "/paper");
    expect((await find(codes[1] ?? "")).text).toContain("Vi kender ikke den kode.");
    expect(await pdfAt(address)).not.toContain("Åse Uden");
    await app.visitor().submit(await find(codes[0] ?? ""), "/decline");
    expect(ways(await coordinator.get(desk))).toEqual([]);
    const gone = [address, address.replace(id, other.id), address.replace("vesterbro", "norrebro")];
    for (const one of gone) expect((await coordinator.request(one)).status).toBe(404);
  });

  test("are made as many at a time as there is room for, and by two who press at once for nobody twice", async () => {
    const { id, desk } = await invitingConference();
    await list(id, Array.from({ length: mostLetters * 2 + 1 }, (_, at) => person(`Nummer ${at}.`, null)));
    const two = await app.signedIn("coordinator");
    const [mine, other] = await Promise.all([coordinator.get(desk), two.get(desk)]);
    expect(mine.text).toContain(`Vi laver ${mostLetters} ad gangen.`);
    const both = await Promise.all([coordinator.submit(mine, "/invitations/letters"), two.submit(other, "/invitations/letters")]);
    for (const { text } of both) expect(text).toContain(`${mostLetters} breve er klar.`);
    const visitor = app.visitor();
    const [first = ""] = ways(both[0] as SeenPage);
    for (const who of [visitor, await app.signedIn("member")]) expect((await who.request(first)).status).toBe(404);
    app.now = new Date(app.now.getTime() + 60_000);
    const [stale, last] = [await two.get(desk), await press(desk, "/invitations/letters")];
    expect(last.text).toContain("1 brev er klar.");
    expect(codesIn(await pdfAt(ways(last)[0] ?? ""))).toHaveLength(1);
    expect(statusAndWords(await two.submit(stale, "/invitations/letters"), "Alle på listen, der ikke har en e-mail, har fået et brev.")).toEqual([422, true]);
    const hashes = await app.db.selectFrom("conference.invitation").select("code_hash").where("conference_id", "=", id).execute();
    expect(new Set(hashes.map((row) => row.code_hash)).size).toBe(mostLetters * 2 + 1);
  });
});

test("a letter that is printed while its addressee answers waits for the answer, and neither for the other", async () => {
  const { id } = await invitingConference();
  await list(id, [person("Paula Papir", null)]);
  const [one] = await listInvited(app.db, app.permit("conference.prepare"), id, app.deps);
  const invited = one?.id ?? "";
  const isSomebodyWaiting = async () => (await sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(app.db)).rows.length > 0;
  let printing: Promise<unknown> = Promise.resolve();
  await tx(async (on) => {
    await on.selectFrom("conference.invitation").select("id").where("id", "=", invited).forUpdate().execute();
    printing = tx((other) => makePaperCode(other, app.permit("conference.prepare"), id, invited, { told: "", publicUrl: "http://localhost", now: app.now }));
    await expect.poll(isSomebodyWaiting).toBe(true);
    await acceptInvitation(on, app.permit("everyone"), invited, registering("Paula Papir"), app.now);
  });
  expect(await printing).toMatch(/^([0-9A-Z]{4}-){3}/);
  expect(await standingsIn(id)).toEqual({ coming: 1 });
});

test("ninety days after the conference nobody is known any more; what was answered is still counted", async () => {
  const { id, desk, letter } = await invitingConference();
  await list(id, [person("Anna", "glemt@eksempel.dk"), person("Bo", "tier@eksempel.dk"), person("Cia", "andetsteds@eksempel.dk")]);
  await press(desk, "/invitations/send");
  await tx((on) => register(on, app.permit("conference.register"), id, { input: registering("Anna", { email: "Glemt@eksempel.dk" }), cameBy: "phone" }, app.now));
  const link = await linkTo("tier@eksempel.dk");
  const elsewhere = await linkTo("andetsteds@eksempel.dk");
  await app.visitor().submit(await app.visitor().get(elsewhere), elsewhere, { email: "privat@eksempel.dk", party: "neighbour" });
  expect(await app.db.selectFrom("conference.invitation").select("id").where("answered_from", "=", "privat@eksempel.dk").execute()).toHaveLength(1);
  const now = new Date("2026-07-20T00:00:00Z");
  await tx(async (on) => {
    await forgetInvited(on, { now });
    await forgetNames(on, { now });
  });
  const rows = await app.db.selectFrom("conference.invitation").select(["name", "email", "answered_from", "organisation"]).where("conference_id", "=", id).execute();
  expect(rows).toEqual(Array(3).fill({ name: null, email: null, answered_from: null, organisation: "" }));
  expect(await standingsIn(id)).toEqual({ coming: 2, invited: 1 });
  expect([link.includes("/invitation/"), (await app.visitor().get(link)).status]).toEqual([true, 404]);
  expect((await app.visitor().get(letter)).status).toBe(200);
});
