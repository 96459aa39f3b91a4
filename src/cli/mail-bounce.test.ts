import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { testApp } from "../../test/harness.ts";
import type { TestApp } from "../../test/harness.ts";
import { startSmtpServer } from "../../test/smtp-server.ts";
import { clearBounce, findBounce } from "../platform/mail/bounces.ts";
import { createMailer } from "../platform/mail/mailer.ts";
import { queueMail } from "../platform/mail/outbox.ts";
import { sendMail } from "../platform/mail/sending.ts";
import { projectRoot } from "../platform/project-root.ts";
import { mailBounce } from "./mail-bounce.ts";

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
  vi.stubEnv("SESSION_SECRET", t.deps.secret);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await t.close();
});

let mails = 0;
/** A mail that has left the house. */
async function sentMail(to = `modtager${(mails += 1)}@eksempel.example`): Promise<{ id: string; to: string }> {
  const content = { subject: "Hej", text: "Hej", html: "<p>Hej</p>", purpose: "meetings.invite" as const };
  await t.db.transaction().execute((tx) => queueMail(tx, { districtId: t.district.id, to, ...content }));
  const { id } = await t.db.selectFrom("platform.mail").select("id").where("to_address", "=", to).orderBy("id", "desc").executeTakeFirstOrThrow();
  await t.db.updateTable("platform.mail").set({ status: "sent", sent_at: t.now, sending_since: null }).where("id", "=", id).execute();
  return { id, to };
}

const sample = (name: string, { id, to }: { id: string; to: string }) =>
  readFileSync(join(projectRoot, "test/bounces", `${name}.eml`), "utf8")
    .replaceAll("{id}", id)
    .replaceAll("{to}", to)
    .replaceAll("{TO}", to.toUpperCase());

/** Pipes a message into the command, in small pieces; gives what it says. */
async function pipe(message: string): Promise<string> {
  const lines: string[] = [];
  async function* pieces() {
    const bytes = Buffer.from(message);
    for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000);
  }
  await mailBounce.run([], {
    database: (run) => run(t.db, t.deps.log),
    files: () => t.deps.files,
    input: pieces,
    print: (line) => lines.push(line),
  });
  expect(lines).toHaveLength(1);
  return lines[0] ?? "";
}

const stateOf = async ({ id, to }: { id: string; to: string }) => {
  const row = await t.db.selectFrom("platform.mail").select(["status", "last_error_code as code"]).where("id", "=", id).executeTakeFirstOrThrow();
  const bounce = await findBounce(t.db, { secret: t.deps.secret, districtId: t.district.id, address: to });
  return [row.status, row.code, bounce?.code];
};
const untouched = ["sent", null, undefined];

