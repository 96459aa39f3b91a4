import type { ConferencePart } from "../part.ts";
import { questionsRetention } from "./retention.ts";
import { questionRoutes } from "./routes.tsx";

/** What the organiser asks those who register, besides what is asked of everyone. */
export const questions: ConferencePart = {
  routes: questionRoutes,
  retention: questionsRetention,
};
