import type { Db, Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import "../tables.ts";

/** A tablet as the workers see it. */
export interface Kiosk {
  readonly id: string;
  readonly place: string;
  readonly endsAt: Date;
  /** Whether a tablet has taken the code. */
  readonly isTaken: boolean;
  readonly codeUntil: Date;
}

/** The tablets that take answers to a question, and those whose code still waits. */
export async function kiosksOf(
  db: Db,
  permit: Permit<"dialogue.assist">,
  questionId: string,
  now: Date,
): Promise<Kiosk[]> {
  const rows = await db
    .selectFrom("dialogue.kiosk")
    .select(["id", "place", "ends_at as endsAt", "device_hash as device", "code_until as codeUntil"])
    .where("district", "=", permit.districtId)
    .where("question_id", "=", questionId)
    .where("ended_at", "is", null)
    .where("ends_at", ">", now)
    .where((eb) => eb.or([eb("device_hash", "is not", null), eb("code_until", ">", now)]))
    .orderBy("opened_at")
    .orderBy("id")
    .execute();
  return rows.map(({ device, ...kiosk }) => ({ ...kiosk, isTaken: device !== null }));
}

/** What a tablet is, or was last. */
export interface DeviceKiosk {
  readonly questionId: string;
  readonly isActive: boolean;
}

/** The kiosk of a tablet: the one it is, else the last one it was. */
export async function kioskOfDevice(
  db: Db | Tx,
  districtId: DistrictId,
  device: string,
  now: Date,
): Promise<DeviceKiosk | undefined> {
  const row = await db
    .selectFrom("dialogue.kiosk")
    .select(["question_id as questionId", "ends_at as endsAt", "ended_at as endedAt"])
    .where("district", "=", districtId)
    .where("device_hash", "=", device)
    // It may have taken the code of an older one last; of those that have not ended there is one.
    .orderBy((eb) => eb("ended_at", "is", null), "desc")
    .orderBy("opened_at", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row && { questionId: row.questionId, isActive: row.endedAt === null && row.endsAt > now };
}
