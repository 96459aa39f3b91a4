import type { District } from "../../platform/district/district.ts";
import { listDistricts } from "../../platform/district/queries.ts";
import type { JobDefinition, JobDeps } from "../../platform/jobs/jobs.ts";
import { oneByOne } from "../../platform/jobs/one-by-one.ts";
import { grant } from "../../platform/rights/permit.ts";
import { isTimeToAsk, phaseOf } from "./bulletin.ts";
import type { KnownMeeting } from "./bulletin.ts";
import { askParties } from "./commands/ask.ts";
import { recordBulletin } from "./commands/records.ts";
import { askedParties, comingMeetings, findBulletin } from "./queries.ts";

const name = "ask-for-lines";

/**
 * Asks the parties ten days before each meeting, unless a coordinator has done so already, and keeps the titles of
 * bulletins in step with meetings that are moved. One meeting that fails does not hold up the others.
 */
export const askForLinesJob: JobDefinition = {
  name,
  label: { da: "Beder aktørerne om fem linjer før et møde", en: "Asks the parties for five lines before a meeting" },
  schedule: "15 8 * * *",
  run: async (deps) => {
    await oneByOne(await listDistricts(deps.db), async (district) =>
      oneByOne(await comingMeetings(deps.db, district.id, deps.now()), (meeting) => prepareOne(deps, district, meeting)),
    );
  },
};

async function prepareOne({ db, publicUrl, now }: JobDeps, district: District, meeting: KnownMeeting): Promise<void> {
  const permit = grant(district.id, { kind: "system", name }, "bulletins.prepare");
  const sending = { district, publicUrl, now: now() };
  await db.transaction().execute(async (tx) => {
    if (await findBulletin(tx, permit, meeting.id)) return recordBulletin(tx, permit, meeting.id);
    if (!isTimeToAsk(meeting, sending.now) || phaseOf(meeting, sending.now) !== "open") return;
    if ((await askedParties(tx, permit, sending.now)).length > 0) await askParties(tx, permit, meeting.id, sending);
  });
}
