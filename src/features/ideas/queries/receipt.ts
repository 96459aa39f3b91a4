import type { Db, Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import { hashReceiptCode, readReceiptCode } from "../../../platform/receipt-code.ts";
import type { IdeaStatus, Outcome, ReturnReason } from "../idea.ts";
import "../tables.ts";

/** What the one who sent an idea sees of it. */
export interface Receipt {
  readonly id: string;
  readonly title: string;
  readonly what: string;
  readonly forWhom: string;
  readonly place: string;
  readonly sentOn: string;
  readonly status: IdeaStatus;
  readonly statusAt: Date;
  readonly returnReason: ReturnReason | null;
  readonly outcome: Outcome | null;
  readonly answer: string;
  readonly supporters: number;
}

/** The receipt for a code; undefined for one that opens nothing here. */
export async function findReceipt(db: Db | Tx, districtId: DistrictId, typed: string): Promise<Receipt | undefined> {
  const code = readReceiptCode(typed);
  if (!code) return undefined;
  return db
    .selectFrom("ideas.idea")
    .select([
      "id",
      "title",
      "what",
      "for_whom as forWhom",
      "place",
      "sent_on as sentOn",
      "status",
      "status_at as statusAt",
      "return_reason as returnReason",
      "outcome",
      "answer",
      "supporters",
    ])
    .where("district", "=", districtId)
    .where("receipt_hash", "=", hashReceiptCode("ideas", code))
    .executeTakeFirst();
}
