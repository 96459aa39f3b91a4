import { countRevision } from "../../../platform/district/commands.ts";
import type { JobDefinition } from "../../../platform/jobs/jobs.ts";
import { oneByOne } from "../../../platform/jobs/one-by-one.ts";
import { grant } from "../../../platform/rights/permit.ts";
import { closeBallot } from "./commands/votes.ts";
import { ballotsToClose } from "./queries/ballots.ts";

/** Adds up votes by phone that nobody has closed. One that fails does not hold up the others. */
export const closeVotesJob: JobDefinition = {
  name: "close-workshop-votes",
  label: { da: "Tæller afstemninger i workshops sammen, når tiden er gået", en: "Adds up votes in workshops when their time is over" },
  schedule: "*/5 * * * *",
  run: async ({ db, now }) => {
    await oneByOne(await ballotsToClose(db, now()), ({ districtId, id }) => {
      const permit = grant(districtId, { kind: "system", name: "close-workshop-votes" }, "conference.prepare");
      return db.transaction().execute(async (tx) => {
        await closeBallot(tx, permit, id, now());
        await countRevision(tx, districtId);
      });
    });
  },
};
