import type { ConferencePart } from "../part.ts";
import { moveQueuesJob, tellRegisteredJob } from "./jobs.ts";
import { registrationRetention } from "./retention.ts";
import { ownRoutes } from "./routes/own.tsx";
import { registerRoutes } from "./routes/register.tsx";
import { registrationRoutes } from "./routes/registrations.tsx";
import { secretaryRoutes } from "./routes/secretary.tsx";
import { linkPurposes } from "./rules/link.ts";

/** Who takes part: registering on the web and by phone, seats, and the waiting list. */
export const registration: ConferencePart = {
  routes: [...registerRoutes, ...ownRoutes, ...secretaryRoutes, ...registrationRoutes],
  linkPurposes,
  jobs: [tellRegisteredJob, moveQueuesJob],
  retention: registrationRetention,
};
