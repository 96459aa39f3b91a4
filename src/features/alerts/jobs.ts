import { listDistricts } from "../../platform/district/queries.ts";
import type { JobDefinition } from "../../platform/jobs/jobs.ts";
import { oneByOne } from "../../platform/jobs/one-by-one.ts";
import { grant } from "../../platform/rights/permit.ts";
import { lapseReport } from "./commands/grade.ts";
import { askAgain } from "./commands/ask-again.ts";
import { tellExpired } from "./commands/out.ts";
import { listReports } from "./queries/reports.ts";
import type { Report } from "./queries/reports.ts";
import { waitingAction } from "./waiting.ts";

const name = "watch-alerts";

/** What is to be done about a report now; nothing most of the time. */
function actionFor(report: Report, now: Date): "ask" | "lapse" | "expire" | "nothing" {
  if (report.status === "waiting") return waitingAction(report, now);
  const { status, expiresAt, expiryToldAt } = report;
  return status === "published" && expiryToldAt === null && expiresAt !== null && expiresAt <= now ? "expire" : "nothing";
}

/** Asks again about reports that wait, and for what was learnt when an alert has expired. One that fails does not hold up the others. */
export const watchAlertsJob: JobDefinition = {
  name,
  label: { da: "Spørger om advarsler, der venter, og siger til, når de går ud", en: "Asks about alerts that wait, and tells when they expire" },
  schedule: "*/10 * * * *",
  run: async ({ db, publicUrl, now }) => {
    await oneByOne(await listDistricts(db), async (district) => {
      const permit = grant(district.id, { kind: "system", name }, "alerts.grade");
      const acts = { ask: askAgain, lapse: lapseReport, expire: tellExpired };
      await oneByOne(await listReports(db, permit), async (report) => {
        const action = actionFor(report, now());
        if (action !== "nothing") await db.transaction().execute((tx) => acts[action](tx, permit, report.id, { district, publicUrl, now: now() }));
      });
    });
  },
};

export const jobs: readonly JobDefinition[] = [watchAlertsJob];
