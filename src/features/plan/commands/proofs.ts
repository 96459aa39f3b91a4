import { v7 as uuidv7 } from "uuid";
import { recordChange } from "../../../platform/audit/commands.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { dayOf } from "../../../platform/i18n/dates.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { Refusal } from "../../../platform/web/form.ts";
import { proofFault, statusFrom } from "../measure.ts";
import { lastProof } from "../queries/measures.ts";
import type { ProofInput } from "../schema.ts";
import { lockMeasure, recordMeasure } from "./measures.ts";
import { refusePersonPhones } from "../../../network/person-phones.ts";
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
 * @throws Refusal
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
    { status: statusFrom(last ? [last] : []), lastProofDay: last?.day ?? null, today: dayOf(now) },
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
