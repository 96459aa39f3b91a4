import type { ConferencePart } from "../part.ts";
import { outcomeRetention } from "./retention.ts";

/** What the workshops come to: notes, recommendations, and who supports them. */
export const outcome: ConferencePart = {
  routes: [],
  retention: outcomeRetention,
};
