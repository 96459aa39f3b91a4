import type { Db, Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { elsewhereDrafts } from "../rules/elsewhere/elsewhere-drafts.ts";
import type { ElsewhereText, Situation } from "../rules/elsewhere/elsewhere.ts";
import "../tables.ts";

/** What a situation's page says; nothing before a coordinator has approved it. Public. */
export async function approvedElsewhere(db: Db, districtId: DistrictId, situation: Situation): Promise<ElsewhereText | undefined> {
  return textRows(db, districtId).where("situation", "=", situation).where("approved_on", "is not", null).executeTakeFirst();
}

/** All that has been written, approved or not; the prepared texts stand for those that nobody has touched. */
export async function listElsewhere(db: Db | Tx, { districtId }: Permit<"help.manage">): Promise<Readonly<Record<Situation, ElsewhereText>>> {
  const rows = await textRows(db, districtId).select("situation").execute();
  const written = Object.fromEntries(rows.map(({ situation, ...text }) => [situation, text])) as Partial<Record<Situation, ElsewhereText>>;
  return { ...elsewhereDrafts, ...written };
}

function textRows(db: Db | Tx, districtId: DistrictId) {
  return db
    .selectFrom("help.elsewhere_text")
    .select(["text", "text_en as textEn", "source", "version", "approved_on as approvedOn"])
    .where("district", "=", districtId);
}
