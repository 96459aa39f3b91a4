import type { ConferencePart } from "../part.ts";
import { recommendationKind } from "./kinds.ts";
import { outcomeRetention } from "./retention.ts";
import { outcomeDeskRoutes } from "./routes/desk.tsx";
import { recommendationRoutes } from "./routes/public.tsx";
import { facilitatorRoutes } from "./routes/workshop.tsx";
import { linkPurposes } from "./rules/links.ts";

/** What the workshops come to: notes, recommendations, and who supports them. */
export const outcome: ConferencePart = {
  routes: [...facilitatorRoutes, ...outcomeDeskRoutes, ...recommendationRoutes],
  kinds: [recommendationKind],
  linkPurposes,
  retention: outcomeRetention,
};
