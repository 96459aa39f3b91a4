import { domainToASCII } from "node:url";
import PostalMime from "postal-mime";
import type { Attachment, Email } from "postal-mime";

/** What a delivery report (RFC 3464) says about a mail that was sent. */
export interface DeliveryReport {
  /** Message-IDs of the mail it is about, without angle brackets: as the report returns it, and as it answers it. */
  readonly messageIds: readonly string[];
  readonly recipients: readonly ReportedRecipient[];
}

export interface ReportedRecipient {
  /** As the mail was addressed and as it was delivered, in one form: see `comparableAddress`. */
  readonly addresses: readonly string[];
  /** `failed`, `delayed`, `delivered`, … */
  readonly action: string;
  readonly isPermanent: boolean;
  /** An enhanced status code such as `5.1.1`; undefined when the report tells no more than "failed". */
  readonly detail: string | undefined;
  /** What the answer of a mail server began with, such as `550`; else the status. */
  readonly code: string;
}

/** Reads a mail that has come in; undefined when it is no delivery report, whatever it says. */
export async function readDeliveryReport(message: Uint8Array): Promise<DeliveryReport | undefined> {
  const mail = await parse(message);
  // Only what the whole mail is: a report that somebody passes on as an attachment is none.
  const type = mail?.headers.find(({ key }) => key === "content-type")?.value ?? "";
  if (!mail || !/^\s*multipart\/report\b/i.test(type) || !/\breport-type\s*=\s*"?delivery-status\b/i.test(type)) return undefined;
  const status = mail.attachments.find(({ mimeType }) => /^message\/(?:global-)?delivery-status$/.test(mimeType));
  if (!status) return undefined;
  const returned = mail.attachments.find(({ mimeType }) =>
    /^(?:message\/(?:rfc822|global)|text\/rfc822-headers|message\/global-headers)$/.test(mimeType),
  );
  const original = returned && fieldBlocks(textOf(returned))[0];
  const blocks = fieldBlocks(textOf(status));
  return {
    messageIds: [original?.get("message-id"), mail.inReplyTo, mail.references].flatMap((text) => idsIn(text ?? "")),
    recipients: blocks.flatMap(recipientIn),
  };
}

/** An address as two of them are compared: lower case, its domain without letters beyond ASCII. */
export function comparableAddress(address: string): string {
  const plain = address.trim().toLowerCase();
  const at = plain.lastIndexOf("@");
  const domain = plain.slice(at + 1);
  return at < 1 ? plain : `${plain.slice(0, at)}@${domainToASCII(domain) || domain}`;
}

type Fields = ReadonlyMap<string, string>;

function recipientIn(fields: Fields): ReportedRecipient[] {
  const addresses = ["final-recipient", "original-recipient"].flatMap((name) => {
    // `rfc822; name@example.dk`; the kind of address before the semicolon, angle brackets and comments are no part of it.
    const address = /^[^;]*;\s*<?([^\s<>]+@[^\s<>]+?)>?\s*(?:\(.*\))?$/.exec(fields.get(name) ?? "")?.[1];
    return address === undefined ? [] : [comparableAddress(address)];
  });
  if (addresses.length === 0) return [];
  const diagnostic = /^smtp\s*;\s*(.*)$/i.exec(fields.get("diagnostic-code") ?? "")?.[1] ?? "";
  const [, smtpCode, answered] = /^([245]\d\d)(?:[ -]+([245]\.\d{1,3}\.\d{1,3}))?\b/.exec(diagnostic) ?? [];
  const status = /^[245]\.\d{1,3}\.\d{1,3}/.exec(fields.get("status") ?? "")?.[0];
  return [
    {
      addresses: [...new Set(addresses)],
      action: (fields.get("action") ?? "").trim().toLowerCase(),
      isPermanent: (status ?? smtpCode ?? "").startsWith("5"),
      // Some mail servers always tell 5.0.0 themselves, and what the other server answered in other words.
      detail: answered ?? (status === "5.0.0" ? undefined : status),
      code: smtpCode ?? status ?? "unknown",
    },
  ];
}

/** Blocks of header fields with a blank line between, folded lines joined. The first of fields with one name counts. */
function fieldBlocks(text: string): Fields[] {
  const unfolded = text.replaceAll(/\r\n?/g, "\n").replaceAll(/\n[ \t]+(?=\S)/g, " ");
  return unfolded.split(/\n[ \t]*\n/).map((block) => {
    const fields = new Map<string, string>();
    for (const line of block.split("\n")) {
      const [, name, value] = /^([!-9;-~]+)[ \t]*:[ \t]*(.*)$/.exec(line) ?? [];
      if (name !== undefined && !fields.has(name.toLowerCase())) fields.set(name.toLowerCase(), value ?? "");
    }
    return fields;
  });
}

function idsIn(text: string): string[] {
  return [...text.matchAll(/<([^<>\s]+)>/g)].map(([, id = ""]) => id);
}

function textOf({ content }: Attachment): string {
  return typeof content === "string" ? content : new TextDecoder().decode(content);
}

async function parse(message: Uint8Array): Promise<Email | undefined> {
  try {
    return await PostalMime.parse(message, { forceRfc822Attachments: true, maxNestingDepth: 20, maxHeadersSize: 256 * 1024 });
  } catch {
    return undefined;
  }
}
