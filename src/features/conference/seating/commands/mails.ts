import type { Tx } from "../../../../platform/db/database.ts";
import type { District } from "../../../../platform/district/district.ts";
import { queueMail } from "../../../../platform/mail/outbox.ts";
import type { MailAttachment } from "../../../../platform/mail/outbox.ts";
import { hasProgrammeOf } from "../../notice/commands/forget.ts";
import { paths } from "../../paths.ts";
import { findPublished } from "../../queries/conferences.ts";
import type { Conference } from "../../queries/conferences.ts";
import { versionsOf } from "../../queries/programme.ts";
import type { Version } from "../../queries/programme.ts";
import { makeOwnLink } from "../../registration/commands/own-link.ts";
import { registrationRows } from "../../registration/queries/registrations.ts";
import { seatingPaths } from "../paths.ts";
import { seatsOf } from "../queries/published.ts";
import { personalCalendar } from "../rules/calendar.ts";
import { programmeMail } from "../rules/mail.ts";
import { placesOf } from "../rules/problem.ts";
import { personalProgramme, toldSeats } from "../rules/programme.ts";
import type { Entry } from "../rules/programme.ts";
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
  await queueMail(
    tx,
    programmeMail({
      district, conference, entries,
      to: registration.email,
      name: registration.name ?? "",
      why: whyWords(readWhy(placement.explanation), "da", new Map(placesOf(last.programme).map(({ id, title }) => [id, title]))),
      isChanged: placement.told !== null,
      href: publicUrl + seatingPaths.own.to(place, { key }),
      attachments: [fileOf({ district, publicUrl }, { conference, last, registrationId, entries, placedAt: placement.placedAt })],
    }),
  );
  await hasProgrammeOf(tx, district.id, registrationId, last.publishedAt);
  await tx.updateTable("conference.placement").set({ told }).where("district", "=", district.id).where("registration_id", "=", registrationId).execute();
}

/** Somebody's programme as a file for their calendar, which updates what they have of it; undefined while they have no places. */
export async function programmeFile(tx: Tx, base: Base, conference: Conference, registrationId: string): Promise<MailAttachment | undefined> {
  const placement = await tx
    .selectFrom("conference.placement")
    .select("placed_at as placedAt")
    .where("district", "=", base.district.id)
    .where("registration_id", "=", registrationId)
    .executeTakeFirst();
  const [last] = await versionsOf(tx, base.district.id, conference.id);
  if (!placement || !last) return undefined;
  const entries = personalProgramme(last.programme, await seatsOf(tx, base.district.id, registrationId));
  return fileOf(base, { conference, last, registrationId, entries, placedAt: placement.placedAt });
}

interface Base {
  readonly district: District;
  readonly publicUrl: string;
}

interface Placed {
  readonly conference: Conference;
  /** The programme as it was published last. */
  readonly last: Version;
  readonly registrationId: string;
  readonly entries: readonly Entry[];
  readonly placedAt: Date;
}

function fileOf({ district, publicUrl }: Base, { conference, last, registrationId, entries, placedAt }: Placed): MailAttachment {
  const calendar = personalCalendar({
    district, lang: "da", conference, registrationId, entries,
    changedAt: placedAt > last.publishedAt ? placedAt : last.publishedAt,
    url: publicUrl + paths.conference.to({ districtId: district.id, lang: "da" }, { id: conference.id }),
  });
  return { name: "program.ics", type: "text/calendar; charset=utf-8; method=PUBLISH", content: new TextEncoder().encode(calendar) };
}
