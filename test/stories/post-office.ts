import type { AddressInfo } from "node:net";
import PostalMime from "postal-mime";
import type { Email } from "postal-mime";
import { SMTPServer } from "smtp-server";
import { vi } from "vitest";
import { allJobs } from "../../src/jobs.ts";
import { startJobs } from "../../src/platform/jobs/jobs.ts";
import { createMailer } from "../../src/platform/mail/mailer.ts";
import type { TestApp } from "../harness.ts";

/** Where mail really goes out of the product and comes into people's hands. */
export interface PostOffice {
  /** Waits for a mail to this address whose subject, and perhaps text, matches, and takes it out of the box. */
  mailTo(address: string, subject: RegExp, text?: RegExp): Promise<Email>;
  close(): Promise<void>;
}

/** A real SMTP server, and the product's own jobs that send to it. */
export async function openPostOffice(app: TestApp): Promise<PostOffice> {
  const boxes: { to: string; mail: Email }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", async () => {
        const mail = await PostalMime.parse(new Uint8Array(Buffer.concat(parts)));
        for (const { address } of session.envelope.rcptTo) boxes.push({ to: address, mail });
        done();
      });
    },
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.server.address() as AddressInfo;
  const mailer = createMailer(`smtp://127.0.0.1:${port}`, "Samarbejdsforum Vesterbro <forum@eksempel.dk>");
  const jobs = await startJobs({
    databaseUrl: app.databaseUrl,
    definitions: allJobs(mailer),
    deps: app.deps,
    lookEverySeconds: 1,
  });
  return {
    mailTo: (address, subject, text = /./) =>
      vi.waitFor(
        () => {
          const at = boxes.findIndex(
            ({ to, mail }) => to === address && subject.test(mail.subject ?? "") && text.test(mail.text ?? ""),
          );
          const [found] = at < 0 ? [] : boxes.splice(at, 1);
          const there = boxes.map(({ to, mail }) => `${to}: ${mail.subject}`).join(", ");
          if (!found) throw new Error(`no mail to ${address} about ${subject} ${text}; there are: ${there}`);
          return found.mail;
        },
        { timeout: 20_000, interval: 100 },
      ),
    close: async () => {
      await jobs.stop();
      mailer.close();
      await new Promise<void>((closed) => server.close(closed));
    },
  };
}

/** The first address in a mail that leads to a page of this kind. @throws Error when there is none */
export function linkIn(mail: Email, to: RegExp): string {
  const links = [...(mail.text ?? "").matchAll(/https?:\/\/\S+/g)].map(([link]) => link);
  const found = links.find((link) => to.test(link));
  if (!found) throw new Error(`no link to ${to} in: ${links.join(", ")}`);
  return found;
}
