import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { doAskedJobs } from "../../../../test/asked-jobs.ts";
import { publishedConference, registering } from "../../../../test/conference.ts";
import { testApp } from "../../../../test/harness.ts";
import type { TestApp } from "../../../../test/harness.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { runRule } from "../../../platform/retention/job.ts";
import { cancelConference } from "../commands/conferences.ts";
import { cancelRegistration, register, registerAgain } from "./commands/registrations.ts";
import { answerOffer, noteCalled } from "./commands/seats.ts";
import { moveQueuesJob, tellRegisteredJob } from "./jobs.ts";
import { allRegistrations } from "./queries/work.ts";
import type { RegistrationInput } from "./schema.ts";
import { registrationRetention as retention } from "./retention.ts";
import { freeSeats, offerStands, offerUntil, placeForNew, seatsToOffer } from "./rules/seats.ts";

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const begun = new Date("2026-03-02T09:00:00Z");
const once = { number: 1, isLast: true };
const everybody = () => app.permit("everyone");
const registrar = () => app.permit("conference.register");
const write = <T>(act: (tx: Tx) => Promise<T>) => app.db.transaction().execute(act);

const enter = async (conferenceId: string, input: RegistrationInput, cameBy: "web" | "phone" = "web") => {
  const made = await app.db.transaction().execute((tx) => register(tx, everybody(), conferenceId, { input, cameBy }, app.now));
  if (made.known) throw new Error(`${input.name} is known`);
  return made;
};

const cancel = (conferenceId: string, id: string) => write((tx) => cancelRegistration(tx, everybody(), { conferenceId, id }, app.now));
const answer = (conferenceId: string, id: string, given: "accept" | "decline") => write((tx) => answerOffer(tx, everybody(), { conferenceId, id }, given, app.now));
const queue = (conferenceId: string) => allRegistrations(app.db, registrar(), conferenceId);
const states = async (conferenceId: string) => (await queue(conferenceId)).map(({ name, state }) => `${name} ${state}`);
const move = () => moveQueuesJob.run({ ...app.deps, now: () => app.now }, null, once);

/** Writes the mails that were asked for, each twice, as after a crash; gives their subjects, sorted. */
async function mailed(): Promise<string[]> {
  await app.db.deleteFrom("platform.mail_attachment").execute();
  await app.db.deleteFrom("platform.mail").execute();
  await doAskedJobs(app, [tellRegisteredJob]);
  const mails = await app.db.selectFrom("platform.mail").select(["to_address", "subject"]).execute();
  return mails.map((mail) => `${mail.to_address}: ${mail.subject}`).sort();
}

describe("the rules", () => {
  const fullness = fc.record({ capacity: fc.option(fc.integer({ min: 1, max: 50 })), taken: fc.nat(60), waiting: fc.nat(60) });

  test("nobody passes those who wait, and no more is given than there is", () => {
    fc.assert(
      fc.property(fullness, (full) => {
        const place = placeForNew(full);
        expect(place === "seated").toBe(full.waiting === 0 && freeSeats(full) > 0);
        expect(seatsToOffer(full)).toBeLessThanOrEqual(full.waiting);
        expect(seatsToOffer(full)).toBeLessThanOrEqual(Math.max(0, (full.capacity ?? Infinity) - full.taken));
      }),
    );
  });

  test("an offer ends after now, before the beginning, and within two days", () => {
    fc.assert(
      fc.property(fc.integer({ min: -10_000, max: 100_000 }), (minutes) => {
        const startsAt = new Date(begun.getTime() + minutes * 60_000);
        const until = offerUntil(begun, startsAt);
        expect(until === undefined).toBe(minutes <= 60);
        if (!until) return;
        expect(until > begun && until < startsAt).toBe(true);
        expect(until.getTime() - begun.getTime()).toBeLessThanOrEqual(48 * 3_600_000);
      }),
    );
  });

  test("one without mail stands until somebody has tried to reach them", () => {
    const offer = { offerExpiresAt: begun, calledAt: null };
    expect(offerStands({ ...offer, email: "a@eksempel.dk" }, begun)).toBe(false);
    expect(offerStands({ ...offer, email: null }, begun)).toBe(true);
    expect(offerStands({ ...offer, email: null, calledAt: begun }, begun)).toBe(false);
  });
});

