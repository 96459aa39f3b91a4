import ICAL from "ical.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { doAskedJobs } from "../../../../test/asked-jobs.ts";
import type { Client, SeenPage } from "../../../../test/client.ts";
import { publishedConference, registering } from "../../../../test/conference.ts";
import { testApp } from "../../../../test/harness.ts";
import type { TestApp } from "../../../../test/harness.ts";
import { noteBounce } from "../../../platform/mail/bounces.ts";
import { putOnList } from "../invitation/commands/list.ts";
import { tellInvitedJob } from "../invitation/jobs.ts";
import { cancelRegistration, register } from "../registration/commands/registrations.ts";
import { moveQueuesJob, tellRegisteredJob } from "../registration/jobs.ts";
import type { RegistrationInput } from "../registration/schema.ts";
import { tellHearersJob } from "./jobs.ts";

let app: TestApp;
let coordinator: Client;
beforeAll(async () => {
  app = await testApp();
  coordinator = await app.signedIn("coordinator");
});
afterAll(() => app.close());

const once = { number: 1, isLast: true };
const deps = () => ({ ...app.deps, now: () => app.now });
const later = (minutes: number) => {
  app.now = new Date(app.now.getTime() + minutes * 60_000);
};

async function enter(conferenceId: string, name: string, rest: Partial<RegistrationInput> = {}): Promise<string> {
  const made = await app.db.transaction().execute((tx) => register(tx, app.permit("everyone"), conferenceId, { input: registering(name, rest), cameBy: "phone" }, app.now));
  if (made.known) throw new Error(`${name} is known`);
  return made.id;
}

const invited = (name: string, rest: { email?: string; address?: string }) => ({ name, organisation: "", phone: null, partyId: null, email: rest.email ?? null, address: rest.address ?? null });

/** Three seats taken and one who waits; four who are invited and have said nothing, one of them not yet sent anything. */
async function stage(title: string) {
  const { id, path } = await publishedConference(app, { title });
  await enter(id, "Anna", { email: "anna@eksempel.dk" });
  const bo = await enter(id, "Bo", { phone: "22 33 44 55" });
  await enter(id, "Ina", { email: "virker-ikke@eksempel.dk" });
  await enter(id, "Carl", { email: "carl@eksempel.dk" });
  await app.db.transaction().execute(async (tx) => {
    const people = [invited("Dorte", { email: "dorte@eksempel.dk" }), invited("Egon", { address: "Eksempelgade 1" }), invited("Anna igen", { email: "ANNA@eksempel.dk" }), invited("Nej tak", { email: "nej@eksempel.dk" })];
    await putOnList(tx, app.permit("conference.prepare"), id, people, "import", app.now);
    await tx.updateTable("conference.invitation").set({ sent_at: app.now }).where("conference_id", "=", id).execute();
    await tx.updateTable("conference.invitation").set({ declined_at: app.now }).where("name", "=", "Nej tak").execute();
    await putOnList(tx, app.permit("conference.prepare"), id, [invited("Ikke sendt", { email: "usendt@eksempel.dk" })], "import", app.now);
    await noteBounce(tx, { secret: app.deps.secret, districtId: app.district.id, address: "virker-ikke@eksempel.dk" }, "550", app.now);
  });
  const change = async (answers: Record<string, string>) => coordinator.submit(await coordinator.get(`${path}/change`), "/change", answers);
  return { id, path, bo, change };
}

/** Lets the job run twice, as after a crash; gives what was sent about a conference since the last time, by address. */
async function mailed(conferenceId: string) {
  for (const job of [tellHearersJob, tellHearersJob]) await job.run(deps(), null, once);
  const mails = await app.db.selectFrom("platform.mail").select(["id", "to_address as to", "subject", "text"]).where("purpose", "=", "conference.moved").where("about_id", "=", conferenceId).orderBy("to_address").execute();
  await app.db.updateTable("platform.mail").set({ purpose: "conference.thanks", status: "sent", sending_since: null, sent_at: app.now }).where("purpose", "=", "conference.moved").execute();
  return mails;
}

