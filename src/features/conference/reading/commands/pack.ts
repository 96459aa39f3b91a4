import { v7 as uuidv7 } from "uuid";
import { refusePersonPhones } from "../../../../network/person-phones.ts";
import { recordChange } from "../../../../platform/audit/commands.ts";
import type { Tx } from "../../../../platform/db/database.ts";
import { forgetFile } from "../../../../platform/files/stored-files.ts";
import { Refusal, notNow } from "../../../../platform/web/form.ts";
import { workingProgramme } from "../../queries/programme.ts";
import type { Conference } from "../../queries/conferences.ts";
import { readingForWork, releaseOf } from "../queries.ts";
import { neighbourOf } from "../reading.ts";
import type { ReadingDirection, ReadingFile, ReadingText } from "../reading.ts";
import type { ReadingTextInput } from "../schema.ts";
import { conferenceKindName, lockOpen } from "../../commands/records.ts";
import type { Preparing } from "../../commands/records.ts";
import "../tables.ts";

type Words = Omit<ReadingTextInput, "file" | "dropFile" | "version">;

/** What is done with the file of a text: a new one, none any more, or as it was. */
export type FileChange = ReadingFile | "none" | "same";

/**
 * Adds a text that is read before a conference, after the others for the same people.
 * @throws Refusal `"": not_now`, `workshop: invalid_choice`, `file: file_or_link`, `FIELD: person_phone`
 */
export async function addReading(tx: Tx, permit: Preparing, conferenceId: string, words: Words, file: ReadingFile | undefined, now: Date): Promise<{ id: string }> {
  const conference = await lockOpen(tx, permit.districtId, conferenceId, now);
  await refuseUnfit(tx, permit, conference, words);
  if (!words.link && !file) throw new Refusal({ field: "file", code: "file_or_link" });
  const texts = await readingForWork(tx, permit, conferenceId);
  const id = uuidv7();
  await tx
    .insertInto("conference.reading_text")
    .values({
      district: permit.districtId,
      id,
      conference_id: conferenceId,
      position: afterAll(texts, words.workshop),
      ...wordsRow(words),
      ...fileRow(file ?? null),
      created_at: now,
    })
    .execute();
  await recordChange(tx, permit, { action: "conference.add_reading", kind: conferenceKindName, id: conferenceId, after: told(words, file ?? null) });
  return { id };
}

/**
 * Changes a text, and gives it another file, none, or leaves it. A text that is now for others comes after theirs.
 * @throws Refusal `"": not_now | changed_meanwhile`, `workshop: invalid_choice`, `file: file_or_link`, `FIELD: person_phone`
 */
export async function changeReading(
  tx: Tx,
  permit: Preparing,
  ref: { readonly conferenceId: string; readonly id: string; readonly version: number },
  words: Words,
  change: FileChange,
  now: Date,
): Promise<void> {
  const conference = await lockOpen(tx, permit.districtId, ref.conferenceId, now);
  const texts = await readingForWork(tx, permit, ref.conferenceId);
  const before = textIn(texts, ref.id);
  if (before.version !== ref.version) throw new Refusal({ field: "", code: "changed_meanwhile" });
  await refuseUnfit(tx, permit, conference, words);
  const file = change === "same" ? before.file : change === "none" ? null : change;
  if (!words.link && !file) throw new Refusal({ field: "file", code: "file_or_link" });
  await tx
    .updateTable("conference.reading_text")
    .set({
      ...wordsRow(words),
      ...fileRow(file),
      ...(words.workshop !== before.workshopId && { position: afterAll(texts, words.workshop) }),
      version: before.version + 1,
    })
    .where("district", "=", permit.districtId)
    .where("id", "=", before.id)
    .execute();
  if (before.file && before.file !== file) await forgetFile(tx, permit.districtId, before.file.key);
  await recordChange(tx, permit, {
    action: "conference.change_reading",
    kind: conferenceKindName,
    id: ref.conferenceId,
    before: told({ ...before, workshop: before.workshopId }, before.file),
    after: told(words, file),
  });
}

/** Takes a text and its file away; nothing happens when it is gone already. @throws Refusal `"": not_now` */
export async function removeReading(tx: Tx, permit: Preparing, conferenceId: string, id: string, now: Date): Promise<void> {
  await lockOpen(tx, permit.districtId, conferenceId, now);
  const before = (await readingForWork(tx, permit, conferenceId)).find((text) => text.id === id);
  if (!before) return;
  await tx.deleteFrom("conference.reading_text").where("district", "=", permit.districtId).where("id", "=", id).execute();
  if (before.file) await forgetFile(tx, permit.districtId, before.file.key);
  await recordChange(tx, permit, {
    action: "conference.remove_reading",
    kind: conferenceKindName,
    id: conferenceId,
    before: told({ ...before, workshop: before.workshopId }, before.file),
  });
}

