import { z } from "zod";
import type { DistrictId } from "../../platform/district/district.ts";
import { findDistrict } from "../../platform/district/queries.ts";
import { formatDay } from "../../platform/i18n/dates.ts";
import { makePersonalLink } from "../../platform/identity/personal-links.ts";
import type { JobDefinition, JobDeps } from "../../platform/jobs/jobs.ts";
import { queueMail } from "../../platform/mail/outbox.ts";
import { renderMail } from "../../platform/mail/render.ts";
import type { RenderedMail } from "../../platform/mail/render.ts";
import { renderPdf } from "../../platform/pdf/render.ts";
import { mailLetterJobName } from "./commands/send.ts";
import { replyLinkPurpose } from "./commands/replies.ts";
import { letterDocument } from "./letter-document.ts";
import type { Letter, Sending } from "./letter.ts";
import { paths } from "./paths.ts";
import { findLetter } from "./queries/letters.ts";
import { takeUnmailed } from "./commands/mailed.ts";
import { texts } from "./texts.ts";

const data = z.object({ districtId: z.string(), letterId: z.uuid() });
const linkLifetime = 365 * 24 * 60 * 60 * 1000;

/** Writes the mail with a letter that has been sent. Running twice writes one mail. */
export const mailLetterJob: JobDefinition = {
  name: mailLetterJobName,
  label: { da: "Skriver mailen med et brev", en: "Writes the email with a letter" },
  run: async (deps, given, attempt) => {
    const { districtId, letterId } = data.parse(given);
    const district = await findDistrict(deps.db, districtId);
    if (!district) return;
    const letter = await findLetter(deps.db, district.id, letterId, "program");
    if (!letter?.sending || letter.sending.mailedAt) return;
    const document = letterDocument(letter, district, "da", { letterhead: letter.sending.letterhead, now: deps.now() });
    const pdf = await pdfOrNone(deps, document, attempt.isLast);
    await mailOnce(deps, district.id, letter, letter.sending, pdf);
  },
};

/** On the last try the letter goes without its PDF rather than not at all: its text is with it and it can be read online. */
async function pdfOrNone(
  { log }: JobDeps,
  document: Parameters<typeof renderPdf>[0],
  isLast: boolean,
): Promise<Uint8Array | undefined> {
  try {
    return await renderPdf(document);
  } catch (error) {
    if (!isLast) throw error;
    log.error({ error: error instanceof Error ? error.name : typeof error }, "a letter is mailed without its PDF");
    return undefined;
  }
}

async function mailOnce(
  { db, publicUrl, now }: JobDeps,
  districtId: DistrictId,
  letter: Letter,
  sending: Sending,
  pdf: Uint8Array | undefined,
): Promise<void> {
  const t = texts.da.letter;
  await db.transaction().execute(async (tx) => {
    const to = await takeUnmailed(tx, districtId, letter.id, now());
    if (to === undefined) return;
    const token = await makePersonalLink(tx, {
      districtId,
      purpose: replyLinkPurpose,
      subjectId: letter.id,
      expiresAt: new Date(sending.at.getTime() + linkLifetime),
    });
    const replyUrl = publicUrl + paths.replyByLink.to({ districtId, lang: "da" }, { token });
    await queueMail(tx, {
      ...letterMail(letter, sending, replyUrl, pdf !== undefined),
      districtId,
      to,
      subject: texts.da.mail.subject(letter.title, sending.documentNumber),
      attachments: [
        ...(pdf ? [{ name: t.pdfFile(sending.documentNumber), type: "application/pdf", content: pdf }] : []),
        {
          name: `${sending.documentNumber}.txt`,
          type: "text/plain; charset=utf-8",
          content: new TextEncoder().encode(sending.text),
        },
      ],
      purpose: "letters.send",
      about: { kind: "letter", id: letter.id },
    });
  });
}

function letterMail(letter: Letter, sending: Sending, replyUrl: string, hasPdf: boolean): RenderedMail {
  const t = texts.da.mail;
  const { letterhead } = sending;
  const attachments = letter.attachments.map(({ name, sha256 }) => `${name}\nSHA-256 ${sha256}`).join("\n");
  return renderMail({
    lang: "da",
    greeting: t.greeting(letter.addresseeName),
    paragraphs: [
      (hasPdf ? t.intro : t.introNoPdf)(letterhead.name, letter.title),
      [t.numbers(sending.documentNumber, sending.caseNumber), ...(letter.theirNumber ? [t.theirs(letter.theirNumber)] : [])].join(" "),
      t.read(letterhead.url),
      ...(attachments === "" ? [] : [t.attachments(attachments)]),
      ...(sending.firstDueDay === null ? [] : [t.ask(formatDay(sending.firstDueDay, "da"))]),
    ],
    link: { href: replyUrl, label: t.button },
    footer: t.footer(letterhead.name, letterhead.email ?? ""),
  });
}
