import type { Db } from "../../platform/db/database.ts";
import type { DistrictId } from "../../platform/district/district.ts";
import "./tables.ts";

/** A document as the list shows it. `day` is the first of the month when only that is known. */
export interface DocumentLine {
  readonly id: string;
  readonly title: string;
  readonly author: string;
  readonly day: string;
  readonly dayIsMonth: boolean;
  readonly caseNumber: string | null;
  readonly documentNumber: string | null;
}

export interface RecordedDocument extends DocumentLine {
  /** Markdown. */
  readonly transcript: string;
  readonly leftOut: string;
}

/** One page of a district's documents, the newest first, and how many there are. Public. */
export async function listDocuments(
  db: Db,
  districtId: DistrictId,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ documents: DocumentLine[]; total: number }> {
  const [documents, counted] = await Promise.all([
    documentLines(db, districtId).orderBy("day", "desc").orderBy("id").limit(page.limit).offset(page.offset).execute(),
    db
      .selectFrom("records.document")
      .select((eb) => eb.fn.countAll<number>().as("total"))
      .where("district", "=", districtId)
      .executeTakeFirstOrThrow(),
  ]);
  return { documents, total: counted.total };
}

/** One document with its transcript. Public. */
export async function findDocument(db: Db, districtId: DistrictId, id: string): Promise<RecordedDocument | undefined> {
  return documentLines(db, districtId)
    .select(["transcript", "left_out as leftOut"])
    .where("id", "=", id)
    .executeTakeFirst();
}

function documentLines(db: Db, districtId: DistrictId) {
  return db
    .selectFrom("records.document")
    .select([
      "id",
      "title",
      "author",
      "day",
      "day_is_month as dayIsMonth",
      "case_number as caseNumber",
      "document_number as documentNumber",
    ])
    .where("district", "=", districtId);
}
