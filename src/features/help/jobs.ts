import { listDistricts } from "../../platform/district/queries.ts";
import type { JobDefinition } from "../../platform/jobs/jobs.ts";
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
    const failures: unknown[] = [];
    for (const district of await listDistricts(db)) {
      const permit = grant(district.id, { kind: "system", name }, "help.edit");
      const overdue = (await listServices(db, district.id)).filter((service) => isOldEnoughToAsk(service, "overdue", now()));
      for (const { id } of overdue)
        await db
          .transaction()
          .execute((tx) => askOverdue(tx, permit, id, { district, publicUrl, now: now() }))
          .catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  },
};

export const jobs: readonly JobDefinition[] = [askStillRightJob];
