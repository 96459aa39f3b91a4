import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import PostalMime from "postal-mime";
import type { Email } from "postal-mime";
import { SMTPServer } from "smtp-server";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { startJobs } from "../jobs/jobs.ts";
import type { Jobs } from "../jobs/jobs.ts";
import { runRule } from "../retention/job.ts";
import { sendMailJob } from "./jobs.ts";
import { mailRule } from "./retention.ts";
import { createMailer } from "./mailer.ts";
import type { Mailer } from "./mailer.ts";
import { queueMail } from "./outbox.ts";
import { renderMail } from "./render.ts";

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

const closing: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

interface Received {
  readonly to: string;
  readonly mail: Email;
}

/** A real SMTP server that takes mail, or refuses it with the codes given, one for each mail, before it takes any. */
async function smtpServer(...refusals: number[]) {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onRcptTo: (_address, _session, done) => {
      const code = refusals.shift();
      done(code === undefined ? null : Object.assign(new Error("not now, hemmelig@eksempel.dk"), { responseCode: code }));
    },
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", async () => {
        const to = session.envelope.rcptTo.map(({ address }) => address).join();
        received.push({ to, mail: await PostalMime.parse(new Uint8Array(Buffer.concat(parts))) });
        done();
      });
    },
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  closing.push(() => new Promise<void>((closed) => server.close(closed)));
  const { port } = server.server.address() as AddressInfo;
  return { received, url: `smtp://127.0.0.1:${port}` };
}

async function work(mailer: Mailer | undefined): Promise<Jobs> {
  const quick = { limit: 4, firstWaitSeconds: 1, longestWaitSeconds: 1 };
  const definitions = [sendMailJob(mailer, quick)];
  const jobs = await startJobs({ databaseUrl: t.databaseUrl, definitions, deps: t.deps, lookEverySeconds: 1 });
  closing.push(() => mailer?.close(), () => jobs.stop());
  return jobs;
}

const mailerTo = (url: string) => createMailer(url, "Kvarter <kvarter@eksempel.dk>");

let mails = 0;
async function queue(extra: { to?: string; fail?: boolean } = {}): Promise<string> {
  mails += 1;
  const to = extra.to ?? `modtager${mails}@eksempel.dk`;
  const content = renderMail({
    lang: "da",
    greeting: "Kære Søren",
    paragraphs: ["Mødet er på onsdag.", "Tag <kage> & kaffe med."],
    link: { href: "http://localhost/vesterbro/forum?a=1&b=2", label: "Svar på indkaldelsen" },
    footer: "Du får mailen, fordi du er medlem.",
  });
  await t.db.transaction().execute(async (tx) => {
    const attachments = [{ name: "møde.ics", type: "text/calendar; charset=utf-8", content: Buffer.from("BEGIN:VCALENDAR") }];
    await queueMail(tx, { districtId: t.district.id, to, subject: "Indkaldelse: æøå", ...content, attachments, purpose: "street.news" });
    if (extra.fail) throw new Error("undone");
  });
  return to;
}

const rowOf = (to: string) =>
  t.db.selectFrom("platform.mail").selectAll().where("to_address", "=", to).executeTakeFirstOrThrow();

const statusOf = async (to: string) => (await rowOf(to)).status;

