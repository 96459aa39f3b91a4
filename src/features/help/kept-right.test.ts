import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { linkTo } from "../../../test/every-link.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { addParty } from "../../network/commands.ts";
import { addRepresentation, endRepresentations } from "../../network/representations.ts";
import { addMember } from "../../platform/identity/commands.ts";
import { addService, changeService, closeService } from "./commands/services.ts";
import { openDoor } from "./rules/doors/door-rules.ts";
import { askStillRightJob } from "./jobs.ts";
import { listServices } from "./queries/services.ts";
import type { ServiceInput } from "./schema.ts";

let app: TestApp;
let ids: Record<"soup" | "bed" | "law", string>;

const always = [1, 2, 3, 4, 5, 6, 7] as const;
const input = (partyId: string, name: string): ServiceInput => ({
  partyId, name, what: "Varm mad.", whatEn: "", needs: ["food"], place: "Prøvegade 4", point: null, isSecret: false, phone: "33 66 33 66", languages: [], door: openDoor,
  schedule: { lines: [{ days: always, from: 480, to: 960, rhythm: { kind: "weekly" } }], exceptions: [], onHolidays: "as-usual" }, visits: [], checkEvery: 30,
});

beforeAll(async () => {
  app = await testApp({ remembersPages: true });
  await app.signedIn("coordinator");
  await app.db.transaction().execute(async (tx) => {
    const permit = app.permit("parties.manage");
    const house = await addParty(tx, permit, { name: "Prøvehuset", kind: "service" });
    const silent = await addParty(tx, permit, { name: "De tavse", kind: "service" });
    const pia = await addMember(tx, permit, { name: "Pia Prøve", reach: "mail", email: "pia@eksempel.dk", roles: ["member"] });
    await addRepresentation(tx, permit, pia, { partyId: house, function: "Leder", fromDay: "2026-01-01" });
    const add = (party: string, name: string) => addService(tx, app.permit("help.edit"), input(party, name), app.now);
    ids = { soup: await add(house, "Suppen"), bed: await add(house, "Natvarmen"), law: await add(silent, "Retten") };
  });
});
afterAll(() => app.close());

const mailsTo = (email: string) => app.db.selectFrom("platform.mail").select(["subject", "text"]).where("to_address", "=", email).orderBy("id").execute();
const coordinator = "test1@eksempel.dk";
const later = (hours: number) => (app.now = new Date(app.now.getTime() + hours * 60 * 60 * 1000));
const foundClosed = async (id: string, times = 1) => app.visitor().submit(await app.visitor().get(`/vesterbro/help/${id}`), `${id}/closed`, {}, times);
const runJob = () => askStillRightJob.run({ ...app.deps, now: () => app.now }, null, { number: 1, isLast: true });

describe("a closed door", () => {
  test("is told with one press, and one person who presses five times is one", async () => {
    later(1);
    const told = await foundClosed(ids.soup, 5);
    expect(told.text).toContain("Tak. Når to har sagt det, spørger vi stedet.");
    expect(await app.db.selectFrom("help.closed_door").selectAll().execute()).toHaveLength(1);
    expect(await mailsTo("pia@eksempel.dk")).toEqual([]);
  });

  test("found by two within 48 hours has the party asked and the coordinators told, once", async () => {
    later(49);
    await foundClosed(ids.soup);
    expect(await mailsTo(coordinator)).toEqual([]);
    later(1);
    await foundClosed(ids.soup);
    await foundClosed(ids.soup);
    const asked = await mailsTo("pia@eksempel.dk");
    expect(asked.map(({ subject }) => subject)).toEqual(["To har stået foran en lukket dør: Suppen"]);
    expect((await mailsTo(coordinator)).map(({ subject, text }) => [subject, text?.includes("Vi har spurgt Prøvehuset")])).toEqual([["Meldt lukket to gange: Suppen", true]]);
    expect((await (await app.signedIn("coordinator")).get("/vesterbro/help/work")).text).toContain("Meldt lukket 3 gange");
  });

  test("of a party that nobody can be mailed about is for the coordinators to call", async () => {
    await foundClosed(ids.law);
    await foundClosed(ids.law);
    expect((await mailsTo(coordinator)).at(-1)?.text).toContain("Ring til dem.");
  });

  test("no longer counts when somebody has looked since", async () => {
    const { path } = await linkTo(app, "pia@eksempel.dk", "help.still_right", {});
    later(1);
    await app.visitor().submit(await app.visitor().get(path), path);
    later(1);
    await foundClosed(ids.soup);
    expect(await mailsTo("pia@eksempel.dk")).toHaveLength(1);
    await foundClosed(ids.soup);
    expect(await mailsTo("pia@eksempel.dk")).toHaveLength(2);
  });

  test("of a service that is no more, or of another district, is not there", async () => {
    const form = await app.visitor().get(`/vesterbro/help/${ids.bed}`);
    const body = new FormData();
    body.set("_form", form.document.querySelector("main input[name=_form]")?.getAttribute("value") ?? "");
    expect((await app.visitor().request(`/norrebro/help/${ids.bed}/closed`, { method: "POST", body })).status).toBe(404);
  });
});

