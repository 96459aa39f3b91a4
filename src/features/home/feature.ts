import type { KvarterFeature } from "../../thread/feature.ts";
import { policy } from "./policy.ts";
import { homeRoutes } from "./routes.tsx";

/** The home page is made of parts of the other features, which it is given: it imports none of them. */
export function homeOf(features: readonly KvarterFeature[]): KvarterFeature {
  return { name: "home", policy, routes: homeRoutes(features) };
}
