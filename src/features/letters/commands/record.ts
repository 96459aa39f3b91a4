import type { Tx } from "../../../platform/db/database.ts";
import { formatDay } from "../../../platform/i18n/dates.ts";
import { markdownToText } from "../../../platform/markdown/to-text.ts";
import { recordItem } from "../../../thread/commands.ts";
import type { ItemRecord } from "../../../thread/commands.ts";
import type { LetterRow } from "../queries/letters.ts";

/** Writes how a letter stands into the thread. While it waits its name there says by when a reply is due. */
export async function recordLetter(tx: Tx, row: LetterRow, tells: ItemRecord["tells"] = "news"): Promise<void> {
  const isWaiting = row.status === "waiting" && row.due_day !== null;
  const title = isWaiting ? `${row.title} · svarfrist ${formatDay(row.due_day as string, "da")}` : row.title;
  const text = markdownToText(row.body);
  await recordItem(tx, row.district, {
    kind: "letter",
    id: row.id,
    at: row.sent_at ?? row.created_at,
    status: row.status,
    statusAt: row.status_at,
    title,
    text,
    publicTitle: row.status === "draft" ? null : title,
    publicText: text,
    alsoFoundBy: [row.document_number, row.case_number, row.their_number, row.addressee_name ?? row.audience],
    tells,
  });
}
