import { listDistricts } from "../../platform/district/queries.ts";
import type { JobDefinition } from "../../platform/jobs/jobs.ts";
import { oneByOne } from "../../platform/jobs/one-by-one.ts";
import { grant } from "../../platform/rights/permit.ts";
import { askOverdue } from "./commands/doors.ts";
import { listServices } from "./queries/services.ts";
import { isOldEnoughToAsk } from "./rules/service.ts";

const name = "ask-still-right";

/** Asks every morning about services that nobody has looked at for too long. One that fails does not hold up the others. */
export const askStillRightJob: JobDefinition = {
  name,
  label: { da: "Spørger, om tilbud stadig er rigtige", en: "Asks whether services are still right" },
  schedule: "20 9 * * *",
  run: async ({ db, publicUrl, now }) => {
    await oneByOne(await listDistricts(db), async (district) => {
      const permit = grant(district.id, { kind: "system", name }, "help.edit");
      const overdue = (await listServices(db, district.id)).filter((service) => isOldEnoughToAsk(service, "overdue", now()));
      await oneByOne(overdue, ({ id }) => db.transaction().execute((tx) => askOverdue(tx, permit, id, { district, publicUrl, now: now() })));
    });
  },
};

export const jobs: readonly JobDefinition[] = [askStillRightJob];
