import { createHash } from "node:crypto";
import { publishedEmails, publishedPhones } from "../../../network/queries.ts";
import { recordChange } from "../../../platform/audit/commands.ts";
import type { Db, Tx } from "../../../platform/db/database.ts";
import type { District, DistrictId } from "../../../platform/district/district.ts";
import { dayOf, formatTime } from "../../../platform/i18n/dates.ts";
import { memberNames } from "../../../platform/identity/queries.ts";
import { queueMail } from "../../../platform/mail/outbox.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { Refusal, notNow } from "../../../platform/web/form.ts";
import type { FormError } from "../../../platform/web/form.ts";
import { linkItems } from "../../../thread/commands.ts";
import { lookMail } from "../minutes-mail.ts";
import { looksPersonal } from "../../../platform/privacy/personal.ts";
import type { Finding } from "../../../platform/privacy/personal.ts";
import { canonicalText } from "../published.ts";
import type { PublishedMinutes } from "../published.ts";
import { agendaOf } from "../queries/agenda.ts";
import type { AgendaEntry } from "../queries/agenda.ts";
import { coordinatorsByMail } from "../queries/cycle.ts";
import { findMeeting } from "../queries/meetings.ts";
import type { Meeting } from "../queries/meetings.ts";
import { partiesPresent } from "../queries/minutes.ts";
import { approvedVersion } from "../queries/versions.ts";
import { recordAgendaItem, recordMeeting } from "./records.ts";

export interface PublicVersion {
  readonly title: string;
  readonly minutes: string;
}

export interface Publication {
  /** What visitors shall read, by item; an item without a title is left out. */
  readonly items: ReadonlyMap<string, PublicVersion>;
  /** Someone has looked at the words that may be names. */
  readonly namesSeen: boolean;
}

/**
 * Lets everyone read approved minutes, without persons, and notes who looked for names.
 * @returns the checksum of the public text
 * @throws Refusal `"": not_now` before they are approved, `"": published` when they are public, `title-ID | text-ID:
 * personal` for whole names, phones and mail addresses, `namesSeen: look_at_names` for words that may be names
 */
export async function publishMinutes(
  tx: Tx,
  permit: Permit<"meetings.approve">,
  meetingId: string,
  publication: Publication,
  now: Date,
): Promise<{ sha256: string }> {
  const { districtId, actor } = permit;
  const { meeting, documentNumber, draftBy } = await lockUnpublished(tx, permit, meetingId);
  await refusePersonal(tx, districtId, publication);
  const seal = (await approvedVersion(tx, permit, meetingId))?.sha256 ?? "";
  const agenda = await agendaOf(tx, permit, meetingId);
  const parties = await partiesPresent(tx, districtId, meetingId);
  const published: PublishedMinutes = {
    day: dayOf(meeting.startsAt),
    fromTime: formatTime(meeting.startsAt, "da"),
    toTime: formatTime(meeting.endsAt, "da"),
    place: meeting.place,
    series: meeting.seriesName,
    number: meeting.number,
    parties: parties.map((party) => party.name),
    items: agenda.flatMap((entry) => publishedItem(entry, publication.items.get(entry.itemId))),
  };
  const text = canonicalText(published, documentNumber, seal);
  const sha256 = createHash("sha256").update(text).digest("hex");
  const lookedBy = actor.kind === "member" ? actor.memberId : null;
  await tx
    .updateTable("meetings.meeting")
    .set({
      published_at: now,
      published,
      published_text: text,
      sha256,
      looked_by: lookedBy,
      public_draft: null,
      public_draft_by: draftBy ?? lookedBy,
    })
    .where("district", "=", districtId)
    .where("id", "=", meetingId)
    .execute();
  await showItems(tx, districtId, meetingId, published);
  await recordMeeting(tx, districtId, meetingId);
  const after = { sha256, writtenBy: draftBy ?? lookedBy, lookedBy };
  await recordChange(tx, permit, { action: "meetings.publish", kind: "meeting", id: meetingId, after });
  return { sha256 };
}

/**
 * Keeps a public version until someone else has looked at it, and asks the other coordinators by mail to do so.
 * @returns how many were asked
 * @throws Refusal `"": not_now | published`
 */
