import { parseHTML } from "linkedom";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import type { Client } from "../../../test/client.ts";
import { addRepresentation } from "../../network/representations.ts";
import { addMember } from "../../platform/identity/commands.ts";
import { addTask } from "./commands/tasks.ts";
import { forgetWeeklyMail } from "./commands/weekly.ts";
import { weeklyMailJob } from "./jobs.ts";

let t: TestApp;
let coordinator: Client;
let housing: string;
let users: string;

beforeAll(async () => {
  t = await testApp();
  coordinator = await t.signedIn("coordinator");
  housing = await addParty("Boligforeningen Prøve");
  users = await addParty("Brugerforeningen Prøve");
  await speaks("Hanne Hus", { reach: "mail", email: "hanne@eksempel.dk" }, housing);
  await speaks("Sven Suppleant", { reach: "mail", email: "sven@eksempel.dk" }, housing, true);
  await speaks("Tove Telefon", { reach: "phone", phone: "20123456" }, users);
  await speaks("Ida Ingen", { reach: "mail", email: "ida@eksempel.dk" }, await addParty("En aktør uden opgaver"));
});
afterAll(() => t.close());

async function addParty(name: string): Promise<string> {
  const row = { district: t.district.id, id: uuidv7(), name, kind: "housing" as const };
  await t.db.insertInto("network.party").values({ ...row, office_email: null, office_phone: null, ended_at: null }).execute();
  return row.id;
}

type Reached = { readonly reach: "mail"; readonly email: string } | { readonly reach: "phone"; readonly phone: string };

async function speaks(name: string, reached: Reached, partyId: string, isDeputy = false): Promise<void> {
  await t.db.transaction().execute(async (tx) => {
    const id = await addMember(tx, t.permit("parties.manage"), { name, ...reached, roles: ["member"] });
    const representation = { partyId, function: "Formand", isDeputy, fromDay: "2026-01-01" };
    await addRepresentation(tx, t.permit("parties.manage"), id, representation);
  });
}

/** A member who is there already speaks for a party too. */
async function speaksToo(name: string, partyId: string): Promise<void> {
  const member = await t.db.selectFrom("platform.member").select("id").where("name", "=", name).executeTakeFirstOrThrow();
  const representation = { partyId, function: "Medlem", isDeputy: false, fromDay: "2026-01-01" };
  await t.db.transaction().execute((tx) => addRepresentation(tx, t.permit("parties.manage"), member.id, representation));
}

async function give(title: string, partyId: string, dueDay = "2026-03-09"): Promise<string> {
  const task = { title, partyId, dueDay };
  return (await t.db.transaction().execute((tx) => addTask(tx, t.permit("decisions.manage"), task, t.now))).id;
}

const monday = () => weeklyMailJob.run({ ...t.deps, now: () => t.now }, null, { number: 1, isLast: false });

const mails = () => t.db.selectFrom("platform.mail").select(["to_address", "subject", "text", "unsubscribe_url"]).where("purpose", "=", "tasks.weekly").orderBy("id").execute();

/** The link of the newest mail. */
async function newestLink(): Promise<string> {
  const all = await mails();
  return /\/vesterbro\/waiting\/[\w-]+/.exec(all.at(-1)?.text ?? "")?.[0] ?? "";
}

