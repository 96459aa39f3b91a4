import { sql } from "kysely";
import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { addDays, dayOf } from "../../../platform/i18n/dates.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { countByDistrict } from "../../../platform/retention/rule.ts";
import type { Erased, ErasingTools } from "../../../platform/retention/rule.ts";
import { Refusal } from "../../../platform/web/form.ts";
import { editionOf, otherLanguages, validApprovals, wordingOf } from "../rules/languages/other-languages.ts";
import type { OtherLanguage } from "../rules/languages/other-languages.ts";
import { listApprovals } from "../queries/other-languages.ts";
import type { ApprovalInput, WithdrawalInput } from "../schema.ts";
import { textKeys } from "../texts/other-sources.ts";
import "../tables.ts";

/**
 * Writes down that a named person has read texts and vouches for these very wordings: those that were ticked, or all that
 * nobody vouches for yet.
 * @throws Refusal `"": new_edition` when a wording has changed since it was read, `all: choose_texts`, `approvedOn: day_ahead`
 */
export async function approveTexts(tx: Tx, permit: Permit<"help.manage">, language: OtherLanguage, input: ApprovalInput, now: Date): Promise<void> {
  const { name, role, approvedOn } = input;
  if (input.edition !== editionOf(language)) throw new Refusal({ field: "", code: "new_edition" });
  if (approvedOn > dayOf(now)) throw new Refusal({ field: "approvedOn", code: "day_ahead" });
  const valid = validApprovals(language, await listApprovals(tx, permit, language));
  const keys = textKeys.filter((key) => (input.all ? !valid.has(key) : input.keys.includes(key)));
  if (keys.length === 0) throw new Refusal({ field: "all", code: "choose_texts" });
  const rows = keys.map((key) => ({ district: permit.districtId, language, key, wording: wordingOf(language, key), name, role, approved_on: approvedOn }));
  await tx
    .insertInto("help.text_approval")
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(["district", "language", "key"]).doUpdateSet((eb) => ({
        wording: eb.ref("excluded.wording"), name: eb.ref("excluded.name"), role: eb.ref("excluded.role"), approved_on: eb.ref("excluded.approved_on"),
      })),
    )
    .execute();
  await recordChange(tx, permit, { action: "help.approve_texts", kind: "translation", id: language, after: { name, role, approvedOn, keys } });
}

/** Takes back what somebody vouched for; the language is shown no more. @throws Refusal `withdrawn: choose_texts` */
export async function withdrawTexts(tx: Tx, permit: Permit<"help.manage">, language: OtherLanguage, { keys }: WithdrawalInput): Promise<void> {
  if (keys.length === 0) throw new Refusal({ field: "withdrawn", code: "choose_texts" });
  const gone = await tx
    .deleteFrom("help.text_approval")
    .where("district", "=", permit.districtId)
    .where("language", "=", language)
    .where("key", "in", keys)
    .returning(["key", "name"])
    .execute();
  // Somebody else has taken the same back.
  if (gone.length === 0) return;
  const names = [...new Set(gone.map(({ name }) => name))];
  await recordChange(tx, permit, { action: "help.withdraw_texts", kind: "translation", id: language, before: { names, keys: gone.map(({ key }) => key) } });
}

const keptDays = 365;

/** Approvals of wordings that stand nowhere any more. */
export async function forgetOldApprovals(tx: Tx, { now }: ErasingTools): Promise<readonly Erased[]> {
  const standing = otherLanguages.flatMap((language) => textKeys.map((key) => wordingOf(language, key)));
  const rows = await tx
    .deleteFrom("help.text_approval")
    .where("approved_on", "<", addDays(dayOf(now), -keptDays))
    .where(sql<boolean>`not (wording = any(${standing}))`)
    .returning("district")
    .execute();
  return countByDistrict(rows);
}
