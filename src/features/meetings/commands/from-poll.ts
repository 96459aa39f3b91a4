import type { Db, Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import { sendJob } from "../../../platform/jobs/jobs.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { Refusal, schemaErrors } from "../../../platform/web/form.ts";
import type { FormValues } from "../../../platform/web/form.ts";
import type { MakingChoice } from "../../../thread/kinds.ts";
import { listSeries } from "../queries/series.ts";
import { foundTimeSchema } from "../schema.ts";
import { meetingTexts } from "../texts/meeting.ts";
import { expectMembers } from "./invitations.ts";
import { addAgendaItem } from "./items.ts";
import { planMeetingOn } from "./planning.ts";

/** The job that invites those who are expected at a meeting, soon after it was planned. */
export const inviteJobName = "invite-to-meeting";

/** The series in which a meeting that comes of something else can stand. */
export async function seriesToChoose(db: Db | Tx, districtId: DistrictId): Promise<MakingChoice[]> {
  const options = (await listSeries(db, districtId)).map(({ id, name }) => ({ value: id, label: name }));
  const { da, en } = meetingTexts;
  return [{ field: "series", label: { da: da.meeting.series, en: en.meeting.series }, options }];
}

/**
 * Plans the extra meeting for which a time was found. What it is about becomes its first item; those named in `invite` are
 * invited when the transaction is through.
 * @returns its id
 * @throws Refusal for what is wrong with the input, `"": not_now` when the series does not run, `day: date_in_past | taken`
 */
export async function planFoundTime(tx: Tx, permit: Permit<string>, input: FormValues, now: Date): Promise<string> {
  const asked = foundTimeSchema.safeParse(input);
  if (!asked.success) throw new Refusal(...schemaErrors(asked.error));
  const { series: seriesId, title, invite, ...when } = asked.data;
  const id = await planMeetingOn(tx, permit, { ...when, seriesId, isExtra: true }, now);
  await addAgendaItem(tx, permit, id, { title, kind: "discussion" }, now);
  await expectMembers(tx, permit, id, invite);
  await sendJob(tx, inviteJobName, { districtId: permit.districtId, meetingId: id });
  return id;
}
