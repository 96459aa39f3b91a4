import { v4 as uuidv4 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Client, SeenPage } from "../../../../test/client.ts";
import { publishedConference, registering } from "../../../../test/conference.ts";
import { testApp } from "../../../../test/harness.ts";
import type { TestApp } from "../../../../test/harness.ts";
import { retentionJob } from "../../../platform/retention/job.ts";
import { cancelRegistration, register } from "../registration/commands/registrations.ts";
import { registrationRetention } from "../registration/retention.ts";
import { doorCounts } from "./queries.ts";
import { attendanceRetention } from "./retention.ts";
import { doorCode } from "./rules/code.ts";

let app: TestApp;
let coordinator: Client;
beforeAll(async () => {
  app = await testApp();
  coordinator = await app.signedIn("coordinator");
});
afterAll(() => app.close());

// The test's clock shows ten in the morning of this day.
const today = { day: "2026-03-02", closesDay: "2026-03-01" };
const secret = "Hemmelig nøddeallergi";

/** A conference that is held today, with three seats: Anna and Bo have one, Åse has the third, Dorte waits. */
async function doorToday(names: readonly string[] = ["Bo Berg", "Åse Aa", "Anna Andersen", "Dorte Dam"]) {
  const { id, path, workshops } = await publishedConference(app, today);
  const permit = app.permit("conference.register");
  const ids = new Map<string, string>();
  for (const name of names) {
    const input = registering(name, { phone: "12345678", needs: { diet: secret, access: "", interpreter: "", travel: "" } });
    const registered = await app.db.transaction().execute((tx) => register(tx, permit, id, { input, cameBy: "phone" }, app.now));
    if (!registered.known) ids.set(name, registered.id);
  }
  return { id, path, workshops, door: `${path}/door`, of: (name: string) => ids.get(name) ?? "" };
}

const counts = (id: string) => doorCounts(app.db, app.district.id, id);

/** A helper's phone, and the address of its link. */
async function helper(path: string): Promise<{ phone: Client; door: string }> {
  const made = await coordinator.submit(await coordinator.get(`${path}/attendance`), "/attendance/helper");
  const door = new URL(made.document.querySelector(".door-link a")?.getAttribute("href") ?? "").pathname;
  return { phone: app.visitor(), door };
}

/** Sends what a phone has kept, as its script does. */
async function send(client: Client, door: string, events: unknown, times = 1) {
  const page = await client.get(door);
  return client.submit(page, "/kept", { events: JSON.stringify(events) }, times);
}

const come = (registration: string, at = app.now.toISOString(), id = uuidv4()) => ({ kind: "come", id, registration, at });

const press = (page: SeenPage, client: Client, action: string, who: string, answers: Record<string, string> = {}, times = 1) => {
  const form = [...page.document.querySelectorAll("form")].find((one) => one.getAttribute("action")?.endsWith(action) && one.querySelector(`input[value="${who}"]`));
  const token = form?.querySelector("input[name=_form]")?.getAttribute("value") ?? "";
  const hidden = Object.fromEntries([...(form?.querySelectorAll("input[type=hidden]") ?? [])].map((field) => [field.getAttribute("name") ?? "", field.getAttribute("value") ?? ""]));
  return client.submit(page, action, { ...hidden, _form: token, ...answers }, times);
};

