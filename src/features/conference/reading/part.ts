import type { ConferencePart } from "../part.ts";
import { readingRetention } from "./retention.ts";
import { readingDeskRoutes } from "./routes/desk.tsx";
import { readingRoutes } from "./routes/reading.tsx";

/** What participants read in advance. */
export const reading: ConferencePart = {
  routes: [...readingDeskRoutes, ...readingRoutes],
  retention: readingRetention,
};
