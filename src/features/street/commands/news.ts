import type { Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import { sendJob } from "../../../platform/jobs/jobs.ts";
import type { ItemRef } from "../../../thread/commands.ts";
import type { Effect } from "../../../thread/kinds.ts";
import { hasContact } from "../queries/contact.ts";
import "../tables.ts";

/** The job that writes a mail to someone who reported. */
export const tellReporterJobName = "street-tell-reporter";

/**
 * Asks for a mail about what came of a report, if whoever sent it left an address. What is corrected is told anew, and as a
 * correction to those who were told the mistake.
 */
export async function tellReporter(
  tx: Tx,
  districtId: DistrictId,
  observationId: string,
  news: Effect,
): Promise<void> {
  if (!(await hasContact(tx, districtId, observationId))) return;
  const heardMistake = news.isCorrection === true && (await forgetTold(tx, districtId, observationId, news));
  await sendJob(tx, tellReporterJobName, {
    districtId,
    observationId,
    itemKind: news.kind,
    itemId: news.id,
    itemStatus: news.status,
    isCorrection: heardMistake,
  });
}

async function forgetTold(tx: Tx, districtId: DistrictId, observationId: string, { kind, id }: ItemRef): Promise<boolean> {
  const told = await tx
    .deleteFrom("street.told")
    .where("district", "=", districtId)
    .where("observation_id", "=", observationId)
    .where("item_kind", "=", kind)
    .where("item_id", "=", id)
    .returning("item_id")
    .execute();
  return told.length > 0;
}

/**
 * Notes that someone hears of an item in a status.
 * @returns false when they have heard it before, or have no address here any more
 */
export async function noteTold(
  tx: Tx,
  districtId: DistrictId,
  observationId: string,
  news: Effect,
): Promise<boolean> {
  if (!(await hasContact(tx, districtId, observationId))) return false;
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("street.told")
    .values({
      district: districtId,
      observation_id: observationId,
      item_kind: news.kind,
      item_id: news.id,
      item_status: news.status,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return Number(numInsertedOrUpdatedRows) > 0;
}

/** Deletes the address someone left with a report, because they asked for it. Doing it again changes nothing. */
export async function forgetContact(tx: Tx, districtId: DistrictId, observationId: string): Promise<void> {
  await tx
    .deleteFrom("street.contact")
    .where("district", "=", districtId)
    .where("observation_id", "=", observationId)
    .execute();
}