/**
 * Lets a text change places with the one before or after it among those for the same people.
 * @param position where it stood for whoever asks, so that two people do not move it twice
 * @throws Refusal `"": not_now | changed_meanwhile`
 */
export async function moveReading(
  tx: Tx,
  permit: Preparing,
  ref: { readonly conferenceId: string; readonly id: string },
  { direction, position }: { readonly direction: ReadingDirection; readonly position: number },
  now: Date,
): Promise<void> {
  await lockOpen(tx, permit.districtId, ref.conferenceId, now);
  const texts = await readingForWork(tx, permit, ref.conferenceId);
  const text = textIn(texts, ref.id);
  if (text.position !== position) throw new Refusal({ field: "", code: "changed_meanwhile" });
  const group = texts.filter(({ workshopId }) => workshopId === text.workshopId);
  const other = neighbourOf(group, text.id, direction);
  if (!other) throw notNow();
  for (const [one, to] of [[text, other.position], [other, text.position]] as const)
    await tx
      .updateTable("conference.reading_text")
      .set({ position: to })
      .where("district", "=", permit.districtId)
      .where("id", "=", one.id)
      .execute();
  await recordChange(tx, permit, { action: "conference.move_reading", kind: conferenceKindName, id: ref.conferenceId, before: { title: text.title, position }, after: { title: text.title, position: other.position } });
}

/**
 * Says from when everyone may read the pack; null takes it back.
 * @throws Refusal `"": not_now`, `day: released_after_the_end` when the conference is over by then
 */
export async function releaseReading(tx: Tx, permit: Preparing, conferenceId: string, releasedAt: Date | null, now: Date): Promise<void> {
  const conference = await lockOpen(tx, permit.districtId, conferenceId, now);
  if (releasedAt && releasedAt >= conference.endsAt) throw new Refusal({ field: "day", code: "released_after_the_end" });
  const before = await releaseOf(tx, permit.districtId, conferenceId);
  await tx.deleteFrom("conference.reading_pack").where("district", "=", permit.districtId).where("conference_id", "=", conferenceId).execute();
  if (releasedAt)
    await tx.insertInto("conference.reading_pack").values({ district: permit.districtId, conference_id: conferenceId, released_at: releasedAt }).execute();
  await recordChange(tx, permit, { action: "conference.release_reading", kind: conferenceKindName, id: conferenceId, before: { releasedAt: before ?? null }, after: { releasedAt } });
}

/** Lets go of the files of a conference that is deleted; its texts go with it. */
export async function forgetReadingFiles(tx: Tx, permit: Preparing, conferenceId: string): Promise<void> {
  for (const { file } of await readingForWork(tx, permit, conferenceId)) if (file) await forgetFile(tx, permit.districtId, file.key);
}

/** A workshop cannot go while there are texts for it: they would be nobody's, or everyone's. @throws Refusal `"": workshop_has_reading` */
export async function refuseWithReading(tx: Tx, permit: Preparing, conferenceId: string, sessionId: string): Promise<void> {
  const texts = await readingForWork(tx, permit, conferenceId);
  if (texts.some(({ workshopId }) => workshopId === sessionId)) throw new Refusal({ field: "", code: "workshop_has_reading" });
}

function textIn(texts: readonly ReadingText[], id: string): ReadingText {
  const text = texts.find((one) => one.id === id);
  if (!text) throw notNow();
  return text;
}

function afterAll(texts: readonly ReadingText[], workshopId: string | null): number {
  return Math.max(0, ...texts.filter((text) => text.workshopId === workshopId).map(({ position }) => position)) + 1;
}

const wordsRow = ({ workshop, title, source, summary, titleEn, summaryEn, link }: Words) => ({
  session_id: workshop,
  title,
  source,
  summary,
  title_en: titleEn,
  summary_en: summaryEn,
  link,
});

const fileRow = (file: ReadingFile | null) => ({
  file_key: file?.key ?? null,
  file_name: file?.name ?? null,
  file_size: file?.size ?? null,
  file_sha256: file?.sha256 ?? null,
  file_pages: file?.pages ?? null,
});

const told = ({ title, workshop, link }: Pick<Words, "title" | "workshop" | "link">, file: ReadingFile | null) => ({
  title,
  workshop,
  link,
  sha256: file?.sha256 ?? null,
});

async function refuseUnfit(tx: Tx, permit: Preparing, conference: Conference, { workshop, title, source, summary, titleEn, summaryEn }: Words): Promise<void> {
  const { sessions } = await workingProgramme(tx, permit, conference);
  if (workshop && !sessions.some(({ id, kind }) => id === workshop && kind === "workshop")) throw new Refusal({ field: "workshop", code: "invalid_choice" });
  await refusePersonPhones(tx, permit.districtId, { title, source, summary, titleEn: titleEn ?? "", summaryEn: summaryEn ?? "" });
}