describe("at the door, without scripts", () => {
  test("a name is found, let in once however often one presses, and taken back", async () => {
    const { id, door, of } = await doorToday();
    const empty = await coordinator.get(door);
    expect(empty.text).toContain("0 er kommet. 3 er ikke kommet endnu.");
    // The page that a phone keeps holds no names.
    expect(empty.html).not.toMatch(/Anna|Bo Berg/);
    const all = await coordinator.get(`${door}?all=1`);
    expect([...all.document.querySelectorAll(".door-name")].map((one) => one.textContent)).toEqual(["Anna Andersen", "Bo Berg", "Dorte Dam", "Åse Aa"]);
    expect(all.html).not.toMatch(/12345678|nøddeallergi/);
    const found = await coordinator.get(`${door}?q=aase`);
    expect([...found.document.querySelectorAll(".door-name")].map((one) => one.textContent)).toEqual(["Åse Aa"]);
    const byCode = await coordinator.get(`${door}?q=${doorCode(app.deps.secret, of("Bo Berg"))}`);
    expect([...byCode.document.querySelectorAll(".door-name")].map((one) => one.textContent)).toEqual(["Bo Berg"]);
    const done = await press(found, coordinator, "/come", of("Åse Aa"), {}, 5);
    expect(done.text).toContain("Åse Aa er kommet.");
    expect(await counts(id)).toMatchObject({ registered: 3, come: 1, notCome: 2, walkIns: 0 });
    const undone = await press(done, coordinator, "/back", of("Åse Aa"));
    expect(undone.text).toContain("Fortrudt: Åse Aa.");
    expect(await counts(id)).toMatchObject({ come: 0, notCome: 3 });
    expect((await coordinator.get(`${door}?q=ukendt`)).text).toContain("Ingen på listen hedder det");
  });

  test("whoever waits gets a free seat, and one above the capacity when the organiser says so", async () => {
    const { id, door, of } = await doorToday();
    const { phone, door: theirs } = await helper(door.replace("/door", ""));
    const seen = await phone.get(`${theirs}?q=dorte`);
    expect(seen.text).toContain("Venteliste, nummer 4");
    expect(seen.text).toContain("Spørg en arrangør.");
    const stale = await phone.get(`${theirs}?q=anna`);
    const refused = await press(stale, phone, "/come", of("Anna Andersen"), { registration: of("Dorte Dam") });
    expect([refused.status, refused.text.includes("Det kan kun en arrangør")]).toEqual([422, true]);
    const page = await coordinator.get(`${door}?q=dorte`);
    const full = await press(page, coordinator, "/come", of("Dorte Dam"), { above: "" });
    expect(full.status).toBe(422);
    const done = await press(page, coordinator, "/come", of("Dorte Dam"));
    expect(done.text).toContain("Dorte Dam er kommet.");
    expect(await counts(id)).toEqual({ registered: 4, come: 1, notCome: 3, walkIns: 0, aboveCapacity: 1 });
  });

  test("who has not signed up comes with a name or without, within the capacity or above it", async () => {
    const { id, path, door, workshops } = await doorToday(["Bo Berg", "Anna Andersen"]);
    const { phone, door: theirs } = await helper(path);
    const guest = await phone.submit(await phone.get(theirs), "/guest", { name: "Gitte Gæst" }, 3);
    expect(guest.text).toContain("Gitte Gæst er lukket ind.");
    expect((await phone.get(theirs)).text).toContain("Alle pladser er taget. Spørg en arrangør");
    const page = await coordinator.get(door);
    const full = await coordinator.submit(page, "/guest", { name: "Hans Hansen" });
    expect([full.status, full.html.includes("Hans Hansen"), full.text.includes("En arrangør kan lukke flere ind")]).toEqual([422, true, true]);
    const unnamed = await coordinator.submit(page, "/guest", { name: "", above: "1" });
    expect(unnamed.text).toContain("Uden navn er lukket ind.");
    expect(await counts(id)).toEqual({ registered: 2, come: 2, notCome: 2, walkIns: 2, aboveCapacity: 1 });
    const list = await coordinator.get(`${path}/registrations`);
    expect(list.text).toMatch(/Uden navn.*over antallet af pladser/);
    // A guest who was pressed by mistake was none.
    const gitte = await coordinator.get(`${door}?q=gitte`);
    const pressed = gitte.document.querySelector("input[name=registration]")?.getAttribute("value") ?? "";
    const own = { district: app.district.id, conference_id: id, registration_id: pressed };
    await app.db.insertInto("conference.placement").values({ ...own, explanation: JSON.stringify({ code: "by-hand" }), placed_at: app.now }).execute();
    await app.db.insertInto("conference.seat").values({ ...own, round: 1, session_id: workshops[0] ?? "", rank: null, came_by: "late", reason: null }).execute();
    await press(gitte, coordinator, "/back", pressed);
    expect(await counts(id)).toMatchObject({ walkIns: 1, come: 1 });
    expect(await app.db.selectFrom("conference.seat").select("round").where("conference_id", "=", id).execute()).toEqual([]);
    expect((await coordinator.submit(page, "/guest", { name: "010190-1234" })).status).toBe(422);
  });
});

