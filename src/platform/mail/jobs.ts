import { z } from "zod";
import type { DistrictId } from "../district/district.ts";
import type { JobDefinition, Retry } from "../jobs/jobs.ts";
import type { Mailer } from "./mailer.ts";
import { sendMailJobName } from "./outbox.ts";
import { askForForgotten, sendMail, settleMail } from "./sending.ts";
import "./tables.ts";

/** Fourteen tries in about a day. */
const usualRetry: Retry = { limit: 13, firstWaitSeconds: 30, longestWaitSeconds: 4 * 3600 };

const mailData = z.object({ districtId: z.string(), mailId: z.uuid() });

/**
 * Sends one mail of the outbox. A mail that is no longer queued is left alone, so running twice sends once.
 * @param mailer undefined when the installation has no mail server: mail is then kept to be read here
 */
export function sendMailJob(mailer: Mailer | undefined, retry: Retry = usualRetry): JobDefinition {
  return {
    name: sendMailJobName,
    label: { da: "Sender en mail", en: "Sends an email" },
    retry,
    run: async (deps, data, { isLast }) => {
      const { districtId, mailId } = mailData.parse(data);
      await sendMail(deps, mailer, { districtId: districtId as DistrictId, mailId, isLast });
    },
  };
}

/** Tells of mails whose sender was killed in the middle, and sees that none that waits is forgotten. */
export const settleMailJob: JobDefinition = {
  name: "settle-mail",
  label: { da: "Finder mails, der blev afbrudt", en: "Finds emails that were interrupted" },
  schedule: "*/5 * * * *",
  run: async ({ db }) => {
    await settleMail(db);
    await askForForgotten(db);
  },
};