describe("the weekly mail", () => {
  test("is not written while there is nothing", async () => {
    await monday();
    await give("Langt ude i fremtiden", housing, "2026-05-01");
    await monday();
    expect(await mails()).toEqual([]);
  });

  test("is written once to those who represent a party with tasks, however often and by how many the job is run", async () => {
    await give("Skift låsen i porten", housing);
    await give("Fortæl om natvagterne", users);
    t.now = new Date("2026-03-16T06:00:00Z");
    await Promise.all([monday(), monday(), monday()]);
    t.now = new Date("2026-03-18T06:00:00Z");
    await monday();
    const all = await mails();
    expect(all.map(({ to_address, subject }) => [to_address, subject])).toEqual([
      ["hanne@eksempel.dk", "Forummet venter på 1 opgave fra jer"],
    ]);
    expect(all[0]?.text).toContain("• Skift låsen i porten (fristen var 9. marts 2026, for 7 dage siden)");
    expect(all[0]?.text).not.toContain("natvagterne");
    expect(all[0]?.text).toContain(`Jeg vil ikke have disse mails:\n${all[0]?.unsubscribe_url}`);
  });

  test("tells those without mail by hand: whom to call, what to say", async () => {
    const list = await coordinator.get("/vesterbro/tasks/by-hand");
    for (const said of ["Tove Telefon", "Ring til 20123456", "Fortæl om natvagterne", "har I brug for mere tid"])
      expect(list.text).toContain(said);
    expect(list.text).not.toContain("Hanne Hus");
    const member = await t.signedIn("member");
    expect((await member.request("/vesterbro/tasks/by-hand")).status).toBe(404);
    const paper = await member.get(`/vesterbro/tasks/party/${users}`);
    expect(paper.text).toContain("Det venter forummet på fra Brugerforeningen Prøve");
    expect(paper.text).not.toContain("20123456");
    expect((await t.visitor().request(`/vesterbro/tasks/party/${users}`)).status).toBe(404);
  });

  test("is ended by one press, by a button, and begins again when one wants it", async () => {
    const path = new URL((await mails())[0]?.unsubscribe_url ?? "").pathname;
    const body = "List-Unsubscribe=One-Click";
    const headers = { "content-type": "application/x-www-form-urlencoded", "content-length": String(body.length) };
    for (const _press of [1, 2])
      expect((await t.app.request(`http://localhost${path}`, { method: "POST", body, headers })).status).toBe(200);
    t.now = new Date("2026-03-23T06:00:00Z");
    await monday();
    expect(await mails()).toHaveLength(1);
    expect((await coordinator.get("/vesterbro/tasks/by-hand")).text).toContain("Har sagt nej til mails");
    const page = await t.visitor().get(path);
    expect(page.text).toContain("Du får ikke mailen mere");
    const again = await t.visitor().submit(page, path, { act: "start" });
    expect(again.text).toContain("Vil du ikke have mailen om opgaver?");
    await monday();
    expect(await mails()).toHaveLength(2);
    expect((await t.visitor().submit(again, path, { act: "stop" })).text).toContain("Du får ikke mailen mere");
  });

  test("is remembered no longer than needed", async () => {
    const later = new Date("2026-06-20T06:00:00Z");
    const gone = await t.db.transaction().execute((tx) => forgetWeeklyMail(tx, { now: later }));
    expect(gone).toEqual([{ districtId: t.district.id, count: 1 }]);
    await t.db.deleteFrom("decisions.no_mail").execute();
  });
});

