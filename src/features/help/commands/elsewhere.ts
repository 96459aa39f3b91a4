import { refusePersons } from "../../../network/person-words.ts";
import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { dayOf } from "../../../platform/i18n/dates.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { Refusal } from "../../../platform/web/form.ts";
import type { ElsewhereText, Situation } from "../rules/elsewhere/elsewhere.ts";
import { listElsewhere } from "../queries/elsewhere.ts";
import type { ElsewhereInput } from "../schema.ts";
import "../tables.ts";

/**
 * Writes what applies to people in one situation. Approved, everyone reads it with today's date; only kept, nobody does, also
 * when they did before.
 * @throws Refusal `"": changed_meanwhile`, `FIELD: personal`
 */
export async function writeElsewhere(tx: Tx, permit: Permit<"help.manage">, situation: Situation, input: ElsewhereInput, now: Date): Promise<void> {
  const { text, textEn, source } = input;
  await refusePersons(tx, permit.districtId, { text, textEn, source });
  const before = (await listElsewhere(tx, permit))[situation];
  const approvedOn = input.do === "approve" ? dayOf(now) : null;
  const row = { text, text_en: textEn, source, version: input.version + 1, changed_at: now, approved_on: approvedOn };
  const written = await tx
    .insertInto("help.elsewhere_text")
    .values({ district: permit.districtId, situation, ...row })
    // Who read an older one writes nothing; two who write the first at once are told apart here, too.
    .onConflict((conflict) => conflict.columns(["district", "situation"]).doUpdateSet(row).where("help.elsewhere_text.version", "=", input.version))
    .returning("version")
    .executeTakeFirst();
  if (!written) throw new Refusal({ field: "", code: "changed_meanwhile" });
  const action = approvedOn === null ? "help.keep_elsewhere" : "help.approve_elsewhere";
  await recordChange(tx, permit, { action, kind: "elsewhere-text", id: situation, before: shown(before), after: { text, textEn, source, approvedOn } });
}

const shown = ({ text, textEn, source, approvedOn }: ElsewhereText) => ({ text, textEn, source, approvedOn });
