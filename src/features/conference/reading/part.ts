import type { ConferencePart } from "../part.ts";
import { readingRetention } from "./retention.ts";
import { tellReadersJob } from "./jobs.ts";
import { readingDeskRoutes } from "./routes/desk.tsx";
import { readingPostRoutes } from "./routes/post.tsx";
import { readingRoutes } from "./routes/reading.tsx";

/** What participants read in advance. */
export const reading: ConferencePart = {
  routes: [...readingDeskRoutes, ...readingPostRoutes, ...readingRoutes],
  jobs: [tellReadersJob],
  retention: readingRetention,
};
