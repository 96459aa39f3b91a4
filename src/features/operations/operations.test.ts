import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { filledIn } from "../../../test/client.ts";
import type { Client } from "../../../test/client.ts";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { allJobs } from "../../jobs.ts";
import { prepareJobs, sendJob, startJobs } from "../../platform/jobs/jobs.ts";
import type { JobDefinition } from "../../platform/jobs/jobs.ts";
import { noteBounce } from "../../platform/mail/bounces.ts";
import { queueMail } from "../../platform/mail/outbox.ts";
import { mailStatuses } from "../../platform/mail/tables.ts";
import type { MailStatus } from "../../platform/mail/tables.ts";
import { texts } from "./texts.ts";

let t: TestApp;
let coordinator: Client;
beforeAll(async () => {
  t = await testApp();
  await prepareJobs(t.databaseUrl, allJobs(undefined));
  coordinator = await t.signedIn("coordinator");
  await t.db.deleteFrom("platform.mail").execute();
});
afterAll(() => t.close());

async function mail(to: string, status: MailStatus, code: string | null = null, district = t.district): Promise<string> {
  await t.db.transaction().execute((tx) =>
    queueMail(tx, {
      districtId: district.id,
      to,
      subject: "Hemmeligt emne",
      text: "Hemmelig tekst",
      html: "<p>Hemmelig tekst</p>",
      purpose: "meetings.invite",
    }),
  );
  const { id } = await t.db.selectFrom("platform.mail").select("id").where("to_address", "=", to).executeTakeFirstOrThrow();
  const times = { sent_at: status === "sent" ? t.now : null, sending_since: t.now };
  await t.db.updateTable("platform.mail").set({ status, last_error_code: code, ...times }).where("id", "=", id).execute();
  return id;
}

const statusOf = async (id: string) =>
  (await t.db.selectFrom("platform.mail").select("status").where("id", "=", id).executeTakeFirstOrThrow()).status;

describe("the page of outgoing mail", () => {
  test("tells of every mail how it went, and neither its words nor its address nor another district's", async () => {
    expect((await coordinator.get("/vesterbro/administration/mail")).text).toContain("Her er ingen mails");
    for (const [index, status] of mailStatuses.entries()) await mail(`navn${index}@eksempel.dk`, status);
    await mail("nabo@eksempel.dk", "failed", "550", t.elsewhere);
    await mail("berit@eksempel.dk", "failed", "550");
    const { html, text } = await coordinator.get("/vesterbro/administration/mail");
    for (const status of mailStatuses) expect(text).toContain(texts.da.mail.status[status]);
    expect(text).toContain("b•••@eksempel.dk");
    expect(text).toContain("Modtagerens server kender ikke adressen (kode 550)");
    expect(html).not.toMatch(/emmelig|berit|navn\d|nabo/);
    const english = await coordinator.get("/en/vesterbro/administration/mail?show=attention");
    expect(english.text).toContain("The receiving server does not know the address (code 550)");
    expect(english.text).not.toContain(texts.en.mail.status.queued);
  });

  test("lets a failed, held or perhaps sent mail go once more, and no other; five presses make one job", async () => {
    const [failed, sent] = [await mail("proev@eksempel.dk", "failed", "ETIMEDOUT"), await mail("sendt@eksempel.dk", "sent")];
    const jobsFor = async (id: string) =>
      (await sql`select from jobs.job where name = 'send-mail' and data ->> 'mailId' = ${id}`.execute(t.db)).rows.length;
    const before = await jobsFor(failed);
    const page = await coordinator.get("/vesterbro/administration/mail");
    const after = await coordinator.submit(page, `${failed}/retry`, {}, 5);
    expect(after.text).toContain(texts.da.mail.retried);
    expect(await statusOf(failed)).toBe("queued");
    expect((await jobsFor(failed)) - before).toBe(1);
    expect(page.html).not.toContain(`${sent}/retry`);
    const late = await coordinator.submit(page, `${failed}/retry`, { again: "1" });
    expect([late.status, late.text.includes(texts.da.errors.not_now)]).toEqual([422, true]);
    const event = await t.db.selectFrom("platform.audit_event").selectAll().where("action", "=", "mail.retry").execute();
    expect(event).toHaveLength(1);
  });

  test("shows addresses that do not work, also on the member's page, until they are cleared", async () => {
    const { email, id } = await t.db.selectFrom("platform.member").select(["email", "id"]).executeTakeFirstOrThrow();
    const address = { secret: t.deps.secret, districtId: t.district.id, address: email ?? "" };
    const warning = "Mails til adressen kommer ikke frem";
    expect((await coordinator.get(`/vesterbro/forum/members/${id}`)).text).not.toContain(warning);
    await noteBounce(t.db, address, "550", t.now);
    const member = await coordinator.get(`/vesterbro/forum/members/${id}`);
    expect(member.text).toContain(warning);
    expect(member.html).toContain('href="/vesterbro/administration/mail"');
    const page = await coordinator.get("/vesterbro/administration/mail");
    expect(page.text).toContain(texts.da.addresses.title);
    const cleared = await coordinator.submit(page, "/clear");
    expect(cleared.text).not.toContain(texts.da.addresses.title);
    expect((await coordinator.get(`/vesterbro/forum/members/${id}`)).text).not.toContain(warning);
  });

  test("stays usable with hundreds of mails", async () => {
    await sql`
      insert into platform.mail (district, id, to_address, subject, text, purpose, status, sent_at)
      select ${t.district.id}, gen_random_uuid(), 'mange' || n || '@eksempel.dk', 'x', 'x', 'street.news', 'sent', now()
      from generate_series(1, 120) as n`.execute(t.db);
    const rows = async (page: string) =>
      (await coordinator.get(`/vesterbro/administration/mail?show=sent${page}`)).document.querySelectorAll(".item-row").length;
    expect([await rows(""), await rows("&page=2")]).toEqual([50, 50]);
    expect(await rows("&page=3")).toBeGreaterThan(19);
    expect((await coordinator.get("/vesterbro/administration/mail?show=sent&page=9")).status).toBe(404);
  });
});

