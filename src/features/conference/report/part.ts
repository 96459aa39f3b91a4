import type { ConferencePart } from "../part.ts";
import { tellOfReportJob, thankParticipantsJob } from "./jobs.ts";
import { reportRetention } from "./retention.ts";
import { evaluationRoutes } from "./routes/evaluation.tsx";
import { reportRoutes } from "./routes/report.tsx";
import { evaluationWorkRoutes } from "./routes/work.tsx";

/** What people thought of a conference, and the report about it. */
export const report: ConferencePart = {
  routes: [...evaluationRoutes, ...evaluationWorkRoutes, ...reportRoutes],
  jobs: [thankParticipantsJob, tellOfReportJob],
  retention: reportRetention,
};
