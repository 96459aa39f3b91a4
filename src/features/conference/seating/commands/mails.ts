import type { Tx } from "../../../../platform/db/database.ts";
import type { District } from "../../../../platform/district/district.ts";
import { queueMail } from "../../../../platform/mail/outbox.ts";
import { paths } from "../../paths.ts";
import { findPublished } from "../../queries/conferences.ts";
import { versionsOf } from "../../queries/programme.ts";
import { makeOwnLink } from "../../registration/commands/own-link.ts";
import { registrationRows } from "../../registration/queries/registrations.ts";
import { seatingPaths } from "../paths.ts";
import { seatsOf } from "../queries/published.ts";
import { personalCalendar } from "../rules/calendar.ts";
import { programmeMail } from "../rules/mail.ts";
import { placesOf } from "../rules/problem.ts";
import { personalProgramme, toldSeats } from "../rules/programme.ts";
import { readWhy } from "../rules/stored-allocation.ts";
import { whyWords } from "../rules/why.ts";
import "../tables.ts";

/** Writes somebody their programme, unless they have been told of just these seats: so the job may run twice. */
export async function writeProgramme(tx: Tx, district: District, publicUrl: string, registrationId: string): Promise<void> {
  const placement = await tx
    .selectFrom("conference.placement")
    .select(["explanation", "told", "placed_at as placedAt"])
    .where("district", "=", district.id)
    .where("registration_id", "=", registrationId)
    .forUpdate()
    .executeTakeFirst();
  const registration = await registrationRows(tx, district.id).where("id", "=", registrationId).where("state", "=", "seated").executeTakeFirst();
  const conference = registration && (await findPublished(tx, district.id, registration.conferenceId));
  if (!placement || !registration?.email || !conference || conference.cancelledAt) return;
  const [last] = await versionsOf(tx, district.id, conference.id);
  const seats = await seatsOf(tx, district.id, registrationId);
  const told = toldSeats(seats);
  if (!last || placement.told === told) return;
  const place = { districtId: district.id, lang: "da" } as const;
  const key = await makeOwnLink(tx, district.id, registrationId, conference);
  const entries = personalProgramme(last.programme, seats);
  const calendar = personalCalendar({
    district, lang: "da", conference, registrationId, entries,
    changedAt: placement.placedAt > last.publishedAt ? placement.placedAt : last.publishedAt,
    url: publicUrl + paths.conference.to(place, { id: conference.id }),
  });
  await queueMail(
    tx,
    programmeMail({
      district, conference, entries,
      to: registration.email,
      name: registration.name ?? "",
      why: whyWords(readWhy(placement.explanation), "da", new Map(placesOf(last.programme).map(({ id, title }) => [id, title]))),
      isChanged: placement.told !== null,
      href: publicUrl + seatingPaths.own.to(place, { key }),
      attachments: [{ name: "program.ics", type: "text/calendar; charset=utf-8; method=PUBLISH", content: new TextEncoder().encode(calendar) }],
    }),
  );
  await tx.updateTable("conference.placement").set({ told }).where("district", "=", district.id).where("registration_id", "=", registrationId).execute();
}
