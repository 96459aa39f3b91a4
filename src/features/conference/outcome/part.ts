import type { ConferencePart } from "../part.ts";
import { closeVotesJob } from "./jobs.ts";
import { recommendationKind } from "./kinds.ts";
import { outcomeRetention } from "./retention.ts";
import { outcomeDeskRoutes } from "./routes/desk.tsx";
import { plenaryRoutes } from "./routes/plenary.tsx";
import { recommendationRoutes } from "./routes/public.tsx";
import { voteRoutes } from "./routes/vote.tsx";
import { facilitatorRoutes } from "./routes/workshop.tsx";
import { linkPurposes } from "./rules/links.ts";

/** What the workshops come to: notes, recommendations, and who supports them. */
export const outcome: ConferencePart = {
  routes: [...facilitatorRoutes, ...voteRoutes, ...outcomeDeskRoutes, ...plenaryRoutes, ...recommendationRoutes],
  kinds: [recommendationKind],
  linkPurposes,
  jobs: [closeVotesJob],
  retention: outcomeRetention,
};
