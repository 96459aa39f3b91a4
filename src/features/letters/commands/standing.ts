import type { Tx } from "../../../platform/db/database.ts";
import { momentOn } from "../../../platform/i18n/dates.ts";
import { recordItem } from "../../../thread/commands.ts";
import type { ItemRecord } from "../../../thread/commands.ts";
import type { LetterRow } from "../queries/letters.ts";
import { repliesTo } from "../queries/replies.ts";
import type { ReplyRow } from "../queries/replies.ts";
import { isFinal, standingAfter } from "../reply.ts";
import { texts } from "../texts.ts";
import { recordLetter } from "./record.ts";

/**
 * Writes a reply into the thread; of one that was withdrawn only that it was. Who is to hear of a final one hears of its letter;
 * that one for the time being was none is told by itself, since its letter stands as before.
 */
export async function recordReplyItem(tx: Tx, row: ReplyRow, letter: Pick<LetterRow, "title" | "addressee_name">): Promise<void> {
  const t = texts.da.reply;
  const at = momentOn(row.received_day, row.created_at);
  const said = row.withdrawn_at
    ? { status: "withdrawn", statusAt: row.withdrawn_at, title: t.withdrawnTitle(letter.title), text: "", alsoFoundBy: [] }
    : { status: row.kind, statusAt: at, title: t.titles[row.kind](letter.title), text: row.reason, alsoFoundBy: [row.their_number, row.function, letter.addressee_name] };
  const open = { publicTitle: said.title, publicText: said.text } as const;
  await recordItem(tx, row.district, { kind: "reply", id: row.id, at, ...said, ...open, tells: row.withdrawn_at && !isFinal(row.kind) ? "correction" : "nothing" });
}

/**
 * Writes where a letter stands after its replies: answered by the one that is final, or waiting until the day that was agreed last.
 * @param tells what those who follow the letter hear when it stands elsewhere than before
 */
export async function settleLetter(tx: Tx, letter: LetterRow, tells: ItemRecord["tells"]): Promise<void> {
  const { answer, dueDay } = standingAfter(await repliesTo(tx, letter.district, letter.id), letter.first_due_day as string);
  const stands = answer
    ? { status: `answered_${answer.kind}` as const, status_at: momentOn(answer.receivedDay, answer.createdAt) }
    : { status: "waiting" as const, status_at: letter.sent_at as Date };
  const row = await tx
    .updateTable("letters.letter")
    .set({ ...stands, due_day: dueDay })
    .where("district", "=", letter.district)
    .where("id", "=", letter.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await recordLetter(tx, row, tells);
}
