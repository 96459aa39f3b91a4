import type { KvarterFeature } from "../../thread/feature.ts";
import { jobs } from "./jobs.ts";
import { routes } from "./routes.tsx";

export const feature: KvarterFeature = { name: "sign-in", policy: {}, routes, jobs };
