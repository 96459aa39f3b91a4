import { z } from "zod";
import { countRevision } from "../../platform/district/commands.ts";
import { findDistrict } from "../../platform/district/queries.ts";
import type { JobDefinition } from "../../platform/jobs/jobs.ts";
import { grant } from "../../platform/rights/permit.ts";
import { tellHeld } from "./commands/conferences.ts";
import { writeToRegistered } from "./commands/registration-mails.ts";
import { moveQueue, tell, tellRegisteredJobName } from "./commands/seats.ts";
import { heldUntold } from "./queries/conferences.ts";
import { queuesToMove, toldNothingOfCancelling } from "./queries/registration-rounds.ts";

/**
 * Tells the thread every night which conferences have been held. One that fails does not hold up the others; the job is
 * then tried again.
 */
export const tellHeldJob: JobDefinition = {
  name: "tell-held-conferences",
  label: { da: "Skriver i den røde tråd, at konferencer er holdt", en: "Writes in the red thread that conferences have been held" },
  schedule: "20 4 * * *",
  run: async ({ db, now }) => {
    const failures: unknown[] = [];
    for (const { districtId, id } of await heldUntold(db, now())) {
      const permit = grant(districtId, { kind: "system", name: "tell-held-conferences" }, "conference.prepare");
      try {
        await db.transaction().execute(async (tx) => {
          await tellHeld(tx, permit, id, now());
          await countRevision(tx, districtId);
        });
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  },
};

const tellData = z.object({ districtId: z.string(), registrationId: z.uuid(), again: z.boolean() });

/** Writes one mail about how somebody's registration stands. */
export const tellRegisteredJob: JobDefinition = {
  name: tellRegisteredJobName,
  label: { da: "Skriver til dem, der er tilmeldt en konference", en: "Writes to those who are registered for a conference" },
  run: async ({ db, publicUrl }, data) => {
    const { districtId, ...what } = tellData.parse(data);
    const district = await findDistrict(db, districtId);
    if (district) await db.transaction().execute((tx) => writeToRegistered(tx, district, publicUrl, what));
  },
};

/**
 * Ends offers whose time has passed, offers seats that are free, also since a capacity was raised, and asks for mails about
 * conferences that were cancelled. One conference that fails does not hold up the others.
 */
export const moveQueuesJob: JobDefinition = {
  name: "move-conference-queues",
  label: { da: "Tilbyder ledige pladser på konferencer til dem, der venter", en: "Offers free seats at conferences to those who wait" },
  schedule: "*/5 * * * *",
  run: async ({ db, now }) => {
    const failures: unknown[] = [];
    for (const { districtId, id } of await queuesToMove(db, now())) {
      const permit = grant(districtId, { kind: "system", name: "move-conference-queues" }, "conference.register");
      await db.transaction().execute((tx) => moveQueue(tx, permit, id, now())).catch((error: unknown) => failures.push(error));
    }
    for (const { districtId, ...one } of await toldNothingOfCancelling(db, now())) await db.transaction().execute((tx) => tell(tx, districtId, one));
    if (failures.length > 0) throw failures[0];
  },
};
