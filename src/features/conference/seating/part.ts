import type { ConferencePart } from "../part.ts";
import { seatLatecomersJob, tellProgrammesJob, tryAllocationJob } from "./jobs.ts";
import { seatingRetention } from "./retention.ts";
import { deskRoutes } from "./routes/desk.tsx";
import { ownProgrammeRoutes } from "./routes/own.tsx";
import { peopleRoutes } from "./routes/people.tsx";

/** Who sits in which workshop: places are allocated by wishes, published, and told to each. */
export const seating: ConferencePart = {
  routes: [...ownProgrammeRoutes, ...deskRoutes, ...peopleRoutes],
  jobs: [tryAllocationJob, tellProgrammesJob, seatLatecomersJob],
  retention: seatingRetention,
};