describe("after a mail server took nothing for long", () => {
  const hours = (n: number) => new Date(t.now.getTime() - n * 3_600_000);
  const set = (id: string, change: { tries?: number; created_at?: Date; erased_at?: Date }) =>
    t.db.updateTable("platform.mail").set(change).where("id", "=", id).execute();
  const jobsFor = async (id: string) =>
    (await sql`select from jobs.job where name = 'send-mail' and data ->> 'mailId' = ${id}`.execute(t.db)).rows.length;

  test("those who look after mail hear of it within the hour, and let everything go at once when it is mended", async () => {
    await t.db.deleteFrom("platform.mail").execute();
    const fresh = await mail("ny@eksempel.dk", "queued");
    expect((await coordinator.get("/vesterbro")).text).not.toContain("ventet i mere end en time");
    const waiting = await mail("venter@eksempel.dk", "queued", "ECONNREFUSED");
    await set(waiting, { tries: 5, created_at: hours(2) });
    const failed = [await mail("weekend1@eksempel.dk", "failed", "EAUTH"), await mail("weekend2@eksempel.dk", "failed", "EAUTH")];
    for (const id of failed) await set(id, { created_at: hours(50) });
    const left = {
      old: await mail("gammel@eksempel.dk", "failed", "EAUTH"),
      erased: await mail("slettet@eksempel.dk", "failed", "EAUTH"),
      perhaps: await mail("maaske@eksempel.dk", "maybe_sent"),
      held: await mail("afvist@eksempel.dk", "held", "550"),
    };
    await set(left.old, { created_at: hours(24 * 9) });
    await set(left.erased, { created_at: hours(1), erased_at: t.now });
    const others = await mail("nabo2@eksempel.dk", "failed", "EAUTH", t.elsewhere);

    const home = await coordinator.get("/vesterbro");
    expect(home.text).toContain(texts.da.mail.late(1));
    expect(home.html).toContain('href="/vesterbro/administration/mail?show=waiting"');
    const page = await coordinator.get("/vesterbro/administration/mail?show=waiting");
    expect([page.text.includes(texts.da.mail.late(1)), page.text.includes(texts.da.mail.retryAll(3))]).toEqual([true, true]);

    const before = await Promise.all([fresh, waiting, ...failed, others].map(jobsFor));
    const sent = await coordinator.submit(page, "/mail/retry", {}, 5);
    expect(sent.text).toContain(texts.da.mail.retriedAll);
    expect(sent.text).not.toContain(texts.da.mail.retryAll(3));
    expect(await Promise.all([waiting, ...failed].map(statusOf))).toEqual(["queued", "queued", "queued"]);
    const after = await Promise.all([fresh, waiting, ...failed, others].map(jobsFor));
    expect(after.map((count, index) => count - (before[index] ?? 0))).toEqual([0, 1, 1, 1, 0]);
    expect(await Promise.all([...Object.values(left), others].map(statusOf))).toEqual(["failed", "failed", "maybe_sent", "held", "failed"]);
    const events = await t.db.selectFrom("platform.audit_event").select("after").where("action", "=", "mail.retry_all").execute();
    expect(events).toEqual([{ after: { mails: 3 } }]);
  });
});

