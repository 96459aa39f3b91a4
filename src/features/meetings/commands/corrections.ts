import { v7 as uuidv7 } from "uuid";
import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { District, DistrictId } from "../../../platform/district/district.ts";
import { isMailed } from "../../../platform/identity/member.ts";
import { membersById } from "../../../platform/identity/queries.ts";
import { queueMail } from "../../../platform/mail/outbox.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { Refusal, notNow } from "../../../platform/web/form.ts";
import { applied, settle } from "../corrections.ts";
import type { Answer, Settled } from "../corrections.ts";
import { answerMail, correctionMail } from "../minutes-mail.ts";
import { speakersOf } from "../minutes-version.ts";
import { voicesOf } from "../queries/attendance.ts";
import { correctionsOf, openCorrections } from "../queries/corrections.ts";
import type { Correction } from "../queries/corrections.ts";
import { coordinatorsByMail, wasPresent } from "../queries/cycle.ts";
import { findPublicMeeting } from "../queries/meetings.ts";
import type { readMinutesPurpose } from "../queries/meetings.ts";
import { newestVersion, textAtVersion } from "../queries/versions.ts";
import { lockOpenMeeting } from "./records.ts";

export interface NewCorrection {
  readonly meetingId: string;
  readonly itemId: string;
  /** Who wants it; null for the secretary's own. */
  readonly memberId: string | null;
  /** True when another typed it in for them. */
  readonly assisted: boolean;
  /** Which version of the item's text it was begun from. */
  readonly version: number;
  readonly text: string;
  readonly note?: string;
}

/** How many corrections of one item may wait at once for one person: every reader of the minutes has them all on the page. */
const mostWaiting = 5;

interface Telling {
  readonly district: District;
  readonly publicUrl: string;
  readonly now: Date;
}

/**
 * Proposes another text for one item of sent minutes. The first one that waits is told to the coordinators by mail.
 * @returns the correction's id
 * @throws Refusal `"": locked | cancelled | not_sent | not_present | not_now | many_corrections`, `text: unchanged | changed_meanwhile`
 */
export async function proposeCorrection(
  tx: Tx,
  permit: Permit<"meetings.correct"> | Permit<typeof readMinutesPurpose>,
  input: NewCorrection,
  { district, publicUrl, now }: Telling,
): Promise<string> {
  const { districtId } = permit;
  const { meetingId, itemId, memberId, assisted } = input;
  const meeting = await lockOpenMeeting(tx, districtId, meetingId);
  if (!meeting.sentAt) throw new Refusal({ field: "", code: "not_sent" });
  if (memberId !== null && !(await wasPresent(tx, districtId, meetingId, memberId)))
    throw new Refusal({ field: "", code: "not_present" });
  const base = await textAtVersion(tx, districtId, { meetingId, itemId }, input.version);
  if (base === undefined) throw new Refusal({ field: "text", code: "changed_meanwhile" });
  const proposed = input.text.trim();
  if (proposed === base.trim()) throw new Refusal({ field: "text", code: "unchanged" });
  if ((await waitingOf(tx, districtId, input)) >= mostWaiting) throw new Refusal({ field: "", code: "many_corrections" });
  const isFirst = !(await openCorrections(tx, districtId, [meetingId])).has(meetingId);
  const id = uuidv7();
  const speakers = speakersOf(await voicesOf(tx, permit, meetingId));
  const row = { member_id: memberId, spoke_as: speakers.get(memberId ?? "") ?? "", assisted, base, proposed };
  await tx
    .insertInto("meetings.correction")
    .values({
      ...row,
      district: districtId,
      id,
      meeting_id: meetingId,
      item_id: itemId,
      note: input.note?.trim() ?? "",
      proposed_at: now,
      decided_at: null,
      result: null,
      result_version: null,
      told_at: null,
    })
    .execute();
  if (memberId !== null) await takeBackAgreement(tx, districtId, meetingId, memberId);
  const after = { meetingId, memberId, assisted };
  await recordChange(tx, permit, { action: "meetings.correct", kind: "agenda-item", id: itemId, after });
  const shown = isFirst && (await findPublicMeeting(tx, districtId, meetingId));
  if (shown)
    for (const to of await coordinatorsByMail(tx, permit)) await queueMail(tx, correctionMail({ district, meeting: shown, to, publicUrl }));
  return id;
}

