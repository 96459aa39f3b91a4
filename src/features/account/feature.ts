import type { KvarterFeature } from "../../thread/feature.ts";
import { routes } from "./routes.tsx";

export const feature: KvarterFeature = { name: "account", policy: {}, routes };