describe("a mail that comes back", () => {
  test.each([
    ["postfix", "550"],
    ["exim", "550"],
    ["exchange", "550"],
    ["gmail", "550"],
    ["no-such-domain", "5.4.4"],
  ])("from %s stops mail to its address, once, without naming it", async (name, code) => {
    const mail = await sentMail();
    const said = await pipe(sample(name, mail));
    expect(said).toBe(`Mail ${mail.id} of /vesterbro was refused for good (${code}): no more mail goes to its address.`);
    expect(await stateOf(mail)).toEqual(["failed", code, code]);
    expect(await pipe(sample(name, mail))).toBe("This mail is known to have failed: nothing was changed.");
    const next = await sentMail(mail.to);
    await t.db.updateTable("platform.mail").set({ status: "queued", sent_at: null }).where("id", "=", next.id).execute();
    const mailer = createMailer("smtp://127.0.0.1:1", "Kvarter <kvarter@eksempel.dk>");
    await sendMail(t.deps, mailer, { districtId: t.district.id, mailId: next.id, isLast: false });
    mailer.close();
    expect((await stateOf(next))[0]).toBe("held");
  });

  test("is told in words to those who look after mail, who can clear it; the same report again is then no news", async () => {
    const mail = await sentMail("borte@eksempel.example");
    await pipe(sample("no-such-domain", mail));
    const coordinator = await t.signedIn("coordinator");
    const page = await coordinator.get("/vesterbro/administration/mail");
    expect(page.text).toMatch(/b•••@eksempel\.example.*Afvist.*kode 5\.4\.4/);
    expect(page.text).toContain("Modtagerens server kender ikke adressen (kode 5.4.4)");
    const bounce = await findBounce(t.db, { secret: t.deps.secret, districtId: t.district.id, address: mail.to });
    await t.db.transaction().execute((tx) => clearBounce(tx, t.permit("operations.retry"), bounce?.id ?? ""));
    await pipe(sample("no-such-domain", mail));
    expect(await stateOf(mail)).toEqual(["failed", "5.4.4", undefined]);
  });

  test("for what it says or who sent it, not for its address, leaves the address", async () => {
    const mail = await sentMail();
    expect(await pipe(sample("policy", mail))).toMatch(/refused for good \(5\.7\.1\), not because of its address\.$/);
    expect(await stateOf(mail)).toEqual(["failed", "5.7.1", undefined]);
  });

  test.each([
    ["delayed", "No permanent failure: nothing was changed."],
    ["full", "No permanent failure: nothing was changed."],
    ["delivered", "No permanent failure: nothing was changed."],
    ["auto-reply", "Not a delivery report: nothing was changed."],
    ["forwarded", "Not a delivery report: nothing was changed."],
  ])("%s changes nothing", async (name, said) => {
    const mail = await sentMail();
    expect(await pipe(sample(name, mail))).toBe(said);
    expect(await stateOf(mail)).toEqual(untouched);
  });

  test("taken in twice at once stops mail once", async () => {
    const mail = await sentMail();
    const said = await Promise.all([pipe(sample("gmail", mail)), pipe(sample("gmail", mail)), pipe(sample("exim", mail))]);
    expect(said.filter((line) => line.includes("refused for good"))).toHaveLength(1);
  });
});

describe("a forged one changes nothing", () => {
  const invented = "01990000-0000-7000-8000-000000000000";

  test("that names an address and no mail of ours", async () => {
    const mail = await sentMail();
    for (const id of [invented, "x", "' or true --", ""])
      expect(await pipe(sample("postfix", { ...mail, id }))).toBe("Not about a mail that was sent from here: nothing was changed.");
    expect(await stateOf(mail)).toEqual(untouched);
  });

  test("by somebody who got a mail and names another's address", async () => {
    const [theirs, victim] = [await sentMail(), await sentMail()];
    const said = await pipe(sample("postfix", { id: theirs.id, to: victim.to }));
    expect(said).toBe("Not about the address that the mail was sent to: nothing was changed.");
    expect([await stateOf(theirs), await stateOf(victim)]).toEqual([untouched, untouched]);
  });

  test("about a mail that is still waiting, or whose address has been erased", async () => {
    const [waiting, erased] = [await sentMail(), await sentMail()];
    await t.db.updateTable("platform.mail").set({ status: "queued", sent_at: null }).where("id", "=", waiting.id).execute();
    await t.db.updateTable("platform.mail").set({ to_address: null, subject: null, text: null, erased_at: t.now }).where("id", "=", erased.id).execute();
    expect(await pipe(sample("postfix", waiting))).toBe("Not about a mail that was sent from here: nothing was changed.");
    expect(await pipe(sample("postfix", erased))).toBe("About a mail whose address has been erased: nothing was changed.");
    expect(await stateOf(waiting)).toEqual(["queued", null, undefined]);
  });
});

test("a report with a large mail behind it is read to its end, and its beginning counts", async () => {
  const mail = await sentMail();
  const large = sample("postfix", mail).replace("K=C3=A6re medlem", "x".repeat(76).concat("\n").repeat(70_000));
  expect(await pipe(large)).toContain("no more mail goes to its address.");
});

test("mail servers are asked to report to the address for it", async () => {
  const server = await startSmtpServer();
  const mailer = createMailer(server.url, "Forum <forum@eksempel.dk>", "bounces@eksempel.dk");
  const { to } = await sentMail();
  const id = (await t.db.selectFrom("platform.mail").select("id").where("to_address", "=", to).executeTakeFirstOrThrow()).id;
  await mailer.send({ id, to, subject: "Hej", text: "Hej", html: null, unsubscribeUrl: null, attachments: [] });
  mailer.close();
  await server.close();
  expect(server.received.map(({ from, headers }) => [from, headers.get("from")])).toEqual([["bounces@eksempel.dk", "Forum <forum@eksempel.dk>"]]);
});
