import { Transform } from "node:stream";
import { createTransport } from "nodemailer";
import type { MailAttachment } from "./outbox.ts";
import { isAboutAddress } from "./refusal.ts";

/** A mail as it goes out. */
export interface ReadyMail {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  /** Where one press ends such mails, also from within a mail program; null for mail that belongs to a membership. */
  readonly unsubscribeUrl: string | null;
  readonly attachments: readonly MailAttachment[];
}

/** The way out of the installation. */
export interface Mailer {
  /** @throws MailNotSent */
  send(mail: ReadyMail): Promise<void>;
  close(): void;
}

interface Failure {
  /** `550`, `ECONNECTION`, … */
  readonly code: string;
  /** Trying again would get the same answer. */
  readonly permanent: boolean;
  /** The server had all of the mail and its answer did not come: it may have taken it. */
  readonly uncertain: boolean;
  /** It is the address that the server does not take mail for, whatever the mail. */
  readonly refusedAddress: boolean;
}

/** A mail server said no, or could not be reached. Carries no address and nothing of the mail. */
export class MailNotSent extends Error implements Failure {
  override readonly name = "MailNotSent";
  readonly code: string;
  readonly permanent: boolean;
  readonly uncertain: boolean;
  readonly refusedAddress: boolean;
  constructor(failure: Failure) {
    super(failure.code);
    this.code = failure.code;
    this.permanent = failure.permanent;
    this.uncertain = failure.uncertain;
    this.refusedAddress = failure.refusedAddress;
  }
}

/**
 * Makes a mailer for an SMTP server.
 * @param from what stands in From, such as `Kvarter <kvarter@example.dk>`
 * @param bouncesTo where servers report what they could not deliver; the address in `from` without it
 */
export function createMailer(smtpUrl: string, from: string, bouncesTo?: string): Mailer {
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = /@([^@\s<>]+)>?$/.exec(from)?.[1] ?? "localhost";
  const handedOver = new Set<string>();
  transport.use("stream", ({ data, message }, done) => {
    message.transform(untilEnd(() => handedOver.add(String(data.messageId))));
    done();
  });
  return {
    async send(mail) {
      // The same at every try, so that a mail that went out twice is recognised as the same one.
      const messageId = `<${mail.id}@${domain}>`;
      try {
        await transport.sendMail({
          from,
          to: { name: "", address: mail.to },
          ...(bouncesTo !== undefined && { envelope: { from: bouncesTo, to: mail.to } }),
          subject: mail.subject,
          text: mail.text,
          ...(mail.html === null ? {} : { html: mail.html }),
          messageId,
          headers: { "Auto-Submitted": "auto-generated", ...unsubscribeHeaders(mail.unsubscribeUrl) },
          attachments: mail.attachments.map(({ name, type, content }) => ({
            filename: name,
            contentType: type,
            content: Buffer.from(content),
          })),
        });
      } catch (error) {
        throw notSent(error, handedOver.has(messageId));
      } finally {
        handedOver.delete(messageId);
      }
    },
    close: () => transport.close(),
  };
}

/** RFC 2369 and RFC 8058: mail programs show a button of their own, which posts to the address. */
function unsubscribeHeaders(url: string | null): Record<string, string> {
  if (url === null) return {};
  return { "List-Unsubscribe": `<${url}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" };
}

/** Passes a mail on as it is, and tells when its last byte has gone by. */
function untilEnd(onEnd: () => void): Transform {
  return new Transform({
    transform: (chunk, _encoding, done) => done(null, chunk),
    flush: (done) => {
      onEnd();
      done();
    },
  });
}

function notSent(error: unknown, wasHandedOver: boolean): MailNotSent {
  const { code, responseCode, response, command } = error as Readonly<Record<string, unknown>>;
  const status = typeof responseCode === "number" ? responseCode : undefined;
  // A refusal of this mail is final; one of us (greeting, password) is for the operator, who can mend it.
  const aboutMail =
    ["MAIL FROM", "RCPT TO", "DATA"].includes(String(command)) || code === "EENVELOPE" || code === "EMESSAGE";
  const permanent = aboutMail && status !== undefined && status >= 500;
  return new MailNotSent({
    code: String(status ?? code ?? "unknown"),
    permanent,
    uncertain: wasHandedOver && status === undefined,
    refusedAddress: permanent && command === "RCPT TO" && isAboutAddress(/^5\d\d[ -](5\.\d{1,3}\.\d{1,3})\b/.exec(String(response))?.[1]),
  });
}
