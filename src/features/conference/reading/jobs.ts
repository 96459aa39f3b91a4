import { findDistrict } from "../../../platform/district/queries.ts";
import type { JobDefinition } from "../../../platform/jobs/jobs.ts";
import { oneByOne } from "../../../platform/jobs/one-by-one.ts";
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
    await oneByOne(await packsToTell(db, now()), async ({ districtId, id }) => {
      const district = await findDistrict(db, districtId);
      const conference = await findPublished(db, districtId, id);
      if (!district || !conference) return;
      const [last] = await versionsOf(db, districtId, id);
      const { groups } = await publicReading(db, districtId, conference, last, now());
      const readers = await readersToTell(db, districtId, id, textsOfAll(groups));
      await oneByOne(readers, (reader) => db.transaction().execute((tx) => tellReader(tx, district, publicUrl, reader, now())));
    });
  },
};
