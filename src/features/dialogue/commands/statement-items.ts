import type { Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import { isRecorded, linkItems, recordItem, recordNewItems } from "../../../thread/commands.ts";
import { moderateTexts } from "../texts/moderate.ts";
import type { QuestionRef } from "./results.ts";
import "../tables.ts";

const kind = "statement";

/** Puts the published statements of a question that opens into the thread: from then on something can be made of them. */
export async function recordStatements(tx: Tx, ref: QuestionRef, now: Date): Promise<void> {
  const rows = await published(tx, ref).orderBy("position").execute();
  await recordNewItems(tx, ref.district, rows.map((row) => itemOf(row, now)));
}

/** The same for one that has been published since, perhaps once more. */
export async function recordStatement(tx: Tx, ref: QuestionRef, id: string, now: Date): Promise<void> {
  const row = await published(tx, ref).where("id", "=", id).executeTakeFirst();
  if (row) await recordItem(tx, ref.district, itemOf(row, now));
}

function published(tx: Tx, { district, questionId }: QuestionRef) {
  return tx
    .selectFrom("dialogue.statement")
    .select(["id", "text"])
    .where("district", "=", district)
    .where("question_id", "=", questionId)
    .where("status", "=", "published");
}

const itemOf = ({ id, text }: { readonly id: string; readonly text: string }, now: Date) => ({
  kind, id, at: now, status: "published", statusAt: now, title: text, publicTitle: text,
});

/** Takes the words of a statement out of the thread; what was made of it stays tied to it. */
export async function hideStatement(
  tx: Tx,
  { district }: QuestionRef,
  { id, status }: { readonly id: string; readonly status: "waiting" | "returned" },
  now: Date,
): Promise<void> {
  if (!(await isRecorded(tx, district, { kind, id }))) return;
  await recordItem(tx, district, { kind, id, at: now, status, statusAt: now, title: moderateTexts.da.kind, publicTitle: null });
}

/** Ties a statement to its question, once something has been made of it. */
export async function askedIn(tx: Tx, district: DistrictId, id: string): Promise<void> {
  const row = await tx
    .selectFrom("dialogue.statement")
    .select("question_id as questionId")
    .where("district", "=", district)
    .where("id", "=", id)
    .executeTakeFirst();
  if (row) await linkItems(tx, district, { kind: "question", id: row.questionId }, { kind, id });
}
