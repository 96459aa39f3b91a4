import { findDistrict } from "../../../platform/district/queries.ts";
import type { JobDefinition } from "../../../platform/jobs/jobs.ts";
import { tellReader } from "./commands/told.ts";
import { findPublished } from "../queries/conferences.ts";
import { versionsOf } from "../queries/programme.ts";
import { packsToTell, publicReading, readersToTell } from "./queries.ts";
import { textsOfAll } from "./told.ts";

/**
 * Writes to everybody who has a seat about what has come out in the reading pack and that they have not been told of, each in a
 * transaction of their own. What is put in after the release waits until nothing more comes for half an hour, so that three texts
 * are one mail. One mail that fails does not hold up the others.
 */
export const tellReadersJob: JobDefinition = {
  name: "tell-readers",
  label: { da: "Skriver til deltagere, hvad der er kommet i læsemappen", en: "Writes to participants what has come out in the reading pack" },
  schedule: "*/10 * * * *",
  run: async ({ db, publicUrl, now }) => {
    const failures: unknown[] = [];
    for (const { districtId, id } of await packsToTell(db, now())) {
      const district = await findDistrict(db, districtId);
      const conference = await findPublished(db, districtId, id);
      if (!district || !conference) continue;
      const [last] = await versionsOf(db, districtId, id);
      const { groups } = await publicReading(db, districtId, conference, last, now());
      for (const reader of await readersToTell(db, districtId, id, textsOfAll(groups)))
        await db.transaction().execute((tx) => tellReader(tx, district, publicUrl, reader, now())).catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  },
};