describe("behind the link in it", () => {
  test("a party sees its own open tasks only, and opening changes nothing", async () => {
    const hidden = await give("Noget for brugerforeningen", users, "2026-04-01");
    const link = await newestLink();
    const page = await t.visitor().get(link);
    expect(page.text).toContain("Skift låsen i porten");
    expect(page.text).not.toContain("brugerforeningen");
    expect(page.headers.get("cache-control")).toBe("no-store");
    const token = link.split("/").at(-1) ?? "";
    expect((await t.visitor().request(`/vesterbro/waiting/task/${hidden}/${token}`)).status).toBe(404);
    expect((await t.visitor().request(link.replace("vesterbro", "norrebro"))).status).toBe(404);
    const foreign = await t.db.selectFrom("decisions.task").select("id").where("title", "=", "Fortæl om natvagterne").executeTakeFirstOrThrow();
    const own = page.document.querySelector("main .item-row a")?.getAttribute("href") ?? "";
    const task = await t.visitor().get(own);
    const form = { ...task, html: task.html.replaceAll(/waiting\/task\/[0-9a-f-]+/g, `waiting/task/${foreign.id}`) };
    const forged = await t.visitor().submit({ ...form, document: parseHTML(form.html).document as unknown as Document }, "/waiting/task/", { note: "Gjort for en anden" });
    expect(forged.status).toBe(404);
    const untouched = await t.db.selectFrom("decisions.task").select("id").where("done_at", "is not", null).execute();
    expect(untouched).toEqual([]);
  });

  test("asks for more time, is answered, and the day moves", async () => {
    const link = await newestLink();
    const visitor = t.visitor();
    const list = await visitor.get(link);
    const task = await visitor.get(list.document.querySelector("main .item-row a")?.getAttribute("href") ?? "");
    const early = await visitor.submit(task, "/waiting/time/", { wantedDay: "2026-03-20", reason: "Låsesmeden er syg" });
    expect([early.status, early.text]).toEqual([422, expect.stringContaining("Vælg en dato, der ligger efter i dag")]);
    expect(early.document.querySelector("textarea[name=reason]")?.textContent).toBe("Låsesmeden er syg");
    const asked = await visitor.submit(early, "/waiting/time/", { wantedDay: "2026-04-15", reason: "Låsesmeden er syg" }, 5);
    expect(asked.text).toContain("Venter på svar");
    const open = await coordinator.get("/vesterbro/tasks?show=time");
    expect(open.text).toContain("Skift låsen i porten");
    const address = open.document.querySelector("main .item-row a")?.getAttribute("href") ?? "";
    const page = await coordinator.get(address);
    expect(page.text).toContain("Låsesmeden er syg");
    const bare = await coordinator.submit(page, "/more-time/", { answer: "no" });
    expect(bare.status).toBe(422);
    // Another wish meanwhile: the answer to the older one does not count.
    await visitor.submit(asked, "/waiting/time/", { wantedDay: "2026-04-20", reason: "Låsesmeden er stadig syg" });
    expect((await coordinator.submit(page, "/more-time/", { answer: "yes" })).status).toBe(422);
    const fresh = await coordinator.get(address);
    const answered = await coordinator.submit(fresh, "/more-time/", { answer: "yes", answerNote: "God bedring." }, 5);
    expect(answered.text).toContain("20. april 2026");
    expect((await visitor.get(asked.path)).text).toContain("Ja, fristen er flyttet. God bedring.");
  });

  test("says so to somebody who has stopped, with what they typed and nothing of the task", async () => {
    const visitor = t.visitor();
    const list = await visitor.get(await newestLink());
    const task = await visitor.get(list.document.querySelector("main .item-row a")?.getAttribute("href") ?? "");
    const stop = (day: string | null) => t.db.updateTable("network.representation").set({ to_day: day }).where("party_id", "=", housing).execute();
    await stop("2026-03-01");
    const late = await visitor.submit(task, "/waiting/task/", { note: "Den er skiftet" });
    expect([late.status, late.text]).toEqual([422, expect.stringContaining("Den er skiftet")]);
    expect(late.text).toContain("Du taler ikke længere for den aktør, der har opgaven");
    expect(late.text).not.toContain("Skift låsen");
    await stop(null);
  });

  test("is not answered yes once the day asked for is no later: the task has been moved, or the day is over", async () => {
    const task = await give("Ring til låsesmeden", users, "2026-04-01");
    const address = `/vesterbro/tasks/${task}`;
    await coordinator.submit(await coordinator.get(address), "/more-time", { wantedDay: "2026-05-01", reason: "De er på ferie" });
    await t.db.updateTable("decisions.task").set({ due_day: "2026-06-01" }).where("id", "=", task).execute();
    const refused = await coordinator.submit(await coordinator.get(address), "/more-time/", { answer: "yes" });
    expect([refused.status, refused.text.includes("Fristen ville ikke blive senere")]).toEqual([422, true]);
    await t.db.updateTable("decisions.task").set({ due_day: "2026-04-01" }).where("id", "=", task).execute();
    const before = t.now;
    t.now = new Date("2026-05-02T10:00:00Z");
    expect((await coordinator.submit(await coordinator.get(address), "/more-time/", { answer: "yes" })).status).toBe(422);
    t.now = before;
    const due = await t.db.selectFrom("decisions.task").select("due_day").where("id", "=", task).executeTakeFirstOrThrow();
    expect(due.due_day).toBe("2026-04-01");
    await t.db.deleteFrom("decisions.task").where("id", "=", task).execute();
  });

  test("says that a task is done, once, as the party itself; a coordinator who does it for one is told apart", async () => {
    const visitor = t.visitor();
    const list = await visitor.get(await newestLink());
    const task = await visitor.get(list.document.querySelector("main .item-row a")?.getAttribute("href") ?? "");
    const done = await visitor.submit(task, "/waiting/task/", { note: "Låsen er skiftet." }, 5);
    expect(done.text).toContain("Tak. Opgaven er udført.");
    expect((await visitor.submit(task, "/waiting/task/", { note: "Igen" })).status).toBe(422);
    const forOther = await give("Hæng plakaten op", users, "2026-04-01");
    const page = await coordinator.get(`/vesterbro/tasks/${forOther}`);
    const asked = await coordinator.submit(page, "/more-time", { wantedDay: "2026-05-01", reason: "De er på ferie" });
    expect(asked.text).toContain("Skrevet ind for aktøren.");
    const unasked = await coordinator.submit(asked, "/done", { note: "Plakaten hænger der." });
    expect([unasked.status, unasked.text]).toEqual([422, expect.stringContaining("Sæt kryds, når de har sagt det")]);
    expect(unasked.document.querySelector("textarea[name=note]")?.textContent).toBe("Plakaten hænger der.");
    const entered = await coordinator.submit(unasked, "/done", { note: "Plakaten hænger der.", agreed: "1" });
    expect(entered.text).toContain("Skrevet ind for aktøren af en koordinator.");
    const rows = await t.db.selectFrom("decisions.task").select(["title", "done_assisted"]).where("done_at", "is not", null).orderBy("title").execute();
    expect(rows).toEqual([
      { title: "Hæng plakaten op", done_assisted: true },
      { title: "Skift låsen i porten", done_assisted: false },
    ]);
  });

  test("is opened again with a reason by the party and by coordinators, whoever wrote that it is done", async () => {
    const [outsider, own] = [await t.signedIn("member"), await t.signedIn("member")];
    for (const [name, partyId] of [["Test Testesen 3", housing], ["Test Testesen 4", users]] as const) await speaksToo(name, partyId);
    const address = `/vesterbro/tasks/${await give("Ring til kommunen om skiltet", users, "2026-04-01")}`;
    const page = await outsider.get(address);
    expect(page.document.querySelector("details form[action$=done]")?.closest("details")?.querySelector("summary")?.textContent).toBe("Skriv for Brugerforeningen Prøve");
    const done = await outsider.submit(page, "/done", { note: "Jeg ringede selv.", agreed: "1" });
    expect(done.text).toContain("Skrevet ind for aktøren af Boligforeningen Prøve.");
    expect(done.document.querySelector("form[action$=reopen]")).toBeNull();
    const forOwn = await own.get(address);
    const forged = { ...done, document: forOwn.document };
    expect((await outsider.submit(forged, "/reopen", { why: "Bare fordi" })).status).toBe(422);
    const silent = await own.submit(forOwn, "/reopen", { why: "" });
    expect([silent.status, silent.text]).toEqual([422, expect.stringContaining("Skriv, hvorfor opgaven åbnes igen.")]);
    const open = await own.submit(silent, "/reopen", { why: "Vi har ikke ringet endnu." }, 5);
    for (const said of ["Opgaven er åben igen.", "Åbnet igen 23. marts 2026", "Vi har ikke ringet endnu.", "Åben, senest 1. april 2026"]) expect(open.text).toContain(said);
    expect(open.document.querySelector("details form[action$=done]")).toBeNull();
    expect((await own.submit(forOwn, "/reopen", { why: "En gang til" })).text).toContain("En anden har allerede åbnet opgaven igen.");
    const item = await t.db.selectFrom("thread.item").select(["status", "text"]).where("title", "=", "Ring til kommunen om skiltet").executeTakeFirst();
    expect(item).toEqual({ status: "open", text: "" });
    await own.submit(open, "/done", { note: "Nu har vi ringet." });
    const again = await coordinator.get(address);
    expect(again.text).not.toContain("Skrevet ind for aktøren");
    expect((await coordinator.submit(again, "/reopen", { why: "De spurgte om et andet skilt." })).text).toContain("Opgaven er åben igen.");
    await t.db.deleteFrom("decisions.task").where("title", "=", "Ring til kommunen om skiltet").execute();
  });

  test("nobody sees anything more when they no longer speak for the party", async () => {
    const link = await newestLink();
    expect((await t.visitor().get(link)).text).toContain("Langt ude i fremtiden");
    await t.db.updateTable("network.representation").set({ to_day: "2026-03-01" }).where("party_id", "=", housing).execute();
    const page = await t.visitor().get(link);
    expect(page.text).toContain("Du taler ikke for en aktør lige nu");
    expect(page.text).not.toContain("Langt ude");
  });
});

