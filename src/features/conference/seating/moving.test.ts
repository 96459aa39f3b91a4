import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { testApp } from "../../../../test/harness.ts";
import type { TestApp } from "../../../../test/harness.ts";
import { afterClosing, seatingSteps } from "../../../../test/seating.ts";
import type { SeatingSteps } from "../../../../test/seating.ts";
import { checkIn } from "../attendance/commands/door.ts";
import { publishProgramme } from "../commands/publish.ts";
import { removeSession } from "../commands/sessions.ts";
import { cancelRegistration } from "../registration/commands/registrations.ts";
import { pinSeats } from "./commands/by-hand.ts";
import { askPlacesAgain } from "./commands/late.ts";

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

type Held = Awaited<ReturnType<SeatingSteps["conference"]>>;

const pin = (held: Held, numbers: number[], sessionId: string, round: number) =>
  app.db.transaction().execute((tx) => pinSeats(tx, app.permit("conference.allocate"), held.id, { numbers, sessionId, round, reason: "Tolken er her" }, app.now));

/** Whose seats are where, as `Anna 1a` for round and workshop. */
async function places({ id, a, b, c }: Held): Promise<string[]> {
  const letter = new Map([[a, "a"], [b, "b"], [c, "c"]]);
  return (await on.seats(id)).map(({ name, round, session_id }) => `${name} ${round}${letter.get(session_id)}`);
}

describe("pinned seats", () => {
  test("are given first, to several at once, with a reason that they read; and can be let go", async () => {
    const held = await on.conference("Faste pladser");
    const coordinator = await app.signedIn("coordinator");
    const desk = `${held.path}/allocation/desk`;
    const wrong = await coordinator.submit(await coordinator.get(desk), "/allocation/pin", { who: "2, 99", slot: `${held.c}/2`, reason: "Tolken er her" });
    expect([wrong.status, wrong.text.includes("Et af numrene har ingen plads")]).toEqual([422, true]);
    const pinned = await coordinator.submit(wrong, "/allocation/pin", { who: "2, 4" });
    expect(pinned.text).toContain("2. Bo: Gaden om natten, runde 2Tolken er her");
    await expect(pin(held, [1, 2, 3], held.c, 2)).rejects.toThrow("no_room");
    await expect(pin(held, [1], held.c, 3)).rejects.toThrow("invalid_choice");
    // Another pin in the same round, or the same workshop, takes its place.
    await pin(held, [1], held.b, 1);
    await pin(held, [1], held.b, 2);
    const released = await coordinator.submit(await coordinator.get(desk), `/pin/${held.anna.id}/2/release`);
    expect(released.text).not.toContain("1. Anna:");
    app.now = afterClosing;
    const number = await on.draft(held.id);
    await on.work();
    await on.publish(held.id, number);
    expect(await places(held)).toEqual(expect.arrayContaining(["Bo 2c", "Dorte 2c"]));
    const own = await app.visitor().get(`/vesterbro/registration/${held.dorte.code}/programme`);
    expect(own.text).toContain("Arrangørerne har givet dig pladsen: Tolken er her");
  });
});

