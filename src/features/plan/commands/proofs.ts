import { v7 as uuidv7 } from "uuid";
import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { forgetFile } from "../../../platform/files/stored-files.ts";
import { dayOf } from "../../../platform/i18n/dates.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { Refusal, notNow } from "../../../platform/web/form.ts";
import { firstProofDay, proofFault, statusFrom } from "../measure.ts";
import { isWithdrawn, lastProof } from "../queries/measures.ts";
import type { ProofInput, WithdrawalInput } from "../schema.ts";
import { lockMeasure, recordMeasure } from "./measures.ts";
import { refusePersonPhones } from "../../../network/person-phones.ts";
import { refusePersons } from "../../../network/person-words.ts";
import "../tables.ts";

/** A file that lies in the file store. Size in bytes. */
export interface ProofFile {
  readonly key: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

export type NewProof = Pick<ProofInput, "day" | "statusAfter"> & Partial<Pick<ProofInput, "words" | "link">>;

/**
 * Shows, with a day and with words, a link or a file, how a published measure moves; the only way to its next status.
 * @throws Refusal `"": not_now` when it is not there, `"": publish_first`, `words: proof_missing | person_phone`,
 * `day: wrong_year | before_measure | proof_in_future | before_last_proof`, `statusAfter: invalid_choice`
 */
export async function proveMeasure(
  tx: Tx,
  permit: Permit<"plan.manage">,
  measureId: string,
  input: NewProof,
  file: ProofFile | null,
  now: Date,
): Promise<{ id: string }> {
  const measure = await lockMeasure(tx, permit, measureId);
  if (!measure.published_at) throw new Refusal({ field: "", code: "publish_first" });
  const words = input.words ?? "";
  const link = input.link ?? null;
  if (words === "" && link === null && file === null) throw new Refusal({ field: "words", code: "proof_missing" });
  await refusePersonPhones(tx, permit.districtId, { words });
  const last = await lastProof(tx, permit.districtId, measureId);
  const fault = proofFault(
    {
      status: statusFrom(last ? [last] : []),
      lastProofDay: last?.day ?? null,
      firstDay: firstProofDay({ fromDay: measure.from_day, addedDay: dayOf(measure.created_at) }),
      today: dayOf(now),
    },
    input,
  );
  if (fault) throw new Refusal(fault);
  const proof = {
    id: uuidv7(),
    day: input.day,
    status_after: input.statusAfter,
    words,
    link,
    file_key: file?.key ?? null,
    file_name: file?.name.slice(-200) ?? null,
    file_type: file?.type ?? null,
    file_size: file?.size ?? null,
  };
  await tx
    .insertInto("plan.proof")
    .values({ district: permit.districtId, measure_id: measureId, ...proof, created_at: now })
    .execute();
  await recordMeasure(tx, permit, measureId);
  await recordChange(tx, permit, { action: "plan.proveMeasure", kind: "measure", id: measureId, after: proof });
  return { id: proof.id };
}

/**
 * Takes a proof back with its file, for a reason that everyone reads; the measure then stands where the last one left says.
 * One that is taken back already stays as it is.
 * @throws Refusal `"": not_now` when there is no such measure or proof, `why: personal`
 */
export async function withdrawProof(
  tx: Tx,
  permit: Permit<"plan.manage">,
  measureId: string,
  proofId: string,
  { why }: WithdrawalInput,
  now: Date,
): Promise<void> {
  await lockMeasure(tx, permit, measureId);
  if (await isWithdrawn(tx, permit.districtId, measureId, proofId)) return;
  await refusePersons(tx, permit.districtId, { why });
  const proof = await tx
    .deleteFrom("plan.proof")
    .where("district", "=", permit.districtId)
    .where("measure_id", "=", measureId)
    .where("id", "=", proofId)
    .returning(["day", "status_after", "file_key"])
    .executeTakeFirst();
  if (!proof) throw notNow();
  if (proof.file_key !== null) await forgetFile(tx, permit.districtId, proof.file_key);
  await tx
    .insertInto("plan.withdrawn_proof")
    .values({ district: permit.districtId, id: proofId, measure_id: measureId, why, withdrawn_at: now })
    .execute();
  await recordMeasure(tx, permit, measureId);
  // Its words are in the event that wrote it; they are not told again.
  const before = { id: proofId, ...proof };
  await recordChange(tx, permit, { action: "plan.withdrawProof", kind: "measure", id: measureId, before, after: { why } });
}
