import { createTransport } from "nodemailer";
import type { MailAttachment } from "./outbox.ts";

/** A mail as it goes out. */
export interface ReadyMail {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  readonly attachments: readonly MailAttachment[];
}

/** The way out of the installation. */
export interface Mailer {
  /** @throws MailNotSent */
  send(mail: ReadyMail): Promise<void>;
  close(): void;
}

/** A mail server said no, or could not be reached. Carries no address and nothing of the mail. */
export class MailNotSent extends Error {
  override readonly name = "MailNotSent";
  /** `550`, `ECONNECTION`, … */
  readonly code: string;
  /** Trying again would get the same answer. */
  readonly permanent: boolean;
  constructor(code: string, permanent: boolean) {
    super(code);
    this.code = code;
    this.permanent = permanent;
  }
}

/**
 * Makes a mailer for an SMTP server.
 * @param from what stands in From, such as `Kvarter <kvarter@example.dk>`
 */
export function createMailer(smtpUrl: string, from: string): Mailer {
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = /@([^@\s<>]+)>?$/.exec(from)?.[1] ?? "localhost";
  return {
    async send(mail) {
      try {
        await transport.sendMail({
          from,
          to: { name: "", address: mail.to },
          subject: mail.subject,
          text: mail.text,
          ...(mail.html === null ? {} : { html: mail.html }),
          // The same at every try, so that a mail that went out just before a crash is recognised as the same one.
          messageId: `<${mail.id}@${domain}>`,
          headers: { "Auto-Submitted": "auto-generated" },
          attachments: mail.attachments.map(({ name, type, content }) => ({
            filename: name,
            contentType: type,
            content: Buffer.from(content),
          })),
        });
      } catch (error) {
        throw notSent(error);
      }
    },
    close: () => transport.close(),
  };
}

function notSent(error: unknown): MailNotSent {
  const { code, responseCode, command } = error as { code?: unknown; responseCode?: unknown; command?: unknown };
  const status = typeof responseCode === "number" ? responseCode : undefined;
  // A refusal of this mail is final; one of us (greeting, password) is for the operator, who can mend it.
  const aboutMail =
    ["MAIL FROM", "RCPT TO", "DATA"].includes(String(command)) || code === "EENVELOPE" || code === "EMESSAGE";
  return new MailNotSent(String(status ?? code ?? "unknown"), aboutMail && status !== undefined && status >= 500);
}
