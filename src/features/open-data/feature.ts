import type { Feature } from "../../platform/web/feature.ts";
import type { KvarterFeature } from "../../thread/feature.ts";
import { paths } from "./paths.ts";
import { policy } from "./policy.ts";
import { openDataRoutes } from "./routes.tsx";
import { texts } from "./texts.ts";

/** What programs can fetch from all these features, told to people and to programs. */
export const openDataOf = (features: () => readonly Feature[]): KvarterFeature => ({
  name: "open-data",
  policy,
  routes: openDataRoutes(features),
  footer: [{ path: paths.page, label: { da: texts.da.title, en: texts.en.title }, order: 15 }],
});
