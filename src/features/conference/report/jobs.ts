import { z } from "zod";
import type { Db } from "../../../platform/db/database.ts";
import { findDistrict } from "../../../platform/district/queries.ts";
import type { JobDefinition } from "../../../platform/jobs/jobs.ts";
import { oneByOne } from "../../../platform/jobs/one-by-one.ts";
import { writeAfter } from "./commands/mails.ts";
import { tellOfReportJobName } from "./commands/report.ts";
import { toTellOfReport, toThank } from "./queries/people.ts";
import type { ToWrite } from "./queries/people.ts";
import type { MailAfter } from "./rules/mail-after.ts";

/** Thanks those who were at a conference, the morning after, and asks how it was. */
export const thankParticipantsJob: JobDefinition = {
  name: "thank-participants",
  label: { da: "Siger tak efter en konference, og spørger, hvordan den var", en: "Says thank you after a conference, and asks how it was" },
  schedule: "0 9 * * *",
  run: async ({ db, publicUrl, now }) => writeToAll(db, publicUrl, await toThank(db, now()), "thanks", now()),
};

const reportData = z.object({ districtId: z.string(), conferenceId: z.uuid() });

/** Tells those who were at a conference that its report is out. */
export const tellOfReportJob: JobDefinition = {
  name: tellOfReportJobName,
  label: { da: "Skriver til deltagerne, at rapporten om en konference er ude", en: "Writes to participants that the report on a conference is out" },
  run: async ({ db, publicUrl, now }, data) => {
    const { districtId, conferenceId } = reportData.parse(data);
    const district = await findDistrict(db, districtId);
    if (district) await writeToAll(db, publicUrl, await toTellOfReport(db, district.id, conferenceId), "report", now());
  },
};

/** One mail each; one that fails does not hold up the others, and the job is then tried again. */
async function writeToAll(db: Db, publicUrl: string, people: readonly ToWrite[], mail: MailAfter, now: Date): Promise<void> {
  await oneByOne(people, async ({ districtId, registrationId }) => {
    const district = await findDistrict(db, districtId);
    if (district) await db.transaction().execute((tx) => writeAfter(tx, district, publicUrl, { registrationId, mail }, now));
  });
}
