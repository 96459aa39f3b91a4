import type { Db, Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { isComplete, otherLanguages } from "../rules/languages/other-languages.ts";
import type { OtherLanguage, TextApproval } from "../rules/languages/other-languages.ts";
import "../tables.ts";

/** The languages in which every text has been approved as it stands now. Public; who approved them is not. */
export async function shownLanguages(db: Db, districtId: DistrictId): Promise<OtherLanguage[]> {
  const rows = await approvalRows(db, districtId).select("language").execute();
  return otherLanguages.filter((language) => isComplete(language, rows.filter((row) => row.language === language)));
}

/** Who vouches for which text of a language, also for wordings that have changed since. */
export async function listApprovals(db: Db | Tx, { districtId }: Permit<"help.manage">, language: OtherLanguage): Promise<TextApproval[]> {
  return approvalRows(db, districtId).where("language", "=", language).execute();
}

function approvalRows(db: Db | Tx, districtId: DistrictId) {
  return db.selectFrom("help.text_approval").select(["key", "wording", "name", "role", "approved_on as approvedOn"]).where("district", "=", districtId);
}