/** Who corrects minutes no longer says that there is nothing to correct. */
async function takeBackAgreement(tx: Tx, districtId: DistrictId, meetingId: string, memberId: string): Promise<void> {
  await tx
    .updateTable("meetings.delivery")
    .set({ agreed_at: null, agreed_assisted: false })
    .where("district", "=", districtId)
    .where("meeting_id", "=", meetingId)
    .where("member_id", "=", memberId)
    .where("agreed_at", "is not", null)
    .execute();
}

async function waitingOf(tx: Tx, districtId: DistrictId, { meetingId, itemId, memberId }: NewCorrection): Promise<number> {
  const { count } = await tx
    .selectFrom("meetings.correction")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("district", "=", districtId)
    .where("meeting_id", "=", meetingId)
    .where("item_id", "=", itemId)
    .where("member_id", "is not distinct from", memberId)
    .where("status", "=", "open")
    .executeTakeFirstOrThrow();
  return count;
}

/**
 * Answers corrections: accepted ones change the minutes, each on the text that the one before left; each person hears of
 * all theirs in one mail. What another has answered meanwhile is passed over.
 * @param seen the version of each item's text that was looked at
 * @throws Refusal `"": locked | cancelled | not_now | not_sent | nothing_answered | changed_meanwhile`, `reason-ID: give_reason`,
 * `wording-ID: overlaps | one_at_a_time`
 */
export async function answerCorrections(
  tx: Tx,
  permit: Permit<"meetings.approve">,
  meetingId: string,
  { answers, seen }: { readonly answers: readonly Answer[]; readonly seen: ReadonlyMap<string, number> },
  telling: Telling,
): Promise<void> {
  const { districtId } = permit;
  const meeting = await lockOpenMeeting(tx, districtId, meetingId);
  if (!meeting.sentAt) throw new Refusal({ field: "", code: "not_sent" });
  if (answers.length === 0) throw new Refusal({ field: "", code: "nothing_answered" });
  const waiting = (await correctionsOf(tx, districtId, meetingId)).filter(({ status }) => status === "open");
  const entries = await tx
    .selectFrom("meetings.entry")
    .select(["item_id as itemId", "minutes", "version"])
    .where("district", "=", districtId)
    .where("meeting_id", "=", meetingId)
    .execute();
  const touched = new Set(waiting.filter(({ id }) => answers.some((answer) => answer.id === id)).map(({ itemId }) => itemId));
  if (entries.some(({ itemId, version }) => touched.has(itemId) && seen.get(itemId) !== version))
    throw new Refusal({ field: "", code: "changed_meanwhile" });
  const texts = new Map(entries.map(({ itemId, minutes }) => [itemId, minutes]));
  const { settled, errors } = settle(texts, waiting, answers.map((answer) => withOwnWording(texts, waiting, answer)));
  if (errors.length > 0)
    throw new Refusal(...errors.map(({ id, code }) => ({ field: `${code === "give_reason" ? "reason" : "wording"}-${id}`, code })));
  for (const one of settled) await writeAnswer(tx, permit, meetingId, one, telling.now);
  await tellProposers(tx, permit, meetingId, settled, waiting, telling);
}

