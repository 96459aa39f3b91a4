import type { Tx } from "../../../platform/db/database.ts";
import { countByDistrict, daysBefore } from "../../../platform/retention/rule.ts";
import type { Erased, ErasingTools } from "../../../platform/retention/rule.ts";
import { forgetItem } from "../../../thread/commands.ts";
import { alertItemKind } from "../alert-item.ts";
import "../tables.ts";

const peopleKeptDays = 180;
const alertKeptDays = 5 * 365;

/** Who reported and who graded, half a year after it was over; and reports that never went out. */
export async function forgetAlertPeople(tx: Tx, { now }: ErasingTools): Promise<readonly Erased[]> {
  const before = daysBefore(now, peopleKeptDays);
  const refused = await tx.deleteFrom("alerts.alert").where("status", "=", "refused").where("ended_at", "<", before).returning("district").execute();
  const reporters = await tx
    .updateTable("alerts.alert")
    .set({ reported_by: null })
    .where("reported_by", "is not", null)
    .where("status", "in", ["published", "closed"])
    .where("expires_at", "<", before)
    .returning("district")
    .execute();
  const gradings = await tx
    .deleteFrom("alerts.grading as grading")
    .using("alerts.alert as alert")
    .whereRef("alert.district", "=", "grading.district")
    .whereRef("alert.id", "=", "grading.alert_id")
    .where("alert.expires_at", "<", before)
    .returning("grading.district")
    .execute();
  return countByDistrict([...refused, ...reporters, ...gradings]);
}

/** Alerts that were over five years ago, with their place in the thread. */
export async function forgetOldAlerts(tx: Tx, { now }: ErasingTools): Promise<readonly Erased[]> {
  const rows = await tx.deleteFrom("alerts.alert").where("expires_at", "<", daysBefore(now, alertKeptDays)).returning(["district", "id"]).execute();
  for (const { district, id } of rows) await forgetItem(tx, district, { kind: alertItemKind, id });
  return countByDistrict(rows);
}