describe("a rush", () => {
  test("of 300 for 120 seats gives exactly 120, and a waiting list in the order in which they came", async () => {
    const { id } = await publishedConference(app, { capacity: "120" });
    const came: string[] = [];
    // More at once than the database has connections; each of the thirty is followed by the next when they are through.
    await Promise.all(
      Array.from({ length: 30 }, async (_lane, lane) => {
        for (let turn = 0; turn < 10; turn += 1) {
          const made = await enter(id, registering(`Person ${lane} ${turn}`));
          came.push(`${made.number} ${made.state}`);
        }
      }),
    );
    const all = await queue(id);
    expect(all.map(({ number }) => number)).toEqual(Array.from({ length: 300 }, (_, at) => at + 1));
    expect(new Set(all.map(({ name }) => name)).size).toBe(300);
    expect(all.map(({ state }) => state)).toEqual(all.map((_, at) => (at < 120 ? "seated" : "waiting")));
    expect(new Set(came)).toEqual(new Set(all.map(({ number, state }) => `${number} ${state}`)));
  });

  test("for one free seat gives it to one of those who wait, however many cancel and accept at once", async () => {
    const { id } = await publishedConference(app, { capacity: "2" });
    const made = [];
    for (const name of ["Anna", "Bo", "Carl", "Dorte", "Eva"]) made.push(await enter(id, registering(name)));
    const [anna, bo] = made;
    await Promise.all([cancel(id, anna?.id ?? ""), cancel(id, bo?.id ?? ""), move()]);
    expect(await states(id)).toEqual(["Anna cancelled", "Bo cancelled", "Carl offered", "Dorte offered", "Eva waiting"]);
    const carl = made[2]?.id ?? "";
    const given = await Promise.allSettled([answer(id, carl, "accept"), answer(id, carl, "accept"), answer(id, carl, "decline")]);
    expect(given.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });
});

test("the conference's first page says how many seats were left, with the minute, beside the way to register", async () => {
  const { id, path } = await publishedConference(app, { capacity: "2", title: "Først på siden" });
  const said = async (lang = "") => {
    const { document } = await app.visitor().get(lang + path);
    return document.querySelector(`a[href$='${id}/register']`)?.closest(".actions")?.previousElementSibling?.textContent;
  };
  expect(await said()).toBe("2 pladser var ledige 2. marts 2026 kl. 10.00.");
  const anna = await enter(id, registering("Anna"));
  expect(await said("/en")).toBe("1 place was free on 2 March 2026, 10:00.");
  for (const name of ["Bo", "Carl"]) await enter(id, registering(name));
  // Anna's seat is Carl's, whoever comes now.
  await cancel(id, anna.id);
  expect(await said()).toBe("Alle pladser var taget 2. marts 2026 kl. 10.00. Du kan skrive dig på ventelisten.");
  app.now = new Date("2026-04-09T09:00:00Z");
  expect((await app.visitor().get(path)).text).not.toMatch(/ledige|taget/);
  app.now = begun;
});

describe("the waiting list", () => {
  const again = (conferenceId: string, id: string, cameBy: "web" | "phone" = "web") => write((tx) => registerAgain(tx, everybody(), { conferenceId, id }, cameBy, app.now));

  test("takes somebody back at its end, once, with a new number, by the rules for somebody new", async () => {
    app.now = begun;
    const { id } = await publishedConference(app, { capacity: "1", title: "Tilbage" });
    const anna = await enter(id, registering("Anna", { email: "anna@eksempel.dk" }));
    const bo = await enter(id, registering("Bo"));
    const carl = await enter(id, registering("Carl"));
    await mailed();
    await cancel(id, anna.id);
    await mailed();
    const pressed = await Promise.allSettled([again(id, anna.id), again(id, anna.id), again(id, anna.id)]);
    expect(pressed.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await queue(id)).map(({ name, number, state }) => `${number} ${name} ${state}`)).toEqual(["2 Bo offered", "3 Carl waiting", "4 Anna waiting"]);
    expect(await mailed()).toEqual(["anna@eksempel.dk: Du står på venteliste: Tilbage"]);
    for (const one of [bo, carl, anna]) await cancel(id, one.id);
    expect(await again(id, bo.id)).toBe("seated");
    expect(await states(id)).toEqual(["Carl cancelled", "Anna cancelled", "Bo seated"]);
    // Somebody has registered anew instead.
    await enter(id, registering("anna", { email: "Anna@eksempel.dk" }));
    await expect(again(id, anna.id, "phone")).rejects.toThrow("other_registration");
    app.now = new Date("2026-04-08T10:00:00Z");
    await expect(again(id, carl.id)).rejects.toThrow("closed");
    expect(await again(id, carl.id, "phone")).toBe("waiting");
    expect((await queue(id)).at(-1)).toMatchObject({ name: "Carl", number: 7, isLate: true });
    app.now = new Date("2026-04-15T18:00:00Z");
    await expect(again(id, anna.id, "phone")).rejects.toThrow("not_now");
    await mailed();
  });

  test("is offered a seat in its order, with a mail and an end, and goes on when nobody answers", async () => {
    app.now = begun;
    const { id } = await publishedConference(app, { capacity: "1", title: "Ventelisten" });
    const mailOf = (name: string) => `${name.toLowerCase()}@eksempel.dk`;
    const [anna, , carl] = [
      await enter(id, registering("Anna", { email: mailOf("Anna") })),
      await enter(id, registering("Bo", { email: mailOf("Bo"), needs: { diet: "Vegetar", access: "", interpreter: "", travel: "" } })),
      await enter(id, registering("Carl", { email: mailOf("Carl") })),
    ];
    expect(await mailed()).toEqual([
      "anna@eksempel.dk: Du har en plads: Ventelisten",
      "bo@eksempel.dk: Du står på venteliste: Ventelisten",
      "carl@eksempel.dk: Du står på venteliste: Ventelisten",
    ]);
    await cancel(id, anna.id);
    expect(await mailed()).toEqual(["anna@eksempel.dk: Du er meldt fra: Ventelisten", "bo@eksempel.dk: Der er en plads til dig: Ventelisten"]);
    // Somebody new does not pass those who wait.
    expect((await enter(id, registering("Dorte"))).state).toBe("waiting");
    await move();
    expect(await states(id)).toEqual(["Anna cancelled", "Bo offered", "Carl waiting", "Dorte waiting"]);
    app.now = new Date(begun.getTime() + 48 * 3_600_000);
    await move();
    expect(await states(id)).toEqual(["Anna cancelled", "Bo expired", "Carl offered", "Dorte waiting"]);
    expect(await app.db.selectFrom("conference.need").selectAll().execute()).toEqual([]);
    expect(await mailed()).toEqual(["bo@eksempel.dk: Pladsen er gået videre: Ventelisten", "carl@eksempel.dk: Der er en plads til dig: Ventelisten"]);
    await answer(id, carl.id, "accept");
    expect(await mailed()).toEqual(["carl@eksempel.dk: Du har en plads: Ventelisten"]);
    await expect(answer(id, carl.id, "decline")).rejects.toThrow("not_now");
  });

  test("waits for whoever has no mail until somebody has tried to call them", async () => {
    app.now = begun;
    const { id } = await publishedConference(app, { capacity: "1" });
    const anna = await enter(id, registering("Anna"));
    const bo = await enter(id, registering("Bo", { phone: "12345678" }), "phone");
    await enter(id, registering("Carl"));
    await cancel(id, anna.id);
    app.now = new Date(begun.getTime() + 72 * 3_600_000);
    await move();
    expect(await states(id)).toEqual(["Anna cancelled", "Bo offered", "Carl waiting"]);
    await write((tx) => noteCalled(tx, registrar(), { conferenceId: id, id: bo.id }, app.now));
    await expect(answer(id, bo.id, "accept")).rejects.toThrow("offer_over");
    await move();
    expect(await states(id)).toEqual(["Anna cancelled", "Bo expired", "Carl offered"]);
  });

  test("hears once that the conference is cancelled", async () => {
    app.now = begun;
    const { id } = await publishedConference(app, { title: "Aflyses" });
    await enter(id, registering("Anna", { email: "anna@eksempel.dk" }));
    await mailed();
    await write((tx) => cancelConference(tx, app.permit("conference.prepare"), id, "Salen er lukket", { secret: app.deps.secret, now: app.now }));
    await move();
    expect(await mailed()).toEqual(["anna@eksempel.dk: Aflyst: Aflyses"]);
    await move();
    expect(await mailed()).toEqual([]);
  });
});

test("needs end two weeks after the conference, and names after ninety days; that somebody came stays", async () => {
  app.now = begun;
  const { id } = await publishedConference(app, { capacity: "2" });
  await enter(id, registering("Anna", { email: "anna@eksempel.dk", phone: "12345678", needs: { diet: "Hemmelig diæt", access: "", interpreter: "", travel: "" } }));
  const night = async (days: number) => {
    app.now = new Date(new Date("2026-04-15T18:00:00Z").getTime() + days * 86_400_000);
    for (const rule of retention) if (rule.erase) await runRule(app.db, rule, { now: app.now });
  };
  const needs = () => app.db.selectFrom("conference.need").select("diet").execute();
  await night(13);
  expect(await needs()).toEqual([{ diet: "Hemmelig diæt" }]);
  await night(15);
  expect(await needs()).toEqual([]);
  expect((await queue(id))[0]?.name).toBe("Anna");
  await night(91);
  expect(await queue(id)).toMatchObject([{ name: null, email: null, phone: null, number: 1, state: "seated", comesAs: "neighbour" }]);
});
