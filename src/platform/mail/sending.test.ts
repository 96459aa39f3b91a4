import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { testApp } from "../../../test/harness.ts";
import type { TestApp } from "../../../test/harness.ts";
import { startSmtpServer } from "../../../test/smtp-server.ts";
import { retryMail } from "./administration.ts";
import { clearBounce, findBounce } from "./bounces.ts";
import { MailNotSent, createMailer } from "./mailer.ts";
import { runRule } from "../retention/job.ts";
import { forgetMailsAbout, queueMail } from "./outbox.ts";
import { settleMailJob } from "./jobs.ts";
import { mailRule } from "./retention.ts";
import { sendMail, settleMail } from "./sending.ts";

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

const closing: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function smtp(options: Parameters<typeof startSmtpServer>[0] = {}) {
  const server = await startSmtpServer(options);
  const mailer = createMailer(server.url, "Kvarter <kvarter@eksempel.dk>");
  closing.push(server.close, () => mailer.close());
  return { ...server, mailer };
}

let mails = 0;
async function queue(to = `sending${(mails += 1)}@eksempel.dk`, unsubscribeUrl?: string): Promise<string> {
  const content = { text: "Hej\n", html: "<p>Hej</p>", subject: "Hej" };
  await t.db
    .transaction()
    .execute((tx) => queueMail(tx, { districtId: t.district.id, to, ...content, purpose: "street.news", ...(unsubscribeUrl && { unsubscribeUrl }) }));
  const { id } = await t.db
    .selectFrom("platform.mail")
    .select("id")
    .where("to_address", "=", to)
    .orderBy("id", "desc")
    .executeTakeFirstOrThrow();
  return id;
}

const order = (mailId: string) => ({ districtId: t.district.id, mailId, isLast: false });
const rowOf = (id: string) =>
  t.db.selectFrom("platform.mail").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
const retry = (id: string) => t.db.transaction().execute((tx) => retryMail(tx, t.permit("operations.retry"), id));

describe("a mail whose sender is killed", () => {
  test("after the server took it is not sent again, but shown as perhaps sent, and goes out once more when a person wants it", async () => {
    const taken = Promise.withResolvers<void>();
    const { received, url, mailer } = await smtp({ onMail: () => taken.resolve(), answers: false });
    const id = await queue();
    const worker = fork(join(import.meta.dirname, "../../../test/send-one-mail.ts"), [t.databaseUrl, url, t.district.id, id]);
    await taken.promise;
    expect((await rowOf(id)).status).toBe("sending");
    // While its sender lives, nobody else touches it.
    await sendMail(t.deps, mailer, order(id));
    await settleMail(t.db);
    expect((await rowOf(id)).status).toBe("sending");
    worker.kill("SIGKILL");
    await once(worker, "exit");
    await expect.poll(async () => settleMail(t.db).then(() => rowOf(id)).then((row) => row.status), { timeout: 10_000 }).toBe("maybe_sent");
    await sendMail(t.deps, mailer, order(id));
    expect(received).toHaveLength(1);

    const awake = await smtp();
    expect(await retry(id)).toBe(true);
    await sendMail(t.deps, awake.mailer, order(id));
    expect(await rowOf(id)).toMatchObject({ status: "sent", sending_since: null, last_error_code: null });
    expect(awake.received.map(({ messageId }) => messageId)).toEqual([received[0]?.messageId]);
  });

  test("is told as perhaps sent when its job runs again", async () => {
    const { received, mailer } = await smtp();
    const id = await queue();
    await t.db.updateTable("platform.mail").set({ status: "sending", sending_since: t.now }).where("id", "=", id).execute();
    await sendMail(t.deps, mailer, order(id));
    expect(await rowOf(id)).toMatchObject({ status: "maybe_sent", last_error_code: "interrupted" });
    expect(received).toEqual([]);
  });
});

test("a mail whose job ended while another process held it, which then could not send it, is asked for again once", async () => {
  const { received, mailer } = await smtp();
  const [id, waiting] = [await queue(), await queue()];
  const jobsOf = async (mailId: string) =>
    (await sql`select id from jobs.job where data ->> 'mailId' = ${mailId} and state = 'created'`.execute(t.db)).rows.length;
  await t.db.connection().execute(async (other) => {
    const key = sql`hashtextextended(${`mail:${id}`}, 0)`;
    await sql`select pg_advisory_lock(${key})`.execute(other);
    await sendMail(t.deps, mailer, order(id));
    await sql`update jobs.job set state = 'completed', completed_on = now() where data ->> 'mailId' = ${id}`.execute(t.db);
    await sql`select pg_advisory_unlock(${key})`.execute(other);
  });
  expect([(await rowOf(id)).status, await jobsOf(id), received]).toEqual(["queued", 0, []]);
  for (let times = 0; times < 2; times += 1) await settleMailJob.run({ ...t.deps, now: () => t.now }, {}, { number: 1, isLast: true });
  expect([await jobsOf(id), await jobsOf(waiting)]).toEqual([1, 1]);
});

test("a mail whose server hangs up without an answer was perhaps taken, and is not sent again", async () => {
  const { mailer, received } = await smtp({ answers: "hangs up" });
  const id = await queue();
  await sendMail(t.deps, mailer, order(id));
  expect(await rowOf(id)).toMatchObject({ status: "maybe_sent", tries: 1 });
  expect(received).toHaveLength(1);
});

