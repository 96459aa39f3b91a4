import { formatDay } from "../../platform/i18n/dates.ts";
import type { RewordedMail } from "../../platform/mail/outbox.ts";
import { renderMail } from "../../platform/mail/render.ts";
import type { Letter, Sending } from "./letter.ts";
import { texts } from "./texts.ts";

/**
 * What the mail with a letter says, and the files that go with it.
 * @param replyUrl where the addressee replies
 * @param pdf the letter on paper; without it the letter's plain text goes alone
 */
export function letterMail(letter: Letter, sending: Sending, replyUrl: string, pdf?: Uint8Array): RewordedMail {
  const t = texts.da.mail;
  const { letterhead, documentNumber } = sending;
  const attachments = letter.attachments.map(({ name, sha256 }) => `${name}\nSHA-256 ${sha256}`).join("\n");
  const words = renderMail({
    lang: "da",
    greeting: t.greeting(letter.addresseeName),
    paragraphs: [
      (pdf ? t.intro : t.introNoPdf)(letterhead.name, letter.title),
      [t.numbers(documentNumber, sending.caseNumber), ...(letter.theirNumber ? [t.theirs(letter.theirNumber)] : [])].join(" "),
      t.read(letterhead.url),
      ...(attachments === "" ? [] : [t.attachments(attachments)]),
      ...(sending.firstDueDay === null ? [] : [t.ask(formatDay(sending.firstDueDay, "da"))]),
    ],
    link: { href: replyUrl, label: t.button },
    footer: t.footer(letterhead.name, letterhead.email ?? ""),
  });
  return {
    ...words,
    subject: t.subject(letter.title, documentNumber),
    attachments: [
      ...(pdf ? [{ name: texts.da.letter.pdfFile(documentNumber), type: "application/pdf", content: pdf }] : []),
      { name: `${documentNumber}.txt`, type: "text/plain; charset=utf-8", content: new TextEncoder().encode(sending.text) },
    ],
  };
}
