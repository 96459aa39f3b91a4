import { findDistrict } from "../../platform/district/queries.ts";
import type { JobDefinition } from "../../platform/jobs/jobs.ts";
import { oneByOne } from "../../platform/jobs/one-by-one.ts";
import { grant } from "../../platform/rights/permit.ts";
import { remindOfPoll } from "./commands/mails.ts";
import { pollsToRemind } from "./queries/polls.ts";

/**
 * Reminds every morning those who have not answered a poll whose deadline is near, once. Repeating it is harmless; a poll
 * that fails does not hold up the others.
 */
export const remindOfPollsJob: JobDefinition = {
  name: "remind-of-polls",
  label: { da: "Minder om at svare, hvornår man kan mødes", en: "Reminds of answering when one can meet" },
  schedule: "10 9 * * *",
  run: async ({ db, publicUrl, now }) => {
    await oneByOne(await pollsToRemind(db, now()), async ({ districtId, pollId }) => {
      const district = await findDistrict(db, districtId);
      if (!district) return;
      const permit = grant(district.id, { kind: "system", name: "remind-of-polls" }, "polls.manage");
      await db.transaction().execute((tx) => remindOfPoll(tx, permit, pollId, { district, publicUrl, now: now() }));
    });
  },
};
