import ICAL from "ical.js";
import { extractText, getDocumentProxy } from "unpdf";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { publishedConference, workshopTitles } from "../../../../test/conference.ts";
import { testApp } from "../../../../test/harness.ts";
import type { TestApp } from "../../../../test/harness.ts";
import { afterClosing, seatingSteps } from "../../../../test/seating.ts";
import type { SeatingSteps } from "../../../../test/seating.ts";
import { allocate } from "../../../allocation/allocation.ts";
import { readProblem } from "../../../allocation/problem-file.ts";
import { addParty } from "../../../network/commands.ts";
import { runRule } from "../../../platform/retention/job.ts";
import { cancelRegistration } from "../registration/commands/registrations.ts";
import { seating } from "./part.ts";

let app: TestApp;
let on: SeatingSteps;
beforeAll(async () => {
  app = await testApp();
  on = seatingSteps(app);
});
afterAll(() => app.close());

beforeEach(() => {
  app.now = new Date("2026-03-02T09:00:00Z");
});

const cancel = (conferenceId: string, id: string) => app.db.transaction().execute((tx) => cancelRegistration(tx, app.permit("everyone"), { conferenceId, id }, app.now));

describe("from wishes to places", () => {
  test("organisers try, look, and publish; each reads their programme and why, in two languages", async () => {
    const held = await on.conference("Hele vejen");
    const coordinator = await app.signedIn("coordinator");
    const desk = `${held.path}/allocation/desk`;
    const first = await coordinator.get(desk);
    expect(first.text).toContain("4 deltagere har en plads på konferencen. 3 har ønsket workshops.");
    expect(first.text).toContain("3 ønsker den, 3 som det første · 2 pladser i alt");
    expect(first.text).toContain("Flere ønsker, end der er plads til");
    const waiting = await coordinator.submit(first, "/allocation/try");
    expect(waiting.text).toContain("Vi regner");
    expect(waiting.html).toMatch(/<noscript>\s*<meta http-equiv="refresh" content="3;url=/);
    await on.work();
    const tried = await coordinator.get(desk);
    expect(tried.text).toContain("Ingen anden fordeling opfylder ønskerne bedre.");
    expect(tried.text).not.toContain("Offentliggør fordelingen");
    // A larger room, only to see.
    await coordinator.submit(tried, "/allocation/try", { [`${held.a}.1`]: "3" });
    await on.work();
    const larger = await coordinator.get(desk);
    expect(larger.text).toContain("Siden kladden før: 1 får det bedre, 0 får det dårligere, 3 får det lige så godt.");
    expect(larger.text).toContain("Kladden er regnet med andre pladser");
    app.now = afterClosing;
    const after = await coordinator.get(desk);
    expect((await coordinator.submit(after, "/allocation/try", { [`${held.a}.1`]: "1" })).status).toBe(200);
    await on.work();
    const people = await coordinator.get(`${held.path}/allocation/people`);
    expect(people.text).toContain("Det er en kladde.");
    const again = await coordinator.get(desk);
    const done = await coordinator.submit(again, "/allocation/publish", {}, 5);
    expect(done.text).toContain("Udgave 1 er offentliggjort");
    await on.work();

    const programmes = await Promise.all([held.anna, held.bo, held.carl, held.dorte].map(({ code }) => app.visitor().get(`/vesterbro/registration/${code}/programme`)));
    expect(programmes.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const without = programmes.slice(0, 3).filter(({ text }) => text.includes("“Indsatser der virker” var dit 1. ønske. Der var 3 om 2 pladser."));
    expect(without).toHaveLength(1);
    expect(programmes.slice(0, 3).filter(({ text }) => text.includes("Du fik alle dine 2 ønsker."))).toHaveLength(2);
    expect(programmes[3]?.text).toContain("Du havde ikke valgt workshops.");
    expect(programmes[3]?.text).toMatch(/Workshop, runde 1Du har ingen plads i den runde\.Der er plads i: .*Gaden om natten/);
    const english = await app.visitor().get(`/en/vesterbro/registration/${held.dorte.code}/programme`);
    expect(english.text).toContain("You had chosen no workshops.");
    expect((await app.visitor().get(`/vesterbro/registration/${held.anna.code}`)).text).toContain("Se dit program");
    const mailed = await on.mails(held.id);
    expect(mailed.map(({ to_address, subject }) => `${to_address}: ${subject}`)).toEqual(["anna@eksempel.dk: Dit program: Hele vejen"]);
    expect(mailed[0]?.text).toMatch(/17\.00–17\.50 .+\n18\.00–18\.50 /);
  });
});

test("one’s own programme is a tagged PDF to print, with what one is in and nobody else, and no way into one's own page", async () => {
  const held = await on.published("På papir");
  const key = held.dorte.code;
  const printed = async (address: string) => {
    const response = await app.visitor().request(address);
    expect([response.status, response.headers.get("content-type"), response.headers.get("cache-control")]).toEqual([200, "application/pdf", "no-store"]);
    const document = await getDocumentProxy(new Uint8Array(await response.arrayBuffer()));
    expect((await document.getMetadata()).metadata?.get("pdfuaid:part")).toBe("1");
    return (await extractText(document, { mergePages: true })).text.replace(/\s+/g, " ");
  };
  const page = await app.visitor().get(`/vesterbro/registration/${key}/programme`);
  const paper = await printed(page.document.querySelector("a[href$='/programme.pdf']")?.getAttribute("href") ?? "");
  for (const words of ["Dit program: På papir", "Dorte", "17.00–17.50", "Workshop, runde 1: Du har ingen plads i den runde.", "Du havde ikke valgt workshops.", "Konferencesekretariatet"]) expect(paper).toContain(words);
  for (const words of ["Anna", "Carl", key]) expect(paper).not.toContain(words);
  const own = await printed(`/en/vesterbro/registration/${held.anna.code}/programme.pdf`);
  for (const { session_id, round } of (await on.seats(held.id)).filter(({ name }) => name === "Anna"))
    expect(own).toContain(`Workshop, round ${round} ${workshopTitles[held.workshops.indexOf(session_id)]}`);
  expect((await app.visitor().get("/vesterbro/registration/7KQM-2XNF-9R4T-B0HW/programme.pdf")).status).toBe(404);
});

describe("places that are published", () => {
  let held: Awaited<ReturnType<SeatingSteps["published"]>>;
  beforeAll(async () => {
    held = await on.published("Efterregning");
  });

  test("can be computed again from the file, and checked against the public seed", async () => {
    const coordinator = await app.signedIn("coordinator");
    const file = await coordinator.request(`${held.path}/allocation/problem.json`);
    const problem = readProblem(await file.text());
    const again = await allocate(problem);
    const names = ["Anna", "Bo", "Carl", "Dorte"];
    const computed = again.people.flatMap(({ participant, seats: own }) => own.map(({ workshop, round, rank }) => ({ name: names[Number(participant) - 1], round: round + 1, session_id: workshop, rank, came_by: "allocation" })));
    expect(await on.seats(held.id)).toEqual(computed);
    const told = await app.visitor().get(`${held.path}/allocation`);
    expect(told.text).toContain(problem.seed);
  });

  test("go into a calendar, which replaces a workshop by another of the same round", async () => {
    const answer = await app.visitor().request(`/vesterbro/registration/${held.bo.code}/programme.ics`);
    const events = new ICAL.Component(ICAL.parse(await answer.text()) as unknown[]).getAllSubcomponents("vevent").map((event) => new ICAL.Event(event));
    const own = (await on.seats(held.id)).filter(({ name }) => name === "Bo");
    expect(events.map(({ uid }) => uid).sort()).toEqual(own.map(({ round }) => `${held.bo.id}-${round}@vesterbro.kvarter`).sort());
    expect(events[0]?.location).toContain("Rådhuset, Hovedkassen");
  });
});

test("those without mail get a sheet, and leave the list once they have been told", async () => {
  const held = await on.published("På papir");
  const coordinator = await app.signedIn("coordinator");
  const desk = await coordinator.get(`${held.path}/allocation/desk`);
  expect(desk.text).toContain("3 mangler at få besked");
  const sheets = await coordinator.get(`${held.path}/allocation/print`);
  expect([...sheets.document.querySelectorAll(".own-sheet > h2")].map((title) => title.textContent)).toEqual(["Bo", "Carl", "Dorte"]);
  const told = await coordinator.submit(sheets, "/print/told");
  expect(told.text).toContain("Det er skrevet, at de har fået besked.");
  expect(told.text).not.toContain("mangler at få besked");
});

describe("publishing", () => {
  test("waits until registration has closed, and for a draft of what is so now", async () => {
    const held = await on.conference("Ikke endnu");
    const early = await on.draft(held.id);
    await on.work();
    await expect(on.publish(held.id, early)).rejects.toThrow("registration_open");
    app.now = afterClosing;
    await cancel(held.id, held.carl.id);
    await expect(on.publish(held.id, early)).rejects.toThrow("registrations_changed");
    const tried = await on.draft(held.id, new Map([[held.a, [5, 5]]]));
    await expect(on.publish(held.id, tried)).rejects.toThrow("draft_gone");
    await on.work();
    await expect(on.publish(held.id, tried)).rejects.toThrow("places_changed");
    expect(await on.seats(held.id)).toEqual([]);
  });

  test("happens once, however many press at once; somebody else's newer draft is looked at first", async () => {
    const held = await on.conference("To på én gang");
    app.now = afterClosing;
    const one = await on.draft(held.id);
    await on.work();
    const results = await Promise.allSettled([on.publish(held.id, one), on.publish(held.id, one), on.publish(held.id, one)]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected", "rejected"]);
    const two = await on.draft(held.id);
    await on.work();
    await expect(on.publish(held.id, one)).rejects.toThrow("draft_gone");
    expect(await on.publish(held.id, two)).toBe(2);
    await on.work();
    // Nobody got anything else, so nobody is told twice.
    expect(await on.mails(held.id)).toHaveLength(1);
  });

  test("somebody who cancels gives their places back, and is told of none", async () => {
    const held = await on.published("Meldt fra");
    await cancel(held.id, held.bo.id);
    expect((await on.seats(held.id)).filter(({ name }) => name === "Bo")).toEqual([]);
    expect((await app.visitor().get(`/vesterbro/registration/${held.bo.code}/programme`)).status).toBe(404);
  });
});

describe("closed to others", () => {
  test("before anything is published nobody but the organisers sees anything", async () => {
    const held = await on.conference("Hemmelig");
    await on.draft(held.id);
    await on.work();
    const { seed } = await app.db.selectFrom("conference.conference").select("seed").where("id", "=", held.id).executeTakeFirstOrThrow();
    const told = await app.visitor().get(`${held.path}/allocation`);
    expect(told.status).toBe(200);
    expect(told.html).not.toContain(seed);
    expect(told.text).toContain("Pladserne er ikke fordelt endnu.");
    expect((await app.visitor().get(`/vesterbro/registration/${held.anna.code}/programme`)).status).toBe(404);
    expect((await app.visitor().get(`/vesterbro/registration/${held.anna.code}`)).text).not.toContain("Se dit program");
  });

  test("names and wishes are the organisers', in their own district", async () => {
    const held = await on.published("Kun arrangører");
    const member = await app.signedIn("member");
    for (const person of [member, app.visitor()])
      for (const page of ["desk", "people", "print", "problem.json", "desk/news"]) {
        const answer = await person.request(`${held.path}/allocation/${page}`);
        expect([page, answer.status, (await answer.text()).includes("Anna")]).toEqual([page, 404, false]);
      }
    const told = await app.visitor().get(`${held.path}/allocation`);
    for (const name of ["Anna", "Bo", "Carl", "Dorte"]) expect(told.text).not.toContain(name);
    // Four people are too few to tell how many got what.
    expect(told.text).toContain("vises ikke");
    expect(told.text).not.toMatch(/1\. ønske ?\d/);
    const coordinator = await app.signedIn("coordinator");
    expect((await coordinator.request(held.path.replace("vesterbro", "norrebro") + "/allocation/desk")).status).toBe(404);
  });
});

test("who sat where goes with the names; how many got which wish stays", async () => {
  const held = await on.published("Glemt");
  app.now = new Date("2026-08-01T09:00:00Z");
  for (const rule of seating.retention ?? []) if (rule.erase) await runRule(app.db, rule, { now: app.now });
  expect(await on.seats(held.id)).toEqual([]);
  const rows = await app.db.selectFrom("conference.allocation").select(["problem", "outcome"]).where("conference_id", "=", held.id).execute();
  expect(rows).toMatchObject([{ problem: null, outcome: { people: 4, withWishes: 3 } }]);
  expect((await app.visitor().get(`${held.path}/allocation`)).status).toBe(200);
});

test("the mix tells of parties as the network names them", async () => {
  const party = await app.db.transaction().execute((tx) => addParty(tx, app.permit("parties.manage"), { name: "Gadens Folk", kind: "service" }));
  const held = await publishedConference(app, { title: "Blandet", capacity: "10" });
  for (const name of ["Eva", "Finn"]) await on.enter(held.id, name, { wishes: held.workshops.slice(0, 1), comesAs: "party", partyId: party });
  await on.enter(held.id, "Gerda", { wishes: held.workshops.slice(0, 1) });
  await on.draft(held.id);
  await on.work();
  const coordinator = await app.signedIn("coordinator");
  expect((await coordinator.get(`${held.path}/allocation/desk`)).text).toContain("Gadens Folk 2, Naboer og andre 1");
});
