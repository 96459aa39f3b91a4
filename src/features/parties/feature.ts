import type { KvarterFeature } from "../../thread/feature.ts";
import { policy } from "./policy.ts";
import { routes } from "./routes.tsx";

export const feature: KvarterFeature = { name: "parties", policy, routes };