describe("an address", () => {
  const address = (to: string) => ({ secret: t.deps.secret, districtId: t.district.id, address: to });

  test("that is refused for good gets no more mail until somebody says so", async () => {
    const refusing = await smtp({ refuses: [550] });
    const to = "Findes.Ikke@eksempel.dk";
    await sendMail(t.deps, refusing.mailer, order(await queue(to)));
    const bounce = await findBounce(t.db, address("findes.ikke@EKSEMPEL.dk"));
    expect(bounce).toMatchObject({ maskedAddress: "F•••@eksempel.dk", code: "550" });
    const stored = await t.db.selectFrom("platform.mail_bounce").selectAll().execute();
    expect(JSON.stringify(stored).toLowerCase()).not.toContain("findes");

    const awake = await smtp();
    const held = await queue(to);
    await sendMail(t.deps, awake.mailer, order(held));
    expect(await rowOf(held)).toMatchObject({ status: "held", last_error_code: "550" });
    await retry(held);
    await sendMail(t.deps, awake.mailer, order(held));
    expect((await rowOf(held)).status).toBe("held");
    expect(awake.received).toEqual([]);

    const clear = () => t.db.transaction().execute((tx) => clearBounce(tx, t.permit("operations.retry"), bounce?.id ?? ""));
    expect([await clear(), await clear()]).toEqual([true, false]);
    await retry(held);
    await sendMail(t.deps, awake.mailer, order(held));
    expect(awake.received.map((one) => one.to)).toEqual([to]);
  });

  test.each([
    ["550 5.1.1 no such user", true],
    ["553 5.2.1 mailbox is shut", true],
    ["550 no such user", true],
    ["550 5.7.1 we do not relay for you", false],
    ["554 5.7.1 your server is on a list", false],
    ["451 4.3.0 try later", false],
  ])("is blamed for a refusal only when it is about the address: %s", async (answer, blamed) => {
    const { mailer } = await smtp({ refuses: [answer] });
    const to = `skyld${answer.length}.${answer.slice(4, 9)}@eksempel.dk`.replaceAll(" ", "");
    const id = await queue(to);
    await sendMail(t.deps, mailer, order(id)).catch(() => undefined);
    expect((await findBounce(t.db, address(to))) !== undefined).toBe(blamed);
    expect((await rowOf(id)).last_error_code).toBe(answer.slice(0, 3));
  });
});

test("news can be ended from within a mail program, and mail of a membership cannot", async () => {
  const { mailer, received } = await smtp();
  for (const url of ["http://localhost/vesterbro/street/news/abc", undefined])
    await sendMail(t.deps, mailer, order(await queue(undefined, url)));
  expect(received.map(({ headers }) => [headers.get("list-unsubscribe"), headers.get("list-unsubscribe-post")])).toEqual([
    ["<http://localhost/vesterbro/street/news/abc>", "List-Unsubscribe=One-Click"],
    [undefined, undefined],
  ]);
});

test("the words of a mail with a code are erased once it is sent, not while it may be tried again; its address goes in its time", async () => {
  const about = { kind: "election", id: "01900000-0000-7000-8000-000000000001" };
  const attachments = [{ name: "kode.txt", type: "text/plain", content: Buffer.from("HEMMELIG") }];
  const queueCode = async (to: string) => {
    const mail = { districtId: t.district.id, to, subject: "Din kode", text: "HEMMELIG", html: "<p>HEMMELIG</p>", purpose: "elections.code", about, attachments } as const;
    await t.db.transaction().execute((tx) => queueMail(tx, mail));
    return (await t.db.selectFrom("platform.mail").select("id").where("to_address", "=", to).executeTakeFirstOrThrow()).id;
  };
  const contentOf = async (id: string) => {
    const { text, html, to_address: to } = await rowOf(id);
    const files = await t.db.selectFrom("platform.mail_attachment").select("name").where("mail_id", "=", id).execute();
    return { text, html, to, files: files.length };
  };
  const full = { text: "HEMMELIG", html: "<p>HEMMELIG</p>", files: 1 };
  const gone = { text: null, html: null, files: 0 };

  const sent = await queueCode("stemmer@eksempel.dk");
  const { mailer, received } = await smtp();
  const nowhere = createMailer("smtp://127.0.0.1:9", "kvarter@eksempel.dk");
  closing.push(() => nowhere.close());
  await expect(sendMail(t.deps, nowhere, order(sent))).rejects.toBeInstanceOf(MailNotSent);
  expect(await contentOf(sent)).toMatchObject(full);
  await sendMail(t.deps, mailer, order(sent));
  expect(received).toHaveLength(1);
  expect(await contentOf(sent)).toEqual({ ...gone, to: "stemmer@eksempel.dk" });
  const rule = { files: t.deps.files, now: new Date(t.now.getTime() + 31 * 86_400_000) };
  const waits = await queueCode("venter@eksempel.dk");
  const kept = await queueCode("gemt@eksempel.dk");
  await sendMail(t.deps, undefined, order(kept));

  await t.db.transaction().execute((tx) => forgetMailsAbout(tx, t.district.id, "elections.code", about, t.now));
  expect(await t.db.selectFrom("platform.mail").select("id").where("id", "=", waits).execute()).toEqual([]);
  expect(await contentOf(kept)).toEqual({ ...gone, to: null });

  const late = await queueCode("sidst@eksempel.dk");
  await sendMail(t.deps, mailer, order(late));
  await runRule(t.db, mailRule, rule);
  expect(await contentOf(late)).toEqual({ ...gone, to: null });
});
