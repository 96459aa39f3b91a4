import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { alertItemKind } from "../alert-item.ts";
import type { Sending } from "../alert-mail.ts";
import { gradingsOf } from "../queries/reports.ts";
import { waitingAction } from "../waiting.ts";
import { lockWaiting } from "./grade.ts";
import { askGraders } from "./tell.ts";
import "../tables.ts";

/** Asks those again who have not graded a report that waits, when it is time. */
export async function askAgain(tx: Tx, permit: Permit<"alerts.grade">, alertId: string, sending: Sending): Promise<void> {
  const report = await lockWaiting(tx, permit, alertId);
  // Another process may have asked a moment ago.
  if (waitingAction(report, sending.now) !== "ask") return;
  await tx.updateTable("alerts.alert").set({ asked_at: sending.now }).where("district", "=", permit.districtId).where("id", "=", alertId).execute();
  await askGraders(tx, permit, report, await gradingsOf(tx, permit, alertId), sending);
  await recordChange(tx, permit, { action: "alerts.ask", kind: alertItemKind, id: alertId });
}