describe("the list of tasks", () => {
  test("is narrowed down by links, and holds three hundred", async () => {
    for (let n = 1; n <= 300; n += 1) await give(`Opgave nummer ${n}`, housing, n <= 100 ? "2026-03-25" : "2026-06-01");
    t.now = new Date("2026-03-27T09:00:00Z");
    const rows = async (query: string) => (await coordinator.get(`/vesterbro/tasks${query}`)).document.querySelectorAll(".item-row").length;
    expect(await rows(`?party=${housing}`)).toBe(301);
    expect(await rows(`?party=${housing}&show=late`)).toBe(100);
    expect(await rows(`?party=${housing}&show=soon`)).toBe(0);
    expect(await rows(`?party=${users}&show=done`)).toBe(1);
    expect(await rows("?party=x&show=x")).toBeGreaterThan(301);
    expect((await coordinator.get(`/vesterbro/tasks?party=${housing}&show=soon`)).text).toContain("Der er ingen opgaver her");
  });
});

test("two who change one task at once are told of each other", async () => {
  const id = await give("Ryd gården", housing, "2026-06-01");
  const other = await t.signedIn("coordinator");
  const [mine, theirs] = [await coordinator.get(`/vesterbro/tasks/${id}/edit`), await other.get(`/vesterbro/tasks/${id}/edit`)];
  await other.submit(theirs, "/edit", { title: "Ryd gården og skuret" });
  const told = await coordinator.submit(mine, "/edit", { title: "Ryd gården før maj" });
  expect([told.status, told.text]).toEqual([422, expect.stringContaining("Ryd gården og skuret")]);
  expect(told.document.querySelector("[name=title]")?.getAttribute("value")).toBe("Ryd gården før maj");
  expect((await coordinator.submit(told, "/edit")).text).toContain("Ryd gården før maj");
});