describe("mail", () => {
  test("goes out with both parts, its files, and an id of its own", async () => {
    const { received, url } = await smtpServer();
    await work(mailerTo(url));
    const to = await queue();
    await expect.poll(() => statusOf(to), { timeout: 15_000 }).toBe("sent");
    expect(received.map((one) => one.to)).toEqual([to]);
    const mail = received[0]?.mail as Email;
    expect(mail.subject).toBe("Indkaldelse: æøå");
    expect(mail.from).toMatchObject({ name: "Kvarter", address: "kvarter@eksempel.dk" });
    expect(mail.messageId).toBe(`<${(await rowOf(to)).id}@eksempel.dk>`);
    expect(mail.text).toContain("Kære Søren\n\nMødet er på onsdag.\n\nTag <kage> & kaffe med.\n\nSvar på indkaldelsen:\nhttp");
    expect(mail.html).toContain("Tag &lt;kage&gt; &amp; kaffe med.");
    expect(mail.html).toContain('href="http://localhost/vesterbro/forum?a=1&amp;b=2"');
    expect(mail.attachments[0]).toMatchObject({ filename: "møde.ics", mimeType: "text/calendar" });
  });

  test("that was undone with its transaction is never sent", async () => {
    const { received, url } = await smtpServer();
    await expect(queue({ to: "fortrudt@eksempel.dk", fail: true })).rejects.toThrow("undone");
    await work(mailerTo(url));
    const to = await queue();
    await expect.poll(() => statusOf(to), { timeout: 15_000 }).toBe("sent");
    expect(received.map((one) => one.to)).toEqual([to]);
    const undone = await t.db.selectFrom("platform.mail").select("id").where("to_address", "=", "fortrudt@eksempel.dk").execute();
    expect(undone).toEqual([]);
  });

  test("that the server puts off is tried again, and arrives once", async () => {
    const { received, url } = await smtpServer(451, 421);
    await work(mailerTo(url));
    const to = await queue();
    await expect.poll(() => statusOf(to), { timeout: 40_000 }).toBe("sent");
    expect(received.map((one) => one.to)).toEqual([to]);
    expect(await rowOf(to)).toMatchObject({ tries: 3, last_error_code: null });
  });

  test("that the server will never take is given up at once, and only the code is kept", async () => {
    const { received, url } = await smtpServer(550);
    await work(mailerTo(url));
    const to = await queue();
    await expect.poll(() => statusOf(to), { timeout: 15_000 }).toBe("failed");
    expect(await rowOf(to)).toMatchObject({ tries: 1, last_error_code: "550" });
    expect(received).toEqual([]);
  });

  test("waits for a server that is away, and what the queue keeps of the failure names nobody", async () => {
    const port = await freePort();
    await work(mailerTo(`smtp://127.0.0.1:${port}`));
    const to = await queue();
    await expect.poll(async () => (await rowOf(to)).tries, { timeout: 15_000 }).toBeGreaterThan(0);
    expect((await rowOf(to)).last_error_code).toMatch(/^E[A-Z]+$/);
    const kept = await t.db.selectFrom("jobs.job" as never).selectAll().execute();
    expect(kept.length).toBeGreaterThan(0);
    expect(JSON.stringify(kept)).not.toContain("@");
  });

  test("is kept to be read here where there is no mail server", async () => {
    await work(undefined);
    const to = await queue();
    await expect.poll(() => statusOf(to), { timeout: 15_000 }).toBe("kept");
  });

  test("sent twice by two workers at once arrives once", async () => {
    const { received, url } = await smtpServer();
    const mailer = mailerTo(url);
    closing.push(() => mailer.close());
    const to = await queue();
    const data = { districtId: t.district.id, mailId: (await rowOf(to)).id };
    const job = sendMailJob(mailer);
    await Promise.all([1, 2, 3].map((number) => job.run(t.deps, data, { number, isLast: false })));
    expect(received.map((one) => one.to)).toEqual([to]);
  });

  test("loses address and content thirty days after it was sent, and what still waits loses nothing", async () => {
    const [old, young, waiting] = [await queue(), await queue(), await queue()];
    const days = (count: number) => new Date(t.now.getTime() - count * 86_400_000);
    const set = (to: string) => t.db.updateTable("platform.mail").where("to_address", "=", to);
    await set(old).set({ status: "sent", sent_at: days(31) }).execute();
    await set(young).set({ status: "sent", sent_at: days(29) }).execute();
    await set(waiting).set({ created_at: days(31) }).execute();
    const { id } = await rowOf(old);
    await runRule(t.db, mailRule, { now: t.now });
    const erased = await t.db.selectFrom("platform.mail").selectAll().where("id", "=", id).executeTakeFirst();
    expect(erased).toMatchObject({ to_address: null, subject: null, text: null, html: null, purpose: "street.news", status: "sent" });
    const files = await t.db.selectFrom("platform.mail_attachment").select("name").where("mail_id", "=", id).execute();
    expect(files).toEqual([]);
    expect((await rowOf(young)).text).toContain("Kære Søren");
    expect((await rowOf(waiting)).text).toContain("Kære Søren");
  });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}
