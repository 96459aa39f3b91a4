import { countRevision } from "../../platform/district/commands.ts";
import { findDistrict } from "../../platform/district/queries.ts";
import type { JobDefinition, JobDeps } from "../../platform/jobs/jobs.ts";
import { oneByOne } from "../../platform/jobs/one-by-one.ts";
import { grant } from "../../platform/rights/permit.ts";
import { bringBack } from "./commands/reviews.ts";
import { writeWeeklyMail } from "./commands/weekly.ts";
import { decisionsToBringBack } from "./queries/reviews.ts";
import { districtsWithTasks, hearersToday } from "./queries/waiting.ts";

/**
 * Puts every night the decisions whose day has come on the coming agenda. One that cannot be put there does not hold up
 * the others; the job is then tried again.
 */
export const bringBackJob: JobDefinition = {
  name: "bring-back-decisions",
  label: {
    da: "Sætter beslutninger på dagsordenen, når de skal ses på igen",
    en: "Puts decisions on the agenda when they are to be looked at again",
  },
  schedule: "40 4 * * *",
  run: async (deps) => {
    await oneByOne(await decisionsToBringBack(deps.db), ({ districtId, id }) =>
      bringBackOne(deps, grant(districtId, { kind: "system", name: "bring-back-decisions" }, "decisions.manage"), id),
    );
  },
};

async function bringBackOne({ db, now }: JobDeps, permit: Parameters<typeof bringBack>[1], id: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    // Everyone can see the agenda.
    if (await bringBack(tx, permit, id, now())) await countRevision(tx, permit.districtId);
  });
}

/**
 * Tells every Monday morning those who speak for a party by mail what the forum waits for from it, when there is something.
 * Each mail is a transaction of its own, and one that fails does not hold up the others; the job is then tried again.
 */
export const weeklyMailJob: JobDefinition = {
  name: "mail-tasks",
  label: { da: "Skriver mandag til dem, der har opgaver", en: "Writes on Mondays to those who have tasks" },
  schedule: "0 7 * * 1",
  run: async (deps) => {
    const world = { now: deps.now(), publicUrl: deps.publicUrl };
    await oneByOne(await districtsWithTasks(deps.db, world.now), async (districtId) => {
      const district = await findDistrict(deps.db, districtId);
      if (!district) return;
      const permit = grant(districtId, { kind: "system", name: "mail-tasks" }, "decisions.manage");
      const hearers = await hearersToday(deps.db, permit, world.now);
      await oneByOne(hearers, (hearer) => deps.db.transaction().execute((tx) => writeWeeklyMail(tx, district, hearer, world)));
    });
  },
};

export const jobs: readonly JobDefinition[] = [bringBackJob, weeklyMailJob];