export async function askForLook(
  tx: Tx,
  permit: Permit<"meetings.approve">,
  meetingId: string,
  items: Publication["items"],
  { district, publicUrl }: { readonly district: District; readonly publicUrl: string },
): Promise<number> {
  const { meeting } = await lockUnpublished(tx, permit, meetingId);
  const writer = permit.actor.kind === "member" ? permit.actor.memberId : null;
  await tx
    .updateTable("meetings.meeting")
    .set({ public_draft: Object.fromEntries(items), public_draft_by: writer })
    .where("district", "=", permit.districtId)
    .where("id", "=", meetingId)
    .execute();
  const others = (await coordinatorsByMail(tx, permit)).filter(({ id }) => id !== writer);
  for (const to of others) await queueMail(tx, lookMail({ district, meeting, to, publicUrl }));
  const after = { asked: others.map(({ id }) => id) };
  await recordChange(tx, permit, { action: "meetings.ask_for_look", kind: "meeting", id: meetingId, after });
  return others.length;
}

async function lockUnpublished(
  tx: Tx,
  permit: Permit<"meetings.approve">,
  meetingId: string,
): Promise<{ meeting: Meeting; documentNumber: string; draftBy: string | null }> {
  const row = await tx
    .selectFrom("meetings.meeting")
    .select(["document_number", "published_at", "public_draft_by"])
    .where("district", "=", permit.districtId)
    .where("id", "=", meetingId)
    .forUpdate()
    .executeTakeFirst();
  const meeting = await findMeeting(tx, permit, meetingId);
  if (!row?.document_number || !meeting) throw notNow();
  if (row.published_at) throw new Refusal({ field: "", code: "published" });
  return { meeting, documentNumber: row.document_number, draftBy: row.public_draft_by };
}

/** What in the public versions looks personal, by field of the form. */
export async function personalFindings(
  db: Db | Tx,
  districtId: DistrictId,
  items: ReadonlyMap<string, PublicVersion>,
): Promise<ReadonlyMap<string, readonly Finding[]>> {
  const fields = [...items].flatMap(([id, { title, minutes }]) => [
    [`title-${id}`, title] as const,
    [`text-${id}`, title === "" ? "" : minutes] as const,
  ]);
  return findingsIn(db, districtId, fields);
}

/** What in these texts looks personal, by field. */
export async function findingsIn(
  db: Db | Tx,
  districtId: DistrictId,
  fields: readonly (readonly [field: string, text: string])[],
): Promise<ReadonlyMap<string, readonly Finding[]>> {
  const names = [...(await memberNames(db, districtId)).values()];
  const known = {
    phones: await publishedPhones(db, districtId),
    emails: await publishedEmails(db, districtId),
  };
  return new Map(
    fields.map(([field, text]) => [field, looksPersonal(text, names, known)] as const).filter(([, found]) => found.length > 0),
  );
}

/**
 * Stops a public text with a person in it, and one with words that nobody has looked at.
 * @throws Refusal `FIELD: personal`, `namesSeen: look_at_names`
 */
export function refuseFindings(findings: ReadonlyMap<string, readonly Finding[]>, namesSeen: boolean): void {
  const errors: FormError[] = [...findings]
    .filter(([, found]) => found.some(({ kind }) => kind !== "word"))
    .map(([field]) => ({ field, code: "personal" }));
  if (errors.length === 0 && findings.size > 0 && !namesSeen) errors.push({ field: "namesSeen", code: "look_at_names" });
  if (errors.length > 0) throw new Refusal(...errors);
}

async function refusePersonal(tx: Tx, districtId: DistrictId, { items, namesSeen }: Publication): Promise<void> {
  refuseFindings(await personalFindings(tx, districtId, items), namesSeen);
}

function publishedItem(entry: AgendaEntry, version: PublicVersion | undefined): PublishedMinutes["items"] {
  const title = version?.title.trim() ?? "";
  if (title === "" || entry.isClosed) return [];
  const decisions = entry.effects
    .filter((effect) => effect.kind === "decision" && effect.publicTitle !== null)
    .map(({ kind, id, publicTitle }) => ({ kind, id, title: publicTitle ?? "" }));
  return [{ id: entry.itemId, title, minutes: version?.minutes.trim() ?? "", outcome: entry.outcome, decisions }];
}

async function showItems(tx: Tx, districtId: DistrictId, meetingId: string, published: PublishedMinutes): Promise<void> {
  for (const { id, title } of published.items) {
    await tx
      .updateTable("meetings.item")
      .set({ public_title: title })
      .where("district", "=", districtId)
      .where("id", "=", id)
      .where("public_title", "is", null)
      .execute();
    await linkItems(tx, districtId, { kind: "agenda-item", id }, { kind: "meeting", id: meetingId });
    await recordAgendaItem(tx, districtId, id);
  }
}
