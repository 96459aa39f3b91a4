/** Where a measure can stand. */
export const measureStatuses = ["planned", "started", "done", "stopped"] as const;

export type MeasureStatus = (typeof measureStatuses)[number];

/** Where a proof may leave a measure: it may stay, go on, or be taken up again; it never becomes a mere plan anew. */
const statusesAfter: Readonly<Record<MeasureStatus, readonly MeasureStatus[]>> = {
  planned: ["planned", "started", "done", "stopped"],
  started: ["started", "done", "stopped"],
  done: ["done", "started"],
  stopped: ["stopped", "started"],
};

/** The statuses a proof may give a measure that stands at `status`. */
export function possibleAfter(status: MeasureStatus): readonly MeasureStatus[] {
  return statusesAfter[status];
}

export interface DatedStatus {
  readonly day: string;
  readonly statusAfter: MeasureStatus;
}

/** No measure of a plan is older: an earlier day is a slip of the pen. */
const earliestDay = "2000-01-01";

/**
 * The first day on which something can have happened of a measure: the one it begins on, or the one it came into the plan, if
 * that is earlier.
 */
export function firstProofDay({ fromDay, addedDay }: { readonly fromDay: string | null; readonly addedDay: string }): string {
  const begun = fromDay !== null && fromDay < addedDay ? fromDay : addedDay;
  return begun < earliestDay ? earliestDay : begun;
}

interface ProofMoment {
  readonly status: MeasureStatus;
  readonly lastProofDay: string | null;
  readonly firstDay: string;
  readonly today: string;
}

/** What is wrong with a proof: field and error code, or nothing. Days are calendar days, `2026-03-01`. */
export function proofFault(now: ProofMoment, proof: DatedStatus): { field: "day" | "statusAfter"; code: string } | undefined {
  if (proof.day < earliestDay) return { field: "day", code: "wrong_year" };
  if (proof.day < now.firstDay) return { field: "day", code: "before_measure" };
  if (proof.day > now.today) return { field: "day", code: "proof_in_future" };
  if (now.lastProofDay !== null && proof.day < now.lastProofDay) return { field: "day", code: "before_last_proof" };
  if (!possibleAfter(now.status).includes(proof.statusAfter)) return { field: "statusAfter", code: "invalid_choice" };
  return undefined;
}

/** Where a measure stands by its proofs, oldest first: planned until one says otherwise. */
export function statusFrom(proofs: readonly DatedStatus[]): MeasureStatus {
  return proofs.at(-1)?.statusAfter ?? "planned";
}

/** Whether something is still to be done of a measure. */
export function isUnderWay(status: MeasureStatus): boolean {
  return status !== "done" && status !== "stopped";
}

/** Whether a measure should have been finished by now and is not. Its last day still counts. */
export function isLate(measure: { status: MeasureStatus; toDay: string | null }, today: string): boolean {
  return measure.toDay !== null && measure.toDay < today && isUnderWay(measure.status);
}

/** Whether a letter's reply agrees, wholly or partly, so that a measure can come of it. */
export function replyAgrees(status: string): boolean {
  return status === "accepted" || status === "partly";
}
