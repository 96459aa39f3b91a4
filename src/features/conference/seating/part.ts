import type { ConferencePart } from "../part.ts";
import { tellProgrammesJob, tryAllocationJob } from "./jobs.ts";
import { seatingRetention } from "./retention.ts";
import { deskRoutes } from "./routes/desk.tsx";
import { ownProgrammeRoutes } from "./routes/own.tsx";

/** Who sits in which workshop: places are allocated by wishes, published, and told to each. */
export const seating: ConferencePart = {
  routes: [...ownProgrammeRoutes, ...deskRoutes],
  jobs: [tryAllocationJob, tellProgrammesJob],
  retention: seatingRetention,
};
