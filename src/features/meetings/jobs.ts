import { findDistrict } from "../../platform/district/queries.ts";
import { countRevision } from "../../platform/district/commands.ts";
import { dayOf } from "../../platform/i18n/dates.ts";
import type { JobDefinition, JobDeps } from "../../platform/jobs/jobs.ts";
import { grant } from "../../platform/rights/permit.ts";
import { approveSilently } from "./commands/silence.ts";
import { dueMinutes } from "./queries/cycle.ts";
import type { DueMinutes } from "./queries/cycle.ts";

/**
 * Approves every night the minutes that nobody has corrected in time, and tells the coordinators of those that a
 * correction holds up. Minutes that cannot be approved do not hold up the others; the job is then tried again.
 */
export const approveMinutesJob: JobDefinition = {
  name: "approve-minutes",
  label: { da: "Godkender referater, som ingen har rettet i tide", en: "Approves minutes that nobody corrected in time" },
  schedule: "20 4 * * *",
  run: async (deps) => {
    const failures: unknown[] = [];
    for (const due of await dueMinutes(deps.db, dayOf(deps.now()))) {
      try {
        await approveOne(deps, due);
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  },
};

async function approveOne({ db, publicUrl, now }: JobDeps, { districtId, meetingId }: DueMinutes): Promise<void> {
  const district = await findDistrict(db, districtId);
  if (!district) return;
  const permit = grant(district.id, { kind: "system", name: "approve-minutes" }, "meetings.approve");
  await db.transaction().execute(async (tx) => {
    const done = await approveSilently(tx, permit, meetingId, { district, publicUrl, now: now() });
    // What was not dealt with comes onto the next agenda, which everyone can see.
    if (done === "approved") await countRevision(tx, district.id);
  });
}
