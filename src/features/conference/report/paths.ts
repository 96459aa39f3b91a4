import { districtPath } from "../../../platform/web/path.ts";

export const reportPaths = {
  /** Short, for paper: leads to the evaluation that is open. */
  evaluateNow: districtPath("/evaluation"),
  evaluation: districtPath("/conference/:id/evaluation"),
  /** Lets somebody else answer on the same screen. */
  somebodyElse: districtPath("/conference/:id/evaluation/next"),
  report: districtPath("/conference/:id/report"),
  pdf: districtPath("/conference/:id/report.pdf"),
  data: districtPath("/conference/:id/report.json"),

  /** For the organisers. */
  paper: districtPath("/conference/:id/evaluation/paper"),
  sheet: districtPath("/conference/:id/evaluation/sheet.pdf"),
  texts: districtPath("/conference/:id/evaluation/texts"),
  release: districtPath("/conference/:id/evaluation/texts/:text/release"),
  keepBack: districtPath("/conference/:id/evaluation/texts/:text/keep-back"),
  desk: districtPath("/conference/:id/report/desk"),
  draft: districtPath("/conference/:id/report/draft"),
  draftPdf: districtPath("/conference/:id/report/draft.pdf"),
  publish: districtPath("/conference/:id/report/publish"),
  withdraw: districtPath("/conference/:id/report/withdraw"),
} as const;
