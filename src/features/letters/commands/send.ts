import { findParty, officeOf } from "../../../network/queries.ts";
import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { District } from "../../../platform/district/district.ts";
import { dayOf } from "../../../platform/i18n/dates.ts";
import { sendJob } from "../../../platform/jobs/jobs.ts";
import { nextNumber } from "../../../platform/numbers/numbers.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { Refusal } from "../../../platform/web/form.ts";
import { digestOf, letterDocument, letterText, letterheadOf } from "../letter-document.ts";
import { usualDueDay } from "../letter.ts";
import { letterFrom } from "../queries/letters.ts";
import type { LetterRow } from "../queries/letters.ts";
import { lockLetter } from "./drafts.ts";
import { recordLetter } from "./record.ts";

/** The job that writes the mail; it runs after the letter is sent, because a PDF takes time and may fail. */
export const mailLetterJobName = "mail-letter";

export interface SendingOrder {
  readonly letterId: string;
  readonly district: District;
  /** Base of the letter's own address, without a slash at the end. */
  readonly publicUrl: string;
  /** By mail to the office, handed over in a way that is told, or with invitations: that is for an open letter only. */
  readonly by: { readonly kind: "mail" | "invitation" } | { readonly kind: "hand"; readonly how: string };
}

/**
 * Sends a letter: gives it the next document number and its decision's case number, fixes its words, and makes it
 * public, all in one transaction. A letter that was sent before stays as it is.
 * @throws Refusal `"": not_now | no_addressee | no_letters | addressee_left | due_passed`, `by: no_office_mail | invalid_choice`
 */
export async function sendLetter(
  tx: Tx,
  permit: Permit<"letters.send">,
  order: SendingOrder,
  now: Date,
): Promise<{ documentNumber: string }> {
  const draft = await lockLetter(tx, permit.districtId, order.letterId);
  if (draft.document_number !== null) return { documentNumber: draft.document_number };
  const fixed = await readyToSend(tx, draft, order, now);
  const year = Number(fixed.sent_day.slice(0, 4));
  const caseNumber = draft.given_case ?? (await caseNumberOf(tx, order.district, draft.decision_id, year));
  const documentNumber = await nextNumber(tx, order.district, "document", year);
  const row = { ...draft, ...fixed, case_number: caseNumber, document_number: documentNumber };
  const { text, sha256 } = await fixedText(tx, row, order.district);
  const changes = {
    ...fixed,
    letterhead: JSON.stringify(fixed.letterhead),
    case_number: caseNumber,
    document_number: documentNumber,
    sent_text: text,
    sha256,
  };
  const sent = await tx
    .updateTable("letters.letter")
    .set((eb) => ({ ...changes, letterhead: eb.cast(eb.val(changes.letterhead), "jsonb") }))
    .where("district", "=", permit.districtId)
    .where("id", "=", order.letterId)
    .returningAll()
    .executeTakeFirstOrThrow();
  await recordLetter(tx, sent);
  await recordChange(tx, permit, {
    action: "letters.send",
    kind: "letter",
    id: sent.id,
    before: { status: "draft" },
    after: { status: sent.status, documentNumber, caseNumber, sentBy: sent.sent_by, dueDay: sent.due_day, sha256 },
  });
  if (order.by.kind === "mail") await sendJob(tx, mailLetterJobName, { districtId: sent.district, letterId: sent.id });
  return { documentNumber };
}

/** Everything but the numbers, so that nothing else is asked for while the counters are locked. */
async function readyToSend(tx: Tx, draft: LetterRow, { by, district, publicUrl }: SendingOrder, now: Date) {
  if ((by.kind === "invitation") !== (draft.audience !== null)) throw new Refusal({ field: "by", code: "invalid_choice" });
  const sentDay = dayOf(now);
  const fixed = {
    status_at: now,
    sent_at: now,
    sent_day: sentDay,
    sent_by: by.kind,
    handed_over: by.kind === "hand" ? by.how : "",
    letterhead: letterheadOf(district, draft.id, publicUrl),
  };
  if (draft.audience !== null) return { ...fixed, status: "sent" as const, addressee_name: draft.audience, due_day: null, first_due_day: null, office_email: null };
  if (draft.addressee_id === null) throw new Refusal({ field: "", code: "no_addressee" });
  const addressee = await findParty(tx, draft.district, draft.addressee_id);
  if (!addressee?.takesLetters) throw new Refusal({ field: "", code: "no_letters" });
  if (addressee.hasLeft) throw new Refusal({ field: "", code: "addressee_left" });
  const dueDay = draft.due_day ?? usualDueDay(sentDay);
  if (dueDay <= sentDay) throw new Refusal({ field: "", code: "due_passed" });
  const office = by.kind === "mail" ? (await officeOf(tx, draft.district, draft.addressee_id))?.email : null;
  if (by.kind === "mail" && !office) throw new Refusal({ field: "by", code: "no_office_mail" });
  return {
    ...fixed,
    status: "waiting" as const,
    addressee_name: addressee.name,
    due_day: dueDay,
    first_due_day: dueDay,
    office_email: office ?? null,
  };
}

/** The case of a decision: its number is taken with the first letter and used again by the next. */
async function caseNumberOf(tx: Tx, district: District, decisionId: string | null, year: number): Promise<string> {
  const file = await tx
    .selectFrom("letters.case_file")
    .select("number")
    .where("district", "=", district.id)
    .where("decision_id", "=", decisionId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (file.number !== null) return file.number;
  const number = await nextNumber(tx, district, "case", year);
  await tx
    .updateTable("letters.case_file")
    .set({ number })
    .where("district", "=", district.id)
    .where("decision_id", "=", decisionId)
    .execute();
  return number;
}

/** The letter's plain text as it will be kept, and the digest that stands in its footer. */
export async function fixedText(tx: Tx, row: LetterRow, district: District): Promise<{ text: string; sha256: string }> {
  const letter = await letterFrom(tx, { ...row, sent_text: "-", sha256: "0".repeat(64) });
  if (!letter.sending) throw new Error("a letter was to be fixed before it had everything");
  const { letterhead, at } = letter.sending;
  const text = letterText(letterDocument(letter, district, "da", { letterhead, now: at }));
  return { text, sha256: digestOf(text) };
}
