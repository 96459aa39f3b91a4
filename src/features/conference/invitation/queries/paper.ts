import type { Db } from "../../../../platform/db/database.ts";
import { hashReceiptCode } from "../../../../platform/receipt-code.ts";
import { batchCode } from "../rules/paper.ts";
import type { LetterBatch } from "../rules/paper.ts";
import { isOnPaper } from "../rules/standing.ts";
import type { StandingInvitation } from "../rules/standing.ts";
import type { Inviting } from "./invitations.ts";
import "../tables.ts";

/**
 * The letters on paper that were made many at once and wait for an answer, the latest first. Who has got a new letter since is in
 * none: the code that stood in the old one is closed.
 * @param list everybody who is invited to the conference
 */
export async function letterBatches(db: Db, { districtId }: Inviting, conferenceId: string, { list, secret }: { readonly list: readonly StandingInvitation[]; readonly secret: string }): Promise<LetterBatch[]> {
  const waiting = list.filter(isOnPaper);
  if (waiting.length === 0) return [];
  const rows = await db
    .selectFrom("conference.invitation")
    .select(["id", "code_hash as codeHash"])
    .where("district", "=", districtId)
    .where("conference_id", "=", conferenceId)
    .where("email", "is", null)
    .where("code_hash", "is not", null)
    .execute();
  const hashes = new Map(rows.map(({ id, codeHash }) => [id, codeHash]));
  const holds = ({ id, sentAt }: StandingInvitation) => sentAt !== null && hashes.get(id) === hashReceiptCode("invitation", batchCode(secret, id, sentAt));
  return [...Map.groupBy(waiting.filter(holds), ({ sentAt }) => sentAt?.getTime() ?? 0)]
    .map(([at, people]) => ({ at: new Date(at), people }))
    .sort((one, other) => other.at.getTime() - one.at.getTime());
}
