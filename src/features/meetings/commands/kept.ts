import type { Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import { dayOf } from "../../../platform/i18n/dates.ts";
import { Refusal } from "../../../platform/web/form.ts";
import type { KeptEffect } from "../../../thread/kinds.ts";
import { meetingAtDay, minutedKinds } from "../agenda.ts";
import "../tables.ts";

/**
 * Refuses what would change, past the corrections, what minutes that were sent or approved say came of an item. Whoever
 * sends or approves them meanwhile waits, so that it is in them or refused.
 * @throws Refusal `"": minutes_sent | minutes_locked`
 */
export async function refuseKeptEffect(
  tx: Tx,
  districtId: DistrictId,
  itemId: string,
  { kind, day }: KeptEffect,
  now: Date,
): Promise<void> {
  if (!minutedKinds.some((one) => one === kind)) return;
  const meetings = await tx
    .selectFrom("meetings.entry as e")
    .innerJoin("meetings.meeting as m", (join) => join.onRef("m.district", "=", "e.district").onRef("m.id", "=", "e.meeting_id"))
    .select(["m.starts_at as startsAt", "m.sent_at as sentAt", "m.approved_at as approvedAt"])
    .where("e.district", "=", districtId)
    .where("e.item_id", "=", itemId)
    .orderBy("m.starts_at")
    .orderBy("m.id")
    .forShare("m")
    .execute();
  const days = meetings.map(({ startsAt }) => dayOf(startsAt));
  const lastBegun = days[meetings.findLastIndex(({ startsAt }) => startsAt <= now)];
  const meeting = meetings[meetingAtDay(days, day ?? lastBegun ?? dayOf(now))];
  if (meeting?.approvedAt) throw new Refusal({ field: "", code: "minutes_locked" });
  if (meeting?.sentAt) throw new Refusal({ field: "", code: "minutes_sent" });
}
