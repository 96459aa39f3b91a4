import { v7 as uuidv7 } from "uuid";
import { publishedPhones } from "../../network/queries.ts";
import { recordChange } from "../../platform/audit/commands.ts";
import type { Tx } from "../../platform/db/database.ts";
import { startOfDay } from "../../platform/i18n/dates.ts";
import { markdownToText } from "../../platform/markdown/to-text.ts";
import { personPhones } from "../../platform/privacy/phone.ts";
import type { Permit } from "../../platform/rights/permit.ts";
import { Refusal } from "../../platform/web/form.ts";
import { recordItem } from "../../thread/commands.ts";
import type { DocumentInput } from "./schema.ts";
import "./tables.ts";

/**
 * Adds a document to the records, public at once. In its thread it stands on the day it was written.
 * @throws Refusal `transcript: person_phone` when the transcript holds a number that no office publishes
 */
export async function addDocument(
  tx: Tx,
  permit: Permit<"records.manage">,
  input: DocumentInput,
  now: Date,
): Promise<{ id: string }> {
  const phones = personPhones(input.transcript, await publishedPhones(tx, permit.districtId));
  if (phones.length > 0) throw new Refusal({ field: "transcript", code: "person_phone" });
  const id = uuidv7();
  await tx
    .insertInto("records.document")
    .values({
      district: permit.districtId,
      id,
      title: input.title,
      author: input.author,
      day: input.day,
      day_is_month: input.dayIsMonth,
      case_number: input.caseNumber,
      document_number: input.documentNumber,
      transcript: input.transcript,
      left_out: input.leftOut,
      created_at: now,
    })
    .execute();
  const written = startOfDay(input.day);
  const text = [input.author, input.caseNumber, input.documentNumber, markdownToText(input.transcript)]
    .filter(Boolean)
    .join("\n");
  await recordItem(tx, permit.districtId, {
    kind: "document",
    id,
    at: written,
    status: "recorded",
    statusAt: written,
    title: input.title,
    text,
    publicTitle: input.title,
    publicText: text,
  });
  const { transcript: _, ...known } = input;
  await recordChange(tx, permit, { action: "records.addDocument", kind: "document", id, after: known });
  return { id };
}
