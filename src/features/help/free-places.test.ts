import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { linkTo } from "../../../test/every-link.ts";
import type { Client } from "../../../test/client.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { addParty } from "../../network/commands.ts";
import { addRepresentation, endRepresentations } from "../../network/representations.ts";
import { createApp } from "../../app.tsx";
import { addMember } from "../../platform/identity/commands.ts";
import { readAssets } from "../../platform/web/assets.ts";
import { createPageMemory } from "../../platform/web/page-memory.ts";
import { forgetFreePlaces } from "./commands/free-places.ts";
import { askStillRightJob } from "./jobs.ts";
import { addService } from "./commands/services.ts";
import { openDoor } from "./rules/doors/door-rules.ts";

let app: TestApp;
let provider: Client;
let ids: Record<"night" | "other", string>;

// Monday 2 March 2026 at 18:40.
const evening = new Date("2026-03-02T17:40:00Z");
const morning = new Date("2026-03-03T07:00:00Z");

beforeAll(async () => {
  app = await testApp({ remembersPages: true });
  app.now = evening;
  provider = await app.signedIn("provider");
  await app.signedIn("coordinator");
  await app.db.transaction().execute(async (tx) => {
    const permit = app.permit("parties.manage");
    const party = async (name: string) => addParty(tx, permit, { name, kind: "service" });
    const [house, others] = [await party("Prøvehuset"), await party("De andre")];
    const { id } = await tx.selectFrom("platform.member").select("id").where("email", "=", "test1@eksempel.dk").executeTakeFirstOrThrow();
    await addRepresentation(tx, permit, id, { partyId: house, function: "Leder", fromDay: "2026-01-01" });
    const pia = await addMember(tx, permit, { name: "Pia Prøve", reach: "mail", email: "pia@eksempel.dk", roles: ["member"] });
    await addRepresentation(tx, permit, pia, { partyId: house, function: "Vagt", fromDay: "2026-01-01" });
    const hours = { lines: [{ days: [1, 2, 3, 4, 5, 6, 7] as const, from: 18 * 60, to: 30 * 60, rhythm: { kind: "weekly" as const } }], exceptions: [], onHolidays: "as-usual" as const };
    const add = (partyId: string, name: string) =>
      addService(tx, app.permit("help.edit"), {
        partyId, name, what: "Senge.", whatEn: "", needs: ["bed"], place: "Prøvegade 4", point: null, isSecret: false, phone: "", languages: [], door: openDoor, schedule: hours, visits: [], checkEvery: 7,
      }, new Date(evening.getTime() - 10 * 24 * 60 * 60 * 1000));
    ids = { night: await add(house, "Natvarmen"), other: await add(others, "Aftenvarmen") };
  });
});
afterAll(() => app.close());

const formOf = (id: string) => `/vesterbro/help/work/${id}/places`;
const say = async (answers: Record<string, string>, times = 1) => provider.submit(await provider.get(formOf(ids.night)), "/places", answers, times);
const help = async () => (await app.visitor().get("/vesterbro/help")).text;
const text = async (path: string) => (await app.visitor().request(path)).text();
const few = "Få pladser, sagt kl. 18.40, gælder til tirsdag kl. 08.00";
/** Everywhere visitors read of places, at the moment. */
const everywhere = async () =>
  [await help(), (await app.visitor().get(`/vesterbro/help/${ids.night}`)).text, await text("/vesterbro/help.txt"), await text("/vesterbro/help/sms?need=bed")].map((one) => /få pladser/i.test(one));