describe("after an allocation is published", () => {
  test("somebody the secretary lets in gets places at once, nobody is moved, and cancelled places are free for them", async () => {
    const held = await on.published("Sent ude");
    const before = await places(held);
    const eva = await on.enter(held.id, "Eva", { wishes: [held.a, held.b], email: "eva@eksempel.dk" });
    await on.work();
    // All places in the first workshop are taken; one in the second is free in some round.
    const after = await places(held);
    expect(after.filter((one) => !one.startsWith("Eva"))).toEqual(before);
    expect(after.filter((one) => one.startsWith("Eva"))).toHaveLength(1);
    const desk = await (await app.signedIn("coordinator")).get(`${held.path}/allocation/desk`);
    expect(desk.text).not.toContain("er kommet til og har ikke fået pladser");
    const own = await app.visitor().get(`/vesterbro/registration/${eva.code}/programme`);
    expect(own.text).toContain("Det var dit 2. ønske. Du fik en plads, der var fri.");
    expect((await on.mails(held.id)).map(({ to_address }) => to_address)).toEqual(["anna@eksempel.dk", "eva@eksempel.dk"]);
    const freed = before.find((one) => /^(Anna|Bo|Carl) .a$/.test(one)) ?? "";
    const person = { Anna: held.anna, Bo: held.bo, Carl: held.carl }[freed.split(" ")[0] as "Anna"];
    await app.db.transaction().execute((tx) => cancelRegistration(tx, app.permit("everyone"), { conferenceId: held.id, id: person.id }, app.now));
    await Promise.all([on.enter(held.id, "Finn", { wishes: [held.a] }), on.enter(held.id, "Gerda", { wishes: [held.a] })]);
    await on.work();
    expect((await places(held)).filter((one) => one.endsWith("a"))).toHaveLength(2);
    expect((await places(held)).filter((one) => /^(Finn|Gerda)/.test(one))).toHaveLength(1);
  });

  test("whoever changes their wishes, when one may register again, reads that they keep their places", async () => {
    const held = await on.published("Åbnet igen");
    const before = await places(held);
    app.now = new Date("2026-03-02T09:00:00Z");
    const own = app.visitor();
    const page = await own.get(`/vesterbro/registration/${held.dorte.code}/change`);
    expect(page.text).toContain("Du beholder de pladser, du har fået, også hvis du ændrer dine ønsker her.");
    expect((await own.submit(page, "/change", { wish1: held.a, wish2: held.b })).text).toContain("Din tilmelding er rettet.");
    await on.work();
    expect(await places(held)).toEqual(before);
  });

  test("one person is moved by hand with a reason, is told, and stays there in the next allocation", async () => {
    const held = await on.published("I hånden");
    const coordinator = await app.signedIn("coordinator");
    const path = `${held.path}/allocation/people/${held.dorte.id}`;
    const page = await coordinator.get(path);
    const missing = await coordinator.submit(page, path, { round1: held.c });
    expect([missing.status, missing.text.includes("Skriv hvorfor.")]).toEqual([422, true]);
    const twice = await coordinator.submit(page, path, { round1: held.c, round2: held.c, reason: "Efter aftale" });
    expect(twice.text).toContain("Personen er i den workshop i en anden runde.");
    const full = await coordinator.submit(page, path, { round1: held.a, reason: "Efter aftale" });
    expect(full.text).toContain("Den er fuld. Vælg en anden.");
    const others = await places(held);
    const moved = await coordinator.submit(page, path, { round1: held.c, reason: "Efter aftale" }, 5);
    expect(moved.text).toContain("Flyttet. Det nye program gælder.");
    expect(await places(held)).toEqual([...others, "Dorte 1c"]);
    // Whoever still looks at the page from before does not move them back.
    const stale = await coordinator.submit(page, path, { round1: held.b, reason: "Noget andet" });
    expect(stale.status).toBe(422);
    const own = await app.visitor().get(`/vesterbro/registration/${held.dorte.code}/programme`);
    expect(own.text).toContain("Arrangørerne har givet dig pladsen: Efter aftale");
    expect(own.text).toContain("Arrangørerne har ændret dine pladser");
    const again = await on.draft(held.id);
    await on.work();
    await on.publish(held.id, again);
    expect(await places(held)).toContain("Dorte 1c");
  });

  test("a workshop that is taken out leaves its people without, and the desk says so", async () => {
    const held = await on.published("Taget ud");
    const prepare = app.permit("conference.prepare");
    await app.db.transaction().execute(async (tx) => {
      await removeSession(tx, prepare, held.id, held.a, app.now);
      await publishProgramme(tx, prepare, held.id, { anyway: false }, { secret: app.deps.secret, now: app.now });
    });
    const coordinator = await app.signedIn("coordinator");
    expect((await coordinator.get(`${held.path}/allocation/desk`)).text).toContain("Programmet er ændret siden. 2 pladser er i noget");
    const sat = (await on.seats(held.id)).find(({ session_id }) => session_id === held.a);
    const person = { Anna: held.anna, Bo: held.bo, Carl: held.carl }[sat?.name as "Anna"];
    const own = await app.visitor().get(`/vesterbro/registration/${person.code}/programme`);
    expect(own.text).toContain(`Workshop, runde ${sat?.round}Du har ingen plads i den runde.`);
  });

  test("until it happens those who came are named, with a button that asks once more; in another district there is nothing to ask for", async () => {
    const held = await on.published("Venter");
    await on.enter(held.id, "Eva", { wishes: [held.b] });
    const coordinator = await app.signedIn("coordinator");
    const desk = await coordinator.get(`${held.path}/allocation/desk`);
    expect(desk.text).toContain("Én er kommet til og har ikke fået pladser endnu");
    expect(desk.text).toContain("5. Eva");
    expect((await coordinator.submit(desk, "/allocation/late")).text).toContain("De får pladser nu.");
    await on.work();
    expect((await places(held)).filter((one) => one.startsWith("Eva"))).toHaveLength(1);
    const elsewhere = app.db.transaction().execute((tx) => askPlacesAgain(tx, { ...app.permit("conference.allocate"), districtId: app.elsewhere.id }, held.id, app.now));
    await expect(elsewhere).rejects.toThrow("not_now");
  });

  test("who registers after all, because registration was opened again, has a place as well", async () => {
    const held = await on.published("Forlænget");
    await app.db.updateTable("conference.conference").set({ registration_closes_at: new Date("2026-04-12T10:00:00Z") }).where("id", "=", held.id).execute();
    await on.enter(held.id, "Fie", { wishes: [held.b] });
    await on.work();
    expect((await places(held)).filter((one) => one.startsWith("Fie"))).toHaveLength(1);
  });

  test("who waited and is let in at the door has a place as well", async () => {
    const held = await on.published("Ved døren");
    const gerda = await on.enter(held.id, "Gerda", { wishes: [held.b] });
    await app.db.updateTable("conference.registration").set({ state: "waiting" }).where("id", "=", gerda.id).execute();
    await on.work();
    const ofGerda = async () => (await places(held)).filter((one) => one.startsWith("Gerda")).length;
    expect(await ofGerda()).toBe(0);
    app.now = new Date("2026-04-15T08:00:00Z");
    const atDoor = app.permit("conference.check_in");
    await app.db.transaction().execute((tx) => checkIn(tx, atDoor, held.id, { id: gerda.id, isAboveCapacity: false }, app.now));
    await on.work();
    expect(await ofGerda()).toBe(1);
  });

  test("only the organisers move people", async () => {
    const held = await on.published("Lukket");
    const member = await app.signedIn("member");
    for (const person of [member, app.visitor()]) expect((await person.request(`${held.path}/allocation/people/${held.anna.id}`)).status).toBe(404);
  });
});

describe("a workshop that gets fewer places than it has people", () => {
  test("says how many before it is saved, for each round, and moves nobody", async () => {
    const held = await on.published("For små lokaler");
    const before = await places(held);
    const coordinator = await app.signedIn("coordinator");
    const address = `${held.path}/workshops/${held.a}`;
    const form = await coordinator.get(address);
    expect(form.text).toContain("1 har en plads i workshoppen.");
    const asked = await coordinator.submit(form, address, { capacity1: "", title: "Et nyt navn" });
    expect([asked.status, asked.text]).toEqual([422, expect.stringContaining("1 har en plads her. Skriv mindst 1, eller sæt kryds")]);
    expect(asked.document.querySelector("#title")?.getAttribute("value")).toBe("Et nyt navn");
    expect((await coordinator.submit(asked, address, { fewer: "1" })).status).toBe(200);
    expect(await places(held)).toEqual(before);
  });
});