describe("what phones kept while they had no line", () => {
  test("counts each person once, by the earlier press, however often it is sent", async () => {
    const { id, path, door, of } = await doorToday();
    const one = await helper(path);
    const other = await helper(path);
    const [early, late] = ["2026-03-02T08:10:00.000Z", "2026-03-02T08:40:00.000Z"];
    const first = [come(of("Anna Andersen"), late), come(of("Bo Berg"), late)];
    const second = [come(of("Anna Andersen"), early), { kind: "guest", id: uuidv4(), name: "", at: early }];
    await Promise.all([send(one.phone, one.door, first, 3), send(other.phone, other.door, second, 3)]);
    await send(one.phone, one.door, first);
    expect(await counts(id)).toEqual({ registered: 3, come: 3, notCome: 1, walkIns: 1, aboveCapacity: 1 });
    const at = await app.db.selectFrom("conference.attendance").select("came_at").where("registration_id", "=", of("Anna Andersen")).executeTakeFirstOrThrow();
    expect(at.came_at?.toISOString()).toBe(early);
    expect((await coordinator.get(`${door}?q=anna`)).text).toContain("Kom kl. 09.10");
    const list = (await (await one.phone.request(`${one.door}/list`)).json()) as { people: { name: string; presses: unknown[] }[] };
    expect(list.people.map(({ name, presses }) => [name, presses.length])).toEqual([["Uden navn", 1], ["Anna Andersen", 2], ["Bo Berg", 1], ["Dorte Dam", 0], ["Åse Aa", 0]]);
    expect(JSON.stringify(list)).not.toMatch(/12345678|nøddeallergi|partyId|email/);
  });

  test("with an undo before its press, a clock that is wrong, and lines that belong elsewhere", async () => {
    const { id, path, of } = await doorToday();
    const elsewhere = await doorToday(["Fremmed Person"]);
    const { phone, door } = await helper(path);
    const mistaken = come(of("Bo Berg"));
    await send(phone, door, [{ kind: "back", registration: of("Bo Berg"), presses: [mistaken.id], at: app.now.toISOString() }]);
    await send(phone, door, [mistaken, come(elsewhere.of("Fremmed Person")), come(of("Dorte Dam")), come(of("Anna Andersen"), "2031-01-01T00:00:00Z"), come(of("Åse Aa"), "2001-01-01T00:00:00Z")]);
    expect(await counts(id)).toMatchObject({ come: 2 });
    expect(await counts(elsewhere.id)).toMatchObject({ come: 0 });
    const times = await app.db.selectFrom("conference.attendance").select("came_at").where("conference_id", "=", id).orderBy("came_at").execute();
    expect(times.map(({ came_at }) => came_at?.toISOString())).toEqual(["2026-03-01T23:00:00.000Z", app.now.toISOString()]);
    for (const wrong of ["nothing", "[]x", '[{"kind":"come"}]', "{}"]) {
      const page = await phone.get(door);
      expect((await phone.submit(page, "/kept", { events: wrong })).status).toBe(422);
    }
  });

  test("counts who cancelled meanwhile and came all the same, but nobody who was pressed by mistake", async () => {
    const { id, path, of } = await doorToday();
    const { phone, door } = await helper(path);
    const [anna, bo] = [of("Anna Andersen"), of("Bo Berg")];
    for (const one of [anna, bo])
      await app.db.transaction().execute((tx) => cancelRegistration(tx, app.permit("conference.register"), { id: one, conferenceId: id }, app.now));
    const mistaken = come(bo);
    await send(phone, door, [come(anna), mistaken, { kind: "back", registration: bo, presses: [mistaken.id], at: app.now.toISOString() }], 2);
    expect(await counts(id)).toMatchObject({ come: 1 });
    const states = await app.db.selectFrom("conference.registration").select(["id", "state"]).where("id", "in", [anna, bo]).execute();
    expect(new Map(states.map(({ id: one, state }) => [one, state]))).toEqual(new Map([[anna, "seated"], [bo, "cancelled"]]));
  });

  test("is told to the audit as numbers, by whom, and never as names", async () => {
    const { id, path, of } = await doorToday();
    const { phone, door } = await helper(path);
    await send(phone, door, [come(of("Anna Andersen")), come(of("Bo Berg"))]);
    const events = await app.db.selectFrom("platform.audit_event").select(["action", "actor_kind", "after"]).where("item_id", "=", id).where("action", "like", "%door%").execute();
    expect(events).toMatchObject([{ action: "conference.make_door_link", actor_kind: "member", after: null }]);
    const pressed = await app.db.selectFrom("platform.audit_event").select(["actor_kind", "after"]).where("item_id", "=", id).where("action", "=", "conference.check_in").execute();
    expect(pressed).toEqual([{ actor_kind: "link", after: { come: 2 } }]);
  });
});

