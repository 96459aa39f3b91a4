import { z } from "zod";
import { findDistrict } from "../../../platform/district/queries.ts";
import type { JobDefinition } from "../../../platform/jobs/jobs.ts";
import { oneByOne } from "../../../platform/jobs/one-by-one.ts";
import { grant } from "../../../platform/rights/permit.ts";
import { writeToRegistered } from "./commands/mails.ts";
import { writeToNewAddress, writeToNewAddressJobName } from "./commands/new-address.ts";
import { moveQueue, tell, tellRegisteredJobName } from "./commands/seats.ts";
import { queuesToMove, toldNothingOfCancelling } from "./queries/queues.ts";

const tellData = z.object({ districtId: z.string(), registrationId: z.uuid(), again: z.boolean(), signedUpAgain: z.boolean().default(false) });

/** Writes one mail about how somebody's registration stands. */
export const tellRegisteredJob: JobDefinition = {
  name: tellRegisteredJobName,
  label: { da: "Skriver til dem, der er tilmeldt en konference", en: "Writes to those who are registered for a conference" },
  run: async ({ db, publicUrl, now }, data) => {
    const { districtId, ...what } = tellData.parse(data);
    const district = await findDistrict(db, districtId);
    if (district) await db.transaction().execute((tx) => writeToRegistered(tx, district, publicUrl, what, now()));
  },
};

const newAddressData = z.object({ districtId: z.string(), registrationId: z.uuid() });

/** Asks whoever reads the mail of an address that was written into a registration whether it is theirs. */
export const writeToNewAddressJob: JobDefinition = {
  name: writeToNewAddressJobName,
  label: { da: "Spørger, om en ny e-mail i en tilmelding er rigtig", en: "Asks whether a new email address in a registration is right" },
  run: async ({ db, publicUrl, now }, data) => {
    const { districtId, registrationId } = newAddressData.parse(data);
    const district = await findDistrict(db, districtId);
    if (district) await db.transaction().execute((tx) => writeToNewAddress(tx, district, publicUrl, registrationId, now()));
  },
};

/**
 * Ends offers whose time has passed, offers seats that are free, also since a capacity was raised, and asks for mails about
 * conferences that were cancelled. One conference that fails does not hold up the others.
 */
export const moveQueuesJob: JobDefinition = {
  name: "move-conference-queues",
  label: { da: "Tilbyder ledige pladser på konferencer til dem, der venter", en: "Offers free seats at conferences to those who wait" },
  schedule: "*/5 * * * *",
  run: async ({ db, now }) => {
    try {
      await oneByOne(await queuesToMove(db, now()), ({ districtId, id }) => {
        const permit = grant(districtId, { kind: "system", name: "move-conference-queues" }, "conference.register");
        return db.transaction().execute((tx) => moveQueue(tx, permit, id, now()));
      });
    } finally {
      await oneByOne(await toldNothingOfCancelling(db, now()), ({ districtId, ...one }) => db.transaction().execute((tx) => tell(tx, districtId, one)));
    }
  },
};
