import { z } from "zod";
import { countRevision } from "../../../platform/district/commands.ts";
import { findDistrict } from "../../../platform/district/queries.ts";
import type { JobDefinition } from "../../../platform/jobs/jobs.ts";
import { oneByOne } from "../../../platform/jobs/one-by-one.ts";
import { grant } from "../../../platform/rights/permit.ts";
import { noteLetterSent } from "../commands/publish.ts";
import { pressedMarks, writeInvitationsJobName } from "./commands/send.ts";
import { pressedFor, tellCalledOff, writeInvitation } from "./commands/write.ts";
import { invitedInVain } from "./queries/invitations.ts";

/** The job that notes with which programme a letter went out. */
export const noteLetterJobName = "note-conference-letter";

const letterData = z.object({ districtId: z.string(), conferenceId: z.uuid(), letterId: z.uuid() });

/** Notes that a conference's letter has been sent, so that its page tells what has changed since. */
export const noteLetterJob: JobDefinition = {
  name: noteLetterJobName,
  label: { da: "Skriver, at invitationen til en konference er sendt", en: "Notes that the invitation to a conference has been sent" },
  run: async ({ db }, data) => {
    const { districtId, conferenceId, letterId } = letterData.parse(data);
    const district = await findDistrict(db, districtId);
    if (!district) return;
    const permit = grant(district.id, { kind: "system", name: noteLetterJobName }, "conference.prepare");
    await db.transaction().execute(async (tx) => {
      await noteLetterSent(tx, permit, conferenceId, letterId);
      await countRevision(tx, district.id);
    });
  },
};

/** Writes to those who were invited to a conference that is cancelled, and have not answered. One that fails does not hold up the others. */
export const tellInvitedJob: JobDefinition = {
  name: "tell-invited-of-cancelling",
  label: { da: "Skriver til dem, der er inviteret til en konference, at den er aflyst", en: "Writes to those who are invited to a conference that it is cancelled" },
  schedule: "*/5 * * * *",
  run: async ({ db, publicUrl, secret, now }) => {
    await oneByOne(await invitedInVain(db, now()), async ({ districtId, ...one }) => {
      const district = await findDistrict(db, districtId);
      const permit = grant(districtId, { kind: "system", name: "tell-invited-of-cancelling" }, "conference.prepare");
      if (district) await db.transaction().execute((tx) => tellCalledOff(tx, permit, one, { district, publicUrl, secret, now: now() }));
    });
  },
};

const pressData = z.object({ districtId: z.string(), conferenceId: z.uuid(), mark: z.enum(pressedMarks), at: z.iso.datetime() });

/**
 * Writes the mails of one press to all of those it was for, each in a transaction of their own. One that fails does not hold up the
 * others; the job is then tried again, and writes to those who have got nothing.
 */
export const writeInvitationsJob: JobDefinition = {
  name: writeInvitationsJobName,
  label: { da: "Skriver invitationer til en konference", en: "Writes invitations to a conference" },
  run: async ({ db, publicUrl, secret, now }, data) => {
    const { districtId, conferenceId, mark, at } = pressData.parse(data);
    const district = await findDistrict(db, districtId);
    if (!district) return;
    const permit = grant(district.id, { kind: "system", name: writeInvitationsJobName }, "conference.prepare");
    const press = { conferenceId, mark, at: new Date(at) };
    await oneByOne(await pressedFor(db, permit, press), (id) =>
      db.transaction().execute((tx) => writeInvitation(tx, permit, press, id, { district, publicUrl, secret, now: now() })),
    );
  },
};