describe("the door is shut", () => {
  test("to everyone without the right, to another conference's people, and to a link whose day is over or that was closed", async () => {
    const { path, door, of } = await doorToday();
    const { phone, door: theirs } = await helper(path);
    expect((await app.visitor().get(door)).status).toBe(404);
    expect((await (await app.signedIn("member")).get(`${path}/attendance`)).status).toBe(404);
    expect((await app.visitor().get(`/norrebro${theirs.replace("/vesterbro", "")}`)).status).toBe(404);
    expect((await app.visitor().get("/vesterbro/door/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")).status).toBe(404);
    const other = await doorToday(["Fremmed Person"]);
    const page = await phone.get(`${theirs}?q=anna`);
    expect((await press(page, phone, "/come", of("Anna Andersen"), { registration: other.of("Fremmed Person") })).status).toBe(422);
    await coordinator.submit(await coordinator.get(`${path}/attendance`), "/helper/close");
    expect((await coordinator.get(`${path}/attendance?link=${"x".repeat(5000)}`)).status).toBe(200);
    expect((await phone.get(theirs)).status).toBe(404);
    expect((await phone.request(`${theirs}/list`)).status).toBe(404);
    expect((await press(page, phone, "/come", of("Anna Andersen"))).status).toBe(404);
  });

  test("before the day, after it for helpers, and when the names are erased; the numbers stay", async () => {
    const begun = app.now;
    const { id, path, door, of } = await doorToday();
    const { phone, door: theirs } = await helper(path);
    await send(phone, theirs, [come(of("Anna Andersen"))]);
    app.now = new Date("2026-03-01T20:00:00Z");
    expect((await phone.get(theirs)).text).toContain("Døren åbner mandag den 2. marts 2026");
    app.now = new Date("2026-03-02T22:59:00Z");
    expect((await phone.get(theirs)).status).toBe(200);
    app.now = new Date("2026-03-02T23:01:00Z");
    expect((await phone.get(theirs)).status).toBe(404);
    // The list on paper is typed in the day after.
    await press(await coordinator.get(`${door}?q=bo`), coordinator, "/come", of("Bo Berg"));
    expect(await counts(id)).toMatchObject({ come: 2 });
    const forget = async (to: string) => {
      app.now = new Date(to);
      await retentionJob([...registrationRetention, ...attendanceRetention]).run({ ...app.deps, now: () => app.now }, null, { number: 1, isLast: true });
    };
    await forget("2026-03-17T09:00:00Z");
    expect(await app.db.selectFrom("conference.door_press").select("id").where("registration_id", "=", of("Bo Berg")).execute()).toEqual([]);
    await forget("2026-06-03T09:00:00Z");
    expect(await app.db.selectFrom("conference.attendance").select("came_at").where("conference_id", "=", id).execute()).toEqual([{ came_at: null }, { came_at: null }]);
    expect(await counts(id)).toMatchObject({ registered: 3, come: 2, notCome: 1 });
    app.now = begun;
  });
});
