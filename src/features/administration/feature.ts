import type { KvarterFeature } from "../../thread/feature.ts";
import { administrationPath } from "./paths.ts";
import { policy } from "./policy.ts";
import { administrationRoutes } from "./routes.tsx";
import { texts } from "./texts.ts";

/** The administration page is made of the other features' doors, which it is given: it imports none of them. */
export function administrationOf(features: readonly KvarterFeature[]): KvarterFeature {
  return {
    name: "administration",
    policy,
    routes: administrationRoutes(features),
    menu: [
      {
        path: administrationPath,
        label: { da: texts.da.title, en: texts.en.title },
        order: 99,
        action: "administration.read",
      },
    ],
  };
}
