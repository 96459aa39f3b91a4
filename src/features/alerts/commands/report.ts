import { v7 as uuidv7 } from "uuid";
import { refusePersons } from "../../../network/person-words.ts";
import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { addDays, dayOf } from "../../../platform/i18n/dates.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { Refusal } from "../../../platform/web/form.ts";
import type { Sending } from "../alert-mail.ts";
import { alertItemKind } from "../alert-item.ts";
import { reportableParties, speaksFor } from "../queries/reports.ts";
import type { ReportInput } from "../schema.ts";
import { askGraders } from "./tell.ts";
import "../tables.ts";

/** Older than this is nothing that happens now. */
const seenWithinDays = 30;

/**
 * Reports a danger and asks those who grade, at once.
 * @returns its id
 * @throws Refusal `partyId: invalid_choice`, `seenDay: seen_later | seen_long_ago`, `area: invalid_choice`, `FIELD: personal`
 */
export async function reportAlert(tx: Tx, permit: Permit<"alerts.report">, input: ReportInput, places: readonly string[], sending: Sending): Promise<string> {
  const { districtId, actor } = permit;
  const { kind, partyId, seenDay, days, ...words } = input;
  const { now } = sending;
  const party = (await reportableParties(tx, permit, now)).find(({ id }) => id === partyId);
  if (!party) throw new Refusal({ field: "partyId", code: "invalid_choice" });
  if (seenDay > dayOf(now)) throw new Refusal({ field: "seenDay", code: "seen_later" });
  if (seenDay < addDays(dayOf(now), -seenWithinDays)) throw new Refusal({ field: "seenDay", code: "seen_long_ago" });
  await refuseWords(tx, permit, words, places);
  const id = uuidv7();
  const reportedBy = actor.kind === "member" ? actor.memberId : null;
  const assisted = reportedBy !== null && !(await speaksFor(tx, permit, reportedBy, partyId, now));
  const row = { kind, status: "waiting" as const, party_id: partyId, reported_by: reportedBy, assisted, seen_day: seenDay, days };
  await tx
    .insertInto("alerts.alert")
    .values({ district: districtId, id, ...row, reported_at: now, asked_at: now, words: JSON.stringify(words) })
    .execute();
  await recordChange(tx, permit, { action: "alerts.report", kind: alertItemKind, id, after: { kind, partyId, days, assisted, ...words } });
  await askGraders(tx, permit, { id, kind, words, partyId, partyName: party.name, reportedBy, reportedAt: now }, [], sending);
  return id;
}

/** Everyone reads these words, so they name nobody; and areas are places of the district. @throws Refusal `area: invalid_choice`, `FIELD: personal` */
export async function refuseWords(tx: Tx, permit: Permit<string>, words: Omit<ReportInput, "kind" | "partyId" | "seenDay" | "days">, places: readonly string[]): Promise<void> {
  const { area, ...written } = words;
  if (area.some((name) => !places.includes(name))) throw new Refusal({ field: "area", code: "invalid_choice" });
  await refusePersons(tx, permit.districtId, written);
}
