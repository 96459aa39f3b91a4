import { countRevision } from "../../platform/district/commands.ts";
import type { JobDefinition } from "../../platform/jobs/jobs.ts";
import { oneByOne } from "../../platform/jobs/one-by-one.ts";
import { grant } from "../../platform/rights/permit.ts";
import { tellHeld } from "./commands/conferences.ts";
import { heldUntold } from "./queries/conferences.ts";

/**
 * Tells the thread every night which conferences have been held. One that fails does not hold up the others; the job is
 * then tried again.
 */
export const tellHeldJob: JobDefinition = {
  name: "tell-held-conferences",
  label: { da: "Skriver i den røde tråd, at konferencer er holdt", en: "Writes in the red thread that conferences have been held" },
  schedule: "20 4 * * *",
  run: async ({ db, now }) => {
    await oneByOne(await heldUntold(db, now()), ({ districtId, id }) => {
      const permit = grant(districtId, { kind: "system", name: "tell-held-conferences" }, "conference.prepare");
      return db.transaction().execute(async (tx) => {
        await tellHeld(tx, permit, id, now());
        await countRevision(tx, districtId);
      });
    });
  },
};
