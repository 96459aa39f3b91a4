import { z } from "zod";
import { allocateInThread } from "../../../allocation/thread.ts";
import { findDistrict } from "../../../platform/district/queries.ts";
import type { JobDefinition } from "../../../platform/jobs/jobs.ts";
import { grant } from "../../../platform/rights/permit.ts";
import { finishDraft, giveUpDraft, tryAllocationJobName } from "./commands/drafts.ts";
import { writeProgramme } from "./commands/mails.ts";
import { tellProgrammesJobName } from "./commands/publish.ts";
import { draftsOf, untoldIn } from "./queries/seating.ts";

const draftData = z.object({ districtId: z.string(), conferenceId: z.uuid(), number: z.number() });

/** Computes a draft in a thread of its own, so that no page waits for it. One that is replaced meanwhile is dropped. */
export const tryAllocationJob: JobDefinition = {
  name: tryAllocationJobName,
  label: { da: "Regner en fordeling af workshops ud", en: "Computes an allocation of workshops" },
  retry: { limit: 2, firstWaitSeconds: 5, longestWaitSeconds: 30 },
  run: async ({ db, now }, given, { isLast }) => {
    const { districtId, conferenceId, number } = draftData.parse(given);
    const district = await findDistrict(db, districtId);
    if (!district) return;
    const ref = { districtId: district.id, conferenceId, number };
    const permit = grant(district.id, { kind: "system", name: tryAllocationJobName }, "conference.allocate");
    const [draft] = await draftsOf(db, permit, conferenceId);
    if (draft?.number !== number || draft.allocation) return;
    try {
      const allocation = await allocateInThread(draft.problem);
      await db.transaction().execute((tx) => finishDraft(tx, ref, allocation, now()));
    } catch (error) {
      if (isLast) await db.transaction().execute((tx) => giveUpDraft(tx, ref, now()));
      throw error;
    }
  },
};

const conferenceData = z.object({ districtId: z.string(), conferenceId: z.uuid() });

/** Writes to everybody whose seats are others than they have been told, each in a transaction of their own. */
export const tellProgrammesJob: JobDefinition = {
  name: tellProgrammesJobName,
  label: { da: "Sender deltagere på en konference deres program", en: "Sends participants of a conference their programmes" },
  run: async ({ db, publicUrl }, given) => {
    const { districtId, conferenceId } = conferenceData.parse(given);
    const district = await findDistrict(db, districtId);
    if (!district) return;
    const permit = grant(district.id, { kind: "system", name: tellProgrammesJobName }, "conference.allocate");
    for (const { registrationId } of await untoldIn(db, permit, conferenceId, "mail"))
      await db.transaction().execute((tx) => writeProgramme(tx, district, publicUrl, registrationId));
  },
};