describe("what nobody has looked at for long", () => {
  test("is asked about by mail, once in two weeks, with a link that changes nothing by being opened", async () => {
    await runJob();
    expect((await mailsTo("pia@eksempel.dk")).filter(({ subject }) => subject?.startsWith("Passer"))).toEqual([]);
    later(24 * 32);
    await runJob();
    await runJob();
    const subjects = (await mailsTo("pia@eksempel.dk")).map(({ subject }) => subject).filter((subject) => subject?.startsWith("Passer"));
    expect(subjects.sort()).toEqual(["Passer det stadig? Natvarmen", "Passer det stadig? Suppen"]);
    later(24 * 14);
    await runJob();
    expect((await mailsTo("pia@eksempel.dk")).filter(({ subject }) => subject === "Passer det stadig? Natvarmen")).toHaveLength(2);
    const { path } = await linkTo(app, "pia@eksempel.dk", "help.still_right", {});
    for (const method of ["GET", "HEAD"]) expect((await app.visitor().request(path, { method })).status).toBe(200);
    expect((await app.visitor().get("/vesterbro/help")).text).toContain("Ikke tjekket i");
  });

  test("is right with one press, or corrected by the same link without signing in", async () => {
    const holder = app.visitor();
    const { path } = await linkTo(app, "pia@eksempel.dk", "help.still_right", {});
    const page = await holder.get(path);
    expect(page.text).toContain("mandag 08.00–16.00");
    const name = page.document.querySelector("h1")?.textContent?.replace("Passer det? ", "") ?? "";
    const form = await holder.get(page.document.querySelector("main a.button")?.getAttribute("href") ?? "");
    expect(form.document.querySelectorAll("form[action$='/end']")).toHaveLength(0);
    const wrong = await holder.submit(form, "/change", { "day-1": "om natten" });
    expect([wrong.status, wrong.document.querySelector("#day-1")?.getAttribute("value")]).toEqual([422, "om natten"]);
    const saved = await holder.submit(wrong, "/change", { "day-1": "9-21" }, 5);
    expect(saved.text).toContain("Tak. Det er gemt, og alle ser det nu.");
    expect(saved.text).toContain("mandag 09.00–21.00");
    const { id } = await app.db.selectFrom("help.service").select("id").where("name", "=", name).executeTakeFirstOrThrow();
    expect((await app.visitor().get(`/vesterbro/help/${id}`)).text).toContain("Tjekket i dag af Prøvehuset");
    const events = await app.db.selectFrom("platform.audit_event").select("actor_kind").where("action", "=", "help.change").execute();
    expect(events).toEqual([{ actor_kind: "link" }]);
  });

  test("is asked with all that everyone reads: also that it is closed for now, other days and holidays", async () => {
    const { path } = await linkTo(app, "pia@eksempel.dk", "help.still_right", {});
    const name = (await app.visitor().get(path)).document.querySelector("h1")?.textContent?.replace("Passer det? ", "") ?? "";
    const asked = (await listServices(app.db, app.district.id)).find((service) => service.name === name);
    if (!asked) throw new Error("the link is of no service");
    const christmas = { from: "2026-12-24", to: "2026-12-26", spans: [], reason: "Jul" };
    const thursdays = { days: [4] as const, from: 600, to: 720, rhythm: { kind: "monthly", which: 1 } as const };
    const schedule = { lines: [...asked.schedule.lines, thursdays], exceptions: [christmas], onHolidays: "closed" as const };
    await app.db.transaction().execute(async (tx) => {
      const permit = app.permit("help.edit");
      await changeService(tx, permit, asked.id, asked.version, { ...asked, needs: [...asked.needs], languages: [...asked.languages], phone: asked.phone ?? "", schedule }, app.now);
      await closeService(tx, permit, asked.id, { version: asked.version + 1, reason: "Vandskade", untilDay: "", untilTime: "" }, app.now);
    });
    const { text } = await app.visitor().get(path);
    for (const words of ["Midlertidigt lukket: Vandskade", "Jul", "24. december 2026", "første torsdag i måneden 10.00–12.00", "HelligdageLukket"]) expect(text).toContain(words);
  });

  test("cannot be answered by somebody who no longer speaks for the party", async () => {
    const { path } = await linkTo(app, "pia@eksempel.dk", "help.still_right", {});
    const opened = await app.visitor().get(`${path}/change`);
    const pia = await app.db.selectFrom("platform.member").select("id").where("email", "=", "pia@eksempel.dk").executeTakeFirstOrThrow();
    await app.db.transaction().execute((tx) => endRepresentations(tx, app.permit("parties.manage"), { memberId: pia.id }, "2026-03-02"));
    for (const address of [path, `${path}/change`]) expect((await app.visitor().get(address)).status).toBe(404);
    expect((await app.visitor().submit(opened, "/change", { "day-1": "1-2" })).status).toBe(404);
    expect((await app.visitor().submit(opened, "/change", { name: "" })).status).toBe(404);
  });
});