describe("how much room there is", () => {
  test("is said in two choices, and stands with the service everywhere at once, in all processes", async () => {
    const other = createApp({ ...app.deps, pageMemory: createPageMemory() }, await readAssets());
    const before = await (await other.request("/vesterbro/help")).text();
    expect(await everywhere()).toEqual([false, false, false, false]);
    const form = await provider.get(formOf(ids.night));
    for (const words of ["Nu står der", "Ingenting", "Til i morgen kl. 08.00", "Til vi lukker, i morgen kl. 06.00"]) expect(form.text).toContain(words);
    const saved = await say({ level: "few" }, 5);
    expect(saved.document.querySelector("[role=status]")?.textContent).toBe(`Gemt: Er der plads? Natvarmen${few}`);
    expect(saved.document.querySelector(`[id="${ids.night}"]`)?.textContent).toContain(few);
    expect(await help()).toContain(few);
    expect(await everywhere()).toEqual([true, true, true, true]);
    expect(before).not.toContain(few);
    expect(await (await other.request("/vesterbro/help")).text()).toContain(few);
    expect((await app.visitor().get("/en/vesterbro/help")).text).toContain("Few places, said 18:40, holds until Tuesday 08:00");
    const events = await app.db.selectFrom("platform.audit_event").select("after").where("action", "=", "help.places").execute();
    expect(events).toEqual([{ after: { level: "few", until: morning.toISOString() } }]);
  });

  test("goes away by itself, to the second, also from a page that was kept a moment before", async () => {
    app.now = new Date(morning.getTime() - 1000);
    // All are closed by then, and a text message names but the first to open.
    expect((await everywhere()).slice(0, 3)).toEqual([true, true, true]);
    app.now = morning;
    expect(await everywhere()).toEqual([false, false, false, false]);
    app.now = evening;
  });

  test("may hold until a time of one's own or until they close, never for long, and is asked of whoever forgets", async () => {
    expect((await say({ level: "many", until: "own", time: "23:00" })).status).toBe(200);
    expect(await help()).toContain("Mange pladser, sagt kl. 18.40, gælder til kl. 23.00");
    await say({ level: "none", until: "2026-03-03T06:00" });
    const full = await app.visitor().get("/vesterbro/help");
    expect([...full.document.querySelectorAll(".svc h3")].map((one) => one.textContent)).toEqual(["Aftenvarmen", "Natvarmen"]);
    for (const [answers, field] of [
      [{ level: "few", until: "own", time: "" }, "time"],
      [{ level: "few", until: "2026-03-05T08:00" }, "until"],
      [{ level: "few", until: "2026-03-01T08:00" }, "until"],
      [{ level: "few", until: "i morgen" }, "until"],
      [{ level: "17", until: "own", time: "23:00" }, "level"],
    ] as const) {
      const again = await say(answers);
      expect([again.status, again.document.querySelector(`#${field}-error`) !== null], JSON.stringify(answers)).toEqual([422, true]);
    }
    await say({ level: "unsaid" }, 2);
    expect(await help()).not.toMatch(/pladser/i);
  });

  test("is nobody else's to say", async () => {
    expect((await provider.get(formOf(ids.other))).status).toBe(404);
    expect((await app.visitor().get(formOf(ids.night))).status).toBe(404);
    const own = await provider.get(formOf(ids.night));
    const body = new FormData();
    for (const [name, value] of Object.entries({ _form: own.document.querySelector("main input[name=_form]")?.getAttribute("value") ?? "", level: "many", until: "own", time: "23:00" })) body.set(name, value);
    expect((await provider.request(formOf(ids.other), { method: "POST", body })).status).toBe(404);
    expect((await provider.request(`/norrebro/help/work/${ids.night}/places`, { method: "POST", body })).status).toBe(404);
    expect(await help()).not.toMatch(/pladser/i);
  });

  test("can be said by the link in a mail, by a visitor who speaks for the party", async () => {
    await askStillRightJob.run({ ...app.deps, now: () => app.now }, null, { number: 1, isLast: true });
    const { path } = await linkTo(app, "pia@eksempel.dk", "help.still_right", {});
    const holder = app.visitor();
    const page = await holder.get(`${path}/places`);
    expect((await holder.get(path)).document.querySelector(`main a[href='${path}/places']`)).not.toBeNull();
    expect(await help()).not.toMatch(/pladser/i);
    const saved = await holder.submit(page, "/places", { level: "few" }, 5);
    expect(saved.text).toContain("Tak. Alle ser det nu.");
    expect(await help()).toContain(few);
    const pia = await app.db.selectFrom("platform.member").select("id").where("email", "=", "pia@eksempel.dk").executeTakeFirstOrThrow();
    await app.db.transaction().execute((tx) => endRepresentations(tx, app.permit("parties.manage"), { memberId: pia.id }, "2026-03-01"));
    expect((await holder.get(`${path}/places`)).status).toBe(404);
    expect((await holder.submit(page, "/places", { level: "many" })).status).toBe(404);
  });

  test("is no longer said once the house is closed for now", async () => {
    app.now = evening;
    await say({ level: "many" });
    expect(await help()).toContain("Mange pladser");
    await provider.submit(await provider.get(`/vesterbro/help/work/${ids.night}/close`), "/close", { reason: "Vandskade" });
    expect(await help()).toContain("Vandskade");
    expect(await help()).not.toContain("Mange pladser");
    // Whoever opens again says anew how much room there is.
    await provider.submit(await provider.get("/vesterbro/help/work"), "/reopen");
    expect(await help()).not.toContain("Mange pladser");
    await say({ level: "few" });
  });

  test("is forgotten when it no longer holds", async () => {
    const forget = (now: Date) => app.db.transaction().execute((tx) => forgetFreePlaces(tx, { now, permitIn: () => app.permit("retention.erase") }));
    expect(await forget(evening)).toEqual([]);
    expect(await forget(morning)).toEqual([{ districtId: app.district.id, count: 1 }]);
  });
});
