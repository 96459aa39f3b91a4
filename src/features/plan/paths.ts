import { districtPath } from "../../platform/web/path.ts";

export const planPaths = {
  plan: districtPath("/plan"),
  drafts: districtPath("/plan/drafts"),
  newGoal: districtPath("/plan/goals/new"),
  goal: districtPath("/plan/goals/:id"),
  editGoal: districtPath("/plan/goals/:id/edit"),
  removeGoal: districtPath("/plan/goals/:id/remove"),
  newMeasure: districtPath("/plan/measures/new"),
  measure: districtPath("/plan/measures/:id"),
  editMeasure: districtPath("/plan/measures/:id/edit"),
  discardMeasure: districtPath("/plan/measures/:id/discard"),
  prove: districtPath("/plan/measures/:id/proof"),
  withdrawProof: districtPath("/plan/measures/:id/proofs/:proof/withdraw"),
  proofFile: districtPath("/plan/measures/:id/proofs/:proof/file"),
} as const;