async function eventIn(mailId: string) {
  const [file] = await app.db.selectFrom("platform.mail_attachment").select("content").where("mail_id", "=", mailId).execute();
  const event = file && new ICAL.Component(ICAL.parse(new TextDecoder().decode(file.content))).getFirstSubcomponent("vevent");
  return event ? { uid: String(event.getFirstPropertyValue("uid")), sequence: Number(event.getFirstPropertyValue("sequence")), place: String(event.getFirstPropertyValue("location")) } : undefined;
}

/** The names on the list of those to call, or on that of those who have been. */
async function noted(path: string) {
  const { document } = await coordinator.get(path.includes("/tell") ? path : `${path}/tell`);
  return [...document.querySelectorAll("tbody tr")].map((row) => row.querySelector("th, td")?.textContent?.trim());
}

const buttonOf = (seen: SeenPage, name: string) => seen.document.querySelector(`button[aria-label$=": ${name}"]`)?.closest("form")?.getAttribute("action") ?? "";

describe("a conference that is moved", () => {
  test("says before how many are told, then tells each once, by mail or from a list, however often it was changed", async () => {
    const { id, path, change } = await stage("Flytter sig");
    const form = await coordinator.get(`${path}/change`);
    expect(form.text).toContain("6 får besked.");
    expect(form.text).toContain("3 får en mail. 3 kommer på en liste");
    const before = new ICAL.Component(ICAL.parse((await app.visitor().get(`${path}/conference.ics`)).html)).getFirstSubcomponent("vevent");
    await change({ place: "Øksnehallen" });
    later(4);
    const desk = await change({ day: "2026-04-16", place: "Øksnehallen, port 3" });
    expect(desk.text).toContain("3 får en mail om ændringen inden for ti minutter.");
    expect(desk.text).toContain("3 kan ikke nås med e-mail og mangler besked.");
    later(4);
    expect(await mailed(id)).toEqual([]);
    later(2);
    const mails = await mailed(id);
    expect(mails.map(({ to, subject }) => `${to}: ${subject}`)).toEqual(["anna", "carl", "dorte"].map((name) => `${name}@eksempel.dk: Ny tid og nyt sted: Flytter sig`));
    const [anna, carl, dorte] = mails;
    for (const words of ["Tid før: onsdag den 15. april 2026 kl. 16.00–20.00", "Tid nu: torsdag den 16. april 2026 kl. 16.00–20.00", "Sted før: Rådhuset, Hovedkassen", "Sted nu: Øksnehallen, port 3", "Du har stadig din plads"]) expect(anna?.text).toContain(words);
    expect(carl?.text).toContain("som du står på venteliste til, har fået en ny tid");
    expect(dorte?.text).toContain("/invitation/");
    const event = await eventIn(anna?.id ?? "");
    expect([event?.uid, event?.place]).toEqual([String(before?.getFirstPropertyValue("uid")), "Øksnehallen, port 3"]);
    expect(event?.sequence).toBeGreaterThan(Number(before?.getFirstPropertyValue("sequence")));
    expect(await eventIn(carl?.id ?? "")).toBeUndefined();
    expect(await mailed(id)).toEqual([]);
    // Who was only written to, and whom the mail did not reach after all, has not been told.
    later(1);
    await noteBounce(app.db, { secret: app.deps.secret, districtId: app.district.id, address: "Anna@eksempel.dk" }, "551", app.now);
    await app.db.updateTable("platform.mail").set({ status: "failed", sent_at: null, last_error_code: "554" }).where("id", "=", carl?.id ?? "").execute();
    expect(await noted(path)).toEqual(["Anna", "Bo", "Carl", "Egon", "Ina"]);
    expect((await coordinator.get(`${path}/secretary`)).text).toContain("5 kan ikke nås med e-mail og mangler besked.");
    const list = await coordinator.get(`${path}/tell`);
    await coordinator.submit(list, buttonOf(list, "Carl"), {}, 5);
    expect([await noted(path), await noted(`${path}/tell?group=told`)]).toEqual([["Anna", "Bo", "Egon", "Ina"], ["Carl"]]);
    // What is neither time nor place tells nobody anything; a change that is taken back before anybody heard neither.
    await change({ targetGroup: "Alle" });
    await change({ place: "Et andet sted" });
    await change({ place: "Øksnehallen, port 3" });
    later(6);
    expect(await mailed(id)).toEqual([]);
    expect((await coordinator.get(`${path}/tell`)).text).toContain("Nu er den torsdag den 16. april 2026 kl. 16.00–20.00. Det er også et nyt sted: Øksnehallen, port 3. Før: Rådhuset, Hovedkassen.");
    expect(await noted(path)).toEqual(["Anna", "Bo", "Egon", "Ina"]);
    expect(await app.db.selectFrom("conference.hearer").select("id").where("conference_id", "=", id).execute()).toHaveLength(4);
    await app.db.deleteFrom("platform.mail_bounce").where("code", "=", "551").execute();
  });

  test("has a list of those to call, who are told from what they know, and never twice the same", async () => {
    const { id, path, bo, change } = await stage("Ringes rundt");
    await change({ place: "Øksnehallen" });
    const page = await coordinator.get(`${path}/tell`);
    expect(await noted(path)).toEqual(["Bo", "Egon", "Ina"]);
    expect(page.text).toContain("har fået et nyt sted: Øksnehallen. Før: Rådhuset, Hovedkassen.");
    expect([page.text.includes("Eksempelgade 1"), page.text.includes("mailen virker ikke"), page.document.querySelector("a[href='tel:22334455']") !== null]).toEqual([true, true, true]);
    const waits = async (client: Client) =>
      [...(await client.get("/vesterbro")).document.querySelectorAll("ul[aria-label='Det venter på dig'] li")].map((line) => line.textContent).filter((line) => line.includes("Ringes rundt"));
    expect(await waits(coordinator)).toEqual(["Ringes rundt3 kan ikke nås med e-mail og mangler besked."]);
    for (const nobody of [await app.signedIn("member"), app.visitor()]) expect(await waits(nobody)).toEqual([]);
    await coordinator.submit(page, buttonOf(page, "Egon"), {}, 5);
    expect(await noted(path)).toEqual(["Bo", "Ina"]);
    expect(await waits(coordinator)).toEqual(["Ringes rundt2 kan ikke nås med e-mail og mangler besked."]);
    // Taken back and noted again, from the list on which they stand.
    const told = await coordinator.get(`${path}/tell?group=told`);
    const takenBack = await coordinator.submit(told, buttonOf(told, "Egon"));
    expect([takenBack.path, await noted(path)]).toEqual([`${path}/tell?group=told`, ["Bo", "Egon", "Ina"]]);
    expect((await coordinator.submit(await coordinator.get(`${path}/tell`), buttonOf(page, "Egon"))).path).toBe(`${path}/tell`);
    later(1);
    await change({ place: "Rådhuset, Hovedkassen, sal 2" });
    // Egon knows the place that he was told of; somebody who was being told when it changed is still to be told.
    const again = await coordinator.get(`${path}/tell`);
    expect(again.text).toContain("Sig til dem, der kender onsdag den 15. april 2026 kl. 16.00–20.00, Øksnehallen");
    const stale = await coordinator.submit(page, buttonOf(page, "Bo"));
    expect([stale.status, stale.text]).toEqual([422, expect.stringContaining("Konferencen er ændret igen")]);
    await app.db.transaction().execute((tx) => cancelRegistration(tx, app.permit("everyone"), { conferenceId: id, id: bo }, app.now));
    expect(await noted(path)).toEqual(["Egon", "Ina"]);
    for (const reader of [app.visitor(), await app.signedIn("member")]) expect((await reader.get(`${path}/tell`)).status).toBe(404);
    expect((await coordinator.get(`${path}/secretary`)).text).toContain("2 kan ikke nås med e-mail og mangler besked.");
  });

  test("leads back to a page that is there when the last line of one was pressed", async () => {
    const { id, path, change } = await stage("To sider");
    const more = Array.from({ length: 48 }, (_, at) => invited(`Åse ${at + 10}`, { address: `Eksempelgade ${at + 10}` }));
    await app.db.transaction().execute(async (tx) => {
      await putOnList(tx, app.permit("conference.prepare"), id, more, "import", app.now);
      await tx.updateTable("conference.invitation").set({ sent_at: app.now }).where("conference_id", "=", id).where("email", "is", null).execute();
    });
    await change({ place: "Øksnehallen" });
    const [second, stale] = [await coordinator.get(`${path}/tell?page=2`), await coordinator.get(`${path}/tell?page=2`)];
    expect(await noted(`${path}/tell?page=2`)).toEqual(["Åse 57"]);
    expect((await coordinator.submit(second, buttonOf(second, "Åse 57"))).path).toBe(`${path}/tell`);
    expect((await coordinator.get(`${path}/tell?page=2`)).status).toBe(404);
    // Somebody who still has the page that is empty by now sees why their press is too late.
    later(1);
    await change({ place: "Rådhuset, Hovedkassen, sal 2" });
    expect((await coordinator.submit(stale, buttonOf(stale, "Åse 57"))).status).toBe(422);
  });

  test("and that is cancelled stands on the same list for those without mail", async () => {
    const { id, path } = await stage("Bliver aflyst");
    const desk = await coordinator.get(`${path}/programme`);
    expect(desk.text).toContain("3 får en mail. 3 kommer på en liste");
    const list = await coordinator.submit(desk, "/cancel", { reason: "Salen er lukket" }, 5);
    for (const words of ["Konferencen er aflyst.", "Konferencen “Bliver aflyst”, onsdag den 15. april 2026 kl. 16.00–20.00, er aflyst.", "Grund: Salen er lukket", "Bo", "Egon", "Ina"]) expect(list.text).toContain(words);
    later(6);
    expect(await mailed(id)).toEqual([]);
    await tellInvitedJob.run(deps(), null, once);
    expect((await coordinator.get(`${path}/overview`)).text).toContain("3 kan ikke nås med e-mail og mangler besked.");
    // Mails that the server refused for good have told nobody; nor has one that came back.
    await moveQueuesJob.run(deps(), null, once);
    await doAskedJobs(app, [tellRegisteredJob]);
    const about = await app.db.selectFrom("platform.mail").select(["id", "to_address as to"]).where("about_id", "=", id).where("subject", "like", "Aflyst:%").orderBy("to_address").execute();
    expect(about.map(({ to }) => to)).toEqual(["anna", "carl", "dorte", "virker-ikke"].map((name) => `${name}@eksempel.dk`));
    expect(await noted(path)).toEqual(["Bo", "Egon", "Ina"]);
    const refused = about.filter(({ to }) => /^(anna|dorte)/.test(to ?? "")).map((mail) => mail.id);
    await app.db.updateTable("platform.mail").set({ status: "failed", sent_at: null, last_error_code: "554" }).where("id", "in", refused).execute();
    expect(await noted(path)).toEqual(["Anna", "Bo", "Dorte", "Egon", "Ina"]);
    await noteBounce(app.db, { secret: app.deps.secret, districtId: app.district.id, address: "carl@eksempel.dk" }, "551", app.now);
    expect(await noted(path)).toEqual(["Anna", "Bo", "Carl", "Dorte", "Egon", "Ina"]);
    const last = await coordinator.get(`${path}/tell`);
    await coordinator.submit(last, buttonOf(last, "Anna"), {}, 5);
    expect(await noted(path)).toEqual(["Bo", "Carl", "Dorte", "Egon", "Ina"]);
    await app.db.deleteFrom("platform.mail_bounce").where("code", "=", "551").execute();
  });
});