describe("the page of jobs", () => {
  test("names every job, and runs one that was given up again", async () => {
    let fails = true;
    const label = { da: "Prøvejob", en: "Trial" };
    const definition: JobDefinition = {
      name: "sweep-files",
      label,
      retry: { limit: 0, firstWaitSeconds: 1, longestWaitSeconds: 1 },
      run: async () => {
        if (fails) throw Object.assign(new Error("hemmelig@eksempel.dk"), { code: "ENOSPC" });
      },
    };
    const jobs = await startJobs({ databaseUrl: t.databaseUrl, definitions: [definition], deps: t.deps, lookEverySeconds: 1 });
    await t.db.transaction().execute((tx) => sendJob(tx, "sweep-files", { districtId: t.district.id }));
    await t.db.transaction().execute((tx) => sendJob(tx, "sweep-files", { districtId: t.elsewhere.id }));
    const states = async () =>
      (await sql<{ state: string }>`select state from jobs.job where name = 'sweep-files' order by state`.execute(t.db)).rows.map(({ state }) => state);
    await expect.poll(states, { timeout: 20_000 }).toEqual(["failed", "failed"]);

    const page = await coordinator.get("/vesterbro/administration/jobs");
    for (const job of allJobs(undefined)) expect(page.text).toContain(job.label.da);
    const told = [...page.document.querySelectorAll("main li .status")].map((status) => status.closest("li")?.textContent ?? "");
    expect(told.filter((words) => words.includes("opgivet"))).toEqual([expect.stringMatching(/Hver dag kl\. 03\.45 · sidst færdig .*1 opgivet/)]);
    expect(page.text).toContain("Error ENOSPC, 1 forsøg");
    expect(page.html).not.toContain("hemmelig");
    // Neither counted nor shown: the run for another district.
    expect(page.document.querySelectorAll("form[action*='/run']")).toHaveLength(1);

    fails = false;
    const started = await coordinator.submit(page, "/run");
    expect(started.text).toContain(texts.da.jobs.started);
    await expect.poll(states, { timeout: 20_000 }).toEqual(["completed", "failed"]);
    expect((await coordinator.get("/en/vesterbro/administration/jobs")).text).toContain(texts.en.jobs.failedNone);
    await jobs.stop();
  });
});

describe("the page of the robot check", () => {
  const path = "/vesterbro/administration/guard";
  const held = () => t.db.selectFrom("platform.guard").select(["district", "reason"]).execute();
  const events = () =>
    t.db.selectFrom("platform.audit_event").select(["action", "district"]).where("action", "like", "guard.%").orderBy("id").execute();

  test("shows a coordinator how it is, and lets only an admin turn it on and off, in this district", async () => {
    const admin = await t.signedIn("coordinator", "admin");
    expect((await coordinator.get(path)).text).toContain(texts.da.guard.onlyAdmin);
    const calm = await admin.get(path);
    expect(calm.text).toContain(texts.da.guard.calm);
    const on = await admin.submit(calm, "/guard", { do: "raise" }, 5);
    expect(on.text).toContain(texts.da.guard.saved.raise);
    expect(on.text).toContain(texts.da.guard.signInToo);
    expect(await held()).toEqual([{ district: t.district.id, reason: "hand" }]);
    const seen = await coordinator.get(`/en${path}`);
    expect([seen.text.includes(texts.en.guard.hand), seen.html.includes('name="do"')]).toEqual([true, false]);
    const body = filledIn(on.document.querySelector("main form") as Element, { do: "end" });
    expect((await coordinator.request(path, { method: "POST", body })).status).toBe(404);

    const off = await admin.submit(on, "/guard", { do: "end" });
    expect(off.text).toContain(texts.da.guard.saved.end);
    const done = ["guard.raise", "guard.end"].map((action) => ({ action, district: t.district.id }));
    expect([await held(), await events()]).toEqual([[], done]);
    const late = await admin.submit(on, "/guard", { do: "end", again: "1" });
    expect([late.status, late.text.includes(texts.da.errors.not_now)]).toEqual([422, true]);
  });

  test("says so when a flood has turned it on, and what the number is", async () => {
    const until = new Date(t.now.getTime() + 60_000);
    await t.db.insertInto("platform.guard").values({ district: t.district.id, reason: "flood", since: t.now, until }).execute();
    const { text } = await coordinator.get(path);
    for (const said of [texts.da.guard.flood, texts.da.guard.untilFlood(15), texts.da.guard.when(300)]) expect(text).toContain(said);
    await t.db.deleteFrom("platform.guard").execute();
  });
});
