import { districtPath } from "../../platform/web/path.ts";

export const paths = {
  ideas: districtPath("/ideas"),
  write: districtPath("/ideas/new"),
  /** Where its codes were typed before all had one page; paper still says so. */
  typedBefore: districtPath("/ideas/receipt"),
  receipt: districtPath("/ideas/receipt/:code"),
  idea: districtPath("/ideas/:id"),
  support: districtPath("/ideas/:id/support"),

  /** For coordinators. */
  work: districtPath("/ideas/work"),
  workOne: districtPath("/ideas/work/:id"),

  /** The dialogue's own page; ideas stand below it, and lead back there. */
  dialogue: districtPath("/dialogue"),
} as const;
