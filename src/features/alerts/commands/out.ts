import { refusePersons } from "../../../network/person-words.ts";
import { recordChange } from "../../../platform/audit/commands.ts";
import type { Db, Tx } from "../../../platform/db/database.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { may } from "../../../platform/rights/roles.ts";
import { Refusal, notNow } from "../../../platform/web/form.ts";
import { recordItem } from "../../../thread/commands.ts";
import { expiryOf, kindsWithLooks } from "../alert.ts";
import { alertItem, alertItemKind } from "../alert-item.ts";
import type { Sending } from "../alert-mail.ts";
import { policy } from "../policy.ts";
import { findReport, speaksFor } from "../queries/reports.ts";
import type { Report } from "../queries/reports.ts";
import type { ChangeInput, CloseInput } from "../schema.ts";
import { refuseWords } from "./report.ts";
import { tellGraders } from "./tell.ts";
import "../tables.ts";

/** A report whose alert is out. */
type Published = Report & { readonly publishedAt: Date; readonly expiresAt: Date };

/**
 * Writes the words of an alert anew and lets it hold from now on for some days. Everyone reads them at once, and those who
 * grade are told.
 * @throws Refusal `"": not_now | changed_meanwhile | expired`, `area: invalid_choice`, `FIELD: personal`
 */
export async function changeAlert(tx: Tx, permit: Permit<"alerts.report">, id: string, input: ChangeInput, places: readonly string[], sending: Sending): Promise<void> {
  const { districtId } = permit;
  const { now } = sending;
  const { version, days, changed, ...written } = input;
  const before = await lockPublished(tx, permit, id, version);
  if (!(await mayChange(tx, permit, before, now))) throw notNow();
  // What has expired was perhaps read by nobody for a while: two people look at it again.
  if (before.expiresAt <= now) throw new Refusal({ field: "", code: "expired" });
  const words = { ...written, looks: kindsWithLooks.includes(before.kind) ? written.looks : "" };
  await refuseWords(tx, permit, words, [...places, ...before.words.area]);
  await refusePersons(tx, districtId, { changed });
  const expiresAt = expiryOf(now, days);
  const json = JSON.stringify(words);
  await tx
    .updateTable("alerts.alert")
    .set((eb) => ({ words: json, changed_at: now, expires_at: expiresAt, expiry_told_at: null, version: eb("version", "+", 1) }))
    .where("district", "=", districtId)
    .where("id", "=", id)
    .execute();
  await tx.insertInto("alerts.edition").values({ district: districtId, alert_id: id, number: before.version + 1, at: now, changed, words: json, expires_at: expiresAt }).execute();
  await recordItem(tx, districtId, alertItem({ ...before, words, learnt: "" }, "current", now));
  await recordChange(tx, permit, { action: "alerts.change", kind: alertItemKind, id, before: { ...before.words, until: before.expiresAt }, after: { ...words, until: expiresAt } });
  await tellGraders(tx, permit, { ...before, words }, { kind: "changed", changed }, sending);
}

/**
 * Ends an alert, whether or not it has expired, and writes down what was learnt.
 * @throws Refusal `"": not_now | changed_meanwhile`, `learnt: personal`
 */
export async function closeAlert(tx: Tx, permit: Permit<"alerts.grade">, id: string, { version, learnt }: CloseInput, now: Date): Promise<void> {
  const { districtId } = permit;
  const before = await lockPublished(tx, permit, id, version);
  await refusePersons(tx, districtId, { learnt });
  await tx
    .updateTable("alerts.alert")
    .set((eb) => ({ status: "closed", ended_at: now, learnt, version: eb("version", "+", 1) }))
    .where("district", "=", districtId)
    .where("id", "=", id)
    .execute();
  await recordItem(tx, districtId, alertItem({ ...before, learnt }, "closed", now));
  await recordChange(tx, permit, { action: "alerts.close", kind: alertItemKind, id, after: { learnt } });
}

/** Marks that an alert has expired, once, and asks for what was learnt. What pages show does not wait for this. */
export async function tellExpired(tx: Tx, permit: Permit<"alerts.grade">, id: string, sending: Sending): Promise<void> {
  const { districtId } = permit;
  const alert = await lockPublished(tx, permit, id);
  if (alert.expiresAt > sending.now || alert.expiryToldAt !== null) return;
  await tx.updateTable("alerts.alert").set({ expiry_told_at: sending.now }).where("district", "=", districtId).where("id", "=", id).execute();
  await recordItem(tx, districtId, alertItem({ ...alert, learnt: "" }, "expired", alert.expiresAt));
  await recordChange(tx, permit, { action: "alerts.expire", kind: alertItemKind, id });
  await tellGraders(tx, permit, alert, { kind: "expired" }, sending);
}

/** Whether somebody may write an alert's words anew: the party that reported it, and coordinators. Whoever grades may end it. */
export async function mayChange(db: Db | Tx, permit: Permit<string>, { partyId }: Pick<Report, "partyId">, now: Date): Promise<boolean> {
  const { actor } = permit;
  if (actor.kind !== "member") return actor.kind === "system";
  return may(policy["alerts.assist"], actor.roles) || speaksFor(db, permit, actor.memberId, partyId, now);
}

async function lockPublished(tx: Tx, permit: Permit<string>, id: string, version?: number): Promise<Published> {
  await tx.selectFrom("alerts.alert").select("id").where("district", "=", permit.districtId).where("id", "=", id).forUpdate().execute();
  const report = await findReport(tx, permit, id);
  const { publishedAt, expiresAt } = report ?? {};
  if (report?.status !== "published" || !publishedAt || !expiresAt) throw notNow();
  if (version !== undefined && report.version !== version) throw new Refusal({ field: "", code: "changed_meanwhile" });
  return { ...report, publishedAt, expiresAt };
}
