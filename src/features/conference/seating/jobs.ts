import { z } from "zod";
import { allocateInThread } from "../../../allocation/thread.ts";
import { findDistrict } from "../../../platform/district/queries.ts";
import type { JobDefinition } from "../../../platform/jobs/jobs.ts";
import { oneByOne } from "../../../platform/jobs/one-by-one.ts";
import { grant } from "../../../platform/rights/permit.ts";
import { findPublished } from "../queries/conferences.ts";
import { isOpen } from "../rules/stages.ts";
import { finishDraft, giveUpDraft, tryAllocationJobName } from "./commands/drafts.ts";
import { latecomerProblem, seatLatecomers, seatLatecomersJobName } from "./commands/late.ts";
import { writeProgramme } from "./commands/mails.ts";
import { tellProgrammesJobName } from "./commands/publish.ts";
import { draftsOf, untoldIn } from "./queries/seating.ts";

const draftData = z.object({ districtId: z.string(), conferenceId: z.uuid(), number: z.number() });
const conferenceData = z.object({ districtId: z.string(), conferenceId: z.uuid() });

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

/** How often it is computed anew because somebody came, went or was moved meanwhile, before the job is tried again later. */
const mostTimes = 5;

/** Seats those who came after an allocation was published, in what is free; nobody else is moved. */
export const seatLatecomersJob: JobDefinition = {
  name: seatLatecomersJobName,
  label: { da: "Giver dem, der er kommet til senere, pladser i workshops", en: "Gives places in workshops to those who came later" },
  run: async ({ db, now }, given) => {
    const { districtId, conferenceId } = conferenceData.parse(given);
    const district = await findDistrict(db, districtId);
    if (!district) return;
    const permit = grant(district.id, { kind: "system", name: seatLatecomersJobName }, "conference.allocate");
    const conference = await findPublished(db, district.id, conferenceId);
    // Cancelled since it was asked for, or over: nobody needs a place any more.
    if (!conference || !isOpen(conference, now())) return;
    for (let time = 0; time < mostTimes; time += 1) {
      const problem = await db.transaction().execute((tx) => latecomerProblem(tx, permit, conferenceId, now()));
      if (!problem) return;
      const allocation = await allocateInThread(problem);
      if (await db.transaction().execute((tx) => seatLatecomers(tx, permit, conferenceId, { problem, allocation }, now()))) return;
    }
    throw new Error("the places of a conference changed all the time");
  },
};

/**
 * Writes to everybody whose seats are others than they have been told, each in a transaction of their own. One that fails does not
 * hold up the others; the job is then tried again.
 */
export const tellProgrammesJob: JobDefinition = {
  name: tellProgrammesJobName,
  label: { da: "Sender deltagere på en konference deres program", en: "Sends participants of a conference their programmes" },
  run: async ({ db, publicUrl }, given) => {
    const { districtId, conferenceId } = conferenceData.parse(given);
    const district = await findDistrict(db, districtId);
    if (!district) return;
    const permit = grant(district.id, { kind: "system", name: tellProgrammesJobName }, "conference.allocate");
    await oneByOne(await untoldIn(db, permit, conferenceId, "mail"), ({ registrationId }) =>
      db.transaction().execute((tx) => writeProgramme(tx, district, publicUrl, registrationId)),
    );
  },
};
