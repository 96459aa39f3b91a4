import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { publishedConference, registering } from "../../../../test/conference.ts";
import { testApp } from "../../../../test/harness.ts";
import type { TestApp } from "../../../../test/harness.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { cancelConference } from "../commands/conferences.ts";
import { cancelRegistration, register } from "../registration/commands/registrations.ts";
import { answerOffer } from "../registration/commands/seats.ts";
import { addReading, releaseReading, removeReading } from "./commands/pack.ts";
import { tellReadersJob } from "./jobs.ts";
import { beginningOf } from "./told.ts";

test("the beginning of a summary is whole words, and says when it goes on", () => {
  expect(beginningOf("  Kort \n tekst. ")).toBe("Kort tekst.");
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-zæøå]{1,9}[.,]?$/), { maxLength: 200 }), (words) => {
      const whole = words.join(" ");
      const shown = beginningOf(whole);
      expect(shown.length).toBeLessThanOrEqual(502);
      expect(shown === whole || (shown.endsWith(" …") && whole.startsWith(shown.slice(0, -2)))).toBe(true);
    }),
  );
});

describe("a reading pack is told", () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await testApp();
  });
  afterAll(() => app.close());

  const begun = new Date("2026-03-02T09:00:00Z");
  const later = (minutes: number) => new Date(begun.getTime() + minutes * 60_000);
  const write = <T>(act: (tx: Tx) => Promise<T>) => app.db.transaction().execute(act);
  const preparing = () => app.permit("conference.prepare");
  const enter = async (conferenceId: string, name: string, email: string | null, rest = {}) => {
    const made = await write((tx) => register(tx, app.permit("everyone"), conferenceId, { input: registering(name, { email, ...rest }), cameBy: "web" }, app.now));
    return made.known ? "" : made.id;
  };
  const add = (conferenceId: string, title: string, rest: { workshop?: string; summary?: string } = {}) => {
    const words = { title, source: "Et universitet", summary: "Byerne gjorde **tre** ting.", titleEn: null, summaryEn: null, link: "https://tekster.eksempel.dk/x", workshop: null, ...rest };
    return write((tx) => addReading(tx, preparing(), conferenceId, words, undefined, app.now));
  };
  const release = (conferenceId: string, at: Date | null) => write((tx) => releaseReading(tx, preparing(), conferenceId, at, app.now));
  const run = () => tellReadersJob.run({ ...app.deps, now: () => app.now }, null, { number: 1, isLast: true });

  /** The mails that two processes write at the same time; then the same again, as after a crash. */
  async function mailed(): Promise<{ to: string; subject: string; text: string }[]> {
    await app.db.deleteFrom("platform.mail").where("purpose", "=", "conference.reading").execute();
    await Promise.all([run(), run()]);
    await run();
    const mails = await app.db.selectFrom("platform.mail").select(["to_address", "subject", "text"]).where("purpose", "=", "conference.reading").orderBy("to_address").execute();
    return mails.map(({ to_address: to, subject, text }) => ({ to: to ?? "", subject: subject ?? "", text: text ?? "" }));
  }
  const whom = async () => (await mailed()).map(({ to, subject }) => `${to} ${subject}`);

  test("to those with a seat and mail, once: at its release, when they come later, and when there is more", async () => {
    app.now = begun;
    const { id, path, workshops } = await publishedConference(app, { capacity: "2", title: "Mappen" });
    const anna = await enter(id, "Anna", "anna@eksempel.dk");
    await enter(id, "Bo", null, { address: "Prøvevej 2" });
    const carl = await enter(id, "Carl", "carl@eksempel.dk");
    await add(id, "Fem byer", { summary: `Byerne gjorde **tre** ting. ${"Der er mere at sige. ".repeat(60)}` });
    const { id: withdrawn } = await add(id, "Trukket tilbage");
    await add(id, "Til en workshop", { workshop: workshops[0] ?? "" });
    await release(id, later(60));
    expect(await mailed()).toEqual([]);
    app.now = later(60);
    await write((tx) => removeReading(tx, preparing(), id, withdrawn, app.now));
    const [mail, ...others] = await mailed();
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ to: "anna@eksempel.dk", subject: "Læs inden konferencen: Mappen" });
    expect(mail?.text).toMatch(/Fem byer\nEt universitet\nByerne gjorde tre ting\..*…/);
    for (const words of ["Til en workshop\nTil workshoppen Indsatser der virker · Et universitet", `http://localhost${path}/reading\n`, `${path}/reading/pack.pdf`]) expect(mail?.text).toContain(words);
    expect(mail?.text).not.toContain("Trukket tilbage");

    // Somebody gets a seat later, and is told all of it.
    await write((tx) => cancelRegistration(tx, app.permit("everyone"), { conferenceId: id, id: anna }, app.now));
    await write((tx) => answerOffer(tx, app.permit("everyone"), { conferenceId: id, id: carl }, "accept", app.now));
    expect(await whom()).toEqual(["carl@eksempel.dk Læs inden konferencen: Mappen"]);

    // More comes, one text after the other: one mail once it is quiet.
    await add(id, "Nyt et");
    app.now = later(80);
    await add(id, "Nyt to");
    expect(await mailed()).toEqual([]);
    app.now = later(111);
    const more = await mailed();
    expect(more.map(({ to, subject }) => `${to} ${subject}`)).toEqual(["carl@eksempel.dk Mere at læse inden konferencen: Mappen"]);
    for (const words of ["Nyt et", "Nyt to"]) expect(more[0]?.text).toContain(words);
    expect(more[0]?.text).not.toContain("Fem byer");

    // Taken back and released once more, nothing is told twice.
    await release(id, null);
    await release(id, app.now);
    expect(await mailed()).toEqual([]);
  });

  test("on paper to those without mail, from a list for the secretary", async () => {
    app.now = begun;
    const { id, path } = await publishedConference(app, { title: "Papir" });
    await enter(id, "Anna med mail", "anna@eksempel.dk");
    await enter(id, "Bo uden mail", null, { address: "Prøvevej 2, 1650 København V" });
    await enter(id, "Carl uden alt", null);
    const { id: text } = await add(id, "Fem byer");
    const secretary = await app.signedIn("coordinator");
    expect((await secretary.get(`${path}/reading/post`)).text).toContain("Mappen er ikke ude endnu");
    await release(id, begun);
    const list = await secretary.get(`${path}/reading/post`);
    for (const words of ["2, der har en plads, har ingen e-mail", "Bo uden mail", "Prøvevej 2, 1650 København V · mangler det hele", "ingen adresse"]) expect(list.text).toContain(words);
    expect(list.text).not.toContain("Anna med mail");
    const boxes = [...list.document.querySelectorAll("input[name=people]")].map((box) => box.getAttribute("value") ?? "");
    const none = await secretary.submit(list, "/reading/post", { people: [] });
    expect([none.status, none.text.includes("Sæt kryds ved dem, der har fået den.")]).toEqual([422, true]);
    const noted = await secretary.submit(list, "/reading/post", { people: [boxes[0] ?? ""], texts: [text] }, 3);
    expect(noted.text).toContain("Det er skrevet, at de har fået den.");
    expect(noted.text).not.toContain("Bo uden mail");
    await add(id, "Fem byer til");
    expect((await secretary.get(`${path}/reading/post`)).text).toMatch(/Bo uden mail.*mangler 1 tekst.*Carl uden alt.*mangler det hele/);
    for (const reader of [app.visitor(), await app.signedIn("member")]) expect((await reader.get(`${path}/reading/post`)).status).toBe(404);
    expect((await secretary.get(`${path.replace("vesterbro", "norrebro")}/reading/post`)).status).toBe(404);
  });

  test("to nobody once the conference is cancelled or has begun", async () => {
    app.now = begun;
    const gone = await publishedConference(app, { title: "Aflyst" });
    await enter(gone.id, "Anna", "anna@eksempel.dk");
    await add(gone.id, "Fem byer");
    await release(gone.id, begun);
    await write((tx) => cancelConference(tx, preparing(), gone.id, "Salen er lukket", { secret: app.deps.secret, now: app.now }));
    expect(await whom()).not.toContain("anna@eksempel.dk Læs inden konferencen: Aflyst");
    const running = await publishedConference(app, { title: "I gang" });
    await enter(running.id, "Bo", "bo@eksempel.dk");
    await add(running.id, "Fem byer");
    app.now = new Date("2026-04-15T15:00:00Z");
    await release(running.id, app.now);
    expect(await whom()).not.toContain("bo@eksempel.dk Læs inden konferencen: I gang");
    app.now = begun;
  });
});
