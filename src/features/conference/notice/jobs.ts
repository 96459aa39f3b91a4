import { findDistrict } from "../../../platform/district/queries.ts";
import type { JobDefinition } from "../../../platform/jobs/jobs.ts";
import { oneByOne } from "../../../platform/jobs/one-by-one.ts";
import { quietSince, tellHearer } from "./commands/hearers.ts";
import { tellProgrammeHearer } from "./commands/programme-hearers.ts";
import { hearersToMail } from "./queries/hearers.ts";
import { programmeHearersToMail } from "./queries/programme-hearers.ts";

/**
 * Writes to everybody who must hear that a conference was moved and has a mail address, each in a transaction of their own, once
 * nothing more has changed for some minutes. One that fails does not hold up the others.
 */
export const tellHearersJob: JobDefinition = {
  name: "tell-of-moved-conferences",
  label: { da: "Skriver til deltagere og inviterede, at en konference er flyttet", en: "Writes to participants and those invited that a conference was moved" },
  schedule: "*/5 * * * *",
  run: async ({ db, publicUrl, secret, now }) => {
    await oneByOne(await hearersToMail(db, quietSince(now()), now()), async ({ districtId, id }) => {
      const district = await findDistrict(db, districtId);
      if (district) await db.transaction().execute((tx) => tellHearer(tx, { district, publicUrl, secret, now: now() }, id));
    });
  },
};

/** The same for everybody whose own programme has changed since they knew it. */
export const tellProgrammeHearersJob: JobDefinition = {
  name: "tell-of-changed-programmes",
  label: { da: "Skriver til deltagere, at noget i deres program er ændret", en: "Writes to participants that something in their programme has changed" },
  schedule: "*/5 * * * *",
  run: async ({ db, publicUrl, secret, now }) => {
    await oneByOne(await programmeHearersToMail(db, quietSince(now()), now()), async ({ districtId, id }) => {
      const district = await findDistrict(db, districtId);
      if (district) await db.transaction().execute((tx) => tellProgrammeHearer(tx, { district, publicUrl, secret, now: now() }, id));
    });
  },
};
