import { v7 as uuidv7 } from "uuid";
import { refusePersonPhones } from "../../../network/person-phones.ts";
import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import type { StoredFile } from "../../../platform/files/uploads.ts";
import { dayOf } from "../../../platform/i18n/dates.ts";
import { findPersonalLink, permitByLink } from "../../../platform/identity/personal-links.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { Refusal, notNow } from "../../../platform/web/form.ts";
import { linkItems, tellOrigins } from "../../../thread/commands.ts";
import type { LetterRow } from "../queries/letters.ts";
import { repliesTo } from "../queries/replies.ts";
import { isFinal, needsReason, saysTheSame, shortestReason } from "../reply.ts";
import type { ReplyKind } from "../reply.ts";
import { lockLetter } from "./drafts.ts";
import { recordReplyItem, settleLetter } from "./standing.ts";

/** What an addressee's personal link is for. */
export const replyLinkPurpose = "letter-reply";

export interface ReplyDetails {
  readonly kind: ReplyKind;
  /** Required for all but a plain yes. */
  readonly reason: string;
  /** Only with an interim reply: the day agreed instead. */
  readonly newDueDay?: string | null;
  readonly theirNumber?: string;
  /** The function that answers, never a name. */
  readonly function?: string;
  readonly file?: StoredFile | null;
  readonly fileIsPublic?: boolean;
}

/**
 * Registers a reply that came on paper or by mail.
 * @throws Refusal `"": not_now | already_answered`, `reason: reason_needed`, `newDueDay: new_day_needed |
 * due_before_reply`, `receivedDay: day_ahead | before_letter`, `reason | function: person_phone`
 */
export async function registerReply(
  tx: Tx,
  permit: Permit<"letters.register_reply">,
  letterId: string,
  details: ReplyDetails & { readonly receivedDay: string },
  now: Date,
): Promise<{ id: string }> {
  const written = await writeReply(tx, permit.districtId, letterId, details, "secretary", now);
  await recordReply(tx, permit, "letters.register_reply", written);
  return { id: written.row.id };
}

/**
 * Takes the reply that the addressee writes by the personal link. One that says what they have replied before, sent again from
 * a page that was left open, changes nothing.
 * @throws Refusal as `registerReply`; `"": not_now` also when the link no longer opens anything
 */
export async function replyByLink(
  tx: Tx,
  districtId: DistrictId,
  token: string,
  details: ReplyDetails,
  now: Date,
): Promise<{ id: string; wasSaid: boolean }> {
  const link = await findPersonalLink(tx, districtId, replyLinkPurpose, token, now);
  if (!link) throw notNow();
  await lockLetter(tx, districtId, link.subjectId);
  const earlier = (await repliesTo(tx, districtId, link.subjectId)).find((reply) => saysTheSame(reply, details));
  if (earlier) return { id: earlier.id, wasSaid: true };
  const received = { ...details, receivedDay: dayOf(now) };
  const written = await writeReply(tx, districtId, link.subjectId, received, "link", now);
  await recordReply(tx, permitByLink(link), "letters.reply", written);
  return { id: written.row.id, wasSaid: false };
}

async function writeReply(
  tx: Tx,
  districtId: DistrictId,
  letterId: string,
  details: ReplyDetails & { readonly receivedDay: string },
  cameBy: "link" | "secretary",
  now: Date,
) {
  const letter = await lockLetter(tx, districtId, letterId);
  if (letter.status === "draft") throw notNow();
  if (letter.status !== "waiting") throw new Refusal({ field: "", code: "already_answered" });
  await refuseWording(tx, letter, details, now);
  const row = await tx
    .insertInto("letters.reply")
    .values({
      district: districtId,
      id: uuidv7(),
      letter_id: letterId,
      ...wordingColumns(details),
      due_day_before: letter.due_day as string,
      came_by: cameBy,
      ...fileColumns(details.file ?? null),
      file_is_public: details.fileIsPublic ?? false,
      created_at: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await recordReplyItem(tx, row, letter);
  await linkItems(tx, districtId, { kind: "letter", id: letterId }, { kind: "reply", id: row.id });
  // Its letter goes on waiting, so nobody would hear of it.
  if (!isFinal(row.kind)) await tellOrigins(tx, districtId, { kind: "reply", id: row.id });
  await settleLetter(tx, letter, "news");
  return { row, letter };
}

function recordReply(
  tx: Tx,
  permit: Permit<string>,
  action: string,
  { row, letter }: Awaited<ReturnType<typeof writeReply>>,
): Promise<void> {
  return recordChange(tx, permit, {
    action,
    kind: "reply",
    id: row.id,
    before: { status: letter.status, dueDay: row.due_day_before },
    after: {
      letterId: row.letter_id,
      kind: row.kind,
      receivedDay: row.received_day,
      dueDay: row.new_due_day ?? row.due_day_before,
    },
  });
}

/**
 * Refuses a reply that cannot be.
 * @throws Refusal `reason: reason_needed`, `newDueDay: new_day_needed | due_before_reply`, `receivedDay: day_ahead |
 * before_letter`, `reason | function: person_phone`
 */
export async function refuseWording(
  tx: Tx,
  letter: LetterRow,
  { kind, reason, newDueDay, receivedDay, function: said = "" }: ReplyDetails & { readonly receivedDay: string },
  now: Date,
): Promise<void> {
  const refuse = (field: string, code: string) => new Refusal({ field, code });
  if (needsReason(kind) && reason.length < shortestReason) throw refuse("reason", "reason_needed");
  if (receivedDay > dayOf(now)) throw refuse("receivedDay", "day_ahead");
  if (letter.sent_day !== null && receivedDay < letter.sent_day) throw refuse("receivedDay", "before_letter");
  if (!isFinal(kind)) {
    if (!newDueDay) throw refuse("newDueDay", "new_day_needed");
    if (newDueDay <= receivedDay) throw refuse("newDueDay", "due_before_reply");
  }
  await refusePersonPhones(tx, letter.district, { reason, function: said });
}

/** What a reply says, as its row holds it. */
export function wordingColumns(details: ReplyDetails & { readonly receivedDay: string }) {
  return {
    kind: details.kind,
    reason: details.reason,
    received_day: details.receivedDay,
    new_due_day: isFinal(details.kind) ? null : (details.newDueDay ?? null),
    their_number: details.theirNumber ?? "",
    function: details.function ?? "",
  };
}

/** A reply's file, as its row holds it. */
export function fileColumns(file: StoredFile | null) {
  return {
    file_name: file?.name ?? null,
    file_type: file?.type ?? null,
    file_size: file?.size ?? null,
    file_sha256: file?.sha256 ?? null,
    file_key: file?.key ?? null,
  };
}
