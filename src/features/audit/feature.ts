import type { KvarterFeature } from "../../thread/feature.ts";
import { auditPath } from "./paths.ts";
import { policy } from "./policy.ts";
import { auditRoutes } from "./routes.tsx";
import { texts } from "./texts/page.ts";

const { da, en } = texts;

/** Who did what; beside it what visitors did, as counts of the features it is given. */
export function auditOf(features: readonly KvarterFeature[]): KvarterFeature {
  return {
    name: "audit",
    policy,
    routes: auditRoutes(features.flatMap((feature) => feature.visitorCounts ?? [])),
    administration: [
      {
        path: auditPath,
        label: { da: da.title, en: en.title },
        text: { da: da.door, en: en.door },
        order: 60,
        action: "audit.read",
      },
    ],
  };
}