/** A wording that is just what stood in the field is nobody's own. */
function withOwnWording(texts: ReadonlyMap<string, string>, waiting: readonly Correction[], answer: Answer): Answer {
  const { wording, ...rest } = answer;
  const correction = waiting.find(({ id }) => id === answer.id);
  const current = texts.get(correction?.itemId ?? "") ?? "";
  const shown = correction && (applied(current, correction) ?? current);
  return wording === undefined || wording.trim() === "" || wording.trim() === shown?.trim() ? rest : { ...rest, wording: wording.trim() };
}

async function writeAnswer(
  tx: Tx,
  permit: Permit<"meetings.approve">,
  meetingId: string,
  { id, itemId, verdict, reason, result }: Settled,
  now: Date,
): Promise<void> {
  let version: number | null = null;
  if (result !== undefined)
    version = (
      await tx
        .updateTable("meetings.entry")
        .set((eb) => ({ minutes: result, version: eb("version", "+", 1) }))
        .where("district", "=", permit.districtId)
        .where("meeting_id", "=", meetingId)
        .where("item_id", "=", itemId)
        .returning("version")
        .executeTakeFirstOrThrow()
    ).version;
  const status = verdict === "accept" ? ("accepted" as const) : ("declined" as const);
  await tx
    .updateTable("meetings.correction")
    .set({ status, reason, decided_at: now, result: result ?? null, result_version: version })
    .where("district", "=", permit.districtId)
    .where("id", "=", id)
    .execute();
  const after = { meetingId, correctionId: id, status };
  await recordChange(tx, permit, { action: "meetings.answer_correction", kind: "agenda-item", id: itemId, after });
}

/** One mail to each person, however many corrections were theirs. Who has no mail stands on the list of calls. */
async function tellProposers(
  tx: Tx,
  permit: Permit<"meetings.approve">,
  meetingId: string,
  settled: readonly Settled[],
  waiting: readonly Correction[],
  { district, publicUrl, now }: Telling,
): Promise<void> {
  const meeting = await findPublicMeeting(tx, permit.districtId, meetingId);
  const content = (await newestVersion(tx, permit.districtId, meetingId))?.content;
  if (!meeting || !content) return;
  const proposers = new Map(waiting.map(({ id, memberId }) => [id, memberId]));
  const ids = [...new Set(settled.flatMap(({ id }) => proposers.get(id) ?? []))];
  for (const member of await membersById(tx, permit, ids)) {
    if (!isMailed(member)) continue;
    const theirs = settled.filter(({ id }) => proposers.get(id) === member.id);
    const answers = theirs.map(({ itemId, verdict, reason }) => ({
      title: content.items.find((item) => item.id === itemId)?.title ?? "",
      verdict,
      reason,
    }));
    await queueMail(tx, answerMail({ district, meeting, to: { name: member.name, email: member.email }, answers, publicUrl }));
    await markTold(tx, permit, theirs.map(({ id }) => id), now);
  }
}

/**
 * Notes that a person without mail has heard what came of their corrections of one meeting's minutes.
 * @throws Refusal `"": not_now` when there is nothing to tell
 */
export async function noteTold(
  tx: Tx,
  permit: Permit<"meetings.minute">,
  ref: { readonly meetingId: string; readonly memberId: string },
  now: Date,
): Promise<void> {
  const theirs = (await correctionsOf(tx, permit.districtId, ref.meetingId)).filter(
    (one) => one.memberId === ref.memberId && one.status !== "open" && one.toldAt === null,
  );
  if (theirs.length === 0) throw notNow();
  await markTold(tx, permit, theirs.map(({ id }) => id), now);
  const after = { memberId: ref.memberId, corrections: theirs.map(({ id }) => id) };
  await recordChange(tx, permit, { action: "meetings.tell_answer", kind: "meeting", id: ref.meetingId, after });
}

async function markTold(tx: Tx, permit: Permit<string>, ids: readonly string[], now: Date): Promise<void> {
  await tx
    .updateTable("meetings.correction")
    .set({ told_at: now })
    .where("district", "=", permit.districtId)
    .where("id", "in", [...ids])
    .execute();
}
