import { z } from "zod";
import type { DistrictId } from "../../platform/district/district.ts";
import { findDistrict } from "../../platform/district/queries.ts";
import type { JobDefinition, JobDeps } from "../../platform/jobs/jobs.ts";
import { queueMail } from "../../platform/mail/outbox.ts";
import { renderPdf } from "../../platform/pdf/render.ts";
import { mailLetterJobName } from "./commands/send.ts";
import { letterDocument } from "./letter-document.ts";
import { letterMail } from "./letter-mail.ts";
import type { Letter, Sending } from "./letter.ts";
import { findLetter } from "./queries/letters.ts";
import { makeReplyUrl, takeUnmailed } from "./commands/mailed.ts";

const data = z.object({ districtId: z.string(), letterId: z.uuid() });

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
  await db.transaction().execute(async (tx) => {
    const to = await takeUnmailed(tx, districtId, { id: letter.id, sha256: sending.sha256 }, now());
    if (to === undefined) return;
    const replyUrl = await makeReplyUrl(tx, { districtId, letterId: letter.id, sentAt: sending.at, publicUrl });
    await queueMail(tx, {
      ...letterMail(letter, sending, replyUrl, pdf),
      districtId,
      to,
      purpose: "letters.send",
      about: { kind: "letter", id: letter.id },
    });
  });
}
